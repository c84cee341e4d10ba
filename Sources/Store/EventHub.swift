package import Kit
import Synchronization

/// What a live stream listens to.
package enum Topic: Sendable, Hashable {
    /// Every event: the console and the readers.
    case everything
    /// The events of one conversation.
    case conversation(UUIDv7)
    /// What is said to everybody at once.
    case broadcast
    /// Jobs have been scheduled.
    case jobs
    /// This node has other duties than before.
    case duties
}

/// Something about a conversation that is true for a moment: who looks, who types, that nobody is welcome there any more.
package struct Signal: Sendable, Hashable {
    package let conversation: UUIDv7
    /// Why those who listen to the conversation are woken.
    package let reasons: WakeReasons
    /// What is to be remembered of it, by whoever gave it this name; ids alone.
    package let note: String

    package init(_ conversation: UUIDv7, _ reasons: WakeReasons, note: String = "") {
        self.conversation = conversation
        self.reasons = reasons
        self.note = note
    }
}

/// Why a listener was woken. Several reasons of one moment come as one wake-up, so a slow listener costs no memory.
package struct WakeReasons: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let events = WakeReasons(rawValue: 1)
    /// The place in the line may have changed.
    package static let place = WakeReasons(rawValue: 2)
    package static let typing = WakeReasons(rawValue: 4)
    /// Time for a sign of life.
    package static let heartbeat = WakeReasons(rawValue: 8)
    /// The desk stops, or the listener is no longer welcome.
    package static let closed = WakeReasons(rawValue: 16)
}

/// Wakes whoever waits for something new. It holds no payload for a listener: what is new is read from the log.
package final class EventHub: Sendable {
    private struct State {
        var listeners: [Topic: [ObjectIdentifier: Listener]] = [:]
        var recent: [StoredEvent] = []
        /// Of a hub that knows all: after which number, and up to which.
        var known: (after: Int64, upTo: Int64)?
        var isClosed = false
        var hearers: [@Sendable (Signal) -> Void] = []
        var preparers: [@Sendable (StoredEvent) async -> Void] = []
    }

    /// How many of the newest events are kept in memory, so that streams that are up to date need no query.
    private static let recentLimit = 2048
    /// As many listeners are woken by whoever publishes.
    private static let wokenAtOnce = 64

    private let state = Mutex(State())

    /// Whether it hears of every event, by whomever, in the order of their numbers: then a number that is missing is that of an event that never was.
    private let knowsAll: Bool

    package init(knowsAll: Bool = false) { self.knowsAll = knowsAll }

    /// From here on a hub that knows all will hear of everything.
    func begin(after seq: Int64) { state.withLock { $0.known = (seq, seq) } }

    /// Called after a commit, in the order of the commits; of a hub that knows all, in the order of the events' numbers.
    /// - Parameter upTo: the number up to which these are all.
    func publish(_ events: [StoredEvent], upTo: Int64? = nil, jobs: Bool) {
        var woken: [Listener] = []
        let broadcasts = events.filter(\.isBroadcast)
        let preparers = state.withLock { state in
            state.recent += events
            if let upTo { state.known?.upTo = upTo }
            if state.recent.count > Self.recentLimit * 2 {
                let dropped = state.recent.count - Self.recentLimit
                state.known?.after = state.recent[dropped - 1].seq
                state.recent.removeFirst(dropped)
            }
            var topics: Set<Topic> = []
            for event in events {
                if let conversation = event.conversation { topics.insert(.conversation(conversation)) }
                if event.isBroadcast { topics.insert(.broadcast) }
            }
            if !events.isEmpty { topics.insert(.everything) }
            if jobs { topics.insert(.jobs) }
            for topic in topics {
                if let listeners = state.listeners[topic] { woken += listeners.values }
            }
            return state.preparers
        }
        guard woken.count > Self.wokenAtOnce || !broadcasts.isEmpty else {
            for listener in woken { listener.wake(.events) }
            return
        }
        // Beside whoever has just written, who would have to wait for it.
        Task { [woken] in
            for event in broadcasts {
                for prepare in preparers { await prepare(event) }
            }
            for (number, listener) in woken.enumerated() {
                listener.wake(.events)
                // Thousands may listen: who has asked for something is not to wait behind all of them.
                if number % Self.wokenAtOnce == Self.wokenAtOnce - 1 { await Task.yield() }
            }
        }
    }

    /// From now on `body` is called with what is said to everybody before anybody is woken for it.
    package func beforeBroadcasts(_ body: @escaping @Sendable (StoredEvent) async -> Void) { state.withLock { $0.preparers.append(body) } }

    /// Events after `seq` that `belongs` picks, from memory, and the number up to which memory knows; nil where it does not reach back so far.
    package func recent(after seq: Int64, where belongs: (StoredEvent) -> Bool) -> (events: [StoredEvent], upTo: Int64)? {
        state.withLock { state in
            if knowsAll {
                guard let known = state.known, known.after <= seq else { return nil }
                let start = state.recent.partitioningIndex { $0.seq > seq }
                return (state.recent[start...].filter(belongs), max(seq, known.upTo))
            }
            guard let first = state.recent.first, let last = state.recent.last, first.seq <= seq + 1 else { return nil }
            let start = state.recent.partitioningIndex { $0.seq > seq }
            // A command line tool may have written between this program's own events: then only the log has them all.
            guard Int64(state.recent.count - start) == max(0, last.seq - seq) else { return nil }
            return (state.recent[start...].filter(belongs), max(seq, last.seq))
        }
    }

    /// Whether anybody listens to a topic.
    package func isListening(to topic: Topic) -> Bool { state.withLock { $0.listeners[topic] != nil } }

    /// Wakes the listeners of a topic for a reason that is no event: nothing of it is stored or replayed.
    package func signal(_ topic: Topic, _ reasons: WakeReasons) {
        let listeners = state.withLock { Array(($0.listeners[topic] ?? [:]).values) }
        for listener in listeners { listener.wake(reasons) }
    }

    /// From now on `body` is told of every signal, of this node and of others, before those who listen are woken.
    package func onSignal(_ body: @escaping @Sendable (Signal) -> Void) { state.withLock { $0.hearers.append(body) } }

    func hear(_ heard: Signal) {
        for hearer in state.withLock({ $0.hearers }) { hearer(heard) }
        if !heard.reasons.isEmpty { signal(.conversation(heard.conversation), heard.reasons) }
    }

    /// Signs of life for the listeners whose turn it is: each gets one in `period` ticks.
    package func heartbeat(tick: Int, period: Int) {
        let listeners = state.withLock { state in
            state.listeners.values.flatMap(\.values).filter { $0.heartbeatSlot % period == tick % period }
        }
        for listener in listeners { listener.wake(.heartbeat) }
    }

    /// Ends every stream, for a graceful stop.
    package func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            return state.listeners.values.flatMap(\.values)
        }
        for listener in listeners { listener.wake(.closed) }
    }

    package var listenerCount: Int { state.withLock { Set($0.listeners.values.flatMap(\.keys)).count } }

    /// Listens while `body` runs.
    package func listen<T>(to topics: [Topic], _ body: (Listener) async throws -> T) async rethrows -> T {
        let subscription = subscribe(Listener(), to: topics)
        defer { subscription.end() }
        return try await body(subscription.listener)
    }

    /// Listens until the subscription ends.
    /// - Parameter onWake: called by whoever wakes the listener when there was no reason before; maybe before this returns.
    package func subscribe(to topics: [Topic], onWake: @escaping @Sendable () -> Void) -> Subscription {
        subscribe(Listener(onWake: onWake), to: topics)
    }

    private func subscribe(_ listener: Listener, to topics: [Topic]) -> Subscription {
        let isClosed = state.withLock { state in
            for topic in topics { state.listeners[topic, default: [:]][ObjectIdentifier(listener)] = listener }
            return state.isClosed
        }
        if isClosed { listener.wake(.closed) }
        return Subscription(listener: listener, topics: topics, hub: self)
    }

    fileprivate func remove(_ listener: Listener, from topics: [Topic]) {
        state.withLock { state in
            for topic in topics {
                state.listeners[topic]?[ObjectIdentifier(listener)] = nil
                if state.listeners[topic]?.isEmpty == true { state.listeners[topic] = nil }
            }
        }
    }
}

