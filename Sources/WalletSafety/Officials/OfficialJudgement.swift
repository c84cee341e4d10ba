package import Kit

/// How something imitates an official address, number or name.
package enum ImitationSign: String, Sendable, Hashable, CaseIterable {
    /// Characters that look alike, or another letter case where it matters.
    case lookalikes
    /// The same letters with other dots, hyphens or underscores between them.
    case separators
    /// Words of service or bait, or digits, beside our name or taken from it.
    case addedWords
    /// A letter or digit more, less or other; two in a long name.
    case slip
    /// Our name beside something else.
    case carriesName
    /// Our domain's name under another ending.
    case otherEnding
    /// Our domain in front of somebody else's.
    case officialInFront
    /// Our name as a subdomain of somebody else's.
    case subdomain
    /// Our domain before an `@`, where it leads nowhere.
    case beforeAt
    /// Our name where we have no account of that name.
    case otherPlatform
    /// Our name in front of somebody else's mail domain.
    case otherMail
    /// Our name shown over somebody else's mail address.
    case displayName
}

/// What the register says of one address, number or name.
package struct OfficialJudgement: Sendable {
    package enum Verdict: Sendable, Hashable {
        case official(Official)
        case imitation(of: Official, ImitationSign)
        case notOurs
        /// Nothing that the register could look up.
        case unreadable
    }

    package let verdict: Verdict
    /// What was judged, as it stands in the query.
    package let text: String
    /// Whether a link or its host is known as a scam's, or shows strong evidence of one.
    package let isKnownScam: Bool
    package let why: Phrase
    /// What to do now.
    package let advice: Phrase

    init(_ text: String, _ outcome: OfficialOutcome) {
        self.text = text
        why = outcome.why
        advice = outcome.advice
        switch outcome {
        case .official(let official, _): verdict = .official(official)
        case .imitation(let official, let sign): verdict = .imitation(of: official, sign)
        case .stranger: verdict = .notOurs
        case .nothing, .nameOnly: verdict = .unreadable
        }
        if case .stranger(.scam) = outcome { isKnownScam = true } else { isKnownScam = false }
    }

    /// Smaller is worse.
    var rank: Int {
        switch verdict {
        case .imitation: 0
        case .notOurs: isKnownScam ? 1 : 2
        case .official: 3
        case .unreadable: 4
        }
    }
}

/// What one reading of a claim comes to.
enum OfficialOutcome {
    /// The official, and whether a name without its platform was asked about.
    case official(Official, isPlatformOpen: Bool)
    case imitation(of: Official, ImitationSign)
    case stranger(Stranger)
    /// Our name alone, which says nothing of who uses it.
    case nameOnly
    case nothing

    /// Why something isn't ours.
    enum Stranger {
        /// We have others of the kind, or others on some platform.
        case unlisted(Official.Kind?)
        /// There are none of the kind, or none at all.
        case noneRegistered(Official.Kind?)
        /// We have accounts on other platforms alone.
        case notOnPlatform(Official.Kind)
        /// Under the domain of an official one.
        case sameDomain(Official)
        /// Somebody else's, and genuine.
        case genuineOther
        case scam(LinkReason?)
        case suspicious(LinkReason?)
        /// A page that doesn't say whose it is.
        case nameless(Official.Kind)
    }

    /// Readings are tried in this order: what one of them makes official is official.
    var preference: Int {
        switch self {
        case .official: 0
        case .imitation: 1
        case .stranger(.scam): 2
        case .stranger: 3
        case .nameOnly: 4
        case .nothing: 5
        }
    }
}
