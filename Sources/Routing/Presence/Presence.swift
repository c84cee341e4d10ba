package import Accounts
import HTTPKit
import Inbox
package import Kit
package import Store

/// Whether an agent takes conversations now.
package struct Presence: Sendable, Hashable {
    package enum Status: String, Sendable, SQLConvertible, Codable, CaseIterable {
        /// Gets the next one from the line.
        case available
        /// Here, but gets none.
        case away
    }

    /// Why somebody is away.
    package enum AwayReason: String, Sendable, SQLConvertible, Codable, CaseIterable {
        case pause, meal, meeting, training, paperwork
        /// The desk said so: what was offered to them was not answered.
        case unanswered
    }

    /// A page says every 25 seconds that its agent is there; after three misses nobody is.
    package static let lifetime = Span.seconds(80)

    package let status: Status
    /// Only of who is away, and not always.
    package let reason: AwayReason?
    /// Chats that the agent holds at a time, as they chose.
    package let chats: Int
    package let seenAt: Instant
}

/// What a lead says of an agent: what they can do, how much at a time, and when they work.
package struct AgentProfile: Sendable, Hashable, Codable {
    package var skills: Skills
    package var capacity: Capacity
    /// Outside of them nothing is dealt to the agent; nil: whenever they are there.
    package var hours: OpeningHours?

    package init(skills: Skills = Skills(), capacity: Capacity = .usual, hours: OpeningHours? = nil) {
        self.skills = skills
        self.capacity = capacity
        self.hours = hours
    }

    package enum Problem: Error, Sendable, Hashable {
        case badCapacity, badSkills
        case badHours(OpeningHours.Problem)
    }

    /// The most topics, and the longest name of a topic or certificate.
    private static let limits = (topics: 50, certificates: 50, name: 60)

    /// Checks what someone typed.
    package func checked() throws(Problem) -> AgentProfile {
        let limits = Capacity.limits
        guard limits.chats.contains(capacity.chats), limits.letters.contains(capacity.letters), limits.calls.contains(capacity.calls) else {
            throw .badCapacity
        }
        let names = Array(skills.topics.keys) + skills.certificates
        guard skills.topics.count <= Self.limits.topics, skills.certificates.count <= Self.limits.certificates,
            names.allSatisfy({ !$0.isEmpty && $0.count <= Self.limits.name }), skills.topics.values.allSatisfy(Skills.levels.contains)
        else { throw .badSkills }
        do throws(OpeningHours.Problem) { _ = try hours?.checked() } catch { throw .badHours(error) }
        return self
    }
}

extension Reading {
    package func presence(of staff: ID<Staff>, now: Instant) throws -> Presence? {
        let row = try rows(
            "SELECT status, reason, capacity, seen_at FROM presence WHERE staff_id = \(staff) AND seen_at > \(now - Presence.lifetime)"
        ).first
        return try row.map { Presence(status: try $0("status"), reason: try $0("reason"), chats: try $0("capacity"), seenAt: try $0("seen_at")) }
    }

    /// Whether an agent would be given a conversation back now.
    package func isOnDuty(_ staff: ID<Staff>, now: Instant) throws -> Bool {
        try presence(of: staff, now: now)?.status == .available && profile(of: staff).hours?.isOpen(at: now) ?? true
    }

    package func profile(of staff: ID<Staff>) throws -> AgentProfile {
        let text: String? = try value("SELECT profile FROM agent_profile WHERE staff_id = \(staff)")
        return try text.map { try JSON.decode(AgentProfile.self, from: $0) } ?? AgentProfile()
    }

    /// What an agent holds, and is being asked to take.
    package func load(of staff: ID<Staff>) throws -> Capacity {
        let channels = try column(
            """
            SELECT c.channel FROM conversation c WHERE c.agent_id = \(staff) AND c.state = 'assigned'
            UNION ALL SELECT c.channel FROM conversation c WHERE c.offered_to = \(staff)
            """, as: Channel.self)
        return channels.reduce(into: .nothing) { $0[WorkKind($1)] += 1 }
    }

    /// An agent as the line sees them, and until when at the latest that holds without a word; nil who takes nothing now.
    func dutyAgent(_ staff: ID<Staff>, now: Instant) throws -> (agent: DutyAgent, until: Instant)? {
        guard let presence = try presence(of: staff, now: now), presence.status == .available else { return nil }
        let row = try rows(
            "SELECT p.last_dealt_at FROM presence p JOIN staff s ON s.id = p.staff_id WHERE p.staff_id = \(staff) AND s.active = 1"
        ).first
        guard let row else { return nil }
        let profile = try profile(of: staff)
        var until = presence.seenAt + Presence.lifetime
        if let hours = profile.hours {
            guard hours.isOpen(at: now) else { return nil }
            until = min(until, hours.closing(after: now) ?? until)
        }
        var capacity = profile.capacity
        capacity.chats = presence.chats
        let agent = DutyAgent(
            id: staff, teams: try teams(of: staff), skills: profile.skills, capacity: capacity, load: try load(of: staff),
            lastDealt: try row("last_dealt_at"))
        return (agent, until)
    }

    /// Everybody who takes something now, with until when that holds.
    func dutyAgents(now: Instant) throws -> [(agent: DutyAgent, until: Instant)] {
        let staff = try column(
            "SELECT staff_id FROM presence WHERE status = 'available' AND seen_at > \(now - Presence.lifetime)", as: ID<Staff>.self)
        return try staff.compactMap { try dutyAgent($0, now: now) }
    }
}
