import Accounts
import HTTPKit
import Kit

/// What one can do with a conversation. Only what its state allows is shown.
enum Step: Hashable, Sendable, CaseIterable {
    case accept, decline, take, takeOver, resolve, reopen, wait, snooze, transfer, assign, escalate, finding, bringBack, goOn, checkBack

    /// The steps that the table of transitions lets `me` take, as `ConversationState.after` has them.
    static func allowed(in conversation: Conversation, for me: SignedIn) -> [Step] {
        guard me.staff.may(.handleConversations) else { return [] }
        let isMember = me.reachesAll || me.teams.contains(conversation.team)
        func takeOver(unless agent: ID<Staff>?) -> [Step] { isMember && agent != me.staff.id ? [.takeOver] : [] }
        switch conversation.state {
        case .bot: return takeOver(unless: nil) + [.resolve, .transfer, .assign, .checkBack]
        case .queued where conversation.offer?.agent == me.staff.id: return [.accept, .decline, .transfer, .assign]
        case .queued: return [.take, .resolve, .transfer, .assign, .checkBack]
        case .assigned(let agent, _): return takeOver(unless: agent) + [.resolve, .wait, .snooze, .transfer, .assign, .escalate, .checkBack]
        case .snoozed(let agent, _): return takeOver(unless: agent) + [.goOn, .resolve, .transfer, .assign, .checkBack]
        case .awaitingCustomer(let agent, _): return takeOver(unless: agent) + [.goOn, .resolve, .snooze, .transfer, .assign, .escalate, .checkBack]
        case .escalated(_, let expert, _, _): return (expert == nil ? [.take] : []) + [.finding, .bringBack, .resolve, .transfer, .assign, .checkBack]
        case .resolved, .closed: return [.reopen, .checkBack]
        }
    }

    var name: Phrase {
        switch self {
        case .accept: ThreadStrings.accept
        case .decline: ThreadStrings.decline
        case .take: ThreadStrings.take
        case .takeOver: ThreadStrings.takeOver
        case .resolve: ThreadStrings.resolve
        case .reopen: ThreadStrings.reopen
        case .wait: ThreadStrings.wait
        case .snooze: ThreadStrings.snooze
        case .transfer: ThreadStrings.transfer
        case .assign: ThreadStrings.assign
        case .escalate: ThreadStrings.escalate
        case .finding: EscalationStrings.finding
        case .bringBack: ThreadStrings.bringBack
        case .goOn: ThreadStrings.goOn
        case .checkBack: ThreadStrings.checkBack
        }
    }

    var key: String {
        switch self {
        case .accept, .take, .takeOver: "t"
        case .decline: "d"
        case .resolve: "e"
        case .reopen: "u"
        case .wait: "w"
        case .snooze: "s"
        case .transfer: "x"
        case .assign: "a"
        case .escalate, .finding, .bringBack, .goOn, .checkBack: ""
        }
    }

    /// The dialog that asks for the rest; nil where nothing is missing.
    var dialog: HTML? {
        switch self {
        case .accept, .decline, .take, .takeOver, .resolve, .reopen, .wait, .bringBack, .goOn: nil
        case .snooze: "ask-snooze"
        case .transfer: "ask-transfer"
        case .assign: "ask-assign"
        case .escalate: "ask-escalate"
        case .finding: "ask-finding"
        case .checkBack: "ask-check-back"
        }
    }
}

/// The buttons of the steps and their dialogs.
struct StepsPart {
    let thread: Thread
    let me: SignedIn
    let language: Language

    /// Steps in sight; the others are under "more".
    private static let inSight: Set<Step> = [.accept, .decline, .take, .takeOver, .resolve, .reopen, .snooze, .transfer, .goOn, .finding, .bringBack]

    private var path: HTML { "/api/v1/conversations/\(thread.conversation.id)" }
    private var regrouping: RegroupingPart { RegroupingPart(thread: thread, me: me, language: language) }
    private var steps: [Step] { Step.allowed(in: thread.conversation, for: me) }

