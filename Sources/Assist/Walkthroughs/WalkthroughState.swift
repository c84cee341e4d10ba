import Kit

/// How far a customer has come in a walkthrough. Pure: `begin` and `hear` say what the desk has to do.
///
/// After two answers that fit nothing, and after `answerLimit` answers, a person goes on.
struct WalkthroughState: Sendable, Hashable, Codable {
    let slug: String
    let title: String
    /// The step whose answer is waited for; the last one when it is over.
    private(set) var step = ""
    private(set) var answers: [Answer] = []
    private(set) var isOver = false
    private var misses = 0
    private var heard = 0

    /// What the customer said, under the name of what was asked.
    struct Answer: Sendable, Hashable, Codable {
        let question: String
        let text: String
    }

    enum Action: Sendable, Hashable {
        case say(String, article: String?)
        case handOver(isSecurity: Bool)
        /// A letter is sent by which the customer confirms their address; `confirmed(false)` where it can't be.
        case sendLetter
        /// `answered` says what came of it.
        case ask(AccountAction)
        /// The message is none of its answers: the desk answers it as any other, and the walkthrough waits.
        case passOn
    }

    private static let missLimit = 2
    private static let answerLimit = 30
    /// Characters of an answer that are kept.
    private static let keptLimit = 500

    private static let noLetter = FlowTerms(
        zh: "没收到|没有收到|收不到|没邮件|没有邮件|邮箱不用", en: "no letter|no mail|no email|nothing came|didnt come|not arrived|didnt arrive|cant open|no access")

    init(_ walkthrough: Walkthrough, _ language: Language) {
        slug = walkthrough.slug
        title = walkthrough.title(language)
    }

    mutating func begin(_ walkthrough: Walkthrough, _ language: Language) -> [Action] {
        go(to: walkthrough.first.name, walkthrough, language)
    }

    /// - Parameter walkthrough: as it is now; where a writer took the step away meanwhile, a person goes on.
    mutating func hear(_ text: String, _ walkthrough: Walkthrough?, _ language: Language) -> [Action] {
        guard !isOver else { return [] }
        guard let walkthrough, let current = walkthrough.step(step) else { return handOver(language) }
        heard += 1
        guard heard < Self.answerLimit else { return handOver(language) }
        switch current.then {
        case .choose(let choices):
            guard let choice = WalkthroughReply(text).choice(of: choices) else { return miss(text, current, language) }
            answers.append(Answer(question: "", text: choice.label(language)))
            return go(to: choice.next, walkthrough, language)
        case .keep(let name, let next):
            // Whatever they write may be the answer; only a question is plainly none.
            guard !text.hasSuffix("?"), !text.hasSuffix("？") else { return [.passOn] }
            answers.append(Answer(question: name(language), text: String(text.prefix(Self.keptLimit))))
            return go(to: next, walkthrough, language)
        case .confirm(_, let otherwise):
            misses += 1
            let goesWithout = misses >= Self.missLimit || FlowText(text).has(Self.noLetter)
            return goesWithout ? go(to: otherwise, walkthrough, language) : [.say(WalkthroughStrings.waitingForLetter(language), article: nil)]
        case .go, .account, .end: return handOver(language)
        }
    }

    /// The customer pressed the button, or no letter could be sent.
    mutating func confirmed(_ isConfirmed: Bool, _ walkthrough: Walkthrough?, _ language: Language) -> [Action] {
        guard !isOver else { return [] }
        guard let walkthrough, let current = walkthrough.step(step) else { return handOver(language) }
        // Whoever went on without the letter is past it.
        guard case .confirm(let next, let otherwise) = current.then else { return [] }
        if isConfirmed { answers.append(Answer(question: "", text: WalkthroughStrings.confirmed(language))) }
        return go(to: isConfirmed ? next : otherwise, walkthrough, language)
    }

    /// What the account service answered.
    mutating func answered(_ isDone: Bool, _ walkthrough: Walkthrough?, _ language: Language) -> [Action] {
        guard !isOver, let walkthrough, case .account(let action, let done, let refused)? = walkthrough.step(step)?.then else { return [] }
        let outcome = isDone ? WalkthroughStrings.accountDone : WalkthroughStrings.accountRefused
        answers.append(Answer(question: action.name(language), text: outcome(language)))
        return go(to: isDone ? done : refused, walkthrough, language)
    }

    // MARK: - Going on

    private mutating func go(to name: String, _ walkthrough: Walkthrough, _ language: Language) -> [Action] {
        var actions: [Action] = []
        var next = name
        misses = 0
        // Steps that only say something follow each other; no more of them than there are steps.
        for _ in walkthrough.steps {
            guard let reached = walkthrough.step(next) else { return actions + handOver(language) }
            step = reached.name
            actions.append(.say(reached.text(language), article: reached.article))
            switch reached.then {
            case .go(let after): next = after
            case .choose, .keep: return actions
            case .confirm: return actions + [.sendLetter]
            case .account(let action, _, _): return actions + [.ask(action)]
            case .end(let end):
                isOver = true
                return actions + (end == .done ? [] : [.handOver(isSecurity: end == .security)])
            }
        }
        return actions + handOver(language)
    }

    private mutating func miss(_ text: String, _ current: Walkthrough.Step, _ language: Language) -> [Action] {
        if FlowReply.isSettled(FlowText(text)) {
            isOver = true
            return [.say(FlowWords.closing(language), article: nil)]
        }
        guard !isAside(text) else { return [.passOn] }
        misses += 1
        if misses >= Self.missLimit { return handOver(language) }
        return [.say(WalkthroughStrings.choose(language) + current.choiceList(language), article: nil)]
    }

    /// A question of its own, or the beginning of something else.
    private func isAside(_ text: String) -> Bool { FlowReply.isQuestion(text) || FlowIntent.flow(for: text) != nil }

    private mutating func handOver(_ language: Language) -> [Action] {
        isOver = true
        return [.say(FlowWords.bringingPerson(language), article: nil), .handOver(isSecurity: false)]
    }

    /// What the person who goes on is told, a line each.
    func summary(_ language: Language) -> [String] {
        let kept = answers.filter { !$0.question.isEmpty }.map { WalkthroughStrings.kept(language, ["question": $0.question, "answer": $0.text]) }
        let chosen = answers.filter(\.question.isEmpty).map(\.text).joined(separator: " → ")
        return [WalkthroughStrings.wentThrough(language, ["title": title])] + (chosen.isEmpty ? [] : [WalkthroughStrings.chose(language, ["answers": chosen])])
            + kept
    }
}
