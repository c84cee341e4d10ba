/// Learns a `LinearClassifier` from examples: for each label a logistic regression of it against all others. The same examples give the same
/// classifier, on any number of cores.
package struct LinearTraining: Sendable {
    package struct Example: Sendable {
        package let text: String
        /// nil for a text that none of the labels fits: an example against all of them.
        package let label: String?
        /// Another label that fits as well: both learn from the text.
        package let alternative: String?
        /// What the text means, where that is known.
        package let vector: SentenceVector?

        package init(text: String, label: String?, alternative: String? = nil, vector: SentenceVector? = nil) {
            self.text = text
            self.label = label
            self.alternative = alternative
            self.vector = vector
        }

        /// The same with what it means; nil: by its words alone.
        package func meaning(_ vector: SentenceVector?) -> Example {
            Example(text: text, label: label, alternative: alternative, vector: vector)
        }
    }

    /// How much a wrong example costs beside a large weight. On the held-out parts of four public sets 10 to 30 are within
    /// 0.2 points of each other.
    package static let usualCost = 20.0

    private let labels: [String]
    private let vocabulary: HashedVocabulary
    private let table: SparseExamples
    /// By example: the numbers of its labels.
    private let targets: [[Int]]
    private let cost: Double

    /// - Parameter atLeast: in how many examples a feature has to stand. One that stands in a single example says little of others and makes the
    ///   classifier large; where there are few examples for each label it says something all the same.
    package init(_ examples: [Example], cost: Double = usualCost, atLeast: Int = 1) {
        let texts = examples.map { HashedText($0.text) }
        let vocabulary = HashedVocabulary(texts, atLeast: atLeast)
        let labels = Set(examples.compactMap(\.label)).sorted()
        self.labels = labels
        self.vocabulary = vocabulary
        self.cost = cost
        table = SparseExamples(texts.map(vocabulary.vector), width: vocabulary.count)
        targets = examples.map { example in [example.label, example.alternative].compactMap { name in labels.firstIndex { $0 == name } } }
    }

    package func classifier() async -> LinearClassifier {
        let columns = await table.fit(targets: targets, labels: labels.count, cost: cost)
        return LinearClassifier(
            labels: labels, vocabulary: vocabulary, weights: StepWeights(columns: columns, rows: vocabulary.count),
            offsets: columns.map { $0[vocabulary.count] })
    }
}

extension [LinearTraining.Example] {
    /// - Parameter vectors: of the texts, one for each.
    package func meaning(_ vectors: [SentenceVector]) -> [LinearTraining.Example] { zip(self, vectors).map { $0.meaning($1) } }
}
