package import Kit

/// Reads inside a transaction: all of them see the same state.
package protocol Reading {
    func rows(_ sql: SQL) throws -> [Row]
    /// Up to here the event log has everything that will ever be in it; nil: all that is there. Where several write at once, an event may come to
    /// stand before others that were seen already, so nobody reads beyond.
    var horizon: Int64? { get }
}

extension Reading {
    package func all<Value: RowDecodable>(_ sql: SQL, as type: Value.Type = Value.self) throws -> [Value] {
        try rows(sql).map { try Value(row: $0) }
    }

    package func first<Value: RowDecodable>(_ sql: SQL, as type: Value.Type = Value.self) throws -> Value? {
        try rows(sql).first.map { try Value(row: $0) }
    }

    /// The first column of the first row; nil where there is no row, or NULL in it.
    package func value<Value: SQLDecodable>(_ sql: SQL, as type: Value.Type = Value.self) throws -> Value? {
        guard let row = try rows(sql).first, let column = row.columns.first else { return nil }
        return try row(column, as: Value?.self)
    }

    /// The first column of every row.
    package func column<Value: SQLDecodable>(_ sql: SQL, as type: Value.Type = Value.self) throws -> [Value] {
        try rows(sql).map { row in
            guard let column = row.columns.first else { throw RowError(column: "1", problem: .missing) }
            return try row(column)
        }
    }
}

/// What a command may do: it changes state and says so in the event log, in one transaction.
package final class WriteTransaction: Reading {
    let engine: any EngineConnection
    private(set) var events: [StoredEvent] = []
    private(set) var jobsScheduled = false

    init(engine: any EngineConnection) { self.engine = engine }

    package func rows(_ sql: SQL) throws -> [Row] { try engine.rows(sql) }

    package var horizon: Int64? { engine.horizon }

    /// Forgets what was to be published: the command undid itself.
    func forget() {
        events = []
        jobsScheduled = false
    }

    /// Runs a statement and answers how many rows it changed.
    @discardableResult
    package func execute(_ sql: SQL) throws -> Int { try engine.execute(sql) }

    /// Appends to the event log and answers the event's number.
    @discardableResult
    package func append(_ event: NewEvent, at now: Instant) throws -> Int64 {
        let seq = try engine.insert(event, at: now)
        events.append(StoredEvent(seq: seq, at: now, type: event.type, conversation: event.conversation, data: event.data))
        return seq
    }

    /// Puts a job into the table; a job of the same kind and key that still waits is replaced.
    package func schedule(_ job: NewJob) throws {
        try engine.execute(
            """
            INSERT INTO job (kind, key, run_at, payload, attempts) VALUES (\(job.kind), \(job.key), \(job.runAt), \(job.payload), 0)
            ON CONFLICT (kind, key) DO UPDATE SET run_at = excluded.run_at, payload = excluded.payload, attempts = 0, claimed_until = NULL
            """)
        jobsScheduled = true
    }

    /// Takes a waiting job back; none is no error.
    package func cancelJob(kind: String, key: String) throws {
        try engine.execute("DELETE FROM job WHERE kind = \(kind) AND key = \(key)")
    }
}

/// What an engine offers inside a write transaction.
protocol EngineConnection: Reading {
    @discardableResult
    func execute(_ sql: SQL) throws -> Int
    func insert(_ event: NewEvent, at now: Instant) throws -> Int64
    func addToSearch(_ documents: [SearchDocument]) throws
    func eraseFromSearch(_ seq: Int64) throws
    /// Fails where the duty has passed on, and keeps it from passing on until the transaction is over.
    func require(_ lease: Lease) throws
}
