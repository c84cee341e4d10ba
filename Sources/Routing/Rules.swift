package import Accounts
package import Inbox
package import Kit

/// Who gets what from the line.
package enum Dispatch {
    package struct Deal: Sendable, Hashable {
        package let conversation: ID<Conversation>
        package let agent: ID<Staff>
    }

    /// Deals in the order of the line: to the agent who had it before if they are free, else to the least loaded (by share of capacity),
    /// and among equals to the one who has been without a new one the longest.
    package static func deals(waiting: [WaitingConversation], agents: [DutyAgent], at now: Instant) -> [Deal] {
        var agents = agents
        var deals: [Deal] = []
        for conversation in waiting {
            let eligible = agents.indices.filter { agents[$0].load < agents[$0].capacity && agents[$0].teams.contains(conversation.team) }
            let again = eligible.first { agents[$0].id == conversation.lastAgent }
            guard let chosen = again ?? eligible.min(by: { isFreer(agents[$0], agents[$1]) }) else { continue }
            agents[chosen].load += 1
            agents[chosen].lastDealt = now
            deals.append(Deal(conversation: conversation.id, agent: agents[chosen].id))
        }
        return deals
    }

    private static func isFreer(_ a: DutyAgent, _ b: DutyAgent) -> Bool {
        // a.load / a.capacity < b.load / b.capacity, without fractions.
        let (left, right) = (a.load * b.capacity, b.load * a.capacity)
        return left != right ? left < right : (a.lastDealt, a.id) < (b.lastDealt, b.id)
    }
}

/// How long a wait is likely to last.
package enum WaitEstimate {
    /// Minutes of handling assumed before there is experience, and how many conversations that assumption weighs.
    private static let assumedMinutes = 8.0
    private static let assumedWeight = 5.0
    /// The estimate errs by about its own size in small teams (RASE 0.93–1.5 in published traces), so a range is given and never a number:
    /// 0.6 and 1.6 of it, rounded outwards to the steps, held more than 8 of 10 waits in the simulation of `Tests/RoutingTests`.
    private static let low = 0.6
    private static let high = 1.6
    /// What people are told: round numbers of minutes.
    private static let steps = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440]
    /// The end of a range that goes beyond the steps.
    private static let longest = 2880

    /// The range for whoever is at `position`, where `slots` conversations can be handled at a time.
    ///
    /// In a system where all slots are busy, one becomes free every H / slots on average, and `position` of them are needed
    /// (the queue-length estimator, Ibrahim and Whitt 2009).
    /// - Parameters:
    ///   - handled: minutes that the latest conversations took.
    ///   - slots: the capacity on duty, at least 1.
    package static func range(position: Int, slots: Int, handled: [Double]) -> (low: Int, high: Int) {
        let mean = (assumedMinutes * assumedWeight + handled.reduce(0, +)) / (assumedWeight + Double(handled.count))
        let expected = mean * Double(position) / Double(max(1, slots))
        let from = steps.last { Double($0) <= expected * low } ?? 1
        let to = steps.first { Double($0) >= expected * high && $0 > from } ?? longest
        return (from, to)
    }
}
