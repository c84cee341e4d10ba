import Foundation
import Kit
import Synchronization

/// PostgreSQL by libpq. Several connections write at once, each many commands in one transaction. Transactions are serialisable: what a command has
/// seen is as if it were alone, as with one writer, and one that can't be is run again.
final class PostgresEngine: Engine, SharedEngine {
    /// Commands of one commit. More would make it likelier that another node changes what they have read.
    private static let commitLimit = 64
    /// How often a transaction is tried that others get in the way of.
    private static let tries = 30

    /// Something that waits for a connection, and is no command.
    private struct Errand: @unchecked Sendable {
        // Sendable by hand: a thread that has a connection alone calls it.
        let run: (PostgresConnection) -> Bool
        let refuse: (StoreError) -> Void
    }

    /// What an errand is for. This node's duties stand in no line with reads.
    private enum Purpose { case read, duty }

    private struct State {
        var commands = CommandLine()
        var errands: [Purpose: [Errand]] = [:]

        mutating func next(_ purpose: Purpose) -> Errand? {
            guard let first = errands[purpose]?.first else { return nil }
            errands[purpose]?.removeFirst()
            return first
        }
    }

    private struct Threads {
        let writers: PostgresWorkers<[Command]>
        let readers: PostgresWorkers<Errand>
        let duties: PostgresWorkers<Errand>

        func wake(_ purpose: Purpose) {
            switch purpose {
            case .read: readers.wake()
            case .duty: duties.wake()
            }
        }
    }

    private let url: String
    private let hub: EventHub
    private let connections: PostgresConnections
    private let state = Mutex(State())
    private let threads = Mutex<Threads?>(nil)
    private let follower: PostgresFollower

    init(url: String, connections: PostgresConnections, hub: EventHub) throws {
        self.url = url
        self.connections = connections
        self.hub = hub
        follower = PostgresFollower(url: url, hub: hub)
    }

    /// Begins to write, to read, and to follow the log. The schema has to be there.
    func start() throws {
        try follower.start()
        threads.withLock { threads in
            let writers = PostgresWorkers<[Command]>(
                url: url, count: connections.writers, name: "database writer",
                take: { [self] in state.withLock { $0.commands.take(Self.commitLimit) }.nonEmpty },
                refuse: { commands, reason in for command in commands { command.finish(reason) } },
                perform: { [self] commands, connection in commit(commands, on: connection) })
            threads = Threads(
                writers: writers, readers: workers(connections.readers, "database reader", for: .read), duties: workers(1, "database duties", for: .duty))
        }
    }

    private func workers(_ count: Int, _ name: String, for purpose: Purpose) -> PostgresWorkers<Errand> {
        PostgresWorkers(
            url: url, count: count, name: name, take: { [self] in state.withLock { $0.next(purpose) } },
            refuse: { errand, reason in errand.refuse(reason) }, perform: { errand, connection in errand.run(connection) ? nil : errand })
    }

    // MARK: - Commands

    func explained(_ error: any Error) -> any Error { error }

    var waitingCommands: Int { state.withLock { $0.commands.waiting.count } }

    func enqueue(_ command: Command) {
        if let refusal = state.withLock({ $0.commands.add(command) }) { return command.finish(refusal) }
        threads.withLock { $0 }?.writers.wake()
    }

    /// Commits commands together. Where others get in the way again and again each is tried alone.
    /// - Returns: those that are still to be done, because the connection was lost before they can have been committed; nil where none is.
    private func commit(_ commands: [Command], on connection: PostgresConnection) -> [Command]? {
        for attempt in 0..<Self.tries {
            do {
                let (seq, jobs) = try transact(commands, on: connection)
                follower.committed(commands, upTo: seq, jobs: jobs)
                return nil
            } catch StoreError.busy {
                try? connection.run("ROLLBACK")
                if commands.count > 1, attempt >= 2 { return commands.flatMap { commit([$0], on: connection) ?? [] }.nonEmpty }
                Thread.sleep(forTimeInterval: Double.random(in: 0...0.004) * Double(min(attempt + 1, 8)))
            } catch is UnknownOutcome {
                for command in commands { command.finish(StoreError.input(code: "PostgreSQL went away at a commit")) }
                return nil
            } catch {
                guard connection.isAlive else { return commands }
                try? connection.run("ROLLBACK")
                for command in commands { command.finish(error) }
                return nil
            }
        }
        for command in commands { command.finish(StoreError.busy) }
        return nil
    }

