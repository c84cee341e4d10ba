package import Accounts
package import HTTPKit
import HTTPTypes
import Kit
import Store

extension InboxService {
    /// The three columns, and the fragments that their scripts fetch anew when an event names them.
    package func consoleRoutes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        let page = accounts.pageGate(.readConversations)
        table.add(.get, "/console", "The inbox", gate: page, kind: .page) { call, me in try await inboxPage(call, me, open: nil) }
        table.add(.get, "/console/conversations/{id}", "The inbox with a conversation open", gate: page, kind: .page) { call, me in
            let id = try call.id("id", of: Conversation.self)
            return try await inboxPage(call, me, open: id)
        }
        addFragments(to: &table, accounts.gate(.readConversations))
        return table
    }

    private func addFragments(to table: inout RouteTable, _ gate: Gate<SignedIn>) {
        table.add(.get, "/console/fragments/list", "Rows of a list", gate: gate, kind: .page) { call, me in
            Reply.html(try await listPart(call, me))
        }
        table.add(.get, "/console/fragments/search", "Rows of a search", gate: gate, kind: .page) { call, me in
            Reply.html(try await searchPart(call, me))
        }
        table.add(
            .get, "/console/fragments/conversation/{id}", "A conversation, or its messages before a number", gate: gate,
            kind: .page
        ) { call, me in
            let id = try call.id("id", of: Conversation.self)
            let before = call.query("before").flatMap { Int64($0) }
            let thread = try await thread(id, for: me, before: before)
            let part = ThreadPart(thread: thread, me: me, language: call.language)
            return Reply.html(before == nil ? part.html : part.messages)
        }
        table.add(.get, "/console/fragments/evidence/{id}", "What is known about a conversation", gate: gate, kind: .page) { call, me in
            let id = try call.id("id", of: Conversation.self)
            return Reply.html(EvidencePart(evidence: try await evidence(id, for: me), me: me, language: call.language).html)
        }
    }

    // MARK: - The page

    private func inboxPage(_ call: Call, _ me: SignedIn, open id: ID<Conversation>?) async throws -> Reply {
        let language = call.language
        let query = call.query("query") ?? ""
        var title = InboxStrings.inbox(language)
        var threadHTML = InboxPages.nothingOpen(language)
        var evidenceHTML = HTML.nothing
        if let id {
            let thread = try await thread(id, for: me, before: nil)
            title = "#\(thread.conversation.number) \(thread.name(language))"
            threadHTML = ThreadPart(thread: thread, me: me, language: language).html
            evidenceHTML = EvidencePart(evidence: try await evidence(id, for: me), me: me, language: language).html
        }
        let rows = query.isEmpty ? try await listPart(call, me) : try await searchPart(call, me)
        let main = InboxPages.columns(
            list: InboxPages.listColumn(
                view: call.query("view").flatMap(ListView.init) ?? .mine, counts: try await counts(for: me),
                rows: rows, language),
            thread: threadHTML, evidence: evidenceHTML, isOpen: id != nil, language)
        return Reply.html(
            ConsoleShell(
                title: title, me: me, language: language, section: .inbox, stylesheets: ["console-inbox.css", "console-thread.css"],
                scripts: ["console-inbox.js"], phrases: InboxStrings.script, main: main
            ).html)
    }

    // MARK: - Lists

    private func listPart(_ call: Call, _ me: SignedIn) async throws -> HTML {
        let page = try await list(call, for: me)
        let seqs = page.items.filter(\.conversation.awaitsReply).map(\.conversation.lastCustomerSeq)
        let (times, deadlines) = try await store.read { tx in
            (try tx.times(ofMessages: seqs), try self.deadlines(page.items.map(\.conversation.id), tx))
        }
        let isFiltered = ["state", "tag", "language", "security"].contains { !(call.query($0) ?? "").isEmpty }
        return ListPart(
            page: page, lastWords: times, deadlines: deadlines, view: call.query("view").flatMap(ListView.init) ?? .mine, isFiltered: isFiltered,
            isFirstPage: call.query("cursor") == nil,
            me: me, language: call.language
        ).html
    }

    private func searchPart(_ call: Call, _ me: SignedIn) async throws -> HTML {
        let query = String((call.query("query") ?? "").prefix(200))
        let order = call.query("order").flatMap(SearchOrder.init) ?? .newest
        let before = call.query("before").flatMap { Int64($0) }
        let page = try await search(query, order: order, before: before, limit: 30, for: me)
        return SearchPart(page: page, query: query, order: order, isFirstPage: before == nil, language: call.language).html
    }
}

