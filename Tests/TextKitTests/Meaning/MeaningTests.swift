import Kit
import Testing
import TextKit

/// Vectors, what is learned from them, and the files they are kept in.
@Suite struct MeaningTests {
    private static let width = 40

    private static func vector(_ random: inout SeededGenerator, near centre: Int? = nil) throws -> SentenceVector {
        var values = (0..<width).map { _ in Float.random(in: -1...1, using: &random) }
        if let centre { values[centre] += 4 }
        return try #require(SentenceVector(values))
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func aVectorHasLengthOneAndIsLikestToItself(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let (one, other) = (try Self.vector(&random), try Self.vector(&random))
        #expect(abs(one.likeness(to: one) - 1) < 1e-5)
        #expect(one.likeness(to: other) < 1)
        let kept = try #require(SentenceVector(bytes: one.bytes))
        #expect(kept.likeness(to: one) > 0.999)
    }

    @Test func whatHasNoDirectionIsNoVector() {
        #expect(SentenceVector([]) == nil)
        #expect(SentenceVector([0, 0]) == nil)
        #expect(SentenceVector([.nan, 1]) == nil)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func aTableComparesExactly(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vectors = try (0..<30).map { _ in try Self.vector(&random) }
        let table = VectorTable(vectors)
        let asked = try Self.vector(&random)
        for (found, vector) in zip(table.likenesses(to: asked), vectors) { #expect(abs(found - vector.likeness(to: asked)) < 1e-5) }
        #expect(table.likenesses(to: try #require(SentenceVector([1, 2]))) == Array(repeating: 0, count: 30), "of another model")
        #expect(VectorTable().likenesses(to: asked).isEmpty)
    }

    @Test func labelsAreLearnedAndKept() async throws {
        var random = SeededGenerator(seed: 7)
        let examples = try (0..<90).map { ("label \($0 % 3)", try Self.vector(&random, near: $0 % 3)) }
        let classifier = await MeaningTraining(examples.map(\.1), labels: examples.map(\.0)).classifier()
        let file = JoinedMeaning(classifier, wordShare: 0.25, sharpness: 1.5).file
        let read = try #require(JoinedMeaning(file: file))
        #expect(read.wordShare == 0.25 && read.sharpness == 1.5)
        for centre in 0..<30 {
            let asked = try Self.vector(&random, near: centre % 3)
            for scores in [classifier.scores(asked), read.classifier.scores(asked)] {
                #expect(scores.indices.max { scores[$0] < scores[$1] } == centre % 3)
            }
        }
        for cut in stride(from: 0, to: file.count, by: 13) { #expect(JoinedMeaning(file: Array(file.prefix(cut))) == nil) }
    }

    @Test func wordsAndMeaningJudgeTogether() async throws {
        var random = SeededGenerator(seed: 3)
        let examples = try (0..<80).map { number in
            LinearTraining.Example(
                text: number % 2 == 0 ? "energy fee \(number)" : "seed phrase \(number)", label: number % 2 == 0 ? "fees" : "backup",
                vector: try Self.vector(&random, near: number % 2))
        }
        let joint = await LinearTraining.joint(examples)
        #expect(joint.guesses("energy", try Self.vector(&random, near: 0)).first?.label == "fees")
        #expect(joint.guesses("unseen", try Self.vector(&random, near: 1)).first?.label == "backup")
        #expect(joint.guesses("seed phrase", nil).first?.label == "backup", "without a vector, by words")
    }
}
