import Kit

/// What is wrong with a walkthrough, before a customer meets it: steps that lead nowhere, sentences that may not be said, and rehearsals that end
/// elsewhere than their writer says.
struct WalkthroughCheck {
    let walkthrough: Walkthrough
    /// Those beside it, itself among them or not: a message must begin one of them alone.
    let all: [Walkthrough]
    /// Whether there is an article of this slug.
    let hasArticle: (String) -> Bool
    /// Why a text may not be said; nil where it may.
    let refusal: (String) -> Phrase?

    /// Characters of a step, by language: what is read at one glance on a phone.
    private static let stepLimit: [Language: Int] = [.en: 900, .zh: 450]
    private static let stepsLimit = 24
    private static let titleLimit = 2...80

    var problems: [Phrase] { structure + wording + beginnings + rehearsals }

    // MARK: - Steps

    private var structure: [Phrase] {
        let steps = walkthrough.steps
        let names = steps.map(\.name)
        var problems: [Phrase] = []
        if steps.count > Self.stepsLimit { problems.append(Problem.tooManySteps.filled(["count": String(steps.count), "most": String(Self.stepsLimit)])) }
        problems += Set(names.filter { name in names.count { $0 == name } > 1 }).sorted().map { Problem.sameName.filled(["step": $0]) }
        for step in steps {
            problems += step.next.filter { !names.contains($0) }.map { Problem.noStep.filled(["step": step.name, "next": $0]) }
            if let article = step.article, !hasArticle(article) { problems.append(Problem.noArticle.filled(["step": step.name, "article": article])) }
        }
        problems += names.filter { !reached(from: walkthrough.first.name).contains($0) }.map { Problem.unreached.filled(["step": $0]) }
        let ends = steps.filter { if case .end = $0.then { true } else { false } }.map(\.name)
        problems += names.filter { reached(from: $0).isDisjoint(with: ends) }.map { Problem.endless.filled(["step": $0]) }
        return problems
    }

    private func reached(from name: String) -> Set<String> {
        var reached: Set<String> = []
        var waiting = [name]
        while let name = waiting.popLast() {
            guard reached.insert(name).inserted else { continue }
            waiting += walkthrough.step(name)?.next ?? []
        }
        return reached
    }

    // MARK: - Sentences

    private var wording: [Phrase] {
        var problems: [Phrase] = []
        if !walkthrough.reviewed.isDay || !walkthrough.reviewBy.isDay { problems.append(Problem.badDay) }
        if !Language.allCases.allSatisfy({ Self.titleLimit.contains(walkthrough.title($0).count) }) { problems.append(Problem.badTitle) }
        for language in Language.allCases {
            for step in walkthrough.steps {
                let place = ["step": step.name, "language": language.rawValue]
                let text = step.text(language)
                if step.say(language).count < 2 { problems.append(Problem.silent.filled(place)) }
                if text.count > Self.stepLimit[language, default: 0] { problems.append(Problem.tooLong.filled(place)) }
                if let refusal = refusal(text) { problems.append(.sentences([Problem.refused.filled(place), refusal])) }
            }
        }
        return problems
    }

    // MARK: - Rehearsals

    private var beginnings: [Phrase] {
        let all = [walkthrough] + self.all.filter { $0.slug != walkthrough.slug }
        return Language.allCases.flatMap { language in
            let wrong = walkthrough.notFor[language, default: []].filter { all.beginning(with: $0)?.slug == walkthrough.slug }
            let missed = walkthrough.rehearsals.compactMap { $0.says[language]?.first }.filter { all.beginning(with: $0)?.slug != walkthrough.slug }
            return wrong.map { Problem.beginsWrongly.filled(["text": $0]) } + missed.map { Problem.beginsNot.filled(["text": $0]) }
        }
    }

    private var rehearsals: [Phrase] {
        var problems = walkthrough.rehearsals.isEmpty ? [Problem.untried] : []
        for (number, rehearsal) in walkthrough.rehearsals.enumerated() {
            for language in Language.allCases {
                guard let problem = problem(with: rehearsal, language) else { continue }
                problems.append(.sentences([Problem.talk.filled(["number": String(number + 1), "language": language.rawValue]), problem]))
            }
        }
        return problems
    }

