import Testing
import TextKit

/// What one guess says about another.
@Suite struct LabelSharesTests {
    private typealias Guess = LinearClassifier.Guess

    private let shares = LabelShares(
        Array(repeating: (label: "theft", other: "security"), count: 20) + Array(repeating: (label: "fee", other: "how-to"), count: 10)
            + Array(repeating: (label: "fee", other: "technical"), count: 10))

    @Test func aGuessThatDoesNotGoWithTheOtherLosesWeight() {
        let topics = [Guess(label: "theft", probability: 0.5), Guess(label: "fee", probability: 0.4), Guess(label: "new", probability: 0.1)]
        let weighed = shares.weighed(topics, by: [Guess(label: "technical", probability: 0.8), Guess(label: "security", probability: 0.2)])
        #expect(weighed.first?.label == "fee")
        #expect(abs(weighed.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
        let stolen = shares.weighed(topics, by: [Guess(label: "security", probability: 1)])
        #expect(stolen.first?.label == "theft")
        // What was never seen is unlikely, not impossible.
        #expect(stolen.allSatisfy { $0.probability > 0 })
    }

    @Test func withoutAnotherGuessNothingChanges() {
        let topics = [Guess(label: "theft", probability: 0.5), Guess(label: "fee", probability: 0.5)]
        #expect(shares.weighed(topics, by: []) == topics)
        #expect(shares.weighed([], by: [Guess(label: "security", probability: 1)]).isEmpty)
    }
}
