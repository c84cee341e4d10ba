import Kit
import Testing
import WorkforceMath

@Suite struct WaitRangeTests {
    /// Waits grow threefold and the predictor does not notice: what is promised is kept all the same.
    @Test(arguments: [51, 52, 53, 54] as [UInt64])
    func eightOfTenAreWithin(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var ranges = WaitRange(below: 0.1, above: 0.1)
        var (within, told) = (0, 0)
        for number in 0..<6000 {
            let predicted = random.exponential(80)
            let range = ranges.range(predicted)
            if let range { #expect(range.lowerBound >= 0 && range.upperBound.isFinite, "seed \(seed)") }
            let waited = random.exponential(predicted * (1 + Double(number) / 3000))
            if number >= 1000, let range {
                told += 1
                within += range.contains(waited) ? 1 : 0
            }
            ranges.learn(predicted: predicted, told: range, waited: waited)
        }
        let coverage = Double(within) / Double(told)
        #expect(told == 5000 && (0.78...0.82).contains(coverage), "seed \(seed): \(coverage)")
    }

    @Test func nothingIsPromisedWithoutExperience() {
        var ranges = WaitRange(below: 0.1, above: 0.1)
        for _ in 0..<19 { ranges.learn(predicted: 50, told: nil, waited: 50) }
        #expect(ranges.range(50) == nil)
        ranges.learn(predicted: 50, told: nil, waited: 50)
        #expect(ranges.range(50) == 50...50)
        #expect(ranges.range(5000) == 5000...5000)
    }
}
