import Accounts
import HTTPKit
import Kit

/// The column of a conversation. Its parts carry `data-part`, so that a script can renew one and leave what is being written alone.
struct ThreadPart {
    let thread: Thread
    let me: SignedIn
    let language: Language

    private var conversation: Conversation { thread.conversation }

    var html: HTML {
        """
        <article class="thread" data-id="\(conversation.id)" data-contact="\(conversation.contact)\
        " data-language="\(conversation.language.rawValue)"\
         data-state="\(conversation.state.name.rawValue)" data-last="\(conversation.lastCustomerSeq)\
         " data-customer="\(thread.name(language))"\
         data-agent="\(me.staff.firstName)" data-title="#\(conversation.number) \(thread.name(language))">
        <header class="thread-head" data-part="head">\(head)</header>
        <div class="scroll" data-part="messages" tabindex="-1">\(messages)</div>
        <div class="thread-end" data-part="composer" data-version="\(composerVersion)">\(composer)</div>
        <div data-part="dialogs">\(StepsPart(thread: thread, me: me, language: language).dialogs)\(StepsPart.destroyDialog(language))</div>
        </article>
        """
    }

    // MARK: - Head

    private var head: HTML {
        let text = ThreadStrings.self
        return """
            <div class="head-line">
            <a class="button quiet back" href="/console" data-column="list" aria-label="\(text.back(language))">‹</a>
            <h1><span class="name">\(thread.name(language))\
            </span>\(when: thread.contact.isSimulated, "<span class=\"tag\">\(InboxStrings.simulated(language))</span>")\
            \(when: conversation.isSecurity, "<span class=\"flag\">\(InboxStrings.security(language))</span>")\
            \(when: conversation.isSpam, "<span class=\"tag\">\(InboxStrings.spam(language))</span>")</h1>
            \(StepsPart(thread: thread, me: me, language: language).buttons)
            </div>
            <p class="subject" lang="\(conversation.language.htmlTag)">\(conversation.subject)</p>
            <div class="meta"><span class="tabular">#\(conversation.number)</span>\
            <span class="state" data-state="\(conversation.state.name.rawValue)">\(InboxStrings.state(conversation.state)(language))</span>\
            \(stateDetail)<span>\(conversation.language.ownName)</span><span>\(thread.queue)</span>\
            \(checkBack)\(closingReason)\(tags)</div>
            \(RegroupingPart(thread: thread, me: me, language: language).lines)\(summary)
            """
    }

    /// The agent, and how long the state lasts.
    private var stateDetail: HTML {
        let agent: HTML =
            thread.listed.agentName.map { name in
                let shown = conversation.state.agent == me.staff.id ? ThreadStrings.you(language) : name
                return "<span>\(ThreadStrings.withAgent(language, ["name": shown]))</span>"
            } ?? .nothing
        let time: HTML =
            switch conversation.state {
            case .queued(let since): "<span class=\"waits\">\(HTML.time(since, .ago))</span>\(offer)"
            case .snoozed(_, let until), .awaitingCustomer(_, let until): "<span>\(HTML.time(until, .until))</span>"
            case .bot, .assigned, .escalated, .resolved, .closed: .nothing
            }
        return agent + time
    }

