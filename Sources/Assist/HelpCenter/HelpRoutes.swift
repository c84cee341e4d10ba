package import HTTPKit
import HTTPTypes
package import Kit
import Store

extension AssistService {
    /// The public help center.
    package var helpRoutes: RouteTable {
        var table = RouteTable()
        table.add(.get, "/help", "Help center", gate: .everyone, kind: .page) { call, _ in
            let query = String((call.query("query") ?? "").prefix(200))
            guard query.isEmpty else {
                return Reply.html(HelpPages.results(language: call.language, query: query, found: find(query, in: call.language)))
            }
            return Reply.html(HelpPages.start(language: call.language, topics: topics(in: call.language), top: top(in: call.language)))
        }
        table.add(.get, "/help/glossary", "Terms, each with what it means and an everyday picture", gate: .everyone, kind: .page) { call, _ in
            let terms = glossary.terms(in: call.language).map { term in
                TermView(
                    slug: term.slug, term: term.term, also: term.also, meaning: term.meaning, analogy: term.analogy,
                    article: knowledge.opening(of: term.article, in: call.language).map { HelpLink(title: $0.title, path: $0.path) })
            }
            return Reply.html(HelpPages.glossary(language: call.language, terms: terms))
        }
        addWalkthroughs(to: &table)
        table.add(.get, "/help/{topic}", "A topic of the help center", gate: .everyone, kind: .page) { call, _ in
            let slug = call.parameter("topic")
            guard let topic = topics(in: call.language).first(where: { $0.slug == slug }) else {
                return Reply.html(HelpPages.missing(language: call.language), status: .notFound)
            }
            return Reply.html(HelpPages.topic(language: call.language, topic: topic))
        }
        table.add(.get, "/help/{topic}/{slug}", "An article of the help center", gate: .everyone, kind: .page) { call, _ in
            let (topic, slug) = (call.parameter("topic"), call.parameter("slug"))
            guard let entry = knowledge.entry(topic: topic, slug: slug, in: call.language) else {
                // Articles and answers link by slug alone, so that a link survives when an article moves to another topic.
                if topic == "article", let moved = knowledge.entry(slug: slug, in: call.language) {
                    throw Redirect(to: "/help/\(moved.article.topic)/\(slug)?lang=\(call.language.rawValue)")
                }
                return Reply.html(HelpPages.missing(language: call.language), status: .notFound)
            }
            return Reply.html(HelpPages.article(language: call.language, article: view(of: entry)))
        }
        table.json(.post, "/client/v1/article-feedback", "Whether an article helped", gate: .everyone, takes: FeedbackBody.self) { call, _, body in
            try votes.take(call.address, now: clock.now())
            try await vote(body, language: call.language)
        }
        return table
    }

    private func addWalkthroughs(to table: inout RouteTable) {
        table.add(.get, "/help/walkthroughs", "What can be gone through step by step", gate: .everyone, kind: .page) { call, _ in
            let cards = walkthroughs.all.map { each in
                ArticleCard(
                    title: each.title(call.language), summary: each.topic.name(call.language), path: "/help/walkthroughs/\(each.slug)",
                    topic: each.topic.rawValue)
            }
            return Reply.html(HelpPages.walkthroughs(language: call.language, all: cards))
        }
        table.add(.get, "/help/walkthroughs/{slug}", "A walkthrough, from one of its steps on", gate: .everyone, kind: .page) { call, _ in
            guard let walkthrough = walkthroughs.walkthrough(call.parameter("slug")),
                let step = walkthrough.step(call.query("step") ?? walkthrough.first.name)
            else { return Reply.html(HelpPages.missing(language: call.language), status: .notFound) }
            return Reply.html(HelpPages.walkthrough(part(of: walkthrough, from: step, call.language), language: call.language))
        }
    }

