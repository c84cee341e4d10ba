package import Accounts
package import HTTPKit
import HTTPTypes
import Kit
import Store

extension AssistService {
    /// The knowledge base in the console: the list, and one article to write.
    package func consoleRoutes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        table.add(.get, "/console/knowledge", "The knowledge base", gate: accounts.pageGate(.readKnowledge), kind: .page) { call, me in
            let articles = try await store.read { tx in try tx.summaries() }
            let main = KnowledgeList(
                articles: articles,
                query: call.query("query")
                    ?? "", topic: call.query("topic").flatMap(HelpTopic.init), isDueOnly: call.query("due") == "1",
                after: call.query("after"), today: today, me: me, language: call.language
            ).html
            return Self.page(KnowledgeStrings.knowledge(call.language), me, call.language, main)
        }
        table.add(
            .get, "/console/knowledge/{id}", "One article to read or write", gate: accounts.pageGate(.readKnowledge),
            kind: .page
        ) { call, me in
            try await articlePage(call, me)
        }
        return table
    }

    var today: String { String(clock.now().iso8601.prefix(10)) }

    private func articlePage(_ call: Call, _ me: SignedIn) async throws -> Reply {
        let id = try call.id("id", of: Article.self)
        let written = call.query("text").flatMap(Language.init) ?? call.language
        let old = call.query("version").flatMap { Int($0) }
        let editor = try await store.read { tx -> KnowledgeEditor in
            guard let article = try tx.article(id) else { throw APIError.notFound }
            let versions = try tx.versions(of: id, written)
            let shown = old.flatMap { number in versions.first { $0.version == number } } ?? versions.first
            return KnowledgeEditor(
                article: article, written: written, versions: versions, shown: shown,
                published: try tx.publishedVersion(
                    of: id,
                    written), today: today, me: me,
                language: call.language)
        }
        let preview = html(editor.shown?.text.body ?? "", language: written)
        return Self.page(editor.title, me, call.language, editor.html(preview: preview))
    }

    /// A page of the console's part on knowledge.
    static func page(_ title: String, _ me: SignedIn, _ language: Language, _ main: HTML) -> Reply {
        Reply.html(
            ConsoleShell(
                title: title, me: me, language: language, section: .knowledge, stylesheets: ["console-pages.css"], scripts: ["console-knowledge.js"], main: main
            ).html)
    }
}

/// All articles, by topic.
struct KnowledgeList {
    private static let pageSize = 100

    let articles: [ArticleSummary]
    let query: String
    let topic: HelpTopic?
    let isDueOnly: Bool
    /// The slug after which the page begins.
    let after: String?
    /// `2026-11-22`
    let today: String
    let me: SignedIn
    let language: Language

    private var found: [ArticleSummary] {
        let words = query.lowercased().split(separator: " ")
        return articles.filter { article in
            let names = ([article.slug] + article.languages.map(\.title)).joined(separator: " ").lowercased()
            return (topic == nil || article.topic == topic?.rawValue) && words.allSatisfy { names.contains($0) }
                && (!isDueOnly || isDue(article))
        }
    }

    private func isDue(_ article: ArticleSummary) -> Bool { article.languages.contains { $0.reviewBy <= today } }

    var html: HTML {
        let text = KnowledgeStrings.self
        let found = found
        let first = after.flatMap { slug in found.firstIndex { $0.slug == slug } }.map { $0 + 1 } ?? 0
        let shown = Array(found[first...].prefix(Self.pageSize))
        let mayWrite = me.staff.may(.writeKnowledge)
        return """
            <div class="page">
            <header class="part-head"><h1>\(text.knowledge(language))</h1>
            <a class="button quiet" href="/console/walkthroughs">\(WalkthroughStrings.walkthroughs(language))</a>\
            <a class="button quiet" href="/console/cases">\(CaseStrings.cases(language))</a>\
            <a class="button quiet" href="/console/knowledge-health">\(HealthStrings.title(language))</a>
            \(when: mayWrite,
                "<button type=\"button\" class=\"button primary\" data-opens=\"new-article\">\(text.start(language))</button>")</header>
            \(tools)
            \(when: found.isEmpty, "<div class=\"empty\"><p>\((articles.isEmpty ? text.emptyAll : text.empty)(language))</p></div>")
            \(when: !found.isEmpty, table(shown, count: found.count))
            \(when: first + shown.count < found.count,
                "<p class=\"pages\"><a class=\"button\" href=\"\(link(after: shown.last?.slug ?? ""))\">\(text.older(language))</a></p>")
            \(when: mayWrite, startDialog)
            </div>
            """
    }

