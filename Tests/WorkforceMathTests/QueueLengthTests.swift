import Kit
import Testing
import WorkforceMath

@Suite struct QueueLengthTests {
    /// By hand: 1/0.1; 1/0.1 + 1/0.2; and so on.
    @Test(
        arguments: [
            (0, 0.1, 0, 10), (3, 0.1, 0, 40), (0, 0.1, 0.1, 10), (1, 0.1, 0.1, 15), (2, 0.1, 0.1, 10 + 5 + 10.0 / 3), (0.5, 0.1, 0, 15),
            (0.5, 0.1, 0.1, 12.5), (1.25, 0.2, 0.05, 5 + 4 + 0.25 / 0.3),
        ] as [(Double, Double, Double, Double)])
    func waits(ahead: Double, completions: Double, abandonRate: Double, seconds: Double) {
        #expect(abs(QueueLength.wait(ahead: ahead, completions: completions, abandonRate: abandonRate) - seconds) < 1e-9)
    }

    @Test(arguments: [31] as [UInt64])
    func aWaitGrowsWithTheLineAndShrinksWithAgentsAndImpatience(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let ahead = Double.random(in: 0...300, using: &random)
            let completions = Double.random(in: 0.001...2, using: &random)
            let abandonRate = Double.random(in: 0...0.05, using: &random)
            let wait = QueueLength.wait(ahead: ahead, completions: completions, abandonRate: abandonRate)
            #expect(wait > 0 && wait <= (ahead + 1) / completions * (1 + 1e-9), "seed \(seed)")
            #expect(QueueLength.wait(ahead: ahead + 0.3, completions: completions, abandonRate: abandonRate) > wait, "seed \(seed)")
            #expect(QueueLength.wait(ahead: ahead, completions: completions * 1.1, abandonRate: abandonRate) < wait, "seed \(seed)")
            #expect(QueueLength.wait(ahead: ahead, completions: completions, abandonRate: abandonRate + 0.01) <= wait, "seed \(seed)")
        }
    }
}
