import Synchronization

/// Something that tells one reader what happens for as long as it is read. Between two things it says it takes no task, so that ten thousand quiet
/// readers cost little more than their sockets.
///
/// `step` and `ready` are never called side by side.
package protocol LiveSource: AnyObject, Sendable {
    /// Begins to listen.
    /// - Parameter wake: to be called, from anywhere, when there may be something to say. Calls that come while something is being said are one.
    func attach(_ wake: @escaping @Sendable () -> Void)
    /// Says what there is to say now; first of all what there was before it was attached.
    /// - Returns: whether it goes on.
    func step(_ writer: EventWriter) async throws -> Bool
    /// All that there is to say, where it can be said without asking anybody; nil where a step has to find out.
    func ready() -> [EventFrame]?
    /// Nobody reads any more.
    func detach()
}

extension LiveSource {
    package func ready() -> [EventFrame]? { nil }
}

/// Brings what a source says to its reader, one thing after the other. A reader that is slow holds up itself alone: what happens meanwhile is looked up
/// when it has taken what came before, and nothing is kept for it.
package final class LiveStream: Sendable {
    private struct State {
        /// Something is being said.
        var isBusy = false
        /// Since then there may be more to say.
        var isWanted = false
        /// The reader takes no more for now.
        var isBlocked = false
        var isOver = false
    }

    private let source: any LiveSource
    private let writer: EventWriter
    private let onEnd: @Sendable () -> Void
    private let state = Mutex(State())

    /// - Parameter onEnd: called once, where the source has said its last.
    package init(_ source: any LiveSource, to writer: EventWriter, onEnd: @escaping @Sendable () -> Void) {
        self.source = source
        self.writer = writer
        self.onEnd = onEnd
    }

    package func begin() {
        state.withLock { $0.isBusy = true }
        // Kept by its connection alone: a source that is read no longer must not keep its reader.
        source.attach { [weak self] in self?.wake() }
        step()
    }

    /// The reader is gone.
    package func close() { if end() { source.detach() } }

    /// Whether the reader takes more for now.
    func block(_ isBlocked: Bool) {
        let isWanted = state.withLock { state in
            state.isBlocked = isBlocked
            return state.isWanted && !state.isBusy
        }
        if !isBlocked, isWanted { wake() }
    }

    private func wake() {
        let isMine = state.withLock { state in
            guard !state.isBusy, !state.isBlocked, !state.isOver else {
                state.isWanted = true
                return false
            }
            state.isBusy = true
            state.isWanted = false
            return true
        }
        if isMine { say() }
    }

    /// Says what is at hand, and looks up the rest.
    private func say() {
        repeat {
            guard let frames = source.ready() else { return step() }
            for frame in frames { writer.sendNow(frame) }
        } while rest()
    }

    private func step() {
        Task { [self] in
            do {
                guard try await source.step(writer) else { return finish() }
            } catch {
                return finish()
            }
            if rest() { say() }
        }
    }

    /// Ends what is being said.
    /// - Returns: whether there is more to say at once.
    private func rest() -> Bool {
        state.withLock { state in
            guard state.isWanted, !state.isBlocked, !state.isOver else {
                state.isBusy = false
                return false
            }
            state.isWanted = false
            return true
        }
    }

    private func finish() {
        guard end() else { return }
        source.detach()
        onEnd()
    }

    private func end() -> Bool {
        state.withLock { state in
            defer { state.isOver = true }
            return !state.isOver
        }
    }
}
