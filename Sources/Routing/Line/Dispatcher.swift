package import Accounts
import HTTPKit
package import Inbox
package import Kit
import Logging
package import Store

extension RoutingService {
    static let policyChanged = "queue.policy"

    /// Gives what waits to whoever is free, until one of both runs out. A deal is decided in the line and written down where it still holds: each
    /// conversation has one offer at a time, whoever else tries.
    package func dispatch() async throws {
        while let dealt = try await nextDeal() {
            let now = clock.now()
            var isWritten = false
            do { isWritten = try await store.write { tx in try tx.write(dealt, at: now) } } catch {
                logger.error("a deal was not written, will be decided again", metadata: ["error": "\(error)"])
                try await store.read { tx in try line.correct(dealt.deal, tx, now: now) }
                throw error
            }
            if !isWritten { try await store.read { tx in try line.correct(dealt.deal, tx, now: now) } }
        }
    }

    /// Decides one deal, and why it went to this agent.
    private func nextDeal() async throws -> ExplainedDeal? {
        let now = clock.now()
        return try await store.read { tx in
            try line.with(tx, now: now) { line in
                guard let deal = line.deal(at: now, limit: 1).first, let waiting = line.conversation(deal.conversation) else { return nil }
                return ExplainedDeal(deal, waiting, in: line, at: now)
            }
        }
    }

    /// Follows what changes the line or who is there.
    package var dispatcher: EventReader {
        let types: [InboxEvent] = [.stateChanged, .conversationChanged, .offerEnded]
        return EventReader(
            name: "dispatch", types: Set(types.map(\.rawValue)).union([Self.presenceChanged, Self.profileChanged, Self.policyChanged, Self.promiseChanged])
        ) { _ in
            try await dispatch()
        }
    }

    /// An offer that nobody answered: the agent is set away, and it goes on to the next.
    func offerIsUp(_ job: Job) async throws {
        guard let id = ID<Conversation>(job.key) else { return }
        let now = clock.now()
        try await store.write { tx in
            guard let offer = try tx.conversation(id)?.offer, offer.until <= now else { return }
            guard try tx.endOffer(of: id, to: offer.agent, .unanswered, at: now) else { return }
            try tx.execute("UPDATE presence SET status = 'away', reason = 'unanswered' WHERE staff_id = \(offer.agent) AND status = 'available'")
            try tx.endOffers(to: offer.agent, .withdrawn, at: now)
            try tx.tellPresence(of: offer.agent, at: now)
        }
    }

    package func setPolicy(_ policy: QueuePolicy, of queue: ID<Queue>, by actor: ID<Staff>?) async throws {
        let text = try JSON.text(policy)
        let now = clock.now()
        try await store.write { tx in
            try tx.execute(
                "INSERT INTO queue_policy (queue_id, policy) VALUES (\(queue), \(text)) ON CONFLICT (queue_id) DO UPDATE SET policy = excluded.policy")
            try tx.append(NewEvent(type: Self.policyChanged, data: try JSON.text(["queue": queue.description])), at: now)
            try tx.audit(actor, "queue.policy", queue.description, at: now)
        }
    }
}

extension WriteTransaction {
    /// - Returns: false where the agent is no longer there or has no room, or the conversation waits no longer.
    fileprivate func write(_ dealt: ExplainedDeal, at now: Instant) throws -> Bool {
        let deal = dealt.deal
        guard let (agent, _) = try dutyAgent(deal.agent, now: now), agent.capacity.hasRoom(for: dealt.kind, beside: agent.load) else { return false }
        if let seconds = dealt.answerSeconds {
            let until = now + .seconds(Int64(seconds))
            guard try offer(deal.conversation, to: deal.agent, until: until, at: now) else { return false }
            try schedule(NewJob(kind: RoutingJob.offer, key: deal.conversation.description, runAt: until))
        } else {
            guard try self.deal(deal.conversation, to: deal.agent, at: now) else { return false }
        }
        try execute("UPDATE presence SET last_dealt_at = \(now) WHERE staff_id = \(deal.agent)")
        try execute(
            """
            INSERT INTO deal (conversation_id, at, agent_id, reason) VALUES (\(deal.conversation), \(now), \(deal.agent), \(try JSON.text(dealt.reason)))
            ON CONFLICT (conversation_id, at) DO UPDATE SET agent_id = excluded.agent_id, reason = excluded.reason
            """)
        return true
    }
}
