import Dispatch
import Foundation
import GRDB
import Kit
import Synchronization

/// SQLite by GRDB: write-ahead log, every commit synced, one writer that commits many commands at once.
final class SQLiteEngine: Engine {
    /// Commands of one commit.
    private static let commitLimit = 512

    private struct State {
        var line = CommandLine()
        var isDraining = false
    }

    private let pool: DatabasePool
    private let checkpointer: SQLiteCheckpointer
    private let hub: EventHub
    private let state = Mutex(State())

    init(file: String, hub: EventHub) throws {
        self.hub = hub
        var configuration = Configuration()
        // A command line tool may work beside the server: wait for it instead of failing at once.
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            // Erased text is overwritten with zeros, in the database and in its full-text index.
            try db.execute(sql: "PRAGMA secure_delete = ON")
            // REPLACE deletes too: without this it would get past the triggers that keep the audit log.
            try db.execute(sql: "PRAGMA recursive_triggers = ON")
            // What is read lies in the system's cache already; what is written stays here until its commit.
            try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -1024 : -8192)")
            // Not inside of a command's commit: `SQLiteCheckpointer`.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        }
        let pool = try Self.translating { try DatabasePool(path: file, configuration: configuration) }
        self.pool = pool
        // A pool sets NORMAL when it switches the write-ahead log on, which syncs at checkpoints alone: acknowledged must mean on disk.
        try Self.translating { try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") } }
        checkpointer = try Self.translating { try SQLiteCheckpointer(file: file, configuration: configuration) }
    }

    // MARK: - Commands

    var waitingCommands: Int { state.withLock { $0.line.waiting.count } }

    func enqueue(_ command: Command) {
        let refusal: StoreError? = state.withLock { state in
            if let refusal = state.line.add(command) { return refusal }
            if !state.isDraining {
                state.isDraining = true
                pool.asyncWriteWithoutTransaction { [self] db in drain(db) }
            }
            return nil
        }
        if let refusal { command.finish(refusal) }
    }

    /// Commits what waits, and what comes to wait meanwhile.
    private func drain(_ db: Database) {
        while true {
            let batch = state.withLock { state -> [Command] in
                let batch = state.line.take(Self.commitLimit)
                if batch.isEmpty { state.isDraining = false }
                return batch
            }
            if batch.isEmpty { return }
            commit(batch, in: db)
            checkpointer.committed(db)
        }
    }

    private func commit(_ batch: [Command], in db: Database) {
        var published: [StoredEvent] = []
        var jobs = false
        do {
            try Self.translating {
                try db.inTransaction(.immediate) {
                    for command in batch {
                        let transaction = try Self.inSavepoint(db, command)
                        published += transaction.events
                        jobs = jobs || transaction.jobsScheduled
                    }
                    return .commit
                }
            }
        } catch {
            for command in batch { command.finish(error) }
            return
        }
        hub.publish(published, jobs: jobs)
        for command in batch { command.finish(nil) }
    }

    /// A command that throws undoes its own rows; its neighbours' stay.
    private static func inSavepoint(_ db: Database, _ command: Command) throws -> WriteTransaction {
        while true {
            let connection = SQLiteConnection(db: db)
            let transaction = WriteTransaction(engine: connection)
            try db.cachedStatement(sql: "SAVEPOINT command").execute()
            let failure = command.run(transaction)
            if let failure {
                // A full disk makes SQLite undo the whole transaction: there is no savepoint to go back to, and nothing of the neighbours.
                guard db.isInsideTransaction else { throw failure }
                try db.cachedStatement(sql: "ROLLBACK TO command").execute()
                transaction.forget()
            }
            try db.cachedStatement(sql: "RELEASE command").execute()
            guard let missing = failure as? MissingPartition else { return transaction }
            try connection.makePartition(missing.number)
        }
    }

    // MARK: - Reads

    func read<T: Sendable>(_ body: @escaping @Sendable (any Searching) throws -> T) async throws -> T {
        try await Self.translating { try await pool.read { db in try body(SQLiteConnection(db: db)) } }
    }

    // MARK: - Care

    func checkpoint() async throws {
        _ = try await Self.translating { try await pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) } }
    }

    func copy(to file: String, migrations: [Migration]) async throws {
        // By a reader, outside of its transaction: the writer goes on.
        try await Self.translating { try await pool.unsafeRead { db in try db.execute(sql: "VACUUM INTO ?", arguments: [file]) } }
    }

    func problems() async throws -> [String] {
        try await pool.read { db in
            let structure = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let orphans = try GRDB.Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in "orphan row in table \(row[0] as String? ?? "?")" }
            return structure + orphans
        }
    }

    func schema() async throws -> String {
        try await pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_master
                    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' ORDER BY type DESC, name
                    """
            ).map { $0 + ";\n" }.joined()
        }
    }

    func plan(of sql: SQL) async throws -> [String] {
        try await pool.read { db in
            let (text, values) = sql.rendered
            let arguments = StatementArguments(values.map(\.databaseValue))
            return try GRDB.Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + text, arguments: arguments).map { $0["detail"] }
        }
    }

    func close() async throws {
        state.withLock { $0.line.close() }
        // The writer runs what is already queued before this.
        try await pool.writeWithoutTransaction { db in _ = try? db.checkpoint(.truncate) }
        try checkpointer.close()
        try pool.close()
    }

    /// Its connections close themselves.
    func abandon() {}

    var nodes: (any SharedEngine)? { nil }

    func migrate(_ migrations: [Migration]) throws {
        try Self.translating {
            try pool.writeWithoutTransaction { db in
                // All in one transaction: another process that opens the file at the same time waits, and then finds everything done.
                try db.inTransaction(.immediate) {
                    for table in MigrationPlan.tables { try db.execute(sql: table) }
                    for migration in try MigrationPlan(migrations, in: SQLiteConnection(db: db)).migrations {
                        for statement in migration.statements(in: .sqlite) { try db.execute(sql: statement) }
                        try MigrationPlan.note(migration, in: SQLiteConnection(db: db))
                    }
                    return .commit
                }
            }
        }
    }

    /// One process writes, and tells of what it wrote itself.
    func catchUp() async throws {}

    // MARK: - Errors

    func explained(_ error: any Error) -> any Error { (error as? DatabaseError).map(Self.translate) ?? error }

    static func translating<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as DatabaseError { throw translate(error) }
    }

    private static func translating<T>(_ body: () async throws -> T) async throws -> T {
        do { return try await body() } catch let error as DatabaseError { throw translate(error) }
    }

    static func translate(_ error: DatabaseError) -> StoreError {
        let code = "SQLite \(error.extendedResultCode.rawValue)"
        return switch error.resultCode {
        case .SQLITE_FULL: .diskFull
        case .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_CORRUPT: .input(code: code)
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_CONSTRAINT: .constraint(code: code)
        default: .engine(code: code)
        }
    }
}
