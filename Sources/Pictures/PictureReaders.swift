import Foundation

/// Looks into pictures, in processes that have no rights: whoever breaks a decoder with a crafted picture finds nothing there but the picture.
///
/// Each picture goes to a free process; while none is free, it waits its turn. A process is started when it is first needed, replaced after some
/// hundred pictures so that nothing piles up in it, and killed when it takes too long.
package actor PictureReaders {
    /// Bytes of the largest picture that is looked into.
    package static let mostBytes = 10 * 1_048_576

    private let executable: String
    private let limit: Duration
    private let mostWaiting: Int
    private let lifetime: Int

    private struct Seat {
        let process: ReaderProcess
        var pictures = 0
    }

    private var free: [Seat] = []
    private var freeSeats: Int
    private var waiting: [CheckedContinuation<Bool, Never>] = []
    /// Those that look into a picture now.
    private var busy: [ReaderProcess] = []
    private var isStopped = false

    /// - Parameters:
    ///   - executable: the path of `walletdesk-picture-reader`.
    ///   - processes: how many run at most.
    ///   - limit: how long one picture may take.
    ///   - waiting: how many pictures may wait for a free process.
    ///   - lifetime: after how many pictures a process is replaced.
    package init(
        executable: String, processes: Int = max(1, ProcessInfo.processInfo.activeProcessorCount / 2), limit: Duration = .seconds(40), waiting: Int = 32,
        lifetime: Int = 200
    ) {
        self.executable = executable
        self.limit = limit
        self.lifetime = lifetime
        mostWaiting = waiting
        freeSeats = processes
    }

    /// Whether there is a program at a path.
    package static func isAvailable(_ executable: String) -> Bool { FileManager.default.isExecutableFile(atPath: executable) }

    /// The text and the codes in a picture.
    package func read(_ bytes: [UInt8]) async throws(PictureReadersError) -> PictureReading {
        guard bytes.count <= Self.mostBytes else { return .unreadable(.tooLarge) }
        switch try await answer(.read, bytes) {
        case .success(let answer): return ReaderAnswer.reading(answer) ?? .unreadable(.crashed)
        case .failure(.tookTooLong): return .unreadable(.tookTooLong)
        case .failure(.broken): return .unreadable(.crashed)
        }
    }

    /// A copy as JPEG that shows colours and nothing else; nil where the picture can't be decoded.
    package func blurred(_ bytes: [UInt8]) async throws(PictureReadersError) -> [UInt8]? {
        guard bytes.count <= Self.mostBytes else { return nil }
        guard case .success(let copy) = try await answer(.blur, bytes), !copy.isEmpty else { return nil }
        return copy
    }

    /// Ends all processes. Pictures that are being read come back as unreadable; those that wait, and all later ones, are refused.
    package func stop() async {
        isStopped = true
        for continuation in waiting { continuation.resume(returning: false) }
        waiting = []
        let processes = free.map(\.process) + busy
        free = []
        for process in processes { await process.end() }
    }

    // MARK: - One picture

    private func answer(_ request: ReaderRequest, _ bytes: [UInt8]) async throws(PictureReadersError) -> Result<[UInt8], ReaderSocket.Failure> {
        try await takeSeat()
        defer { leaveSeat() }
        let frame = request.frame(bytes)
        let first = try await answer(frame)
        // A process may die of something else than this picture, so that a second one tries it.
        guard case .failure(.broken) = first, !isStopped else { return first }
        return try await answer(frame)
    }

    private func answer(_ frame: [UInt8]) async throws(PictureReadersError) -> Result<[UInt8], ReaderSocket.Failure> {
        var seat = try await seat()
        busy.append(seat.process)
        let answer = await seat.process.answer(frame, within: limit)
        busy.removeAll { $0 === seat.process }
        seat.pictures += 1
        if case .success = answer, seat.pictures < lifetime, !isStopped {
            free.append(seat)
        } else {
            await seat.process.end()
        }
        return answer
    }

    private func seat() async throws(PictureReadersError) -> Seat {
        while let seat = free.popLast() {
            if seat.process.isAlive { return seat }
        }
        guard let process = await ReaderProcess.started(executable) else { throw .unavailable }
        guard !isStopped else {
            await process.end()
            throw .stopped
        }
        return Seat(process: process)
    }

    // MARK: - Waiting

    private func takeSeat() async throws(PictureReadersError) {
        guard !isStopped else { throw .stopped }
        if freeSeats > 0 {
            freeSeats -= 1
            return
        }
        guard waiting.count < mostWaiting else { throw .busy }
        guard await withCheckedContinuation({ waiting.append($0) }) else { throw .stopped }
    }

    /// Hands the seat to whoever has waited longest.
    private func leaveSeat() {
        if waiting.isEmpty { freeSeats += 1 } else { waiting.removeFirst().resume(returning: true) }
    }
}
