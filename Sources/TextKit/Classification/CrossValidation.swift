import Foundation
import Kit

/// How a classifier does on each fifth of the examples when it has learned from the others: by words, and by meaning as well where the examples have
/// vectors.
package struct CrossValidation: Sendable {
    package let trial: ClassifierTrial
    /// The temperature at which the probabilities fit best what was right; see `LinearClassifier.sharpness`.
    package let sharpness: Float

    private static let folds = 5

    /// - Parameters:
    ///   - examples: all with a label.
    ///   - seed: of the order in which they are dealt.
    package init(_ examples: [LinearTraining.Example], atLeast: Int, seed: UInt64) async {
        var random = SeededGenerator(seed: seed)
        let shuffled = examples.shuffled(using: &random)
        var outcomes: [ClassifierTrial.Outcome] = []
        var judged: [(scores: [Float], right: Int)] = []
        for fold in 0..<CrossValidation.folds {
            let learned = shuffled.enumerated().filter { $0.offset % CrossValidation.folds != fold }.map(\.element)
            let classifier = await LinearTraining.joint(learned, atLeast: atLeast)
            for (place, example) in shuffled.enumerated() where place % CrossValidation.folds == fold {
                outcomes.append(classifier.outcome(of: example))
                guard let right = classifier.labels.firstIndex(where: { $0 == example.label }) else { continue }
                judged.append((classifier.scores(example.text, example.vector), right))
            }
        }
        trial = ClassifierTrial(outcomes)
        sharpness = CrossValidation.bestSharpness(judged)
    }

    /// The one of which the right labels are likeliest.
    private static func bestSharpness(_ judged: [(scores: [Float], right: Int)]) -> Float {
        let candidates = stride(from: Float(0.2), through: 4, by: 0.05)
        return candidates.min { loss($0, judged) < loss($1, judged) } ?? 1
    }

    private static func loss(_ sharpness: Float, _ judged: [(scores: [Float], right: Int)]) -> Double {
        judged.reduce(0) { sum, entry in sum - log(max(LinearClassifier.probabilities(entry.scores, sharpness)[entry.right], 1e-12)) }
    }
}