    /// - Returns: the highest number of an event, and whether jobs were scheduled.
    private func transact(_ commands: [Command], on connection: PostgresConnection) throws -> (seq: Int64?, jobs: Bool) {
        var (seq, jobs): (Int64?, Bool) = (nil, false)
        connection.horizon = follower.horizon
        connection.isAnnounced = false
        try connection.run("BEGIN ISOLATION LEVEL SERIALIZABLE")
        for command in commands {
            let transaction = WriteTransaction(engine: connection)
            let isAnnounced = connection.isAnnounced
            if commands.count > 1 { try connection.run("SAVEPOINT command") }
            if let failure = command.run(transaction) {
                // Nothing after this can succeed: the whole is tried again.
                if failure as? StoreError == .busy { throw StoreError.busy }
                guard connection.isAlive else { throw failure }
                guard commands.count > 1 else {
                    try connection.run("ROLLBACK")
                    return (nil, false)
                }
                try connection.run("ROLLBACK TO command")
                // A lock that was taken after the savepoint is gone with it.
                connection.isAnnounced = isAnnounced
            } else {
                jobs = jobs || transaction.jobsScheduled
                seq = transaction.events.last?.seq ?? seq
            }
        }
        do {
            try connection.run("COMMIT")
        } catch let error as StoreError where error != .busy && !connection.isAlive {
            throw UnknownOutcome()
        }
        return (seq, jobs)
    }

    // MARK: - Reads

    func read<T: Sendable>(_ body: @escaping @Sendable (any Searching) throws -> T) async throws -> T {
        try await ask(.read) { [follower] connection in
            // Known before the first look, so that everything up to it is seen.
            connection.horizon = follower.horizon
            return try connection.transaction("REPEATABLE READ READ ONLY") { try body(connection) }
        }
    }

    /// Has a thread with a connection do something, and again where the connection was lost.
    private func ask<T: Sendable>(
        _ purpose: Purpose, _ body: @escaping @Sendable (PostgresConnection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
            let errand = Errand(
                run: { connection in
                    let outcome = Result { try body(connection) }
                    if case .failure = outcome, !connection.isAlive { return false }
                    continuation.resume(with: outcome)
                    return true
                },
                refuse: { continuation.resume(throwing: $0) })
            let isClosed = state.withLock { state in
                if !state.commands.isClosed { state.errands[purpose, default: []].append(errand) }
                return state.commands.isClosed
            }
            if isClosed { return errand.refuse(.closed) }
            threads.withLock { $0 }?.wake(purpose)
        }
    }

    func catchUp() async throws { try await follower.catchUp() }

    // MARK: - Nodes

    var nodes: (any SharedEngine)? { self }

    func renew(_ wanted: Set<String>, for term: Span, of node: DeskNode, now: Instant) async throws -> (leases: [Lease], surplus: Int) {
        try await ask(.duty) { try $0.renew(wanted, for: term, of: node, now: now) }
    }

    func release(_ lease: Lease, of node: DeskNode) async throws { try await ask(.duty) { try $0.release(lease, of: node) } }

    func leave(_ node: DeskNode) async throws { try await ask(.duty) { try $0.leave(node) } }

    func running() async throws -> [DeskNode] { try await ask(.duty) { try $0.nodes() } }

    func spread(_ signal: Signal) { follower.spread(signal) }

    // MARK: - Care

