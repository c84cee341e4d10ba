import Accounts
import HTTPKit
import Kit
import Store
import TextKit

/// Rows of a list.
struct ListPart {
    let page: Page<ListedConversation>
    /// When the customer's last word came, by its number, where it waits for an answer.
    let lastWords: [Int64: Instant]
    /// When something promised is due, by conversation.
    let deadlines: [ID<Conversation>: Instant]
    let view: ListView
    let isFiltered: Bool
    let isFirstPage: Bool
    let me: SignedIn
    let language: Language

    var html: HTML {
        if page.items.isEmpty && isFirstPage { return empty }
        let rows: [HTML] = page.items.map(row)
        return """
            <ol class="rows">\(rows)</ol>
            \(Self.more(page.next, attribute: "cursor", language))
            """
    }

    static func more(_ next: String?, attribute: HTML, _ language: Language) -> HTML {
        guard let next else { return .nothing }
        return "<button type=\"button\" class=\"button quiet more\" data-more=\"\(attribute)\" data-value=\"\(next)\">\(InboxStrings.more(language))</button>"
    }

    private func row(_ listed: ListedConversation) -> HTML {
        let conversation = listed.conversation
        let time: HTML =
            waitingSince(conversation).map { "<span class=\"waits\">\(HTML.time($0, .ago))</span>" }
            ?? HTML.time(conversation.updatedAt, .ago)
        return """
            <li><a class="row" href="/console/conversations/\(conversation.id)" data-id="\(conversation.id)\
            " data-last="\(conversation.lastCustomerSeq)"\
             data-state="\(conversation.state.name.rawValue)">
            <span class="row-top"><span class="unread-dot" role="img" aria-label="\(InboxStrings.unread(language))" hidden></span>\
            <span class="name">\(Self.name(listed, language))</span>\
            \(when: listed.isSimulated, "<span class=\"tag\">\(InboxStrings.simulated(language))</span>")\(time)</span>
            <span class="subject" lang="\(conversation.language.htmlTag)\
            ">\(conversation.subject.isEmpty ? InboxStrings.noSubject(language) : conversation.subject)</span>
            <span class="row-end">\(when: conversation.isSecurity, "<span class=\"flag\">\(InboxStrings.security(language))</span>")\
            \(when: conversation.offer?.agent == me.staff.id, "<span class=\"flag calm\">\(ThreadStrings.offered(language))</span>")\
            \(deadline(conversation.id))\
            <span class="state">\(InboxStrings.state(conversation.state)(language))</span>\
            \(when: listed.agentName != nil && conversation.state.agent != me.staff.id, "<span>\(listed.agentName ?? "")</span>")\
            <span>\(conversation.language.ownName)</span></span>
            </a></li>
            """
    }

    /// When the nearest promise is due; the page counts down.
    private func deadline(_ id: ID<Conversation>) -> HTML {
        guard let due = deadlines[id] else { return .nothing }
        return "<span class=\"due\" title=\"\(InboxStrings.due(language))\">\(HTML.time(due, .until))</span>"
    }

    /// Since when the customer waits for a person: for their turn in the line, or for an answer to their last word.
    private func waitingSince(_ conversation: Conversation) -> Instant? {
        switch conversation.state {
        case .queued(let since): since
        case .assigned, .escalated: lastWords[conversation.lastCustomerSeq]
        case .bot, .snoozed, .awaitingCustomer, .resolved, .closed: nil
        }
    }

    static func name(_ listed: ListedConversation, _ language: Language) -> String {
        listed.contactName.isEmpty ? "\(InboxStrings.visitor(language)) \(listed.conversation.number)" : listed.contactName
    }

    private var empty: HTML {
        let text = InboxStrings.self
        if isFiltered { return "<div class=\"empty\"><p>\(text.emptyFilter(language))</p></div>" }
        return switch view {
        case .mine:
            """
            <div class="empty"><p>\(text.emptyMine(language))</p><p>\
            <a class="button" href="/console?view=waiting" data-view="waiting">\(text.emptyMineDo(language))</a></p></div>
            """
        case .waiting: "<div class=\"empty\"><p>\(text.emptyWaiting(language))</p></div>"
        case .team: "<div class=\"empty\"><p>\(text.emptyTeam(language))</p></div>"
        case .all: "<div class=\"empty\"><p>\(text.emptyAll(language))</p></div>"
        }
    }
}

/// Rows of a search.
struct SearchPart {
    let page: Page<SearchHit>
    let query: String
    let order: SearchOrder
    let isFirstPage: Bool
    let language: Language

    var html: HTML {
        let rows: [HTML] = page.items.map(row)
        return """
            \(when: isFirstPage, head)
            \(when: page.items.isEmpty && isFirstPage, "<div class=\"empty\"><p>\(InboxStrings.emptySearch(language))</p></div>")
            <ol class="rows">\(rows)</ol>
            \(ListPart.more(page.next, attribute: "before", language))
            """
    }

    private var head: HTML {
        func choice(_ each: SearchOrder, _ name: Phrase) -> HTML {
            "<button type=\"button\" class=\"segment\" data-order=\"\(each.rawValue)\" aria-pressed=\"\(each == order ? "true" : "false")\">\(name(language))</button>"
        }
        return """
            <header class="search-head"><h2>\(InboxStrings.results(language, ["query": query]))</h2>
            <div class="segments">\(choice(.newest, InboxStrings.byNewest))\(choice(.best, InboxStrings.byBest))</div>
            <button type="button" class="button quiet" id="leave-search">\(InboxStrings.leaveSearch(language))</button></header>
            """
    }

    private func row(_ hit: SearchHit) -> HTML {
        let conversation = hit.conversation.conversation
        let pieces: [HTML] = hit.snippet.pieces.map { $0.isMatch ? "<mark>\($0.text)</mark>" : "\($0.text)" }
        return """
            <li><a class="row" href="/console/conversations/\(conversation.id)#m-\(hit.message.seq)" data-id="\(conversation.id)\
            " data-state="\(conversation.state.name.rawValue)">
            <span class="row-top"><span class="name">\(ListPart.name(hit.conversation, language))</span>\
            \(when: hit.conversation.isSimulated, "<span class=\"tag\">\(InboxStrings.simulated(language))</span>")\
            \(HTML.time(hit.message.createdAt, .ago))</span>
            <span class="snippet" lang="\(conversation.language.htmlTag)">\(pieces)</span>
            <span class="row-end">\(when: conversation.isSecurity, "<span class=\"flag\">\(InboxStrings.security(language))</span>")\
            <span>#\(conversation.number)</span><span class="state">\(InboxStrings.state(conversation.state)(language))</span>\
            \(when: hit.message.isNote, "<span class=\"tag note-tag\">\(ThreadStrings.noteMode(language))</span>")</span>
            </a></li>
            """
    }
}

extension Reading {
    /// When messages were written, by their numbers.
    func times(ofMessages seqs: [Int64]) throws -> [Int64: Instant] {
        let rows = try rows("SELECT seq, created_at FROM message WHERE seq IN \(list: seqs)")
        return Dictionary(try rows.map { (try $0("seq"), try $0("created_at")) }, uniquingKeysWith: { first, _ in first })
    }
}
