import Accounts
import HTTPKit
import Inbox
import Kit
import Store
import Synchronization

/// Keeps the line as the database has it, by reading what each event of the log names.
final class LineKeeper: Sendable {
    fileprivate struct Kept {
        let topic: RoutingService.TopicOf
        var line = WaitingLine()
        /// The newest event that is in the line; nil before the first look.
        var cursor: Int64?
        /// When each agent on duty has to be looked at again, if nothing is heard of them.
        var until: [ID<Staff>: Instant] = [:]
    }

    /// Beyond so many events it is quicker to read everything.
    private static let most = 2_000

    private let kept: Mutex<Kept>

    init(topic: @escaping RoutingService.TopicOf) { kept = Mutex(Kept(topic: topic)) }

    /// Brings the line up to what `tx` sees, and gives it to `body`, which may change it: what it writes down comes back by its events.
    func with<Value>(_ tx: some Reading, now: Instant, _ body: (inout WaitingLine) throws -> Value) throws -> Value {
        try kept.withLock { kept in
            try kept.catchUp(tx, now: now, most: Self.most)
            return try body(&kept.line)
        }
    }

    /// Reads those again of which the line knows more than the database: a deal that could not be written.
    func correct(_ deal: Deal, _ tx: some Reading, now: Instant) throws {
        try kept.withLock { kept in
            try kept.read(deal.conversation, tx, now: now)
            try kept.read(deal.agent, tx, now: now)
        }
    }

    /// When something changes though nothing happens.
    var nextChange: Instant? {
        kept.withLock { kept in
            [kept.line.nextChange, kept.until.values.min()].compactMap(\.self).min()
        }
    }
}

extension LineKeeper.Kept {
    fileprivate mutating func catchUp(_ tx: some Reading, now: Instant, most: Int) throws {
        let newest = try tx.newestEvent()
        guard let cursor else { return try readAll(tx, upTo: newest, now: now) }
        // A transaction that began before what is known already has nothing to add.
        if newest > cursor {
            let events = try tx.events(after: cursor, limit: most + 1)
            // What a conversation asks for was worked out by the policy as it was.
            let hasNewPolicy = events.contains { $0.type == RoutingService.policyChanged }
            guard events.count <= most, !hasNewPolicy else { return try readAll(tx, upTo: newest, now: now) }
            try read(events, tx, now: now)
            self.cursor = newest
        }
        for staff in until.filter({ $0.value <= now }).keys { try read(staff, tx, now: now) }
    }

    private mutating func readAll(_ tx: some Reading, upTo newest: Int64, now: Instant) throws {
        line = WaitingLine()
        until = [:]
        for queue in try tx.queues() { line.set(try tx.policy(of: queue.id), of: queue.id, at: now) }
        for (agent, time) in try tx.dutyAgents(now: now) {
            line.set(agent)
            until[agent.id] = time
        }
        for conversation in try tx.waitingConversations(policy: line.policy, topic: topic) { line.set(conversation, at: now) }
        cursor = newest
    }

    private mutating func read(_ events: [StoredEvent], _ tx: some Reading, now: Instant) throws {
        var conversations: Set<ID<Conversation>> = []
        var staff: Set<ID<Staff>> = []
        for event in events {
            switch event.type {
            case InboxEvent.stateChanged.rawValue, InboxEvent.conversationChanged.rawValue, InboxEvent.offered.rawValue, InboxEvent.offerEnded.rawValue,
                RoutingService.promiseChanged:
                if let id = event.conversation { conversations.insert(ID(id)) }
                if let agent = try JSON.decode(AgentOfEvent.self, from: event.data).agent { staff.insert(agent) }
            case RoutingService.presenceChanged, RoutingService.profileChanged:
                if let id = try JSON.decode(AgentOfEvent.self, from: event.data).staff { staff.insert(id) }
            case "staff.changed":
                // Teams and accounts: it isn't said whose.
                staff.formUnion(until.keys)
            default: break
            }
        }
        for id in conversations { staff.formUnion(try read(id, tx, now: now)) }
        for id in staff { try read(id, tx, now: now) }
    }

    /// - Returns: the agents whom the conversation concerns or concerned.
    @discardableResult
    fileprivate mutating func read(_ id: ID<Conversation>, _ tx: some Reading, now: Instant) throws -> Set<ID<Staff>> {
        var concerned = Set([line.conversation(id)?.offeredTo].compactMap(\.self))
        guard let conversation = try tx.conversation(id) else {
            line.remove(id)
            return concerned
        }
        concerned.formUnion([conversation.lastAgent, conversation.state.agent, conversation.offer?.agent].compactMap(\.self))
        if let waiting = try tx.waiting(conversation, policy: line.policy, topic: topic) { line.set(waiting, at: now) } else { line.remove(id) }
        return concerned
    }

    fileprivate mutating func read(_ staff: ID<Staff>, _ tx: some Reading, now: Instant) throws {
        if let (agent, time) = try tx.dutyAgent(staff, now: now) {
            line.set(agent)
            until[staff] = time
        } else {
            line.remove(agent: staff)
            until[staff] = nil
        }
    }
}

/// Of whom an event speaks, where it says so.
private struct AgentOfEvent: Decodable {
    let agent: ID<Staff>?
    let staff: ID<Staff>?
}
