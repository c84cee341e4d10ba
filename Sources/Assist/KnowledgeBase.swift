package import Kit
import Synchronization
import TextKit

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

/// The published articles in memory, ready to be searched. Replaced as a whole when something is published.
package final class KnowledgeBase: Sendable {
    struct Entry: Sendable {
        let article: Article
        let language: Language
        let text: ArticleText
    }

    private struct Shelf: Sendable {
        var entries: [Entry] = []
        var passages: [Passage] = []
        var retriever = Retriever<Int>([])
    }

    private let shelves = Mutex<[Language: Shelf]>([:])

    package init() {}

    /// Takes the texts that readers may see.
    func replace(with entries: [Entry]) {
        var fresh: [Language: Shelf] = [:]
        for language in Language.allCases {
            let mine = entries.filter { $0.language == language }
            fresh[language] = Self.shelf(mine)
        }
        shelves.withLock { $0 = fresh }
    }

    private static func shelf(_ entries: [Entry]) -> Shelf {
        var passages: [Passage] = []
        var documents: [Retriever<Int>.Document] = []
        for entry in entries {
            for section in sections(of: entry.text.body) {
                documents.append(
                    .init(
                        key: passages.count, title: entry.text.title, questions: entry.text.questions, heading: section.heading ?? "",
                        body: section.text))
                passages.append(
                    Passage(
                        article: entry.article.id, slug: entry.article.slug, topic: entry.article.topic, language: entry.language,
                        title: entry.text.title, summary: entry.text.summary, heading: section.heading, text: section.text,
                        reviewed: entry.text.reviewed))
            }
        }
        return Shelf(entries: entries, passages: passages, retriever: Retriever(documents))
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

    /// A passage that a question found.
    package struct Found: Sendable {
        package let passage: Passage
        fileprivate let hit: Retriever<Int>.Hit

        /// Good enough to be said as the answer.
        package var answers: Bool { AnswerCut.answer.admits(hit) }
        /// Good enough to be offered among others.
        package var mayHelp: Bool { AnswerCut.offer.admits(hit) }
    }

    /// The best passages for a question, in its language.
    package func passages(for question: String, in language: Language, limit: Int) -> [Found] {
        let shelf = shelves.withLock { $0[language] } ?? Shelf()
        return shelf.retriever.search(question, limit: limit).map { Found(passage: shelf.passages[$0.key], hit: $0) }
    }

    /// The best passage of each of the best articles.
    package func articles(for question: String, in language: Language, limit: Int) -> [Found] {
        var seen: Set<ID<Article>> = []
        let found = passages(for: question, in: language, limit: limit * 6).filter { seen.insert($0.passage.article).inserted }
        return Array(found.prefix(limit))
    }

    /// The opening passage of an article.
    func opening(of slug: String, in language: Language) -> Passage? {
        shelves.withLock { $0[language]?.passages.first { $0.slug == slug && $0.heading == nil } }
    }

    func entries(in language: Language) -> [Entry] { shelves.withLock { $0[language]?.entries } ?? [] }

    func entry(topic: String, slug: String, in language: Language) -> Entry? {
        entries(in: language).first { $0.article.slug == slug && $0.article.topic == topic }
    }

    func entry(slug: String, in language: Language) -> Entry? { entries(in: language).first { $0.article.slug == slug } }
}
