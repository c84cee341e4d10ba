import HTTPKit
import HTTPTypes
import Inbox
import Kit
import NIOCore
import Store
import Synchronization
import Wire

extension CustomerWire {
    /// Everything that happens in one conversation, from `Last-Event-ID` on; without it, from its beginning.
    func stream(_ call: Call, _ me: Customer) async throws -> Reply {
        let id = try call.id("id", of: Inbox.Conversation.self)
        guard me.only == nil || me.only == id else { throw APIError.notFound }
        try await inbox.explaining {
            try await store.read { tx in
                _ = try tx.access(conversation: id, for: me.contact)
                try tx.refuseBlocked(me.contact)
            }
        }
        let resume = call.headers[.lastEventID].flatMap { Int64($0) }
        let language = call.language
        return Reply.events { writer in
            try await store.hub.listen(to: [.conversation(id.value), .broadcast]) { listener in
                var reading = try await CustomerReading(wire: self, customer: me, conversation: id, language: language, resume: resume)
                // The listener stands before the first look, so nothing falls between the two.
                try await reading.catchUp(writer)
                try await reading.showPlace(writer)
                while true {
                    let reasons = await listener.next()
                    if reasons.contains(.closed) { return }
                    if reasons.contains(.heartbeat) {
                        guard try await sessions.current(session: me.session) == me else { return }
                        try await writer.heartbeat()
                    }
                    if reasons.contains(.events) { try await reading.catchUp(writer) }
                    if reasons.contains(.place) { try await reading.showPlace(writer) }
                    if reasons.contains(.typing), inbox.viewers.isTyping(.staff, in: id) { try await reading.showTyping(writer) }
                }
            }
        }
    }
}

/// How far one stream has read.
private struct CustomerReading {
    let wire: CustomerWire
    let customer: Customer
    let conversation: ID<Inbox.Conversation>
    let language: Language
    /// The last event that was looked at.
    var cursor: Int64
    /// Announcements before this were there when the page was opened.
    let start: Int64
    var place: Wire.Queue?

    init(wire: CustomerWire, customer: Customer, conversation: ID<Inbox.Conversation>, language: Language, resume: Int64?) async throws {
        self.wire = wire
        self.customer = customer
        self.conversation = conversation
        self.language = language
        cursor = resume ?? 0
        start = try await resume.asyncOr { try await wire.store.read { tx in try tx.newestEvent() } }
    }

    mutating func catchUp(_ writer: EventWriter) async throws {
        while true {
            let (events, upTo, isAll) = try await next()
            for event in events { try await show(event, writer) }
            cursor = upTo
            if isAll { return }
        }
    }

    private func next() async throws -> (events: [StoredEvent], upTo: Int64, isAll: Bool) {
        let mine = conversation.value
        if let recent = wire.store.hub.recent(after: cursor, where: { $0.conversation == mine || $0.isBroadcast }) {
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
        if event.isBroadcast {
            guard event.seq > start else { return }
            if let frame = try await wire.frames.frame(of: event, language: language, wire) { try await writer.send(frame) }
            return
        }
        guard let type = InboxEvent(rawValue: event.type) else { return }
        guard let shown = try await shown(event, type) else { return }
        try await writer.send(event: shown.type.rawValue, id: event.seq, data: try JSON.text(shown))
    }

    /// What the customer is told of an event. Read, and authorised, when it is sent.
    private func shown(_ event: StoredEvent, _ type: InboxEvent) async throws -> Wire.Event? {
        let (wire, customer, id) = (wire, customer, conversation)
        switch type {
        case .messageCreated, .messageRedacted:
            return try await wire.inbox.explaining {
                try await wire.store.read { tx in
                    _ = try tx.access(conversation: id, for: customer.contact)
                    let named = try JSON.decode(MessageEvent.self, from: event.data)
                    guard let message = try tx.message(named.message, in: id), !message.isNote else { return nil }
                    return Wire.Event(
                        type: type == .messageCreated ? .message : .redaction, conversationId: id.description, seq: Int(event.seq),
                        message: try wire.view(message, in: tx))
                }
            }
        case .stateChanged, .rated:
            return try await wire.inbox.explaining {
                try await wire.store.read { tx in
                    let now = try tx.access(conversation: id, for: customer.contact)
                    return Wire.Event(
                        type: .conversation, conversationId: id.description, seq: Int(event.seq), conversation: try wire.view(now, in: tx))
                }
            }
        case .conversationCreated, .conversationChanged, .noteCreated, .answerMissed, .contactBlocked:
            return nil
        }
    }

    mutating func showPlace(_ writer: EventWriter) async throws {
        let now = wire.line.lastPlace(conversation)
        guard let now, now != place else { return }
        place = now
        let event = Wire.Event(type: .queue, conversationId: conversation.description, queue: now)
        try await writer.send(event: event.type.rawValue, id: nil, data: try JSON.text(event))
    }

    func showTyping(_ writer: EventWriter) async throws {
        let event = Wire.Event(type: .typing, conversationId: conversation.description)
        try await writer.send(event: event.type.rawValue, id: nil, data: try JSON.text(event))
    }
}

extension Optional {
    fileprivate func asyncOr(_ other: () async throws -> Wrapped) async rethrows -> Wrapped {
        if let self { return self }
        return try await other()
    }
}
