package import Accounts
import HTTPKit
package import Kit
import Store

extension InboxService {
    /// Brings the whole of a conversation into another one of the same person, who is led there from now on.
    /// - Throws: `RegroupingRefused`, `TransitionRefused`, `AccessDenied`.
    package func merge(_ id: ID<Conversation>, into target: ID<Conversation>, by me: SignedIn) async throws -> Regrouping {
        let record = ids.next(Regrouping.self)
        let message = ids.next(Message.self)
        let now = clock.now()
        let made = try await store.write { [samePeople] tx in
            let source = try tx.access(conversation: id, for: me)
            let kept = try tx.access(conversation: target, for: me)
            guard source.id != kept.id, source.mergedInto == nil, kept.mergedInto == nil else { throw TransitionRefused.notInThisState }
            let people = try samePeople(source.contact, tx).union([source.contact])
            guard people.contains(kept.contact) else { throw RegroupingRefused.anotherPerson }
            let seqs = try tx.column("SELECT seq FROM message WHERE conversation_id = \(id) ORDER BY seq", as: Int64.self)
            let followers = try tx.column("SELECT id FROM conversation WHERE merged_into = \(id)", as: ID<Conversation>.self)
            try tx.moveMessages(seqs, from: id, to: target)
            try tx.execute("UPDATE conversation SET merged_into = \(target) WHERE id = \(id) OR merged_into = \(id)")
            try tx.passOn(source, to: kept, me, at: now)
            try tx.record(.merge, record, source: id, target: target, seqs, followers, wasOpen: !source.state.isSettled, me, at: now)
            try tx.sayInside(RegroupingStrings.merged(source.number), in: kept, message, at: now)
            return try tx.written(record)
        }
        // Whoever listens to the source comes again, and is led on.
        store.tell(Signal(id.value, .closed))
        return made
    }

    /// Takes messages that are about something else into a new conversation, which is mine.
    /// - Throws: `RegroupingRefused`, `TransitionRefused`, `AccessDenied`.
    package func split(_ id: ID<Conversation>, messages: Set<ID<Message>>, by me: SignedIn) async throws -> Regrouping {
        let record = ids.next(Regrouping.self)
        let new = ids.next(Conversation.self)
        let (told, noted) = (ids.next(Message.self), ids.next(Message.self))
        let now = clock.now()
        return try await store.write { tx in
            let source = try tx.access(conversation: id, for: me)
            guard source.mergedInto == nil else { throw TransitionRefused.notInThisState }
            let leaving: [Message] = try tx.all("\(Message.select) WHERE m.conversation_id = \(id) AND m.id IN \(list: messages.sorted()) ORDER BY m.seq")
            let theirs = leaving.filter { $0.author == .customer }
            let all: Int = try tx.value("SELECT count(*) FROM message WHERE conversation_id = \(id) AND author = 'customer'") ?? 0
            guard let first = theirs.first, theirs.count < all, leaving.count == messages.count else { throw RegroupingRefused.unfitMessages }
            let number = try tx.insert(
                NewConversation(
                    id: new, contact: source.contact, clientID: nil, queue: source.queue, team: source.team, channel: source.channel,
                    language: source.language, text: first.text, topic: nil), at: now)
            let note = RegroupingStrings.splitFrom(source.number)(me.staff.language)
            try tx.insert(Draft(author: .agent, staff: me.staff.id, isNote: true, text: note), id: noted, into: new, at: now)
            try tx.moveMessages(leaving.map(\.seq), from: id, to: new)
            guard let made = try tx.conversation(new) else { throw AccessDenied() }
            try tx.move(made, .assign(me.staff.id), at: now)
            try tx.record(.split, record, source: id, target: new, leaving.map(\.seq), [], wasOpen: !source.state.isSettled, me, at: now)
            try tx.sayInside(RegroupingStrings.split(number), in: source, told, at: now)
            return try tx.written(record)
        }
    }

    /// Takes a merge or a split back: what is still there goes back to where it was.
    /// - Throws: `RegroupingRefused.tooLate`, `AccessDenied`.
    package func undo(_ record: ID<Regrouping>, in id: ID<Conversation>, by me: SignedIn) async throws {
        let message = ids.next(Message.self)
        let now = clock.now()
        let left = try await store.write { tx in
            guard let done = try tx.regrouping(record), done.source == id || done.target == id else { throw AccessDenied() }
            let target = try tx.access(conversation: done.target, for: me)
            let source = try tx.access(conversation: done.source, for: me)
            let isNewest = try [done.source, done.target].allSatisfy { try tx.regroupings(of: $0).first { $0.undoneAt == nil }?.id == record }
            guard done.isFresh(at: now), isNewest else { throw RegroupingRefused.tooLate }
            try tx.moveMessages(done.messages, from: done.target, to: done.source)
            try tx.execute("UPDATE regrouping SET undone_at = \(now) WHERE id = \(record)")
            switch done.kind {
            case .merge: try tx.setApart(source, done, me, at: now)
            case .split:
                try tx.execute("UPDATE conversation SET merged_into = \(source.id) WHERE id = \(target.id)")
                try tx.leave(target, at: now)
            }
            try tx.settle(after: done, at: now)
            try tx.sayInside(RegroupingStrings.undone(done), in: done.kind == .merge ? target : source, message, at: now)
            try tx.audit(me.staff.id, "conversation.\(done.kind.rawValue)-undone", done.source.description, detail: done.target.description, at: now)
            return done.target
        }
        store.tell(Signal(left.value, .closed))
    }
}

