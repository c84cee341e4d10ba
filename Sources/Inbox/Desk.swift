package import Accounts
package import Kit
package import Store
package import WalletSafety

/// What the desk itself does: the assistant's words, the router's assignments, constant notices.
extension InboxService {
    /// Adds a message of the assistant. `key` names what it follows from, so that it is said once.
    /// Where the conversation is no longer the assistant's, nothing is said.
    package func say(_ text: OutboundText, source: AnswerSource?, key: String, in id: ID<Conversation>) async throws {
        let message = ids.next(Message.self)
        let now = clock.now()
        do {
            try await store.write { tx in
                guard let conversation = try tx.conversation(id), conversation.state == .bot else { return }
                let draft = Draft(clientID: ClientID(derived: key), author: .bot, text: text.text, source: source)
                let seq = try tx.insert(draft, id: message, into: id, at: now)
                try tx.execute("UPDATE conversation SET last_reply_seq = \(seq), updated_at = \(now) WHERE id = \(id)")
            }
        } catch is Repeated {
            return
        }
    }

    /// Adds a constant sentence of the desk.
    package func announce(_ text: Phrase, key: String, in id: ID<Conversation>) async throws {
        let message = ids.next(Message.self)
        let now = clock.now()
        do {
            try await store.write { tx in
                guard let conversation = try tx.conversation(id) else { return }
                let draft = Draft(clientID: ClientID(derived: key), author: .system, text: text(conversation.language))
                try tx.insert(draft, id: message, into: id, at: now)
            }
        } catch is Repeated {
            return
        }
    }

    /// Notes the story so far for whoever takes it over.
    package func summarise(_ summary: String, key: String, in id: ID<Conversation>) async throws {
        let message = ids.next(Message.self)
        let now = clock.now()
        do {
            try await store.write { tx in
                let draft = Draft(clientID: ClientID(derived: key), author: .bot, isNote: true, text: summary)
                try tx.insert(draft, id: message, into: id, at: now)
                try tx.execute("UPDATE conversation SET handover_summary = \(summary) WHERE id = \(id)")
            }
        } catch is Repeated {
            return
        }
    }

    /// To a person. `isSecurity` flags it and lets it jump the line.
    package func handOver(_ id: ID<Conversation>, isSecurity: Bool) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard let conversation = try tx.conversation(id), conversation.state == .bot else { return }
            if isSecurity { try tx.execute("UPDATE conversation SET security = 1, priority = 1 WHERE id = \(id)") }
            try tx.move(conversation, .handOver, at: now)
        }
    }

    /// Puts a conversation that nobody has yet into another line.
    package func route(_ id: ID<Conversation>, to queue: ID<Queue>) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard let target: Queue = try tx.first("SELECT id, name, team_id FROM queue WHERE id = \(queue)") else { return }
            let moved = try tx.execute(
                "UPDATE conversation SET queue_id = \(target.id), team_id = \(target.team) WHERE id = \(id) AND state IN ('bot', 'queued')")
            if moved == 1 { try tx.append(.conversationChanged, id, at: now) }
        }
    }

    /// Marks what may be theft, so that it jumps the line; or takes the mark away, when a person has seen that it is none.
    package func flagSecurity(_ isSecurity: Bool, of id: ID<Conversation>) async throws {
        let now = clock.now()
        try await store.write { tx in
            let changed = try tx.execute(
                """
                UPDATE conversation SET security = \(isSecurity), priority = \(isSecurity ? 1 : 0) WHERE id = \(id) AND security <> \(isSecurity)
                """)
            if changed == 1 { try tx.append(.conversationChanged, id, at: now) }
        }
    }

    package func setTopic(_ topic: String, of id: ID<Conversation>) async throws {
        try await store.write { tx in try tx.execute("UPDATE conversation SET topic = \(topic) WHERE id = \(id) AND topic IS NULL") }
    }
}

extension WriteTransaction {
    /// Gives what waits to an agent, for the router.
    /// - Returns: false where it no longer waits.
    package func deal(_ id: ID<Conversation>, to agent: ID<Staff>, at now: Instant) throws -> Bool {
        guard let conversation = try conversation(id), case .queued = conversation.state else { return false }
        try move(conversation, .take(agent), at: now)
        return true
    }
}
