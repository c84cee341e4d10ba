package import Inbox
package import Kit

/// What was promised in one conversation, and what became of it: a state machine that is told what happens.
///
/// Definitions: first and next response and periodic update reset with each cycle, waits pause by state; see `docs/waiting.md`.
package struct PromiseClock: Sendable, Hashable {
    /// Terms under which a promise runs.
    package struct Terms: Sendable, Hashable, Codable {
        package var policy: PromisePolicy
        /// nil: day and night.
        package var hours: OpeningHours?

        package init(policy: PromisePolicy, hours: OpeningHours?) {
            self.policy = policy
            self.hours = hours
        }
    }

    package enum Event: Sendable, Hashable {
        case customerWrote
        /// A public message of a person.
        case agentWrote
        /// The conversation moved to a state.
        case moved(ConversationState.Name)
        /// It goes on in another conversation, where its promises are kept: nothing more is owed here.
        case left
        /// What it is about has changed, or the policies have; nil: nothing is promised any more.
        case terms(Terms?)
    }

    /// One promise of one kind; kinds that reset have several, one after the other.
    package struct Promise: Sendable, Hashable, Codable {
        package let kind: PromiseKind
        /// Counted from 0 within its kind.
        package let cycle: Int
        package let startedAt: Instant
        package var policy: String
        /// Policies under which it ran before.
        package var earlierPolicies: [String]
        /// Promised and used time, by the policy's hours, up to `runsSince`.
        package var allowed: Span
        package var used: Span
        /// nil: it stands still, or has ended.
        package var runsSince: Instant?
        /// When it will be broken, if nothing happens; nil where it stands still or its hours never come.
        package var due: Instant?
        package var endedAt: Instant?
        package var end: End?

        package enum End: String, Sendable, Hashable, Codable, CaseIterable {
            case attained, missed
            /// Nothing more was owed: solved without an answer, or no longer promised.
            case void
        }

        package var isOpen: Bool { end == nil }

        /// Broken before it was kept, or broken and still owed.
        package func isMissed(at now: Instant) -> Bool {
            if let end { end == .missed } else { used > allowed || due.map { $0 < now } ?? false }
        }
    }

    /// In the order in which they were made, without those that were let go.
    package private(set) var promises: [Promise] = []
    /// How many of a kind were let go.
    private var gone: [PromiseKind: Int] = [:]
    package private(set) var terms: Terms?
    private var state = ConversationState.Name.bot
    private var isHandedOver = false
    private var hasReply = false

    package init() {}

    package var open: [Promise] { promises.filter(\.isOpen) }
    /// The nearest.
    package var nextDue: Instant? { open.compactMap(\.due).min() }

    package mutating func on(_ event: Event, at now: Instant) {
        switch event {
        case .terms(let new): change(to: new, at: now)
        case .moved(let next): move(to: next, at: now)
        case .left:
            for kind in PromiseKind.allCases { end(kind, .void, at: now) }
            state = .closed
        case .customerWrote:
            if isHandedOver, hasReply, !isSettled { begin(.nextResponse, at: now) }
        case .agentWrote:
            keep(.firstResponse, at: now)
            keep(.nextResponse, at: now)
            keep(.update, at: now)
            hasReply = true
            if isHandedOver, !isSettled { begin(.update, at: now) }
        }
    }

    /// Lets go of the promises that nothing changes any more, so that what is kept of a long conversation is as small as of a short one.
    /// - Returns: those that go, for whoever keeps a record.
    package mutating func letGoOfEnded() -> [Promise] {
        // A solution's promise may go on.
        let solution = promises.last { $0.kind == .solve }
        let ended = promises.filter { !$0.isOpen && $0 != solution }
        promises.removeAll { !$0.isOpen && $0 != solution }
        for promise in ended { gone[promise.kind, default: 0] += 1 }
        return ended
    }

    private var isSettled: Bool { state == .resolved || state == .closed }

    private mutating func move(to next: ConversationState.Name, at now: Instant) {
        let wasSettled = isSettled
        state = next
        if next != .bot, !isSettled, !isHandedOver {
            isHandedOver = true
            if !hasReply { begin(.firstResponse, at: now) }
            begin(.solve, at: now)
        }
        if isSettled, !wasSettled {
            keep(.solve, at: now)
            for kind in [PromiseKind.firstResponse, .nextResponse, .update] { end(kind, .void, at: now) }
        } else if wasSettled, !isSettled {
            goOn(at: now)
        } else {
            pauseOrRun(at: now)
        }
    }

    // MARK: - Steps of a promise

    private mutating func begin(_ kind: PromiseKind, at now: Instant) {
        guard let terms, let minutes = terms.policy.minutes[kind], !promises.contains(where: { $0.kind == kind && $0.isOpen }) else { return }
        let cycle = gone[kind, default: 0] + promises.count { $0.kind == kind }
        promises.append(
            Promise(
                kind: kind, cycle: cycle, startedAt: now, policy: terms.policy.id, earlierPolicies: [], allowed: .minutes(Int64(minutes)),
                used: .milliseconds(0), runsSince: nil, due: nil))
        if !isPaused(kind) { run(promises.count - 1, at: now) }
    }

    private func isPaused(_ kind: PromiseKind) -> Bool { kind.pauses && terms?.policy.pausedIn.contains(state) ?? false }

    private mutating func run(_ place: Int, at now: Instant) {
        promises[place].runsSince = now
        let left = promises[place].allowed - promises[place].used
        guard left >= .milliseconds(0) else { return promises[place].due = now }
        promises[place].due = due(from: now, after: left)
    }

    private mutating func stop(_ place: Int, at now: Instant) {
        if let since = promises[place].runsSince { promises[place].used = promises[place].used + elapsed(from: since, to: now) }
        promises[place].runsSince = nil
        promises[place].due = nil
    }

    private mutating func pauseOrRun(at now: Instant) {
        for place in promises.indices where promises[place].isOpen {
            let isRunning = promises[place].runsSince != nil
            if isPaused(promises[place].kind), isRunning { stop(place, at: now) }
            if !isPaused(promises[place].kind), !isRunning { run(place, at: now) }
        }
    }

    private mutating func keep(_ kind: PromiseKind, at now: Instant) {
        guard let place = promises.lastIndex(where: { $0.kind == kind && $0.isOpen }) else { return }
        let isMissed = promises[place].isMissed(at: now)
        end(kind, isMissed ? .missed : .attained, at: now)
    }

    private mutating func end(_ kind: PromiseKind, _ end: Promise.End, at now: Instant) {
        guard let place = promises.lastIndex(where: { $0.kind == kind && $0.isOpen }) else { return }
        // What was broken stays broken, whatever ends it.
        let isMissed = promises[place].isMissed(at: now)
        stop(place, at: now)
        promises[place].endedAt = now
        promises[place].end = isMissed ? .missed : end
    }

    /// It was not solved after all: the promise of a solution goes on with the time that it has used, and what has been missed stays missed.
    private mutating func goOn(at now: Instant) {
        guard let place = promises.lastIndex(where: { $0.kind == .solve }), !promises[place].isOpen else {
            return begin(.solve, at: now)
        }
        guard promises[place].end != .void else { return begin(.solve, at: now) }
        promises[place].end = nil
        promises[place].endedAt = nil
        if !isPaused(.solve) { run(place, at: now) }
    }

    private mutating func change(to new: Terms?, at now: Instant) {
        guard new != terms else { return }
        let open = promises.indices.filter { promises[$0].isOpen }
        let running = open.filter { promises[$0].runsSince != nil }
        for place in running { stop(place, at: now) }
        terms = new
        for place in open {
            guard let new, let minutes = new.policy.minutes[promises[place].kind] else {
                promises[place].endedAt = now
                promises[place].end = promises[place].used > promises[place].allowed ? .missed : .void
                continue
            }
            if promises[place].policy != new.policy.id {
                promises[place].earlierPolicies.append(promises[place].policy)
                promises[place].policy = new.policy.id
            }
            promises[place].allowed = .minutes(Int64(minutes))
            if !isPaused(promises[place].kind) { run(place, at: now) }
        }
        guard isHandedOver, !isSettled else { return }
        begin(.solve, at: now)
        if !hasReply { begin(.firstResponse, at: now) }
    }

    // MARK: - Time

    private func due(from start: Instant, after span: Span) -> Instant? {
        guard let hours = terms?.hours else { return start + span }
        return hours.due(from: start, after: span)
    }

    private func elapsed(from start: Instant, to end: Instant) -> Span {
        guard let hours = terms?.hours else { return end - start }
        return hours.elapsed(from: start, to: end)
    }

    /// When so many percent of a promise's time will have passed, if nothing happens; nil where it stands still.
    package func instant(at percent: Int, of promise: Promise) -> Instant? {
        guard let since = promise.runsSince else { return nil }
        let left = Span.milliseconds(promise.allowed.milliseconds * Int64(percent) / 100) - promise.used
        return left <= .milliseconds(0) ? since : due(from: since, after: left)
    }
}

/// How a clock is kept. Those that lie there from before clocks let go of anything have all their promises under another name, so that a program of
/// that time reads no clock as if it were whole: its promises wait for a newer one.
extension PromiseClock: Codable {
    private enum CodingKeys: String, CodingKey {
        case promises = "current"
        case gone, terms, state, isHandedOver, hasReply
    }

    private enum EarlierKeys: String, CodingKey { case promises }

    package init(from decoder: any Decoder) throws {
        let kept = try decoder.container(keyedBy: CodingKeys.self)
        promises =
            try kept.decodeIfPresent([Promise].self, forKey: .promises)
            ?? decoder.container(keyedBy: EarlierKeys.self).decode([Promise].self, forKey: .promises)
        gone = try kept.decodeIfPresent([PromiseKind: Int].self, forKey: .gone) ?? [:]
        terms = try kept.decodeIfPresent(Terms.self, forKey: .terms)
        state = try kept.decode(ConversationState.Name.self, forKey: .state)
        isHandedOver = try kept.decode(Bool.self, forKey: .isHandedOver)
        hasReply = try kept.decode(Bool.self, forKey: .hasReply)
    }
}
