import Accounts
import HTTPKit
import Kit

/// Merging and splitting in the console: two entries under "more", their dialogs, and the line that takes one back.
struct RegroupingPart {
    let thread: Thread
    let me: SignedIn
    let language: Language

    /// Messages that the dialog offers.
    private static let shown = 60

    private var id: ID<Conversation> { thread.conversation.id }
    private var path: HTML { "/api/v1/conversations/\(id)" }
    private var mayRegroup: Bool { me.staff.may(.handleConversations) && thread.conversation.mergedInto == nil }
    private var canMerge: Bool { mayRegroup && !thread.relatives.isEmpty }
    private var canSplit: Bool { mayRegroup && thread.messages.count { $0.author == .customer } > 1 }

    var items: HTML {
        """
        \(when: canMerge, "<button type=\"button\" class=\"item\" data-opens=\"ask-merge\">\(RegroupingStrings.merge(language))</button>")\
        \(when: canSplit, "<button type=\"button\" class=\"item\" data-opens=\"ask-split\">\(RegroupingStrings.split(language))</button>")
        """
    }

    var dialogs: HTML { "\(when: canMerge, mergeDialog)\(when: canSplit, splitDialog)" }

    private var mergeDialog: HTML {
        let entries = thread.relatives.map { other in
            (id: other.id.description, name: "#\(other.number) \(other.subject)", hint: InboxStrings.state(other.state)(language))
        }
        return .dialog(
            "ask-merge", RegroupingStrings.mergeTitle, send: "POST \(path)/merge", action: RegroupingStrings.mergeNow, language,
            "<p class=\"hint\">\(RegroupingStrings.mergeHint(language))</p>\(HTML.choices("into", entries))")
    }

    private var splitDialog: HTML {
        let rows: [HTML] = thread.messages.filter { !$0.isNote && $0.author != .system && $0.destroyedAt == nil }.suffix(Self.shown).map { message in
            let name = message.author == .customer ? thread.name(language) : message.staffName ?? InboxStrings.assistant(language)
            return """
                <label class="choice"><input type="checkbox" name="messages[]" value="\(message.id)"><span><strong>\(name)</strong> \
                <small>\(String(message.text.prefix(120)))</small></span></label>
                """
        }
        return .dialog(
            "ask-split", RegroupingStrings.splitTitle, send: "POST \(path)/split", action: RegroupingStrings.splitNow, language,
            "<p class=\"hint\">\(RegroupingStrings.splitHint(language))</p><div class=\"choices\" data-list=\"messages\">\(rows)</div>")
    }

    /// What was moved lately, and where this goes on.
    var lines: HTML {
        let now = thread.at
        let lines: [HTML] = thread.regroupings.filter { $0.undoneAt == nil }.prefix(3).map { done in
            let isSource = done.source == id
            let other = isSource ? done.target : done.source
            let said = RegroupingStrings.line(done, in: id)(
                language, ["name": done.staffName, "other": String(isSource ? done.targetNumber : done.sourceNumber)])
            return """
                <p class="regrouped"><a href="/console/conversations/\(other)">\(said)</a> \(HTML.time(done.at, .clock))\
                \(when: me.staff.may(.handleConversations) && done.isFresh(at: now), "<button type=\"button\" class=\"button quiet\" data-send=\"DELETE \(path)/regroupings/\(done.id)\">\(RegroupingStrings.undo(language))</button>")</p>
                """
        }
        return "\(lines)"
    }
}
