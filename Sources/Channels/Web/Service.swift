import Accounts
package import HTTPKit
package import Inbox
package import Kit
package import Store
package import Wire

/// How often one may do what. Benches and tests run with a larger factor, and say so.
package struct WireLimits: Sendable {
    let sessions: Throttle
    let conversations: Throttle
    let messages: Throttle
    let uploads: Throttle
    let searches: Throttle

    /// - Parameter factor: 1 is meant for people.
    package init(factor: Int = 1) {
        sessions = Throttle(limit: 60 * factor, per: .minutes(10))
        conversations = Throttle(limit: 10 * factor, per: .minutes(10))
        messages = Throttle(limit: 40 * factor, per: .minutes(1))
        uploads = Throttle(limit: 20 * factor, per: .minutes(10))
        searches = Throttle(limit: 120 * factor, per: .minutes(1))
    }
}

/// What the wire needs of the line, supplied by whoever keeps it.
package struct Line: Sendable {
    /// The place of a conversation as of now; nil where it does not wait.
    package var place: @Sendable (Inbox.Conversation, any Reading) throws -> Wire.Queue?
    /// The place that was last computed for all.
    package var lastPlace: @Sendable (ID<Inbox.Conversation>) -> Wire.Queue?

    package init(
        place: @escaping @Sendable (Inbox.Conversation, any Reading) throws -> Wire.Queue?,
        lastPlace: @escaping @Sendable (ID<Inbox.Conversation>) -> Wire.Queue?
    ) {
        self.place = place
        self.lastPlace = lastPlace
    }
}

/// The customer's wire: what widget, form, SDK and anybody's own app talk to.
package struct CustomerWire: Sendable {
    package let store: Store
    let inbox: InboxService
    package let sessions: CustomerSessions
    let line: Line
    /// Articles for a search, best first.
    let articles: @Sendable (String, Language) -> [ArticleHit]
    let limits: WireLimits
    let clock: DeskClock
    let ids: IDSource
    let frames = AnnouncementFrames()

    package init(
        store: Store, inbox: InboxService, sessions: CustomerSessions, line: Line,
        articles: @escaping @Sendable (String, Language) -> [ArticleHit], limits: WireLimits, clock: DeskClock, ids: IDSource
    ) {
        self.store = store
        self.inbox = inbox
        self.sessions = sessions
        self.line = line
        self.articles = articles
        self.limits = limits
        self.clock = clock
        self.ids = ids
        store.hub.beforeBroadcasts { [frames, weak store] event in
            guard let store else { return }
            for language in Language.allCases { _ = try? await frames.frame(of: event, language: language, in: store) }
        }
    }

    package var gate: Gate<Customer> {
        Gate("customer") { call in try await sessions.customer(token: call.bearer) }
    }
}

// MARK: - As the wire shows it

extension Wire.Message {
    init(_ message: Inbox.Message, files: [Inbox.Attachment], codes: DeskCodes) {
        self.init(
            id: message.id.description, seq: Int(message.seq), clientId: message.author == .customer ? message.clientID : nil,
            author: Wire.Message.Author(message.author), authorName: message.staffName.map(Staff.firstName(of:)),
            text: message.text, createdAt: message.createdAt.iso8601,
            source: message.source.map { Source(title: $0.title, path: $0.path, reviewed: $0.reviewed) },
            attachments: files.isEmpty ? nil : files.map(Wire.Attachment.init), removed: message.removed.isEmpty ? nil : message.removed,
            code: message.author == .agent ? codes.message(message.seq) : nil,
            agentCode: message.author == .agent ? message.staff.map(codes.agent) : nil)
    }
}

extension Wire.Message.Author {
    init(_ author: Inbox.Message.Author) {
        switch author {
        case .customer: self = .customer
        case .bot: self = .bot
        case .agent: self = .agent
        case .system: self = .system
        }
    }
}

extension Wire.Attachment {
    init(_ file: Inbox.Attachment) {
        self.init(id: file.id.description, name: file.name, mediaType: file.mediaType.rawValue, size: file.size)
    }
}

extension Wire.Conversation.State {
    init(_ state: ConversationState) {
        switch state {
        case .bot: self = .bot
        case .queued: self = .queued
        case .assigned: self = .assigned
        case .awaitingCustomer: self = .awaitingCustomer
        case .snoozed, .escalated: self = .inProgress
        case .resolved: self = .resolved
        case .closed: self = .closed
        }
    }
}

extension CustomerWire {
    /// A conversation as its customer sees it.
    func view(_ conversation: Inbox.Conversation, in tx: any Reading) throws -> Wire.Conversation {
        let agent = try (conversation.state.agent ?? conversation.lastAgent).flatMap { try tx.staff($0) }
        return Self.view(conversation, queue: try line.place(conversation, tx), agentName: agent?.firstName)
    }

    func view(_ conversation: Inbox.Conversation) async throws -> Wire.Conversation {
        // A new one has neither a place nor an agent: there is nothing to look up.
        if conversation.state == .bot, conversation.lastAgent == nil { return Self.view(conversation, queue: nil, agentName: nil) }
        return try await store.read { tx in try view(conversation, in: tx) }
    }

    private static func view(_ conversation: Inbox.Conversation, queue: Wire.Queue?, agentName: String?) -> Wire.Conversation {
        Wire.Conversation(
            id: conversation.id.description, number: Int(conversation.number), state: Wire.Conversation.State(conversation.state), queue: queue,
            agentName: agentName, createdAt: conversation.createdAt.iso8601, rating: conversation.rating)
    }

    /// A message with its files.
    func view(_ message: Inbox.Message, in tx: any Reading) throws -> Wire.Message {
        let files = try tx.attachments(of: message.conversation, from: message.seq, through: message.seq)[message.seq] ?? []
        return Wire.Message(message, files: files.filter { $0.destroyedAt == nil }, codes: inbox.codes)
    }
}