    var buttons: HTML {
        let shown: [HTML] = steps.filter(Self.inSight.contains).map { button($0, isItem: false) }
        let hidden: [HTML] = steps.filter { !Self.inSight.contains($0) }.map { button($0, isItem: true) }
        return """
            <div class="steps" role="group" aria-label="\(ThreadStrings.steps(language))">\(shown)
            <button type="button" class="button quiet" popovertarget="more-steps">\(ThreadStrings.more(language))</button>
            <button type="button" class="button quiet evidence-toggle" data-column="evidence">\(ThreadStrings.evidence(language))</button>\
            </div>
            <div class="menu" id="more-steps" popover>\(hidden)\(regrouping.items)\(care)</div>
            """
    }

    private func button(_ step: Step, isItem: Bool) -> HTML {
        let isFirst = step == .take || step == .accept || (step == .takeOver && thread.conversation.state == .bot)
        let act: HTML =
            switch step {
            case .decline: "data-send=\"DELETE \(path)/offer\""
            case .accept, .take: "data-send=\"POST \(path)/assignment\" data-body=\"{}\""
            case .takeOver: "data-send=\"POST \(path)/assignment\" data-body=\"{&quot;agent&quot;:&quot;\(me.staff.id)&quot;}\""
            case .resolve: "data-send=\"POST \(path)/resolution\""
            case .reopen: "data-send=\"POST \(path)/reopening\""
            case .wait: "data-send=\"POST \(path)/wait\""
            case .bringBack, .goOn: "data-send=\"DELETE \(path)/escalation\""
            case .snooze, .transfer, .assign, .escalate, .finding, .checkBack: "data-opens=\"\(step.dialog ?? "")\""
            }
        return """
            <button type="button" class="\(isItem ? "item" : isFirst ? "button primary" : "button")" \(act)\
            \(when: !step.key.isEmpty, " data-key=\"\(step.key)\" aria-keyshortcuts=\"\(step.key)\"")>\
            \(step.name(language))\(when: !step.key.isEmpty, " <kbd aria-hidden=\"true\">\(step.key)</kbd>")</button>
            """
    }

    /// Spam and blocking.
    private var care: HTML {
        guard me.staff.may(.blockContacts) else { return .nothing }
        let isSpam = thread.conversation.isSpam
        let isBlocked = thread.contact.blockedAt != nil
        let block: HTML =
            isBlocked
            ? "data-send=\"PUT /api/v1/contacts/\(thread.contact.id)/block\" data-body=\"{&quot;blocked&quot;:false}\""
            : "data-opens=\"ask-block\""
        return """
            <hr>
            <button type="button" class="item" data-send="PUT \(path)/spam" data-body="{&quot;spam&quot;:\(isSpam ? "false" : "true")}">\
            \(isSpam ? ThreadStrings.notSpam(language) : ThreadStrings.markSpam(language))</button>
            <button type="button" class="item" \(block)>\(isBlocked ? ThreadStrings.unblock(language) : ThreadStrings.block(language))\
            </button>
            """
    }

    // MARK: - Dialogs

    var dialogs: HTML {
        let steps = steps
        return """
            \(when: steps.contains(.assign), assign)\(when: steps.contains(.transfer), transfer)\(when: steps.contains(.escalate), escalate)\(when: steps.contains(.finding), finding)
            \(when: steps.contains(.snooze), time("ask-snooze", ThreadStrings.snoozeTitle, path: "\(path)/snooze", isLong: false, action: ThreadStrings.snooze))
            \(when: steps.contains(.checkBack), time("ask-check-back", ThreadStrings.checkBackTitle, path: "\(path)/check-back", isLong: true, action: ThreadStrings.checkBack))
            \(regrouping.dialogs)\(when: me.staff.may(.blockContacts), block)
            """
    }

    private var assign: HTML {
        let others = thread.colleagues.filter { $0.id != thread.conversation.state.agent }
        let entries = others.map { (id: $0.id.description, name: $0.name, hint: $0.id == me.staff.id ? ThreadStrings.you(language) : "") }
        return .dialog(
            "ask-assign", ThreadStrings.assignTitle, send: "POST \(path)/assignment", action: ThreadStrings.assign, language,
            others.isEmpty ? "<p class=\"hint\">\(ThreadStrings.assignNone(language))</p>" : HTML.choices("agent", entries))
    }

