/// Short texts that a query may simply repeat: titles, listed questions, headings. Compared as a whole, by cosine.
struct SentenceIndex: Sendable {
    private struct Posting: Sendable {
        let sentence: Int32
        /// The feature's share of the sentence, whose squares add up to one.
        let share: Float
    }

    private let postings: PostingLists<Posting>
    /// By sentence, the passage that it speaks for.
    private let passages: [Int]

    init(_ sentences: [(features: [WeightedFeature], passage: Int)], features: Int) {
        passages = sentences.map(\.passage)
        postings = PostingLists(features: features) { add in
            for (number, sentence) in sentences.enumerated() {
                let length = sentence.features.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
                guard length > 0 else { continue }
                for feature in sentence.features { add(feature.number, Posting(sentence: Int32(number), share: feature.weight / length)) }
            }
        }
    }

    /// How alike the query and the nearest sentence of each passage are, 0 to 1; passages without likeness are left out.
    ///
    /// - Parameter unknown: the weights of what the query asks for and no document has.
    func likeness(_ query: [WeightedFeature], unknown: [Float]) -> [Int: Float] {
        let length = (query.map(\.weight) + unknown).reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 0 else { return [:] }
        var products: [Float] = Array(repeating: 0, count: passages.count)
        for feature in query {
            for posting in postings[feature.number] { products[Int(posting.sentence)] += feature.weight * posting.share }
        }
        var best: [Int: Float] = [:]
        for (sentence, product) in products.enumerated() where product > 0 {
            best[passages[sentence]] = max(best[passages[sentence]] ?? 0, min(1, product / length))
        }
        return best
    }
}
