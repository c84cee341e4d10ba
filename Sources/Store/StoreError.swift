/// Why the store could not do it. The description is for a log: it holds no value of a statement.
package enum StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Too many commands wait already; try again soon.
    case overloaded
    /// The disk is full: nothing was written; reads go on.
    case diskFull
    /// The disk refused a write or a sync, or the server went away at a commit. Whether the command is on disk is not known: repeat it with the same ids.
    case input(code: String)
    /// Another process holds the database, or others changed the same things again and again.
    case busy
    /// The database server can't be reached, or won't have this desk; the text says why and what to do.
    case away(String)
    /// The duty in whose name it was to be done is another node's now; nothing was written.
    case passedOn(String)
    /// The store has been closed.
    case closed
    /// A rule of the schema refused the row.
    case constraint(code: String)
    /// A newer version of this program has changed the database in a way that this one can't live with.
    case newerSchema(String)
    /// This version changes the database in a way that the nodes which run can't live with.
    case nodesRun(String)
    case engine(code: String)

    package var description: String {
        switch self {
        case .overloaded: "too many commands are waiting"
        case .diskFull: "the disk is full"
        case .input(let code): "whether it is on disk is not known (\(code))"
        case .busy: "the database is in use by another process"
        case .away(let reason): "the database server is away: \(reason)"
        case .passedOn(let duty): "another node has the duty \(duty) now"
        case .closed: "the store is closed"
        case .constraint(let code): "a rule of the schema refused the row (\(code))"
        case .newerSchema(let name): "the database has the migration \(name), which this version does not know"
        case .nodesRun(let names): "this version changes what the running nodes need: stop \(names) first"
        case .engine(let code): "the database failed (\(code))"
        }
    }
}
