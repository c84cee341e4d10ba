/// An inverted index over one field of all documents.
struct FieldIndex: Sendable {
    struct Posting: Sendable {
        let document: Int32
        /// What the feature adds to the document's score for each unit of the query's weight, rarity left out: 0 to `k1 + 1`.
        let value: Float
    }

    private let postings: PostingLists<Posting>

    /// How slowly a repeated word stops to count, and how much a long text is held against a document: the usual middle values.
    private static let k1: Float = 1.2
    private static let b: Float = 0.6

    init(_ texts: [IndexedText], features: Int) {
        let total = texts.reduce(0) { $0 + $1.length }
        let mean = max(1, Float(total) / Float(max(1, texts.count)))
        postings = PostingLists(features: features) { add in
            for (document, text) in texts.enumerated() {
                let saturation = FieldIndex.k1 * (1 - FieldIndex.b + FieldIndex.b * Float(text.length) / mean)
                for (feature, count) in text.counts {
                    add(feature, Posting(document: Int32(document), value: Float(count) * (FieldIndex.k1 + 1) / (Float(count) + saturation)))
                }
            }
        }
    }

    /// Adds to each document's score what the query finds in it, `weight` times.
    func add(to scores: inout [Float], _ query: [WeightedFeature], weight: Float) {
        for feature in query {
            let factor = feature.weight * weight
            for posting in postings[feature.number] { scores[Int(posting.document)] += factor * posting.value }
        }
    }

    /// Raises each document that has the feature to `mark`.
    func raise(_ marks: inout [Float], of feature: Int, to mark: Float) {
        for posting in postings[feature] where marks[Int(posting.document)] < mark { marks[Int(posting.document)] = mark }
    }
}

/// For each feature a list, one behind the other in a single piece of memory: most are of one or two entries, and an array for each would be
/// mostly its own head.
struct PostingLists<Posting: Sendable>: Sendable {
    private let all: [Posting]
    /// By feature, where its list begins; one more, where the last one ends.
    private let starts: [Int32]

    /// - Parameter visit: calls back with each feature and posting, each time it is called the same ones in the same order.
    init(features: Int, _ visit: (_ add: (Int, Posting) -> Void) -> Void) {
        var starts = [Int32](repeating: 0, count: features + 1)
        visit { feature, _ in starts[feature + 1] += 1 }
        for feature in 0..<features { starts[feature + 1] += starts[feature] }
        var next = starts
        all = [Posting](unsafeUninitializedCapacity: Int(starts[features])) { buffer, count in
            visit { feature, posting in
                buffer.initializeElement(at: Int(next[feature]), to: posting)
                next[feature] += 1
            }
            count = Int(starts[features])
        }
        self.starts = starts
    }

    subscript(feature: Int) -> ArraySlice<Posting> { all[Int(starts[feature])..<Int(starts[feature + 1])] }
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
