/// One row of an answer.
package struct Row: Sendable {
    let columns: ColumnNames
    let values: [SQLValue]

    /// The column's value as `Value`, which the context names.
    /// - Throws: `RowError` where the column is missing or of another kind: a programmer's error that a test finds.
    package func callAsFunction<Value: SQLDecodable>(_ column: String, as type: Value.Type = Value.self) throws(RowError) -> Value {
        guard let index = columns.positions[column] else { throw RowError(column: column, problem: .missing) }
        guard let value = Value(sqlValue: values[index]) else { throw RowError(column: column, problem: .otherKind) }
        return value
    }
}

/// The names of an answer's columns, made once for all of its rows.
final class ColumnNames: Sendable {
    let first: String?
    let positions: [String: Int]

    init(_ names: [String]) {
        first = names.first
        positions = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    }
}

package struct RowError: Error, CustomStringConvertible {
    enum Problem { case missing, otherKind }

    let column: String
    let problem: Problem

    package var description: String {
        switch problem {
        case .missing: "the answer has no column \(column)"
        case .otherKind: "column \(column) holds a value of another kind"
        }
    }
}

/// A type that is one row.
package protocol RowDecodable {
    init(row: Row) throws
}
