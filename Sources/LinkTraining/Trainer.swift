import Foundation
import Kit
import WalletSafety

/// Logistic regression by stochastic gradient steps whose size shrinks with what a weight has seen (AdaGrad, Duchi et al. 2011). The settings
/// were chosen on scams of 2024 by models of those before, never on later ones.
struct Trainer {
    let seed: UInt32
    let epochs: Int

    /// Buckets of the model, as a power of two: 128 KB when quantised.
    private static let bucketBits = 17
    private static let rate: Float = 0.6
    private static let biasRate: Float = 0.02
    /// Pull of a used weight towards zero at each step.
    private static let decay: Float = 0.000_02
    /// What a weight is taken to have seen before its first step.
    private static let firstSeen: Float = 0.01

    struct Example {
        let features: HostFeatures
        let isScam: Bool
        let weight: Float

        init(_ name: TrainingData.Name) {
            features = HostFeatures(name.host)
            isScam = name.isScam
            weight = name.weight
        }
    }

    /// A model without limits, which come from hosts that it hasn't seen. The same for the same examples in the same order.
    func model(_ examples: [Example]) -> HostModel {
        var random = SeededGenerator(seed: seed)
        var weights = [Float](repeating: 0, count: 1 << Trainer.bucketBits)
        var seen = [Float](repeating: Trainer.firstSeen, count: 1 << Trainer.bucketBits)
        var bias: Float = 0
        var order = Array(examples.indices)
        for _ in 0..<epochs {
            order.shuffle(using: &random)
            for index in order { step(examples[index], &weights, &seen, &bias) }
        }
        return HostModel(seed: seed, bias: bias, weights: weights, limits: .init(suspicious: .greatestFiniteMagnitude, malicious: .greatestFiniteMagnitude))
    }

    private func step(_ example: Example, _ weights: inout [Float], _ seen: inout [Float], _ bias: inout Float) {
        let shift = UInt32(32 - Trainer.bucketBits)
        let hashes = example.features.hashes
        guard !hashes.isEmpty else { return }
        let scale = 1 / Float(hashes.count).squareRoot()
        var sum: Float = 0
        for hash in hashes { sum += weights[Int(hash >> shift)] }
        let chance = 1 / (1 + exp(-(bias + sum * scale)))
        let error = (chance - (example.isScam ? 1 : 0)) * example.weight
        bias -= Trainer.biasRate * error
        for hash in hashes {
            let bucket = Int(hash >> shift)
            let gradient = error * scale + Trainer.decay * weights[bucket]
            seen[bucket] += gradient * gradient
            weights[bucket] -= Trainer.rate * gradient / seen[bucket].squareRoot()
        }
    }

    /// A model whose limits come from five-fold scores of the harmless names in `names`: each is judged by a model that hasn't seen it.
    func limitedModel(_ names: [TrainingData.Name], protected: ProtectedNames) -> HostModel {
        let examples = names.map(Example.init)
        var scores: [Float] = []
        for fold in 0..<TrainingData.folds {
            let isTested = names.map { !$0.isScam && $0.fold("limits") == fold }
            let model = model(zip(examples, isTested).compactMap { $1 ? nil : $0 })
            for (index, name) in names.enumerated() where isTested[index] && !protected.isBareName(name.host) {
                scores.append(model.logOdds(examples[index].features))
            }
        }
        return model(examples).with(Trainer.limits(scores.sorted(by: >)))
    }

    /// Shares of harmless names that may lie over the limits.
    private static let maliciousShare = 0.0005
    private static let suspiciousShare = 0.02

    private static func limits(_ descending: [Float]) -> HostModel.Limits {
        HostModel.Limits(suspicious: limit(descending, suspiciousShare), malicious: limit(descending, maliciousShare))
    }

    /// Just above the first score that may not lie over the limit.
    private static func limit(_ descending: [Float], _ share: Double) -> Float {
        let over = Int((Double(descending.count) * share).rounded())
        return over < descending.count ? descending[over].nextUp : .greatestFiniteMagnitude
    }
}
