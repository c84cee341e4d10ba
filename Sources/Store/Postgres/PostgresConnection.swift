import CPostgres
import Foundation
import Kit

/// A connection to a PostgreSQL server by libpq. One thread at a time uses it.
final class PostgresConnection: EngineConnection, @unchecked Sendable {
    // Unchecked: whoever has it hands it on and forgets it.
    /// Statements that are kept prepared; the oldest goes first.
    private static let preparedLimit = 400
    /// Seconds for a connection to be made, and without a sign of life until it counts as lost.
    private static let patience = 5
    /// Seconds after which the server gives a statement up, and after which nobody waits for its answer any more.
    private static let (statementLimit, answerLimit) = (30, 35)
    /// Seconds that a transaction may wait for its next statement. One whose program was stopped holds the others up: nothing is heard of that was
    /// written after it, and a duty in whose name it writes can't pass on.
    private static let pauseLimit = 2

    /// Up to which number the event log is complete for what reads now.
    var horizon: Int64?
    /// Whether this transaction has said from where on it may append events.
    var isAnnounced = false

    private let connection: OpaquePointer
    private var prepared: [StatementKey: String] = [:]
    private var order: [StatementKey] = []
    private var count = 0
    private var isLimited = true
    /// It didn't answer in time: what it says later belongs to nobody.
    private var isGivenUp = false

