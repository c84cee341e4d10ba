package import Inbox
package import Kit
import Logging
import Store
import Synchronization

/// The place of everyone who waits, computed once for all of them and told to whom it changed for.
package final class PlaceBoard: Sendable {
    /// Waiting conversations that get a place; those behind see the last one.
    private static let limit = 5_000
    /// The board looks again at most so often, however much happens.
    private static let pause = Span.milliseconds(300)
    /// It also looks when nothing happens: the time passes.
    private static let idle = Span.seconds(15)

    private let routing: RoutingService
    private let places = Mutex<[ID<Conversation>: Place]>([:])

    package init(routing: RoutingService) { self.routing = routing }

    /// The last computed place.
    package func place(of conversation: ID<Conversation>) -> Place? { places.withLock { $0[conversation] } }

    /// Follows the log, expires presence and deals, until the task is cancelled or the hub closes.
    package func run() async throws {
        let store = routing.store
        try await store.hub.listen(to: [.everything]) { listener in
            while !Task.isCancelled {
                do {
                    try await refresh()
                    try await routing.dispatch()
                } catch let error as CancellationError {
                    throw error
                } catch {
                    routing.logger.error("places stopped, will go on", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: .milliseconds(Self.pause.milliseconds))
                if await next(listener).contains(.closed) { return }
            }
        }
    }

    private func next(_ listener: Listener) async -> WakeReasons {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await Task.sleep(for: .milliseconds(Self.idle.milliseconds))
                if !Task.isCancelled { listener.wake(.place) }
            }
            defer { group.cancelAll() }
            return await listener.next()
        }
    }

    /// Computes all places and tells those that changed.
    package func refresh() async throws {
        let now = routing.clock.now()
        let fresh = try await routing.store.read { tx in try tx.places(limit: Self.limit, now: now) }
        let changed = places.withLock { places in
            defer { places = fresh }
            return fresh.filter { places[$0.key] != $0.value }.map(\.key)
        }
        for conversation in changed { routing.store.hub.signal(.conversation(conversation.value), .place) }
    }
}

extension Reading {
    fileprivate func places(limit: Int, now: Instant) throws -> [ID<Conversation>: Place] {
        let line = try rows(
            "SELECT id, queue_id, team_id FROM conversation WHERE state = 'queued' ORDER BY queue_id, priority DESC, since, id LIMIT \(limit)")
        var places: [ID<Conversation>: Place] = [:]
        var outlooks: [ID<Queue>: Outlook] = [:]
        var positions: [ID<Queue>: Int] = [:]
        for row in line {
            let queue: ID<Queue> = try row("queue_id")
            let outlook = try outlooks[queue] ?? outlook(queue: queue, team: try row("team_id"), now: now)
            outlooks[queue] = outlook
            let position = (positions[queue] ?? 0) + 1
            positions[queue] = position
            places[try row("id")] = Place(position: position, wait: outlook.wait(at: position))
        }
        return places
    }
}
