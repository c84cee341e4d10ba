import Foundation
import Kit

/// One label's logistic regression while it is fitted, in its dual form, one example at a time (Yu, Huang and Lin 2011, "Dual coordinate descent
/// methods for logistic regression and maximum entropy models").
struct DualRegression<Examples: RegressionExamples> {
    /// By place; see `RegressionExamples.places`.
    private(set) var weights: [Float]
    private let examples: Examples
    private let signs: [Float]
    /// By example, between 0 and `cost`.
    private var shares: [Double]
    private let cost: Double
    private var random: SeededGenerator

    /// Passes over the examples, and the change of the largest share, relative to `cost`, at which it is good enough.
    private static var mostPasses: Int { 60 }
    private static var smallestChange: Double { 0.01 }

    init(_ examples: Examples, isTarget: [Bool], cost: Double, seed: UInt64) {
        self.examples = examples
        self.cost = cost
        signs = isTarget.map { $0 ? 1 : -1 }
        shares = [Double](repeating: min(1e-8, 0.001 * cost), count: examples.count)
        weights = [Float](repeating: 0, count: examples.places)
        random = SeededGenerator(seed: seed)
        for example in 0..<examples.count { examples.add(example, times: Float(shares[example]) * signs[example], to: &weights) }
    }

    mutating func fit() {
        var order = Array(0..<examples.count)
        for _ in 0..<Self.mostPasses {
            order.shuffle(using: &random)
            var largest = 0.0
            for example in order {
                let old = shares[example]
                let new = bestShare(of: example)
                shares[example] = new
                largest = max(largest, abs(new - old))
                examples.add(example, times: Float(new - old) * signs[example], to: &weights)
            }
            if largest <= Self.smallestChange * cost { return }
        }
    }

    /// The share at which the derivative of the dual in this one variable is zero, by Newton's method kept between its bounds.
    private func bestShare(of example: Int) -> Double {
        let margin = Double(signs[example] * examples.product(example, weights))
        let square = examples.square(example)
        let old = shares[example]
        var share = old
        for _ in 0..<20 {
            let slope = log(share / (cost - share)) + square * (share - old) + margin
            if abs(slope) < 1e-4 { break }
            let next = share - slope / (cost / (share * (cost - share)) + square)
            share = next <= 0 ? share * 0.1 : next >= cost ? cost - (cost - share) * 0.1 : next
        }
        return share
    }
}

extension RegressionExamples {
    /// For each label the weights of its regression against all others, as many as an example has values, and the offset behind them. The same examples give the same weights, on any number of cores.
    /// - Parameter targets: by example, the number of its label; nil for one that none of them fits.
    func fit(targets: [[Int]], labels: Int, cost: Double) async -> [[Float]] {
        await withTaskGroup(of: (Int, [Float]).self) { group in
            for label in 0..<labels {
                group.addTask {
                    var regression = DualRegression(self, isTarget: targets.map { $0.contains(label) }, cost: cost, seed: UInt64(label))
                    regression.fit()
                    return (label, regression.weights.prefix(width) + [regression.weights[places - 1]])
                }
            }
            return await group.reduce(into: [[Float]](repeating: [], count: labels)) { $0[$1.0] = $1.1 }
        }
    }
}
