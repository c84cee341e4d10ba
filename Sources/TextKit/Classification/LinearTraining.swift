import Foundation
import Kit

/// Learns a `LinearClassifier` from examples: for each label a logistic regression of it against all others, fitted in its dual form one example at
/// a time (Yu, Huang and Lin 2011, "Dual coordinate descent methods for logistic regression and maximum entropy models"). The same examples give the
/// same classifier, on any number of cores.
package struct LinearTraining: Sendable {
    package struct Example: Sendable {
        package let text: String
        /// nil for a text that none of the labels fits: an example against all of them.
        package let label: String?

        package init(text: String, label: String?) {
            self.text = text
            self.label = label
        }
    }

    /// How much a wrong example costs beside a large weight. On the held-out parts of four public sets 10 to 30 are within
    /// 0.2 points of each other.
    package static let usualCost = 20.0

    private let labels: [String]
    private let vocabulary: HashedVocabulary
    private let table: ExampleTable
    /// By example: the number of its label.
    private let targets: [Int?]
    private let cost: Double

    /// - Parameter atLeast: in how many examples a feature has to stand. One that stands in a single example says little of others and makes the
    ///   classifier large; where there are few examples for each label it says something all the same.
    package init(_ examples: [Example], cost: Double = usualCost, atLeast: Int = 1) {
        let texts = examples.map { HashedText($0.text) }
        let vocabulary = HashedVocabulary(texts, atLeast: atLeast)
        let labels = Set(examples.compactMap(\.label)).sorted()
        self.labels = labels
        self.vocabulary = vocabulary
        self.cost = cost
        table = ExampleTable(texts.map(vocabulary.vector))
        targets = examples.map { example in example.label.flatMap { labels.firstIndex(of: $0) } }
    }

    package func classifier() async -> LinearClassifier {
        let columns = await withTaskGroup(of: (Int, [Float]).self) { group in
            for label in labels.indices { group.addTask { (label, column(of: label)) } }
            return await group.reduce(into: [[Float]](repeating: [], count: labels.count)) { $0[$1.0] = $1.1 }
        }
        var weights = LabelWeights(rows: vocabulary.count, labels: labels.count)
        for (label, column) in columns.enumerated() {
            for row in 0..<vocabulary.count { weights[row, label] = column[row] }
        }
        return LinearClassifier(labels: labels, vocabulary: vocabulary, weights: weights, offsets: columns.map { $0[vocabulary.count] })
    }

    /// The weights of one label, its offset last.
    private func column(of label: Int) -> [Float] {
        var regression = DualRegression(table, isTarget: targets.map { $0 == label }, rows: vocabulary.count, cost: cost, seed: UInt64(label))
        regression.fit()
        return regression.weights
    }
}

/// The vectors of all examples, one behind the other.
struct ExampleTable: Sendable {
    fileprivate var starts = [0]
    fileprivate var rows: [Int32] = []
    fileprivate var values: [Float] = []
    /// The square of each vector's length, the constant feature of 1 included.
    fileprivate var squares: [Double] = []

    init(_ vectors: [SparseVector]) {
        for vector in vectors {
            rows += vector.rows
            values += vector.values
            starts.append(rows.count)
            squares.append(Double(vector.square) + 1)
        }
    }

    fileprivate var count: Int { squares.count }
}

/// One label's regression while it is fitted.
private struct DualRegression {
    /// By row, and the offset last.
    private(set) var weights: [Float]
    private let table: ExampleTable
    private let signs: [Float]
    /// By example, between 0 and `cost`.
    private var shares: [Double]
    private let cost: Double
    private var random: SeededGenerator

    /// Passes over the examples, and the change of the largest share, relative to `cost`, at which it is good enough.
    private static let mostPasses = 60
    private static let smallestChange = 0.01

    init(_ table: ExampleTable, isTarget: [Bool], rows: Int, cost: Double, seed: UInt64) {
        self.table = table
        self.cost = cost
        signs = isTarget.map { $0 ? 1 : -1 }
        shares = [Double](repeating: min(1e-8, 0.001 * cost), count: table.count)
        weights = [Float](repeating: 0, count: rows + 1)
        random = SeededGenerator(seed: seed)
        for example in 0..<table.count { add(Float(shares[example]) * signs[example], example) }
    }

    mutating func fit() {
        var order = Array(0..<table.count)
        for _ in 0..<DualRegression.mostPasses {
            order.shuffle(using: &random)
            var largest = 0.0
            for example in order {
                let old = shares[example]
                let new = bestShare(of: example)
                shares[example] = new
                largest = max(largest, abs(new - old))
                add(Float(new - old) * signs[example], example)
            }
            if largest <= DualRegression.smallestChange * cost { return }
        }
    }

    private func product(_ example: Int) -> Float {
        var sum = weights[weights.count - 1]
        weights.withUnsafeBufferPointer { weights in
            for place in table.starts[example]..<table.starts[example + 1] { sum += weights[Int(table.rows[place])] * table.values[place] }
        }
        return sum
    }

    private mutating func add(_ amount: Float, _ example: Int) {
        weights.withUnsafeMutableBufferPointer { weights in
            for place in table.starts[example]..<table.starts[example + 1] { weights[Int(table.rows[place])] += amount * table.values[place] }
            weights[weights.count - 1] += amount
        }
    }

    /// The share at which the derivative of the dual in this one variable is zero, by Newton's method kept between its bounds.
    private func bestShare(of example: Int) -> Double {
        let margin = Double(signs[example] * product(example))
        let square = table.squares[example]
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
