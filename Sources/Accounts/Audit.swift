package import Kit
package import Store

/// One line of the audit log. It only grows.
package struct AuditEntry: Sendable, Codable, RowDecodable {
    package let seq: Int64
    package let at: Instant
    package let actor: String?
    package let action: String
    package let subject: String
    package let detail: String

    package init(row: Row) throws {
        seq = try row("seq")
        at = try row("at")
        actor = try row("actor")
        action = try row("action")
        subject = try row("subject")
        detail = try row("detail")
    }
}

extension WriteTransaction {
    /// Writes down who did what to what. `actor` is nil for the operator at the command line.
    /// `detail` names states and ids, never what a person wrote.
    package func audit(_ actor: ID<Staff>?, _ action: String, _ subject: String, detail: String = "", at now: Instant) throws {
        try execute(
            "INSERT INTO audit (at, actor_id, action, subject, detail) VALUES (\(now), \(actor), \(action), \(subject), \(detail))")
    }
}

extension Reading {
    package func audit(before seq: Int64?, limit: Int) throws -> [AuditEntry] {
        try all(
            """
            SELECT a.seq, a.at, s.name AS actor, a.action, a.subject, a.detail FROM audit a LEFT JOIN staff s ON s.id = a.actor_id
            WHERE a.seq < \(seq ?? .max) ORDER BY a.seq DESC LIMIT \(limit)
            """)
    }
}
