import Foundation
import Synchronization

/// Threads with a connection each, that take work from one line. A lost connection is made again, with growing pauses, while the work waits.
final class PostgresWorkers<Work>: @unchecked Sendable {
    // Unchecked: everything that changes is used under `condition` alone.
    private let condition = NSCondition()
    private var isClosed = false
    private var running = 0
    private let take: () -> Work?
    private let refuse: (Work, StoreError) -> Void
    private let perform: (Work, PostgresConnection) -> Work?

    /// Time in which a server that went away may come back before work is refused.
    private static var patience: TimeInterval { 5 }

    /// - Parameters:
    ///   - take: the next work, if there is any; called under no lock of this object's.
    ///   - refuse: what can't be done is told why.
    ///   - perform: answers what is still to be done because the connection was lost; nil where all is done.
    init(
        url: String, count: Int, name: String, take: @escaping () -> Work?, refuse: @escaping (Work, StoreError) -> Void,
        perform: @escaping (Work, PostgresConnection) -> Work?
    ) {
        self.take = take
        self.refuse = refuse
        self.perform = perform
        running = count
        for number in 0..<count {
            let thread = Thread { [self] in work(url) }
            thread.name = "\(name) \(number)"
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    /// There may be something to do.
    func wake() {
        condition.lock()
        condition.signal()
        condition.unlock()
    }

    /// Has the threads end when they have finished what waits.
    func abandon() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }

    /// Finishes what waits, and ends the threads. Blocks until they are gone.
    func close() {
        abandon()
        condition.lock()
        while running > 0 { condition.wait() }
        condition.unlock()
    }

    private func work(_ url: String) {
        var connection: PostgresConnection?
        while let next = waitForWork() { perform(next, &connection, url) }
        connection = nil
        condition.lock()
        running -= 1
        condition.broadcast()
        condition.unlock()
    }

    private func waitForWork() -> Work? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let next = take() { return next }
            if isClosed { return nil }
            condition.wait()
        }
    }

    private func perform(_ work: Work, _ connection: inout PostgresConnection?, _ url: String) {
        let end = Date().addingTimeInterval(Self.patience)
        var pause = 0.02
        var work = work
        while true {
            do {
                let current = try connection ?? PostgresConnection(url: url)
                connection = current
                guard let left = perform(work, current) else { return }
                work = left
                connection = nil
                guard Date() < end else { return refuse(work, .away("the connection was lost again and again")) }
            } catch {
                connection = nil
                guard Date() < end else { return refuse(work, error as? StoreError ?? .away("\(error)")) }
            }
            Thread.sleep(forTimeInterval: pause)
            pause = min(pause * 2, 1)
        }
    }
}
