package import Accounts
import HTTPKit
import Inbox
package import Kit
package import Logging
package import Store

/// Presence, the line, and who gets what from it.
package struct RoutingService: Sendable {
    package let store: Store
    let clock: DeskClock
    let logger: Logger

    package init(store: Store, clock: DeskClock, logger: Logger) {
        self.store = store
        self.clock = clock
        self.logger = logger
    }

    // MARK: - Presence

    /// Says that someone is there. A page repeats it; only a change is told to others.
    package func appear(_ status: Presence.Status, capacity: Int?, staff: ID<Staff>) async throws {
        let now = clock.now()
        try await store.write { tx in
            let before = try tx.presence(of: staff, now: now)
            let capacity = capacity ?? before?.capacity ?? Presence.defaultCapacity
            try tx.execute(
                """
                INSERT INTO presence (staff_id, status, capacity, seen_at, last_dealt_at) VALUES (\(staff), \(status), \(capacity), \(now), 0)
                ON CONFLICT (staff_id) DO UPDATE SET status = excluded.status, capacity = excluded.capacity, seen_at = excluded.seen_at
                """)
            if before?.status != status || before?.capacity != capacity { try tx.tellPresence(of: staff, at: now) }
        }
    }

    /// Someone closed the desk's last page or signed out.
    package func leave(_ staff: ID<Staff>) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard try tx.presence(of: staff, now: now) != nil else { return }
            try tx.execute("UPDATE presence SET seen_at = 0 WHERE staff_id = \(staff)")
            try tx.tellPresence(of: staff, at: now)
        }
    }

    // MARK: - Dispatch

    /// Gives what waits to whoever is free, until one of both runs out. Everything happens in one command, so nothing is dealt twice.
    package func dispatch() async throws {
        let now = clock.now()
        let isWorthwhile = try await store.read { tx in
            let teams = try tx.agentsOnDuty(now: now).filter { $0.load < $0.capacity }.reduce(into: Set<ID<Team>>()) { $0.formUnion($1.teams) }
            return try !tx.waiting(in: teams).isEmpty
        }
        guard isWorthwhile else { return }
        try await store.write { tx in
            let agents = try tx.agentsOnDuty(now: now)
            let teams = agents.filter { $0.load < $0.capacity }.reduce(into: Set<ID<Team>>()) { $0.formUnion($1.teams) }
            for deal in Dispatch.deals(waiting: try tx.waiting(in: teams), agents: agents, at: now) {
                guard try tx.deal(deal.conversation, to: deal.agent, at: now) else { continue }
                try tx.execute("UPDATE presence SET last_dealt_at = \(now) WHERE staff_id = \(deal.agent)")
            }
        }
    }

    /// Follows what changes the line or who is there.
    package var dispatcher: EventReader {
        EventReader(name: "dispatch", types: [InboxEvent.stateChanged.rawValue, InboxEvent.conversationChanged.rawValue, Self.presenceChanged]) { _ in
            try await dispatch()
        }
    }

    /// Learns how long conversations take: from being assigned until they were settled.
    package var handlingTimes: EventReader {
        EventReader(name: "handling-times", types: [InboxEvent.stateChanged.rawValue]) { events in
            try await store.write { tx in
                for event in events { try tx.learn(from: event) }
            }
        }
    }

    static let presenceChanged = "presence.changed"

    // MARK: - Opening hours

    package func setHours(_ hours: OpeningHours, of team: ID<Team>, by actor: ID<Staff>?) async throws {
        let text = try JSON.text(hours)
        let now = clock.now()
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO opening_hours (team_id, hours) VALUES (\(team), \(text)) ON CONFLICT (team_id) DO UPDATE SET hours = excluded.hours
                """)
            try tx.audit(actor, "hours.set", team.description, at: now)
        }
    }

    package func hours(of team: ID<Team>) async throws -> OpeningHours? {
        try await store.read { tx in try tx.openingHours(of: team) }
    }
}

extension WriteTransaction {
    fileprivate func tellPresence(of staff: ID<Staff>, at now: Instant) throws {
        try append(NewEvent(type: RoutingService.presenceChanged, data: try JSON.text(["staff": staff.description])), at: now)
    }

    fileprivate func learn(from event: StoredEvent) throws {
        guard let conversation = event.conversation else { return }
        let state = try JSON.decode(StateEvent.self, from: event.data)
        guard state.from == .assigned, state.to == .resolved || state.to == .awaitingCustomer else { return }
        let since: Instant? = try value(
            """
            SELECT at FROM event WHERE conversation_id = \(conversation) AND type = \(event.type) AND seq < \(event.seq)
            ORDER BY seq DESC LIMIT 1
            """)
        guard let since else { return }
        try execute(
            """
            INSERT INTO handling_time (seq, queue_id, minutes) VALUES (\(event.seq), \(state.queue), \((event.at - since).minutes))
            ON CONFLICT (seq) DO NOTHING
            """)
    }
}
