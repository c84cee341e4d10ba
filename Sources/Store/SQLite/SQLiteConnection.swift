import Foundation
import GRDB
import Kit

/// One connection inside a transaction.
struct SQLiteConnection: EngineConnection, Searching {
    let db: Database

    /// One writes at a time: whatever is in the log is all there is before it.
    var horizon: Int64? { nil }

    func rows(_ sql: SQL) throws -> [Row] {
        let (text, values) = sql.rendered
        let statement = try db.cachedStatement(sql: text)
        let columns = ColumnNames(statement.columnNames)
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: StatementArguments(values.map { $0.databaseValue }))
        var rows: [Row] = []
        while let row = try cursor.next() {
            rows.append(Row(columns: columns, values: row.databaseValues.map { $0.sqlValue }))
        }
        return rows
    }

    @discardableResult
    func execute(_ sql: SQL) throws -> Int {
        let (text, values) = sql.rendered
        let statement = try db.cachedStatement(sql: text)
        try statement.execute(arguments: StatementArguments(values.map { $0.databaseValue }))
        return db.changesCount
    }

    func insert(_ event: NewEvent, at now: Instant) throws -> Int64 {
        try execute(
            "INSERT INTO event (at, type, conversation_id, data) VALUES (\(now), \(event.type), \(event.conversation), \(event.data))")
        return db.lastInsertedRowID
    }

    /// A file's one program has every duty.
    func require(_ lease: Lease) throws {}
}

extension SQLValue {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }
}

extension DatabaseValue {
    var sqlValue: SQLValue {
        switch storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob(let data): .blob([UInt8](data))
        }
    }
}
