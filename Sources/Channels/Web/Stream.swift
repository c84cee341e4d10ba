import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store
import Synchronization
import Wire

extension CustomerWire {
    /// Everything that happens in one conversation, from `Last-Event-ID` on; without it, from its beginning.
    func stream(_ call: Call, _ me: Customer) async throws -> Reply {
        let id = try await reach(call, me)
        try await inbox.explaining {
            try await store.read { tx in
                _ = try tx.access(conversation: id, for: me.contact)
                try tx.refuseBlocked(me.contact)
            }
        }
        let resume = call.headers[.lastEventID].flatMap { Int64($0) }
        return Reply.events(CustomerReading(wire: self, customer: me, conversation: id, language: call.language, resume: resume))
    }
}

/// What one stream reads, for whom, and how far it has come.
private final class CustomerReading: LiveSource, @unchecked Sendable {
    // Unchecked: what changes does so in `step` and `ready` alone, of which one runs at a time; `subscription` is set once, before the first.
    private let wire: CustomerWire
    private let customer: Customer
    private let conversation: ID<Inbox.Conversation>
    private let language: Language
    private let resume: Int64?
    private var subscription: Subscription?
    private var isOpen = false
    /// The last event that was looked at.
    private var cursor: Int64 = 0
    /// Announcements before this were there when the page was opened.
    private var start: Int64 = 0
    private var place: Wire.Queue?

    init(wire: CustomerWire, customer: Customer, conversation: ID<Inbox.Conversation>, language: Language, resume: Int64?) {
        self.wire = wire
        self.customer = customer
        self.conversation = conversation
        self.language = language
        self.resume = resume
    }

    func attach(_ wake: @escaping @Sendable () -> Void) {
        subscription = wire.store.hub.subscribe(to: [.conversation(conversation.value), .broadcast], onWake: wake)
    }

    func detach() { subscription?.end() }

    func step(_ writer: EventWriter) async throws -> Bool {
        // It listens before the first look, so nothing falls between the two.
        if !isOpen {
            try await open(writer)
            isOpen = true
        }
        return try await take(subscription?.listener.take() ?? .closed, writer)
    }

    /// What is said to all is the same for all, and at hand before anybody is woken for it.
    func ready() -> [EventFrame]? {
        guard isOpen, let listener = subscription?.listener else { return nil }
        // Taken before the look: what comes after it wakes again.
        let reasons = listener.take()
        guard reasons == .events, let recent = wire.store.hub.recent(after: cursor, where: belongs), let said = announced(recent.events) else {
            listener.putBack(reasons)
            return nil
        }
        cursor = said.isAll ? recent.upTo : said.upTo
        return said.frames
    }

    /// Up to an announcement that is to come: for that everybody is woken.
    /// - Returns: nil where anything else is among them, or something that has to be made.
    private func announced(_ events: [StoredEvent]) -> (frames: [EventFrame], upTo: Int64, isAll: Bool)? {
        var (frames, upTo): ([EventFrame], Int64) = ([], cursor)
        for event in events {
            guard event.isBroadcast else { return nil }
            switch wire.frames.known(of: event, language: language) {
            case .made(let frame): if event.seq > start { frames.append(frame) }
            case .toCome: return (frames, upTo, false)
            case .unsure: return nil
            }
            upTo = event.seq
        }
        return (frames, upTo, true)
    }

    private func belongs(_ event: StoredEvent) -> Bool { event.conversation == conversation.value || event.isBroadcast }

    private func open(_ writer: EventWriter) async throws {
        cursor = resume ?? 0
        start = try await resume.asyncOr { try await wire.store.read { tx in try tx.newestEvent() } }
        try await catchUp(writer)
        try await showPlace(writer)
    }

    /// - Returns: whether the stream goes on.
    private func take(_ reasons: WakeReasons, _ writer: EventWriter) async throws -> Bool {
        if reasons.contains(.closed) { return false }
        if reasons.contains(.heartbeat) {
            guard try await wire.sessions.current(session: customer.session) == customer else { return false }
            try await writer.heartbeat()
        }
        if reasons.contains(.events) { try await catchUp(writer) }
        if reasons.contains(.place) { try await showPlace(writer) }
        if reasons.contains(.typing), wire.inbox.viewers.isTyping(.staff, in: conversation) { try await showTyping(writer) }
        return true
    }

