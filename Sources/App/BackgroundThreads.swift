import Foundation
import NIOCore
import Synchronization

/// Threads for what need not be done this instant: understanding questions, sorting, learning. The system lets whoever takes in a message or reads a list
/// go first, so that in a rush nobody waits for the answers to those before; a machine that has time gives all of it to them.
final class BackgroundThreads: TaskExecutor {
    /// How much they stand back: where everybody is busy they get a tenth of a core (sched(7): the weights of `nice` 0 and 10 are 1,024 and 110).
    private static let niceness: Int32 = 10

    private let jobs = Mutex(CircularBuffer<UnownedJob>())
    private let arrivals = DispatchSemaphore(value: 0)

    /// - Parameter count: as many jobs run side by side. They end with the program.
    init(count: Int = ProcessInfo.processInfo.activeProcessorCount) {
        for number in 1...count {
            let thread = Thread { [self] in work() }
            thread.name = "background \(number)"
            thread.start()
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        arrivals.signal()
    }

    private func work() {
        // Of the calling thread alone (setpriority(2), "C library/kernel differences").
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
        while true {
            arrivals.wait()
            jobs.withLock { $0.popFirst() }?.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
