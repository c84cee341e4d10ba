import Accounts
import HTTPKit
import Kit
import Store
import WalletSafety

/// What is known about a conversation without asking anybody.
struct Evidence: Sendable {
    let conversation: Conversation
    let contact: Contact
    let queue: String
    let earlier: [Conversation]
    /// Addresses of the texts whose ends look the same.
    let lookalikes: [AddressLookalike]
    /// Links that the customer wrote, each once, the worst first.
    let links: [LinkJudgement]
    /// Kinds of secrets that were taken out, each once.
    let removed: [String]
    /// Where the same secrets were seen before.
    let elsewhere: [SecretSighting.Elsewhere]
    /// Labelled lines of the form.
    let details: [(label: String, value: String)]
    let escalation: Escalation?
}

/// What is stored of a conversation, before it is judged.
private struct Known: Sendable {
    let conversation: Conversation
    let contact: Contact
    let queue: String
    let earlier: [Conversation]
    let messages: [Message]
    /// The text of the first message.
    let first: String?
    let elsewhere: [SecretSighting.Elsewhere]
    let escalation: Escalation?
}

extension Reading {
    fileprivate func known(of id: ID<Conversation>, for me: SignedIn, depth: Int) throws -> Known {
        let conversation = try access(conversation: id, for: me)
        guard let contact = try contact(conversation.contact) else { throw AccessDenied() }
        let earlier: [Conversation] = try all(
            """
            SELECT \(Conversation.columns) FROM conversation c WHERE c.contact_id = \(contact.id) AND c.id <> \(id) AND \(reach(me))
            ORDER BY c.number DESC LIMIT 10
            """)
        return Known(
            conversation: conversation, contact: contact, queue: try queues().first { $0.id == conversation.queue }?.name ?? "", earlier: earlier,
            messages: try latestMessages(of: id, limit: depth), first: try messages(of: id, after: 0, limit: 1, withNotes: false).first?.text,
            elsewhere: try sightingsElsewhere(than: conversation, for: me), escalation: try escalation(of: id))
    }
}

extension InboxService {
    /// Messages that are looked through for addresses.
    private static let depth = 200

    func evidence(_ id: ID<Conversation>, for me: SignedIn) async throws -> Evidence {
        let known = try await explaining { try await store.read { tx in try tx.known(of: id, for: me, depth: Self.depth) } }
        let first = known.first ?? ""
        // Judged outside of the transaction: others read and write meanwhile.
        return Evidence(
            conversation: known.conversation, contact: known.contact, queue: known.queue, earlier: known.earlier,
            lookalikes: WalletSafety.lookalikes(in: known.messages.map(\.text)),
            links: links(in: known.messages.filter { $0.author == .customer }.map(\.text)),
            removed: known.messages.flatMap(\.removed).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }, elsewhere: known.elsewhere,
            details: known.conversation.channel == .form ? Self.details(in: first) : [], escalation: known.escalation)
    }

    /// The most hosts that are judged, and of those the most that are shown.
    private static let (mostHosts, mostShown) = (100, 20)

    private func links(in texts: [String]) -> [LinkJudgement] {
        var seen: Set<String> = []
        var hosts: [Link] = []
        for text in texts where hosts.count < Self.mostHosts {
            hosts += LinkExtractor.links(in: text).filter { seen.insert($0.host.ascii).inserted }
        }
        let judge = linkJudge()
        return Array(hosts.prefix(Self.mostHosts).map(judge.judgement).sorted { $0.verdict.concern > $1.verdict.concern }.prefix(Self.mostShown))
    }

    /// The form's answers stand above its text as `Label: answer`, one a line.
    private static func details(in text: String) -> [(label: String, value: String)] {
        var details: [(label: String, value: String)] = []
        for line in text.split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { break }
            let label = line[..<colon]
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            guard label.count <= 30, !label.contains("http"), !value.isEmpty else { break }
            details.append((String(label), String(value)))
        }
        return details
    }
}

