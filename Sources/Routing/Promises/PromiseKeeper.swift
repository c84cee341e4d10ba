package import Accounts
import HTTPKit
package import Inbox
package import Kit
package import Store

/// Follows what happens to conversations and keeps their promises: what is owed until when, and who hears when it is about to be broken.
extension RoutingService {
    static let promiseChanged = "conversation.promise"
    static let promisesChanged = "promise.policies"
    static let policySetting = "promises"

    // MARK: - Policies

    package func promisePolicies() async throws -> [PromisePolicy] { try await store.read { tx in try tx.promisePolicies() } }

    /// Open conversations take on the new ones as soon as something happens to them; until then the old promise holds.
    package func setPromises(_ policies: [PromisePolicy], by actor: ID<Staff>?) async throws {
        let text = try JSON.text(policies)
        let now = clock.now()
        try await store.write { tx in
            try tx.set(Self.policySetting, to: text)
            try tx.append(NewEvent(type: Self.promisesChanged), at: now)
            try tx.audit(actor, "promises.set", "", at: now)
        }
    }

    // MARK: - Following

    package var promiseKeeper: EventReader {
        let types: [InboxEvent] = [.stateChanged, .conversationChanged, .messageCreated]
        return .writing("promises", types: Set(types.map(\.rawValue))) { [topic] events in
            let stories = try Dictionary(grouping: events, by: \.conversation).compactMap { id, events in
                try id.map { (id: ID<Conversation>($0), happenings: try events.map { try Happening($0) }) }
            }
            return { tx in
                var rules = PromiseRules(policies: try tx.promisePolicies(), topic: topic)
                for story in stories { try tx.keepPromises(of: story.id, after: story.happenings, &rules) }
            }
        }
    }

    /// A rung of a promise's ladder has come.
    func promiseIsUp(_ job: Job) async throws {
        guard let id = ID<Conversation>(job.key) else { return }
        let now = clock.now()
        try await store.write { tx in
            guard let conversation = try tx.conversation(id), let kept = try tx.promiseClock(of: id) else { return }
            for promise in kept.clock.open {
                for rung in kept.clock.terms?.policy.ladder ?? [] {
                    guard let time = kept.clock.instant(at: rung.percent, of: promise), time <= now else { continue }
                    try tx.raise(.promise(promise, rung, in: conversation), at: now)
                }
            }
            try tx.schedulePromise(of: id, kept.clock, after: now)
        }
    }
}

/// A conversation's clock as it is kept, and the newest event that it has seen.
struct KeptClock {
    var clock: PromiseClock
    var seq: Int64
}

extension Reading {
    package func promisePolicies() throws -> [PromisePolicy] {
        try setting(RoutingService.policySetting).map { try JSON.decode([PromisePolicy].self, from: $0) } ?? PromisePolicy.usual
    }

    func promiseClock(of id: ID<Conversation>) throws -> KeptClock? {
        let row = try rows("SELECT clock, seq FROM promise_clock WHERE conversation_id = \(id)").first
        return try row.map { KeptClock(clock: try JSON.decode(PromiseClock.self, from: try $0("clock")), seq: try $0("seq")) }
    }

    /// What was promised in a conversation, in the order in which it was.
    /// - Parameter newest: so many at most.
    package func promises(of id: ID<Conversation>, newest: Int = .max) throws -> [PromiseClock.Promise] {
        let current = try promiseClock(of: id)?.clock.promises ?? []
        let records: [String] = try column(
            "SELECT record FROM promise WHERE conversation_id = \(id) AND record IS NOT NULL ORDER BY started_at DESC LIMIT \(newest)")
        let all = try (records.map { try JSON.decode(PromiseClock.Promise.self, from: $0) } + current).sorted { one, other in
            // Of those that began together, in the order of their kinds.
            let kinds = PromiseKind.allCases
            return (one.startedAt, kinds.firstIndex(of: one.kind) ?? 0) < (other.startedAt, kinds.firstIndex(of: other.kind) ?? 0)
        }
        return all.suffix(newest)
    }

    /// The nearest deadline of a conversation that waits, or is in hand.
    func nextDeadline(of id: ID<Conversation>) throws -> Instant? {
        try value("SELECT min(due_at) FROM promise WHERE conversation_id = \(id) AND ended_at IS NULL")
    }

    /// The nearest deadlines of several.
    package func deadlines(of ids: [ID<Conversation>]) throws -> [ID<Conversation>: Instant] {
        let found = try rows(
            """
            SELECT conversation_id, min(due_at) AS due FROM promise WHERE conversation_id IN \(list: ids) AND ended_at IS NULL AND due_at IS NOT NULL
            GROUP BY conversation_id
            """)
        return Dictionary(try found.map { (try $0("conversation_id"), try $0("due")) }, uniquingKeysWith: { first, _ in first })
    }
}

/// What happened in a conversation, as far as promises go.
private struct Happening {
    enum Kind {
        case moved(ConversationState.Name)
        case wrote(Message.Author)
        case changed
    }

    let kind: Kind
    let seq: Int64
    let at: Instant

    init(_ event: StoredEvent) throws {
        (seq, at) = (event.seq, event.at)
        kind =
            switch event.type {
            case InboxEvent.stateChanged.rawValue: .moved(try JSON.decode(StateEvent.self, from: event.data).to)
            case InboxEvent.messageCreated.rawValue: .wrote(try JSON.decode(MessageEvent.self, from: event.data).author)
            default: .changed
            }
    }
}

