import CSandbox
import Dispatch
import Foundation
import Glibc
import Synchronization

/// A running process of the program that looks into pictures, and the threads that talk to it and wait for its end.
final class ReaderProcess: Sendable {
    private struct State {
        var isEnded = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    let pid: pid_t
    private let socket: ReaderSocket
    private let queue = DispatchQueue(label: "picture reader")
    private let state = Mutex(State())

    /// nil where the program can't be started.
    static func started(_ executable: String) async -> ReaderProcess? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: ReaderProcess(executable)) }
        }
    }

    private init?(_ executable: String) {
        guard let pair = ReaderSocketPair(), let pid = Self.spawn(executable, pair.theirs.descriptor) else { return nil }
        self.pid = pid
        socket = pair.ours
        Thread.detachNewThread { [self] in awaitEnd() }
    }

    /// Whether it still runs.
    var isAlive: Bool { state.withLock { !$0.isEnded } }

    /// Asks for one thing. A process that failed is killed.
    func answer(_ frame: [UInt8], within limit: Duration) async -> Result<[UInt8], ReaderSocket.Failure> {
        let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<[UInt8], ReaderSocket.Failure>, Never>) in
            queue.async { [self] in
                let result = Result { () throws(ReaderSocket.Failure) in try socket.exchange(frame, until: .now + limit) }
                continuation.resume(returning: result)
            }
        }
        if case .failure = result { await end() }
        return result
    }

    /// Kills it and waits until nothing is left of it.
    func end() async {
        await withCheckedContinuation { continuation in
            let isEnded = state.withLock { state in
                guard !state.isEnded else { return true }
                kill(pid, SIGKILL)
                state.waiting.append(continuation)
                return false
            }
            if isEnded { continuation.resume() }
        }
    }

    /// Waits on a thread of its own, so that a process that dies is never left as a zombie. Its number is given back only under the lock, or a
    /// signal could reach whoever gets it next.
    private func awaitEnd() {
        var information = siginfo_t()
        while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        let waiting = state.withLock { state in
            waitpid(pid, nil, 0)
            state.isEnded = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    // MARK: - Starting

    private static func spawn(_ executable: String, _ socket: Int32) -> pid_t? {
        let variables = environment.map { strdup($0) }
        defer { for variable in variables { free(variable) } }
        let pid = sandbox_spawn(executable, socket, variables + [nil])
        return pid > 0 ? pid : nil
    }

    /// Nothing of the server's own, which may hold its secrets.
    private static var environment: [String] {
        let ours = ProcessInfo.processInfo.environment
        return ["PATH=/usr/bin:/bin", "OMP_THREAD_LIMIT=1"] + (ours["TESSDATA_PREFIX"].map { ["TESSDATA_PREFIX=\($0)"] } ?? [])
    }
}
