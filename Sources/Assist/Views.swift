import Kit
import Store

// What the staff interface shows of the knowledge base, as JSON.

struct ArticleSummary: Codable, Sendable {
    struct Text: Codable, Sendable {
        var language: Language
        var title: String
        var latest: Int
        /// The version that readers see; absent where they see none.
        var published: Int?
        var reviewed: String
        var reviewBy: String
    }

    var id: ID<Article>
    var slug: String
    var topic: String
    var level: Level
    var owner: String
    var languages: [Text]
}

struct ArticleSummaries: Codable, Sendable { var articles: [ArticleSummary] }

struct ArticleDetail: Codable, Sendable {
    struct Text: Codable, Sendable {
        var language: Language
        var version: Int
        var published: Int?
        var title: String
        var summary: String
        var questions: [String]
        var body: String
        var sources: [String]
        var reviewed: String
        var reviewBy: String
    }

    var id: ID<Article>
    var slug: String
    var topic: String
    var level: Level
    var owner: String
    var related: [String]
    var texts: [Text]
}

struct ArticleBody: Codable, Sendable {
    var slug: String
    var topic: String
    var level: Level
    var owner: String
    var related: [String]
}

struct ArticleChange: Codable, Sendable {
    var topic: String
    var level: Level
    var owner: String
    var related: [String]
}

struct PublicationBody: Codable, Sendable { var version: Int }

struct VersionView: Codable, Sendable {
    var version: Int
    var savedAt: Instant
    var savedBy: String?
    var title: String
}

struct VersionList: Codable, Sendable { var versions: [VersionView] }
struct PreviewBody: Codable, Sendable { var body: String }
struct Preview: Codable, Sendable { var html: String }

/// An article that may help with a conversation, with the passage that an agent can put into a reply.
struct Suggestion: Codable, Sendable {
    var title: String
    var summary: String
    var path: String
    var topic: String
    var passage: String
}

struct Suggestions: Codable, Sendable { var articles: [Suggestion] }

struct FeedbackBody: Codable, Sendable {
    /// `/help/transfers/wrong-network`
    var path: String
    var helped: Bool
}

extension ArticleDetail.Text {
    init(_ version: ArticleVersion, published: Int?) {
        language = version.language
        self.version = version.version
        self.published = published
        title = version.text.title
        summary = version.text.summary
        questions = version.text.questions
        body = version.text.body
        sources = version.text.sources
        reviewed = version.text.reviewed
        reviewBy = version.text.reviewBy
    }
}

extension Reading {
    func summaries() throws -> [ArticleSummary] {
        try articles().map { article in
            let languages = try Language.allCases.compactMap { language -> ArticleSummary.Text? in
                guard let latest = try latestText(of: article.id, language) else { return nil }
                return ArticleSummary.Text(
                    language: language, title: latest.text.title, latest: latest.version, published: try publishedVersion(of: article.id, language),
                    reviewed: latest.text.reviewed, reviewBy: latest.text.reviewBy)
            }
            return ArticleSummary(
                id: article.id, slug: article.slug, topic: article.topic, level: article.level, owner: article.owner, languages: languages)
        }
    }

    func detail(_ article: Article) throws -> ArticleDetail {
        let texts = try Language.allCases.compactMap { language in
            try latestText(of: article.id, language).map {
                ArticleDetail.Text($0, published: try publishedVersion(of: article.id, language))
            }
        }
        return ArticleDetail(
            id: article.id, slug: article.slug, topic: article.topic, level: article.level, owner: article.owner, related: article.related,
            texts: texts)
    }
}
