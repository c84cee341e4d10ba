package import Accounts
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store
import TextKit

extension AssistService {
    package func routes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        addArticles(to: &table, accounts)
        addTexts(to: &table, accounts)
        addSuggestions(to: &table, accounts)
        return table
    }

    private func addArticles(to table: inout RouteTable, _ accounts: AccountsService) {
        table.json(.get, "/api/v1/articles", "The knowledge base, with drafts", gate: accounts.gate(.readKnowledge), gives: ArticleSummaries.self) { call, _ in
            let topic = call.query("topic")
            let words = (call.query("query") ?? "").lowercased()
            let all = try await store.read { tx in try tx.summaries() }
            let found = all.filter { article in
                (topic == nil || topic == "" || article.topic == topic)
                    && (words.isEmpty || article.slug.contains(words) || article.languages.contains { $0.title.lowercased().contains(words) })
            }
            return .ok(ArticleSummaries(articles: found))
        }
        table.json(.get, "/api/v1/articles/{id}", "One article with its newest texts", gate: accounts.gate(.readKnowledge), gives: ArticleDetail.self) {
            call, _ in
            .ok(try await detail(try call.id("id", of: Article.self)))
        }
        table.json(
            .post, "/api/v1/articles", "Start an article", gate: accounts.gate(.writeKnowledge), takes: ArticleBody.self, gives: ArticleDetail.self
        ) { _, me, body in
            let id = try await explaining {
                try await create(
                    slug: body.slug, topic: body.topic, level: body.level, owner: body.owner, related: try Self.slugs(body.related), by: me.staff.id)
            }
            return .created(try await detail(id))
        }
        table.json(
            .put, "/api/v1/articles/{id}", "Change topic, level, owner, related", gate: accounts.gate(.writeKnowledge), takes: ArticleChange.self,
            gives: ArticleDetail.self
        ) { call, me, body in
            let id = try call.id("id", of: Article.self)
            try await explaining {
                try await change(
                    id, topic: body.topic, level: body.level, owner: body.owner, related: try Self.slugs(body.related), by: me.staff.id)
            }
            return .ok(try await detail(id))
        }
        table.json(
            .post, "/api/v1/article-previews", "Markdown as readers will see it", gate: accounts.gate(.readKnowledge), takes: PreviewBody.self,
            gives: Preview.self
        ) { _, me, body in
            .ok(Preview(html: html(body.body, language: me.staff.language).text))
        }
    }

    private func addTexts(to table: inout RouteTable, _ accounts: AccountsService) {
        let path = "/api/v1/articles/{id}/texts/{language}"
        table.json(
            .put, path, "Save a new version of a text", gate: accounts.gate(.writeKnowledge), takes: ArticleText.self, gives: ArticleDetail.self
        ) { call, me, text in
            let (id, language) = (try call.id("id", of: Article.self), try Self.language(call))
            _ = try await explaining { try await save(text, of: id, language, by: me.staff.id) }
            return .ok(try await detail(id))
        }
        table.json(
            .post, "\(path)/publication", "Show a version to readers", gate: accounts.gate(.writeKnowledge), takes: PublicationBody.self,
            gives: ArticleDetail.self
        ) { call, me, body in
            let (id, language) = (try call.id("id", of: Article.self), try Self.language(call))
            try await explaining { try await publish(body.version, of: id, language, by: me.staff.id) }
            return .ok(try await detail(id))
        }
        table.json(.delete, "\(path)/publication", "Take a text out of readers' sight", gate: accounts.gate(.writeKnowledge), gives: ArticleDetail.self) {
            call, me in
            let (id, language) = (try call.id("id", of: Article.self), try Self.language(call))
            try await explaining { try await publish(nil, of: id, language, by: me.staff.id) }
            return .ok(try await detail(id))
        }
        table.json(.get, "\(path)/versions", "A text's versions, newest first", gate: accounts.gate(.readKnowledge), gives: VersionList.self) { call, _ in
            let (id, language) = (try call.id("id", of: Article.self), try Self.language(call))
            let versions = try await store.read { tx in try tx.versions(of: id, language) }
            return .ok(
                VersionList(
                    versions: versions.map { VersionView(version: $0.version, savedAt: $0.savedAt, savedBy: $0.savedBy, title: $0.text.title) }))
        }
        table.json(.get, "\(path)/versions/{version}", "One version of a text", gate: accounts.gate(.readKnowledge), gives: ArticleText.self) { call, _ in
            let (id, language) = (try call.id("id", of: Article.self), try Self.language(call))
            let number = Int(call.parameter("version")) ?? 0
            guard let version = try await store.read({ tx in try tx.version(number, of: id, language) }) else { throw APIError.notFound }
            return .ok(version.text)
        }
    }

    private func addSuggestions(to table: inout RouteTable, _ accounts: AccountsService) {
        table.json(
            .get, "/api/v1/conversations/{id}/suggestions", "Articles that may help", gate: accounts.gate(.readConversations), gives: Suggestions.self
        ) { call, me in
            let id = try call.id("id", of: Conversation.self)
            let (conversation, messages) = try await inbox.explaining {
                try await store.read { tx in (try tx.access(conversation: id, for: me), try tx.latestMessages(of: id, limit: 30)) }
            }
            let words = messages.filter { $0.author == .customer }.suffix(3).map(\.text).joined(separator: "\n")
            return .ok(Suggestions(articles: suggestions(for: words, in: conversation.language)))
        }
        table.json(.get, "/api/v1/article-search", "Search published articles for a reply", gate: accounts.gate(.readKnowledge), gives: Suggestions.self) {
            call, me in
            let language = call.query("language").flatMap(Language.init) ?? me.staff.language
            return .ok(Suggestions(articles: suggestions(for: String((call.query("query") ?? "").prefix(200)), in: language)))
        }
    }

    private func suggestions(for words: String, in language: Language) -> [Suggestion] {
        knowledge.articles(for: words, in: language, limit: 5).map {
            Suggestion(title: $0.title, summary: $0.summary, path: $0.path, topic: $0.topic, passage: $0.text)
        }
    }

    // MARK: - Parts

    private func detail(_ id: ID<Article>) async throws -> ArticleDetail {
        try await store.read { tx in
            guard let article = try tx.article(id) else { throw APIError.notFound }
            return try tx.detail(article)
        }
    }

    private static func language(_ call: Call) throws(APIError) -> Language {
        guard let language = Language(rawValue: call.parameter("language")) else { throw .notFound }
        return language
    }

    private static func slugs(_ texts: [String]) throws -> [String] {
        guard texts.count <= 10, texts.allSatisfy({ $0.utf8.allSatisfy { $0 != 0x2C } && $0.count <= 60 }) else { throw ArticleProblem.badSlug }
        return texts.filter { !$0.isEmpty }
    }

    private func explaining<T>(_ body: () async throws -> T) async throws -> T {
        do { return try await body() } catch let problem as ArticleProblem { throw problem.explained }
    }

    /// A text as HTML, its links to other articles led to the help center.
    func html(_ markdown: String, language: Language) -> HTML {
        Markdown.html(markdown) { target in
            knowledge.entry(slug: target, in: language).map { "/help/\($0.article.topic)/\($0.article.slug)" }
        }
    }
}
