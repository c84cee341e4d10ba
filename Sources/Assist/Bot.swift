import HTTPKit
import Inbox
import Kit
import Logging
package import Store
import TextKit
import WalletSafety

/// The assistant: quotes the knowledge base or says that it does not know, and brings a person.
///
/// It follows the event log. Everything it says carries the number of the event it follows from as its client id, so it is said once.
extension AssistService {
    /// Answers that did not help before a person is brought without being asked.
    static let missLimit = 2
    /// Conversations that it works at side by side.
    private static let conversationsAtOnce = 8
    /// Characters of a quoted passage.
    private static let quoteLimit = 900
    /// How long after a question was put its vector may still be waited for; past it words alone have to do. Counted from the question on, not from its
    /// turn, and shared by those that wait at once: in a burst, when turns come late, there is no waiting at all and the desk catches up.
    private static let vectorTime = Span.milliseconds(100)
    /// In less hardly any vector is made.
    private static let shortestVectorTime = Span.milliseconds(20)

    package var bot: EventReader {
        let types: [InboxEvent] = [.messageCreated, .answerMissed, .stateChanged, .messageRedacted]
        return EventReader(name: "assistant", types: Set(types.map(\.rawValue) + [Self.addressConfirmed]), isThoughtful: true) { events in
            // Within a conversation one after the other; conversations do not wait for each other's commits.
            var waiting = Array(Dictionary(grouping: events, by: \.conversation).values)
            let count = waiting.count
            try await withThrowingTaskGroup(of: Void.self) { group in
                for running in 0..<waiting.count {
                    if running >= Self.conversationsAtOnce { try await group.next() }
                    let story = waiting.removeLast()
                    group.addTask { for event in story { try await follow(event, among: count) } }
                }
                try await group.waitForAll()
            }
        }
    }

    /// In place of the assistant where it is switched off: every question goes to a person at once.
    package var silentBot: EventReader {
        EventReader(name: "assistant", types: [InboxEvent.messageCreated.rawValue]) { events in
            for event in events {
                guard let conversation = event.conversation else { continue }
                try await inbox.handOver(ID<Conversation>(conversation), isSecurity: false)
            }
        }
    }

    /// - Parameter count: conversations that wait for the assistant now.
    private func follow(_ event: StoredEvent, among count: Int) async throws {
        guard let value = event.conversation else { return }
        let id = ID<Conversation>(value)
        guard event.type != Self.addressConfirmed else { return try await orBringPerson(id) { try await goOnAfterConfirmation(event.seq, in: id) } }
        guard let type = InboxEvent(rawValue: event.type) else { return }
        switch type {
        case .messageCreated:
            let message = try JSON.decode(MessageEvent.self, from: event.data)
            guard message.author == .customer else { return }
            try await orBringPerson(id) { try await answer(event.seq, in: id, among: count) }
        case .answerMissed:
            try await afterMiss(event.seq, in: id)
        case .stateChanged:
            let state = try JSON.decode(StateEvent.self, from: event.data)
            if state.from == .bot, state.to == .queued || state.to == .assigned { try await summarise(event.seq, id) }
        case .messageRedacted:
            try await forgetFlow(of: id)
            try await store.write { tx in try tx.forgetDraft(of: id) }
        case .conversationCreated, .conversationChanged, .noteCreated, .rated, .contactBlocked, .offered, .offerEnded, .regrouped:
            return
        }
    }

    /// What the assistant would say may not be said by now: a link in an article was blocked since. Then a person answers.
    private func orBringPerson(_ id: ID<Conversation>, _ answer: () async throws -> Void) async throws {
        do { try await answer() } catch let refusal as OutboundRefusal {
            logger.warning("an answer of the assistant was refused", metadata: ["rules": "\(refusal.rules.map(\.rawValue).joined(separator: " "))"])
            try await inbox.handOver(id, isSecurity: false)
        }
    }

    // MARK: - Answering

