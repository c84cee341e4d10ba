import Foundation

/// One thing that is measured: how many times a second it can be done.
struct ChainBench: Sendable {
    let name: String
    /// What one round does, so many times.
    let perRound: Int
    /// Returns something that depends on the work, so that none of it can be left out.
    let round: @Sendable () -> Int

    private static let shortest = 1.0
    private static let runs = 3

    /// The best of three runs of at least a second of processor time each.
    func line() -> String {
        _ = round()
        let best = (0..<Self.runs).map { _ in rate() }.max() ?? 0
        return "\(name)\t\(Int(best))/s"
    }

    private func rate() -> Double {
        let start = Self.processorSeconds
        var rounds = 0
        var sum = 0
        repeat {
            sum &+= round()
            rounds += 1
        } while Self.processorSeconds - start < Self.shortest
        let seconds = Self.processorSeconds - start
        precondition(sum != 0, "a bench did nothing")
        return Double(rounds * perRound) / seconds
    }

    /// Seconds that this process has had a core for: what else the machine does doesn't count.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
