import Accounts
package import Inbox
package import Kit
import Logging
package import Store
import Synchronization
import WorkforceMath

/// The place of everyone who waits, computed once for all of them and told to whom it changed for.
package final class PlaceBoard: Sendable {
    private struct Kept {
        var places: [ID<Conversation>: Place] = [:]
        /// What those who wait have been told about the time.
        var told: [ID<Conversation>: ToldWait] = [:]
    }

    /// The board looks again at most so often, however much happens.
    private static let pause = Span.milliseconds(300)
    /// It also looks when nothing happens: the time passes.
    private static let idle = Span.seconds(15)
    /// Alarms are looked at so often: their figures are counted over all that is open.
    private static let alarmPause = Span.seconds(10)

    private let routing: RoutingService
    private let isLeading: @Sendable () -> Bool
    private let kept = Mutex(Kept())

    /// - Parameter isLeading: whether this node is the one that gives out work and judges alarms now. Each has a board for those it speaks to.
    package init(routing: RoutingService, isLeading: @escaping @Sendable () -> Bool = { true }) {
        self.routing = routing
        self.isLeading = isLeading
    }

    /// The last computed place.
    package func place(of conversation: ID<Conversation>) -> Place? { kept.withLock { $0.places[conversation] } }

    /// Follows the log, expires presence and deals, until the task is cancelled or the hub closes.
    package func run() async throws {
        let store = routing.store
        try await store.hub.listen(to: [.everything]) { listener in
            var judged = Instant(milliseconds: 0)
            while !Task.isCancelled {
                do {
                    if isLeading() { try await routing.dispatch() }
                    try await refresh()
                    let now = routing.clock.now()
                    if isLeading(), now - judged >= Self.alarmPause {
                        try await routing.judgeAlarms()
                        judged = now
                    }
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

    /// Wakes when something happens, and when something changes by itself: somebody has waited long enough for others, or is gone.
    private func next(_ listener: Listener) async -> WakeReasons {
        let change = routing.line.nextChange.map { $0 - routing.clock.now() } ?? Self.idle
        let wait = max(Self.pause, min(Self.idle, change))
        return await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await Task.sleep(for: .milliseconds(wait.milliseconds))
                if !Task.isCancelled { listener.wake(.place) }
            }
            defer { group.cancelAll() }
            return await listener.next()
        }
    }

    /// Computes all places, tells those that changed, and writes down what was said for the first time.
    package func refresh() async throws {
        let now = routing.clock.now()
        let before = kept.withLock { $0 }
        let fresh = try await routing.store.read { [routing] tx in
            try routing.places(after: before.places, told: before.told, tx, now: now)
        }
        let changed = kept.withLock { kept in
            defer { kept = Kept(places: fresh.mapValues(\.place), told: fresh.compactMapValues(\.told)) }
            return fresh.filter { kept.places[$0.key] != $0.value.place }.map(\.key)
        }
        for conversation in changed { routing.store.hub.signal(.conversation(conversation.value), .place) }
        let first = fresh.filter { $0.value.told != nil && before.told[$0.key] == nil }
        if !first.isEmpty, isLeading() { try await routing.keep(first, at: now) }
    }
}

/// A place, and what was said about the time.
struct ToldPlace: Sendable {
    let place: Place
    let told: ToldWait?
}

extension RoutingService {
    /// The place of one conversation that nobody has told anything yet; nil where it does not wait.
    package func place(of conversation: ID<Conversation>, _ tx: some Reading, now: Instant) throws -> Place? {
        try line.with(tx, now: now) { line in
            try waits.with(tx, agents: line.dutyAgents, now: now) { foreteller in
                guard let waiting = line.conversation(conversation), let position = line.position(of: conversation) else { return nil }
                var outlook = Outlook(line: line, foreteller: foreteller, now: now)
                let seen = try outlook.of(waiting, position: position, tx)
                let said = seen.seconds.map { ToldWait($0, position: position, agents: seen.agents, at: now) }
                return Place(position: position, wait: said.map { .said($0, at: now) } ?? seen.wait)
            }
        }
    }

    /// The places of everybody who waits, as they are to be told now.
    func places(
        after before: [ID<Conversation>: Place], told: [ID<Conversation>: ToldWait], _ tx: some Reading, now: Instant
    ) throws -> [ID<Conversation>: ToldPlace] {
        try line.with(tx, now: now) { line in
            try waits.with(tx, agents: line.dutyAgents, now: now) { foreteller in
                var outlook = Outlook(line: line, foreteller: foreteller, now: now)
                return try line.positions().reduce(into: [:]) { places, entry in
                    guard let conversation = line.conversation(entry.key) else { return }
                    let seen = try outlook.of(conversation, position: entry.value, tx)
                    let said = try seen.seconds.map { seconds in
                        let before = try told[entry.key] ?? tx.toldWait(of: entry.key, since: conversation.since, agents: seen.agents)
                        return before?.next(seconds, position: entry.value, agents: seen.agents, at: now)
                            ?? ToldWait(seconds, position: entry.value, agents: seen.agents, at: now)
                    }
                    let growth = growth(of: conversation, to: entry.value, after: before[entry.key], in: line)
                    places[entry.key] = ToldPlace(
                        place: Place(position: entry.value, wait: said.map { .said($0, at: now) } ?? seen.wait, growth: growth), told: said)
                }
            }
        }
    }

    /// Why somebody stands further back than before. The reason stays until they come forward.
    private func growth(of conversation: WaitingConversation, to position: Int, after before: Place?, in line: WaitingLine) -> Place.Growth? {
        guard let before else { return nil }
        if position < before.position { return nil }
        if position == before.position { return before.growth }
        let passed = line.ahead(of: conversation.id).filter { $0.since > conversation.since }
        let urgent = passed.count(where: \.isSecurity)
        return urgent > 0 ? .urgent(urgent) : .others(max(passed.count, position - before.position))
    }
}

extension Place.Wait {
    fileprivate static func said(_ told: ToldWait, at now: Instant) -> Place.Wait {
        let (low, high) = told.minutes(at: now)
        return .minutes(low: low, high: high, isLonger: told.isLonger)
    }
}
