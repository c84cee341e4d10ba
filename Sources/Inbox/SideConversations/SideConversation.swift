package import Kit
package import Store

/// A question about one conversation to somebody outside: a chain's team, an issuer, an exchange. The customer is neither named in it nor sees it.
package struct SideConversation: Sendable, Hashable, RowDecodable {
    package let id: ID<SideConversation>
    package let conversation: ID<Conversation>
    package let conversationNumber: Int64
    /// Who is asked, as staff call them.
    package let party: String
    package let address: String
    package let subject: String
    package let openedAt: Instant
    /// From then on no answer is taken.
    package let closedAt: Instant?

    package init(row: Row) throws {
        id = try row("id")
        conversation = try row("conversation_id")
        conversationNumber = try row("conversation_number")
        party = try row("party")
        address = try row("address")
        subject = try row("subject")
        openedAt = try row("opened_at")
        closedAt = try row("closed_at")
    }

    fileprivate static let select: SQL = """
        SELECT o.*, c.number AS conversation_number FROM side_conversation o JOIN conversation c ON c.id = o.conversation_id
        """
}

/// One letter of the desk, or one answer to it.
package struct SideMessage: Sendable, Hashable, RowDecodable {
    package let id: ID<SideMessage>
    package let side: ID<SideConversation>
    /// nil: the party's.
    package let staffName: String?
    package let text: String
    package let at: Instant
    /// When the mail server took a letter; nil while it is on its way.
    package let sentAt: Instant?

    package var isAnswer: Bool { staffName == nil }

    package init(row: Row) throws {
        id = try row("id")
        side = try row("side_id")
        staffName = try row("staff_name")
        text = try row("text")
        at = try row("at")
        sentAt = try row("sent_at")
    }

    fileprivate static let select: SQL = "SELECT m.*, s.name AS staff_name FROM side_message m LEFT JOIN staff s ON s.id = m.staff_id"
}

extension Migration {
    package static let sideConversations = Migration(
        "0018-side-conversations",
        """
        CREATE TABLE side_conversation (
          id TEXT PRIMARY KEY,
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          party TEXT NOT NULL,
          address TEXT NOT NULL,
          subject TEXT NOT NULL,
          opened_at BIGINT NOT NULL,
          closed_at BIGINT
        )
        """,
        "CREATE INDEX side_conversation_of ON side_conversation (conversation_id, opened_at)",
        """
        CREATE TABLE side_message (
          id TEXT PRIMARY KEY,
          side_id TEXT NOT NULL REFERENCES side_conversation (id),
          staff_id TEXT REFERENCES staff (id),
          text TEXT NOT NULL,
          at BIGINT NOT NULL,
          sent_at BIGINT
        )
        """,
        "CREATE INDEX side_message_of ON side_message (side_id, at, id)",
        """
        CREATE TABLE letter_template (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          party TEXT NOT NULL,
          address TEXT NOT NULL,
          subject TEXT NOT NULL,
          text TEXT NOT NULL
        )
        """)
}

extension Reading {
    func sideConversation(_ id: ID<SideConversation>) throws -> SideConversation? { try first("\(SideConversation.select) WHERE o.id = \(id)") }

    /// Those of a conversation and of what was merged into it, the newest first, at most 50.
    func sideConversations(of id: ID<Conversation>) throws -> [SideConversation] {
        try all("\(SideConversation.select) WHERE o.conversation_id = \(id) OR c.merged_into = \(id) ORDER BY o.opened_at DESC, o.id DESC LIMIT 50")
    }

    /// In order, at most 200.
    func sideMessages(of ids: [ID<SideConversation>]) throws -> [SideMessage] {
        guard !ids.isEmpty else { return [] }
        return try all("\(SideMessage.select) WHERE m.side_id IN \(list: ids) ORDER BY m.at, m.id LIMIT 200")
    }

    func sideMessage(_ id: ID<SideMessage>) throws -> SideMessage? { try first("\(SideMessage.select) WHERE m.id = \(id)") }
}
