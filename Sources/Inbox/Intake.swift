import Accounts
import HTTPKit
package import Kit
import Store
import TextKit
package import WalletSafety

/// A first message, screened.
package struct Opening: Sendable {
    package var clientID: ClientID
    package var channel: Channel
    package var message: Screening
    /// Topic that the person chose.
    package var topic: String?
    /// The form's other fields, as labelled lines; they stand above the text.
    package var details: [LabelledScreening]
    package var email: String?

    package init(
        clientID: ClientID, channel: Channel, message: Screening, topic: String? = nil, details: [LabelledScreening] = [], email: String? = nil
    ) {
        self.clientID = clientID
        self.channel = channel
        self.message = message
        self.topic = topic
        self.details = details
        self.email = email
    }

    var text: String { (details.map(\.line) + [message.text.text]).joined(separator: "\n") }
    var findings: [Finding] { details.flatMap(\.screening.findings) + message.findings }
    var removed: [SecretKind] { findings.map(\.kind) }

    /// Codes of everything that screening took out.
    package var removedCodes: [String] { removed.map(\.code) }
}

/// A screened field with the desk's own word for it in front.
package struct LabelledScreening: Sendable {
    let label: String
    let screening: Screening

    var line: String { "\(label): \(screening.text.text)" }
}

extension Screening {
    package func labelled(_ label: String) -> LabelledScreening { LabelledScreening(label: label, screening: self) }
}

/// What a command did: made something, or found that it had been made by an earlier try.
package enum Outcome<Value: Sendable>: Sendable {
    case made(Value)
    case repeated(Value)

    package var value: Value {
        switch self {
        case .made(let value), .repeated(let value): value
        }
    }
}

/// What customers do.
extension InboxService {
    package func addContact(
        language: Language, name: String = "", externalID: String? = nil, isSimulated: Bool = false
    ) async throws -> ID<Contact> {
        let id = ids.next(Contact.self)
        let now = clock.now()
        return try await store.write { tx in
            // A signed identity is one contact for ever; a new session of it finds the old one.
            try tx.value(
                """
                INSERT INTO contact (id, name, language, external_id, simulated, created_at)
                VALUES (\(id), \(name), \(language), \(externalID), \(isSimulated), \(now))
                ON CONFLICT (external_id) DO UPDATE SET language = excluded.language
                RETURNING id
                """) ?? id
        }
    }

    /// Starts a conversation. The same client id of the same contact again finds the first.
    package func open(_ opening: Opening, by contact: ID<Contact>) async throws -> Outcome<Conversation> {
        let id = ids.next(Conversation.self)
        let message = ids.next(Message.self)
        let guidance = ids.next(Message.self)
        let now = clock.now()
        let links = LinkWarning(opening.text, judge: linkJudge())
        let warning = ids.next(Message.self)
        let guess = LanguageGuess.of(opening.message.text.text)
        do {
            return .made(
                try await store.write { tx in
                    try tx.refuseBlocked(contact)
                    try tx.insert(opening, id: id, message: message, contact: contact, guess: guess, at: now)
                    try tx.keepSightings(of: opening.findings, in: message, of: id, at: now)
                    try tx.warn(of: opening.removed, in: id, message: guidance, at: now)
                    try tx.warn(of: links, in: id, message: warning, at: now)
                    return try tx.access(conversation: id, for: contact)
                })
        } catch is Repeated {
            return .repeated(
                try await store.read { tx in
                    let first: ID<Conversation>? = try tx.value(
                        "SELECT id FROM conversation WHERE contact_id = \(contact) AND client_id = \(opening.clientID.text)")
                    guard let first else { throw AccessDenied() }
                    return try tx.access(conversation: first, for: contact)
                })
        }
    }