/// A listener, and what it is woken for.
package struct Subscription: Sendable {
    package let listener: Listener
    fileprivate let topics: [Topic]
    fileprivate let hub: EventHub

    package func end() { hub.remove(listener, from: topics) }
}

/// One who waits: a task that calls `next`, or nobody until there is something, when `onWake` is called.
package final class Listener: Sendable {
    private struct State {
        var pending: WakeReasons = []
        var waiter: CheckedContinuation<WakeReasons, Never>?
    }

    private let state = Mutex(State())
    private let onWake: (@Sendable () -> Void)?
    let heartbeatSlot = Int.random(in: 0..<1 << 20)

    fileprivate init(onWake: (@Sendable () -> Void)? = nil) { self.onWake = onWake }

    /// The reasons since the last call.
    package func take() -> WakeReasons {
        state.withLock { state in
            defer { state.pending = [] }
            return state.pending
        }
    }

    /// What was taken and is still to be seen to.
    package func putBack(_ reasons: WakeReasons) { state.withLock { $0.pending.formUnion(reasons) } }

    /// The reasons since the last call, as soon as there is one. A cancelled task gets `.closed`.
    package func next() async -> WakeReasons {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready = state.withLock { state -> WakeReasons? in
                    guard state.pending.isEmpty else {
                        defer { state.pending = [] }
                        return state.pending
                    }
                    state.waiter = continuation
                    return nil
                }
                if let ready { continuation.resume(returning: ready) }
            }
        } onCancel: {
            wake(.closed)
        }
    }

    package func wake(_ reasons: WakeReasons) {
        let (waiter, isFirst) = state.withLock { state -> (CheckedContinuation<WakeReasons, Never>?, Bool) in
            guard let waiter = state.waiter else {
                defer { state.pending.formUnion(reasons) }
                return (nil, state.pending.isEmpty)
            }
            state.waiter = nil
            return (waiter, false)
        }
        waiter?.resume(returning: reasons)
        if isFirst { onWake?() }
    }
}

extension StoredEvent {
    /// Whether everybody may know of it.
    package var isBroadcast: Bool { type.hasPrefix("announcement.") }
}

extension Array {
    /// The first index for which `belongs` holds, in an array where it holds for a suffix.
    fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
