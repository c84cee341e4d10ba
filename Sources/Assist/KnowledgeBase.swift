package import Kit
import Synchronization
package import TextKit

/// A passage of an article: its opening, or one section.
package struct Passage: Sendable, Hashable {
    package let article: ID<Article>
    package let slug: String
    package let topic: String
    package let language: Language
    package let title: String
    package let summary: String
    package let heading: String?
    /// Markdown.
    package let text: String
    package let reviewed: String

    package var path: String { "/help/\(topic)/\(slug)" }
}

/// The published articles in memory, ready to be searched. Replaced as a whole when something is published or learned.
package final class KnowledgeBase: Sendable {
    package struct Entry: Sendable {
        let article: Article
        let language: Language
        let text: ArticleText
    }

    /// What makes answers surer than words alone: questions whose articles are known, and vectors of what is compared.
    package struct Teaching: Sendable {
        let learned: LearnedAnswers?
        let vectors: KnownVectors?

        package init(learned: LearnedAnswers?, vectors: KnownVectors?) {
            self.learned = learned
            self.vectors = vectors
        }
    }

    private struct Shelf: Sendable {
        var entries: [Entry] = []
        /// By entry, its sections as passages.
        var passages: [[Passage]] = []
        var finder = AnswerFinder([], learned: nil)
    }

    private struct State {
        var entries: [Entry] = []
        var teaching = Teaching(learned: nil, vectors: nil)
        var judges = AnswerJudges.shipped
        var shelves: [Language: Shelf] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Takes the texts that readers may see.
    func replace(with entries: [Entry]) {
        rebuild(entries, state.withLock(\.teaching))
    }

    /// Takes what was learned about them.
    package func teach(_ teaching: Teaching) {
        rebuild(state.withLock(\.entries), teaching)
    }

    /// Takes those who say how likely an article answers.
    func use(_ judges: AnswerJudges) { state.withLock { $0.judges = judges } }

    private func rebuild(_ entries: [Entry], _ teaching: Teaching) {
        let shelves = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in (language, Self.shelf(entries.filter { $0.language == language }, teaching)) })
        state.withLock { ($0.entries, $0.teaching, $0.shelves) = (entries, teaching, shelves) }
    }

    private static func shelf(_ entries: [Entry], _ teaching: Teaching) -> Shelf {
        let passages = entries.map { entry in
            sections(of: entry.text.body).map { section in
                Passage(
                    article: entry.article.id, slug: entry.article.slug, topic: entry.article.topic, language: entry.language, title: entry.text.title,
                    summary: entry.text.summary, heading: section.heading, text: section.text, reviewed: entry.text.reviewed)
            }
        }
        let finder = AnswerFinder(entries.map(\.answer), learned: teaching.learned, vector: { teaching.vectors?[$0] })
        return Shelf(entries: entries, passages: passages, finder: finder)
    }

    /// The opening and the `##` sections of a body.
    static func sections(of body: String) -> [(heading: String?, text: String)] {
        var sections: [(heading: String?, text: String)] = []
        var heading: String?
        var lines: [Substring] = []
        func finish() {
            let text = lines.joined(separator: "\n")[...].trimmed
            if !text.isEmpty { sections.append((heading, text)) }
            lines = []
        }
        for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") {
                finish()
                heading = String(line.dropFirst(3))
            } else {
                lines.append(line)
            }
        }
        finish()
        return sections
    }

    /// A passage that may answer a question.
    package struct Answer: Sendable {
        package let passage: Passage
        /// How likely it is that its article answers, 0 to 1.
        package let probability: Double
        /// nil where it was not chosen by a question.
        var evidence: AnswerEvidence?
    }

    /// What may answer a question, in its language, the likeliest first, one passage of each article.
    /// - Parameters:
    ///   - vector: of the question, where there is one.
    ///   - tried: addresses of articles that are left out.
    package func answers(
        to question: String, in language: Language, vector: SentenceVector?, limit: Int, besides tried: Set<String> = []
    ) -> [Answer] {
        let (shelf, judges) = (shelf(language), state.withLock(\.judges))
        let answers = shelf.finder.candidates(for: question, vector: vector).compactMap { candidate -> Answer? in
            guard let passage = shelf.passages[candidate.article].dropFirst(candidate.section).first, !tried.contains(passage.path) else { return nil }
            return Answer(passage: passage, probability: judges.probability(candidate.evidence), evidence: candidate.evidence)
        }
        return Array(answers.sorted { ($1.probability, $0.passage.slug) < ($0.probability, $1.passage.slug) }.prefix(limit))
    }

    /// The best passage of each article that shares words with a text, the best first.
    package func articles(for words: String, in language: Language, limit: Int) -> [Passage] {
        let shelf = shelf(language)
        return shelf.finder.ranking(for: words, vector: nil).prefix(limit).compactMap { shelf.passages[$0.article].dropFirst($0.section).first }
    }

    /// The opening passage of an article.
    func opening(of slug: String, in language: Language) -> Passage? {
        shelf(language).passages.lazy.compactMap(\.first).first { $0.slug == slug }
    }

    package func entries(in language: Language) -> [Entry] { shelf(language).entries }

    func entry(topic: String, slug: String, in language: Language) -> Entry? {
        entries(in: language).first { $0.article.slug == slug && $0.article.topic == topic }
    }

    func entry(slug: String, in language: Language) -> Entry? { entries(in: language).first { $0.article.slug == slug } }

    private func shelf(_ language: Language) -> Shelf { state.withLock { $0.shelves[language] } ?? Shelf() }
}

extension KnowledgeBase.Entry {
    /// As what answers are found in.
    package var answer: AnswerFinder.Article {
        AnswerFinder.Article(
            name: article.slug, topic: article.topic, title: text.title, questions: text.questions,
            sections: KnowledgeBase.sections(of: text.body).map { (heading: $0.heading ?? "", text: $0.text) })
    }
}
