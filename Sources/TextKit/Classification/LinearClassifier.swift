import Foundation

/// Says what a text is about: for each label a weight for each feature, learned from examples.
package struct LinearClassifier: Sendable {
    /// In alphabetical order.
    package let labels: [String]
    let vocabulary: HashedVocabulary
    let weights: StepWeights
    /// By label: what it has without any feature.
    let offsets: [Float]
    /// What scores are multiplied with before they become probabilities, so that of what is said with 80 % about 80 % is right
    /// (Guo et al. 2017, "On Calibration of Modern Neural Networks": one temperature).
    package let sharpness: Float

    /// A label and how likely it is.
    package struct Guess: Sendable, Hashable {
        package let label: String
        /// 0 to 1.
        package let probability: Double

        package init(label: String, probability: Double) {
            self.label = label
            self.probability = probability
        }
    }

    init(labels: [String], vocabulary: HashedVocabulary, weights: StepWeights, offsets: [Float], sharpness: Float = 1) {
        self.labels = labels
        self.vocabulary = vocabulary
        self.weights = weights
        self.offsets = offsets
        self.sharpness = sharpness
    }

    /// The same with other probabilities.
    package func sharpened(_ sharpness: Float) -> LinearClassifier {
        LinearClassifier(labels: labels, vocabulary: vocabulary, weights: weights, offsets: offsets, sharpness: sharpness)
    }

    /// How much speaks for each label, in their order: the logarithm of its odds against all others, before they are weighed against each other.
    package func scores(_ text: String) -> [Float] { scores(vocabulary.vector(HashedText(text))) }

    private func scores(_ vector: SparseVector) -> [Float] { zip(weights.sums(vector), offsets).map { $0 + $1 } }

    /// All labels, the likeliest first.
    package func guesses(_ text: String) -> [Guess] {
        zip(labels, LinearClassifier.probabilities(scores(text), sharpness)).map(Guess.init).sorted { $0.probability > $1.probability }
    }

    /// Shares that add up to 1.
    static func probabilities(_ scores: [Float], _ sharpness: Float) -> [Double] {
        let highest = scores.max() ?? 0
        let odds = scores.map { exp(Double(($0 - highest) * sharpness)) }
        let sum = odds.reduce(0, +)
        return odds.map { $0 / sum }
    }

    /// A part of a text and how much it speaks for a label.
    package struct Reason: Sendable, Hashable {
        package let wording: String
        package let weight: Float
    }

    /// What in the text speaks most for the label, the strongest first. Parts that lie within a stronger one are left out.
    package func reasons(for label: String, in text: String, limit: Int) -> [Reason] {
        guard let number = labels.firstIndex(of: label) else { return [] }
        let vector = vocabulary.vector(HashedText(text))
        let values = Dictionary(uniqueKeysWithValues: zip(vector.rows, vector.values))
        let parts = HashedText.wordings(in: text).compactMap { hash, wording -> Reason? in
            // A letter or character alone tells a reader nothing.
            guard wording.count > 1, let row = vocabulary.row(of: hash), let value = values[row], weights[Int(row), number] > 0 else { return nil }
            return Reason(wording: wording, weight: weights[Int(row), number] * value)
        }
        var reasons: [Reason] = []
        for part in parts.sorted(by: { ($1.weight, $0.wording) < ($0.weight, $1.wording) }) where reasons.count < limit {
            if reasons.contains(where: { $0.wording.contains(part.wording) || part.wording.contains($0.wording) }) { continue }
            reasons.append(part)
        }
        return reasons
    }
}

extension Float {
    /// Foundation's, under a name of its own beside `log` of every other type.
    var logarithm: Float { log(self) }
}
