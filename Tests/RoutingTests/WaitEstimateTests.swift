import DeskTesting
import Foundation
import Kit
import Routing
import Testing

@Suite struct WaitEstimateTests {
    @Test(
        arguments: [
            (1, 1, [], 3, 15), (1, 4, [], 1, 5), (1, 40, [], 1, 1), (3, 4, [], 3, 10), (10, 4, [], 10, 45), (10, 1, [], 45, 180),
            (1, 1, Array(repeating: 2, count: 50), 1, 5), (1, 1, Array(repeating: 30, count: 50), 15, 45), (5, 2, Array(repeating: 30, count: 50), 30, 120),
            (1, 0, [], 3, 15), (1000, 1, [], 2880, 2880), (1, 1, [8.0], 3, 15),
        ] as [(Int, Int, [Double], Int, Int)])
    func range(position: Int, slots: Int, handled: [Double], low: Int, high: Int) {
        let range = told(position, slots, handled)
        #expect(range.low == low)
        #expect(range.high == high)
    }

    @Test(arguments: [71] as [UInt64])
    func aRangeIsOneAndGrowsWithTheLine(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let handled = (0..<Int.random(in: 0...50, using: &random)).map { _ in Double.random(in: 0...240, using: &random) }
            let slots = Int.random(in: 1...60, using: &random)
            let position = Int.random(in: 1...200, using: &random)
            let here = told(position, slots, handled)
            let behind = told(position + 1, slots, handled)
            let withMore = told(position, slots + 1, handled)
            #expect(here.low >= 1 && here.low <= here.high, "seed \(seed)")
            #expect(behind.low >= here.low && behind.high >= here.high, "seed \(seed)")
            #expect(withMore.low <= here.low && withMore.high <= here.high, "seed \(seed)")
        }
    }

    /// Busy desks of 1 to 16 places, with handling times as they are seen (log-normal): how many of those who wait are served within their range.
    @Test(arguments: [72, 73] as [UInt64])
    func theRangeHoldsMoreThanEightOfTenWaits(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var held = 0
        var waits = 0
        for slots in [1, 2, 4, 8, 16] {
            for load in [0.9, 1.0, 1.1] {
                for mean in [6.0, 12, 20] {
                    for _ in 0..<3 {
                        let desk = BusyDesk(slots: slots, load: load, mean: mean, random: &random)
                        held += desk.held
                        waits += desk.waits
                    }
                }
            }
        }
        let share = Double(held) / Double(waits)
        #expect(waits > 5_000, "seed \(seed)")
        #expect((0.8..<0.92).contains(share), "seed \(seed): \(share)")
    }
}

/// In the round minutes that people see.
private func told(_ position: Int, _ slots: Int, _ handled: [Double]) -> (low: Int, high: Int) {
    let seconds = WaitEstimate.seconds(position: position, slots: slots, handled: handled)
    return ToldWait(seconds, position: position, agents: 1, at: TestClock.start).minutes(at: TestClock.start)
}

/// 200 customers one after the other, first come, first served.
private struct BusyDesk {
    private(set) var held = 0
    private(set) var waits = 0

    init(slots: Int, load: Double, mean: Double, random: inout SeededGenerator) {
        var freeAt = [Double](repeating: 0, count: slots)
        var served: [(starts: Double, ends: Double, minutes: Double)] = []
        var now = 0.0
        for _ in 0..<200 {
            now -= log(Double.random(in: .leastNonzeroMagnitude..<1, using: &random)) * mean / (Double(slots) * load)
            let minutes = mean * exp(0.8 * Self.normal(&random) - 0.32)
            let slot = freeAt.indices.min { freeAt[$0] < freeAt[$1] } ?? 0
            let starts = max(now, freeAt[slot])
            freeAt[slot] = starts + minutes
            if starts > now {
                let position = served.count { $0.starts > now } + 1
                let handled = served.filter { $0.ends <= now }.sorted { $0.ends < $1.ends }.suffix(50).map(\.minutes)
                let range = told(position, slots, handled)
                waits += 1
                if (Double(range.low)...Double(range.high)).contains(starts - now) { held += 1 }
            }
            served.append((starts, starts + minutes, minutes))
        }
    }

    /// Box and Muller 1958.
    private static func normal(_ random: inout SeededGenerator) -> Double {
        let (u, v) = (Double.random(in: .leastNonzeroMagnitude..<1, using: &random), Double.random(in: 0..<1, using: &random))
        return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
    }
}
