import DeskTesting
import Kit
import Routing
import Testing

/// A time that was said is not taken back without a reason.
@Suite struct ToldWaitTests {
    private static let start = TestClock.start

    @Test func theEndComesLaterOnlyForAReason() {
        let told = ToldWait(60...300, position: 3, agents: 2, at: Self.start)
        let now = Self.start + .minutes(1)
        #expect(told.next(60...600, position: 3, agents: 2, at: now).to == told.to, "nothing has happened")
        #expect(told.next(60...600, position: 4, agents: 2, at: now).to == now + .minutes(10), "somebody was put ahead")
        #expect(told.next(60...600, position: 3, agents: 1, at: now).to == now + .minutes(10), "an agent left")
        #expect(told.next(0...60, position: 2, agents: 2, at: now).to == now + .minutes(1), "sooner is always told")
        let overdue = told.next(60...600, position: 3, agents: 2, at: told.to)
        #expect(overdue.isLonger && overdue.to == told.to + .minutes(10))
        #expect(overdue.next(60...120, position: 3, agents: 2, at: told.to + .minutes(1)).isLonger, "it stays said")
    }

    @Test(
        arguments: [
            (0.0, 50.0, 1, 1), (60, 90, 1, 2), (61, 200, 1, 5), (130, 290, 2, 5), (600, 3_000, 10, 60), (7_300, 20_000, 120, 360), (10, 1_000_000, 1, 2880),
            (200_000, 300_000, 2880, 2880),
        ])
    func minutesAreRoundOutwards(from: Double, to: Double, low: Int, high: Int) {
        let minutes = ToldWait(from...to, position: 1, agents: 1, at: Self.start).minutes(at: Self.start)
        #expect(minutes.low == low && minutes.high == high, "\(minutes)")
    }

    /// Whatever is foretold at whatever moment: the end never moves back without one of the three reasons.
    @Test(arguments: [83] as [UInt64])
    func aThousandWaitsNeverJump(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            var (now, position, agents) = (Self.start, Int.random(in: 1...30, using: &random), Int.random(in: 1...5, using: &random))
            var told = ToldWait(0...600, position: position, agents: agents, at: now)
            for _ in 0..<20 {
                now = now + .seconds(.random(in: 1...120, using: &random))
                position = max(1, position + Int.random(in: -2...1, using: &random))
                agents = max(1, agents + Int.random(in: -1...1, using: &random))
                let low = Double.random(in: 0...600, using: &random)
                let next = told.next(low...low + Double.random(in: 0...900, using: &random), position: position, agents: agents, at: now)
                #expect(next.from <= next.to, "seed \(seed)")
                if next.to > told.to { #expect(now >= told.to || position > told.position || agents < told.agents, "seed \(seed)") }
                told = next
            }
        }
    }
}
