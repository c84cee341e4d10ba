package import Accounts
import HTTPKit
package import Kit
import Store
package import WalletSafety

/// What an agent wants to happen after a reply.
package enum AfterReply: String, Sendable, Codable, CaseIterable {
    case stay, await, resolve
}

/// What staff do. Each command reaches its conversation through `access`.
extension InboxService {
    /// Sends a reply. One who replies to what waits takes it with that.
    package func reply(
        _ text: OutboundText, clientID: ClientID, then: AfterReply, in id: ID<Conversation>, by me: SignedIn
    ) async throws -> Outcome<Message> {
        let message = ids.next(Message.self)
        let now = clock.now()
        do {
            return .made(
                try await store.write { tx in
                    try tx.claim(id, for: me, at: now)
                    let draft = Draft(clientID: clientID, author: .agent, staff: me.staff.id, text: text.text)
                    let seq = try tx.insert(draft, id: message, into: id, at: now)
                    try tx.execute("UPDATE conversation SET last_reply_seq = \(seq), updated_at = \(now) WHERE id = \(id)")
                    try tx.auditOverride(text, of: message.description, by: me.staff.id, at: now)
                    try tx.follow(then, in: id, me, at: now)
                    return try tx.message(seq: seq)
                })
        } catch is Repeated {
            return .repeated(try await earlier(clientID, in: id, for: me))
        }
    }

    package func note(_ text: ScreenedText, clientID: ClientID, in id: ID<Conversation>, by me: SignedIn) async throws -> Outcome<Message> {
        let message = ids.next(Message.self)
        let now = clock.now()
        do {
            return .made(
                try await store.write { tx in
                    _ = try tx.access(conversation: id, for: me)
                    let draft = Draft(clientID: clientID, author: .agent, staff: me.staff.id, isNote: true, text: text.text)
                    return try tx.message(seq: try tx.insert(draft, id: message, into: id, at: now))
                })
        } catch is Repeated {
            return .repeated(try await earlier(clientID, in: id, for: me))
        }
    }

    private func earlier(_ clientID: ClientID, in id: ID<Conversation>, for me: SignedIn) async throws -> Message {
        try await store.read { tx in
            _ = try tx.access(conversation: id, for: me)
            return try tx.message(clientID: clientID, in: id)
        }
    }

    /// Takes a conversation from the line.
    /// - Throws: `TransitionRefused.taken` where somebody was first.
    package func take(_ id: ID<Conversation>, by me: SignedIn) async throws {
        try await step(id, by: me) { conversation in
            if case .escalated = conversation.state { return .takeAsExpert(me.staff.id) }
            return .take(me.staff.id)
        }
    }

    /// Gives a conversation to an agent of its team.
    package func assign(_ id: ID<Conversation>, to agent: ID<Staff>, by me: SignedIn) async throws {
        let now = clock.now()
        try await store.write { tx in
            let conversation = try tx.access(conversation: id, for: me)
            let isEligible: Int? = try tx.value(
                """
                SELECT 1 FROM staff s WHERE s.id = \(agent) AND s.active = 1 AND (s.role = 'admin' OR EXISTS (
                  SELECT 1 FROM team_member m WHERE m.staff_id = s.id AND m.team_id = \(conversation.team)))
                """)
            guard isEligible != nil else {
                throw APIError.unacceptable("This person is not in the team of this queue. Transfer it instead.", "此人不在该队列的团队中，请改用转接。")
            }
            try tx.move(conversation, .assign(agent), at: now)
            try tx.audit(me.staff.id, "conversation.assigned", id.description, detail: agent.description, at: now)
        }
    }

