package import Accounts
import Foundation
package import HTTPKit
package import Inbox
package import Kit
package import Logging
package import Store
import WalletSafety

/// The knowledge base and the assistant that quotes it.
package struct AssistService: Sendable {
    package let store: Store
    package let inbox: InboxService
    let chain: ChainDesk
    /// What turns texts into vectors; nil where the desk understands by words alone.
    let embedder: (any Embedder)?
    /// nil where answers are quoted as they stand.
    let phraser: Phraser?
    let accounts: AccountDesk
    let clock: DeskClock
    let ids: IDSource
    let logger: Logger
    package let knowledge = KnowledgeBase()
    let votes = Throttle(limit: 20, per: .minutes(10))
    let learner = KnowledgeLearner()
    let recentVectors = RecentVectors()
    let sortingModel = SortingModel()
    let library = CaseLibrary()
    let glossary = Glossary()
    let walkthroughs = WalkthroughShelf()

    package init(
        store: Store, inbox: InboxService, chain: ChainDesk, embedder: (any Embedder)?, phraser: Phraser?, accounts: AccountDesk,
        clock: DeskClock, ids: IDSource, logger: Logger
    ) {
        self.store = store
        self.inbox = inbox
        self.chain = chain
        self.embedder = embedder
        self.phraser = phraser
        self.accounts = accounts
        self.clock = clock
        self.ids = ids
        self.logger = logger
    }

    static let articleChanged = "article.changed"

    // MARK: - Reading

    /// Loads what is published; called at the start and whenever something is published.
    package func load() async throws {
        let entries = try await store.read { tx in
            let articles = Dictionary(try tx.articles().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            return try tx.publishedTexts().compactMap { version in
                articles[version.article].map { KnowledgeBase.Entry(article: $0, language: version.language, text: version.text) }
            }
        }
        knowledge.replace(with: entries)
        learner.wake()
    }

    /// Reads everything that the assistant keeps in memory; then `loaders` keep it up to date.
    package func prepare() async throws {
        try await load()
        try await loadLearned()
        try await loadCases()
        try await loadGlossary()
        try await loadWalkthroughs()
    }

    package func loaders(since seq: Int64) -> [EventReader] {
        func loader(_ name: String, of type: String, _ load: @escaping @Sendable () async throws -> Void) -> EventReader {
            EventReader(name: name, scope: .node(since: seq), types: [type]) { _ in try await load() }
        }
        return [
            loader("knowledge", of: Self.articleChanged, load), loader("learned", of: Self.learned, loadLearned),
            loader("cases", of: Self.caseChanged, loadCases), loader("glossary", of: Self.glossaryChanged, loadGlossary),
            loader("walkthroughs", of: Self.walkthroughChanged, loadWalkthroughs),
        ]
    }

    // MARK: - Writing

    package func create(
        slug: String, topic: String, level: Level, owner: String, related: [String], by actor: ID<Staff>?
    ) async throws -> ID<Article> {
        try Self.check(slug: slug, topic: topic)
        let id = ids.next(Article.self)
        let now = clock.now()
        try await store.write { tx in
            let added = try tx.execute(
                """
                INSERT INTO article (id, slug, topic, level, owner, related)
                VALUES (\(id), \(slug), \(topic), \(level), \(owner), \(related.joined(separator: ",")))
                ON CONFLICT (slug) DO NOTHING
                """)
            guard added == 1 else { throw ArticleProblem.slugTaken }
            try tx.audit(actor, "article.created", slug, at: now)
        }
        return id
    }

    package func change(
        _ id: ID<Article>, topic: String, level: Level, owner: String, related: [String], by actor: ID<Staff>?
    ) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard let article = try tx.article(id) else { throw APIError.notFound }
            try Self.check(slug: article.slug, topic: topic)
            try tx.execute(
                """
                UPDATE article SET topic = \(topic), level = \(level), owner = \(owner), related = \(related.joined(separator: ","))
                WHERE id = \(id)
                """)
            try tx.tellChanged(id, at: now)
            try tx.audit(actor, "article.changed", article.slug, at: now)
        }
    }

    /// Saves a new version, which readers see once it is published. Saving what is there already makes no version.
    /// - Returns: the version's number.
    @discardableResult
    package func save(_ text: ArticleText, of id: ID<Article>, _ language: Language, by actor: ID<Staff>?) async throws -> Int {
        try check(text)
        let now = clock.now()
        return try await store.write { tx in
            guard try tx.article(id) != nil else { throw APIError.notFound }
            let latest = try tx.latestText(of: id, language)
            if let latest, latest.text == text { return latest.version }
            let version = (latest?.version ?? 0) + 1
            try tx.execute(
                """
                INSERT INTO article_version (article_id, language, version, title, summary, questions, body, sources, reviewed, review_by,
                  saved_at, saved_by)
                VALUES (\(id), \(language), \(version), \(text.title), \(text.summary), \(text.questions.joined(separator: "\n")), \(text.body),
                  \(text.sources.joined(separator: "\n")), \(text.reviewed), \(text.reviewBy), \(now), \(actor))
                """)
            try tx.append(NewEvent(type: Self.articleChanged, data: try JSON.text(["article": id.description])), at: now)
            return version
        }
    }

    /// Shows a version to readers; nil takes the article out of their sight.
    package func publish(_ version: Int?, of id: ID<Article>, _ language: Language, by actor: ID<Staff>?) async throws {
        let now = clock.now()
        try await store.write { tx in
            if let version {
                guard let found = try tx.version(version, of: id, language) else { throw ArticleProblem.unknownVersion }
                try check(found.text)
                try tx.execute(
                    """
                    INSERT INTO article_publication (article_id, language, version) VALUES (\(id), \(language), \(version))
                    ON CONFLICT (article_id, language) DO UPDATE SET version = excluded.version
                    """)
            } else {
                try tx.execute("DELETE FROM article_publication WHERE article_id = \(id) AND language = \(language)")
            }
            try tx.tellChanged(id, at: now)
            try tx.audit(actor, version == nil ? "article.withdrawn" : "article.published", id.description, detail: language.rawValue, at: now)
        }
    }

    // MARK: - Folders

    /// What an import did.
    package struct ImportReport: Sendable {
        package var read = 0
        package var changed = 0
        /// File and what is wrong with it.
        package var problems: [String] = []
    }

    /// Reads every article and walkthrough of a folder and publishes it. One that is here already gets a new version where the file differs.
    package func importFolder(_ folder: String) async throws -> ImportReport {
        var report = ImportReport()
        let folder = KnowledgeFolder(folder)
        for path in try folder.articlePaths() {
            do {
                report.changed += try await take(try folder.article(path)) ? 1 : 0
                report.read += 1
            } catch let problem as ArticleProblem {
                report.problems.append("\(path): \(problem.explained.message.en)")
            } catch {
                report.problems.append("\(path): \(error)")
            }
        }
        do {
            try await keep(questions: try folder.questions(), vectors: embedder == nil ? nil : folder.vectors())
            try await keep(terms: try folder.glossary())
            // Articles are in memory once their event was read; the steps may name those that came just now.
            try await load()
            try await keep(walkthroughs: try folder.walkthroughs(), &report)
        } catch {
            report.problems.append("\(error)")
        }
        return report
    }

    private func take(_ file: ArticleFile) async throws -> Bool {
        try check(file.text)
        let existing = try await store.read { tx in try tx.article(slug: file.slug) }
        let id: ID<Article>
        if let existing {
            id = existing.id
            let isSame = existing.topic == file.topic && existing.level == file.level && existing.owner == file.owner && existing.related == file.related
            if !isSame { try await change(id, topic: file.topic, level: file.level, owner: file.owner, related: file.related, by: nil) }
        } else {
            id = try await create(slug: file.slug, topic: file.topic, level: file.level, owner: file.owner, related: file.related, by: nil)
        }
        let before = try await store.read { tx in try tx.publishedVersion(of: id, file.language) }
        let version = try await save(file.text, of: id, file.language, by: nil)
        if before != version { try await publish(version, of: id, file.language, by: nil) }
        return before != version
    }

    /// Writes every published article and every walkthrough into a folder.
    /// - Returns: how many files.
    package func exportFolder(_ folder: String) async throws -> Int {
        let (articles, texts, walkthroughs) = try await store.read { tx in (try tx.articles(), try tx.publishedTexts(), try tx.walkthroughs()) }
        let byID = Dictionary(articles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var count = 0
        for version in texts {
            guard let article = byID[version.article] else { continue }
            let file = ArticleFile(article: article, language: version.language, text: version.text)
            try FileManager.default.createDirectory(atPath: "\(folder)/\(file.topic)", withIntermediateDirectories: true)
            try file.content().write(toFile: "\(folder)/\(file.path)", atomically: true, encoding: .utf8)
            count += 1
        }
        return count + (try KnowledgeFolder(folder).write(walkthroughs.map { (slug: $0.slug, content: $0.content) }))
    }

    // MARK: - Checks

    private static func check(slug: String, topic: String) throws(ArticleProblem) {
        guard slug.isSlug else { throw .badSlug }
        guard HelpTopic(rawValue: topic) != nil else { throw .unknownTopic }
    }

    func check(_ text: ArticleText) throws(ArticleProblem) {
        guard (2...120).contains(text.title.count), !text.title.contains("\n") else { throw .badTitle }
        guard (2...300).contains(text.summary.count), !text.summary.contains("\n") else { throw .badSummary }
        guard text.questions.count <= 30, text.questions.allSatisfy({ $0.count <= 200 && !$0.contains("\n") }) else { throw .badQuestions }
        guard (2...40_000).contains(text.body.count) else { throw .badBody }
        guard text.reviewed.isDay, text.reviewBy.isDay else { throw .badDate }
        do {
            for part in [text.title, text.summary, text.body] { _ = try inbox.outbound(part, consent: .reviewed) }
        } catch {
            throw .refused(error.explanation)
        }
    }
}

