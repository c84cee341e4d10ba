/// The features that a collection of texts has, each with a row and with how rare it is.
package struct HashedVocabulary: Sendable {
    private let rows: HashIndex
    /// By row: the inverse document frequency, smoothed as if one more text held every feature.
    let rarities: [Float]

    package var count: Int { rarities.count }

    /// - Parameter atLeast: in how many texts a feature has to stand.
    package init(_ texts: [HashedText], atLeast: Int = 1) {
        var frequencies: [UInt64: Int] = [:]
        for text in texts {
            for hash in Set(text.words).union(text.pieces) { frequencies[hash, default: 0] += 1 }
        }
        // In the order of the hashes, so that the same texts give the same rows.
        let kept = frequencies.filter { $0.value >= atLeast }.sorted { $0.key < $1.key }
        let total = Float(texts.count + 1)
        self.init(hashes: kept.map(\.key), rarities: kept.map { (total / Float($0.value + 1)).logarithm + 1 })
    }

    /// - Parameters:
    ///   - hashes: by row.
    ///   - rarities: as many.
    init(hashes: [UInt64], rarities: [Float]) {
        rows = HashIndex(hashes)
        self.rarities = rarities
    }

    func row(of hash: UInt64) -> Int32? { rows[hash] }

    /// The hashes by row.
    var hashesByRow: [UInt64] { rows.inOrder(count) }

    /// The text with rare features counting more than common ones; words and pieces count alike, however many there are of each.
    package func vector(_ text: HashedText) -> SparseVector {
        var vector = SparseVector()
        vector.append(text.words.compactMap(row(of:)), weights: rarities)
        vector.append(text.pieces.compactMap(row(of:)), weights: rarities)
        return vector
    }
}
