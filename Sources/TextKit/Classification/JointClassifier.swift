/// A classifier by words, and one by meaning that joins in where there is a vector; and, where they are asked for, the likest of the examples.
package struct JointClassifier: Sendable {
    /// How sharp each kind of probability is; see `LinearClassifier.sharpness`.
    package let words: LinearClassifier
    let meaning: MeaningClassifier?
    /// They join in where the meaning does.
    private let neighbours: NeighbourVotes?
    /// The share of the words' score beside the meaning's.
    private let wordShare: Float
    private let sharpness: Float

    /// What the neighbours' score counts beside those of words and meaning. On Banking77 anything from 0.3 to 0.7 is as good.
    private static let neighbourWeight: Float = 0.5

    /// - Parameter sharpness: of the joint scores.
    package init(
        words: LinearClassifier, meaning: MeaningClassifier?, neighbours: NeighbourVotes? = nil, wordShare: Float = 0.6, sharpness: Float = 1
    ) {
        self.words = words
        self.meaning = meaning?.labels == words.labels ? meaning : nil
        self.neighbours = neighbours?.labels == words.labels ? neighbours : nil
        self.wordShare = wordShare
        self.sharpness = sharpness
    }

    /// Whether labels have so few examples that most words of a text were never seen, and its meaning says more.
    static func areFew(examples: Int, labels: Int) -> Bool { examples / max(1, labels) <= 20 }

    /// Measured on Banking77 with ten examples a label and with all (130 a label), and on SMP2020 (68 a label).
    static func wordShare(areFew: Bool, withNeighbours: Bool) -> Float { areFew ? 0.3 : withNeighbours ? 0.4 : 0.6 }

    /// The same with other words.
    package func saying(_ words: LinearClassifier) -> JointClassifier {
        JointClassifier(words: words, meaning: meaning, neighbours: neighbours, wordShare: wordShare, sharpness: sharpness)
    }

    /// For a file: the meaning's part, and what joins it to the words'. nil with neighbours, who don't fit into it and without whom it would say other things.
    package func joined(_ sharpness: Float) -> JoinedMeaning? {
        guard neighbours == nil else { return nil }
        return meaning.map { JoinedMeaning($0, wordShare: wordShare, sharpness: sharpness) }
    }

    package var labels: [String] { words.labels }

    /// How much speaks for each label, in their order, before they are weighed against each other.
    package func scores(_ text: String, _ vector: SentenceVector?) -> [Float] {
        guard let vector, let meaning else { return words.scores(text) }
        let joint = zip(words.scores(text), meaning.scores(vector)).map { $0 * wordShare + $1 * (1 - wordShare) }
        guard let neighbours else { return joint }
        return zip(joint, neighbours.scores(vector)).map { $0 + $1 * JointClassifier.neighbourWeight }
    }

    /// All labels, the likeliest first.
    package func guesses(_ text: String, _ vector: SentenceVector?) -> [LinearClassifier.Guess] {
        let isJoint = vector != nil && meaning != nil
        let probabilities = LinearClassifier.probabilities(scores(text, vector), isJoint ? sharpness : words.sharpness)
        return zip(labels, probabilities).map(LinearClassifier.Guess.init).sorted { $0.probability > $1.probability }
    }

    /// What it says of an example, and how sure it is: the highest score before scores are weighed against each other, which tells a text of another
    /// field from one that lies between two labels.
    package func outcome(of example: LinearTraining.Example) -> ClassifierTrial.Outcome {
        let scores = scores(example.text, example.vector)
        let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
        // Where two labels fit, either is right.
        let expected = labels[best] == example.alternative ? example.alternative : example.label
        return ClassifierTrial.Outcome(expected: expected, guessed: labels[best], sureness: scores[best])
    }
}

extension LinearTraining {
    /// Learns from the words, and from the vectors where every example has one.
    /// - Parameter neighbours: whether a text is also compared with each example. It says more, keeps all vectors and costs about a ten-thousandth of a
    ///   millisecond for each of them.
    package static func joint(_ examples: [Example], cost: Double = usualCost, atLeast: Int = 1, neighbours: Bool = false) async -> JointClassifier {
        let words = await LinearTraining(examples, cost: cost, atLeast: atLeast).classifier()
        let vectors = examples.compactMap(\.vector)
        guard vectors.count == examples.count else { return JointClassifier(words: words, meaning: nil) }
        let labels = examples.map(\.label)
        let meaning = await MeaningTraining(vectors, labels: labels, alternatives: examples.map(\.alternative)).classifier()
        let areFew = JointClassifier.areFew(examples: examples.count, labels: words.labels.count)
        return JointClassifier(
            words: words, meaning: meaning, neighbours: neighbours ? NeighbourVotes(vectors, labels: labels, centre: meaning.centre) : nil,
            wordShare: JointClassifier.wordShare(areFew: areFew, withNeighbours: neighbours))
    }
}
