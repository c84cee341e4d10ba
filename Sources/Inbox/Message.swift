package import Accounts
package import Kit
package import Store

/// Where an answer of the assistant comes from.
package struct AnswerSource: Sendable, Hashable, Codable {
    package let title: String
    /// Of an article in the help center; empty for what was read from a chain.
    package let path: String
    /// `2026-11-22`; empty for what was read from a chain, whose title says when.
    package let reviewed: String

    package init(title: String, path: String, reviewed: String) {
        self.title = title
        self.path = path
        self.reviewed = reviewed
    }
}

/// One message of a conversation, or a note that only staff see.
package struct Message: Sendable, Hashable, RowDecodable {
    package enum Author: String, Sendable, SQLConvertible, Codable, CaseIterable {
        case customer, bot, agent, system
    }

    package let id: ID<Message>
    package let seq: Int64
    package let conversation: ID<Conversation>
    package let clientID: String?
    package let author: Author
    package let staff: ID<Staff>?
    package let staffName: String?
    package let isNote: Bool
    package let text: String
    package let source: AnswerSource?
    /// Codes of what screening took out of it.
    package let removed: [String]
    package let createdAt: Instant
    /// Set when its text was destroyed.
    package let destroyedAt: Instant?

    package init(row: Row) throws {
        id = try row("id")
        seq = try row("seq")
        conversation = try row("conversation_id")
        clientID = try row("client_id")
        author = try row("author")
        staff = try row("staff_id")
        staffName = try row("staff_name")
        isNote = try row("note")
        text = try row("text")
        source = try AnswerSource(stored: try row("source"))
        removed = try row("removed", as: String.self).split(separator: ",").map(String.init)
        createdAt = try row("created_at")
        destroyedAt = try row("destroyed_at")
    }

    /// The text for an extract of it: the assistant quotes Markdown, and of a link to an article its name alone says something there.
    var textOfExtract: String { author == .bot ? text.replacing(/\[([^\[\]]+)\]\([^()\s]*\)/) { $0.output.1 } : text }

    /// Columns of a `Message`, of the table `message m` joined with `staff s`.
    package static let select: SQL = """
        SELECT m.id, m.seq, m.conversation_id, m.client_id, m.author, m.staff_id, s.name AS staff_name, m.note, m.text, m.source, m.removed,
          m.created_at, m.destroyed_at
        FROM message m LEFT JOIN staff s ON s.id = m.staff_id
        """
}
