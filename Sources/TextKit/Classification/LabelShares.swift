/// How often texts with one label have each label of a second kind: what one classifier's guess says about another's.
package struct LabelShares: Sendable, Codable {
    /// Texts that are taken for granted with each pair, so that what was never seen is not impossible.
    private static let assumed = 2.0

    private let shares: [String: [String: Double]]

    /// - Parameter pairs: a text's label, and its label of the second kind.
    package init(_ pairs: [(label: String, other: String)]) {
        let others = Set(pairs.map(\.other))
        shares = Dictionary(grouping: pairs, by: \.label).mapValues { mine in
            let all = Double(mine.count) + Self.assumed * Double(others.count)
            return Dictionary(uniqueKeysWithValues: others.map { other in (other, (Double(mine.count { $0.other == other }) + Self.assumed) / all) })
        }
    }

    /// The guesses, each weighed by how well it goes with the guesses of the second kind; the likeliest first, in sum 1.
    package func weighed(_ guesses: [LinearClassifier.Guess], by others: [LinearClassifier.Guess]) -> [LinearClassifier.Guess] {
        guard !others.isEmpty else { return guesses }
        let weighed = guesses.map { guess -> (label: String, weight: Double) in
            guard let mine = shares[guess.label] else { return (guess.label, guess.probability) }
            return (guess.label, guess.probability * others.reduce(0) { $0 + $1.probability * (mine[$1.label] ?? 0) })
        }
        let sum = weighed.reduce(0) { $0 + $1.weight }
        guard sum > 0 else { return guesses }
        return weighed.map { LinearClassifier.Guess(label: $0.label, probability: $0.weight / sum) }.sorted { $0.probability > $1.probability }
    }
}