    /// Moves a conversation to another queue, with a note for whoever takes it.
    package func transfer(_ id: ID<Conversation>, to queue: ID<Queue>, note: ScreenedText?, by me: SignedIn) async throws {
        let message = ids.next(Message.self)
        let now = clock.now()
        try await store.write { tx in
            let conversation = try tx.access(conversation: id, for: me)
            guard let target: Queue = try tx.first("SELECT id, name, team_id FROM queue WHERE id = \(queue)") else { throw APIError.notFound }
            if let note {
                let draft = Draft(author: .agent, staff: me.staff.id, isNote: true, text: note.text)
                try tx.insert(draft, id: message, into: id, at: now)
            }
            try tx.execute("UPDATE conversation SET queue_id = \(target.id), team_id = \(target.team), updated_at = \(now) WHERE id = \(id)")
            switch conversation.state {
            case .queued: try tx.append(.conversationChanged, id, at: now)
            case .resolved, .closed: throw TransitionRefused.notInThisState
            case .bot, .assigned, .snoozed, .awaitingCustomer, .escalated: try tx.move(conversation, .handOver, at: now)
            }
            try tx.audit(me.staff.id, "conversation.transferred", id.description, detail: target.id.description, at: now)
        }
    }

    /// Puts a conversation before others, or back.
    /// - Parameter priority: 0 to 3; 0 for most.
    package func prioritise(_ id: ID<Conversation>, _ priority: Int, by me: SignedIn) async throws {
        guard (0...3).contains(priority) else { throw APIError.unacceptable("The priority is 0 to 3.", "优先级为 0 到 3。") }
        let now = clock.now()
        try await store.write { tx in
            _ = try tx.access(conversation: id, for: me)
            try tx.execute("UPDATE conversation SET priority = \(priority) WHERE id = \(id)")
            try tx.append(.conversationChanged, id, at: now)
            try tx.audit(me.staff.id, "conversation.priority", id.description, detail: String(priority), at: now)
        }
    }

    package func snooze(_ id: ID<Conversation>, until: Instant, by me: SignedIn) async throws {
        try await step(id, by: me) { _ in .snooze(until: until) }
    }

    package func awaitCustomer(_ id: ID<Conversation>, by me: SignedIn) async throws {
        let until = clock.now() + Self.patience
        try await step(id, by: me) { _ in .awaitCustomer(until: until) }
    }

    package func bringBack(_ id: ID<Conversation>, by me: SignedIn) async throws { try await step(id, by: me) { _ in .comeBack } }

    package func resolve(_ id: ID<Conversation>, by me: SignedIn) async throws {
        try await step(id, by: me) { _ in .resolve(.agent(me.staff.id)) }
    }

    /// Opens a solved or closed conversation again, for oneself.
    package func reopen(_ id: ID<Conversation>, by me: SignedIn) async throws {
        try await step(id, by: me) { _ in .customerWrote(returnTo: me.staff.id) }
    }

    private func step(
        _ id: ID<Conversation>, by me: SignedIn, _ action: @escaping @Sendable (Conversation) -> ConversationState.Action
    ) async throws {
        let now = clock.now()
        try await store.write { tx in
            let conversation = try tx.access(conversation: id, for: me)
            try tx.move(conversation, action(conversation), at: now)
        }
    }

    /// Asks the customer at a later time whether all is well.
    package func scheduleCheckBack(_ id: ID<Conversation>, at time: Instant, by me: SignedIn) async throws {
        let now = clock.now()
        guard time > now, time < now + .days(366) else {
            throw APIError.unacceptable("Choose a time in the coming year.", "请选择未来一年内的时间。")
        }
        try await store.write { tx in
            _ = try tx.access(conversation: id, for: me)
            try tx.schedule(NewJob(kind: InboxJob.checkBack, key: id.description, runAt: time))
            try tx.audit(me.staff.id, "check-back.scheduled", id.description, detail: time.iso8601, at: now)
            try tx.append(.conversationChanged, id, at: now)
        }
    }

