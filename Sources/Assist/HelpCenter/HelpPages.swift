package import HTTPKit
package import Kit

/// An article in a list.
package struct ArticleCard: Sendable {
    package let title: String
    package let summary: String
    /// `/help/fees/why-fee-so-high`
    package let path: String
    /// The slug of its topic.
    package let topic: String

    package init(title: String, summary: String, path: String, topic: String) {
        self.title = title
        self.summary = summary
        self.path = path
        self.topic = topic
    }
}

/// An article as it is read.
package struct ArticleView: Sendable {
    package let title: String
    package let summary: String
    /// `beginner`, `regular` or `expert`, as the article states it.
    package let level: String
    /// The day on which its facts were last checked, `2026-11-22`.
    package let reviewed: String
    package let topic: String
    package let slug: String
    /// Made by the Markdown renderer in its safe mode.
    package let body: HTML
    package let related: [ArticleCard]
    package let otherLanguageExists: Bool

    package init(
        title: String, summary: String, level: String, reviewed: String, topic: String, slug: String, body: HTML, related: [ArticleCard],
        otherLanguageExists: Bool
    ) {
        self.title = title
        self.summary = summary
        self.level = level
        self.reviewed = reviewed
        self.topic = topic
        self.slug = slug
        self.body = body
        self.related = related
        self.otherLanguageExists = otherLanguageExists
    }

    package var path: String { "/help/\(topic)/\(slug)" }
}

/// A topic with its articles; the start page shows only how many there are.
package struct TopicView: Sendable {
    package let slug: String
    package let title: String
    package let count: Int
    package let articles: [ArticleCard]

    package init(slug: String, title: String, count: Int, articles: [ArticleCard]) {
        self.slug = slug
        self.title = title
        self.count = count
        self.articles = articles
    }
}

/// A term of the glossary.
struct TermView: Sendable {
    let slug: String
    let term: String
    let also: [String]
    let meaning: String
    let analogy: String
    let article: HelpLink?
}

/// What is shown of a walkthrough at once.
struct WalkthroughPart: Sendable {
    struct Choice: Sendable {
        let label: String
        /// The name of the step it leads to.
        let step: String
    }

    let slug: String
    let title: String
    let isFirst: Bool
    let text: HTML
    let articles: [HelpLink]
    let choices: [Choice]
    let needsPerson: Bool
}

struct HelpLink: Sendable {
    let title: String
    let path: String
}