    /// Rows that were erased leave the tables' files. The server's own log keeps them until it is recycled.
    func checkpoint() async throws {
        try await alone { connection in
            for table in ["message", "search_document"] where try connection.value("SELECT to_regclass(\(table))::text", as: String?.self) != nil {
                try connection.run("VACUUM \(table)")
            }
        }
    }

    /// As a desk's file, of one moment, while all nodes go on.
    func copy(to file: String, migrations: [Migration]) async throws {
        try await Store(file: file, migrations: migrations).close()
        try await alone { source in
            try source.transaction("REPEATABLE READ READ ONLY") {
                try SQLiteEngine.filling(file) { target in _ = try StoreMove(source: source, target: target).run() }
            }
        }
    }

    /// The server keeps its own structure: an index that is not valid is all that can be seen from here.
    func problems() async throws -> [String] {
        try await read { tx in
            try tx.column("SELECT 'index ' || indexrelid::regclass || ' is not valid' FROM pg_index WHERE NOT indisvalid ORDER BY 1")
        }
    }

    func schema() async throws -> String {
        try await read { tx in
            let columns: [String] = try tx.column(
                """
                SELECT table_name || '.' || column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END
                FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position
                """)
            let indexes: [String] = try tx.column("SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname")
            return (columns + indexes).map { $0 + ";\n" }.joined()
        }
    }

    func plan(of sql: SQL) async throws -> [String] { try await read { tx in try tx.column("EXPLAIN \(sql)") } }

    func close() async throws {
        state.withLock { $0.commands.close() }
        let ending = threads.withLock { threads in
            defer { threads = nil }
            return threads
        }
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let thread = Thread { [follower] in
                ending?.writers.close()
                ending?.readers.close()
                ending?.duties.close()
                follower.close()
                continuation.resume()
            }
            thread.start()
        }
    }

    func abandon() {
        state.withLock { $0.commands.close() }
        let ending = threads.withLock { threads in
            defer { threads = nil }
            return threads
        }
        ending?.writers.abandon()
        ending?.readers.abandon()
        ending?.duties.abandon()
        follower.abandon()
    }

    func migrate(_ migrations: [Migration]) throws {
        let connection = try PostgresConnection(url: url)
        try connection.limit(statementsTo: 0)
        try connection.transaction("READ COMMITTED") {
            // Another node that starts at the same time waits here, and then finds everything done.
            try connection.execute("SELECT pg_advisory_xact_lock(\(PostgresLock.migration))")
            for table in MigrationPlan.tables { try connection.run(table) }
            let plan = try MigrationPlan(migrations, in: connection)
            if plan.migrations.contains(where: \.contracts), let running = try connection.runningNodes() { throw StoreError.nodesRun(running) }
            for migration in plan.migrations {
                for statement in migration.statements(in: .postgres) { try connection.run(statement) }
                try MigrationPlan.note(migration, in: connection)
            }
        }
    }

    /// Work that can't be in a transaction, on a connection of its own.
    private func alone(_ body: @escaping @Sendable (PostgresConnection) throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let thread = Thread { [url] in
                continuation.resume(
                    with: Result {
                        let connection = try PostgresConnection(url: url)
                        try connection.limit(statementsTo: 0)
                        try body(connection)
                    })
            }
            thread.start()
        }
    }
}

/// How many connections one node has, beside those for the log and its duties.
package struct PostgresConnections: Sendable {
    package let writers: Int
    package let readers: Int

    /// - Parameter count: at least 3; a third of them write.
    package init(_ count: Int = 12) {
        writers = count / 3
        readers = count - writers
    }
}

/// The server went away while it committed: nobody here knows whether it did.
private struct UnknownOutcome: Error {}

/// Advisory locks, told apart by their upper bits.
enum PostgresLock {
    static let migration: Int64 = 0x5744_0001 << 32
    /// Transactions that may append events hold this with the number after which theirs will stand.
    static let events: Int64 = 0x5745 << 48
    static let searchPartition: Int64 = 0x5746_0001 << 32
}

extension Array {
    var nonEmpty: [Element]? { isEmpty ? nil : self }
}