    /// Adds a customer's message. Writing brings a conversation back that was put aside, solved or closed.
    package func write(
        _ screening: Screening, clientID: ClientID, to id: ID<Conversation>, by contact: ID<Contact>
    ) async throws -> Outcome<Message> {
        let message = ids.next(Message.self)
        let guidance = ids.next(Message.self)
        let links = LinkWarning(screening.text.text, judge: linkJudge())
        let warning = ids.next(Message.self)
        let isThanks = isThanks(screening.text.text)
        let now = clock.now()
        do {
            let (made, isSpread) = try await store.write { [isOnDuty] tx in
                try tx.refuseBlocked(contact)
                let conversation = try tx.access(conversation: id, for: contact)
                let spread = try tx.takeOutWhatIsSpread(screening, in: conversation, at: now)
                let removed = spread.newest.removed
                let draft = Draft(clientID: clientID, author: .customer, text: spread.newest.text.text, removed: removed)
                let seq = try tx.insert(draft, id: message, into: id, at: now)
                try tx.keepSightings(of: spread.newest.findings, in: message, of: id, at: now)
                try tx.execute("UPDATE conversation SET last_customer_seq = \(seq), updated_at = \(now) WHERE id = \(id)")
                // "Thank you" ends a story; it does not open it again.
                if !(isThanks && conversation.state.isSettled) {
                    try tx.move(conversation, .customerWrote(returnTo: try tx.returnAgent(conversation, isOnDuty)), at: now)
                }
                try tx.warn(of: removed, in: id, message: guidance, at: now)
                try tx.warn(of: links, in: id, message: warning, at: now)
                return (try tx.message(seq: seq), !spread.earlier.isEmpty)
            }
            // What was stored before it was known for a secret must not live on in the write-ahead log.
            if isSpread { try await store.checkpoint() }
            return .made(made)
        } catch is Repeated {
            return .repeated(
                try await store.read { tx in
                    _ = try tx.access(conversation: id, for: contact)
                    return try tx.message(clientID: clientID, in: id)
                })
        }
    }

    /// A person, please.
    package func handOver(_ id: ID<Conversation>, by contact: ID<Contact>) async throws -> Conversation {
        let now = clock.now()
        return try await store.write { [isOnDuty] tx in
            let conversation = try tx.access(conversation: id, for: contact)
            switch conversation.state {
            case .bot: try tx.move(conversation, .handOver, at: now)
            case .resolved, .closed: try tx.move(conversation, .customerWrote(returnTo: try tx.returnAgent(conversation, isOnDuty)), at: now)
            case .queued, .assigned, .snoozed, .awaitingCustomer, .escalated: break
            }
            return try tx.access(conversation: id, for: contact)
        }
    }

    /// The customer says that it is solved: asked or not, that settles it.
    package func confirmSolved(_ id: ID<Conversation>, by contact: ID<Contact>) async throws -> Conversation {
        let now = clock.now()
        return try await store.write { tx in
            var conversation = try tx.access(conversation: id, for: contact)
            if conversation.state.name != .resolved, conversation.state.name != .closed {
                let resolver: Resolver = (conversation.state.agent ?? conversation.lastAgent).map { .agent($0) } ?? .bot
                try tx.move(conversation, .resolve(resolver), at: now)
                conversation = try tx.access(conversation: id, for: contact)
            }
            try tx.move(conversation, .close, at: now)
            return try tx.access(conversation: id, for: contact)
        }
    }

    /// Not solved: back to the same agent if on duty, else to the line.
    package func reopen(_ id: ID<Conversation>, by contact: ID<Contact>) async throws -> Conversation {
        let now = clock.now()
        return try await store.write { [isOnDuty] tx in
            let conversation = try tx.access(conversation: id, for: contact)
            if conversation.state.name == .resolved || conversation.state.name == .closed {
                try tx.move(conversation, .customerWrote(returnTo: try tx.returnAgent(conversation, isOnDuty)), at: now)
            }
            return try tx.access(conversation: id, for: contact)
        }
    }

    /// - Parameter score: 1 to 5; given again it replaces the first.
    package func rate(_ id: ID<Conversation>, score: Int, comment: Screening?, by contact: ID<Contact>) async throws -> Conversation {
        let now = clock.now()
        return try await store.write { tx in
            let conversation = try tx.access(conversation: id, for: contact)
            guard conversation.state.name == .resolved || conversation.state.name == .closed else { throw TransitionRefused.notInThisState }
            try tx.execute(
                "UPDATE conversation SET rating = \(score), rating_comment = \(comment?.text.text), updated_at = \(now) WHERE id = \(id)")
            try tx.append(.rated, id, ["score": score], at: now)
            return try tx.access(conversation: id, for: contact)
        }
    }

