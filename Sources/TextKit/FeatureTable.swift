import Foundation

/// The features of a collection of texts: their numbers, and how rare each is.
struct FeatureTable: Sendable {
    private let numbers: HashIndex
    /// By number.
    private let rarity: [Float]
    /// The rarity of what occurs nowhere.
    private let unknownRarity: Float

    /// - Parameters:
    ///   - hashes: of the features, by their numbers.
    ///   - heads: for each article the features of its title and questions.
    ///   - articles: for each article all its features.
    init(hashes: [UInt64], heads: [Set<Int>], articles: [Set<Int>]) {
        numbers = HashIndex(hashes)
        let total = Float(articles.count)
        // A word that is rare among titles and questions tells articles apart even where running text is full of it: "stolen".
        let inHeads = FeatureTable.rarity(in: heads, of: hashes.count)
        let inArticles = FeatureTable.rarity(in: articles, of: hashes.count)
        rarity = zip(inHeads, inArticles).map { 0.7 * $0 + 0.3 * $1 }
        unknownRarity = FeatureTable.rarity(of: 0, among: total)
    }

    private static func rarity(in texts: [Set<Int>], of features: Int) -> [Float] {
        var found: [Float] = Array(repeating: 0, count: features)
        for text in texts {
            for feature in text { found[feature] += 1 }
        }
        return found.map { rarity(of: $0, among: Float(texts.count)) }
    }

    /// BM25's inverse document frequency, in the form that is never negative.
    private static func rarity(of found: Float, among total: Float) -> Float {
        log(1 + (total - found + 0.5) / (found + 0.5))
    }

    /// A text as a query: what it asks for that the collection has, and the weights of what the collection does not have.
    func weigh(_ analysis: Analysis) -> (known: [WeightedFeature], unknown: [Float]) {
        var known: [WeightedFeature] = []
        var unknown: [Float] = []
        for (feature, count) in analysis.counts {
            // A long message repeats itself: the second mention counts less.
            let weight = feature.weight * Float(count).squareRoot()
            if let number = number(of: feature) {
                known.append(WeightedFeature(number: number, weight: weight * rarity[number]))
            } else {
                unknown.append(weight * unknownRarity)
            }
        }
        return (known, unknown)
    }

    func number(of feature: Feature) -> Int? { numbers[feature.hash].map(Int.init) }

    /// The rarity of a feature; that of an unknown one where no text has it.
    func rarity(of feature: Feature) -> Float { number(of: feature).map { rarity[$0] } ?? unknownRarity }
}