// MARK: - Steps

extension WriteTransaction {
    /// Messages with their files and what was seen in them. Those that are elsewhere by now stay there.
    fileprivate func moveMessages(_ seqs: [Int64], from source: ID<Conversation>, to target: ID<Conversation>) throws {
        var rest = seqs[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(500))
            rest = rest.dropFirst(500)
            // A client id is unique within its conversation: where the target has the same, that of the target stands.
            try execute(
                """
                UPDATE message SET conversation_id = \(target), client_id = CASE WHEN EXISTS (
                  SELECT 1 FROM message o WHERE o.conversation_id = \(target) AND o.client_id = message.client_id) THEN NULL ELSE client_id END
                WHERE conversation_id = \(source) AND seq IN \(list: part)
                """)
            try execute("UPDATE attachment SET conversation_id = \(target) WHERE conversation_id = \(source) AND message_seq IN \(list: part)")
            try execute(
                """
                UPDATE secret_sighting SET conversation_id = \(target)
                WHERE conversation_id = \(source) AND message_id IN (SELECT id FROM message WHERE seq IN \(list: part))
                """)
        }
    }

    /// What stands about a source comes to its target: tags, the mark of theft, and that somebody has to do something.
    fileprivate func passOn(_ source: Conversation, to kept: Conversation, _ me: SignedIn, at now: Instant) throws {
        try execute(
            """
            INSERT INTO conversation_tag (conversation_id, tag) SELECT \(kept.id), tag FROM conversation_tag WHERE conversation_id = \(source.id)
            ON CONFLICT DO NOTHING
            """)
        if source.isSecurity, !kept.isSecurity {
            try execute("UPDATE conversation SET security = 1, priority = 1 WHERE id = \(kept.id)")
        }
        let isLive = !source.state.isSettled
        if isLive, kept.state.isSettled {
            try move(kept, .customerWrote(returnTo: me.staff.id), at: now)
        } else if isLive, source.state != .bot, kept.state == .bot {
            try move(kept, .assign(me.staff.id), at: now)
        }
        try leave(source, at: now)
    }

    /// A conversation that goes on elsewhere is closed here.
    fileprivate func leave(_ source: Conversation, at now: Instant) throws {
        try move(source, .leave, at: now)
        try setClosingReason(.duplicate, of: source.id)
    }

    /// After a merge was taken back, the source is where it was: in hand, or settled.
    fileprivate func setApart(_ source: Conversation, _ done: Regrouping, _ me: SignedIn, at now: Instant) throws {
        try execute("UPDATE conversation SET merged_into = NULL, closing_reason = NULL WHERE id = \(source.id)")
        try execute("UPDATE conversation SET merged_into = \(source.id) WHERE id IN \(list: done.followers)")
        guard done.wasOpen, let apart = try conversation(source.id) else { return }
        try move(apart, .customerWrote(returnTo: source.lastAgent ?? me.staff.id), at: now)
    }

    fileprivate func record(
        _ kind: Regrouping.Kind, _ id: ID<Regrouping>, source: ID<Conversation>, target: ID<Conversation>, _ seqs: [Int64],
        _ followers: [ID<Conversation>], wasOpen: Bool, _ me: SignedIn, at now: Instant
    ) throws {
        try execute(
            """
            INSERT INTO regrouping (id, kind, source_id, target_id, messages, followers, was_open, staff_id, at)
            VALUES (\(id), \(kind), \(source), \(target), \(try JSON.text(seqs)), \(try JSON.text(followers)), \(wasOpen), \(me.staff.id), \(now))
            """)
        try audit(me.staff.id, "conversation.\(kind.rawValue)", source.description, detail: target.description, at: now)
        try settle(after: try written(id), at: now)
    }

    fileprivate func written(_ id: ID<Regrouping>) throws -> Regrouping {
        guard let record = try regrouping(id) else { throw AccessDenied() }
        return record
    }

    /// Who wrote last is found anew on both sides, and both say what has happened.
    fileprivate func settle(after done: Regrouping, at now: Instant) throws {
        for id in [done.source, done.target] {
            try execute(
                """
                UPDATE conversation SET updated_at = \(now),
                  last_customer_seq = COALESCE((SELECT max(seq) FROM message m WHERE m.conversation_id = \(id) AND m.author = 'customer'), 0),
                  last_reply_seq = COALESCE(
                    (SELECT max(seq) FROM message m WHERE m.conversation_id = \(id) AND m.author IN ('bot', 'agent') AND m.note = 0), 0)
                WHERE id = \(id)
                """)
            try append(.regrouped, id, RegroupedEvent(regrouping: done.id), at: now)
        }
    }

    fileprivate func sayInside(_ text: Phrase, in conversation: Conversation, _ message: ID<Message>, at now: Instant) throws {
        try insert(Draft(author: .system, text: text(conversation.language)), id: message, into: conversation.id, at: now)
    }
}

/// What a `conversation.regrouped` event says.
package struct RegroupedEvent: Sendable, Codable {
    package let regrouping: ID<Regrouping>
}
