package import Accounts
import Inbox
package import Kit

/// Why a conversation went to an agent, as it is kept: what the rule was, and what spoke for and against each who was there.
package struct DealReason: Sendable, Hashable, Codable {
    package struct Person: Sendable, Hashable, Codable {
        package var agent: ID<Staff>
        /// A `Verdict` by name.
        package var verdict: String
        package var lacks: [Needs.Lack]?
        package var load: Int
        package var capacity: Int
        /// When they last got one; nil: none yet.
        package var lastDealt: Instant?
    }

    package var rule: Deal.Rule
    package var order: QueuePolicy.Order
    /// Free agents who fitted.
    package var candidates: Int
    /// Everybody who waited then, this conversation among them.
    package var waiting: Int
    /// What was no longer asked, since it had waited so long.
    package var widened: Bool
    /// At most `limit`, those who fitted first.
    package var people: [Person]

    static let limit = 12
}

/// A deal with what has to be written down of it.
struct ExplainedDeal: Sendable {
    let deal: Deal
    let kind: WorkKind
    /// nil where it is the agent's at once.
    let answerSeconds: Int?
    let reason: DealReason

    /// - Parameter line: in which the deal has been made a moment ago.
    init(_ deal: Deal, _ waiting: WaitingConversation, in line: WaitingLine, at now: Instant) {
        let policy = line.policy(of: waiting.queue)
        self.deal = deal
        kind = waiting.kind
        answerSeconds = policy.answerSeconds
        let people = line.verdicts(on: waiting.id, chosen: deal.agent).prefix(DealReason.limit).map { agent, verdict in
            DealReason.Person(
                agent: agent.id, verdict: verdict.name, lacks: verdict.lacks, load: agent.load[waiting.kind] - (verdict == .chosen ? 1 : 0),
                capacity: agent.capacity[waiting.kind],
                lastDealt: verdict == .chosen || agent.lastDealt == Instant(milliseconds: 0) ? nil : agent.lastDealt)
        }
        reason = DealReason(
            rule: deal.rule, order: policy.order, candidates: deal.candidates, waiting: line.waitingCount,
            widened: policy.needs(waiting.needs, since: waiting.since, now: now).needs != waiting.needs, people: people)
    }
}

extension Verdict {
    var name: String {
        switch self {
        case .chosen: "chosen"
        case .free: "free"
        case .full: "full"
        case .lacks: "lacks"
        case .declined: "declined"
        case .reserved: "reserved"
        }
    }

    var lacks: [Needs.Lack]? {
        if case .lacks(let lacks) = self { lacks } else { nil }
    }
}
