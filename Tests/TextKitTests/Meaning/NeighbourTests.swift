import Foundation
import Kit
import Testing
import TextKit

/// Vectors whose labels' spread is evened out, and the votes of those that are likest.
@Suite struct NeighbourTests {
    private static let width = 12
    private static let centre = [Float](repeating: 0, count: width)

    private struct Examples {
        var vectors: [SentenceVector] = []
        var labels: [String?] = []
    }

    private static func vector(_ random: inout SeededGenerator, near place: Int) throws -> SentenceVector {
        // The first directions say nothing of the label, and differ most.
        try #require(SentenceVector((0..<width).map { Float.random(in: -1...1, using: &random) * ($0 < 3 ? 2 : 0.4) + ($0 == place ? 2 : 0) }))
    }

    /// Labels "a", "b" and "c", near the fourth, the fifth and the sixth direction.
    private static func examples(_ random: inout SeededGenerator, _ count: Int = 300) throws -> Examples {
        var examples = Examples()
        for number in 0..<count {
            examples.vectors.append(try vector(&random, near: 3 + number % 3))
            examples.labels.append(["a", "b", "c"][number % 3])
        }
        return examples
    }

    private static func unit(_ place: Int) throws -> SentenceVector { try #require(SentenceVector((0..<width).map { $0 == place ? 1 : 0 })) }

    /// By row and column, the mean of the products of what whitened vectors differ from their labels' mean by.
    private static func covariance(_ whitening: Whitening, _ examples: Examples) throws -> [[Double]] {
        var sums = [[Double]](repeating: [Double](repeating: 0, count: width), count: width)
        let known = zip(examples.vectors, examples.labels).filter { $1 != nil }
        for group in Dictionary(grouping: known, by: \.1).values {
            let values = try group.map { vector, _ in try #require(whitening.values(of: vector)).map(Double.init) }
            let mean = (0..<width).map { place in values.map { $0[place] }.reduce(0, +) / Double(values.count) }
            for value in values {
                for row in 0..<width {
                    for column in 0..<width { sums[row][column] += (value[row] - mean[row]) * (value[column] - mean[column]) }
                }
            }
        }
        return sums.map { $0.map { $0 / Double(known.count) } }
    }

    // MARK: Whitening

    @Test(arguments: 0..<20 as Range<UInt64>)
    func whitenedVectorsOfALabelDifferAlikeInAllDirections(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var examples = try Self.examples(&random)
        examples.labels[7] = nil
        let whitening = Whitening(examples.vectors, labels: examples.labels, centre: Self.centre, shrinkage: 0)
        for (row, values) in try Self.covariance(whitening, examples).enumerated() {
            for (column, value) in values.enumerated() { #expect(abs(value - (row == column ? 1 : 0)) < 1e-3) }
        }
    }

    /// With W = L⁻¹ and W(C + λ)Wᵀ = 1, what is left of the covariance is 1 − λWWᵀ.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func whatIsAddedToTheDiagonalIsMissingAfterwards(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let examples = try Self.examples(&random)
        let plain = Whitening(examples.vectors, labels: (0..<300).map { "\($0)" }, centre: Self.centre)
        let spread = try Self.covariance(plain, examples)
        let added = 3 * (0..<Self.width).reduce(0) { $0 + spread[$1][$1] } / Double(Self.width)
        let whitening = Whitening(examples.vectors, labels: examples.labels, centre: Self.centre)
        let columns = try (0..<Self.width).map { try #require(whitening.values(of: try Self.unit($0))).map(Double.init) }
        for (row, values) in try Self.covariance(whitening, examples).enumerated() {
            for (column, value) in values.enumerated() {
                let missing = added * columns.map { $0[row] * $0[column] }.reduce(0, +)
                #expect(abs(value + missing - (row == column ? 1 : 0)) < 1e-3)
                if row == column { #expect(value > 0 && value < 1) }
            }
        }
    }

    @Test func vectorsAreOnlyMovedWhereNothingIsKnownOfTheirSpread() throws {
        let vectors = try (0..<Self.width).map(Self.unit)
        let moved = Whitening(vectors, labels: vectors.indices.map { "\($0)" }, centre: [Float](repeating: 0.5, count: Self.width))
        #expect(moved.values(of: vectors[2]) == (0..<Self.width).map { $0 == 2 ? 0.5 : -0.5 })
        #expect(moved.values(of: try #require(SentenceVector([1, 2]))) == nil, "of another model")
    }

    // MARK: Votes

    @Test(arguments: 0..<20 as Range<UInt64>)
    func theVotesOfAllLabelsAddUpToOne(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let examples = try Self.examples(&random)
        let votes = NeighbourVotes(examples.vectors, labels: examples.labels, centre: Self.centre)
        #expect(votes.labels == ["a", "b", "c"])
        for label in 0..<3 {
            let asked = try Self.vector(&random, near: 3 + label)
            let shares = votes.votes(asked)
            #expect(abs(shares.reduce(0, +) - 1) < 1e-4 && shares.allSatisfy { $0 >= 0 })
            #expect(votes.scores(asked) == shares.map { log(1e-4 + $0) })
            #expect(shares.indices.max { shares[$0] < shares[$1] } == label)
        }
    }

    /// Where labels lie all over the place, the one example that is close says most.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func theNearestWins(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vectors = try (0..<60).map { _ in try #require(SentenceVector((0..<Self.width).map { _ in Float.random(in: -1...1, using: &random) })) }
        let labels = vectors.indices.map { $0 % 2 == 0 ? "even" : "odd" }
        let votes = NeighbourVotes(vectors, labels: labels, centre: Self.centre)
        for (vector, label) in zip(vectors, labels) {
            let shares = votes.votes(vector)
            #expect(votes.labels[shares[0] > shares[1] ? 0 : 1] == label)
        }
    }

    @Test func labelsAreInOrderHoweverExamplesCome() throws {
        var random = SeededGenerator(seed: 6)
        let examples = try Self.examples(&random)
        let asked = try Self.vector(&random, near: 4)
        let votes = NeighbourVotes(examples.vectors, labels: examples.labels, centre: Self.centre)
        let reversed = NeighbourVotes(examples.vectors.reversed(), labels: examples.labels.reversed(), centre: Self.centre)
        #expect(reversed.labels == votes.labels)
        for (one, other) in zip(votes.votes(asked), reversed.votes(asked)) { #expect(abs(one - other) < 1e-3) }
    }

    @Test func theSameExamplesGiveTheSameVotes() throws {
        var random = SeededGenerator(seed: 7)
        let examples = try Self.examples(&random)
        let asked = try (0..<20).map { try Self.vector(&random, near: 3 + $0 % 3) }
        let first = NeighbourVotes(examples.vectors, labels: examples.labels, centre: Self.centre)
        let second = NeighbourVotes(examples.vectors, labels: examples.labels, centre: Self.centre)
        #expect(asked.map(first.scores) == asked.map(second.scores))
    }

    @Test func whatFitsNoLabelVotesForNone() throws {
        var random = SeededGenerator(seed: 8)
        var examples = try Self.examples(&random)
        for _ in 0..<100 {
            examples.vectors.append(try Self.vector(&random, near: 7))
            examples.labels.append(nil)
        }
        let votes = NeighbourVotes(examples.vectors, labels: examples.labels, centre: Self.centre)
        #expect(votes.labels == ["a", "b", "c"])
        #expect(votes.votes(try Self.vector(&random, near: 7)).reduce(0, +) < 0.2)
        #expect(votes.votes(try Self.vector(&random, near: 3)).reduce(0, +) > 0.8)
    }

    @Test func nobodyVotesOnWhatCannotBeCompared() throws {
        var random = SeededGenerator(seed: 9)
        let examples = try Self.examples(&random, 30)
        let votes = NeighbourVotes(examples.vectors, labels: examples.labels, centre: Self.centre)
        #expect(votes.votes(try #require(SentenceVector([1, 2]))) == [0, 0, 0], "of another model")
        let vector = examples.vectors[0]
        let centred = NeighbourVotes([vector, vector], labels: ["a", "b"], centre: vector.values)
        #expect(centred.votes(vector) == [0, 0], "all at the centre")
        #expect(NeighbourVotes([], labels: [], centre: []).votes(vector).isEmpty)
    }

    // MARK: Beside words and meaning

    @Test func onlyWhoAsksForThemHasNeighbours() async throws {
        var random = SeededGenerator(seed: 10)
        let drawn = try Self.examples(&random)
        let examples = zip(drawn.vectors, drawn.labels).map { LinearTraining.Example(text: "text \($1 ?? "")", label: $1, vector: $0) }
        let plain = await LinearTraining.joint(examples)
        let joint = await LinearTraining.joint(examples, neighbours: true)
        let meaning = await MeaningTraining(drawn.vectors, labels: drawn.labels).classifier()
        let centre = (0..<Self.width).map { place in drawn.vectors.reduce(0) { $0 + $1.values[place] } / Float(drawn.vectors.count) }
        let votes = NeighbourVotes(drawn.vectors, labels: drawn.labels, centre: centre)
        let asked = try Self.vector(&random, near: 4)
        let parts = zip(zip(plain.words.scores("text a"), meaning.scores(asked)), votes.scores(asked)).map { ($0.0, $0.1, $1) }
        for (found, part) in zip(plain.scores("text a", asked), parts) { #expect(abs(found - (0.6 * part.0 + 0.4 * part.1)) < 1e-4) }
        for (found, part) in zip(joint.scores("text a", asked), parts) { #expect(abs(found - (0.4 * part.0 + 0.6 * part.1 + 0.5 * part.2)) < 1e-2) }
        #expect(joint.scores("text a", nil) == plain.scores("text a", nil), "without a vector, by words")
        #expect(joint.saying(plain.words).scores("text a", asked) == joint.scores("text a", asked))
        #expect(plain.joined(1)?.wordShare == 0.6 && joint.joined(1) == nil)
    }
}