/// Policies and hours, read once for all conversations of one commit.
private struct PromiseRules {
    let policies: [PromisePolicy]
    let topic: RoutingService.TopicOf
    private var hours: [ID<Team>: OpeningHours?] = [:]

    init(policies: [PromisePolicy], topic: @escaping RoutingService.TopicOf) {
        self.policies = policies
        self.topic = topic
    }

    /// Terms that hold for a conversation as it is now.
    mutating func terms(for conversation: Conversation, in tx: any Reading) throws -> PromiseClock.Terms? {
        let subject = PromiseSubject(
            queue: conversation.queue, topic: try topic(conversation, tx), isSecurity: conversation.isSecurity, kind: WorkKind(conversation.channel),
            isIdentified: try tx.contact(conversation.contact)?.externalID != nil)
        guard let policy = policies.first(where: { $0.scope.holds(for: subject) }) else { return nil }
        let hours = policy.hours == .team ? try openingHours(of: conversation.team, in: tx) : nil
        return PromiseClock.Terms(policy: policy, hours: hours.flatMap { $0.weekly.isEmpty ? nil : $0 })
    }

    private mutating func openingHours(of team: ID<Team>, in tx: any Reading) throws -> OpeningHours? {
        if let known = hours[team] { return known }
        let read = try tx.openingHours(of: team)
        hours[team] = .some(read)
        return read
    }
}

extension WriteTransaction {
    /// Takes what happened into the conversation's clock; what it has seen changes nothing.
    fileprivate func keepPromises(of id: ID<Conversation>, after happenings: [Happening], _ rules: inout PromiseRules) throws {
        guard let conversation = try conversation(id) else { return }
        var kept = try promiseClock(of: id) ?? KeptClock(clock: PromiseClock(), seq: 0)
        let news = happenings.filter { $0.seq > kept.seq }
        guard let last = news.last else { return }
        let before = kept.clock
        let terms = try rules.terms(for: conversation, in: self)
        for happening in news {
            kept.clock.on(.terms(terms), at: happening.at)
            switch happening.kind {
            case .moved(.closed) where conversation.mergedInto != nil: kept.clock.on(.left, at: happening.at)
            case .moved(let next): kept.clock.on(.moved(next), at: happening.at)
            case .wrote(.customer): kept.clock.on(.customerWrote, at: happening.at)
            case .wrote(.agent): kept.clock.on(.agentWrote, at: happening.at)
            case .wrote, .changed: break
            }
        }
        kept.seq = last.seq
        guard kept.clock != before else { return }
        try keep(kept, of: conversation, before: before, at: last.at)
    }

    private func keep(_ kept: KeptClock, of conversation: Conversation, before: PromiseClock, at now: Instant) throws {
        let id = conversation.id
        var kept = kept
        let going = kept.clock.letGoOfEnded()
        try execute(
            """
            INSERT INTO promise_clock (conversation_id, seq, clock) VALUES (\(id), \(kept.seq), \(try JSON.text(kept.clock)))
            ON CONFLICT (conversation_id) DO UPDATE SET seq = excluded.seq, clock = excluded.clock
            """)
        let known = Set(before.promises)
        for promise in going { try record(promise, of: conversation, in: JSON.text(promise), at: now) }
        for promise in kept.clock.promises where !known.contains(promise) { try record(promise, of: conversation, in: nil, at: now) }
        try schedulePromise(of: id, kept.clock, after: now)
        if kept.clock.nextDue != before.nextDue {
            try append(NewEvent(type: RoutingService.promiseChanged, conversation: id.value, data: "{}"), at: now)
        }
    }

    /// - Parameter whole: of a promise that the clock has let go, all of it.
    private func record(_ promise: PromiseClock.Promise, of conversation: Conversation, in whole: String?, at now: Instant) throws {
        try execute(
            """
            INSERT INTO promise (conversation_id, kind, cycle, queue_id, policy, started_at, due_at, ended_at, end_kind, record)
            VALUES (\(conversation.id), \(promise.kind), \(promise.cycle), \(conversation.queue), \(promise.policy), \(promise.startedAt), \(promise.due),
              \(promise.endedAt), \(promise.end?.rawValue), \(whole))
            ON CONFLICT (conversation_id, kind, cycle) DO UPDATE
            SET queue_id = excluded.queue_id, policy = excluded.policy, due_at = excluded.due_at, ended_at = excluded.ended_at,
              end_kind = excluded.end_kind, record = excluded.record
            """)
        if !promise.isOpen { try clearAlerts(Alert.promiseKey(promise, of: conversation.id), at: now) }
    }

    /// The next rung of any of its promises. One job a conversation: what it will do is read when it is due.
    fileprivate func schedulePromise(of id: ID<Conversation>, _ clock: PromiseClock, after now: Instant) throws {
        let ladder = clock.terms?.policy.ladder ?? []
        let times = clock.open.flatMap { promise in ladder.compactMap { clock.instant(at: $0.percent, of: promise) } }
        if let next = times.filter({ $0 > now }).min() {
            try schedule(NewJob(kind: RoutingJob.promise, key: id.description, runAt: next))
        } else {
            try cancelJob(kind: RoutingJob.promise, key: id.description)
        }
    }
}
