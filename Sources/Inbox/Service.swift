package import Accounts
import HTTPKit
package import Kit
package import Store
package import WalletSafety

/// Conversations, their contacts and everything that can be done with them.
package struct InboxService: Sendable {
    /// Silence after which a solved conversation closes.
    static let closingTime = Span.hours(72)
    /// Silence after which the desk asks whether a question that waits for the customer is solved.
    static let patience = Span.hours(48)
    /// Hours after which the desk looks back at a theft case that was solved.
    static let looksBack: [Int64] = [24, 72]
    /// After which a job sees to it that the bytes of a file that was destroyed are gone.
    static let removalTime = Span.seconds(5)

    package let store: Store
    package let clock: DeskClock
    package let ids: IDSource
    package let files: AttachmentShelf
    package let viewers: ViewerBoard
    /// How what comes in is screened.
    let policy: ScreeningPolicy
    /// How pictures are looked into.
    package let pictures: PictureInspection
    /// Makes and knows the codes of messages and agents.
    package let codes: DeskCodes
    /// Whether an agent could take something back now. Supplied by whoever knows presence.
    let isOnDuty: @Sendable (ID<Staff>, any Reading) throws -> Bool
    /// Whether a text only says thank you or goodbye. Supplied by whoever understands texts.
    let isThanks: @Sendable (String) -> Bool
    /// When something promised is due, by conversation. Supplied by whoever keeps promises.
    let deadlines: @Sendable ([ID<Conversation>], any Reading) throws -> [ID<Conversation>: Instant]
    /// Other contacts who are proven to be the same person. Supplied by whoever has proofs.
    let samePeople: @Sendable (ID<Contact>, any Reading) throws -> Set<ID<Contact>>
    /// Judges links by the desk's lists as they are now. Supplied by whoever keeps them.
    package let linkJudge: @Sendable () -> LinkJudge

    package init(
        store: Store, clock: DeskClock, ids: IDSource, files: AttachmentShelf, policy: ScreeningPolicy, pictures: PictureInspection, codes: DeskCodes,
        isOnDuty: @escaping @Sendable (ID<Staff>, any Reading) throws -> Bool,
        deadlines: @escaping @Sendable ([ID<Conversation>], any Reading) throws -> [ID<Conversation>: Instant],
        isThanks: @escaping @Sendable (String) -> Bool,
        samePeople: @escaping @Sendable (ID<Contact>, any Reading) throws -> Set<ID<Contact>>, linkJudge: @escaping @Sendable () -> LinkJudge
    ) {
        self.store = store
        self.clock = clock
        self.ids = ids
        self.files = files
        self.policy = policy
        self.pictures = pictures
        self.codes = codes
        self.isOnDuty = isOnDuty
        self.deadlines = deadlines
        self.isThanks = isThanks
        self.samePeople = samePeople
        self.linkJudge = linkJudge
        viewers = ViewerBoard(store: store, clock: clock)
    }

    /// Makes the first team and its queue, so that a new desk can take questions before anybody works there.
    package func prepare() async throws {
        let team = ids.next(Team.self)
        let queue = ids.next(Queue.self)
        try await store.write { tx in
            guard try tx.queues().isEmpty else { return }
            try tx.execute("INSERT INTO team (id, name) VALUES (\(team), 'Support') ON CONFLICT (name) DO NOTHING")
            let first: ID<Team>? = try tx.value("SELECT id FROM team ORDER BY name LIMIT 1")
            try tx.execute("INSERT INTO queue (id, name, team_id, position) VALUES (\(queue), 'General', \(first), 0)")
        }
    }

    package func addQueue(name: String, team: ID<Team>, by actor: ID<Staff>?) async throws -> ID<Queue> {
        let id = ids.next(Queue.self)
        let now = clock.now()
        try await store.write { tx in
            let position: Int = try tx.value("SELECT count(*) FROM queue") ?? 0
            let added = try tx.execute(
                """
                INSERT INTO queue (id, name, team_id, position) VALUES (\(id), \(name), \(team), \(position)) ON CONFLICT (name) DO NOTHING
                """)
            guard added == 1 else { throw APIError.conflict("There is a queue of this name already.", "已有同名队列。") }
            try tx.audit(actor, "queue.added", id.description, at: now)
        }
        return id
    }
}