    private func answer(_ seq: Int64, in id: ID<Conversation>, among count: Int) async throws {
        let (conversation, message) = try await store.read { tx in (try tx.conversation(id), try tx.message(seq: seq)) }
        guard let conversation, conversation.state == .bot, message.destroyedAt == nil else { return }
        // A text that lost a secret has had its guidance, and one that lost what may be a hash has been asked about it.
        guard message.removed.allSatisfy({ $0 == SecretKind.ambiguousHash.code }) else { return }
        // A file alone says nothing that the assistant could read.
        guard message.text.contains(where: { !$0.isWhitespace }) else { return }
        // A guided flow goes on, or begins, unless a person is needed at once.
        if Triage.reason(message.text) == nil {
            if try await guide(seq, message, in: conversation) { return }
            guard message.removed.isEmpty else { return }
            if let term = glossary.term(asked: message.text, in: conversation.language) { return try await explain(term, seq, conversation) }
        }
        try await noteLanguage(of: message, conversation)
        let vector = await vector(of: message.text, askedAt: message.createdAt, among: count)
        let tried = try await store.read { tx in try tx.quotedArticles(in: id) }
        let decision = try await policy().decision(
            on: message.text, in: conversation.language, vector: vector, from: knowledge, tried: tried, by: sortingModel.current.classifiers)
        try await carryOut(decision, on: message.text, seq, conversation)
        try await record(decision, seq, conversation)
    }

    /// Says once, in the customer's own language, why the answers come in another.
    private func noteLanguage(of message: Message, _ conversation: Conversation) async throws {
        guard let note = LanguageNote.of(message.text) else { return }
        try await inbox.say(try inbox.outbound(note, consent: .reviewed), source: nil, key: "language", in: conversation.id)
    }

