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
    /// The rules that it breaks because a lead said so; they belong into the audit log.
    package let overridden: Set<OutboundRule>

    fileprivate init(text: String, overridden: Set<OutboundRule>) {
        self.text = text
        self.overridden = overridden
    }
}

/// Keeps secrets out of everything that comes in, and requests for secrets out of everything that goes out.
package enum WalletSafety {
    /// Takes seed phrases, keys, passwords and codes out of `text` and leaves markers in `language`.
    ///
    /// Linear in the length of the text, whatever it holds. Screening a screened text changes nothing.
    package static func screen(
        _ text: String, at place: ScreeningPlace = .message, policy: ScreeningPolicy = .standard, language: Language
    ) -> Screening {
        func searched(_ text: String) -> Screening {
            guard policy.takesPersonal || ByteSieve.isSuspicious(text) else { return Screening(text: ScreenedText(text: text), findings: []) }
            let screen = Screen(text, rule: place.rule, policy: policy)
            let findings = screen.findings
            return Screening(text: ScreenedText(text: findings.isEmpty ? text : screen.rendered(language)), findings: findings)
        }
        guard text.utf8.count >= LongText.shortest else { return searched(text) }
        let screened = LongText(text).screened(searched)
        return Screening(text: ScreenedText(text: screened.text), findings: screened.findings)
    }

    /// Whether a name that somebody gives (to a person, a team, a line, a prepared text) holds nothing that must not be kept.
    package static func isFreeOfSecrets(_ name: String) -> Bool { screen(name, language: .en).removed.isEmpty }

    /// Secrets in a text of staff, who may write of passwords, codes and transactions without telling one.
    package static func secrets(inOutgoing text: String) -> [SecretKind] {
        ByteSieve.isSuspicious(text) ? Screen(text, rule: .staff).findings.map(\.kind) : []
    }

    /// Lets a text of staff, bot, macro, article or broadcast out, in Chinese or English: refused where it asks for a secret, however
    /// politely, or holds one, where it asks for money or for control of a device, promises to bring money back, links to what is bad or
    /// names an address that the customer has not; and where something that is to be asked twice was not. Warnings and explanations pass.
    /// - Parameter consent: what somebody answers for.
    package static func outbound(_ text: String, context: OutboundContext, consent: OutboundConsent = .none) throws(OutboundRefusal) -> OutboundText {
        let findings = judge(outbound: text, context: context).findings
        let open = findings.filter { !consent.covers($0.rule) }
        guard open.isEmpty else { throw OutboundRefusal(open) }
        return OutboundText(text: text, overridden: Set(findings.map(\.rule).filter { $0.decision == .block }))
    }
}
