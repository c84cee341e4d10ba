import Accounts
import HTTPKit
import Kit

/// One article in one language: its text, what readers see of it, and its versions.
struct KnowledgeEditor: Sendable {
    let article: Article
    /// The language of the text, which need not be that of the console.
    let written: Language
    /// Newest first.
    let versions: [ArticleVersion]
    /// The newest, or an earlier one to be restored.
    let shown: ArticleVersion?
    let published: Int?
    /// `2026-11-22`
    let today: String
    let me: SignedIn
    let language: Language

    var title: String { shown?.text.title ?? article.slug }
    private var mayWrite: Bool { me.staff.may(.writeKnowledge) }
    private var path: HTML { "/api/v1/articles/\(article.id)/texts/\(written.rawValue)" }
    private var page: HTML { "/console/knowledge/\(article.id)?text=\(written.rawValue)" }
    private var latest: Int { versions.first?.version ?? 0 }
    private var isOld: Bool { shown.map { $0.version != latest } ?? false }

    func html(preview: HTML) -> HTML {
        let text = KnowledgeStrings.self
        let tabs: [HTML] = Language.allCases.map { each in
            "<a class=\"segment\" lang=\"\(each.htmlTag)\" href=\"/console/knowledge/\(article.id)?text=\(each.rawValue)\"\(when: each == written, " aria-current=\"true\"")>\(each.ownName)</a>"
        }
        return """
            <div class="page editor-page" id="knowledge">
            <header class="part-head"><h1>\(title)</h1><a class="button quiet" href="/console/knowledge">\(text.back(language))</a></header>
            <div class="status-line"><div class="segments">\(tabs)</div>\(status)</div>
            \(when: !mayWrite, "<p class=\"hint\">\(text.readOnly(language))</p>")
            \(when: isOld, "<p class=\"alert waiting\">\(text.restoring(language, ["n": String(shown?.version ?? 0)])) <a href=\"\(page)\">\(text.leave(language))</a></p>")
            <div class="editor">\(form)
            <section aria-labelledby="preview-title" class="preview" lang="\(written.htmlTag)">\
            <h3 class="label" id="preview-title" lang="\(language.htmlTag)">\(text.preview(language))</h3>
            <h2 class="preview-title" data-preview="title">\(shown?.text.title ?? "")</h2>\
            <p class="faint" data-preview="summary">\(shown?.text.summary ?? "")</p>
            <div data-preview="body">\(preview)</div></section></div>
            \(history)
            \(when: mayWrite, settings)
            </div>
            """
    }

    private var status: HTML {
        let text = KnowledgeStrings.self
        let name = latest == 0 ? text.noText : published == nil ? text.draft : published == latest ? text.published : text.newer
        let review = versions.first?.text.reviewBy ?? ""
        return """
            <span>\(name(language))</span>\(when: latest > 0, "<span>\(text.version(language, ["n": String(latest)]))</span>")\
            \(when: !review.isEmpty, "<span\(when: review <= today, " class=\"due\"")>\(text.reviewBy(language)) \(review)</span>")\
            <span class="mono">\(article.topic)/\(article.slug)</span>
            """
    }

    // MARK: - Text

    private var form: HTML {
        let text = KnowledgeStrings.self
        let lock: HTML = mayWrite ? .nothing : " readonly"
        let value = shown?.text
        func line(_ name: HTML, _ label: Phrase, _ value: String, hint: Phrase? = nil, limit: Int) -> HTML {
            """
            <div class="field"><label for="\(name)">\(label(language))</label>\
            <input id="\(name)" name="\(name)" value="\(value)" lang="\(written.htmlTag)" required maxlength="\(limit)"\(lock)>\
            \(when: hint != nil, "<p class=\"hint\">\(hint?(language) ?? "")</p>")</div>
            """
        }
        func lines(_ name: HTML, _ label: Phrase, _ values: [String], rows: Int) -> HTML {
            """
            <div class="field"><label for="\(name)">\(label(language))</label>\
            <textarea id="\(name)" name="\(name)" rows="\(rows)" data-kind="lines" lang="\(written.htmlTag)"\(lock)>\
            \(values.joined(separator: "\n"))</textarea></div>
            """
        }
        func day(_ name: HTML, _ label: Phrase, _ value: String) -> HTML {
            "<div class=\"field\"><label for=\"\(name)\">\(label(language))</label><input type=\"date\" id=\"\(name)\" name=\"\(name)\" value=\"\(value)\" required\(lock)></div>"
        }
        return """
            <form class="fields" id="article-text" data-send="PUT \(path)" data-then="article">
            \(line("title", text.title, value?.title ?? "", limit: 120))
            \(line("summary", text.summary, value?.summary ?? "", hint: text.summaryHint, limit: 300))
            <div class="field"><label for="body">\(text.body(language))</label>\
            <textarea id="body" name="body" lang="\(written.htmlTag)" required maxlength="40000" spellcheck="true"\(lock)>\
            \(value?.body ?? "")</textarea></div>
            \(lines("questions", text.questions, value?.questions ?? [], rows: 5))
            \(lines("sources", text.sources, value?.sources ?? [], rows: 3))
            <div class="two">\(day("reviewed", text.reviewed, value?.reviewed ?? today))\
            \(day("reviewBy", text.reviewBy, value?.reviewBy ?? ""))</div>
            <p class="problem" role="alert" hidden></p>
            \(when: mayWrite, actions)
            </form>
            """
    }

    private var actions: HTML {
        let text = KnowledgeStrings.self
        let mayPublish = latest > 0 && published != latest && !isOld
        return """
            <div class="sticky-actions"><button class="button \(mayPublish ? "" : "primary")" id="save">\(text.save(language))</button>
            \(when: mayPublish, "<button type=\"button\" class=\"button primary\" id=\"publish\" data-send=\"POST \(path)/publication\" data-body=\"{&quot;version&quot;:\(latest)}\" data-then=\"article\">\(text.publish(language, ["n": String(latest)]))</button>")
            \(when: published != nil, "<button type=\"button\" class=\"button quiet\" data-send=\"DELETE \(path)/publication\" data-then=\"article\">\(text.unpublish(language))</button>")
            <span class="faint">\(text.saveFirst(language))</span></div>
            """
    }

    private var history: HTML {
        guard versions.count > 0 else { return .nothing }
        let text = KnowledgeStrings.self
        let rows: [HTML] = versions.map { version in
            """
            <li><span class="tabular">\(text.version(language, ["n": String(version.version)]))\
            </span> \(HTML.time(version.savedAt, .stamp)) <span class="faint">\(version.savedBy ?? "")</span>\
            \(when: version.version == published, "<span class=\"tag\">\(text.published(language))</span>")\
            \(when: mayWrite && version.version != latest,
                "<a class=\"button quiet\" href=\"\(page)&amp;version=\(version.version)\">\(text.restore(language))</a>")</li>
            """
        }
        return
            "<details><summary><strong>\(text.history(language))</strong> <span class=\"count\">\(versions.count)</span></summary><ol class=\"versions\">\(rows)</ol></details>"
    }

    private var settings: HTML {
        let text = KnowledgeStrings.self
        return """
            <details><summary><strong>\(text.settings(language))</strong></summary>
            <form class="stack field narrow" data-send="PUT /api/v1/articles/\(article.id)" data-then="article">
            <div class="field"><label for="topic">\(text.topic(language))</label>\
            <select id="topic" name="topic">\(KnowledgeList.topics(article.topic, language))</select></div>
            <div class="field"><label for="level">\(text.level(language))</label>\
            <select id="level" name="level">\(KnowledgeList.levels(article.level, language))</select></div>
            <div class="field"><label for="owner">\(text.owner(language))</label>\
            <input id="owner" name="owner" value="\(article.owner)" maxlength="80"></div>
            <div class="field"><label for="related">\(text.related(language))</label>\
            <textarea id="related" name="related" rows="3" class="mono" data-kind="lines">\(article.related.joined(separator: "\n"))\
            </textarea></div>
            <p class="problem" role="alert" hidden></p><div class="actions start"><button class="button">\(ConsoleStrings.save(language))\
            </button></div>
            </form></details>
            """
    }
}
