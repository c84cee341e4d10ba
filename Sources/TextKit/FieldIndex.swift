/// Texts inverted for BM25: one field of all documents.
struct FieldIndex: Sendable {
    struct Posting: Sendable {
        let document: Int32
        /// What the feature adds to the document's score for each unit of the query's weight, rarity left out: 0 to `k1 + 1`.
        let value: Float
    }

    /// By number of feature; of documents in rising order.
    private let postings: [[Posting]]

    /// How slowly a repeated word stops to count, and how much a long text is held against a document: the usual middle values.
    private static let k1: Float = 1.2
    private static let b: Float = 0.6

    init(_ texts: [IndexedText], features: Int) {
        var postings: [[Posting]] = Array(repeating: [], count: features)
        let total = texts.reduce(0) { $0 + $1.length }
        let mean = max(1, Float(total) / Float(max(1, texts.count)))
        for (document, text) in texts.enumerated() {
            let saturation = FieldIndex.k1 * (1 - FieldIndex.b + FieldIndex.b * Float(text.length) / mean)
            for (feature, count) in text.counts {
                let value = Float(count) * (FieldIndex.k1 + 1) / (Float(count) + saturation)
                postings[feature].append(Posting(document: Int32(document), value: value))
            }
        }
        self.postings = postings
    }

    /// Adds to each document's score what the query finds in it, `weight` times.
    func add(to scores: inout [Float], _ query: [WeightedFeature], weight: Float) {
        for feature in query {
            let factor = feature.weight * weight
            for posting in postings[feature.number] { scores[Int(posting.document)] += factor * posting.value }
        }
    }

    func contains(_ feature: Int, in document: Int) -> Bool {
        let list = postings[feature]
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if Int(list[middle].document) < document { low = middle + 1 } else { high = middle }
        }
        return low < list.count && Int(list[low].document) == document
    }
}

/// A text whose features have numbers.
struct IndexedText {
    /// Each feature once.
    var counts: [Int: Int] = [:]
    /// In words, CJK characters and pairs of these.
    var length = 0

    mutating func append(_ other: IndexedText) {
        counts.merge(other.counts, uniquingKeysWith: +)
        length += other.length
    }
}

/// A feature that a query asks for, and how much it counts: the feature's own weight times its rarity.
struct WeightedFeature {
    let number: Int
    let weight: Float
}
