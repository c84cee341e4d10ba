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
        /// In the last 24 hours: kept, broken, and not yet due.
        package var promises: PromiseCount
        /// In hand, and the customer's last word has waited half an hour or more.
        package var unanswered: Int
    }

    package struct PromiseCount: Sendable, Codable, Hashable {
        package var attained: Int
        /// Broken promises that are still owed are among them.
        package var missed: Int
        package var open: Int
    }

    package struct Person: Sendable, Codable {
        package var id: ID<Staff>
        package var name: String
        package var status: Presence.Status?
        package var reason: Presence.AwayReason?
        /// Chats and letters that they hold or are being asked to take.
        package var load: Int
        package var letters: Int
        package var capacity: Int
        package var skills: Skills
    }

    /// Somebody who waits, as a lead may move them.
    package struct Waiter: Sendable, Codable {
        package var id: ID<Conversation>
        package var number: Int64
        package var subject: String
        package var queue: ID<Queue>
        package var since: Instant
        package var priority: Int
        package var security: Bool
        /// Who is being asked to take it.
        package var offeredTo: String?
    }

    /// When a channel was last heard of; nil: not among the newest messages.
    package struct ChannelLine: Sendable, Codable {
        package var channel: Channel
        package var lastIn: Instant?
        package var lastOut: Instant?
    }

    package var queues: [QueueLine]
    /// Those who come next in each queue, all queues together, at most 20.
    package var waiters: [Waiter]
    package var channels: [ChannelLine]
    package var people: [Person]
    /// How often what was said about waits was right, in the last seven days.
    package var waits: [WaitHour]
    /// In the last 24 hours: midnight of the reader's day is not known here.
    package var resolvedToday: Int
}

extension RoutingService {
    package func board(for me: SignedIn) async throws -> Board {
        let now = clock.now()
        return try await store.read { tx in
            let mine = try tx.queues().filter { me.reachesAll || me.teams.contains($0.team) }
            let waits = try tx.waitRecord(of: mine.map(\.id), now: now)
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
            let waiters = try mine.flatMap { try tx.waiters(in: $0.id) }.sorted { ($1.priority, $0.since) < ($0.priority, $1.since) }
            return Board(
                queues: lines, waiters: Array(waiters.prefix(20)), channels: try tx.channelLines(), people: people.sorted { $0.name < $1.name }, waits: waits,
                resolvedToday: resolved)
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
            longestWaitMinutes: oldest.map { Int((now - $0).minutes) } ?? 0, withAssistant: try count(.bot), assigned: try count(.assigned),
            promises: try promiseCount(of: queue.id, now: now), unanswered: try unanswered(in: queue, now: now))
    }

    fileprivate func waiters(in queue: ID<Queue>) throws -> [Board.Waiter] {
        let rows = try rows(
            """
            SELECT c.id, c.number, c.subject, c.since, c.priority, c.security, s.name AS offered_name FROM conversation c
            LEFT JOIN staff s ON s.id = c.offered_to WHERE c.state = 'queued' AND c.queue_id = \(queue)
            ORDER BY c.priority DESC, c.since, c.id LIMIT 20
            """)
        return try rows.map { row in
            Board.Waiter(
                id: try row("id"), number: try row("number"), subject: try row("subject"), queue: queue, since: try row("since"),
                priority: try row("priority"), security: try row("security"), offeredTo: try row("offered_name"))
        }
    }

    /// By the newest messages alone: what is older says nothing about now.
    fileprivate func channelLines() throws -> [Board.ChannelLine] {
        let rows = try rows(
            """
            SELECT c.channel, m.author = 'customer' AS incoming, max(m.created_at) AS last
            FROM (SELECT conversation_id, author, created_at FROM message WHERE note = 0 ORDER BY seq DESC LIMIT 2000) m
            JOIN conversation c ON c.id = m.conversation_id GROUP BY c.channel, m.author = 'customer'
            """)
        var lines = Dictionary(uniqueKeysWithValues: Channel.allCases.map { ($0, Board.ChannelLine(channel: $0)) })
        for row in rows {
            let channel: Channel = try row("channel")
            let last: Instant = try row("last")
            if try row("incoming", as: Bool.self) { lines[channel]?.lastIn = last } else { lines[channel]?.lastOut = last }
        }
        return Channel.allCases.compactMap { lines[$0] }
    }

    private func promiseCount(of queue: ID<Queue>, now: Instant) throws -> Board.PromiseCount {
        let ended = try rows(
            """
            SELECT end_kind, count(*) AS number FROM promise WHERE queue_id = \(queue) AND ended_at > \(now - .days(1)) AND ended_at IS NOT NULL
            GROUP BY end_kind
            """)
        let counts = Dictionary(try ended.map { (try $0("end_kind", as: String.self), try $0("number", as: Int.self)) }, uniquingKeysWith: +)
        let broken: Int = try value("SELECT count(*) FROM promise WHERE queue_id = \(queue) AND due_at < \(now) AND ended_at IS NULL") ?? 0
        let open: Int = try value("SELECT count(*) FROM promise WHERE queue_id = \(queue) AND due_at >= \(now) AND ended_at IS NULL") ?? 0
        return Board.PromiseCount(attained: counts["attained"] ?? 0, missed: (counts["missed"] ?? 0) + broken, open: open)
    }

    /// Conversations in hand whose customer has waited half an hour or more for an answer.
    func unanswered(in queue: Queue, now: Instant) throws -> Int {
        try value(
            """
            SELECT count(*) FROM conversation c JOIN message m ON m.seq = c.last_customer_seq
            WHERE c.team_id = \(queue.team) AND c.queue_id = \(queue.id) AND c.spam = 0
              AND c.state IN ('bot', 'queued', 'assigned', 'snoozed', 'awaiting_customer', 'escalated') AND c.state IN ('assigned', 'escalated')
              AND c.last_customer_seq > c.last_reply_seq AND m.created_at <= \(now - .minutes(30))
            """) ?? 0
    }

    fileprivate func person(_ staff: Staff, now: Instant) throws -> Board.Person {
        let presence = try presence(of: staff.id, now: now)
        let profile = try profile(of: staff.id)
        let load = try load(of: staff.id)
        return Board.Person(
            id: staff.id, name: staff.name, status: presence?.status, reason: presence?.reason, load: load.chats, letters: load.letters,
            capacity: presence?.chats ?? profile.capacity.chats, skills: profile.skills)
    }
}