    private var transfer: HTML {
        let teams = Dictionary(thread.teams.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let entries = thread.queues.filter { $0.id != thread.conversation.queue }.map {
            (
                id: $0.id.description, name: $0.name,
                hint: teams[$0.team] ?? ""
            )
        }
        return .dialog(
            "ask-transfer", ThreadStrings.transferTitle, send: "POST \(path)/transfer", action: ThreadStrings.transfer, language,
            """
            \(HTML.choices("queue", entries))
            <div class="field"><label for="transfer-note">\(ThreadStrings.transferNote(language))</label>
            <textarea id="transfer-note" name="note" rows="3" maxlength="20000" data-optional></textarea></div>
            """)
    }

    private var escalate: HTML {
        let entries = thread.teams.map { (id: $0.id.description, name: $0.name, hint: "") }
        return .dialog(
            "ask-escalate", ThreadStrings.escalateTitle, send: "POST \(path)/escalation", action: ThreadStrings.escalate, language,
            """
            \(HTML.choices("team", entries))
            <div class="field"><label for="escalate-note">\(ThreadStrings.escalateNote(language))</label>
            <textarea id="escalate-note" name="note" rows="3" maxlength="20000" required></textarea></div>
            \(EscalationFact.allCases.map(factField))
            """)
    }

    private func factField(_ fact: EscalationFact) -> HTML {
        let name = EscalationStrings.name(fact)(language)
        let field: HTML =
            EscalationFact.ofCustomer.contains(fact)
            ? "<input id=\"fact-\(fact.rawValue)\" name=\"facts.\(fact.rawValue)\" maxlength=\"200\" data-optional>"
            : "<textarea id=\"fact-\(fact.rawValue)\" name=\"facts.\(fact.rawValue)\" rows=\"2\" maxlength=\"5000\" data-optional></textarea>"
        return "<div class=\"field\"><label for=\"fact-\(fact.rawValue)\">\(name)</label>\(field)</div>"
    }

    private var finding: HTML {
        func area(_ name: HTML, _ title: Phrase) -> HTML {
            """
            <div class="field"><label for="finding-\(name)">\(title(language))</label>
            <textarea id="finding-\(name)" name="\(name)" rows="3" maxlength="5000" required></textarea></div>
            """
        }
        return .dialog(
            "ask-finding", EscalationStrings.finding, send: "PUT \(path)/finding", action: EscalationStrings.finding, language,
            """
            \(area("cause", EscalationStrings.cause))\(area("remedy", EscalationStrings.remedy))
            <div class="field"><label for="finding-fault">\(EscalationStrings.fault(language))</label>
            <input id="finding-fault" name="fault" maxlength="200" data-optional></div>
            """)
    }

    /// Presets are worked out by the page's script, in the reader's own zone.
    private func time(_ id: HTML, _ title: Phrase, path: HTML, isLong: Bool, action: Phrase) -> HTML {
        let text = ThreadStrings.self
        let presets: [(String, Phrase)] =
            isLong
            ? [("tomorrow", text.tomorrow), ("days-3", text.inThreeDays), ("days-7", text.inWeek)]
            : [("hours-1", text.inOneHour), ("hours-3", text.inThreeHours), ("tomorrow", text.tomorrow), ("monday", text.monday)]
        let buttons: [HTML] = presets.map { "<button type=\"button\" class=\"button\" data-preset=\"\($0.0)\">\($0.1(language))</button>" }
        return .dialog(
            id, title, send: "POST \(path)", action: action, language,
            """
            <div class="presets">\(buttons)</div>
            <div class="field"><label for="\(id)-at">\(text.otherTime(language))</label>
            <input type="datetime-local" id="\(id)-at" name="at" data-kind="instant" required></div>
            """)
    }

    private var block: HTML {
        .dialog(
            "ask-block", ThreadStrings.block, send: "PUT /api/v1/contacts/\(thread.contact.id)/block", action: ThreadStrings.block, isFinal: true,
            attributes: " data-body=\"{&quot;blocked&quot;:true}\"", language, "<p>\(ThreadStrings.blockHint(language))</p>")
    }

    /// Asked before anything is destroyed; the page's script sends what was asked for.
    static func destroyDialog(_ language: Language) -> HTML {
        """
        <dialog class="ask" id="confirm-destroy" aria-labelledby="destroy-title"><form method="dialog">
        <h2 id="destroy-title">\(ThreadStrings.destroyTitle(language))</h2><p>\(ThreadStrings.destroyHint(language))</p>
        \(HTML.dialogEnd(ThreadStrings.destroy, isFinal: true, language))
        </form></dialog>
        """
    }
}