/// The public help center. Everything but the search as one types works without a script.
package enum HelpPages {
    package static func start(language: Language, topics: [TopicView], top: [ArticleCard]) -> HTML {
        let tiles: [HTML] = topics.map { topic in
            """
            <li><a href="/help/\(topic.slug)?lang=\(language.rawValue)"><span class="title">\(topic.title)</span>
            <span class="summary tabular">\(HelpStrings.articleCount(language, ["count": String(topic.count)]))</span></a></li>
            """
        }
        let shown: HTML =
            topics.isEmpty
            ? empty(language)
            : """
            \(list(top, title: HelpStrings.top(language), language))
            <section><h2>\(HelpStrings.topics(language))</h2><ul class="topic-list">\(tiles)
            <li><a href="/help/glossary?lang=\(language.rawValue)"><span class="title">\(HelpStrings.glossary(language))</span>
            <span class="summary">\(HelpStrings.glossaryHint(language))</span></a></li>
            <li><a href="/help/walkthroughs?lang=\(language.rawValue)"><span class="title">\(WalkthroughStrings.inHelp(language))</span>
            <span class="summary">\(WalkthroughStrings.inHelpHint(language))</span></a></li></ul></section>
            """
        return page(
            HelpStrings.title(language), language, path: "/help", summary: HelpStrings.question(language),
            """
            <h1>\(HelpStrings.question(language))</h1>
            \(searchForm("", language))
            <p class="warning"><strong>\(HelpStrings.warning(language))</strong></p>
            \(shown)
            """)
    }

    package static func topic(language: Language, topic: TopicView) -> HTML {
        page(
            topic.title, language, path: "/help/\(topic.slug)", summary: topic.title,
            """
            \(breadcrumb([], language))
            <h1>\(topic.title)</h1>
            \(searchForm("", language))
            \(topic.articles.isEmpty ? empty(language) : cards(topic.articles, language))
            """)
    }

    static func glossary(language: Language, terms: [TermView]) -> HTML {
        let rows: [HTML] = terms.map { term in
            """
            <dt id="\(term.slug)">\(term.term)</dt><dd><p>\(term.meaning)</p><p>\(term.analogy)</p>\
            \(when: term.article != nil, "<p class=\"aside\"><a href=\"\(term.article?.path ?? "")?lang=\(language.rawValue)\">\(term.article?.title ?? "")</a></p>")</dd>
            """
        }
        return page(
            HelpStrings.glossary(language), language, path: "/help/glossary", summary: HelpStrings.glossaryHint(language),
            """
            \(breadcrumb([], language))
            <h1>\(HelpStrings.glossary(language))</h1>
            \(searchForm("", language))
            \(terms.isEmpty ? empty(language) : "<dl class=\"article glossary\">\(rows)</dl>")
            """)
    }

    static func walkthroughs(language: Language, all: [ArticleCard]) -> HTML {
        page(
            WalkthroughStrings.inHelp(language), language, path: "/help/walkthroughs", summary: WalkthroughStrings.inHelpHint(language),
            """
            \(breadcrumb([], language))
            <h1>\(WalkthroughStrings.inHelp(language))</h1>
            <p class="aside">\(WalkthroughStrings.inHelpHint(language))</p>
            \(all.isEmpty ? empty(language) : cards(all, language))
            """)
    }

    /// A part of a walkthrough, up to where its reader decides or it ends. Without a script: each choice is a link.
    static func walkthrough(_ part: WalkthroughPart, language: Language) -> HTML {
        let here: HTML = "/help/walkthroughs/\(part.slug)?lang=\(language.rawValue)"
        let articles: [HTML] = part.articles.map { article in
            "<p class=\"aside\"><a href=\"\(article.path)?lang=\(language.rawValue)\">\(WalkthroughStrings.more(language, ["title": article.title]))</a></p>"
        }
        let choices: [HTML] = part.choices.map { choice in
            "<li><a class=\"button\" href=\"\(here)&amp;step=\(choice.step)\">\(choice.label)</a></li>"
        }
        return page(
            part.title, language, path: "/help/walkthroughs/\(part.slug)", isListed: part.isFirst,
            """
            \(breadcrumb([(path: "/help/walkthroughs", name: WalkthroughStrings.inHelp(language))], language))
            <article class="article walkthrough"><h1>\(part.title)</h1>
            \(part.text)\(articles)
            \(when: !choices.isEmpty, "<ul class=\"choices\">\(choices)</ul>")
            \(when: part.needsPerson, "<p class=\"warning\"><strong>\(WalkthroughStrings.ask(language))</strong></p>")
            \(when: !part.isFirst, "<p class=\"aside\"><a href=\"\(here)\">\(WalkthroughStrings.restart(language))</a></p>")
            </article>
            """)
    }

    package static func article(language: Language, article: ArticleView) -> HTML {
        let level =
            switch article.level {
            case "expert": HelpStrings.expert
            case "regular": HelpStrings.regular
            default: HelpStrings.beginner
            }
        let topic = (path: "/help/\(article.topic)", name: HelpTopic.name(of: article.topic, in: language))
        return page(
            article.title, language, path: article.path, summary: article.summary, hasOtherLanguage: article.otherLanguageExists,
            """
            \(breadcrumb([topic], language))
            <article class="article">
            <h1>\(article.title)</h1>
            <p class="aside">\(HelpStrings.reviewed(language, ["day": article.reviewed])) · \(level(language))</p>
            \(article.body)
            </article>
            \(feedback(article, language))
            \(list(article.related, title: HelpStrings.related(language), language))
            """)
    }

    package static func results(language: Language, query: String, found: [ArticleCard]) -> HTML {
        let nothing: HTML = """
            <li class="empty"><strong>\(HelpStrings.noResults(language, ["query": query]))</strong>
            <p>\(HelpStrings.noResultsThen(language))</p></li>
            """
        return page(
            HelpStrings.results(language), language, path: "/help", query: query, isListed: false,
            """
            \(breadcrumb([], language))
            <h1>\(HelpStrings.results(language))</h1>
            \(searchForm(query, language, found: found.isEmpty ? nothing : items(found, language)))
            """)
    }

    package static func missing(language: Language) -> HTML {
        page(
            HelpStrings.missing(language), language, path: "/help", isListed: false,
            """
            \(breadcrumb([], language))
            <section class="empty"><h1>\(HelpStrings.missing(language))</h1><p>\(HelpStrings.missingThen(language))</p></section>
            \(searchForm("", language))
            """)
    }
}

