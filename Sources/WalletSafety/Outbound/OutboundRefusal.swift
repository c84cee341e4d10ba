package import Kit

/// Why a text may not be sent as it stands.
package struct OutboundRefusal: Error, Sendable, Hashable {
    /// What nobody has answered for, the strictest first; never empty.
    package let findings: [OutboundFinding]

    package var decision: OutboundDecision { findings.first?.rule.decision ?? .block }

    package var rules: [OutboundRule] { findings.map(\.rule).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

    /// For the writer: what is wrong, and what to write instead. One paragraph for each finding, the first five.
    package var explanation: Phrase {
        let shown = findings.prefix(5).map(\.explanation)
        return Phrase(en: shown.map(\.en).joined(separator: "\n"), zh: shown.map(\.zh).joined(separator: "\n"))
    }

    /// - Parameter findings: not empty.
    package init(_ findings: [OutboundFinding]) {
        // A stable order: what is blocked comes before what is asked, each as it stands in the text.
        self.findings = findings.filter { $0.rule.decision == .block } + findings.filter { $0.rule.decision != .block }
    }
}

/// The rules that somebody answers for, so that a text may be sent although it touches them.
package struct OutboundConsent: Sendable, Hashable {
    private let rules: Set<OutboundRule>

    /// Nobody has been asked anything.
    package static let none = OutboundConsent()
    /// For articles, and for what quotes them: whoever publishes one has read it, and some name the addresses of contracts.
    package static let reviewed = OutboundConsent(confirmed: Set(OutboundRule.allCases), overridden: [.foreignAddress])

    /// - Parameters:
    ///   - confirmed: what the writer was asked about and stands by. Rules that block are not theirs to lift and count for nothing.
    ///   - overridden: what a lead takes upon themselves, of the rules that can be lifted.
    package init(confirmed: Set<OutboundRule> = [], overridden: Set<OutboundRule> = []) {
        rules = confirmed.filter { $0.decision == .confirm }.union(overridden.filter(\.isOverridable))
    }

    func covers(_ rule: OutboundRule) -> Bool { rules.contains(rule) }
}

extension OutboundRule {
    /// Whether a lead can lift it. Nobody of ours asks for a secret or for control of a device, nor sends a secret, whoever they are.
    package var isOverridable: Bool {
        switch self {
        case .asksForSecret, .containsSecret, .asksForRemoteControl: false
        case .asksForFunds, .promisesRecovery, .badLink, .foreignAddress, .unknownLink, .investmentAdvice, .blame, .doubtfulRequest: true
        }
    }
}
