import Accounts
package import Inbox
package import Kit
import Logging
package import Store
import Synchronization
import WorkforceMath

/// The place of everyone who waits, computed once for all of them and told to whom it changed for.
package final class PlaceBoard: Sendable {
    /// What was seen when the board looked last.
    fileprivate struct Kept {
        var places: [ID<Conversation>: Place] = [:]
        /// What those who wait have been told about the time.
        var told: [ID<Conversation>: ToldWait] = [:]
        /// Those who waited because their money may be leaving.
        var urgent: Set<ID<Conversation>> = []
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
        let fresh = try await routing.store.read { [routing] tx in try routing.kept(after: before, tx, now: now) }
        kept.withLock { $0 = fresh }
        for (conversation, place) in fresh.places where before.places[conversation] != place {
            routing.store.hub.signal(.conversation(conversation.value), .place)
        }
        let first = fresh.told.filter { before.told[$0.key] == nil }
        if !first.isEmpty, isLeading() { try await routing.keep(first, at: now) }
    }
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
    fileprivate func kept(after before: PlaceBoard.Kept, _ tx: some Reading, now: Instant) throws -> PlaceBoard.Kept {
        try line.with(tx, now: now) { line in
            try waits.with(tx, agents: line.dutyAgents, now: now) { foreteller in
                var outlook = Outlook(line: line, foreteller: foreteller, now: now)
                var fresh = PlaceBoard.Kept(urgent: line.urgent)
                let newlyUrgent = fresh.urgent.subtracting(before.urgent)
                for (id, position) in line.positions() {
                    guard let conversation = line.conversation(id) else { continue }
                    let seen = try outlook.of(conversation, position: position, tx)
                    let said = try seen.seconds.map { seconds in
                        let before = try before.told[id] ?? tx.toldWait(of: id, since: conversation.since, agents: seen.agents)
                        return before?.next(seconds, position: position, agents: seen.agents, at: now)
                            ?? ToldWait(seconds, position: position, agents: seen.agents, at: now)
                    }
                    let growth = growth(of: conversation, to: position, after: before.places[id], passedBy: newlyUrgent, in: line)
                    fresh.told[id] = said
                    fresh.places[id] = Place(position: position, wait: said.map { .said($0, at: now) } ?? seen.wait, growth: growth)
                }
                return fresh
            }
        }
    }

    /// Why somebody stands further back than before. The reason stays, and adds up, until they come forward.
    /// - Parameter passedBy: who has become urgent since. All others need not be looked at: how many there are, the places say.
    private func growth(
        of conversation: WaitingConversation, to position: Int, after before: Place?, passedBy newlyUrgent: Set<ID<Conversation>>, in line: WaitingLine
    ) -> Place.Growth? {
        guard let before, position >= before.position else { return nil }
        guard position > before.position else { return before.growth }
        let passed = newlyUrgent.count { other in
            line.isAhead(other, of: conversation.id) && line.conversation(other).map { $0.since > conversation.since } ?? false
        }
        switch before.growth {
        case .urgent(let count): return .urgent(count + passed)
        case .others(let count) where passed == 0: return .others(count + position - before.position)
        case .others, nil: return passed > 0 ? .urgent(passed) : .others(position - before.position)
        }
    }
}

extension Place.Wait {
    fileprivate static func said(_ told: ToldWait, at now: Instant) -> Place.Wait {
        let (low, high) = told.minutes(at: now)
        return .minutes(low: low, high: high, isLonger: told.isLonger)
    }
}