/// The three columns and what stands around the rows of the list.
enum InboxPages {
    static func columns(list: HTML, thread: HTML, evidence: HTML, isOpen: Bool, _ language: Language) -> HTML {
        """
        <div class="desk" id="desk" data-open="\(isOpen ? "thread" : "list")">
        <section class="column list-column" id="list-column" tabindex="-1" aria-label="\(InboxStrings.list(language))">\(list)</section>
        <section class="column thread-column" id="thread" tabindex="-1" aria-label="\(InboxStrings.conversation(language))">\(thread)\
        </section>
        <aside class="column evidence-column" id="evidence" tabindex="-1" aria-label="\(InboxStrings.evidence(language))">\(evidence)\
        </aside>
        </div>
        <template id="nothing-open">\(nothingOpen(language))</template>
        """
    }

    static func nothingOpen(_ language: Language) -> HTML {
        """
        <div class="empty tall"><p><strong>\(InboxStrings.chooseOne(language))</strong></p>\
        <p class="faint">\(InboxStrings.chooseHint(language))</p></div>
        """
    }

    static func listColumn(view: ListView, counts: Counts, rows: HTML, _ language: Language) -> HTML {
        let tabs: [HTML] = ListView.allCases.map { each in
            """
            <a href="/console?view=\(each.rawValue)" data-view="\(each.rawValue)"\(when: each == view, " aria-current=\"true\"")\
            >\(name(each)(language))\
            \(when: each != .all, "<span class=\"count\" data-count=\"\(each.rawValue)\">\(count(each, counts))</span>")</a>
            """
        }
        return """
            <nav class="views" id="views" aria-label="\(InboxStrings.list(language))">\(tabs)</nav>
            \(filters(language))
            <button type="button" class="fresh" id="fresh" hidden></button>
            <div class="list" id="list" aria-live="off">\(rows)</div>
            """
    }

    private static func name(_ view: ListView) -> Phrase {
        switch view {
        case .mine: InboxStrings.mine
        case .waiting: InboxStrings.waiting
        case .team: InboxStrings.team
        case .all: InboxStrings.all
        }
    }

    /// Counted no further than 1,000.
    private static func count(_ view: ListView, _ counts: Counts) -> String {
        let count =
            switch view {
            case .mine: counts.mine
            case .waiting: counts.waiting
            case .team, .all: counts.team
            }
        return count >= 1000 ? "999+" : String(count)
    }

    private static func filters(_ language: Language) -> HTML {
        let text = InboxStrings.self
        let states: [HTML] = ConversationState.Name.allCases.map { "<option value=\"\($0.rawValue)\">\(text.state($0)(language))</option>" }
        let languages: [HTML] = Language.allCases.map { "<option value=\"\($0.rawValue)\">\($0.ownName)</option>" }
        return """
            <details class="filters" id="filters"><summary><span>\(text.filter(language))</span>\
            <span class="active-filters" id="active-filters"></span></summary>
            <form>
            <label><span>\(text.state(language))</span><select name="state"><option value="">\(text.any(language))</option>\(states)\
            </select></label>
            <label><span>\(text.language(language))</span><select name="language"><option value="">\(text.any(language))\
            </option>\(languages)</select></label>
            <label><span>\(text.tag(language))</span><input name="tag" maxlength="40" autocomplete="off"></label>
            <label class="check"><input type="checkbox" name="security" value="1"> \(text.securityOnly(language))</label>
            <button type="reset" class="button quiet">\(text.clear(language))</button>
            </form></details>
            """
    }
}

extension InboxStrings {
    static func state(_ state: ConversationState) -> Phrase { Self.state(state.name) }
}