    private func link(after slug: String) -> HTML {
        "/console/knowledge?query=\(query)&amp;topic=\(topic?.rawValue ?? "")&amp;due=\(isDueOnly ? "1" : "")&amp;after=\(slug)"
    }

    private var tools: HTML {
        let text = KnowledgeStrings.self
        return """
            <form class="knowledge-tools" role="search" method="get" action="/console/knowledge">
            <input type="search" name="query" value="\(query)" placeholder="\(text.search(language))" aria-label="\(text.search(language))\
            " maxlength="100">
            <select name="topic" aria-label="\(text.topic(language))"><option value="">\(text.allTopics(language))\
            </option>\(Self.topics(topic?.rawValue, language))</select>
            <label class="check"><input type="checkbox" name="due" value="1"\(when: isDueOnly, " checked")> \(text.dueOnly(language))\
            </label>
            <button class="button">\(text.find(language))</button></form>
            """
    }

    static func topics(_ chosen: String?, _ language: Language) -> HTML {
        let options: [HTML] = HelpTopic.allCases
            .map { "<option value=\"\($0.rawValue)\"\(when: $0.rawValue == chosen, " selected")>\($0.name(language))</option>" }
        return "\(options)"
    }

    static func levels(_ chosen: Level?, _ language: Language) -> HTML {
        let options: [HTML] = Level.allCases
            .map { "<option value=\"\($0.rawValue)\"\(when: $0 == chosen, " selected")>\(KnowledgeStrings.level($0)(language))</option>" }
        return "\(options)"
    }

    private func table(_ shown: [ArticleSummary], count: Int) -> HTML {
        let text = KnowledgeStrings.self
        return """
            <table class="table"><thead><tr><th>\(text.title(language)) <span class="count">\(text.count(language, ["n": String(count)]))\
            </span></th><th>\(text.topic(language))</th>
            <th>\(text.languages(language))</th><th>\(text.reviewBy(language))</th><th>\(text.owner(language))</th></tr></thead>\
            <tbody>\(shown.map(row))</tbody></table>
            """
    }

    private func row(_ article: ArticleSummary) -> HTML {
        let text = KnowledgeStrings.self
        let title = article.languages.first { $0.language == language } ?? article.languages.first
        let states: [HTML] = Language.allCases.map { each in
            let state = article.languages.first { $0.language == each }
            let name =
                state.map { $0.published == nil ? text.draft : $0.published == $0.latest ? text.published : text.newer }
                ?? text.noText
            return
                "<a class=\"nowrap\" href=\"/console/knowledge/\(article.id)?text=\(each.rawValue)\">\(each.ownName)</a> <span class=\"faint\">\(name(language))</span> "
        }
        let review = article.languages.map(\.reviewBy).min() ?? ""
        return """
            <tr><td><a href="/console/knowledge/\(article.id)" lang="\((title?.language ?? language).htmlTag)">\
            <strong>\(title?.title ?? article.slug)</strong></a><br><span class="faint">\(article.slug)</span></td>
            <td>\(HelpTopic.name(of: article.topic, in: language))</td><td>\(states)</td>
            <td class="nowrap\(when: !review.isEmpty && review <= today, " due")">\(review)\
            \(when: !review.isEmpty && review <= today, " · \(text.due(language))")</td><td>\(article.owner)</td></tr>
            """
    }

    /// The dialog that starts an article.
    private var startDialog: HTML {
        let text = KnowledgeStrings.self
        return """
            <dialog class="ask" id="new-article" aria-labelledby="new-title">\
            <form data-send="POST /api/v1/articles" data-then="article" data-body="{&quot;related&quot;:[]}">
            <h2 id="new-title">\(text.start(language))</h2>
            <div class="field"><label for="new-slug">\(text.slug(language))</label>\
            <input id="new-slug" name="slug" class="mono" required minlength="2" maxlength="60" pattern="[a-z0-9\\-]+" aria-describedby="slug-hint">
            <p class="hint" id="slug-hint">\(text.slugHint(language))</p></div>
            <div class="field"><label for="new-topic">\(text.topic(language))</label>\
            <select id="new-topic" name="topic">\(Self.topics(nil, language))</select></div>
            <div class="field"><label for="new-level">\(text.level(language))</label>\
            <select id="new-level" name="level">\(Self.levels(nil, language))</select></div>
            <div class="field"><label for="new-owner">\(text.owner(language))</label>\
            <input id="new-owner" name="owner" value="\(me.staff.name)" maxlength="80"></div>
            \(HTML.dialogEnd(text.start, language))
            </form></dialog>
            """
    }
}