/// The same thing was asked for before, with the same client id: the first one stands.
struct Repeated: Error {}

// MARK: - Steps that commands share

/// A message about to be written.
struct Draft: Sendable {
    var clientID: ClientID?
    var author: Message.Author
    var staff: ID<Staff>?
    var isNote = false
    var text: String
    var source: AnswerSource?
    var removed: [SecretKind] = []
}

extension WriteTransaction {
    /// Writes a message and its event.
    /// - Throws: `Repeated` where the conversation has one of the same client id; the command is then undone.
    @discardableResult
    func insert(_ draft: Draft, id: ID<Message>, into conversation: ID<Conversation>, at now: Instant) throws -> Int64 {
        let type: InboxEvent = draft.isNote ? .noteCreated : .messageCreated
        let seq = try append(type, conversation, MessageEvent(message: id, author: draft.author), at: now)
        let source = try draft.source.map { try JSON.text($0) }
        let removed = draft.removed.map(\.code).joined(separator: ",")
        let added = try execute(
            """
            INSERT INTO message (seq, id, conversation_id, client_id, author, staff_id, note, text, source, removed, created_at)
            VALUES (\(seq), \(id), \(conversation), \(draft.clientID?.text), \(draft.author), \(draft.staff), \(draft.isNote), \(draft.text),
              \(source), \(removed), \(now))
            ON CONFLICT DO NOTHING
            """)
        guard added == 1 else { throw Repeated() }
        return seq
    }

    /// Takes a step of the state machine, writes it down, and schedules what time will bring.
    @discardableResult
    func move(_ conversation: Conversation, _ action: ConversationState.Action, at now: Instant) throws -> ConversationState {
        let next = try conversation.state.after(action, at: now)
        guard next != conversation.state else { return next }
        // What was not solved after all comes before what is new.
        if conversation.state.isSettled, next.name == .queued {
            try execute("UPDATE conversation SET priority = 1, closing_reason = NULL WHERE id = \(conversation.id) AND priority = 0")
        }
        try execute(
            """
            UPDATE conversation SET \(next.assignments(now: now)), last_agent_id = COALESCE(\(next.agent), last_agent_id), updated_at = \(now)
            WHERE id = \(conversation.id)
            """)
        let event = StateEvent(
            from: conversation.state.name, to: next.name, agent: next.agent?.description, queue: conversation.queue)
        try append(.stateChanged, conversation.id, event, at: now)
        try scheduleTimer(of: conversation, in: next, at: now)
        return next
    }

    private func scheduleTimer(of conversation: Conversation, in state: ConversationState, at now: Instant) throws {
        let key = conversation.id.description
        switch state {
        case .snoozed(_, let until):
            try schedule(NewJob(kind: InboxJob.timer, key: key, runAt: until))
        case .awaitingCustomer(_, let until):
            try schedule(NewJob(kind: InboxJob.timer, key: key, runAt: until))
            try schedule(NewJob(kind: InboxJob.reminder, key: key, runAt: now + .milliseconds((until - now).milliseconds / 2)))
        case .resolved:
            try schedule(NewJob(kind: InboxJob.timer, key: key, runAt: now + InboxService.closingTime))
            if conversation.isSecurity { try scheduleLooksBack(at: conversation.id, from: now) }
        case .bot, .queued, .assigned, .escalated, .closed:
            try cancelJob(kind: InboxJob.timer, key: key)
        }
        if state.name != .awaitingCustomer { try cancelJob(kind: InboxJob.reminder, key: key) }
    }

    /// After a theft thieves come back: the desk asks on its own.
    private func scheduleLooksBack(at id: ID<Conversation>, from now: Instant) throws {
        for hours in InboxService.looksBack {
            try schedule(NewJob(kind: InboxJob.lookBack, key: "\(id) \(hours)", runAt: now + .hours(hours)))
        }
    }
}
