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

    /// Up to which number the event log is complete for what reads now.
    var horizon: Int64?
    /// Whether this transaction has said from where on it may append events.
    var isAnnounced = false

    private let connection: OpaquePointer
    private var prepared: [StatementKey: String] = [:]
    private var order: [StatementKey] = []
    private var count = 0

    /// - Throws: `StoreError.away`.
    init(url: String) throws {
        let settings = ["connect_timeout=\(Self.patience)", "application_name=walletdesk", "keepalives_idle=\(Self.patience)", "keepalives_interval=1"]
        guard let connection = PQconnectdb(Self.extended(url, by: settings)) else { throw StoreError.away("no memory for a connection") }
        guard PQstatus(connection) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(connection))
            PQfinish(connection)
            throw StoreError.away(Self.explained(reason))
        }
        self.connection = connection
        // Silence of the server about what already exists.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
    }

    deinit { PQfinish(connection) }

    /// Whether the server still answers, as far as is known.
    var isAlive: Bool { PQstatus(connection) == CONNECTION_OK }
    var socket: Int32 { PQsocket(connection) }

    // MARK: - Statements

    func rows(_ sql: SQL) throws -> [Row] {
        let answer = try run(sql)
        return answer.rows()
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int { try run(sql).changes }

    /// Runs statements without values, such as those of a migration.
    func run(_ text: String) throws { _ = try PostgresAnswer(PQexec(connection, text), of: connection) }

    private func run(_ sql: SQL) throws -> PostgresAnswer {
        let (text, values) = sql.rendered
        let key = StatementKey(text: text, types: values.map(\.postgresType))
        let name = try prepare(key)
        let bound = BoundValues(values)
        defer { bound.free() }
        return try PostgresAnswer(
            PQexecPrepared(connection, name, Int32(values.count), bound.pointers, bound.lengths, bound.formats, 0), of: connection)
    }

    private func prepare(_ key: StatementKey) throws -> String {
        if let name = prepared[key] { return name }
        if order.count >= Self.preparedLimit, let oldest = order.first, let name = prepared.removeValue(forKey: oldest) {
            order.removeFirst()
            try run("DEALLOCATE \(name)")
        }
        count += 1
        let name = "s\(count)"
        _ = try PostgresAnswer(PQprepare(connection, name, key.text, Int32(key.types.count), key.types), of: connection)
        prepared[key] = name
        order.append(key)
        return name
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

    /// Takes what the server has sent; answers the payloads of notifications.
    func notifications() throws -> [String] {
        guard PQconsumeInput(connection) == 1 else { throw StoreError.away(Self.explained(String(cString: PQerrorMessage(connection)))) }
        var payloads: [String] = []
        while let notice = PQnotifies(connection) {
            payloads.append(notice.pointee.extra.map { String(cString: $0) } ?? "")
            PQfreemem(notice)
        }
        return payloads
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
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: self.result = result
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
            case "40001", "40P01", "55P03", "57014": .busy
            case "P0001": .constraint(code: code)
            case _ where sqlState.hasPrefix("23"): .constraint(code: code)
            case _ where sqlState.hasPrefix("58"): .input(code: code)
            case _ where sqlState.hasPrefix("08") || sqlState.hasPrefix("57P") || sqlState.hasPrefix("53"): .away(code)
            default: .engine(code: code)
            }
    }
}
