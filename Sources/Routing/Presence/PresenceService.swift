package import Accounts
import HTTPKit
import Inbox
package import Kit
import Store

extension RoutingService {
    static let presenceChanged = "presence.changed"
    static let profileChanged = "agent.profile"

    /// Says that someone is there, as they chose; only a change is told to others.
    /// - Parameters:
    ///   - chats: how many the agent wants to hold at a time; nil: as before.
    ///   - reason: of who is away.
    package func appear(_ status: Presence.Status, capacity chats: Int? = nil, reason: Presence.AwayReason? = nil, staff: ID<Staff>) async throws {
        let now = clock.now()
        try await store.write { tx in
            let before = try tx.presence(of: staff, now: now)
            let chats = try chats ?? before?.chats ?? tx.profile(of: staff).capacity.chats
            let why = status == .away ? reason ?? before?.reason : nil
            try tx.execute(
                """
                INSERT INTO presence (staff_id, status, reason, capacity, seen_at, last_dealt_at) VALUES (\(staff), \(status), \(why), \(chats), \(now), 0)
                ON CONFLICT (staff_id) DO UPDATE
                SET status = excluded.status, reason = excluded.reason, capacity = excluded.capacity, seen_at = excluded.seen_at
                """)
            if before?.status != status || before?.chats != chats || before?.reason != why { try tx.tellPresence(of: staff, at: now) }
        }
    }

    /// Someone's page is still open. It does not say how they are there, so that it can't overturn what the desk has just decided: who was set away
    /// for an unanswered offer comes back by their own choice, not by a page that had not heard of it.
    package func stay(_ staff: ID<Staff>) async throws {
        let now = clock.now()
        try await store.write { tx in
            let wasHere = try tx.presence(of: staff, now: now) != nil
            let isKnown = try tx.execute("UPDATE presence SET seen_at = \(now) WHERE staff_id = \(staff)") == 1
            if isKnown, !wasHere { try tx.tellPresence(of: staff, at: now) }
        }
    }

    /// Someone closed the desk's last page or signed out. What they were being asked to take goes on to others.
    package func leave(_ staff: ID<Staff>) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard try tx.presence(of: staff, now: now) != nil else { return }
            try tx.execute("UPDATE presence SET seen_at = 0 WHERE staff_id = \(staff)")
            try tx.endOffers(to: staff, .withdrawn, at: now)
            try tx.tellPresence(of: staff, at: now)
        }
    }

    package func profile(of staff: ID<Staff>) async throws -> AgentProfile { try await store.read { tx in try tx.profile(of: staff) } }

    /// Sets what an agent can do and how much. The new number of chats holds at once, whatever the agent had chosen.
    package func setProfile(_ profile: AgentProfile, of staff: ID<Staff>, by actor: ID<Staff>?) async throws {
        let text = try JSON.text(profile)
        let now = clock.now()
        try await store.write { tx in
            let before = try tx.profile(of: staff)
            try tx.execute(
                """
                INSERT INTO agent_profile (staff_id, profile) VALUES (\(staff), \(text)) ON CONFLICT (staff_id) DO UPDATE SET profile = excluded.profile
                """)
            if before.capacity.chats != profile.capacity.chats {
                try tx.execute("UPDATE presence SET capacity = \(profile.capacity.chats) WHERE staff_id = \(staff)")
            }
            try tx.append(NewEvent(type: Self.profileChanged, data: try JSON.text(["staff": staff.description])), at: now)
            try tx.audit(actor, "agent.profile", staff.description, at: now)
        }
    }
}

extension WriteTransaction {
    func tellPresence(of staff: ID<Staff>, at now: Instant) throws {
        try append(NewEvent(type: RoutingService.presenceChanged, data: try JSON.text(["staff": staff.description])), at: now)
    }

    /// Ends everything that an agent is being asked to take.
    func endOffers(to staff: ID<Staff>, _ end: Offer.End, at now: Instant) throws {
        for id in try column("SELECT id FROM conversation WHERE offered_to = \(staff)", as: ID<Conversation>.self) {
            _ = try endOffer(of: id, to: staff, end, at: now)
        }
    }
}
