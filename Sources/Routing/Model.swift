package import Accounts
package import Inbox
package import Kit
import Store

/// Whether an agent takes conversations now.
package struct Presence: Sendable, Hashable {
    package enum Status: String, Sendable, SQLConvertible, Codable, CaseIterable {
        /// Gets the next one from the line.
        case available
        /// Here, but gets none.
        case away
    }

    /// A page says every 25 seconds that its agent is there; after three misses nobody is.
    package static let lifetime = Span.seconds(80)
    static let defaultCapacity = 4

    package let status: Status
    /// Conversations that the agent holds at a time.
    package let capacity: Int
}

/// An agent on duty, as the rule of dispatch sees them.
package struct DutyAgent: Sendable, Hashable {
    package let id: ID<Staff>
    package let teams: Set<ID<Team>>
    package let capacity: Int
    /// Conversations in the state `assigned`.
    package var load: Int
    /// When they last got one.
    package var lastDealt: Instant

    package init(id: ID<Staff>, teams: Set<ID<Team>>, capacity: Int, load: Int, lastDealt: Instant) {
        self.id = id
        self.teams = teams
        self.capacity = capacity
        self.load = load
        self.lastDealt = lastDealt
    }
}

/// A conversation in the line, as the rule of dispatch sees it.
package struct WaitingConversation: Sendable, Hashable {
    package let id: ID<Conversation>
    package let team: ID<Team>
    package let lastAgent: ID<Staff>?

    package init(id: ID<Conversation>, team: ID<Team>, lastAgent: ID<Staff>?) {
        self.id = id
        self.team = team
        self.lastAgent = lastAgent
    }
}

/// Where a conversation stands in its line.
package struct Place: Sendable, Hashable {
    /// 1 is next.
    package let position: Int
    package let wait: Wait

    package enum Wait: Sendable, Hashable {
        /// Likely between so many minutes.
        case minutes(low: Int, high: Int)
        /// Nobody is on duty; the hours say when somebody will be.
        case opens(at: Instant)
        /// Nobody is on duty, though it is within the hours, or no hours are set.
        case unknown
    }
}