    /// Whether an answer of the assistant helped. One that did settles the conversation; one that did not is a miss.
    package func judgeAnswer(_ message: ID<Message>, helped: Bool, in id: ID<Conversation>, by contact: ID<Contact>) async throws -> Conversation {
        let now = clock.now()
        return try await store.write { tx in
            let conversation = try tx.access(conversation: id, for: contact)
            let isAnswer: Int? = try tx.value(
                "SELECT 1 FROM message WHERE id = \(message) AND conversation_id = \(id) AND author = 'bot' AND source IS NOT NULL")
            guard isAnswer != nil else { throw AccessDenied() }
            let added = try tx.execute(
                "INSERT INTO answer_feedback (message_id, helped, at) VALUES (\(message), \(helped), \(now)) ON CONFLICT (message_id) DO NOTHING")
            if added == 1, helped, conversation.state == .bot {
                try tx.move(conversation, .resolve(.bot), at: now)
            } else if added == 1, !helped {
                try tx.execute("UPDATE conversation SET misses = misses + 1 WHERE id = \(id)")
                try tx.append(.answerMissed, id, ["message": message.description], at: now)
            }
            return try tx.access(conversation: id, for: contact)
        }
    }

    /// Where to write to the person of a conversation.
    package func setEmail(_ email: String, of id: ID<Conversation>, by contact: ID<Contact>) async throws {
        let now = clock.now()
        try await store.write { tx in
            _ = try tx.access(conversation: id, for: contact)
            try tx.execute("UPDATE contact SET email = \(email) WHERE id = \(contact)")
            try tx.append(.conversationChanged, id, at: now)
        }
    }
}

/// A conversation about to be written.
struct NewConversation: Sendable {
    var id: ID<Conversation>
    var contact: ID<Contact>
    var clientID: ClientID?
    var queue: ID<Queue>
    var team: ID<Team>
    var channel: Channel
    var language: Language
    /// Its subject is the beginning of this.
    var text: String
    var topic: String?
}

/// A contact who was blocked.
package struct Blocked: Error, Sendable {}

extension Reading {
    /// - Throws: `Blocked`.
    package func refuseBlocked(_ contact: ID<Contact>) throws {
        let isBlocked: Int? = try value("SELECT 1 FROM contact WHERE id = \(contact) AND blocked_at IS NOT NULL")
        if isBlocked != nil { throw Blocked() }
    }
}

extension WriteTransaction {
    /// The agent to whom a conversation returns: the last one, if on duty.
    func returnAgent(_ conversation: Conversation, _ isOnDuty: (ID<Staff>, any Reading) throws -> Bool) throws -> ID<Staff>? {
        guard let agent = conversation.lastAgent, try isOnDuty(agent, self) else { return nil }
        return agent
    }

    fileprivate func insert(
        _ opening: Opening, id: ID<Conversation>, message: ID<Message>, contact: ID<Contact>, guess: Language?, at now: Instant
    ) throws {
        guard let person: Contact = try first("SELECT * FROM contact WHERE id = \(contact)"), let queue = try queues().first else {
            throw AccessDenied()
        }
        if let email = opening.email { try execute("UPDATE contact SET email = \(email) WHERE id = \(contact)") }
        let new = NewConversation(
            id: id, contact: contact, clientID: opening.clientID, queue: queue.id, team: queue.team, channel: opening.channel,
            language: guess ?? person.language, text: opening.message.text.text, topic: opening.topic)
        let number = try insert(new, at: now)
        let draft = Draft(clientID: opening.clientID, author: .customer, text: opening.text, removed: opening.removed)
        let seq = try insert(draft, id: message, into: id, at: now)
        if seq != number + 1 { try execute("UPDATE conversation SET last_customer_seq = \(seq) WHERE id = \(id)") }
    }

