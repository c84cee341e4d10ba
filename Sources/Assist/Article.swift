import Accounts
package import Kit
package import Store

/// Whom an article is written for.
package enum Level: String, Sendable, SQLConvertible, Codable, CaseIterable {
    case beginner, regular, expert
}

/// One subject of the knowledge base; its texts are kept by language.
package struct Article: Sendable, Hashable, RowDecodable {
    package let id: ID<Article>
    /// Its name in addresses and file names: lower-case words joined by `-`.
    package let slug: String
    package let topic: String
    package let level: Level
    /// Who keeps it right.
    package let owner: String
    /// Slugs of articles that help further.
    package let related: [String]

    init(_ file: ArticleFile, id: ID<Article>) {
        self.id = id
        slug = file.slug
        topic = file.topic
        level = file.level
        owner = file.owner
        related = file.related
    }

    package init(row: Row) throws {
        id = try row("id")
        slug = try row("slug")
        topic = try row("topic")
        level = try row("level")
        owner = try row("owner")
        related = try row("related", as: String.self).split(separator: ",").map(String.init)
    }
}

/// What someone writes of an article in one language.
package struct ArticleText: Sendable, Hashable, Codable {
    package var title: String
    /// One sentence with the verdict.
    package var summary: String
    /// How people ask for it.
    package var questions: [String]
    /// Markdown.
    package var body: String
    package var sources: [String]
    /// The day on which its facts were last checked: `2026-11-22`.
    package var reviewed: String
    package var reviewBy: String

    package init(
        title: String, summary: String, questions: [String], body: String, sources: [String], reviewed: String, reviewBy: String
    ) {
        self.title = title
        self.summary = summary
        self.questions = questions
        self.body = body
        self.sources = sources
        self.reviewed = reviewed
        self.reviewBy = reviewBy
    }
}

/// A stored version of a text.
package struct ArticleVersion: Sendable, RowDecodable {
    package let article: ID<Article>
    package let language: Language
    /// Counts from 1.
    package let version: Int
    package let text: ArticleText
    package let savedAt: Instant
    package let savedBy: String?

    package init(row: Row) throws {
        article = try row("article_id")
        language = try row("language")
        version = try row("version")
        text = ArticleText(
            title: try row("title"), summary: try row("summary"), questions: try row("questions", as: String.self).lines, body: try row("body"),
            sources: try row("sources", as: String.self).lines, reviewed: try row("reviewed"), reviewBy: try row("review_by"))
        savedAt = try row("saved_at")
        savedBy = try row("saved_by_name")
    }
}

extension String {
    /// Lists of lines are stored as lines: none of them can hold a line break.
    var lines: [String] { split(separator: "\n").map(String.init) }

    /// Whether it can be the name of an article or walkthrough in addresses.
    var isSlug: Bool { (2...60).contains(count) && utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D } }

    /// Whether it is a day as it is written in files: `2026-11-29`.
    var isDay: Bool {
        let parts = split(separator: "-").compactMap { Int($0) }
        return utf8.count == 10 && parts.count == 3 && (1...12).contains(parts[1]) && (1...31).contains(parts[2])
    }
}

/// What is wrong with an article that someone wrote.
package enum ArticleProblem: Error, Sendable, Hashable {
    case badSlug
    case slugTaken
    case unknownTopic
    case badTitle
    case badSummary
    case badQuestions
    case badBody
    case badDate
    /// The text asks for a secret or holds one.
    case refused(Phrase)
    case unknownVersion
}
