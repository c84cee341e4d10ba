package import Accounts
package import HTTPKit
package import Kit
import Store
package import WalletSafety

/// What a writer answers for, as a call says it: names of rules.
package struct ConsentBody: Codable, Sendable {
    var confirmed: [String]?
    var overridden: [String]?
}

extension OutboundConsent {
    /// - Throws: `.malformed` for a rule that there is not, `.forbidden` where the writer may override none.
    package init(_ body: ConsentBody?, of me: SignedIn) throws(APIError) {
        let overridden = try Self.rules(body?.overridden ?? [])
        guard overridden.isEmpty || me.staff.may(.overrideOutbound) else { throw .forbidden }
        self.init(confirmed: try Self.rules(body?.confirmed ?? []), overridden: overridden)
    }

    private static func rules(_ names: [String]) throws(APIError) -> Set<OutboundRule> {
        var rules: Set<OutboundRule> = []
        for name in names {
            guard let rule = OutboundRule(rawValue: name) else {
                throw .malformed("There is no rule “\(name.prefix(40))”.", "没有“\(name.prefix(40))”这条规则。")
            }
            rules.insert(rule)
        }
        return rules
    }
}

extension OutboundRefusal {
    /// In the caller's terms, with what they could answer for.
    package func explained(mayOverride: Bool) -> APIError {
        switch decision {
        case .pass, .confirm: APIError(.needsConfirmation, explanation, rules: rules.map(\.rawValue))
        case .block where mayOverride && rules.allSatisfy(\.isOverridable): APIError(.outboundRefused, explanation, rules: rules.map(\.rawValue))
        case .block: APIError(.outboundRefused, explanation)
        }
    }
}

extension InboxService {
    /// Customer's messages whose addresses may be named in a reply.
    private static let quotedMessages = 200

    /// Lets a text out that is for everybody: a macro, an article, an announcement, a sentence of the assistant.
    package func outbound(_ text: String, consent: OutboundConsent = .none) throws(OutboundRefusal) -> OutboundText {
        try WalletSafety.outbound(text, context: OutboundContext(judge: linkJudge()), consent: consent)
    }

    /// Lets the texts of staff out that go to everybody together, such as both languages of a macro: their writer answers for all at once.
    package func outbound(_ texts: [String], consent: ConsentBody?, by me: SignedIn) throws -> [OutboundText] {
        let consent = try OutboundConsent(consent, of: me)
        var findings: [OutboundFinding] = []
        var passed: [OutboundText] = []
        for text in texts {
            do { passed.append(try outbound(text, consent: consent)) } catch { findings += error.findings }
        }
        guard findings.isEmpty else { throw OutboundRefusal(findings).explained(mayOverride: me.staff.may(.overrideOutbound)) }
        return passed
    }

    /// Lets a reply out: it may name the addresses that its customer wrote.
    func outbound(_ text: TypedText, consent: ConsentBody?, in id: ID<Conversation>, by me: SignedIn) async throws -> OutboundText {
        let consent = try OutboundConsent(consent, of: me)
        do {
            return try WalletSafety.outbound(text.text, context: try await outboundContext(id, for: me), consent: consent)
        } catch let refusal as OutboundRefusal {
            throw refusal.explained(mayOverride: me.staff.may(.overrideOutbound))
        }
    }

    /// What is to be said of a reply before it is sent.
    func judgement(of text: String, in id: ID<Conversation>, by me: SignedIn) async throws -> OutboundJudgement {
        WalletSafety.judge(outbound: text, context: try await outboundContext(id, for: me))
    }

    private func outboundContext(_ id: ID<Conversation>, for me: SignedIn) async throws -> OutboundContext {
        let quoted: [String] = try await store.read { tx in
            _ = try tx.access(conversation: id, for: me)
            return try tx.column(
                """
                SELECT text FROM message WHERE conversation_id = \(id) AND author = 'customer' AND destroyed_at IS NULL
                ORDER BY seq DESC LIMIT \(Self.quotedMessages)
                """)
        }
        return OutboundContext(quoted: quoted, judge: linkJudge())
    }
}

extension WriteTransaction {
    /// Writes down that a text went out against a rule.
    package func auditOverride(_ text: OutboundText, of subject: String, by actor: ID<Staff>?, at now: Instant) throws {
        guard !text.overridden.isEmpty else { return }
        try audit(actor, "outbound.overridden", subject, detail: text.overridden.map(\.rawValue).sorted().joined(separator: ","), at: now)
    }
}

/// What the judge says of a text that is being written.
struct OutboundJudgementView: Codable, Sendable {
    struct Finding: Codable, Sendable {
        var rule: String
        /// `confirm` or `block`.
        var decision: String
        var words: String
        var explanation: String
    }

    var decision: String
    var findings: [Finding]

    init(_ judgement: OutboundJudgement, language: Language) {
        decision = "\(judgement.decision)"
        findings = judgement.findings.map {
            Finding(rule: $0.rule.rawValue, decision: "\($0.rule.decision)", words: $0.words, explanation: $0.explanation(language))
        }
    }
}

struct OutboundBody: Codable, Sendable { var text: String }