extension WriteTransaction {
    fileprivate func tellChanged(_ id: ID<Article>, at now: Instant) throws {
        try append(NewEvent(type: AssistService.articleChanged, data: try JSON.text(["article": id.description])), at: now)
    }
}

extension ArticleProblem {
    package var explained: APIError {
        switch self {
        case .badSlug: .unacceptable("The slug is 2 to 60 lower-case letters, digits and dashes.", "文章标识由 2 到 60 个小写字母、数字和短横线组成。")
        case .slugTaken: .conflict("There is an article of this slug already.", "已有相同标识的文章。")
        case .unknownTopic: .unacceptable("Choose one of the topics.", "请选择已有的主题。")
        case .badTitle: .unacceptable("The title is one line of at most 120 characters.", "标题为一行，最多 120 字。")
        case .badSummary: .unacceptable("The summary is one line of at most 300 characters.", "摘要为一行，最多 300 字。")
        case .badQuestions: .unacceptable("At most 30 questions, each one line of at most 200 characters.", "最多 30 个问法，每个一行，不超过 200 字。")
        case .badBody: .unacceptable("The text has at most 40,000 characters and can't be empty.", "正文不能为空，最多 40,000 字。")
        case .badDate: .unacceptable("Write dates as 2026-11-22.", "日期请写成 2026-11-22 的形式。")
        case .refused(let reason): APIError(.unacceptable, reason)
        case .unknownVersion: .notFound
        }
    }
}
