package import Accounts
package import HTTPKit
import HTTPTypes
import Kit
import Store

/// The case library in the console: the list, and one case to read or write.
extension AssistService {
    package func casePages(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        table.add(.get, "/console/cases", "The case library", gate: accounts.pageGate(.readKnowledge), kind: .page) { call, me in
            let state = call.query("state").flatMap(SolvedCase.State.init) ?? .published
            let cases = try await store.read { tx in try tx.solvedCases(state, limit: 200) }
            return Self.page(CaseStrings.cases(call.language), me, call.language, CaseListPage(cases: cases, state: state, language: call.language).html)
        }
        table.add(.get, "/console/cases/{id}", "One case to read or write", gate: accounts.pageGate(.readKnowledge), kind: .page) { call, me in
            let id = try call.id("id", of: SolvedCase.self)
            guard let found = try await store.read({ tx in try tx.solvedCase(id) }) else { throw APIError.notFound }
            return Self.page(found.title, me, call.language, CasePage(found: found, me: me, language: call.language).html)
        }
        return table
    }
}

struct CaseListPage {
    let cases: [SolvedCase]
    let state: SolvedCase.State
    let language: Language

    private typealias Text = CaseStrings

    var html: HTML {
        let tabs: [HTML] = SolvedCase.State.allCases.map { each in
            "<a class=\"segment\" href=\"/console/cases?state=\(each.rawValue)\"\(when: each == state, " aria-current=\"true\"")>\(Text.name(each)(language))</a>"
        }
        let rows: [HTML] = cases.map { each in
            """
            <tr><td><a href="/console/cases/\(each.id)" lang="\(each.language.htmlTag)"><strong>\(each.title)</strong></a></td>\
            <td>\(SortingStrings.name(each.topic)(language))</td><td>\(each.language.ownName)</td><td class="nowrap">\(each.expiresOn)</td>\
            <td>\(each.author)</td></tr>
            """
        }
        return """
            <div class="page"><header class="part-head"><h1>\(Text.cases(language))</h1>\
            <a class="button quiet" href="/console/knowledge">\(KnowledgeStrings.knowledge(language))</a></header>
            <div class="segments">\(tabs)</div>
            \(when: cases.isEmpty, "<div class=\"empty\"><p>\(Text.empty(language))</p></div>")
            \(when: !cases.isEmpty, """
                <table class="table"><thead><tr><th>\(KnowledgeStrings.title(language))</th><th>\(SortingStrings.topic(language))</th>\
                <th>\(KnowledgeStrings.languages(language))</th><th>\(KnowledgeStrings.reviewBy(language))</th><th>\(Text.author(language))</th></tr></thead>\
                <tbody>\(rows)</tbody></table>
                """)</div>
            """
    }
}

struct CasePage {
    let found: SolvedCase
    let me: SignedIn
    let language: Language

    private typealias Text = CaseStrings

    var html: HTML {
        """
        <div class="page case"><header class="part-head"><h1 lang="\(found.language.htmlTag)">\(found.title)</h1>\
        <a class="button quiet" href="/console/cases">\(Text.cases(language))</a></header>
        <p class="status-line"><span>\(Text.name(found.state)(language))</span><span>\(KnowledgeStrings.reviewBy(language)) \(found.expiresOn)</span>\
        <span>\(Text.author(language)): \(found.author)</span>\(when: found.reviewer != nil, "<span>\(Text.reviewer(language)): \(found.reviewer ?? "")</span>")</p>
        \(form)\(when: me.staff.may(.writeKnowledge), states)</div>
        """
    }

    private var form: HTML {
        let topics: [HTML] = Sorting.Topic.allCases.map {
            "<option value=\"\($0.rawValue)\"\(when: $0 == found.topic, " selected")>\(SortingStrings.name($0)(language))</option>"
        }
        return """
            <form class="fields" data-send="PUT /api/v1/cases/\(found.id)" data-then="reload"><p class="problem" role="alert" hidden></p>
            <div class="field"><label for="title">\(KnowledgeStrings.title(language))</label>\
            <input id="title" name="title" value="\(found.text.title)" maxlength="120" required lang="\(found.language.htmlTag)"></div>
            <div class="field"><label for="topic">\(SortingStrings.topic(language))</label><select id="topic" name="topic">\(topics)</select></div>
            \(area("problem", Text.problem, found.text.problem))\(area("evidence", Text.evidence, found.text.evidence))\
            \(area("cause", Text.cause, found.text.cause))\(area("remedy", Text.remedy, found.text.remedy))
            <p class="hint">\(Text.hint(language))</p><button class="button primary">\(Text.save(language))</button></form>
            """
    }

    private func area(_ name: String, _ label: Phrase, _ text: String) -> HTML {
        """
        <div class="field"><label for="\(name)">\(label(language))</label>\
        <textarea id="\(name)" name="\(name)" rows="4" maxlength="4000" lang="\(found.language.htmlTag)">\(text)</textarea></div>
        """
    }

    private var states: HTML {
        let topics = KnowledgeList.topics(nil, language)
        return """
            <section class="case-states"><form data-send="POST /api/v1/cases/\(found.id)/publication" data-then="reload" data-body="{}">\
            <p class="problem" role="alert" hidden></p><button class="button">\(Text.publish(language))</button></form>
            \(when: found.state == .published, """
                <form data-send="DELETE /api/v1/cases/\(found.id)/publication" data-then="reload"><button class="button quiet">\(Text.retire(language))</button></form>
                <form class="inline" data-send="POST /api/v1/cases/\(found.id)/article" data-then="article"><p class="problem" role="alert" hidden></p>\
                <label for="slug">\(Text.promote(language))</label><input id="slug" name="slug" class="mono" required minlength="2" maxlength="60" pattern="[a-z0-9\\-]+" \
                placeholder="some-new-article"><select name="topic" aria-label="\(KnowledgeStrings.topic(language))">\(topics)</select>\
                <button class="button">\(KnowledgeStrings.start(language))</button></form>
                """)</section>
            """
    }
}

/// What the console's pages of the case library say.
enum CaseStrings {
    static let cases = Phrase(en: "Cases", zh: "案例库")
    static let empty = Phrase(
        en: "No case here. One is drafted from a conversation that was solved, beside its messages.", zh: "这里还没有案例。会话解决后，在消息旁边点“整理成案例”即可。")
    static let author = Phrase(en: "Written by", zh: "整理人")
    static let reviewer = Phrase(en: "Read by", zh: "审核人")
    static let problem = Phrase(en: "What the person saw", zh: "用户遇到的情况")
    static let evidence = Phrase(en: "What was looked up", zh: "查到的证据")
    static let cause = Phrase(en: "Why it happened", zh: "原因")
    static let remedy = Phrase(en: "What solved it", zh: "解决办法")
    static let hint = Phrase(
        en: "Names, addresses, hashes and numbers were taken out. Read it once more: nobody must be recognised.", zh: "姓名、地址、哈希和号码已经去掉，请再看一遍，别让人认出是谁。")
    static let save = Phrase(en: "Save", zh: "保存")
    static let publish = Phrase(en: "Read and right: show it to agents", zh: "已审核，发布给客服")
    static let retire = Phrase(en: "Take it out of sight", zh: "撤下")
    static let promote = Phrase(en: "Make an article of it", zh: "升级为文章")

    static func name(_ state: SolvedCase.State) -> Phrase {
        switch state {
        case .draft: Phrase(en: "Draft", zh: "草稿")
        case .published: Phrase(en: "Published", zh: "已发布")
        case .retired: Phrase(en: "Retired", zh: "已停用")
        }
    }
}
