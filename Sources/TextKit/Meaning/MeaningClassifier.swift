/// Says what a text is about by its meaning: for each label a weight for each value of its vector, learned from examples.
package struct MeaningClassifier: Sendable {
    /// In alphabetical order.
    package let labels: [String]
    /// The mean of the examples' vectors. What all of them share says nothing.
    let centre: [Float]
    let weights: LabelWeights
    let offsets: [Float]

    /// How much speaks for each label, in their order: the logarithm of its odds against all others. A vector of another model speaks for none.
    package func scores(_ vector: SentenceVector) -> [Float] {
        guard vector.values.count == centre.count else { return offsets }
        let moved = zip(vector.values, centre).enumerated().map { (Int32($0), $1.0 - $1.1) }
        return zip(weights.sums(moved), offsets).map { $0 + $1 }
    }
}

/// Learns a `MeaningClassifier` from vectors and their labels.
package struct MeaningTraining: Sendable {
    /// How much a wrong example costs beside a large weight.
    package static let usualCost = 100.0

    private let labels: [String]
    private let centre: [Float]
    private let table: DenseExamples
    private let targets: [[Int]]
    private let cost: Double

    /// - Parameters:
    ///   - vectors: all of one model.
    ///   - labels: as many; nil for a text that none of the labels fits.
    ///   - alternatives: as many or none; labels that fit as well.
    package init(_ vectors: [SentenceVector], labels: [String?], alternatives: [String?] = [], cost: Double = usualCost) {
        let width = vectors.first?.values.count ?? 0
        var centre = [Float](repeating: 0, count: width)
        for vector in vectors {
            for place in 0..<width { centre[place] += vector.values[place] / Float(vectors.count) }
        }
        let names = Set(labels.compactMap(\.self)).sorted()
        self.labels = names
        self.centre = centre
        self.cost = cost
        table = DenseExamples(vectors.map { zip($0.values, centre).map { $0 - $1 } }, width: width)
        targets = labels.enumerated().map { place, label in
            [label, place < alternatives.count ? alternatives[place] : nil].compactMap { name in names.firstIndex { $0 == name } }
        }
    }

    package func classifier() async -> MeaningClassifier {
        let columns = await table.fit(targets: targets, labels: labels.count, cost: cost)
        return MeaningClassifier(
            labels: labels, centre: centre, weights: LabelWeights(columns: columns, rows: centre.count), offsets: columns.map { $0[centre.count] })
    }
}