    /// Replaces the tags: at most 20, of at most 40 characters.
    package func setTags(_ tags: [String], of id: ID<Conversation>, by me: SignedIn) async throws {
        let cleaned = Set(tags.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: "-").lowercased() }).filter { !$0.isEmpty }
        guard cleaned.count <= 20, cleaned.allSatisfy({ $0.count <= 40 }) else {
            throw APIError.unacceptable("At most 20 tags of at most 40 characters.", "最多 20 个标签，每个不超过 40 个字符。")
        }
        guard WalletSafety.screen(cleaned.sorted().joined(separator: " "), language: me.staff.language).removed.isEmpty else {
            throw APIError.unacceptable("Tags must not hold a seed phrase or key.", "标签中不能含有助记词或密钥。")
        }
        let now = clock.now()
        try await store.write { tx in
            _ = try tx.access(conversation: id, for: me)
            try tx.execute("DELETE FROM conversation_tag WHERE conversation_id = \(id)")
            for tag in cleaned.sorted() { try tx.execute("INSERT INTO conversation_tag (conversation_id, tag) VALUES (\(id), \(tag))") }
            try tx.append(.conversationChanged, id, at: now)
        }
    }

    /// Spam leaves the lists at once; taken back it returns to the line.
    package func markSpam(_ isSpam: Bool, _ id: ID<Conversation>, by me: SignedIn) async throws {
        let now = clock.now()
        try await store.write { tx in
            let conversation = try tx.access(conversation: id, for: me)
            try tx.execute("UPDATE conversation SET spam = \(isSpam), updated_at = \(now) WHERE id = \(id)")
            if isSpam, conversation.state.name != .closed {
                if conversation.state.name != .resolved { try tx.move(conversation, .resolve(.agent(me.staff.id)), at: now) }
                try tx.move(try tx.access(conversation: id, for: me), .close, at: now)
                try tx.setClosingReason(.spam, of: id)
            }
            try tx.append(.conversationChanged, id, at: now)
            try tx.audit(me.staff.id, isSpam ? "conversation.spam" : "conversation.not-spam", id.description, at: now)
        }
    }

    /// A blocked contact's messages are refused and their streams end.
    package func block(_ isBlocked: Bool, _ contact: ID<Contact>, by me: SignedIn) async throws {
        let now = clock.now()
        let conversations = try await store.write { tx in
            let reached: Int? = try tx.value("SELECT 1 FROM conversation c WHERE c.contact_id = \(contact) AND \(reach(me)) LIMIT 1")
            guard reached != nil else { throw AccessDenied() }
            try tx.execute("UPDATE contact SET blocked_at = \(isBlocked ? now : nil) WHERE id = \(contact)")
            try tx.append(NewEvent(type: InboxEvent.contactBlocked.rawValue, data: try JSON.text(["contact": contact.description])), at: now)
            try tx.audit(me.staff.id, isBlocked ? "contact.blocked" : "contact.unblocked", contact.description, at: now)
            return try tx.column("SELECT id FROM conversation WHERE contact_id = \(contact)", as: ID<Conversation>.self)
        }
        guard isBlocked else { return }
        for conversation in conversations { store.tell(Signal(conversation.value, .closed)) }
    }
}

extension WriteTransaction {
    /// One who replies has it: from the line or the assistant by taking it, else by being its agent or expert already.
    fileprivate func claim(_ id: ID<Conversation>, for me: SignedIn, at now: Instant) throws {
        let conversation = try access(conversation: id, for: me)
        switch conversation.state {
        case .bot, .queued, .resolved:
            try move(conversation, .assign(me.staff.id), at: now)
        case .snoozed, .awaitingCustomer:
            try move(conversation, .comeBack, at: now)
        case .assigned, .escalated:
            break
        case .closed:
            throw TransitionRefused.notInThisState
        }
    }

    fileprivate func follow(_ then: AfterReply, in id: ID<Conversation>, _ me: SignedIn, at now: Instant) throws {
        let conversation = try access(conversation: id, for: me)
        switch then {
        case .stay: break
        case .await: try move(conversation, .awaitCustomer(until: now + InboxService.patience), at: now)
        case .resolve: try move(conversation, .resolve(.agent(me.staff.id)), at: now)
        }
    }
}
