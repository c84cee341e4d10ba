import Accounts
import HTTPKit
import Kit
import Store

/// A conversation with everything that its column shows.
struct Thread: Sendable {
    /// Messages of one page.
    static let pageSize = 100

    /// Something that happened between the messages.
    struct Happening: Sendable {
        enum Kind: Sendable {
            case state(StateEvent, agent: String?, queue: String?)
            case rated(Int)
        }
        let seq: Int64
        let at: Instant
        let kind: Kind
    }

    let listed: ListedConversation
    let contact: Contact
    let messages: [Message]
    let attachments: [Int64: [Attachment]]
    let happenings: [Happening]
    /// What customers said of the assistant's answers.
    let feedback: [ID<Message>: Bool]
    let tags: [String]
    let checkBack: Instant?
    let queues: [Queue]
    let teams: [Team]
    let colleagues: [Staff]
    let hasEarlier: Bool
    /// Who is being asked to take it.
    let offeredTo: String?
    /// Others of the same person, into which it could be merged.
    let relatives: [Conversation]
    let regroupings: [Regrouping]
    /// When it was read.
    let at: Instant

    var conversation: Conversation { listed.conversation }
    var queue: String { queues.first { $0.id == conversation.queue }?.name ?? "" }
    func name(_ language: Language) -> String { ListPart.name(listed, language) }
}

extension InboxService {
    /// The newest messages, or those before a number.
    func thread(_ id: ID<Conversation>, for me: SignedIn, before: Int64?) async throws -> Thread {
        let now = clock.now()
        return try await explaining {
            try await store.read { [samePeople] tx in
                let listed = try tx.listed(id, for: me)
                guard let contact = try tx.contact(listed.conversation.contact) else { throw AccessDenied() }
                let messages = try tx.latestMessages(of: id, before: before ?? .max, limit: Thread.pageSize + 1)
                let shown = Array(messages.suffix(Thread.pageSize))
                let hasEarlier = messages.count > shown.count
                let first = shown.first?.seq ?? 0
                return Thread(
                    listed: listed, contact: contact, messages: shown,
                    attachments: try tx.attachments(of: id, from: first, through: shown.last?.seq ?? 0),
                    happenings: try tx.happenings(of: id, after: hasEarlier ? first : 0, before: before ?? .max),
                    feedback: try tx.feedback(on: shown), tags: try tx.tags(of: id),
                    checkBack: try tx.value("SELECT run_at FROM job WHERE kind = \(InboxJob.checkBack) AND key = \(id.description)"),
                    queues: try tx.queues(), teams: try tx.teams(), colleagues: try tx.members(of: listed.conversation.team), hasEarlier: hasEarlier,
                    offeredTo: try listed.conversation.offer.flatMap { try tx.staff($0.agent)?.name },
                    relatives: try tx.conversations(of: try samePeople(contact.id, tx).union([contact.id]), besides: id, limit: 12, for: me),
                    regroupings: try tx.regroupings(of: id), at: now)
            }
        }
    }
}

extension Reading {
    fileprivate func feedback(on messages: [Message]) throws -> [ID<Message>: Bool] {
        let answers = messages.filter { $0.author == .bot && $0.source != nil }.map(\.id)
        guard !answers.isEmpty else { return [:] }
        let rows = try rows("SELECT message_id, helped FROM answer_feedback WHERE message_id IN \(list: answers)")
        return Dictionary(try rows.map { (try $0("message_id"), try $0("helped")) }, uniquingKeysWith: { first, _ in first })
    }

    fileprivate func happenings(of id: ID<Conversation>, after first: Int64, before last: Int64) throws -> [Thread.Happening] {
        var names: [String: String] = [:]
        let queues = Dictionary(try queues().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return try events(of: id.value, after: first, limit: 1000).filter { $0.seq < last }.compactMap { event in
            switch InboxEvent(rawValue: event.type) {
            case .stateChanged:
                let state = try JSON.decode(StateEvent.self, from: event.data)
                if let agent = state.agent, names[agent] == nil { names[agent] = try ID<Staff>(agent).flatMap { try staff($0)?.name } }
                return Thread.Happening(
                    seq: event.seq, at: event.at, kind: .state(state, agent: state.agent.flatMap { names[$0] }, queue: queues[state.queue]))
            case .rated:
                let score = try JSON.decode([String: Int].self, from: event.data)["score"] ?? 0
                return Thread.Happening(seq: event.seq, at: event.at, kind: .rated(score))
            case .conversationCreated, .conversationChanged, .messageCreated, .noteCreated, .messageRedacted, .answerMissed, .contactBlocked, .offered,
                .offerEnded, .regrouped, nil:
                return nil
            }
        }
    }
}
