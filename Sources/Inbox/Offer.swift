package import Accounts
import HTTPKit
package import Kit
package import Store

/// An agent is being asked to take a conversation from the line. It stays in the line, at its place, until somebody takes it.
package struct Offer: Sendable, Hashable {
    package let agent: ID<Staff>
    /// When it goes on to another.
    package let until: Instant

    /// How an offer ends without being taken.
    package enum End: String, Sendable, Hashable, Codable, CaseIterable, SQLConvertible {
        /// The agent said no: they aren't asked again.
        case declined
        /// The agent didn't answer in time.
        case unanswered
        /// The agent has left, or the line changed under it.
        case withdrawn
    }

    /// nil where nobody is asked.
    init?(row: Row) throws {
        guard let agent: ID<Staff> = try row("offered_to") else { return nil }
        self.agent = agent
        until = try row("offered_until")
    }
}

extension Migration {
    package static let offers = Migration(
        "0013-offers",
        "ALTER TABLE conversation ADD COLUMN offered_to TEXT REFERENCES staff (id) CHECK (offered_to IS NULL OR state = 'queued')",
        "ALTER TABLE conversation ADD COLUMN offered_until BIGINT CHECK ((offered_until IS NULL) = (offered_to IS NULL))",
        "ALTER TABLE conversation ADD COLUMN closing_reason TEXT",
        "CREATE INDEX conversation_offer ON conversation (offered_to, updated_at) WHERE offered_to IS NOT NULL",
        """
        CREATE TABLE unwanted_offer (
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          staff_id TEXT NOT NULL REFERENCES staff (id),
          ended TEXT NOT NULL CHECK (ended IN ('declined', 'unanswered', 'withdrawn')),
          at BIGINT NOT NULL,
          PRIMARY KEY (conversation_id, staff_id)
        )
        """)
}

extension Reading {
    /// What an agent is being asked to take, the longest waiting first.
    package func offers(to agent: ID<Staff>) throws -> [(conversation: ID<Conversation>, until: Instant)] {
        try rows("SELECT id, offered_until FROM conversation WHERE offered_to = \(agent) ORDER BY offered_until, id")
            .map { (try $0("id"), try $0("offered_until")) }
    }

    /// Agents who said no to a conversation.
    package func declined(_ id: ID<Conversation>) throws -> Set<ID<Staff>> {
        Set(try column("SELECT staff_id FROM unwanted_offer WHERE conversation_id = \(id) AND ended = 'declined'", as: ID<Staff>.self))
    }
}

extension WriteTransaction {
    /// Asks an agent to take what waits.
    /// - Returns: false where it no longer waits, or somebody else is being asked.
    package func offer(_ id: ID<Conversation>, to agent: ID<Staff>, until: Instant, at now: Instant) throws -> Bool {
        let asked = try execute(
            """
            UPDATE conversation SET offered_to = \(agent), offered_until = \(until)
            WHERE id = \(id) AND state = 'queued' AND offered_to IS NULL AND spam = 0
            """)
        guard asked == 1 else { return false }
        try append(.offered, id, OfferEvent(agent: agent, end: nil), at: now)
        return true
    }

    /// Ends an offer that was not taken; the conversation is where it was in the line.
    /// - Returns: false where this agent isn't being asked.
    package func endOffer(of id: ID<Conversation>, to agent: ID<Staff>, _ end: Offer.End, at now: Instant) throws -> Bool {
        let ended = try execute("UPDATE conversation SET offered_to = NULL, offered_until = NULL WHERE id = \(id) AND offered_to = \(agent)")
        guard ended == 1 else { return false }
        try execute(
            """
            INSERT INTO unwanted_offer (conversation_id, staff_id, ended, at) VALUES (\(id), \(agent), \(end), \(now))
            ON CONFLICT (conversation_id, staff_id) DO UPDATE SET ended = excluded.ended, at = excluded.at WHERE unwanted_offer.ended <> 'declined'
            """)
        try append(.offerEnded, id, OfferEvent(agent: agent, end: end), at: now)
        return true
    }
}

extension InboxService {
    /// No, thank you: it goes on to somebody else, first in line as before.
    /// - Throws: `TransitionRefused.taken` where it is no longer offered to this agent.
    package func decline(_ id: ID<Conversation>, by me: SignedIn) async throws {
        let now = clock.now()
        try await store.write { tx in
            _ = try tx.access(conversation: id, for: me)
            guard try tx.endOffer(of: id, to: me.staff.id, .declined, at: now) else { throw TransitionRefused.taken }
        }
    }
}
