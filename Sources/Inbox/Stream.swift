import Accounts
import HTTPKit
import HTTPTypes
import Kit
import Store

extension InboxService {
    /// The console's one stream: ids and states of what `me` reaches; the page then fetches what an event names.
    func staffStream(_ call: Call, _ me: SignedIn, _ accounts: AccountsService) -> Reply {
        let resume = call.headers[.lastEventID].flatMap { Int64($0) }
        return Reply.events { writer in
            try await store.hub.listen(to: [.everything]) { listener in
                var cursor = try await startingPoint(resume)
                var viewer = me
                try await writer.send(event: "ready", id: cursor, data: "{}")
                while true {
                    let reasons = await listener.next()
                    if reasons.contains(.closed) { return }
                    if reasons.contains(.heartbeat) {
                        guard let current = try await accounts.isCurrent(viewer) else { return }
                        viewer = current
                        try await writer.heartbeat()
                    }
                    let (events, upTo) = try await newEvents(after: cursor)
                    for event in events {
                        if event.type == "staff.changed" {
                            guard let current = try await accounts.isCurrent(viewer) else { return }
                            viewer = current
                        }
                        if try await reaches(event, viewer) { try await writer.send(event: event.type, id: event.seq, data: try frame(event)) }
                    }
                    cursor = upTo
                }
            }
        }
    }

    /// Where a reader goes on: after what it has seen, or from now.
    package func startingPoint(_ resume: Int64?) async throws -> Int64 {
        if let resume { return resume }
        return try await store.read { tx in try tx.newestEvent() }
    }

    /// Events after `cursor`, from memory where it reaches back so far, and up to where they have been read.
    private func newEvents(after cursor: Int64) async throws -> (events: [StoredEvent], upTo: Int64) {
        if let recent = store.hub.recent(after: cursor, where: { _ in true }) { return recent }
        let events = try await store.read { tx in try tx.events(after: cursor, limit: 500) }
        return (events, events.last?.seq ?? cursor)
    }

    /// Asked at every delivery: what one reached a moment ago may have been moved away.
    private func reaches(_ event: StoredEvent, _ me: SignedIn) async throws -> Bool {
        guard let conversation = event.conversation else { return event.isBroadcast || Self.openToStaff.contains { event.type.hasPrefix($0) } }
        if me.reachesAll { return true }
        return try await store.read { tx in
            try tx.value("SELECT 1 FROM conversation c WHERE c.id = \(conversation) AND \(reach(me))", as: Int.self) != nil
        }
    }

    /// Of no conversation, and with ids alone: what they name is asked for, and then reach decides.
    private static let openToStaff = ["presence.", "alert.", "agent.profile", "queue.policy"]

    private func frame(_ event: StoredEvent) throws -> String {
        guard let conversation = event.conversation else { return event.data }
        return "{\"conversation\":\"\(conversation)\",\"data\":\(event.data)}"
    }
}
