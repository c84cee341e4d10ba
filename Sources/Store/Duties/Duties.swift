package import Kit
package import Logging
import Synchronization

/// What one node does for all of a desk: the readers of its log, its jobs, its line. Each duty is one node's at a time, by a lease that ends where its
/// holder is not heard of for 2.5 seconds; nodes share them out evenly. A desk in a file has one program, which has every duty.
package final class Duties: Sendable {
    /// How long a lease holds without being renewed.
    static let term = Span.milliseconds(2_500)
    /// So often leases are renewed, and those that are free are taken.
    static let beat = Span.milliseconds(500)

    private struct Held {
        let lease: Lease
        /// From then on another node may have it.
        var until: ContinuousClock.Instant
        /// It is to go to another node, as soon as what is done under it has ended.
        var isLeaving = false
    }

    private struct State {
        var wanted: Set<String> = []
        var held: [String: Held] = [:]
    }

    private let store: Store
    private let node: DeskNode
    private let clock: DeskClock
    private let logger: Logger
    private let state = Mutex(State())

    package init(store: Store, node: DeskNode, clock: DeskClock, logger: Logger) {
        self.store = store
        self.node = node
        self.clock = clock
        self.logger = logger
    }

    /// Does `body` while this node has the duty, again and again: it is cancelled when the duty passes on, and begins anew when it comes back.
    /// Ends where `body` ends by itself, or the hub closes.
    package func perform(_ duty: String, _ body: @escaping @Sendable () async throws -> Void) async throws {
        guard store.isShared else { return try await body() }
        state.withLock { _ = $0.wanted.insert(duty) }
        try await store.hub.listen(to: [.duties]) { listener in
            while let lease = await lease(of: duty, listener) {
                let isOver = try await Lease.$current.withValue(lease) { try await perform(lease, listener, body) }
                try await giveBack(lease)
                if isOver { return }
            }
        }
    }

    /// Whether this node has the duty now.
    package func has(_ duty: String) -> Bool { !store.isShared || lease(of: duty) != nil }

    /// Keeps this node's leases and takes those that are free, until the task is cancelled; then gives all of them back.
    package func keep() async throws {
        guard store.isShared else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [self] in
                while !Task.isCancelled {
                    await renew()
                    try? await Task.sleep(for: .milliseconds(Self.beat.milliseconds))
                }
            }
            // Beside it: an answer that doesn't come must not keep a lease for longer than it holds.
            group.addTask { [self] in
                while !Task.isCancelled {
                    expire()
                    try? await Task.sleep(for: .milliseconds(Self.beat.milliseconds / 2))
                }
            }
        }
        state.withLock { $0.held = [:] }
        store.hub.signal(.duties, .events)
        // Also where this task is cancelled, so that another node need not wait for the end of the term.
        try await Task { [store, node] in try await store.leave(node) }.value
    }

    // MARK: - One duty

    /// - Returns: whether `body` ended by itself.
    private func perform(_ lease: Lease, _ listener: Listener, _ body: @escaping @Sendable () async throws -> Void) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                do { try await body() } catch is CancellationError { return false }
                return !Task.isCancelled
            }
            group.addTask { [self] in
                while self.lease(of: lease.duty) == lease, !(await listener.next().contains(.closed)) {}
                return false
            }
            let isOver = try await group.next() ?? false
            group.cancelAll()
            // What the body does last it still does under its lease, or is refused.
            while try await group.next() != nil {}
            return isOver
        }
    }

    /// Waits until this node has the duty; nil where the hub has closed.
    private func lease(of duty: String, _ listener: Listener) async -> Lease? {
        while true {
            if let lease = lease(of: duty) { return lease }
            if await listener.next().contains(.closed) { return nil }
        }
    }

    private func lease(of duty: String) -> Lease? {
        state.withLock { state in
            guard let held = state.held[duty], !held.isLeaving, held.until > .now else { return nil }
            return held.lease
        }
    }

    private func giveBack(_ lease: Lease) async throws {
        let mine = state.withLock { state in
            guard state.held[lease.duty]?.lease == lease else { return false }
            state.held[lease.duty] = nil
            return true
        }
        if mine { try? await store.release(lease, of: node) }
    }

    // MARK: - All of them

    private func renew() async {
        let wanted = state.withLock { $0.wanted }
        let begun = ContinuousClock.now
        do {
            let (leases, surplus) = try await store.renew(wanted, for: Self.term, of: node, now: clock.now())
            state.withLock { state in
                let before = state.held
                let until = begun.advanced(by: .milliseconds(Self.term.milliseconds))
                state.held = leases.reduce(into: [:]) { held, lease in
                    let isLeaving = before[lease.duty].map { $0.lease == lease && $0.isLeaving } ?? false
                    held[lease.duty] = Held(lease: lease, until: until, isLeaving: isLeaving)
                }
                // One a beat: the others need not do without all of them at once.
                if surplus > 0, !state.held.values.contains(where: \.isLeaving), let leaving = state.held.keys.min() {
                    state.held[leaving]?.isLeaving = true
                }
            }
        } catch {
            logger.warning("duties could not be renewed", metadata: ["error": "\(error)"])
        }
        store.hub.signal(.duties, .events)
    }

    private func expire() {
        let isChanged = state.withLock { state in
            let count = state.held.count
            state.held = state.held.filter { $0.value.until > .now }
            return state.held.count != count
        }
        if isChanged { store.hub.signal(.duties, .events) }
    }
}
