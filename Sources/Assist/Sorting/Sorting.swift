package import TextKit

/// What a message is about, and how sure that is.
package struct Sorting: Sendable {
    /// What kind of help is needed.
    package enum Category: String, Sendable, Codable, CaseIterable {
        /// Something fails or behaves unexpectedly.
        case technical
        /// Theft, fraud, a key that others know, and how to stay out of it.
        case security
        /// Asks how, whether or what; nothing is broken.
        case howTo = "how-to"
    }

    /// What a question is about.
    package enum Topic: String, Sendable, Codable, CaseIterable {
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
    /// - Parameter vector: of the text as a question, where there is one.
    package init(_ text: String, vector: SentenceVector?, by classifiers: Classifiers = .shipped) {
        language = WrittenLanguage.of(text)
        let guesses = classifiers.category?.guesses(text, vector) ?? []
        let security = guesses.first { $0.label == Category.security.rawValue }?.probability ?? 0
        if Triage.reason(text) == .security {
            (category, confidence) = (.security, 1)
        } else if security >= Sorting.securityCut {
            (category, confidence) = (.security, security)
        } else {
            let best = guesses.first { $0.label != Category.security.rawValue }
            (category, confidence) = (best.flatMap { Category(rawValue: $0.label) } ?? .technical, best?.probability ?? 0)
        }
        // A rule's word on the category is the last one.
        let categories = confidence == 1 ? [LinearClassifier.Guess(label: category.rawValue, probability: 1)] : guesses
        let topics = classifiers.topic?.guesses(text, vector) ?? []
        self.topics = ShippedClassifier.kinds?.weighed(topics, by: categories) ?? topics
    }

    /// What sorts: the shipped ones, or those that the desk has learned since.
    package struct Classifiers: Sendable {
        let category: JointClassifier?
        let topic: JointClassifier?

        package static let shipped = Classifiers(category: ShippedClassifier.category, topic: ShippedClassifier.topic)

        /// Learned by words, beside the shipped meaning.
        static func shipped(_ category: LinearClassifier, _ topic: LinearClassifier) -> Classifiers {
            Classifiers(
                category: ShippedClassifier.category?.saying(category) ?? JointClassifier(words: category, meaning: nil),
                topic: ShippedClassifier.topic?.saying(topic) ?? JointClassifier(words: topic, meaning: nil))
        }
    }

    /// Whether it has happened or is happening: a question about how to stay out of trouble is for an article.
    package var isPressing: Bool { category == .security && topic != .scam || confidence == 1 }

    package var topic: Topic { topics.first.flatMap { Topic(rawValue: $0.label) } ?? .other }
}
