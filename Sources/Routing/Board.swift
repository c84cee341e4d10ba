package import Accounts
package import Inbox
package import Kit
import Store

/// Queues and people, as a lead sees them.
package struct Board: Sendable, Codable {
    package struct QueueLine: Sendable, Codable {
        package var id: ID<Queue>
        package var name: String
        package var team: String
        package var waiting: Int
        package var longestWaitMinutes: Int
        package var withAssistant: Int
        package var assigned: Int
    }

    package struct Person: Sendable, Codable {
        package var id: ID<Staff>
        package var name: String
        package var status: Presence.Status?
        package var load: Int
        package var capacity: Int
    }

    package var queues: [QueueLine]
    package var people: [Person]
    /// Solved since midnight of the reader's day is not known here: in the last 24 hours.
    package var resolvedToday: Int
}

extension RoutingService {
    package func board(for me: SignedIn) async throws -> Board {
        let now = clock.now()
        return try await store.read { tx in
            let mine = try tx.queues().filter { me.reachesAll || me.teams.contains($0.team) }
            let teams = Dictionary(try tx.teams().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            let lines = try mine.map { try tx.line(of: $0, team: teams[$0.team] ?? "", now: now) }
            let members = try Set(mine.map(\.team)).sorted().flatMap { try tx.members(of: $0) }
            var seen: Set<ID<Staff>> = []
            let people = try members.filter { seen.insert($0.id).inserted }.map { try tx.person($0, now: now) }
            let resolved: Int =
                try tx.value(
                    """
                    SELECT count(*) FROM event WHERE type = 'conversation.state' AND seq > (
                      SELECT COALESCE(max(seq), 0) - 20000 FROM event) AND at > \(now - .days(1)) AND data LIKE '%"to":"resolved"%'
                    """) ?? 0
            return Board(queues: lines, people: people.sorted { $0.name < $1.name }, resolvedToday: resolved)
        }
    }
}

extension Reading {
    fileprivate func line(of queue: Queue, team: String, now: Instant) throws -> Board.QueueLine {
        let row = try rows("SELECT count(*) AS waiting, min(since) AS oldest FROM conversation WHERE queue_id = \(queue.id) AND state = 'queued'").first
        let oldest: Instant? = try row?("oldest") ?? nil
        func count(_ state: ConversationState.Name) throws -> Int {
            try value(
                """
                SELECT count(*) FROM (SELECT 1 FROM conversation c WHERE c.team_id = \(queue.team) AND c.queue_id = \(queue.id) AND c.spam = 0
                  AND c.state IN ('bot', 'queued', 'assigned', 'snoozed', 'awaiting_customer', 'escalated') AND c.state = \(state) LIMIT 1000) counted
                """) ?? 0
        }
        return Board.QueueLine(
            id: queue.id, name: queue.name, team: team, waiting: try row?("waiting") ?? 0,
            longestWaitMinutes: oldest.map { Int((now - $0).minutes) } ?? 0, withAssistant: try count(.bot), assigned: try count(.assigned))
    }

    fileprivate func person(_ staff: Staff, now: Instant) throws -> Board.Person {
        let presence = try presence(of: staff.id, now: now)
        let load: Int = try value("SELECT count(*) FROM conversation c WHERE c.agent_id = \(staff.id) AND c.state = 'assigned'") ?? 0
        return Board.Person(
            id: staff.id, name: staff.name, status: presence?.status, load: load, capacity: presence?.capacity ?? Presence.defaultCapacity)
    }
}