extension HelpPages {
    private static func page(
        _ title: String, _ language: Language, path: String, query: String = "", summary: String = "", hasOtherLanguage: Bool = true,
        isListed: Bool = true, _ content: HTML
    ) -> HTML {
        let other: Language = language == .zh ? .en : .zh
        let switched: HTML = """
            <form action="\(path)" class="inline"><input type="hidden" name="lang" value="\(other.rawValue)">\
            \(when: !query.isEmpty, "<input type=\"hidden\" name=\"query\" value=\"\(query)\">")\
            <button class="button quiet" lang="\(other.htmlTag)">\(other.ownName)</button></form>
            """
        let body: HTML = """
            \(HTML.strings(HelpStrings.script, language: language))
            <header class="page-head">
            <a href="/help?lang=\(language.rawValue)">\(HelpStrings.title(language))</a>
            \(when: hasOtherLanguage, switched)
            </header>
            <main class="page help">
            \(content)
            </main>
            \(footer(language))
            """
        return PageShell(
            title: title, language: language, stylesheets: ["customer.css"], scripts: ["help.js"], summary: summary, isListed: isListed,
            body: body
        ).html
    }

    /// The form works by itself; a script fills the list below it while one types.
    private static func searchForm(_ query: String, _ language: Language, found: HTML = .nothing) -> HTML {
        """
        <form class="search" role="search" action="/help">
        <label for="query" class="visually-hidden">\(HelpStrings.search(language))</label>
        <input type="search" id="query" name="query" value="\(query)" maxlength="200" autocomplete="off"
        placeholder="\(HelpStrings.placeholder(language))">
        <input type="hidden" name="lang" value="\(language.rawValue)">
        <button class="button primary">\(HelpStrings.search(language))</button>
        </form>
        <section id="search-results"\(when: found.text.isEmpty, " hidden")>
        <p class="aside" id="search-note" role="status"></p>
        <ul class="articles" id="results">\(found)</ul>
        </section>
        """
    }

    private static func breadcrumb(_ steps: [(path: String, name: String)], _ language: Language) -> HTML {
        let links: [HTML] = [(path: "/help", name: HelpStrings.title(language))].map(step) + steps.map(step)
        func step(_ step: (path: String, name: String)) -> HTML {
            "<li><a href=\"\(step.path)?lang=\(language.rawValue)\">\(step.name)</a></li>"
        }
        return "<nav class=\"breadcrumb\" aria-label=\"\(HelpStrings.breadcrumb(language))\"><ol>\(links)</ol></nav>"
    }

    private static func list(_ articles: [ArticleCard], title: String, _ language: Language) -> HTML {
        articles.isEmpty ? .nothing : "<section><h2>\(title)</h2>\(cards(articles, language))</section>"
    }

    private static func cards(_ articles: [ArticleCard], _ language: Language) -> HTML {
        "<ul class=\"articles\">\(items(articles, language))</ul>"
    }

    private static func items(_ articles: [ArticleCard], _ language: Language) -> HTML {
        let items: [HTML] = articles.map { article in
            """
            <li><a href="\(article.path)?lang=\(language.rawValue)"><span class="title">\(article.title)</span>
            <span class="summary">\(article.summary)</span></a></li>
            """
        }
        return "\(items)"
    }

    private static func feedback(_ article: ArticleView, _ language: Language) -> HTML {
        """
        <section class="article-feedback" id="article-feedback" data-path="\(article.path)" aria-labelledby="feedback-title">
        <h2 id="feedback-title">\(HelpStrings.helped(language))</h2>
        <div class="actions"><button type="button" class="button" data-helped="true">\(HelpStrings.yes(language))</button>
        <button type="button" class="button" data-helped="false">\(HelpStrings.no(language))</button></div>
        <p id="feedback-note" role="status" tabindex="-1"></p>
        <p id="feedback-next" hidden>
        <a href="/form?lang=\(language.rawValue)&amp;topic=\(article.topic)">\(HelpStrings.form(language))</a></p>
        </section>
        """
    }

    private static func empty(_ language: Language) -> HTML {
        "<section class=\"empty\"><h2>\(HelpStrings.empty(language))</h2><p>\(HelpStrings.emptyThen(language))</p></section>"
    }

    private static func footer(_ language: Language) -> HTML {
        """
        <footer class="page-foot">
        <h2>\(HelpStrings.ask(language))</h2>
        <p>\(HelpStrings.askThen(language))</p>
        <div class="actions"><a class="button primary" href="/form?lang=\(language.rawValue)">\(HelpStrings.form(language))</a>
        <a class="button" href="/widget?lang=\(language.rawValue)">\(HelpStrings.chat(language))</a>
        <a class="button quiet" href="/official?lang=\(language.rawValue)">\(HelpStrings.official(language))</a></div>
        </footer>
        """
    }
}
