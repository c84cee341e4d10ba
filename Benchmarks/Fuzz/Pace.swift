import Foundation
import Kit

/// How fast the machine is now, beside its best. A neighbour on the same core slows everything down, CPU time too.
final class Pace {
    private var best = Double.infinity

    /// 1 at best, 2 where the same work takes twice as long.
    func now() -> Double {
        let start = CPUTime.nanoseconds()
        var generator = SeededGenerator(seed: 0)
        var counts = [UInt64](repeating: 0, count: 4_096)
        for _ in 0..<100_000 {
            let draw = generator.next()
            counts[Int(draw % 4_096)] &+= draw
        }
        // The sum is used, or the work would be left out.
        let isWhole = counts.reduce(0, &+) > 0
        let time = CPUTime.nanoseconds() - start
        if isWhole { best = min(best, time) }
        return time / best
    }
}

enum CPUTime {
    /// Of this thread: what it waits for others doesn't count.
    static func nanoseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
