package import Kit

/// What becomes of an outgoing text, from the mildest to the strictest.
package enum OutboundDecision: Int, Sendable, Hashable, Comparable {
    case pass
    /// The writer is asked once more; a text of the bot or of a macro doesn't go out by itself.
    case confirm
    case block

    package static func < (left: OutboundDecision, right: OutboundDecision) -> Bool { left.rawValue < right.rawValue }
}

/// What an outgoing text must not do. The raw value is the rule's name in records and metrics.
package enum OutboundRule: String, Sendable, Hashable, CaseIterable {
    case asksForSecret = "asks_for_secret"
    case containsSecret = "contains_secret"
    case asksForRemoteControl = "asks_for_remote_control"
    case asksForFunds = "asks_for_funds"
    case promisesRecovery = "promises_recovery"
    case badLink = "bad_link"
    case foreignAddress = "foreign_address"
    case unknownLink = "unknown_link"
    case investmentAdvice = "investment_advice"
    case blame
    /// What only the sentence model finds: it reads like a request or promise of swindlers.
    case doubtfulRequest = "doubtful"

    package var decision: OutboundDecision {
        switch self {
        case .asksForSecret, .containsSecret, .asksForRemoteControl, .asksForFunds, .promisesRecovery, .badLink, .foreignAddress: .block
        case .unknownLink, .investmentAdvice, .blame, .doubtfulRequest: .confirm
        }
    }
}

package struct OutboundFinding: Sendable, Hashable {
    package let rule: OutboundRule
    /// The words of the text that it is about, at most 160 characters; empty for `containsSecret`, which must not be repeated.
    package let words: String
    /// For the writer: what is wrong, and what to write instead.
    package let explanation: Phrase
}

package struct OutboundJudgement: Sendable, Hashable {
    /// At most one for each rule, and one for each address and link.
    package let findings: [OutboundFinding]

    package var decision: OutboundDecision { findings.map(\.rule.decision).max() ?? .pass }

    package func findings(of rule: OutboundRule) -> [OutboundFinding] { findings.filter { $0.rule == rule } }
}

package enum LinkOpinion: Sendable, Hashable {
    case allowed, unknown, malicious
}

/// What the caller knows that the text doesn't say.
package struct OutboundContext: Sendable {
    /// Judges the text of a link as it stands in the message, without invisible characters.
    package let links: @Sendable (String) -> LinkOpinion
    /// The user's own texts; addresses that stand in them may be named.
    package let quoted: [String]

    package init(quoted: [String] = [], links: @escaping @Sendable (String) -> LinkOpinion) {
        self.quoted = quoted
        self.links = links
    }

    /// - Parameter judge: by a desk's own lists.
    package init(quoted: [String] = [], judge: LinkJudge = .shipped) {
        self.init(quoted: quoted, links: { judge.opinion(of: $0) })
    }
}

extension WalletSafety {
    /// Judges a text of staff, bot, macro, article or broadcast, in Chinese or English, by every rule. Linear in the length of the text.
    package static func judge(outbound text: String, context: OutboundContext) -> OutboundJudgement {
        judge(outbound: text, context: context, model: .shipped)
    }

    /// - Parameter model: asked about sentences in which the grammar finds nothing.
    package static func judge(outbound text: String, context: OutboundContext, model: SentenceModel?) -> OutboundJudgement {
        let folded = FoldedText(text)
        let units = OutboundReader.units(of: folded, phrases: .grammar)
        let reading = OutboundReading(units)
        var findings = secrets(inOutgoing: text).prefix(1).map(OutboundFinding.secret)
        findings += reading.findings(in: folded)
        if let model { findings += SecondOpinion(model, on: reading, of: folded, units: units).findings(in: folded) }
        findings += OutboundPointers.findings(in: folded, units: units, context: context)
        return OutboundJudgement(findings: findings)
    }
}
