/// Finds the articles that answer a question: by their words, by their meaning where there are vectors, and by what was learned from earlier questions.
package struct AnswerFinder: Sendable {
    package struct Article: Sendable {
        package let name: String
        package let topic: String
        package let title: String
        package let questions: [String]
        /// The opening and the sections under their headings.
        package let sections: [(heading: String, text: String)]

        package init(name: String, topic: String, title: String, questions: [String], sections: [(heading: String, text: String)]) {
            self.name = name
            self.topic = topic
            self.title = title
            self.questions = questions
            self.sections = sections
        }

        /// What is compared with questions by its meaning.
        package var wordings: [String] { [title] + questions }
    }

    package struct Candidate: Sendable {
        /// The article's place among those given.
        package let article: Int
        /// The section of it that fits best.
        package let section: Int
        package let evidence: AnswerEvidence
    }

    /// The share of words beside meaning when candidates are chosen (Bruch et al. 2022, "An Analysis of Fusion Functions for Hybrid Retrieval": a sum of
    /// normalised scores; the share is the best on StackFAQ and on LCQMC).
    package static let wordShare: Float = 0.3
    /// Leaders of each kind of score that become candidates.
    private static let leaders = 5

    private let names: [String]
    private let topics: [String]
    private let passages: Retriever<Passage>
    private let vectors: VectorTable
    /// By vector, its article.
    private let owners: [Int]
    private let learned: LearnedAnswers?

    private struct Passage: Hashable, Sendable {
        let article: Int
        let section: Int
    }

    /// - Parameter vector: of one of an article's `wordings`, where there is one.
    package init(_ articles: [Article], learned: LearnedAnswers?, vector: (String) -> SentenceVector? = { _ in nil }) {
        names = articles.map(\.name)
        topics = articles.map(\.topic)
        self.learned = learned
        passages = Retriever(
            articles.enumerated().flatMap { number, article in
                article.sections.enumerated().map { section, part in
                    Retriever.Document(
                        key: Passage(article: number, section: section), title: article.title, questions: article.questions, heading: part.heading,
                        body: part.text)
                }
            })
        var (vectors, owners) = (VectorTable(), [Int]())
        for (number, article) in articles.enumerated() {
            for wording in article.wordings {
                guard let vector = vector(wording) else { continue }
                vectors.append(vector)
                owners.append(number)
            }
        }
        self.vectors = vectors
        self.owners = owners
    }

    /// The articles that may answer, in no order.
    /// - Parameter vector: of the question.
    package func candidates(for question: String, vector: SentenceVector?) -> [Candidate] {
        let match = WordMatch(of: question, self)
        let taught = learned.map { Taught(question, $0, self) }
        let meaning = vector.flatMap { Meaning(of: $0, self) }
        var chosen = match.standard.leaders(Self.leaders) + (taught?.standard.leaders(Self.leaders) ?? [])
        if let meaning { chosen += meaning.standard.leaders(Self.leaders) + meaning.learnedStandard.leaders(Self.leaders) }
        let length = Float(Analysis(question).units.count + 1).logarithm
        return Set(chosen).sorted().map { article in
            Candidate(
                article: article, section: match.sections[article],
                evidence: AnswerEvidence(
                    words: match.scores[article], coverage: match.coverages[article], wordsStandard: match.standard.values[article],
                    wordsLead: match.standard.lead(of: article), length: length, learned: taught?.evidence(of: article),
                    meaning: meaning?.evidence(of: article)))
        }
    }

    /// Articles by how well they match, without what was learned, each with its best section; those that share nothing with the question are left out.
    package func ranking(for question: String, vector: SentenceVector?) -> [(article: Int, section: Int)] {
        let match = WordMatch(of: question, self)
        let order: [Int]
        if let vector, let meaning = Meaning(of: vector, self) {
            let fused = zip(match.standard.values, meaning.standard.values).map { $0 * Self.wordShare + $1 * (1 - Self.wordShare) }
            order = StandardScores(fused).leaders(.max)
        } else {
            order = match.standard.leaders(.max).filter { match.scores[$0] > 0 }
        }
        return order.map { ($0, match.sections[$0]) }
    }

    /// The question's words held against all articles.
    private struct WordMatch {
        private(set) var scores: [Float]
        private(set) var coverages: [Float]
        /// By article, the section that matches best.
        private(set) var sections: [Int]
        let standard: StandardScores

        init(of question: String, _ finder: AnswerFinder) {
            let count = finder.names.count
            var (scores, coverages, sections) = ([Float](repeating: 0, count: count), [Float](repeating: 0, count: count), [Int](repeating: 0, count: count))
            for hit in finder.passages.search(question, limit: .max) where Float(hit.score) > scores[hit.key.article] {
                scores[hit.key.article] = Float(hit.score)
                coverages[hit.key.article] = Float(hit.coverage)
                sections[hit.key.article] = hit.key.section
            }
            (self.scores, self.coverages, self.sections) = (scores, coverages, sections)
            standard = StandardScores(scores)
        }
    }

    /// What earlier questions say to this one.
    private struct Taught {
        let standard: StandardScores
        private let odds: [Float]
        private let topics: [String]
        /// For each topic the share of what was learned that speaks for one of its articles.
        private let shares: [String: Float]

        init(_ question: String, _ learned: LearnedAnswers, _ finder: AnswerFinder) {
            odds = learned.wordScores(question, of: finder.names)
            standard = StandardScores(odds)
            topics = finder.topics
            shares = zip(topics, LinearClassifier.probabilities(odds, 1)).reduce(into: [:]) { $0[$1.0, default: 0] += Float($1.1) }
        }

        func evidence(of article: Int) -> AnswerEvidence.Learned {
            AnswerEvidence.Learned(odds: odds[article], lead: standard.lead(of: article), topic: shares[topics[article]] ?? 0)
        }
    }

    /// The question's meaning held against all articles.
    private struct Meaning {
        let likenesses: [Float]
        let mean: Float
        let standard: StandardScores
        let learned: [Float]
        let learnedStandard: StandardScores

        /// nil where no article has a vector.
        init?(of vector: SentenceVector, _ finder: AnswerFinder) {
            guard finder.vectors.count > 0 else { return nil }
            var best = [Float](repeating: -1, count: finder.names.count)
            for (row, likeness) in finder.vectors.likenesses(to: vector).enumerated() {
                best[finder.owners[row]] = max(best[finder.owners[row]], likeness)
            }
            likenesses = best
            mean = best.reduce(0, +) / Float(best.count)
            standard = StandardScores(best)
            learned = finder.learned?.meaningScores(vector, of: finder.names) ?? [Float](repeating: 0, count: best.count)
            learnedStandard = StandardScores(learned)
        }

        func evidence(of article: Int) -> AnswerEvidence.Meaning {
            AnswerEvidence.Meaning(
                likeness: likenesses[article] - mean, standard: standard.values[article], lead: standard.lead(of: article), learned: learned[article],
                learnedLead: learnedStandard.lead(of: article))
        }
    }
}
