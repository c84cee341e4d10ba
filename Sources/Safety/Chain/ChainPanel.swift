import Accounts
import ChainKit
import HTTPKit
import Inbox
import Kit
import Store

/// The chain's part of the evidence beside a conversation: wallets that were proven, and what the chain says of everything that was written.
struct ChainPanel {
    /// An address or hash, with what is known of it.
    struct Item {
        let mention: ChainMention
        /// The answers, the oldest first; empty where it was not asked about or nobody has answered yet.
        let history: [ChainSnapshot]
    }

    let conversation: ID<Conversation>
    let proven: [WalletProof]
    let items: [Item]
    let traces: [TraceCard]
    let canBeAsked: Bool
    let language: Language

    private typealias Text = ChainStrings

    var html: HTML {
        """
        \(provenWallets)<section class="chain"><h2>\(Text.chain(language))</h2>
        \(when: !canBeAsked, "<p class=\"alert\">\(Text.noNode(language))</p>")
        \(when: items.isEmpty, "<p class=\"faint\">\(Text.none(language))</p>")
        <ul class="chain-items">\(items.map(row) as [HTML])</ul></section>
        """
    }

    private var provenWallets: HTML {
        let rows: [HTML] = proven.map { proof in
            """
            <li><span class="kind">\(proof.chain == .tron ? "TRON" : "EVM")</span> \(grouped(proof.address)) \
            <span class="faint">\(Text.provenOn(language)) \(HTML.time(proof.provenAt ?? proof.expiresAt, .stamp))</span></li>
            """
        }
        return rows.isEmpty ? .nothing : "<section class=\"proven\"><h2>\(Text.proven(language))</h2><ul class=\"chain-items\">\(rows)</ul></section>"
    }

    private func row(_ item: Item) -> HTML {
        let mention = item.mention
        return """
            <li class="\(item.history.last?.concern.rawValue ?? "none")"><span class="kind">\(mention.name)</span>\
            <button type="button" class="button quiet small" data-copy="\(mention.text)">\(Text.copy(language))</button>
            \(grouped(mention.text))
            \(when: mention.hint != nil, "<p class=\"hint\">\(mention.hint ?? "")</p>")
            \(item.history.last.map(answer) ?? .nothing)\(steps(item))\(earlier(item.history.dropLast()))</li>
            """
    }

    private func answer(_ snapshot: ChainSnapshot) -> HTML {
        let lines: [HTML] = snapshot.words.agent(language).map { "<li>\($0)</li>" }
        return """
            <p class="verdict"><span class="status \(snapshot.status)">\(Text.status(snapshot.status)(language))</span> \(snapshot.words.user(language))</p>
            <details><summary>\(Text.facts(language))</summary><ul class="facts">\(lines)</ul></details>
            <p class="faint">\(Text.source(language, ["node": snapshot.node])) \(HTML.time(snapshot.seenAt, .stamp))</p>
            """
    }

    private func steps(_ item: Item) -> HTML {
        guard let subject = item.mention.question?.subject else { return .nothing }
        let trace = item.mention.isAccount ? form("money-traces", ["address": subject], Text.follow, then: "trace") : .nothing
        return """
            <div class="actions">\(form("chain-readings", ["subject": subject], item.history.isEmpty ? Text.ask : Text.askAgain))\(trace)\
            \(traces.filter { $0.address == subject }.map(traceLink) as [HTML])</div>
            """
    }

    private func form(_ noun: String, _ body: [String: String], _ label: Phrase, then: String = "") -> HTML {
        """
        <form data-send="POST /api/v1/conversations/\(conversation)/\(noun)" data-then="\(then)" data-body="\((try? JSON.text(body)) ?? "{}")">\
        <button class="button small">\(label(language))</button></form>
        """
    }

    private func traceLink(_ trace: TraceCard) -> HTML {
        "<a class=\"button quiet small\" href=\"/console/money-traces/\(trace.id)\">\(Text.openTrace(language)) \(HTML.time(trace.startedAt, .stamp))</a>"
    }

    private func earlier(_ snapshots: ArraySlice<ChainSnapshot>) -> HTML {
        guard !snapshots.isEmpty else { return .nothing }
        let rows: [HTML] = snapshots.reversed().map { each in
            "<li>\(HTML.time(each.readAt, .stamp)) · \(Text.status(each.status)(language)): \(each.words.user(language))</li>"
        }
        return "<details><summary>\(Text.earlier(language))</summary><ul class=\"facts\">\(rows)</ul></details>"
    }

    /// In groups of four, for the eye; whoever copies gets it whole.
    private func grouped(_ text: String) -> HTML {
        let groups: [HTML] = stride(from: 0, to: text.count, by: 4).map { start in "<span>\(text.dropFirst(start).prefix(4))</span>" }
        return "<code class=\"grouped\" translate=\"no\">\(groups)</code>"
    }
}

/// An address or hash of a conversation's texts.
struct ChainMention: Sendable, Hashable {
    let text: String
    /// Of the chain, or what it is.
    let name: String
    /// What is wrong with it, or what it is.
    let hint: String?
    /// How the chain is asked about it; nil where it can't be.
    let question: ChainQuestion?

    var isAccount: Bool { if case .account = question { true } else { false } }

    /// Those of some texts, each once, in order of appearance; at most 20.
    static func all(in texts: [String], _ language: Language) -> [ChainMention] {
        var seen: Set<String> = []
        let mentions = texts.flatMap { ChainReference.all(in: $0) }.map { ChainMention($0, language) }.filter { seen.insert($0.text).inserted }
        return Array(mentions.prefix(20))
    }

    private init(_ reference: ChainReference, _ language: Language) {
        switch reference.subject {
        case .transaction(let id, let chain):
            self.init(text: reference.text, name: ChainStrings.transaction(language), hint: nil, question: .transaction(id, chain: chain))
        case .address(let verdict):
            self.init(
                text: verdict.canonical ?? reference.text, name: verdict.chain.name, hint: verdict.hint?(language),
                question: verdict.tron.map { .account($0) })
        }
    }

    private init(text: String, name: String, hint: String?, question: ChainQuestion?) {
        self.text = text
        self.name = name
        self.hint = hint
        self.question = question
    }
}

extension ChainService {
    /// Messages that are looked through.
    private static let depth = 200

    func panel(of id: ID<Conversation>, for me: SignedIn, _ language: Language) async throws -> ChainPanel {
        let (conversation, texts, proven, snapshots, traces) = try await inbox.explaining {
            try await store.read { tx in
                let conversation = try tx.access(conversation: id, for: me)
                let texts = try tx.latestMessages(of: id, limit: Self.depth).map(\.text)
                return (
                    conversation, texts, try tx.provenWallets(of: conversation.contact), try tx.chainSnapshotsOfAll(in: id), try tx.traceCards(of: id)
                )
            }
        }
        let history = Dictionary(grouping: snapshots, by: \.subject)
        let items = ChainMention.all(in: texts, language).map { mention in
            ChainPanel.Item(mention: mention, history: mention.question.flatMap { history[$0.subject] } ?? [])
        }
        return ChainPanel(
            conversation: conversation.id, proven: proven, items: items, traces: traces, canBeAsked: await canBeAsked, language: language)
    }
}
