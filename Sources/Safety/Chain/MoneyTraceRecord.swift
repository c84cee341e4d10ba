import ChainKit
import HTTPKit
package import Inbox
package import Kit
package import Store

/// A trace of a conversation: how far it has come, and who started it.
package struct MoneyTraceRecord: Sendable {
    package enum Status: String, Sendable, SQLConvertible {
        case running
        case stopped
        case finished
    }

    package let id: ID<MoneyTraceRecord>
    package let conversation: ID<Conversation>
    package let address: String
    package let status: Status
    package let startedAt: Instant
    package let startedBy: String
    package let updatedAt: Instant
    /// A `MoneyTrace`, as JSON.
    let state: String

    func trace() throws -> MoneyTrace { try JSON.decode(MoneyTrace.self, from: state) }
}

extension MoneyTraceRecord: RowDecodable {
    package init(row: Row) throws {
        id = try row("id")
        conversation = try row("conversation_id")
        address = try row("address")
        status = try row("status")
        startedAt = try row("started_at")
        startedBy = try row("started_by_name")
        updatedAt = try row("updated_at")
        state = try row("state")
    }
}

/// A trace where it is only named.
struct TraceCard: Sendable, RowDecodable {
    let id: ID<MoneyTraceRecord>
    let address: String
    let status: MoneyTraceRecord.Status
    let startedAt: Instant

    init(row: Row) throws {
        id = try row("id")
        address = try row("address")
        status = try row("status")
        startedAt = try row("started_at")
    }
}

extension Reading {
    func trace(_ id: ID<MoneyTraceRecord>) throws -> MoneyTraceRecord? {
        try first("SELECT t.*, s.name AS started_by_name FROM money_trace t JOIN staff s ON s.id = t.started_by WHERE t.id = \(id)")
    }

    /// The running one that has waited longest.
    func nextRunningTrace() throws -> MoneyTraceRecord? {
        try first(
            """
            SELECT t.*, s.name AS started_by_name FROM money_trace t JOIN staff s ON s.id = t.started_by WHERE t.status = 'running'
            ORDER BY t.updated_at LIMIT 1
            """)
    }

    /// The traces of a conversation, the newest first; at most 20.
    func traceCards(of conversation: ID<Conversation>) throws -> [TraceCard] {
        try all(
            """
            SELECT id, address, status, started_at FROM money_trace WHERE conversation_id = \(conversation) ORDER BY started_at DESC LIMIT 20
            """)
    }
}
