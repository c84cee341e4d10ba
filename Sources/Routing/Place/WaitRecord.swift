import Accounts
import HTTPKit
import Inbox
import Kit
package import Store

/// What was said about waits, and what came of it: the desk's own record.
extension RoutingService {
    /// Of so many at a time what was told is written: after a start it may be thousands, and nobody is to wait behind all of them.
    private static let keptAtATime = 200

    /// Writes down what was told for the first time.
    func keep(_ told: [ID<Conversation>: ToldWait], at now: Instant) async throws {
        let told = Array(told)
        for start in stride(from: 0, to: told.count, by: Self.keptAtATime) {
            let part = told[start..<min(start + Self.keptAtATime, told.count)]
            try await store.write { tx in for (id, said) in part { try tx.keep(said, of: id, at: now) } }
        }
    }

    /// Notes when waits end, and how.
    package var waitRecorder: EventReader {
        .writing("waits", types: [InboxEvent.stateChanged.rawValue]) { events in
            let ends = try events.compactMap { event -> (conversation: UUIDv7, at: Instant, isAnswered: Bool)? in
                let state = try JSON.decode(StateEvent.self, from: event.data)
                guard let conversation = event.conversation, state.from == .queued, state.to != .queued else { return nil }
                return (conversation, event.at, state.to == .assigned)
            }
            return { tx in
                for end in ends {
                    try tx.execute(
                        """
                        UPDATE wait_told SET ended_at = \(end.at), answered = \(end.isAnswered) WHERE conversation_id = \(end.conversation) AND ended_at IS NULL
                        """)
                }
            }
        }
    }
}

extension WriteTransaction {
    fileprivate func keep(_ said: ToldWait, of id: ID<Conversation>, at now: Instant) throws {
        guard let conversation = try conversation(id), case .queued(let since) = conversation.state else { return }
        try execute(
            """
            INSERT INTO wait_told (conversation_id, queue_id, joined_at, told_at, position, low_at, high_at)
            VALUES (\(id), \(conversation.queue), \(since), \(now), \(said.position), \(said.from), \(said.to)) ON CONFLICT DO NOTHING
            """)
    }
}

extension Reading {
    /// What somebody was told at first: by another node, or before this one was started.
    /// - Parameter agents: on duty now; those of then are not known any more.
    func toldWait(of conversation: ID<Conversation>, since joined: Instant, agents: Int) throws -> ToldWait? {
        try rows("SELECT position, low_at, high_at FROM wait_told WHERE conversation_id = \(conversation) AND joined_at = \(joined)").first.map { row in
            ToldWait(position: try row("position"), agents: agents, from: try row("low_at"), to: try row("high_at"), isLonger: false)
        }
    }

    /// How often what was said was right, in the last seven days, by the hour of day (UTC) in which it was said.
    func waitRecord(of queues: [ID<Queue>], now: Instant) throws -> [WaitHour] {
        try rows(
            """
            SELECT told_at / 3600000 % 24 AS hour, count(*) AS number, sum(CASE WHEN ended_at >= low_at AND ended_at <= high_at THEN 1 ELSE 0 END) AS kept,
              sum(CASE WHEN ended_at > high_at THEN 1 ELSE 0 END) AS longer, avg(high_at - low_at) AS width
            FROM wait_told WHERE queue_id IN \(list: queues) AND told_at > \(now - .days(7)) AND answered = 1 GROUP BY hour ORDER BY hour
            """
        ).map { row in
            WaitHour(
                hour: try row("hour"), count: try row("number"), kept: try row("kept"), longer: try row("longer"),
                widthMinutes: try row("width", as: Double.self) / 60_000)
        }
    }
}

/// What was said about waits in one hour of the day, and how it turned out.
package struct WaitHour: Sendable, Hashable, Codable {
    /// 0 to 23, UTC.
    package var hour: Int
    /// Waits that ended with an agent.
    package var count: Int
    /// Of them, those that ended within the range.
    package var kept: Int
    /// Those that lasted longer.
    package var longer: Int
    /// The mean width of the ranges.
    package var widthMinutes: Double
}
