import Accounts
import HTTPKit
import Inbox
import Kit
import Store
import Synchronization
import WorkforceMath

/// Keeps what is known about waits, by reading how conversations move through the lines. After a start it learns from the log what it knew before.
final class WaitWatch: Sendable {
    private struct Kept {
        var foreteller = WaitForeteller()
        var cursor: Int64?
        /// Those who wait and those in hand, by the number under which they are watched.
        var callers: [ID<Conversation>: QueueReplay.Caller] = [:]
        var agents: [ID<Staff>: Int] = [:]
        /// Slots as they were told last.
        var slots: [Int: Int] = [:]
    }

    /// Events that are read at a start, and at a time.
    private static let memory: Int64 = 40_000
    private static let batch = 1_000

    private let kept = Mutex(Kept())

    /// Brings it up to what `tx` sees, and gives it to `body`.
    /// - Parameter agents: on duty now.
    func with<Value>(_ tx: some Reading, agents: [DutyAgent], now: Instant, _ body: (WaitForeteller) throws -> Value) throws -> Value {
        try kept.withLock { kept in
            try Self.catchUp(&kept, tx)
            Self.staff(&kept, agents, now)
            return try body(kept.foreteller)
        }
    }

    private static func catchUp(_ kept: inout Kept, _ tx: some Reading) throws {
        let newest = try tx.newestEvent()
        var cursor = kept.cursor ?? max(0, newest - memory)
        while cursor < newest {
            let events = try tx.events(after: cursor, limit: batch)
            guard let last = events.last else { break }
            let moves = events.filter { $0.type == InboxEvent.stateChanged.rawValue }
            let groups = try tx.callerGroups(of: moves.compactMap { $0.conversation.map { ID<Conversation>($0) } })
            for event in moves {
                guard let id = event.conversation.map({ ID<Conversation>($0) }), let group = groups[id] else { continue }
                take(&kept, event, try JSON.decode(StateEvent.self, from: event.data), of: id, group)
            }
            cursor = last.seq
        }
        kept.cursor = newest
    }

    private static func take(_ kept: inout Kept, _ event: StoredEvent, _ state: StateEvent, of id: ID<Conversation>, _ group: CallerGroup) {
        let second = Int(event.at.milliseconds / 1000)
        let known = kept.callers[id]
        switch (state.from, state.to) {
        case (_, .queued):
            let caller = QueueReplay.Caller(number: Int(event.seq), joined: second, group: group)
            if state.from == .assigned, let known { kept.foreteller.take(.finished(caller: known.number), at: second) }
            kept.callers[id] = caller
            kept.foreteller.take(.queued(caller), at: second)
        case (.queued, .assigned), (.bot, .assigned):
            let caller = known ?? QueueReplay.Caller(number: Int(event.seq), joined: second, group: group)
            kept.callers[id] = caller
            let agent = state.agent.flatMap { ID<Staff>($0) }.map { number(of: $0, &kept) }
            kept.foreteller.take(.answered(caller, agent: agent), at: second)
        case (.queued, _):
            if let known { kept.foreteller.take(.gaveUp(caller: known.number), at: second) }
            kept.callers[id] = nil
        case (.assigned, .assigned): break
        case (.assigned, _):
            if let known { kept.foreteller.take(.finished(caller: known.number), at: second) }
            kept.callers[id] = nil
        default: break
        }
    }

    private static func number(of agent: ID<Staff>, _ kept: inout Kept) -> Int {
        if let number = kept.agents[agent] { return number }
        kept.agents[agent] = kept.agents.count
        return kept.agents.count - 1
    }

    private static func staff(_ kept: inout Kept, _ agents: [DutyAgent], _ now: Instant) {
        var slots = kept.slots.mapValues { _ in 0 }
        for agent in agents { slots[number(of: agent.id, &kept)] = agent.capacity.chats }
        for (agent, count) in slots where kept.slots[agent] != count {
            kept.foreteller.take(.staffed(agent: agent, slots: count), at: Int(now.milliseconds / 1000))
        }
        kept.slots = slots
    }
}

extension CallerGroup {
    /// Those who wait for the same agents: of one queue and language.
    init(queue: ID<Queue>, language: Language, priority: Int) { self.init(kind: "\(queue) \(language.rawValue)", priority: priority) }
}

extension Reading {
    fileprivate func callerGroups(of ids: [ID<Conversation>]) throws -> [ID<Conversation>: CallerGroup] {
        let rows = try rows("SELECT id, queue_id, language, priority FROM conversation WHERE id IN \(list: Array(Set(ids)))")
        return Dictionary(
            try rows.map { row in
                (
                    try row("id", as: ID<Conversation>.self),
                    CallerGroup(queue: try row("queue_id"), language: try row("language"), priority: try row("priority"))
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}
