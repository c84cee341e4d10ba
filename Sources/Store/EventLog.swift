package import Kit

/// An event about to be written. It carries ids and states, never the text of a message.
package struct NewEvent: Sendable {
    package let type: String
    package let conversation: UUIDv7?
    /// A small JSON object.
    package let data: String

    package init(type: String, conversation: UUIDv7? = nil, data: String = "{}") {
        self.type = type
        self.conversation = conversation
        self.data = data
    }
}

/// An event of the log.
package struct StoredEvent: Sendable, Hashable, RowDecodable {
    /// Grows with every event; the same number is the id on every live stream.
    package let seq: Int64
    package let at: Instant
    package let type: String
    package let conversation: UUIDv7?
    package let data: String

    init(seq: Int64, at: Instant, type: String, conversation: UUIDv7?, data: String) {
        self.seq = seq
        self.at = at
        self.type = type
        self.conversation = conversation
        self.data = data
    }

    package init(row: Row) throws {
        seq = try row("seq")
        at = try row("at")
        type = try row("type")
        conversation = try row("conversation_id")
        data = try row("data")
    }
}

extension Reading {
    /// Events after `seq` in order, at most `limit`.
    package func events(after seq: Int64, limit: Int) throws -> [StoredEvent] {
        try all("SELECT seq, at, type, conversation_id, data FROM event WHERE seq > \(seq) AND seq <= \(horizon ?? .max) ORDER BY seq LIMIT \(limit)")
    }

    /// Events of one conversation after `seq` in order, at most `limit`.
    package func events(of conversation: UUIDv7, after seq: Int64, limit: Int) throws -> [StoredEvent] {
        try all(
            """
            SELECT seq, at, type, conversation_id, data FROM event
            WHERE conversation_id = \(conversation) AND seq > \(seq) AND seq <= \(horizon ?? .max) ORDER BY seq LIMIT \(limit)
            """)
    }

    /// The number of the newest event; 0 in an empty log.
    package func newestEvent() throws -> Int64 {
        try horizon ?? value("SELECT seq FROM event ORDER BY seq DESC LIMIT 1") ?? 0
    }
}
