package import Accounts
package import Inbox
package import Kit

/// A conversation in the line, as the line sees it.
package struct WaitingConversation: Sendable, Hashable {
    package let id: ID<Conversation>
    package var queue: ID<Queue>
    /// What it asks for as it comes in; the queue's overflow widens it.
    package var needs: Needs
    package var kind: WorkKind
    package var language: Language
    /// 0 for most; above, it is put before them.
    package var priority: Int
    package var isSecurity: Bool
    package var since: Instant
    /// The nearest deadline of a promise.
    package var due: Instant?
    package var lastAgent: ID<Staff>?
    /// Who is being asked to take it.
    package var offeredTo: ID<Staff>?
    package var declinedBy: Set<ID<Staff>>

    package init(
        id: ID<Conversation>, queue: ID<Queue>, needs: Needs, kind: WorkKind = .chat, language: Language = .en, priority: Int = 0, isSecurity: Bool = false,
        since: Instant,
        due: Instant? = nil, lastAgent: ID<Staff>? = nil, offeredTo: ID<Staff>? = nil, declinedBy: Set<ID<Staff>> = []
    ) {
        self.id = id
        self.queue = queue
        self.needs = needs
        self.kind = kind
        self.language = language
        self.priority = priority
        self.isSecurity = isSecurity
        self.since = since
        self.due = due
        self.lastAgent = lastAgent
        self.offeredTo = offeredTo
        self.declinedBy = declinedBy
    }

    /// Where it stands under a queue's order. Queues of different orders meet where agents serve several: so each order gives an instant at which
    /// the conversation should be served.
    func standing(in policy: QueuePolicy) -> Standing {
        switch policy.order {
        case .longestWaiting: Standing(rank: -priority, time: since + Self.aim, id: id)
        case .promiseFirst: Standing(rank: 0, time: due ?? since + Self.aim, id: id)
        case .priorityWithAgeing: Standing(rank: 0, time: since + Self.aim - .minutes(Int64(policy.ageingMinutes)) * Int64(priority), id: id)
        }
    }

    /// When somebody without a promise should be served, so that they can be compared with those who have one.
    private static let aim = Span.minutes(10)

    /// Smaller is sooner.
    struct Standing: Sendable, Hashable, Comparable {
        let rank: Int
        let time: Instant
        let id: ID<Conversation>

        static func < (a: Standing, b: Standing) -> Bool { (a.rank, a.time, a.id) < (b.rank, b.time, b.id) }
    }
}
