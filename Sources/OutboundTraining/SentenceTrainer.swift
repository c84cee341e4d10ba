import Kit
package import WalletSafety

/// Support vector machines with squared hinge loss for all rules at once, by dual coordinate descent (Hsieh et al. 2008, "A dual coordinate
/// descent method for large-scale linear SVM", algorithm 1). The cost and the weights of examples were chosen by five-fold scores.
package struct SentenceTrainer {
    let seed: UInt32
    let epochs: Int
    /// Buckets of the model, as a power of two: 17 make a model of 1 MB.
    let bucketBits: Int

    package init(seed: UInt32, epochs: Int = 20, bucketBits: Int = 17) {
        self.seed = seed
        self.epochs = epochs
        self.bucketBits = bucketBits
    }

    /// What an example on the wrong side costs, against the size of the weights.
    private static let cost: Float = 1

    /// A model that finds nothing until it has a limit, which comes from texts that it hasn't seen. The same for the same examples in the same order.
    package func model(_ examples: [SentenceExample]) -> SentenceModel {
        var random = SeededGenerator(seed: seed)
        var weights = [SentenceModel.Scores](repeating: .zero, count: 1 << bucketBits)
        var bias = SentenceModel.Scores.zero
        var duals = [SentenceModel.Scores](repeating: .zero, count: examples.count)
        var order = Array(examples.indices)
        for _ in 0..<epochs {
            order.shuffle(using: &random)
            for index in order { step(examples[index], &duals[index], &weights, &bias) }
        }
        return SentenceModel(seed: seed, bias: bias, weights: weights, limit: .greatestFiniteMagnitude)
    }

    /// Each piece weighs 1/√n of a sentence of n, so that all sentences have length 1; the bias is one more piece, of weight 1.
    private func step(
        _ example: SentenceExample, _ dual: inout SentenceModel.Scores, _ weights: inout [SentenceModel.Scores], _ bias: inout SentenceModel.Scores
    ) {
        let shift = UInt32(32 - bucketBits)
        let hashes = example.features.hashes
        guard !hashes.isEmpty else { return }
        let scale = 1 / Float(hashes.count).squareRoot()
        var sum = SentenceModel.Scores.zero
        for hash in hashes { sum += weights[Int(hash >> shift)] }
        let softness = 1 / (2 * SentenceTrainer.cost * example.weight)
        let gradient = example.side * (bias + sum * scale) - 1 + dual * softness
        let moved = pointwiseMax(dual - gradient / (2 + softness), .zero)
        let change = (moved - dual) * example.side
        dual = moved
        guard any(change .!= .zero) else { return }
        bias += change
        let piece = change * scale
        for hash in hashes { weights[Int(hash >> shift)] += piece }
    }
}

/// What a model learns from: a sentence, or two neighbours, and the rules that it breaks.
package struct SentenceExample: Sendable {
    let features: SentenceFeatures
    /// 1 for each rule that it breaks, and -1 for the others.
    let side: SentenceModel.Scores
    let weight: Float

    package init(_ features: SentenceFeatures, breaking rules: Set<OutboundRule>, weight: Float = 1) {
        self.features = features
        var side = SentenceModel.Scores(repeating: -1)
        for (place, rule) in SentenceModel.rules.enumerated() where rules.contains(rule) { side[place] = 1 }
        side[SentenceModel.anyRule] = rules.isEmpty ? -1 : 1
        self.side = side
        self.weight = weight
    }
}
