package import Kit

/// A duty that one node has for a time, and the number by which the others know that it has it no longer.
package struct Lease: Sendable, Hashable {
    package let duty: String
    /// Grows each time the duty passes to another node: what comes with an older one is refused.
    package let fence: Int64

    /// In whose name the running task writes. `Store.write` refuses a command where the duty has passed on, whenever the task notices.
    @TaskLocal static var current: Lease?
}

/// One running program of a desk.
package struct DeskNode: Sendable, Hashable, RowDecodable {
    package let id: UUIDv7
    /// `host:port`, for people.
    package let name: String
    package let version: String
    package let startedAt: Instant
    /// How far this node's clock was ahead of the database server's when it was last heard of.
    package let ahead: Span

    package init(id: UUIDv7, name: String, version: String, startedAt: Instant) {
        self.id = id
        self.name = name
        self.version = version
        self.startedAt = startedAt
        ahead = .milliseconds(0)
    }

    package init(row: Row) throws {
        id = try row("id")
        name = try row("name")
        version = try row("version")
        startedAt = try row("started_at")
        ahead = .milliseconds(try row("ahead"))
    }
}

extension Migration {
    /// Who runs, and who has which duty. A file has one program, which has them all.
    static let nodes = Migration(
        "0002-nodes",
        """
        {postgres}CREATE TABLE node (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          version TEXT NOT NULL,
          started_at BIGINT NOT NULL,
          ahead BIGINT NOT NULL,
          until BIGINT NOT NULL
        )
        """,
        // It is the holder's for as long as the holder is heard of: the row changes when the duty passes on, and at no other time.
        "{postgres}CREATE TABLE lease (duty TEXT PRIMARY KEY, holder TEXT NOT NULL, fence BIGINT NOT NULL)",
        // These keep what each node has in memory, and need no place in the log any more.
        "DELETE FROM reader WHERE name IN ('knowledge', 'links', 'cases', 'glossary', 'walkthroughs')")
}