    private func catchUp(_ writer: EventWriter) async throws {
        while true {
            let (events, upTo, isAll) = try await next()
            for event in events { try await show(event, writer) }
            cursor = upTo
            if isAll { return }
        }
    }

    private func next() async throws -> (events: [StoredEvent], upTo: Int64, isAll: Bool) {
        let mine = conversation.value
        if let recent = wire.store.hub.recent(after: cursor, where: belongs) {
            return (recent.events, recent.upTo, true)
        }
        let cursor = cursor
        let limit = 200
        let (events, newest) = try await wire.store.read { tx in
            (try tx.events(of: mine, after: cursor, limit: limit), try tx.newestEvent())
        }
        let isAll = events.count < limit
        return (events, isAll ? newest : events.last?.seq ?? newest, isAll)
    }

    private func show(_ event: StoredEvent, _ writer: EventWriter) async throws {
        if let frame = try await frame(of: event) { try await writer.send(frame) }
    }

    /// What the customer is told of an event. Read, and authorised, when it is sent.
    private func frame(of event: StoredEvent) async throws -> EventFrame? {
        if event.isBroadcast {
            guard event.seq > start else { return nil }
            return try await wire.frames.frame(of: event, language: language, in: wire.store)
        }
        guard let type = InboxEvent(rawValue: event.type) else { return nil }
        return try await wire.inbox.explaining {
            try await wire.store.read { [self] tx in
                let now = try tx.access(conversation: conversation, for: customer.contact)
                return try frames(of: event, type, now, in: tx)
            }
        }
    }

    private func frames(of event: StoredEvent, _ type: InboxEvent, _ now: Inbox.Conversation, in tx: any Reading) throws -> EventFrame? {
        guard type == .regrouped else { return try shown(event, type, now, in: tx)?.frame(id: event.seq) }
        let came = try tx.messages(cameBy: JSON.decode(RegroupedEvent.self, from: event.data).regrouping, to: conversation)
        guard !came.isEmpty else { return nil }
        return EventFrame(
            try came.map { message in
                try Wire.Event(type: .message, conversationId: conversation.description, seq: Int(event.seq), message: try wire.view(message, in: tx))
                    .frame(id: event.seq)
            })
    }

    private func shown(_ event: StoredEvent, _ type: InboxEvent, _ now: Inbox.Conversation, in tx: any Reading) throws -> Wire.Event? {
        let (id, seq) = (conversation.description, Int(event.seq))
        switch type {
        case .messageCreated, .messageRedacted:
            let named = try JSON.decode(MessageEvent.self, from: event.data)
            guard let message = try tx.message(named.message, in: conversation), !message.isNote else { return nil }
            let kind: Wire.Event.Kind = type == .messageCreated ? .message : .redaction
            return Wire.Event(type: kind, conversationId: id, seq: seq, message: try wire.view(message, in: tx))
        case .stateChanged where now.mergedInto != nil:
            // It ends here and goes on elsewhere: whoever listens is led there.
            return nil
        case .stateChanged, .rated:
            return Wire.Event(type: .conversation, conversationId: id, seq: seq, conversation: try wire.view(now, in: tx))
        case .conversationCreated, .conversationChanged, .noteCreated, .answerMissed, .contactBlocked, .offered, .offerEnded, .regrouped:
            return nil
        }
    }

    private func showPlace(_ writer: EventWriter) async throws {
        guard let now = wire.line.lastPlace(conversation), now != place else { return }
        place = now
        try await writer.send(try Wire.Event(type: .queue, conversationId: conversation.description, queue: now).frame(id: nil))
    }

    private func showTyping(_ writer: EventWriter) async throws {
        try await writer.send(try Wire.Event(type: .typing, conversationId: conversation.description).frame(id: nil))
    }
}

extension Wire.Event {
    fileprivate func frame(id: Int64?) throws -> EventFrame { EventFrame(event: type.rawValue, id: id, data: try JSON.text(self)) }
}

extension Optional {
    fileprivate func asyncOr(_ other: () async throws -> Wrapped) async rethrows -> Wrapped {
        if let self { return self }
        return try await other()
    }
}