    /// What became of a question, for whoever writes articles. Its words stay where they are.
    private func record(_ decision: AnswerDecision, _ seq: Int64, _ conversation: Conversation) async throws {
        let (kind, best) = decision.outcome
        let evidence = try best?.evidence.map { try JSON.text($0) }
        let now = clock.now()
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO answer_record (seq, conversation_id, language, kind, article, probability, evidence, at)
                VALUES (\(seq), \(conversation.id), \(conversation.language), \(kind.rawValue), \(best?.passage.slug), \(best?.probability ?? 0), \(evidence), \(now))
                ON CONFLICT (seq) DO NOTHING
                """)
        }
    }

    /// What the question means; nil where that can't be said in time.
    /// - Parameter count: questions that wait at the same time, and share it.
    func vector(of text: String, askedAt: Instant, among count: Int = 1) async -> SentenceVector? {
        guard let embedder else { return nil }
        return await recentVectors.vector(of: text) { [logger, clock] in
            let left = Span(milliseconds: Self.vectorTime.milliseconds / Int64(max(1, count)) - (clock.now() - askedAt).milliseconds)
            guard left >= Self.shortestVectorTime else { return nil }
            do throws(EmbeddingProblem) { return try await embedder.vector(of: text, .within(.milliseconds(left.milliseconds))) } catch {
                logger.debug("a question is understood by words alone", metadata: ["reason": "\(error.wording)"])
                return nil
            }
        }
    }

    private func carryOut(_ decision: AnswerDecision, on question: String, _ seq: Int64, _ conversation: Conversation) async throws {
        let (id, key) = (conversation.id, "bot:\(seq)")
        switch decision {
        case .answer(let best):
            try await quote(best.passage, as: await phrased(best.passage, for: question, in: conversation.language), conversation, key: key)
        case .clarify(let choices): try await admit(seq, conversation, near: choices.map(\.passage))
        case .unknown: try await admit(seq, conversation, near: [])
        case .reply(let talk): try await reply(to: talk, seq, conversation)
        case .handOver(.asked, _): try await inbox.handOver(id, isSecurity: false)
        case .handOver(.security, let aid):
            if let aid { try await quote(aid.passage, conversation, key: key) }
            try await inbox.handOver(id, isSecurity: true)
        }
    }

    private func explain(_ term: GlossaryTerm, _ seq: Int64, _ conversation: Conversation) async throws {
        let passage = knowledge.opening(of: term.article, in: conversation.language)
        let source = passage.map(AnswerSource.init)
        let text = try inbox.outbound(explanation(of: term), consent: .reviewed)
        try await inbox.say(text, source: source, key: "bot:\(seq)", in: conversation.id)
    }

    /// Short and kind; who says nothing that could be answered twice gets a person.
    private func reply(to talk: Talk, _ seq: Int64, _ conversation: Conversation) async throws {
        let text = try inbox.outbound(BotStrings.reply(to: talk)(conversation.language))
        switch talk {
        case .greeting, .thanks, .goodbye, .identity: try await inbox.say(text, source: nil, key: "bot:\(seq)", in: conversation.id)
        case .angry, .unclear, .offTopic: try await count(seq, conversation, saying: text)
        }
    }

    /// - Parameter words: a model's, which say the same; nil for the passage as it stands.
    private func quote(_ passage: Passage, as words: String? = nil, _ conversation: Conversation, key: String) async throws {
        // A model's words have had no reviewer: what the judge has doubts about is not said in them.
        let text = try words.flatMap { try? inbox.outbound($0) } ?? inbox.outbound(Self.shortened(passage.text), consent: .reviewed)
        try await inbox.setTopic(passage.topic, of: conversation.id)
        try await inbox.say(text, source: AnswerSource(passage), key: key, in: conversation.id)
    }

    /// Says that it does not know, with what comes closest where something does, and brings a person the second time.
    private func admit(_ seq: Int64, _ conversation: Conversation, near: [Passage]) async throws {
        let language = conversation.language
        let offer = (near.isEmpty ? BotStrings.unknown : BotStrings.didYouMean)(language) + near.map { "\n- [\($0.title)](\($0.slug))" }.joined()
        try await count(seq, conversation, saying: try inbox.outbound(offer, consent: .reviewed))
    }

    /// Says a text that answers nothing; the second time it brings a person instead.
    private func count(_ seq: Int64, _ conversation: Conversation, saying first: OutboundText) async throws {
        // Both are made before anything is counted: what can't be said must not count.
        let last = try inbox.outbound(BotStrings.bringingPerson(conversation.language))
        let isLast = try await countMiss(seq, in: conversation.id) >= Self.missLimit
        try await inbox.say(isLast ? last : first, source: nil, key: "bot:\(seq)", in: conversation.id)
        if isLast { try await inbox.handOver(conversation.id, isSecurity: false) }
    }

    /// Counts a question without an answer once, however often its event comes.
    private func countMiss(_ seq: Int64, in id: ID<Conversation>) async throws -> Int {
        try await store.write { tx in
            let isSaid: Int? = try tx.value("SELECT 1 FROM message WHERE conversation_id = \(id) AND client_id = \("bot:\(seq)")")
            if isSaid == nil { try tx.execute("UPDATE conversation SET misses = misses + 1 WHERE id = \(id)") }
            return try tx.value("SELECT misses FROM conversation WHERE id = \(id)") ?? 0
        }
    }

    private func afterMiss(_ seq: Int64, in id: ID<Conversation>) async throws {
        guard let conversation = try await store.read({ tx in try tx.conversation(id) }), conversation.state == .bot else { return }
        let isLast = conversation.misses >= Self.missLimit
        let phrase = isLast ? BotStrings.bringingPerson : BotStrings.sorry
        try await inbox.say(try inbox.outbound(phrase(conversation.language)), source: nil, key: "miss:\(seq)", in: id)
        if isLast { try await inbox.handOver(id, isSecurity: false) }
    }

    static func shortened(_ text: String) -> String {
        guard text.count > quoteLimit else { return text }
        var kept = ""
        for paragraph in text.split(separator: "\n\n") {
            if !kept.isEmpty, kept.count + paragraph.count > quoteLimit { break }
            kept += (kept.isEmpty ? "" : "\n\n") + paragraph
        }
        return kept
    }

    // MARK: - Handing over

    private func summarise(_ seq: Int64, _ id: ID<Conversation>) async throws {
        let story = try await store.read { tx -> HandoverSummary? in
            guard let conversation = try tx.conversation(id) else { return nil }
            return HandoverSummary(conversation: conversation, messages: try tx.latestMessages(of: id, limit: 30), flow: try tx.flow(of: id)?.state)
        }
        guard let story else { return }
        let summary = story.text(story.conversation.language)
        try await inbox.summarise(summary, key: "summary:\(seq)", in: id)
    }
}

extension Reading {
    /// Addresses of the articles that the assistant quoted in a conversation: what was tried is not said again.
    func quotedArticles(in id: ID<Conversation>) throws -> Set<String> {
        Set(try latestMessages(of: id, limit: 30).filter { $0.author == .bot }.compactMap { $0.source?.path })
    }
}

/// What an agent needs to know before the first word: made of what stands in the conversation, nothing else.
struct HandoverSummary {
    let conversation: Conversation
    let messages: [Message]
    /// What a guided flow found out, or a walkthrough was told.
    let flow: GuidedTalk?

    func text(_ language: Language) -> String {
        let asked = messages.filter { $0.author == .customer && !$0.text.isEmpty }.map(\.text)
        let answers = messages.compactMap(\.source?.title)
        let removed = Set(messages.flatMap(\.removed)).sorted()
        var lines: [String] = []
        if let first = asked.first { lines.append(BotStrings.summaryAsked(language, ["text": Self.line(first)])) }
        if asked.count > 1, let last = asked.last { lines.append(BotStrings.summaryThen(language, ["text": Self.line(last)])) }
        if answers.isEmpty {
            lines.append(BotStrings.summaryNoAnswer(language))
        } else {
            lines.append(BotStrings.summaryAnswers(language, ["titles": answers.joined(separator: language == .zh ? "、" : "; ")]))
        }
        if conversation.misses > 0 { lines.append(BotStrings.summaryMisses(language, ["count": String(conversation.misses)])) }
        if !removed.isEmpty { lines.append(BotStrings.summaryRemoved(language, ["kinds": removed.joined(separator: ", ")])) }
        if let flow { lines += flow.summary(language) }
        return lines.joined(separator: "\n")
    }

    private static func line(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count > 240 ? words.prefix(239) + "…" : String(words)
    }
}

enum BotStrings {
    static let unknown = Phrase(
        en: """
            I have no checked answer to that. Could you describe it differently: what you did, what you expected, what you see? \
            Or talk to a person at any time.
            """,
        zh: "这个问题我没有经过核对的答案。能换个说法吗：做了什么、原本应该怎样、现在看到什么？也可以随时转人工。")
    static let didYouMean = Phrase(
        en: "Did you mean one of these? If none fits, ask once more in your own way, or talk to a person at any time.",
        zh: "您想问的是下面哪一个？都不是的话，换个说法再问我一次，也可以随时转人工。")
    static let sorry = Phrase(
        en: "Sorry that did not fit. Tell me in a sentence what is different with you, or talk to a person: they will see what has been said so far.",
        zh: "抱歉，没说到点上。请用一句话说说您的情况哪里不一样，或者直接转人工，前面的内容同事都能看到。")
    static let bringingPerson = Phrase(
        en: "I can't answer this well enough. I am bringing a person; they will see what has been said so far.",
        zh: "这个问题我答不好，正在为您转人工，前面的内容同事都能看到。")
    static func reply(to talk: Talk) -> Phrase {
        switch talk {
        case .greeting:
            Phrase(
                en: "Hello! What happened with your wallet? A sentence is enough; if it is about a transfer, add its hash or address.",
                zh: "您好！钱包遇到什么问题了？一句话就行，跟转账有关的话，把哈希或地址也发来。")
        case .thanks: Phrase(en: "Glad to help. Write again here whenever something comes up.", zh: "不客气，有事随时在这里找我。")
        case .goodbye: Phrase(en: "Take care. This conversation stays here if you need it again.", zh: "好的，再见。这段对话会留着，需要时接着说就行。")
        case .identity:
            Phrase(
                en: """
                    I am the desk's assistant, a program: I quote checked articles and look transactions up. People work here too; say so and I bring one. \
                    Neither of us ever asks for a seed phrase, a private key or a code.
                    """,
                zh: "我是客服助手，一个程序：能引用核对过的文章，也能查链上交易。这里也有真人同事，说一声就转。我们都不会向您要助记词、私钥或验证码。")
        case .angry:
            Phrase(
                en: "I understand that this is exhausting. Tell me in a sentence what is wrong, or I bring a person who sees what has been said so far.",
                zh: "明白，碰上这种事确实窝火。用一句话说说哪里不对，或者我直接帮您转人工，前面的内容同事都能看到。")
        case .unclear:
            Phrase(
                en: "I want to get this right: what happened, step by step, and what do you see now? An error text or a hash helps most.",
                zh: "想帮您找准：您做了什么、原本应该怎样、现在看到什么？有报错文字或交易哈希最好。")
        case .offTopic:
            Phrase(
                en: "That is outside of what I know: I can help with wallets, transfers, tokens, fees and safety. Is there something about your wallet?",
                zh: "这个我帮不上忙，我只懂钱包、转账、代币、手续费和安全方面的事。钱包有什么问题吗？")
        }
    }
    static let summaryAsked = Phrase(en: "Asked: {text}", zh: "来意：{text}")
    static let summaryThen = Phrase(en: "Last said: {text}", zh: "最近一句：{text}")
    static let summaryNoAnswer = Phrase(en: "The assistant had no answer.", zh: "助手没有找到答案。")
    static let summaryAnswers = Phrase(en: "The assistant quoted: {titles}", zh: "助手引用过：{titles}")
    static let summaryMisses = Phrase(en: "Answers that did not help: {count}", zh: "没帮上忙的回答：{count} 次")
    static let summaryRemoved = Phrase(en: "Removed from the text before it was kept: {kinds}", zh: "入库前已移除：{kinds}")
}
