/// What questions with a known answer teach: which article is meant by which words, and by which meaning.
package struct LearnedAnswers: Sendable {
    package struct Example: Sendable {
        package let text: String
        package let vector: SentenceVector?
        /// The article's name; nil for a question that none answers.
        package let article: String?

        package init(text: String, vector: SentenceVector?, article: String?) {
            self.text = text
            self.vector = vector
            self.article = article
        }
    }

    private let words: LinearClassifier
    private let meaning: MeaningClassifier?

    /// What there is less of says little of other questions, and of a feature of a single question there are many.
    private static let atLeast = 2

    /// nil where there is nothing to tell apart.
    package init?(_ examples: [Example]) async {
        guard Set(examples.compactMap(\.article)).count > 1 else { return nil }
        let texts = examples.map { LinearTraining.Example(text: $0.text, label: $0.article) }
        words = await LinearTraining(texts, atLeast: LearnedAnswers.atLeast).classifier()
        let known = examples.compactMap { example in example.vector.map { ($0, example.article) } }
        meaning =
            Set(known.compactMap(\.1)).count > 1 ? await MeaningTraining(known.map(\.0), labels: known.map(\.1)).classifier() : nil
    }

    /// For each article the logarithm of its odds against all others; the lowest of all for one of which nothing is known.
    func wordScores(_ question: String, of articles: [String]) -> [Float] {
        LearnedAnswers.arranged(words.scores(question), words.labels, articles)
    }

    func meaningScores(_ vector: SentenceVector, of articles: [String]) -> [Float]? {
        meaning.map { LearnedAnswers.arranged($0.scores(vector), $0.labels, articles) }
    }

    private static func arranged(_ scores: [Float], _ labels: [String], _ articles: [String]) -> [Float] {
        let known = Dictionary(uniqueKeysWithValues: zip(labels, scores))
        let lowest = scores.min() ?? 0
        return articles.map { known[$0] ?? lowest }
    }
}