    /// Writes a conversation without messages; its first one is expected next.
    /// - Returns: its number.
    /// - Throws: `Repeated` where the contact has one of the same client id.
    func insert(_ new: NewConversation, at now: Instant) throws -> Int64 {
        let number = try append(.conversationCreated, new.id, ["channel": new.channel], at: now)
        let added = try execute(
            """
            INSERT INTO conversation (id, number, contact_id, client_id, queue_id, team_id, channel, language, subject, topic, state, since,
              priority, security, spam, created_at, updated_at, last_customer_seq, last_reply_seq, misses)
            VALUES (\(new.id), \(number), \(new.contact), \(new.clientID?.text), \(new.queue), \(new.team), \(new.channel), \(new.language),
              \(Self.subject(of: new.text)), \(new.topic), 'bot', \(now), 0, 0, 0, \(now), \(now), \(number + 1), 0, 0)
            ON CONFLICT (contact_id, client_id) DO NOTHING
            """)
        guard added == 1 else { throw Repeated() }
        return number
    }

    /// The first line, short enough for a list.
    private static func subject(of text: String) -> String {
        var line = ""
        var length = 0
        var isApart = false
        for character in text.drop(while: \.isWhitespace) {
            if character.isNewline { break }
            if character.isWhitespace {
                isApart = true
                continue
            }
            line += isApart ? " \(character)" : String(character)
            length += isApart ? 2 : 1
            isApart = false
            if length > 90 { return line.prefix(89) + "…" }
        }
        return line
    }

    /// A secret that a person spreads over messages of ten minutes is whole when the last of them comes: then it goes out of all of them.
    /// - Returns: what is left of the newest, and of the earlier ones that held a part.
    fileprivate func takeOutWhatIsSpread(_ newest: Screening, in conversation: Conversation, at now: Instant) throws -> SpreadScreening {
        // Who spreads it writes little at a time.
        let limit = 160
        guard newest.text.text.count <= limit else { return SpreadScreening(newest: newest, earlier: [:]) }
        let rows = try rows(
            """
            SELECT seq, text FROM message WHERE conversation_id = \(conversation.id) AND author = 'customer' AND created_at >= \(now - .minutes(10))
              AND destroyed_at IS NULL AND length(text) <= \(limit) ORDER BY seq DESC LIMIT 30
            """)
        let earlier = try rows.reversed().map { (seq: try $0("seq", as: Int64.self), text: try $0("text", as: String.self)) }
        let screening = WalletSafety.screen(newest, after: earlier.map(\.text), language: conversation.language)
        for (place, left) in screening.earlier {
            try replaceText(of: try message(seq: earlier[place].seq), in: conversation, by: left, at: now)
        }
        return screening
    }

    private func replaceText(of message: Message, in conversation: Conversation, by left: Screening, at now: Instant) throws {
        let removed = (message.removed + left.removed.map(\.code)).joined(separator: ",")
        try execute("UPDATE message SET text = \(left.text.text), removed = \(removed) WHERE seq = \(message.seq)")
        if conversation.subject == Self.subject(of: message.text) {
            try execute("UPDATE conversation SET subject = \(Self.subject(of: left.text.text)) WHERE id = \(conversation.id)")
        }
        if conversation.handoverSummary != nil { try destroySummaries(of: conversation.id, at: now) }
        try eraseFromSearch(message.seq)
        try append(.messageRedacted, conversation.id, MessageEvent(message: message.id, author: message.author), at: now)
    }

    /// After a secret: the person is told at once what it means, the conversation is flagged, jumps the line and goes to a person.
    func warn(of removed: [SecretKind], in id: ID<Conversation>, message: ID<Message>, at now: Instant) throws {
        guard !removed.isEmpty, let conversation = try conversation(id) else { return }
        let text = WalletSafety.guidance(for: removed)(conversation.language)
        try insert(Draft(author: .system, text: text), id: message, into: id, at: now)
        guard removed.contains(where: \.isAlarming) else { return }
        try execute("UPDATE conversation SET security = 1, priority = 1, updated_at = \(now) WHERE id = \(id)")
        try append(.conversationChanged, id, at: now)
        if conversation.state == .bot { try move(conversation, .handOver, at: now) }
    }
}
