/// Why the store could not do it. The description is for a log: it holds no value of a statement.
package enum StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Too many commands wait already; try again soon.
    case overloaded
    /// The disk is full: nothing was written; reads go on.
    case diskFull
    /// The disk refused a write or a sync. Whether the command is on disk is not known: repeat it with the same ids.
    case input(code: Int32)
    /// Another process holds the database.
    case busy
    /// The store has been closed.
    case closed
    /// A rule of the schema refused the row.
    case constraint(code: Int32)
    /// The database was written by a newer version of this program.
    case newerSchema(String)
    case engine(code: Int32)

    package var description: String {
        switch self {
        case .overloaded: "too many commands are waiting"
        case .diskFull: "the disk is full"
        case .input(let code): "the disk refused (SQLite \(code))"
        case .busy: "the database is in use by another process"
        case .closed: "the store is closed"
        case .constraint(let code): "a rule of the schema refused the row (SQLite \(code))"
        case .newerSchema(let name): "the database has the migration \(name), which this version does not know"
        case .engine(let code): "the database failed (SQLite \(code))"
        }
    }
}
