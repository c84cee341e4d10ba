package import TextKit

/// What a message is about, and how sure that is.
package struct Sorting: Sendable {
    /// What kind of help is needed.
    package enum Category: String, Sendable, CaseIterable {
        /// Something fails or behaves unexpectedly.
        case technical
        /// Theft, fraud, a key that others know, and how to stay out of it.
        case security
        /// Asks how, whether or what; nothing is broken.
        case howTo = "how-to"
    }

    /// What a question is about.
    package enum Topic: String, Sendable, CaseIterable {
        case accountLogin = "account-login"
        case accountSecurity = "account-security"
        case transfer
        case history = "tx-history"
        case assetDisplay = "asset-display"
        case tokens = "token-management"
        case dapp
        case backup = "backup-restore"
        case appFailure = "app-failure"
        case staking = "staking-resources"
        case node = "node-connection"
        case contract
        case scam = "phishing-scam"
        case keyLeak = "key-leak"
        case market
        case other
    }

    /// A BCP 47 tag; nil where it can't be told.
    package let language: String?
    package let category: Category
    /// How likely the category is, 0 to 1; 1 where a rule decided.
    package let confidence: Double
    /// The likeliest first.
    package let topics: [LinearClassifier.Guess]

    /// From this probability on what might be theft is treated as theft: missing one costs more than looking at two.
    private static let securityCut = 0.35

    /// Rules come first, then what was learned. Without a trained classifier all but what the rules know is a technical question about something else.
    package init(_ text: String) {
        language = WrittenLanguage.of(text)
        topics = ShippedClassifier.topic?.guesses(text) ?? []
        let guesses = ShippedClassifier.category?.guesses(text) ?? []
        let security = guesses.first { $0.label == Category.security.rawValue }?.probability ?? 0
        if Triage.reason(text) == .security {
            (category, confidence) = (.security, 1)
        } else if security >= Sorting.securityCut {
            (category, confidence) = (.security, security)
        } else {
            let best = guesses.first { $0.label != Category.security.rawValue }
            (category, confidence) = (best.flatMap { Category(rawValue: $0.label) } ?? .technical, best?.probability ?? 0)
        }
    }

    package var topic: Topic { topics.first.flatMap { Topic(rawValue: $0.label) } ?? .other }
}
