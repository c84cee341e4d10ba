import Foundation
import Kit

/// The desk's memory: one database, its event log, its jobs and its full-text index.
///
/// A command is one synchronous closure in one transaction; when `write` returns, it is on disk. Events that it appended are then published to `hub`.
package final class Store: Sendable {
    package let hub: EventHub
    private let engine: any Engine
    private let migrations: [Migration]

    /// Opens the database file, creating it, and brings its schema up to date. Waits while another process does that.
    /// - Throws: `StoreError.newerSchema` where a newer program has written it; `StoreError.busy` where another process keeps it longer than `patience`.
    package init(file: String, migrations: [Migration], hub: EventHub = EventHub(), patience: Duration = .seconds(60)) throws {
        self.hub = hub
        self.migrations = migrations
        let end = ContinuousClock.now + patience
        engine = try Self.retryingWhileBusy(until: end) {
            let engine = try SQLiteEngine(file: file, hub: hub)
            try engine.migrate([.store, .nodes, .sqliteSearch] + migrations)
            return engine
        }
    }

    /// Opens a database of a PostgreSQL server and brings its schema up to date. Other nodes may use it at the same time.
    /// - Parameter url: `postgres://user@host/database`, or another connection string of libpq.
    /// - Throws: `StoreError.away` where the server can't be reached; `StoreError.newerSchema`.
    package init(
        postgres url: String, connections: PostgresConnections = PostgresConnections(), migrations: [Migration], hub: EventHub = EventHub(knowsAll: true)
    ) throws {
        self.hub = hub
        self.migrations = migrations
        let engine = try PostgresEngine(url: url, connections: connections, hub: hub)
        try engine.migrate([.store, .nodes, .postgresSearch, .postgresSearchPartitions] + migrations)
        try engine.start()
        self.engine = engine
    }

    /// SQLite's own waiting is not enough here: it refuses at once where two processes switch the log on or off, and a migration takes as long as it takes.
    private static func retryingWhileBusy(until end: ContinuousClock.Instant, _ open: () throws -> SQLiteEngine) throws -> SQLiteEngine {
        while true {
            do { return try open() } catch StoreError.busy where ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.02) }
        }
    }

    /// Runs a command. Commands of one moment share one commit; each has its own savepoint, so one that throws undoes itself alone.
    /// - Throws: what `body` throws, or `StoreError`. After `StoreError.input` it is unknown whether the command is on disk.
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> T) async throws -> T {
        let lease = Lease.current
        let guarded: @Sendable (WriteTransaction) throws -> T = { tx in
            if let lease { try tx.engine.require(lease) }
            return try body(tx)
        }
        return try await withCheckedThrowingContinuation { continuation in
            engine.enqueue(Command(guarded, explained: engine.explained, for: continuation))
        }
    }

    /// Reads one consistent state.
    package func read<T: Sendable>(_ body: @escaping @Sendable (any Searching) throws -> T) async throws -> T {
        try await engine.read(body)
    }

    /// Moves everything from the log file into the database and empties the log file, so that nothing erased stays in it.
    package func checkpoint() async throws { try await engine.checkpoint() }

    /// Writes a consistent copy of the database, always one of SQLite, to `file`, which must not exist, while reads and writes go on.
    package func copy(to file: String) async throws { try await engine.copy(to: file, migrations: migrations) }

    /// Checks the file's structure. - Returns: what is wrong; empty where nothing is.
    package func problems() async throws -> [String] { try await engine.problems() }

    /// The schema as text, in a stable order.
    package func schema() async throws -> String { try await engine.schema() }

    /// The plan of a query, a line for each step.
    package func plan(of sql: SQL) async throws -> [String] { try await engine.plan(of: sql) }

    /// Learns of everything that is committed by now, by whomever: what others wrote is heard of a moment later by itself.
    package func catchUp() async throws { try await engine.catchUp() }

    // MARK: - Nodes

    /// Whether several programs may use the database at once.
    package var isShared: Bool { engine.nodes != nil }

    /// The nodes that are heard of; none where one program has the database alone.
    package func nodes() async throws -> [DeskNode] { try await engine.nodes?.running() ?? [] }

    /// Tells whoever listens to the conversation, on every node. It is not kept: who comes later doesn't hear of it.
    package func tell(_ signal: Signal) {
        hub.hear(signal)
        engine.nodes?.spread(signal)
    }

    func renew(_ wanted: Set<String>, for term: Span, of node: DeskNode, now: Instant) async throws -> (leases: [Lease], surplus: Int) {
        try await engine.nodes?.renew(wanted, for: term, of: node, now: now) ?? ([], 0)
    }

    func release(_ lease: Lease, of node: DeskNode) async throws { try await engine.nodes?.release(lease, of: node) }

    func leave(_ node: DeskNode) async throws { try await engine.nodes?.leave(node) }

    // MARK: - Care

    /// Commands that wait for a commit.
    package var waitingCommands: Int { engine.waitingCommands }

    deinit { engine.abandon() }

    /// Takes everything in a desk's file into a database of a PostgreSQL server. No desk may be at work on either.
    /// - Parameter progress: is told of each step; what it throws breaks the move off.
    /// - Throws: `StoreMove.Problem`; after `StoreError` the same call goes on where it was.
    @concurrent
    package static func move(
        file: String, toPostgres url: String, migrations: [Migration], progress: @escaping StoreMove.Progress = { _ in }
    ) async throws -> [StoreMove.Table] {
        try await Store(file: file, migrations: migrations).close()
        try await Store(postgres: url, migrations: migrations).close()
        return try SQLiteEngine.reading(file) { source in
            let target = try PostgresConnection(url: url)
            try target.limit(statementsTo: 0)
            return try StoreMove(source: source, target: target, progress: progress).run()
        }
    }

    /// Finishes what waits and closes the file.
    package func close() async throws {
        hub.close()
        try await engine.close()
    }
}