    /// Who is being asked to take it, and until when.
    private var offer: HTML {
        guard let offer = conversation.offer else { return .nothing }
        let isMine = offer.agent == me.staff.id
        let said = isMine ? ThreadStrings.offered(language) : ThreadStrings.offeredTo(language, ["name": thread.offeredTo ?? ""])
        return "<span\(when: isMine, " class=\"flag calm\"")>\(said) \(HTML.time(offer.until, .until))</span>"
    }

    /// Why it is over, chosen by whoever ended it.
    private var closingReason: HTML {
        guard conversation.state.isSettled, me.staff.may(.handleConversations) else { return .nothing }
        let choices: [HTML] = ClosingReason.allCases.map { reason in
            "<option value=\"\(reason.rawValue)\"\(when: reason == conversation.closingReason, " selected")>\(ThreadStrings.closingReason(reason)(language))</option>"
        }
        return """
            <form class="closing" data-send="PUT /api/v1/conversations/\(conversation.id)/closing-reason"><select name="reason" data-submits \
            aria-label="\(ThreadStrings.closingReason(language))">\(when: conversation.closingReason == nil, "<option value=\"\" selected>\(ThreadStrings.closingReason(language))</option>")\
            \(choices)</select></form>
            """
    }

    private var checkBack: HTML {
        guard let time = thread.checkBack else { return .nothing }
        return "<span>\(ThreadStrings.checkBack(language)) \(HTML.time(time, .until))</span>"
    }

    private var tags: HTML {
        let mayEdit = me.staff.may(.handleConversations)
        let chips: [HTML] = thread.tags.map { tag in
            """
            <span class="chip" data-tag="\(tag)">\(tag)\
            \(when: mayEdit, "<button type=\"button\" data-untag=\"\(tag)\" aria-label=\"\(ThreadStrings.removeTag(language, ["tag": tag]))\">×</button>")</span>
            """
        }
        let input: HTML =
            mayEdit
            ? """
            <input class="tag-input" id="tag-input" maxlength="40" autocomplete="off" placeholder="\(ThreadStrings.addTag(language))\
            " aria-label="\(ThreadStrings.addTag(language))">
            """ : .nothing
        return "<span class=\"tags\">\(chips)\(input)</span>"
    }

    // MARK: - Messages

    var messages: HTML {
        let items = MessagePart(thread: thread, me: me, language: language).items
        let earlier: HTML =
            thread.hasEarlier
            ? thread.messages.first.map {
                "<button type=\"button\" class=\"button quiet more\" data-earlier=\"\($0.seq)\">\(ThreadStrings.earlier(language))</button>"
            } ?? .nothing : .nothing
        return "\(earlier)<ol class=\"messages\" aria-label=\"\(ThreadStrings.messages(language))\">\(items)</ol>"
    }

    /// Open until an agent has written: whoever takes a conversation over reads it first.
    private var summary: HTML {
        guard let summary = conversation.handoverSummary else { return .nothing }
        let isNew = !thread.messages.contains { $0.author == .agent && !$0.isNote }
        return """
            <details class="summary"\(when: isNew, " open")><summary>\(ThreadStrings.summary(language))</summary>
            <div class="text">\(MessagePart.marked(summary, language))</div></details>
            """
    }

    // MARK: - Composer

    private var mayReply: Bool { conversation.state.name != .closed }

    /// The composer is drawn anew only when this changes: what is being written in it must survive.
    private var composerVersion: String { "\(conversation.id)\(mayReply)" }

    private var composer: HTML {
        guard me.staff.may(.handleConversations) else { return .nothing }
        let text = ThreadStrings.self
        let hint = text.replyHint(language, ["name": thread.name(language), "language": conversation.language.ownName])
        return """
            <p class="company" id="company" aria-live="polite"></p>
            <form class="composer" id="composer" data-mode="\(mayReply ? "reply" : "note")">
            <div class="alert danger refusal" id="refusal" role="alert" hidden><p></p><p class="faint">\(text.keepEditing(language))</p>\
            <button type="button" class="button" id="consent" data-confirm="\(text.standByIt(language))" data-override="\(text.override(language))" hidden></button></div>
            \(when: !mayReply, "<p class=\"hint\">\(text.closedHint(language))</p>")
            <div class="modes segments" role="group">
            \(when: mayReply, "<button type=\"button\" class=\"segment\" data-mode=\"reply\" aria-pressed=\"true\">\(text.reply(language)) <kbd aria-hidden=\"true\">r</kbd></button>")
            <button type="button" class="segment" data-mode="note" aria-pressed="\(mayReply ? "false" : "true")\
            ">\(text.noteMode(language)) <kbd aria-hidden="true">n</kbd></button></div>
            <label class="visually-hidden" for="text">\(text.reply(language))</label>
            <textarea id="text" rows="3" maxlength="20000" lang="\(conversation.language.htmlTag)\
            " placeholder="\(mayReply ? hint : text.noteHint(language))" data-reply-hint="\(hint)"
             data-note-hint="\(text.noteHint(language))" aria-describedby="refusal judgement"></textarea>
            <ul class="judgement" id="judgement" aria-live="polite" hidden></ul>
            <div class="tools">
            \(when: mayReply, "<label class=\"button quiet attach\">\(text.attach(language))<input type=\"file\" id=\"file\" class=\"visually-hidden\"></label>")
            <button type="button" class="button quiet" data-picker="macros">\(Phrase(en: "Macros", zh: "快捷回复")(language))\
             <kbd aria-hidden="true">/</kbd></button>
            <button type="button" class="button quiet" data-picker="articles">\(Phrase(en: "Articles", zh: "文章")(language))</button>
            <span class="grow"></span>
            <span class="reply-only"><button type="submit" class="button quiet" value="await">\(text.sendWait(language))</button>
            <button type="submit" class="button quiet" value="resolve">\(text.sendResolve(language))</button></span>
            <button type="submit" class="button primary" value="stay"><span class="reply-only">\(text.send(language))</span>\
            <span class="note-only">\(text.addNote(language))</span></button>
            </div>
            <div class="picker" id="picker" popover="manual" role="dialog">\
            <input type="search" id="picker-input" maxlength="100" autocomplete="off"><ul id="picker-list" role="listbox"></ul></div>
            </form>
            <template id="pending"><li class="message agent pending"><div class="who"><strong>\(me.staff.name)\
            </strong> <span class="sending"></span></div>
            <div class="text" lang="\(conversation.language.htmlTag)"></div></li></template>
            """
    }
}
