import NIOCore
import Synchronization

/// What live streams say, on its way to the connections of one event loop. What comes in one moment goes there together: a turn of the loop for each of
/// thousands would cost more than writing them. It goes in portions, so that who asks for something meanwhile does not wait behind all of them, and in the
/// order in which it was said.
final class Outbox: Sendable {
    enum Piece {
        /// - Parameter taken: succeeds when the system has it.
        case frame(EventFrame, taken: EventLoopPromise<Void>?)
        /// Of the stream.
        case end
    }

    private struct Letter {
        let piece: Piece
        let connection: NIOLoopBound<Connection>
    }

    private struct State {
        var waiting = CircularBuffer<Letter>()
        var isDelivering = false
    }

    /// Letters of one turn of the loop: about half a millisecond.
    private static let portion = 128
    /// Between two turns: a task that is due at once comes before the loop looks at its sockets again.
    private static let pause = TimeAmount.microseconds(10)

    private let eventLoop: any EventLoop
    private let state = Mutex(State())

    init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    func add(_ piece: Piece, for connection: NIOLoopBound<Connection>) {
        let isFirst = state.withLock { state in
            state.waiting.append(Letter(piece: piece, connection: connection))
            defer { state.isDelivering = true }
            return !state.isDelivering
        }
        if isFirst { eventLoop.execute { [self] in deliver() } }
    }

    private func deliver() {
        var left = Self.portion
        while left > 0 {
            let letters = take(atMost: left)
            if letters.isEmpty { return }
            for letter in letters { letter.connection.value.write(letter.piece) }
            left -= letters.count
        }
        eventLoop.scheduleTask(in: Self.pause) { [self] in deliver() }
    }

    /// What comes next; where that is nothing, whoever adds to it has it delivered.
    private func take(atMost count: Int) -> [Letter] {
        state.withLock { state in
            let letters = Array(state.waiting.prefix(count))
            state.waiting.removeFirst(letters.count)
            state.isDelivering = !letters.isEmpty
            return letters
        }
    }
}
