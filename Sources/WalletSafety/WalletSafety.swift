package import Kit

/// Where the text stands, which decides whether 64 hexadecimal digits may stay.
package enum ScreeningPlace: Sendable {
    /// Running text, and every field without a rule of its own.
    case message
    /// A form's field for a transaction hash.
    case hashField
    /// A text whose digits the person has declared to be a transaction hash.
    case declaredHash

    fileprivate var rule: HexJudgement.Rule {
        switch self {
        case .message: .undeclared
        case .hashField, .declaredHash: .declared
        }
    }
}

/// Text that has passed the screen. Only `WalletSafety.screen` makes one.
package struct ScreenedText: Sendable, Hashable {
    package let text: String

    init(text: String) { self.text = text }
}

/// What a screening left, and what kinds of secrets it took out. Nothing in it holds a part of a secret.
package struct Screening: Sendable {
    package let text: ScreenedText
    /// What was taken out, in order of appearance.
    package let findings: [Finding]

    package var removed: [SecretKind] { findings.map(\.kind) }
}

/// Text that staff, bot, macro or broadcast may send. Only `WalletSafety.outbound` makes one.
package struct OutboundText: Sendable, Hashable {
    package let text: String

    fileprivate init(text: String) { self.text = text }
}

/// Keeps secrets out of everything that comes in, and requests for secrets out of everything that goes out.
package enum WalletSafety {
    /// Takes seed phrases, keys, passwords and codes out of `text` and leaves markers in `language`.
    ///
    /// Linear in the length of the text, whatever it holds. Screening a screened text changes nothing.
    /// - Parameter takesPersonal: whether numbers of identity and payment cards go too.
    package static func screen(
        _ text: String, at place: ScreeningPlace = .message, takesPersonal: Bool = false, language: Language
    ) -> Screening {
        func searched(_ text: String) -> Screening {
            guard takesPersonal || ByteSieve.isSuspicious(text) else { return Screening(text: ScreenedText(text: text), findings: []) }
            let screen = Screen(text, rule: place.rule, takesPersonal: takesPersonal)
            let findings = screen.findings
            return Screening(text: ScreenedText(text: findings.isEmpty ? text : screen.rendered(language)), findings: findings)
        }
        guard text.utf8.count >= LongText.shortest else { return searched(text) }
        let screened = LongText(text).screened(searched)
        return Screening(text: ScreenedText(text: screened.text), findings: screened.findings)
    }

    /// Secrets in a text of staff, who may write of passwords, codes and transactions without telling one.
    package static func secrets(inOutgoing text: String) -> [SecretKind] {
        ByteSieve.isSuspicious(text) ? Screen(text, rule: .staff).findings.map(\.kind) : []
    }

    /// Judges a text of staff, bot, macro or broadcast, in Chinese or English: refused where it asks for a secret, however politely, or holds
    /// one, where it asks for money or for control of a device, promises to bring money back, or links to what is known to be bad. Warnings
    /// and explanations pass.
    package static func outbound(_ text: String) throws(OutboundRefusal) -> OutboundText {
        if let kind = secrets(inOutgoing: text).first { throw .containsSecret(kind) }
        let judgement = judge(outbound: text, context: OutboundContext(links: { LinkJudge.opinion(of: $0) }))
        for finding in judgement.findings where finding.rule.decision == .block {
            switch finding.rule {
            case .asksForSecret: throw .asksForSecret(finding.words)
            // Whose address it is only who knows the conversation can say.
            case .foreignAddress: continue
            default: throw .breaksRule(finding)
            }
        }
        return OutboundText(text: text)
    }
}
