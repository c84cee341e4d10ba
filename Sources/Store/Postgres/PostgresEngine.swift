import Foundation
import Kit
import Synchronization

/// PostgreSQL by libpq. Several connections write at once, each many commands in one transaction. Transactions are serialisable: what a command has
/// seen is as if it were alone, as with one writer, and one that can't be is run again.
final class PostgresEngine: Engine {
    /// Commands of one commit. More would make it likelier that another node changes what they have read.
    private static let commitLimit = 64
    /// How often a transaction is tried that others get in the way of.
    private static let tries = 30

    /// A read that waits for a connection.
    private struct Read: @unchecked Sendable {
        // Sendable by hand: a reader thread alone calls it.
        let run: (PostgresConnection) -> Bool
        let refuse: (StoreError) -> Void
    }

    private struct State {
        var commands = CommandLine()
        var reads: [Read] = []
    }

    private let url: String
    private let hub: EventHub
    private let connections: PostgresConnections
    private let state = Mutex(State())
    private let threads = Mutex<(writers: PostgresWorkers<[Command]>, readers: PostgresWorkers<Read>)?>(nil)
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
            let readers = PostgresWorkers<Read>(
                url: url, count: connections.readers, name: "database reader",
                take: { [self] in state.withLock { $0.reads.isEmpty ? nil : $0.reads.removeFirst() } },
                refuse: { read, reason in read.refuse(reason) }, perform: { read, connection in read.run(connection) ? nil : read })
            threads = (writers, readers)
        }
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
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
            let read = Read(
                run: { [follower] connection in
                    do {
                        // Known before the first look, so that everything up to it is seen.
                        connection.horizon = follower.horizon
                        try connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                        let value = try body(connection)
                        try connection.run("COMMIT")
                        continuation.resume(returning: value)
                    } catch {
                        guard connection.isAlive else { return false }
                        try? connection.run("ROLLBACK")
                        continuation.resume(throwing: error)
                    }
                    return true
                },
                refuse: { continuation.resume(throwing: $0) })
            let isClosed = state.withLock { state in
                if !state.commands.isClosed { state.reads.append(read) }
                return state.commands.isClosed
            }
            if isClosed { return read.refuse(.closed) }
            threads.withLock { $0 }?.readers.wake()
        }
    }

    func catchUp() async throws { try await follower.catchUp() }

    // MARK: - Care

    /// Rows that were erased leave the tables' files. The server's own log keeps them until it is recycled.
    func checkpoint() async throws {
        try await alone { connection in
            for table in ["message", "search_document"] where try connection.value("SELECT to_regclass(\(table))::text", as: String?.self) != nil {
                try connection.run("VACUUM \(table)")
            }
        }
    }

    func copy(to file: String) async throws { throw StoreError.engine(code: "PostgreSQL: use pg_dump or pg_basebackup") }

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
        follower.abandon()
    }

    func migrate(_ migrations: [Migration]) throws {
        let connection = try PostgresConnection(url: url)
        try connection.run("BEGIN")
        // Another node that starts at the same time waits here, and then finds everything done.
        try connection.execute("SELECT pg_advisory_xact_lock(\(PostgresLock.migration))")
        try connection.run("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)")
        let done = Set(try connection.column("SELECT name FROM migration", as: String.self))
        if let foreign = done.subtracting(migrations.map(\.name)).min() { throw StoreError.newerSchema(foreign) }
        for migration in migrations where !done.contains(migration.name) {
            for statement in migration.statements(in: .postgres) { try connection.run(statement) }
            try connection.execute("INSERT INTO migration (name) VALUES (\(migration.name))")
        }
        try connection.run("COMMIT")
    }

    /// Work that can't be in a transaction, on a connection of its own.
    private func alone(_ body: @escaping @Sendable (PostgresConnection) throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let thread = Thread { [url] in
                continuation.resume(with: Result { try body(try PostgresConnection(url: url)) })
            }
            thread.start()
        }
    }
}

/// How many connections one node has, beside the one that follows the log.
package struct PostgresConnections: Sendable {
    package var writers: Int
    package var readers: Int

    package init(writers: Int = 4, readers: Int = 8) {
        self.writers = writers
        self.readers = readers
    }
}

/// The server went away while it committed: nobody here knows whether it did.
private struct UnknownOutcome: Error {}

/// Advisory locks, told apart by their upper bits.
enum PostgresLock {
    static let migration: Int64 = 0x5744_0001 << 32
    /// Transactions that may append events hold this with the number after which theirs will stand.
    static let events: Int64 = 0x5745 << 48
}

extension Array {
    fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
