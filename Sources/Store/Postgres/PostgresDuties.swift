import Kit

/// Leases by the database server's clock: nodes need not agree about the time.
extension PostgresConnection {
    /// Milliseconds since 1970.
    private static let serverTime: SQL = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"

    /// Says that a node is there, renews what it has, and takes of what is free its share.
    /// - Returns: what it has now, and how many of them another node should have.
    func renew(_ wanted: Set<String>, for term: Span, of node: DeskNode, now: Instant) throws -> (leases: [Lease], surplus: Int) {
        let (held, free, nodes) = try look(wanted, for: term, of: node, now: now)
        let share = (wanted.count + nodes - 1) / max(1, nodes)
        let taken = try take(free.shuffled().prefix(max(0, share - held.count)), of: node)
        return (held + taken, max(0, held.count - share))
    }

    private func look(
        _ wanted: Set<String>, for term: Span, of node: DeskNode, now: Instant
    ) throws -> (held: [Lease], free: Set<String>, nodes: Int) {
        try transaction("READ COMMITTED") {
            try execute(
                """
                INSERT INTO node (id, name, version, started_at, ahead, until)
                VALUES (\(node.id), \(node.name), \(node.version), \(node.startedAt), \(now) - \(Self.serverTime), \(Self.serverTime) + \(term.milliseconds))
                ON CONFLICT (id) DO UPDATE SET ahead = excluded.ahead, until = excluded.until
                """)
            let held: [Lease] = try all("SELECT duty, fence FROM lease WHERE holder = \(node.id)")
            let taken: [String] = try column("SELECT duty FROM lease WHERE holder IN (SELECT id FROM node WHERE until > \(Self.serverTime))")
            let others: Int = try value("SELECT count(*) FROM node WHERE until > \(Self.serverTime) AND id <> \(node.id)") ?? 0
            return (held.filter { wanted.contains($0.duty) }, wanted.subtracting(taken).subtracting(held.map(\.duty)), others + 1)
        }
    }

    /// Waits for whoever is just writing in the old holder's name: what comes after this is refused.
    private func take(_ duties: some Sequence<String>, of node: DeskNode) throws -> [Lease] {
        try duties.compactMap { duty in
            try transaction("READ COMMITTED") {
                try first(
                    """
                    INSERT INTO lease (duty, holder, fence) VALUES (\(duty), \(node.id), 1)
                    ON CONFLICT (duty) DO UPDATE SET holder = excluded.holder, fence = lease.fence + 1
                    WHERE NOT EXISTS (SELECT 1 FROM node WHERE id = lease.holder AND until > \(Self.serverTime)) RETURNING duty, fence
                    """)
            }
        }
    }

    func require(_ lease: Lease) throws {
        // The row's lock, and not what the transaction would see: a duty that has passed on since its beginning makes it begin again.
        let held: Int? = try value("SELECT 1 FROM lease WHERE duty = \(lease.duty) AND fence = \(lease.fence) FOR SHARE")
        guard held != nil else { throw StoreError.passedOn(lease.duty) }
    }

    /// Lets another node have it at once.
    func release(_ lease: Lease, of node: DeskNode) throws {
        try execute("UPDATE lease SET holder = '' WHERE duty = \(lease.duty) AND holder = \(node.id) AND fence = \(lease.fence)")
    }

    /// The node stops: its duties are free.
    func leave(_ node: DeskNode) throws {
        try execute("DELETE FROM node WHERE id = \(node.id) OR until < \(Self.serverTime) - \(Span.days(1).milliseconds)")
    }

    /// Names of the nodes that are heard of; nil where there are none, or the desk is being made.
    func runningNodes() throws -> String? {
        guard try value("SELECT to_regclass('node')::text", as: String.self) != nil else { return nil }
        return try nodes().map(\.name).nonEmpty?.joined(separator: ", ")
    }

    /// Nodes that are heard of.
    func nodes() throws -> [DeskNode] {
        try all("SELECT id, name, version, started_at, ahead FROM node WHERE until > \(Self.serverTime) ORDER BY name, id")
    }
}

extension Lease: RowDecodable {
    package init(row: Row) throws { self.init(duty: try row("duty"), fence: try row("fence")) }
}