    /// Steps that only say something are shown with what follows them.
    private func part(of walkthrough: Walkthrough, from first: Walkthrough.Step, _ language: Language) -> WalkthroughPart {
        var shown = [first]
        while case .go(let next)? = shown.last?.then, let step = walkthrough.step(next), shown.count < walkthrough.steps.count { shown.append(step) }
        let last = shown.last ?? first
        let choices: [WalkthroughPart.Choice] =
            switch last.then {
            case .choose(let choices): choices.map { WalkthroughPart.Choice(label: $0.label(language), step: $0.next) }
            case .keep(_, let next), .go(let next): [WalkthroughPart.Choice(label: WalkthroughStrings.next(language), step: next)]
            // The rest is for a conversation.
            case .confirm, .account, .end: []
            }
        let needsPerson =
            switch last.then {
            case .confirm, .account, .end(.person), .end(.security): true
            case .end(.done), .choose, .keep, .go: false
            }
        return WalkthroughPart(
            slug: walkthrough.slug, title: walkthrough.title(language), isFirst: first.name == walkthrough.first.name,
            text: html(shown.map { $0.say(language) }.joined(separator: "\n\n"), language: language),
            articles: shown.compactMap(\.article).compactMap { knowledge.opening(of: $0, in: language) }.map { HelpLink(title: $0.title, path: $0.path) },
            choices: choices, needsPerson: needsPerson)
    }

    /// The articles that answer a search best; before anything is typed, those asked for most.
    package func find(_ query: String, in language: Language, limit: Int = 12) -> [ArticleCard] {
        guard query.contains(where: { !$0.isWhitespace }) else { return top(in: language) }
        return knowledge.articles(for: query, in: language, limit: limit).map {
            ArticleCard(title: $0.title, summary: $0.summary, path: $0.path, topic: $0.topic)
        }
    }

    private func topics(in language: Language) -> [TopicView] {
        let entries = Dictionary(grouping: knowledge.entries(in: language), by: \.article.topic)
        return HelpTopic.allCases.compactMap { topic in
            guard let mine = entries[topic.rawValue] else { return nil }
            let cards = mine.sorted { $0.article.slug < $1.article.slug }.map(card)
            return TopicView(slug: topic.rawValue, title: topic.name(language), count: cards.count, articles: cards)
        }
    }

    /// What people ask most in the facts about wallet support: the first questions of every help desk of this kind.
    private func top(in language: Language) -> [ArticleCard] {
        ["transfer-not-arrived", "out-of-energy", "funds-stolen-now", "transfer-pending-expired", "phrase-leaked", "token-not-shown"]
            .compactMap { knowledge.entry(slug: $0, in: language).map(card) }
    }

    private func card(_ entry: KnowledgeBase.Entry) -> ArticleCard {
        ArticleCard(
            title: entry.text.title, summary: entry.text.summary, path: "/help/\(entry.article.topic)/\(entry.article.slug)",
            topic: entry.article.topic)
    }

    private func view(of entry: KnowledgeBase.Entry) -> ArticleView {
        let other: Language = entry.language == .en ? .zh : .en
        return ArticleView(
            title: entry.text.title, summary: entry.text.summary, level: entry.article.level.rawValue, reviewed: entry.text.reviewed,
            topic: entry.article.topic, slug: entry.article.slug, body: html(entry.text.body, language: entry.language),
            related: entry.article.related.compactMap { knowledge.entry(slug: $0, in: entry.language).map(card) },
            otherLanguageExists: knowledge.entry(slug: entry.article.slug, in: other) != nil)
    }

    private func vote(_ body: FeedbackBody, language: Language) async throws {
        let parts = body.path.split(separator: "/").map(String.init)
        guard parts.count == 3, let entry = knowledge.entry(topic: parts[1], slug: parts[2], in: language) else { throw APIError.notFound }
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO article_feedback (article_id, language, helped, votes) VALUES (\(entry.article.id), \(language), \(body.helped), 1)
                ON CONFLICT (article_id, language, helped) DO UPDATE SET votes = article_feedback.votes + 1
                """)
        }
    }
}
