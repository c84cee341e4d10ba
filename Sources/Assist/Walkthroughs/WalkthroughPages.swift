import Accounts
import HTTPKit
import Kit

/// All walkthroughs in the console.
struct WalkthroughListPage {
    let walkthroughs: [Walkthrough]
    let mayWrite: Bool
    /// `2026-11-29`
    let today: String
    let language: Language

    private typealias Text = WalkthroughStrings

    var html: HTML {
        let rows: [HTML] = walkthroughs.map { each in
            """
            <tr><td><a href="/console/walkthroughs/\(each.slug)"><strong>\(each.title(language))</strong></a><br><span class="faint">\(each.slug)</span></td>\
            <td>\(each.topic.name(language))</td><td>\(KnowledgeStrings.level(each.level)(language))</td><td class="tabular">\(each.steps.count)</td>\
            <td class="nowrap\(when: each.reviewBy <= today, " due")">\(each.reviewBy)</td></tr>
            """
        }
        return """
            <div class="page"><header class="part-head"><h1>\(Text.walkthroughs(language))</h1>\
            <a class="button quiet" href="/console/knowledge">\(KnowledgeStrings.knowledge(language))</a>\
            \(when: mayWrite, "<button type=\"button\" class=\"button primary\" data-opens=\"new-walkthrough\">\(Text.start(language))</button>")</header>
            <p class="hint">\(Text.hint(language))</p>
            \(when: walkthroughs.isEmpty, "<div class=\"empty\"><p>\(Text.empty(language))</p></div>")
            \(when: !walkthroughs.isEmpty, """
                <table class="table"><thead><tr><th>\(KnowledgeStrings.title(language))</th><th>\(KnowledgeStrings.topic(language))</th>\
                <th>\(KnowledgeStrings.level(language))</th><th>\(Text.steps(language))</th><th>\(KnowledgeStrings.reviewBy(language))</th></tr></thead>\
                <tbody>\(rows)</tbody></table>
                """)
            \(when: mayWrite, startDialog)</div>
            """
    }

    private var startDialog: HTML {
        """
        <dialog class="ask" id="new-walkthrough" aria-labelledby="new-title"><form method="get" action="/console/walkthroughs">
        <h2 id="new-title">\(Text.start(language))</h2>
        <div class="field"><label for="new-slug">\(KnowledgeStrings.slug(language))</label>\
        <input id="new-slug" name="slug" class="mono" required minlength="2" maxlength="60" pattern="[a-z0-9\\-]+"></div>
        \(HTML.dialogEnd(Text.start, language))
        </form></dialog>
        """
    }
}

/// One walkthrough: its file, and its versions.
struct WalkthroughPage {
    let slug: String
    /// As it is in use; nil while it is being begun.
    let walkthrough: Walkthrough?
    /// Newest first.
    let versions: [WalkthroughVersion]
    let shown: WalkthroughVersion?
    let mayWrite: Bool
    let language: Language

    private typealias Text = WalkthroughStrings

    var title: String { walkthrough?.title(language) ?? slug }

    var html: HTML {
        """
        <div class="page walkthrough"><header class="part-head"><h1>\(title)</h1>\
        <a class="button quiet" href="/console/walkthroughs">\(Text.walkthroughs(language))</a>\
        \(when: walkthrough != nil, "<a class=\"button\" href=\"/help/walkthroughs/\(slug)?lang=\(language.rawValue)\" target=\"_blank\" rel=\"noopener\">\(Text.look(language))</a>")</header>
        <form class="fields" id="walkthrough" data-send="PUT /api/v1/walkthroughs/\(slug)" data-then="reload">
        <div class="field"><label for="content">\(Text.content(language))</label>\
        <textarea id="content" name="content" class="mono" rows="30" spellcheck="false" maxlength="100000" required\(when: !mayWrite, " readonly")>\
        \(shown?.content ?? Self.example)</textarea><p class="hint">\(Text.contentHint(language))</p></div>
        <p class="problem lines" role="alert" hidden></p>
        \(when: mayWrite, "<div class=\"sticky-actions\"><button class=\"button primary\">\(Text.save(language))</button></div>")</form>
        \(history)</div>
        """
    }

    private var history: HTML {
        let rows: [HTML] = versions.map { version in
            """
            <li><a href="/console/walkthroughs/\(slug)?version=\(version.version)">\(KnowledgeStrings.version(language, ["n": String(version.version)]))</a> \
            \(HTML.time(version.savedAt, .stamp)) <span class="faint">\(version.savedBy ?? "")</span></li>
            """
        }
        return
            "\(when: !versions.isEmpty, "<details><summary><strong>\(Text.versions(language))</strong> <span class=\"count\">\(versions.count)</span></summary><ol class=\"versions\">\(rows)</ol></details>")"
    }

    /// What a new one begins with.
    private static let example = """
        title: {en: A title, zh: 标题}
        topic: app
        level: beginner
        owner: support
        sources: []
        reviewed: 2026-11-29
        review-by: 2027-05-29
        begins:
          - all:
              - {en: "slow|laggy", zh: "很慢|很卡"}
            unless:
              - {en: "transfer*", zh: "转账"}
        steps:
          - name: since
            say: {en: Since when is the app slow?, zh: App 从什么时候开始变慢的？}
            choices:
              - {label: {en: Since an update, zh: 更新以后}, also: {en: "updat*|upgrad*", zh: "更新|升级"}, next: restart}
              - {label: {en: It always was, zh: 一直这样}, next: restart}
          - name: restart
            say: {en: "Close the app and open it again.", zh: "先退出 App，再重新打开。"}
            end: done
        talks:
          - says:
              en: ["the app is slow", "1"]
              zh: ["app 很慢", "1"]
            ends: restart
        not-for:
          en: ["my transfer is slow"]
          zh: ["转账很慢"]
        """
}
