import GRDB
import Synchronization

/// Brings the write-ahead log into the database on a connection of its own, while the writer goes on. SQLite would do it inside of a
/// command's commit, and everybody behind that commit would wait for the sync of scattered pages.
///
/// The log starts again from its beginning when all of it is in the database at the moment of a commit. Under load that moment never
/// comes by itself, so a long log is brought in by the writer, between two commits: by then only the newest frames are left to do.
final class SQLiteCheckpointer: Sendable {
    private struct State {
        var changesDone = 0
        var isRunning = false
        var isLogLong = false
    }

    /// Changed rows after which the log is brought in.
    private static let interval = 2_000
    /// Frames, of one page of 4 kB each, of a long log.
    private static let longLog = 8_192

    private let connection: DatabaseQueue
    private let state = Mutex(State())

    init(file: String, configuration: Configuration) throws {
        connection = try DatabaseQueue(path: file, configuration: configuration)
    }

    /// Called by the writer between two commits.
    func committed(_ writer: Database) {
        let changes = writer.totalChangesCount
        let (isDue, isForWriter) = state.withLock { state in
            defer { state.isLogLong = false }
            let isDue = !state.isRunning && changes - state.changesDone >= Self.interval
            if isDue {
                state.isRunning = true
                state.changesDone = changes
            }
            return (isDue, state.isLogLong)
        }
        if isForWriter { _ = try? writer.checkpoint(.passive) }
        if isDue { start() }
    }

    private func start() {
        connection.asyncWriteWithoutTransaction { [self] db in
            // A failure, as of a full disk, loses nothing: the log keeps what is not in the database, and the next turn tries again.
            let log = try? db.checkpoint(.passive)
            state.withLock { state in
                state.isRunning = false
                state.isLogLong = (log?.walFrameCount ?? 0) > Self.longLog
            }
        }
    }

    func close() throws { try connection.close() }
}
