import Foundation
import GRDB
import Inbox
import Kit

/// What SQLite alone takes for the rows of a message: the desk's own tables and indexes, statements prepared once, one commit for each group.
struct RawStore {
    private let database: DatabaseQueue
    private let conversations: [String]
    private let partition: String
    private var seq: Int64

    init(file: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = FULL")
            try database.execute(sql: "PRAGMA foreign_keys = ON")
        }
        database = try DatabaseQueue(path: file, configuration: configuration)
        (conversations, partition, seq) = try database.read { database in
            (
                try String.fetchAll(database, sql: "SELECT id FROM conversation WHERE state = 'queued' ORDER BY number DESC LIMIT 64"),
                "search_\(try Int.fetchOne(database, sql: "SELECT max(number) FROM search_partition") ?? 0)",
                try Int64.fetchOne(database, sql: "SELECT max(seq) FROM event") ?? 0
            )
        }
    }

    /// Writes one message for each of a group in one commit.
    /// - Parameter messages: a text and its tokens.
    mutating func append(_ messages: [(text: String, tokens: String)]) throws {
        let first = seq
        seq += Int64(messages.count)
        try database.inTransaction(.immediate) { database in
            for (number, message) in messages.enumerated() {
                try append(message, seq: first + 1 + Int64(number), to: conversations[number % conversations.count], database)
            }
            return .commit
        }
    }

    private func append(_ message: (text: String, tokens: String), seq: Int64, to conversation: String, _ database: Database) throws {
        let (id, now) = (UUID().uuidString, Int64(Date.now.timeIntervalSince1970 * 1000))
        let data = #"{"author":"customer","message":"\#(id)"}"#
        try database.cachedStatement(sql: "INSERT INTO event (seq, at, type, conversation_id, data) VALUES (?, ?, 'message.created', ?, ?)")
            .execute(arguments: [seq, now, conversation, data])
        try database.cachedStatement(
            sql: """
                INSERT INTO message (seq, id, conversation_id, client_id, author, note, text, removed, created_at) VALUES (?, ?, ?, ?, 'customer', 0, ?, '', ?)
                """
        ).execute(arguments: [seq, id, conversation, id, message.text, now])
        try database.cachedStatement(sql: "UPDATE conversation SET last_customer_seq = ?, updated_at = ? WHERE id = ?")
            .execute(arguments: [seq, now, conversation])
        try database.cachedStatement(sql: "INSERT INTO \(partition) (rowid, tokens) VALUES (?, ?)").execute(arguments: [seq, message.tokens])
    }
}
