/// The features that a collection of texts has, each with a row and with how rare it is.
package struct HashedVocabulary: Sendable {
    /// Open addressing: a hash stands at its own place or soon after it. Zero is nobody's hash.
    private let hashes: [UInt64]
    /// In the places of `hashes`.
    private let rowsByPlace: [Int32]
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
        var places = 16
        while places < hashes.count * 2 { places *= 2 }
        var table = [UInt64](repeating: 0, count: places)
        var rows = [Int32](repeating: 0, count: places)
        for (row, hash) in hashes.enumerated() {
            var place = Int(truncatingIfNeeded: hash) & (places - 1)
            while table[place] != 0 { place = (place + 1) & (places - 1) }
            table[place] = hash
            rows[place] = Int32(row)
        }
        self.hashes = table
        rowsByPlace = rows
        self.rarities = rarities
    }

    func row(of hash: UInt64) -> Int32? {
        hashes.withUnsafeBufferPointer { hashes in
            var place = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
            while hashes[place] != 0 {
                if hashes[place] == hash { return rowsByPlace[place] }
                place = (place + 1) & (hashes.count - 1)
            }
            return nil
        }
    }

    /// The hashes by row.
    var hashesByRow: [UInt64] {
        var byRow = [UInt64](repeating: 0, count: count)
        for (place, hash) in hashes.enumerated() where hash != 0 { byRow[Int(rowsByPlace[place])] = hash }
        return byRow
    }

    /// The text with rare features counting more than common ones; words and pieces count alike, however many there are of each.
    package func vector(_ text: HashedText) -> SparseVector {
        var vector = SparseVector()
        vector.append(text.words.compactMap(row(of:)), weights: rarities)
        vector.append(text.pieces.compactMap(row(of:)), weights: rarities)
        return vector
    }
}
