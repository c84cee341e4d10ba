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

    package var bot: EventReader {
        let types: [InboxEvent] = [.messageCreated, .answerMissed, .stateChanged, .messageRedacted]
        return EventReader(name: "assistant", types: Set(types.map(\.rawValue))) { events in
            // Within a conversation one after the other; conversations do not wait for each other's commits.
            var waiting = Array(Dictionary(grouping: events, by: \.conversation).values)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for running in 0..<waiting.count {
                    if running >= Self.conversationsAtOnce { try await group.next() }
                    let story = waiting.removeLast()
                    group.addTask { for event in story { try await follow(event) } }
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

    private func follow(_ event: StoredEvent) async throws {
        guard let type = InboxEvent(rawValue: event.type), let value = event.conversation else { return }
        let id = ID<Conversation>(value)
        switch type {
        case .messageCreated:
            let message = try JSON.decode(MessageEvent.self, from: event.data)
            guard message.author == .customer else { return }
            do {
                try await answer(event.seq, in: id)
            } catch let refusal as OutboundRefusal {
                // What the assistant would say may not be said by now: a link in an article was blocked since. A person answers.
                logger.warning("an answer of the assistant was refused", metadata: ["rules": "\(refusal.rules.map(\.rawValue).joined(separator: " "))"])
                try await inbox.handOver(id, isSecurity: false)
            }
        case .answerMissed:
            try await afterMiss(event.seq, in: id)
        case .stateChanged:
            let state = try JSON.decode(StateEvent.self, from: event.data)
            if state.from == .bot, state.to == .queued || state.to == .assigned { try await summarise(event.seq, id) }
        case .messageRedacted:
            try await forgetFlow(of: id)
        case .conversationCreated, .conversationChanged, .noteCreated, .rated, .contactBlocked:
            return
        }
    }

    // MARK: - Answering

    private func answer(_ seq: Int64, in id: ID<Conversation>) async throws {
        let (conversation, message) = try await store.read { tx in (try tx.conversation(id), try tx.message(seq: seq)) }
        guard let conversation, conversation.state == .bot, message.destroyedAt == nil else { return }
        // A text that lost a secret has had its guidance, and one that lost what may be a hash has been asked about it.
        guard message.removed.allSatisfy({ $0 == SecretKind.ambiguousHash.code }) else { return }
        // A file alone says nothing that the assistant could read.
        guard message.text.contains(where: { !$0.isWhitespace }) else { return }
        switch Triage.reason(message.text) {
        case .asked:
            try await inbox.handOver(id, isSecurity: false)
        case .security:
            if let passage = firstAid(for: message.text, in: conversation.language) { try await quote(passage, conversation, key: "bot:\(seq)") }
            try await inbox.handOver(id, isSecurity: true)
        case nil:
            if try await guide(seq, message, in: conversation) { return }
            guard message.removed.isEmpty else { return }
            let found = knowledge.articles(for: message.text, in: conversation.language, limit: 3)
            if let best = found.first, best.answers {
                try await quote(best.passage, conversation, key: "bot:\(seq)")
            } else {
                try await admit(seq, conversation, near: found.filter(\.mayHelp).map(\.passage))
            }
        }
    }

    private func quote(_ passage: Passage, _ conversation: Conversation, key: String) async throws {
        let text = try inbox.outbound(Self.shortened(passage.text), consent: .reviewed)
        let source = AnswerSource(title: passage.title, path: passage.path, reviewed: passage.reviewed)
        try await inbox.setTopic(passage.topic, of: conversation.id)
        try await inbox.say(text, source: source, key: key, in: conversation.id)
    }

    /// What to do now, before a person is there: the best passage on theft and fraud, else the one for stolen funds.
    private func firstAid(for question: String, in language: Language) -> Passage? {
        knowledge.passages(for: question, in: language, limit: 10).map(\.passage).first { $0.topic == HelpTopic.security.rawValue }
            ?? knowledge.opening(of: "funds-stolen-now", in: language)
    }

    /// Says that it does not know, with what comes closest where something does, and brings a person the second time.
    private func admit(_ seq: Int64, _ conversation: Conversation, near: [Passage]) async throws {
        let language = conversation.language
        let offer = (near.isEmpty ? BotStrings.unknown : BotStrings.nearest)(language) + near.map { "\n- [\($0.title)](\($0.slug))" }.joined()
        // Both are made before anything is counted: what can't be said must not count.
        let (first, last) = (try inbox.outbound(offer, consent: .reviewed), try inbox.outbound(BotStrings.bringingPerson(language)))
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

    private static func shortened(_ text: String) -> String {
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

/// What an agent needs to know before the first word: made of what stands in the conversation, nothing else.
struct HandoverSummary {
    let conversation: Conversation
    let messages: [Message]
    /// What a guided flow found out.
    let flow: FlowState?

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
        if let flow { lines += FlowSummary(state: flow).lines.map { $0(language) } }
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
    static let nearest = Phrase(
        en: "I have no answer that surely fits. These articles come closest. You can also describe it differently, or talk to a person at any time.",
        zh: "我没有把握直接回答。下面几篇最接近您的情况，也可以换个说法，或者随时转人工。")
    static let sorry = Phrase(
        en: "Sorry that did not fit. Tell me in a sentence what is different with you, or talk to a person: they will see what has been said so far.",
        zh: "抱歉，没说到点上。请用一句话说说您的情况哪里不一样，或者直接转人工，前面的内容同事都能看到。")
    static let bringingPerson = Phrase(
        en: "I can't answer this well enough. I am bringing a person; they will see what has been said so far.",
        zh: "这个问题我答不好，正在为您转人工，前面的内容同事都能看到。")
    static let summaryAsked = Phrase(en: "Asked: {text}", zh: "来意：{text}")
    static let summaryThen = Phrase(en: "Last said: {text}", zh: "最近一句：{text}")
    static let summaryNoAnswer = Phrase(en: "The assistant had no answer.", zh: "助手没有找到答案。")
    static let summaryAnswers = Phrase(en: "The assistant quoted: {titles}", zh: "助手引用过：{titles}")
    static let summaryMisses = Phrase(en: "Answers that did not help: {count}", zh: "没帮上忙的回答：{count} 次")
    static let summaryRemoved = Phrase(en: "Removed from the text before it was kept: {kinds}", zh: "入库前已移除：{kinds}")
}
