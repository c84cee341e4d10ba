package import Accounts
package import Inbox
package import Kit

/// A conversation given to an agent, and why to this one.
package struct Deal: Sendable, Hashable {
    package let conversation: ID<Conversation>
    package let agent: ID<Staff>
    package let rule: Rule
    /// How many free agents fitted.
    package let candidates: Int

    package enum Rule: String, Sendable, Hashable, Codable, CaseIterable {
        /// They had it before.
        case sameAgent
        /// Nobody else fitted and was free.
        case onlyOne
        case mostIdle
        case leastLoaded
    }
}

/// Why an agent was chosen for a conversation, or was not.
package enum Verdict: Sendable, Hashable {
    case chosen
    /// Fitted and was free, and another came first by the rule.
    case free
    /// All places are taken.
    case full
    case lacks([Needs.Lack])
    case declined
    /// Their last free places are kept for what might be theft.
    case reserved
}