    /// - Throws: `StoreError.away`.
    init(url: String) throws {
        let settings = [
            "connect_timeout=\(Self.patience)", "application_name=walletdesk", "keepalives_idle=\(Self.patience)", "keepalives_interval=1",
            "keepalives_count=\(Self.patience)", "tcp_user_timeout=\(Self.patience * 1000)",
        ]
        guard let connection = PQconnectdb(Self.extended(url, by: settings)) else { throw StoreError.away("no memory for a connection") }
        guard PQstatus(connection) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(connection))
            PQfinish(connection)
            throw StoreError.away(Self.explained(reason))
        }
        self.connection = connection
        // Silence of the server about what already exists.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        try limit(statementsTo: Self.statementLimit)
        // Statements here take milliseconds; compiling one takes a hundred.
        try run("SET jit = off")
    }

    /// - Parameter seconds: 0 for as long as they take.
    func limit(statementsTo seconds: Int) throws {
        isLimited = seconds > 0
        try run("SET statement_timeout = \(seconds * 1000)")
        try run("SET idle_in_transaction_session_timeout = \(isLimited ? Self.pauseLimit * 1000 : 0)")
    }

    deinit { PQfinish(connection) }

    /// Whether the server still answers, as far as is known.
    var isAlive: Bool { !isGivenUp && PQstatus(connection) == CONNECTION_OK }
    var socket: Int32 { PQsocket(connection) }

    // MARK: - Statements

    func rows(_ sql: SQL) throws -> [Row] {
        let answer = try run(sql)
        return answer.rows()
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int { try run(sql).changes }

    /// Runs statements without values, such as those of a migration.
    func run(_ text: String) throws { _ = try answer(PQsendQuery(connection, text)) }

    /// - Parameter mode: isolation level, and what may follow it.
    func transaction<T>(_ mode: String, _ body: () throws -> T) throws -> T {
        try run("BEGIN ISOLATION LEVEL \(mode)")
        do {
            let value = try body()
            try run("COMMIT")
            return value
        } catch {
            try? run("ROLLBACK")
            throw error
        }
    }

    private func run(_ sql: SQL) throws -> PostgresAnswer {
        let (text, values) = sql.rendered
        let key = StatementKey(text: text, types: values.map(\.postgresType))
        let name = try prepare(key)
        let bound = BoundValues(values)
        defer { bound.free() }
        return try answer(PQsendQueryPrepared(connection, name, Int32(values.count), bound.pointers, bound.lengths, bound.formats, 0))
    }

    private func prepare(_ key: StatementKey) throws -> String {
        if let name = prepared[key] { return name }
        if order.count >= Self.preparedLimit, let oldest = order.first, let name = prepared.removeValue(forKey: oldest) {
            order.removeFirst()
            try run("DEALLOCATE \(name)")
        }
        count += 1
        let name = "s\(count)"
        _ = try answer(PQsendPrepare(connection, name, key.text, Int32(key.types.count), key.types))
        prepared[key] = name
        order.append(key)
        return name
    }

    /// Sends rows to a `COPY … FROM STDIN`.
    func copy(_ command: String, _ lines: [UInt8]) throws {
        _ = try answer(PQsendQuery(connection, command), isCopy: true)
        let sent = lines.withUnsafeBytes { bytes in
            PQputCopyData(connection, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        _ = try answer(sent == 1 ? PQputCopyEnd(connection, nil) : 0)
    }

    /// Waits for the answer to what was sent; where it is several statements, for that of the last, or of the one that failed.
    /// - Throws: `StoreError`, and `away` where there is none in time: then the connection is of no more use.
    /// - Parameter isCopy: the server then waits for rows.
    private func answer(_ sent: Int32, isCopy: Bool = false) throws -> PostgresAnswer {
        guard sent == 1 else { throw StoreError.away(Self.explained(String(cString: PQerrorMessage(connection)))) }
        let end = isLimited ? ContinuousClock.now + .seconds(Self.answerLimit) : nil
        var last: OpaquePointer?
        while true {
            guard wait(until: end) else {
                isGivenUp = true
                PQclear(last)
                throw StoreError.away("the server has not answered for \(Self.answerLimit) seconds")
            }
            guard let next = PQgetResult(connection) else { return try PostgresAnswer(last, of: connection) }
            if isCopy, PQresultStatus(next) == PGRES_COPY_IN { return try PostgresAnswer(next, of: connection) }
            if let failed = last, PQresultStatus(failed) == PGRES_FATAL_ERROR {
                PQclear(next)
            } else {
                PQclear(last)
                last = next
            }
        }
    }

    /// - Returns: false where the time is over.
    private func wait(until end: ContinuousClock.Instant?) -> Bool {
        while PQisBusy(connection) == 1 {
            var polled = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            let left = end.map { max(0, Int32((ContinuousClock.now.duration(to: $0) / .milliseconds(1)).rounded(.up))) } ?? -1
            if poll(&polled, 1, left) == 0 { return false }
            // A lost connection is said by the next result.
            guard PQconsumeInput(connection) == 1 else { return true }
        }
        return true
    }

    func insert(_ event: NewEvent, at now: Instant) throws -> Int64 {
        try announce()
        let seq: Int64? = try value(
            """
            INSERT INTO event (at, type, conversation_id, data) VALUES (\(now), \(event.type), \(event.conversation), \(event.data)) RETURNING seq
            """)
        guard let seq else { throw StoreError.engine(code: "PostgreSQL gave no number") }
        return seq
    }

    // MARK: - Notices

    /// Takes what the server has sent; answers the payloads of others' notifications.
    func notifications() throws -> [String] {
        guard PQconsumeInput(connection) == 1 else { throw StoreError.away(Self.explained(String(cString: PQerrorMessage(connection)))) }
        var payloads: [String] = []
        while let notice = PQnotifies(connection) {
            if notice.pointee.be_pid != PQbackendPID(connection) { payloads.append(notice.pointee.extra.map { String(cString: $0) } ?? "") }
            PQfreemem(notice)
        }
        return payloads
    }

    /// All in one transaction: notifications of several wait for one another.
    func notify(_ payloads: [String], on channel: String) throws {
        try transaction("READ COMMITTED") { for payload in payloads { try execute("SELECT pg_notify(\(channel), \(payload))") } }
    }

    // MARK: - Words

    private static func extended(_ url: String, by settings: [String]) -> String {
        guard url.contains("://") else { return url + " " + settings.joined(separator: " ") }
        return url + (url.contains("?") ? "&" : "?") + settings.joined(separator: "&")
    }

    /// One line for an operator; libpq names host and user in it and never a password.
    private static func explained(_ message: String) -> String { message.split(whereSeparator: \.isNewline).joined(separator: "; ") }
}

private struct StatementKey: Hashable {
    let text: String
    let types: [Oid]
}

/// What the server answered, freed with it.
final class PostgresAnswer {
    private let result: OpaquePointer

    /// - Throws: `StoreError` where the server refused, or is gone.
    init(_ result: OpaquePointer?, of connection: OpaquePointer) throws {
        guard let result else { throw StoreError.away(String(cString: PQerrorMessage(connection))) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN: self.result = result
        default:
            defer { PQclear(result) }
            let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
            throw StoreError(sqlState: state, message: String(cString: PQerrorMessage(connection)))
        }
    }

    deinit { PQclear(result) }

    var changes: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    func rows() -> [Row] {
        let width = PQnfields(result)
        let columns = ColumnNames((0..<width).map { String(cString: PQfname(result, $0)) })
        let types = (0..<width).map { PQftype(result, $0) }
        return (0..<PQntuples(result)).map { row in
            Row(columns: columns, values: (0..<width).map { value(row, $0, types[Int($0)]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let bytes = PQgetvalue(result, row, column) else { return .null }
        let text = UnsafeBufferPointer(start: bytes, count: Int(PQgetlength(result, row, column)))
        return SQLValue(postgres: text, type: type)
    }
}

extension StoreError {
    /// By the first letters of SQLSTATE (PostgreSQL 15, appendix A).
    init(sqlState: String?, message: String) {
        guard let sqlState else {
            self = .away(message.split(whereSeparator: \.isNewline).joined(separator: "; "))
            return
        }
        let code = "PostgreSQL \(sqlState)"
        self =
            switch sqlState {
            case "53100": .diskFull
            case "40001", "40P01", "55P03": .busy
            case "57014": .away("a statement took longer than it may")
            case "P0001": .constraint(code: code)
            case _ where sqlState.hasPrefix("23"): .constraint(code: code)
            case _ where sqlState.hasPrefix("58"): .input(code: code)
            case _ where sqlState.hasPrefix("08") || sqlState.hasPrefix("57P") || sqlState.hasPrefix("53"): .away(code)
            default: .engine(code: code)
            }
    }
}