/// The column of the evidence.
struct EvidencePart {
    let evidence: Evidence
    let me: SignedIn
    let language: Language

    private var conversation: Conversation { evidence.conversation }
    private var contact: Contact { evidence.contact }

    var html: HTML {
        """
        <div class="evidence" data-id="\(conversation.id)">
        <button type="button" class="button quiet drawer-close" data-column="thread">\(EvidenceStrings.closeDrawer(language))</button>
        \(risks)\(escalation)\(routing)\(side)\(sorting)\(person)\(details)\(chain)\(links)\(suggestions)\(facts)
        </div>
        """
    }

    private func section(_ title: Phrase, _ content: HTML, kind: HTML = "") -> HTML {
        "<section class=\"\(kind)\"><h2>\(title(language))</h2>\(content)</section>\n"
    }

    private var risks: HTML {
        let text = EvidenceStrings.self
        let kinds = evidence.removed.map { text.removedKind($0)(language) }.joined(separator: language == .zh ? "、" : ", ")
        let isShared = SecretKind.all.contains { $0.isAlarming && evidence.removed.contains($0.code) }
        let isRisky = conversation.isSecurity || !evidence.removed.isEmpty || contact.blockedAt != nil || !evidence.lookalikes.isEmpty
        guard isRisky else { return .nothing }
        return section(
            text.risks,
            """
            <ul class="risks">\(when: conversation.isSecurity, "<li>\(text.isSecurity(language))</li>")\
            \(when: !kinds.isEmpty, "<li>\(text.removed(language, ["what": kinds]))</li>")\
            \(when: isShared, "<li>\(text.sharedSecret(language))</li>")\(elsewhere)\(lookalikes)\
            \(when: contact.blockedAt != nil, "<li>\(text.blocked(language))</li>")</ul>
            """, kind: "danger")
    }

    /// Somebody else's phrase in two hands is theft or one person with two accounts: whoever helps has to know.
    private var elsewhere: [HTML] {
        evidence.elsewhere.map { each in
            let said = each.isSamePerson ? EvidenceStrings.seenSame : EvidenceStrings.seenOther
            return "<li>\(said(language)) <a href=\"/console/conversations/\(each.conversation)\" data-id=\"\(each.conversation)\">#\(each.number)</a></li>"
        }
    }

    private var lookalikes: [HTML] {
        evidence.lookalikes.map { pair in
            """
            <li>\(EvidenceStrings.lookalikes(language))<br><code class="mono" translate="no">\(pair.one)</code><br>\
            <code class="mono" translate="no">\(pair.other)</code></li>
            """
        }
    }

    private var person: HTML {
        let text = EvidenceStrings.self
        let name = contact.name.isEmpty ? "\(InboxStrings.visitor(language)) \(conversation.number)" : contact.name
        let earlier: [HTML] = evidence.earlier.map { each in
            """
            <li><a href="/console/conversations/\(each.id)" data-id="\(each.id)"><span class="tabular">#\(each.number)</span> \
            <span lang="\(each.language.htmlTag)">\(each.subject.isEmpty ? InboxStrings.noSubject(language) : each.subject)</span></a> \
            <span class="faint">\(InboxStrings.state(each.state)(language)) · \(HTML.time(each.createdAt, .ago))</span></li>
            """
        }
        return section(
            text.person,
            """
            <p class="person"><strong>\(name)\
            </strong>\(when: contact.isSimulated, "<span class=\"tag\">\(InboxStrings.simulated(language))</span>")</p>
            <ul class="facts"><li>\(text.writesIn(language, ["language": conversation.language.ownName]))</li>
            <li>\(contact.email == nil ? text.emailMissing(language) : text.emailKnown(language))</li>
            <li>\(contact.externalID == nil ? text.unsigned(language) : text.signed(language))</li>
            \(when: contact.isSimulated, "<li>\(text.simulatedHint(language))</li>")</ul>
            <h3>\(text.earlier(language))</h3>
            \(when: earlier.isEmpty, "<p class=\"faint\">\(text.noEarlier(language))</p>")<ul class="earlier">\(earlier)</ul>
            """)
    }

