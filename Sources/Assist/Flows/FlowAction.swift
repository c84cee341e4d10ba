package import ChainKit
package import Kit

/// What the desk does for a flow, in order.
package enum FlowAction: Sendable, Hashable {
    case ask(FlowQuestion)
    case lookUpTransaction(TransactionID, chain: Chain?)
    /// A TRON address in base 58.
    case lookUpAccount(String)
    case lookUpFreeze(String)
    case lookUpWeather
    case say(FlowAnswer)
    /// A person goes on. The flow is over.
    case handOver(FlowHandover)
    /// All is said. The flow is over.
    case done
    /// The message is none of this flow's: the desk answers it as any other. The flow is over.
    case passOn
}

/// Something that the assistant says of its own accord or from the chain.
package struct FlowAnswer: Sendable, Hashable {
    package let text: Phrase
    /// Where the facts in it are from; nil for general knowledge.
    package let source: FlowSource?
    /// Slugs of articles that say more, the best first.
    package let articles: [String]

    package init(_ text: Phrase, source: FlowSource? = nil, articles: [String] = []) {
        self.text = text
        self.source = source
        self.articles = articles
    }
}

/// Who said something of the chain, and when.
package struct FlowSource: Sendable, Hashable, Codable {
    /// As the desk's operator named it.
    package let node: String
    package let at: Instant

    package init(node: String, at: Instant) {
        self.node = node
        self.at = at
    }

    /// For a reader whose zone isn't known.
    package var line: Phrase {
        FlowWords.source.filled(["node": node, "time": at.minuteInUTC])
    }
}

/// What the person who goes on is told.
package struct FlowHandover: Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable, Codable {
        /// Money may be leaving or control be lost.
        case security
        /// The chain could not be read.
        case lookupFailed
        /// The customer could not or did not want to say what was asked.
        case unanswered
        /// All that could be found is found, and it is not enough.
        case needsPerson
    }

    package let flow: Flow
    package let reason: Reason
    /// A line each, for staff: what was asked, what is known, from where and when, what is missing.
    package let facts: [Phrase]

    package init(flow: Flow, reason: Reason, facts: [Phrase]) {
        self.flow = flow
        self.reason = reason
        self.facts = facts
    }

    package var isSecurity: Bool { reason == .security }
}
