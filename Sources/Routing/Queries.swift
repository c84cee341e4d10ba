package import Accounts
import HTTPKit
package import Inbox
package import Kit
package import Store

extension Reading {
    func presence(of staff: ID<Staff>, now: Instant) throws -> Presence? {
        let row = try rows("SELECT status, capacity FROM presence WHERE staff_id = \(staff) AND seen_at > \(now - Presence.lifetime)").first
        return try row.map { Presence(status: try $0("status"), capacity: try $0("capacity")) }
    }

    /// Whether an agent would be given a conversation back now.
    package func isOnDuty(_ staff: ID<Staff>, now: Instant) throws -> Bool {
        try presence(of: staff, now: now)?.status == .available
    }

    /// Agents on duty with their load.
    func agentsOnDuty(now: Instant) throws -> [DutyAgent] {
        let agents = try rows(
            """
            SELECT p.staff_id, p.capacity, p.last_dealt_at,
              (SELECT count(*) FROM conversation c WHERE c.agent_id = p.staff_id AND c.state = 'assigned') AS load
            FROM presence p JOIN staff s ON s.id = p.staff_id
            WHERE p.status = 'available' AND p.seen_at > \(now - Presence.lifetime) AND s.active = 1
            """)
        return try agents.map { row in
            let id: ID<Staff> = try row("staff_id")
            return DutyAgent(
                id: id, teams: try teams(of: id), capacity: try row("capacity"), load: try row("load"), lastDealt: try row("last_dealt_at"))
        }
    }

    /// The line of those teams, in order, at most 200. Each team's line is read by itself, in the order of its index.
    func waiting(in teams: Set<ID<Team>>) throws -> [WaitingConversation] {
        let limit = 200
        let lines = try teams.sorted().flatMap { team in
            try rows(
                """
                SELECT id, team_id, last_agent_id, priority, since FROM conversation
                WHERE state = 'queued' AND team_id = \(team) ORDER BY priority DESC, since, id LIMIT \(limit)
                """
            ).map { row -> (order: (Int, Instant, ID<Conversation>), conversation: WaitingConversation) in
                let id: ID<Conversation> = try row("id")
                let order = (-(try row("priority", as: Int.self)), try row("since", as: Instant.self), id)
                return (order, WaitingConversation(id: id, team: try row("team_id"), lastAgent: try row("last_agent_id")))
            }
        }
        return lines.sorted { $0.order < $1.order }.prefix(limit).map(\.conversation)
    }

    func openingHours(of team: ID<Team>) throws -> OpeningHours? {
        let text: String? = try value("SELECT hours FROM opening_hours WHERE team_id = \(team)")
        return try text.map { try JSON.decode(OpeningHours.self, from: $0) }
    }

    /// Minutes that the latest conversations of a queue took.
    func handlingTimes(of queue: ID<Queue>) throws -> [Double] {
        try column("SELECT minutes FROM handling_time WHERE queue_id = \(queue) ORDER BY seq DESC LIMIT 50")
    }

    /// The place of one conversation, now; nil where it does not wait.
    package func place(of conversation: Conversation, now: Instant) throws -> Place? {
        guard case .queued(let since) = conversation.state else { return nil }
        let ahead: Int =
            try value(
                """
                SELECT count(*) FROM conversation WHERE queue_id = \(conversation.queue) AND state = 'queued' AND (
                  priority > \(conversation.priority)
                  OR (priority = \(conversation.priority) AND (since, id) < (\(since), \(conversation.id))))
                """) ?? 0
        return Place(position: ahead + 1, wait: try outlook(queue: conversation.queue, team: conversation.team, now: now).wait(at: ahead + 1))
    }

    /// What the wait in a queue depends on.
    func outlook(queue: ID<Queue>, team: ID<Team>, now: Instant) throws -> Outlook {
        let slots = try agentsOnDuty(now: now).filter { $0.teams.contains(team) }.map(\.capacity).reduce(0, +)
        guard slots == 0 else { return .staffed(slots: slots, handled: try handlingTimes(of: queue)) }
        // Within the hours somebody should be there and isn't: when that will be, nobody knows.
        let hours = try openingHours(of: team).flatMap { $0.isOpen(at: now) ? nil : $0 }
        return .unstaffed(opens: hours?.nextOpening(after: now))
    }
}

/// What the wait in a queue depends on.
enum Outlook: Sendable {
    case staffed(slots: Int, handled: [Double])
    case unstaffed(opens: Instant?)

    func wait(at position: Int) -> Place.Wait {
        switch self {
        case .staffed(let slots, let handled):
            let range = WaitEstimate.range(position: position, slots: slots, handled: handled)
            return .minutes(low: range.low, high: range.high)
        case .unstaffed(let opens): return opens.map { .opens(at: $0) } ?? .unknown
        }
    }
}
