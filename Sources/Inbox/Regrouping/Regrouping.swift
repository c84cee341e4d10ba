import Accounts
import HTTPKit
package import Kit
package import Store

/// Messages that staff moved from one conversation to another of the same person: all of them, or those that are about something else.
package struct Regrouping: Sendable, Hashable, RowDecodable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable, SQLConvertible {
        /// Everything went to the target, and with it whoever comes to the source from now on.
        case merge
        /// Some messages went to a new conversation.
        case split
    }

    /// How long it can be taken back.
    package static let window = Span.minutes(30)

    package let id: ID<Regrouping>
    package let kind: Kind
    package let source: ID<Conversation>
    package let target: ID<Conversation>
    package let sourceNumber: Int64
    package let targetNumber: Int64
    package let staffName: String
    package let at: Instant
    package let undoneAt: Instant?
    /// Numbers of the messages that were moved.
    let messages: [Int64]
    /// Conversations that had been merged into the source before.
    let followers: [ID<Conversation>]
    /// Somebody still had to do something about the source.
    let wasOpen: Bool

    package init(row: Row) throws {
        id = try row("id")
        kind = try row("kind")
        source = try row("source_id")
        target = try row("target_id")
        sourceNumber = try row("source_number")
        targetNumber = try row("target_number")
        staffName = try row("staff_name")
        at = try row("at")
        undoneAt = try row("undone_at")
        messages = try JSON.decode([Int64].self, from: try row("messages"))
        followers = try JSON.decode([ID<Conversation>].self, from: try row("followers"))
        wasOpen = try row("was_open")
    }

    /// Whether it can still be taken back, as far as time goes.
    func isFresh(at now: Instant) -> Bool { undoneAt == nil && now < at + Self.window }

    fileprivate static let select: SQL = """
        SELECT r.*, a.number AS source_number, b.number AS target_number, s.name AS staff_name FROM regrouping r
        JOIN conversation a ON a.id = r.source_id JOIN conversation b ON b.id = r.target_id JOIN staff s ON s.id = r.staff_id
        """
}

/// Why conversations can't be brought together or apart.
package enum RegroupingRefused: Error, Sendable, Hashable {
    /// Nothing proves that both belong to one person.
    case anotherPerson
    /// Neither all nor none of the customer's messages can leave.
    case unfitMessages
    /// The time is over, or something else was moved since.
    case tooLate

    var explanation: Phrase {
        switch self {
        case .anotherPerson:
            Phrase(
                en: "Nothing proves that both conversations belong to the same person. Ask them to confirm their address in both first.",
                zh: "无法证明这两个会话属于同一个人。请先让对方在两个会话中确认同一个邮箱或手机。")
        case .unfitMessages:
            Phrase(
                en: "Choose at least one message of the customer, and leave at least one of theirs here.", zh: "请至少选择一条客户消息，并至少留下一条客户消息在原会话。")
        case .tooLate:
            Phrase(
                en: "It can't be taken back any more: 30 minutes have passed, or messages were moved again since.", zh: "无法撤销：已超过 30 分钟，或之后又移动过消息。")
        }
    }
}

extension Migration {
    package static let regrouping = Migration(
        "0017-regrouping",
        """
        CREATE TABLE regrouping (
          id TEXT PRIMARY KEY,
          kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
          source_id TEXT NOT NULL REFERENCES conversation (id),
          target_id TEXT NOT NULL REFERENCES conversation (id),
          messages TEXT NOT NULL,
          followers TEXT NOT NULL,
          was_open INTEGER NOT NULL CHECK (was_open IN (0, 1)),
          staff_id TEXT NOT NULL REFERENCES staff (id),
          at BIGINT NOT NULL,
          undone_at BIGINT
        )
        """,
        "CREATE INDEX regrouping_source ON regrouping (source_id, at)",
        "CREATE INDEX regrouping_target ON regrouping (target_id, at)",
        "ALTER TABLE conversation ADD COLUMN merged_into TEXT REFERENCES conversation (id)",
        "CREATE INDEX conversation_merged ON conversation (merged_into) WHERE merged_into IS NOT NULL")
}

extension Reading {
    /// Where a conversation goes on: in the one that it was merged into, else in itself.
    package func continuation(of id: ID<Conversation>) throws -> ID<Conversation> {
        try value("SELECT merged_into FROM conversation WHERE id = \(id) AND merged_into IS NOT NULL") ?? id
    }

    /// What was moved into or out of a conversation, the newest first, at most 20.
    package func regroupings(of id: ID<Conversation>) throws -> [Regrouping] {
        try all("\(Regrouping.select) WHERE r.source_id = \(id) OR r.target_id = \(id) ORDER BY r.at DESC, r.id DESC LIMIT 20")
    }

    /// Messages for the customer that a merge or a split brought into a conversation and that are still there, the newest 500 in order.
    package func messages(cameBy id: ID<Regrouping>, to conversation: ID<Conversation>) throws -> [Message] {
        guard let done = try regrouping(id), done.target == conversation || done.undoneAt != nil else { return [] }
        return try all(
            "\(Message.select) WHERE m.conversation_id = \(conversation) AND m.note = 0 AND m.seq IN \(list: Array(done.messages.suffix(500))) ORDER BY m.seq")
    }

    package func regrouping(_ id: ID<Regrouping>) throws -> Regrouping? { try first("\(Regrouping.select) WHERE r.id = \(id)") }

    /// Other conversations of these people, the newest first, that `me` reaches and that were not merged.
    func conversations(of people: Set<ID<Contact>>, besides id: ID<Conversation>, limit: Int, for me: SignedIn) throws -> [Conversation] {
        try all(
            """
            SELECT \(Conversation.columns) FROM conversation c
            WHERE c.contact_id IN \(list: people.sorted()) AND c.id <> \(id) AND c.merged_into IS NULL AND c.spam = 0 AND \(reach(me))
            ORDER BY c.number DESC LIMIT \(limit)
            """)
    }
}