    private var details: HTML {
        guard !evidence.details.isEmpty else { return .nothing }
        let rows: [HTML] = evidence.details.map { "<div><dt>\($0.label)</dt><dd>\($0.value)</dd></div>" }
        return section(EvidenceStrings.form, "<dl class=\"pairs\">\(rows)</dl>")
    }

    /// What experts were told, and what they found.
    private var escalation: HTML {
        guard let escalation = evidence.escalation else { return .nothing }
        var pairs = EscalationFact.allCases.map { fact in
            (EscalationStrings.name(fact)(language), escalation.facts[fact] ?? EscalationStrings.missing(language))
        }
        if let finding = escalation.finding {
            pairs += [(EscalationStrings.cause(language), finding.cause), (EscalationStrings.remedy(language), finding.remedy)]
            if let fault = finding.fault { pairs.append((EscalationStrings.faults(language), fault)) }
        }
        let rows: [HTML] = pairs.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>" }
        return section(EscalationStrings.record, "<dl class=\"pairs\">\(rows)</dl>")
    }

    /// Filled by the page's script: what the chain says of addresses and hashes is another feature's to know.
    private var chain: HTML { foreign("chain") }

    /// Likewise what is promised, and why it went to whom.
    private var routing: HTML { foreign("routing") }

    /// Likewise what was asked outside.
    private var side: HTML { foreign("side") }

    /// Likewise what it is about, what might be replied and what was like it.
    private var sorting: HTML { foreign("sorting") }

    private func foreign(_ name: HTML) -> HTML {
        "<div id=\"\(name)\" class=\"foreign\" data-path=\"/console/fragments/\(name)/\(conversation.id)\" aria-live=\"polite\"></div>"
    }

    /// Hosts only, and none that could be opened by a click.
    private var links: HTML {
        guard !evidence.links.isEmpty else { return .nothing }
        let items: [HTML] = evidence.links.map { judgement in
            let reasons = judgement.reasons.map { $0(language) }.joined(separator: language == .zh ? "" : " ")
            return """
                <li class="\(judgement.verdict.rawValue)"><code translate="no">\(judgement.link.host.unicode)</code>\
                <strong>\(judgement.verdict.name(language))</strong> <span class="faint">\(reasons)</span></li>
                """
        }
        return section(EvidenceStrings.links, "<ul class=\"judged\">\(items)</ul>")
    }

    /// Filled by the page's script: which articles fit is another feature's to say.
    private var suggestions: HTML {
        section(
            EvidenceStrings.suggestions,
            "<ul class=\"suggestions\" id=\"suggestions\" data-path=\"/api/v1/conversations/\(conversation.id)/suggestions\" aria-live=\"polite\"></ul>")
    }

    private var facts: HTML {
        let text = EvidenceStrings.self
        func pair(_ name: Phrase, _ value: HTML) -> HTML { "<div><dt>\(name(language))</dt><dd>\(value)</dd></div>" }
        return section(
            text.details,
            """
            <dl class="pairs">\(pair(text.queue, "\(evidence.queue)"))\
            \(pair(text.channel, "\(InboxStrings.channel(conversation.channel)(language))"))\
            \(when: conversation.topic != nil, pair(text.topic, "\(conversation.topic ?? "")"))\
            \(pair(text.opened, HTML.time(conversation.createdAt, .stamp)))\
            \(when: conversation.misses > 0, pair(text.misses, "\(conversation.misses)"))\
            \(when: conversation.rating != nil, pair(text.rating, "\(conversation.rating ?? 0) / 5"))</dl>
            """)
    }
}
