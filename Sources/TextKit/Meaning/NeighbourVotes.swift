import Foundation

/// Lets the examples that are likest to a text vote for their labels: a few close ones of a label count, however scattered its others are. Likeness is the
/// cosine between whitened vectors; see `Whitening`. It keeps all examples' vectors, four bytes a value.
package struct NeighbourVotes: Sendable {
    /// In alphabetical order.
    package let labels: [String]
    private let whitening: Whitening
    private let table: VectorTable
    /// By row of the table: the number of its label; nil for a text that none of the labels fits.
    private let voters: [Int?]
    /// By how much a neighbour has to be likelier, as a cosine, for its vote to weigh e times as much.
    private let temperature: Float

    /// How many of the likest vote. On Banking77 anything from 10 to 100 is as good.
    private static let neighbours = 50
    /// What every label has without a vote, so that none is impossible.
    private static let floor: Float = 1e-4

    /// Of few examples none is very close to a text, and those at some distance have to be heard as well: measured by cross-validation on Banking77, HWU64
    /// and CLINC150 with ten examples a label, and on Banking77 with all.
    private static func temperature(areFew: Bool) -> Float { areFew ? 0.10 : 0.04 }

    /// - Parameters:
    ///   - vectors: all of one model, of d values each.
    ///   - labels: as many; nil for a text that none of the labels fits: its vote is lost.
    ///   - centre: d values; the mean of the vectors.
    package init(_ vectors: [SentenceVector], labels: [String?], centre: [Float]) {
        let names = Set(labels.compactMap(\.self)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        let whitening = Whitening(vectors, labels: labels, centre: centre)
        // What lies at the centre is like nothing and has no direction to be compared by.
        let rows = zip(vectors, labels).compactMap { vector, label in
            whitening.direction(of: vector).map { (vector: $0, voter: label.flatMap { numbers[$0] }) }
        }
        self.labels = names
        self.whitening = whitening
        table = VectorTable(rows.map(\.vector))
        voters = rows.map(\.voter)
        temperature = NeighbourVotes.temperature(areFew: JointClassifier.areFew(examples: vectors.count, labels: names.count))
    }

    /// How much speaks for each label, in their order: the logarithm of its share of the votes, from about -9 without any to 0 with all.
    package func scores(_ vector: SentenceVector) -> [Float] { votes(vector).map { log(NeighbourVotes.floor + $0) } }

    /// Each label's share of the votes, in their order. They add up to 1 less what goes to no label; a vector of another model has no neighbours.
    package func votes(_ vector: SentenceVector) -> [Float] {
        var votes = [Float](repeating: 0, count: labels.count)
        guard let direction = whitening.direction(of: vector) else { return votes }
        let nearest = NearestRows(table.likenesses(to: direction), count: NeighbourVotes.neighbours).rows
        let weights = nearest.map { exp(($0.likeness - nearest[0].likeness) / temperature) }
        let sum = weights.reduce(0, +)
        for (neighbour, weight) in zip(nearest, weights) {
            guard let label = voters[neighbour.row] else { continue }
            votes[label] += weight / sum
        }
        return votes
    }
}

extension Whitening {
    /// The whitened vector at length 1; nil for one of another model, and for the centre.
    fileprivate func direction(of vector: SentenceVector) -> SentenceVector? { values(of: vector).flatMap(SentenceVector.init) }
}

/// The rows of the highest likenesses, the highest first; of equal ones the earlier. Almost every row is turned away by one comparison.
private struct NearestRows {
    private(set) var rows: [(row: Int, likeness: Float)] = []

    init(_ likenesses: [Float], count: Int) {
        rows.reserveCapacity(count + 1)
        for (row, likeness) in likenesses.enumerated() {
            if rows.count == count, let last = rows.last, likeness <= last.likeness { continue }
            let place = rows.lastIndex { $0.likeness >= likeness }.map { $0 + 1 } ?? 0
            rows.insert((row, likeness), at: place)
            if rows.count > count { rows.removeLast() }
        }
    }
}
