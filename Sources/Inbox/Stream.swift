import Accounts
import HTTPKit
import HTTPTypes
import Kit
import Store

extension InboxService {
    /// The console's one stream: ids and states of what `me` reaches; the page then fetches what an event names.
    func staffStream(_ call: Call, _ me: SignedIn, _ accounts: AccountsService) -> Reply {
        Reply.events(StaffReading(inbox: self, accounts: accounts, viewer: me, resume: call.headers[.lastEventID].flatMap { Int64($0) }))
    }

    /// Where a reader goes on: after what it has seen, or from now.
    package func startingPoint(_ resume: Int64?) async throws -> Int64 {
        if let resume { return resume }
        return try await store.read { tx in try tx.newestEvent() }
    }
}

/// What one stream of the console reads, for whom, and how far it has come.
private final class StaffReading: LiveSource, @unchecked Sendable {
    // Unchecked: what changes does so in `step` alone, which runs once at a time; `subscription` is set once, before the first.
    private let inbox: InboxService
    private let accounts: AccountsService
    private let resume: Int64?
    private var viewer: SignedIn
    private var subscription: Subscription?
    /// The last event that was looked at; nil before the first look.
    private var cursor: Int64?

    init(inbox: InboxService, accounts: AccountsService, viewer: SignedIn, resume: Int64?) {
        self.inbox = inbox
        self.accounts = accounts
        self.viewer = viewer
        self.resume = resume
    }

    func attach(_ wake: @escaping @Sendable () -> Void) { subscription = inbox.store.hub.subscribe(to: [.everything], onWake: wake) }

    func detach() { subscription?.end() }

    func step(_ writer: EventWriter) async throws -> Bool {
        guard let cursor else {
            let start = try await inbox.startingPoint(resume)
            try await writer.send(event: "ready", id: start, data: "{}")
            cursor = start
            return try await show(after: start, writer)
        }
        let reasons = subscription?.listener.take() ?? .closed
        if reasons.contains(.closed) { return false }
        if reasons.contains(.heartbeat) {
            guard try await isStillWelcome() else { return false }
            try await writer.heartbeat()
        }
        return try await show(after: cursor, writer)
    }

    private func isStillWelcome() async throws -> Bool {
        guard let current = try await accounts.isCurrent(viewer) else { return false }
        viewer = current
        return true
    }

    /// - Returns: whether the stream goes on.
    private func show(after seq: Int64, _ writer: EventWriter) async throws -> Bool {
        let (events, upTo, isAll) = try await events(after: seq)
        for event in events {
            if event.type == "staff.changed" {
                guard try await isStillWelcome() else { return false }
            }
            if try await reaches(event) { try await writer.send(event: event.type, id: event.seq, data: frame(event)) }
        }
        cursor = upTo
        // There is more, for which nobody else would wake this stream; and whoever has left meanwhile gets none of it.
        if !isAll { subscription?.listener.wake(.events) }
        return true
    }

    /// Events after `seq`, from memory where it reaches back so far, and up to where they have been read.
    private func events(after seq: Int64) async throws -> (events: [StoredEvent], upTo: Int64, isAll: Bool) {
        if let recent = inbox.store.hub.recent(after: seq, where: { _ in true }) { return (recent.events, recent.upTo, true) }
        let limit = 500
        let events = try await inbox.store.read { tx in try tx.events(after: seq, limit: limit) }
        return (events, events.last?.seq ?? seq, events.count < limit)
    }

    /// Asked at every delivery: what one reached a moment ago may have been moved away.
    private func reaches(_ event: StoredEvent) async throws -> Bool {
        guard let conversation = event.conversation else { return event.isBroadcast || Self.openToStaff.contains { event.type.hasPrefix($0) } }
        if viewer.reachesAll { return true }
        return try await inbox.store.read { [viewer] tx in
            try tx.value("SELECT 1 FROM conversation c WHERE c.id = \(conversation) AND \(reach(viewer))", as: Int.self) != nil
        }
    }

    /// Of no conversation, and with ids alone: what they name is asked for, and then reach decides.
    private static let openToStaff = ["presence.", "alert.", "agent.profile", "queue.policy"]

    private func frame(_ event: StoredEvent) -> String {
        guard let conversation = event.conversation else { return event.data }
        return "{\"conversation\":\"\(conversation)\",\"data\":\(event.data)}"
    }
}
