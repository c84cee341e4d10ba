import Foundation
import SortingData

/// How likely an article is the right answer, by what speaks for it: a logistic regression over questions whose right articles are known.
package struct AnswerJudge: Sendable, Codable {
    private let kind: AnswerEvidence.Kind
    /// By value of the evidence: its mean and deviation among the examples, and its weight.
    private let means: [Float]
    private let deviations: [Float]
    private let weights: [Float]
    private let offset: Float

    package struct Example: Sendable {
        package let evidence: AnswerEvidence
        package let isRight: Bool

        package init(evidence: AnswerEvidence, isRight: Bool) {
            self.evidence = evidence
            self.isRight = isRight
        }
    }

    private static let cost = 1.0

    /// - Parameter kind: the part of the evidence that counts; every example has it.
    package init(_ examples: [Example], _ kind: AnswerEvidence.Kind) async {
        let rows = examples.map { $0.evidence.values(kind) }
        let width = rows.first?.count ?? 0
        let count = Float(max(1, rows.count))
        let means = (0..<width).map { place in rows.reduce(0) { $0 + $1[place] } / count }
        let deviations = (0..<width).map { place in
            max((rows.reduce(0) { $0 + ($1[place] - means[place]) * ($1[place] - means[place]) } / count).squareRoot(), 1e-6)
        }
        let table = DenseExamples(rows.map { AnswerJudge.standard($0, means, deviations) }, width: width)
        let column = await table.fit(targets: examples.map { $0.isRight ? [0] : [] }, labels: 1, cost: AnswerJudge.cost)[0]
        self.kind = kind
        self.means = means
        self.deviations = deviations
        weights = Array(column.prefix(width))
        offset = column[width]
    }

    private init(_ judge: AnswerJudge, weights: [Float], offset: Float) {
        kind = judge.kind
        means = judge.means
        deviations = judge.deviations
        self.weights = weights
        self.offset = offset
    }

    package func probability(_ evidence: AnswerEvidence) -> Double {
        let values = AnswerJudge.standard(evidence.values(kind), means, deviations)
        return 1 / (1 + exp(-Double(zip(values, weights).reduce(offset) { $0 + $1.0 * $1.1 })))
    }

    /// How hard a weight is held where it is: as if this many outcomes spoke for it.
    private static let hold: Float = 20
    private static let steps = 400

    /// The same judge moved by outcomes: the likeliest weights, each with a normal prior around what it is now (maximum a posteriori, by gradient
    /// descent with a step below the inverse of the curvature). Few outcomes move it little.
    /// - Parameter outcomes: with evidence of its kind; others don't count.
    package func moved(by outcomes: [Example]) -> AnswerJudge {
        let rows = outcomes.filter { $0.evidence.kind == kind }.map { (AnswerJudge.standard($0.evidence.values(kind), means, deviations) + [1], $0.isRight) }
        guard !rows.isEmpty else { return self }
        let start = weights + [offset]
        let curvature = rows.reduce(AnswerJudge.hold) { sum, row in sum + 0.25 * row.0.reduce(0) { $0 + $1 * $1 } }
        var moved = start
        for _ in 0..<AnswerJudge.steps {
            var gradient = zip(moved, start).map { AnswerJudge.hold * ($0 - $1) }
            for (values, isRight) in rows {
                let odds = zip(values, moved).reduce(0) { $0 + $1.0 * $1.1 }
                let surprise = 1 / (1 + exp(-odds)) - (isRight ? 1 : 0)
                for place in values.indices { gradient[place] += surprise * values[place] }
            }
            for place in moved.indices { moved[place] -= gradient[place] / curvature }
        }
        return AnswerJudge(self, weights: Array(moved.dropLast()), offset: moved[moved.count - 1])
    }

    private static func standard(_ values: [Float], _ means: [Float], _ deviations: [Float]) -> [Float] {
        values.indices.map { (values[$0] - means[$0]) / deviations[$0] }
    }
}

/// A judge for each kind of evidence.
package struct AnswerJudges: Sendable, Codable {
    /// What became of the known questions from a probability on.
    package struct Point: Sendable, Codable, Hashable {
        package let threshold: Double
        /// Shares, 0 to 1: of all questions answered, and of those answered rightly.
        package let answered: Double
        package let right: Double

        package init(threshold: Double, answered: Double, right: Double) {
            self.threshold = threshold
            self.answered = answered
            self.right = right
        }
    }

    private let byKind: [AnswerEvidence.Kind: AnswerJudge]
    private let curves: [AnswerEvidence.Kind: [Point]]

    /// The ones that are compiled in. `walletdesk train answers` makes them from questions whose articles are known.
    package static let shipped = AnswerJudges(resource: sorting_answers())

    package init(_ byKind: [AnswerEvidence.Kind: AnswerJudge], curves: [AnswerEvidence.Kind: [Point]]) {
        self.byKind = byKind
        self.curves = curves
    }

    /// By rising threshold.
    package func curve(_ kind: AnswerEvidence.Kind) -> [Point] { curves[kind] ?? [] }

    private init(resource: sorting_bytes) {
        let data = Data(UnsafeRawBufferPointer(start: resource.bytes, count: resource.length))
        self = (try? JSONDecoder().decode(AnswerJudges.self, from: data)) ?? AnswerJudges([:], curves: [:])
    }

    /// How likely it is that the article answers, 0 to 1.
    package func probability(_ evidence: AnswerEvidence) -> Double {
        let judged = byKind[evidence.kind]?.probability(evidence) ?? 0
        return evidence.isRepetition ? max(judged, AnswerJudges.repetition) : judged
    }

    /// The same judges moved by what became of answers.
    package func moved(by outcomes: [AnswerJudge.Example]) -> AnswerJudges {
        AnswerJudges(byKind.mapValues { $0.moved(by: outcomes) }, curves: curves)
    }

    /// How much an outcome surprises them: the negative logarithm of the probability that they gave it; 0 for one who knew.
    package func surprise(at outcome: AnswerJudge.Example) -> Double {
        let probability = probability(outcome.evidence)
        return -log(max(outcome.isRight ? probability : 1 - probability, 1e-6))
    }

    /// Of a question that repeats a title or a listed question: its writer said whose it is. No desk is too small for that to be known.
    private static let repetition = 0.97
}