    private func problem(with rehearsal: Walkthrough.Rehearsal, _ language: Language) -> Phrase? {
        guard let says = rehearsal.says[language], !says.isEmpty else { return Problem.nothingSaid }
        var state = WalkthroughState(walkthrough, language)
        _ = state.begin(walkthrough, language)
        for text in says.dropFirst() {
            let before = state.step
            guard !state.isOver else { return Problem.overBefore.filled(["step": before, "text": text]) }
            happen(text, &state, language)
            if state.step == before { return Problem.noAnswer.filled(["step": before, "text": text]) }
        }
        guard state.step == rehearsal.ends else { return Problem.endsElsewhere.filled(["step": state.step, "wanted": rehearsal.ends]) }
        return state.isOver ? nil : Problem.goesOn
    }

    /// In brackets stands what happens; everything else is what the customer says.
    private func happen(_ text: String, _ state: inout WalkthroughState, _ language: Language) {
        switch text {
        case "(confirmed)": _ = state.confirmed(true, walkthrough, language)
        case "(no letter)": _ = state.confirmed(false, walkthrough, language)
        case "(done)": _ = state.answered(true, walkthrough, language)
        case "(refused)": _ = state.answered(false, walkthrough, language)
        default: _ = state.hear(text, walkthrough, language)
        }
    }

    private enum Problem {
        static let tooManySteps = Phrase(en: "It has {count} steps; at most {most} can be followed.", zh: "共有 {count} 步，最多 {most} 步，再多客户走不下来。")
        static let sameName = Phrase(en: "Two steps are named {step}.", zh: "有两个步骤都叫 {step}。")
        static let noStep = Phrase(en: "{step} leads to {next}, which is not there.", zh: "{step} 要去的 {next} 不存在。")
        static let noArticle = Phrase(en: "{step} names the article {article}, which is not there.", zh: "{step} 引用的文章 {article} 不存在。")
        static let unreached = Phrase(en: "Nothing leads to {step}.", zh: "没有任何步骤会走到 {step}。")
        static let endless = Phrase(en: "{step} comes to no end.", zh: "从 {step} 走下去没有结尾。")
        static let badDay = Phrase(en: "Dates are written as 2026-11-29.", zh: "日期请写成 2026-11-29 的形式。")
        static let badTitle = Phrase(en: "The title has 2 to 80 characters.", zh: "标题为 2 到 80 字。")
        static let silent = Phrase(en: "{step} ({language}) says nothing.", zh: "{step}（{language}）没有内容。")
        static let tooLong = Phrase(en: "{step} ({language}) is too long to be read at a glance.", zh: "{step}（{language}）太长，手机上一眼看不完。")
        static let refused = Phrase(en: "{step} ({language}) may not be said:", zh: "{step}（{language}）这样说不行：")
        static let beginsWrongly = Phrase(en: "It begins for “{text}”, which is not for it.", zh: "“{text}”不该触发这个引导，现在会触发。")
        static let beginsNot = Phrase(en: "It does not begin for “{text}”.", zh: "“{text}”应该触发这个引导，现在没有。")
        static let untried = Phrase(en: "It has no talks: nobody has tried it.", zh: "没有演练对话（talks），还没人试过。")
        static let talk = Phrase(en: "Talk {number} ({language}):", zh: "对话 {number}（{language}）：")
        static let nothingSaid = Phrase(en: "Nobody says anything.", zh: "里面没有客户说的话。")
        static let overBefore = Phrase(en: "It is over at {step}, before “{text}”.", zh: "在 {step} 就结束了，还没到“{text}”。")
        static let noAnswer = Phrase(en: "“{text}” is no answer to {step}.", zh: "“{text}”不是 {step} 的任何一个回答。")
        static let endsElsewhere = Phrase(en: "It ends with {step}, not with {wanted}.", zh: "最后停在 {step}，而不是 {wanted}。")
        static let goesOn = Phrase(en: "It is not over yet.", zh: "对话还没有走完。")
    }
}

extension [KnowledgeFolder.WalkthroughText] {
    /// Those without a problem, and what is wrong with the others, each behind the path of its file.
    /// - Parameter check: says what is wrong with one beside all that could be read.
    func checked(
        _ check: (Walkthrough, _ all: [Walkthrough]) -> [Phrase]
    ) -> (right: [(file: KnowledgeFolder.WalkthroughText, walkthrough: Walkthrough)], problems: [String]) {
        var problems: [String] = []
        var read: [(file: KnowledgeFolder.WalkthroughText, walkthrough: Walkthrough)] = []
        for file in self {
            do { read.append((file, try file.walkthrough())) } catch { problems.append("\(file.path): \(error)") }
        }
        let all = read.map(\.walkthrough)
        let right = read.filter { file, walkthrough in
            let found = check(walkthrough, all)
            problems += found.map { "\(file.path): \($0.en)" }
            return found.isEmpty
        }
        return (right, problems)
    }
}
