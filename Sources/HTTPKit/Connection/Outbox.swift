import NIOCore
import Synchronization

/// Frames on their way to the connections of one event loop. What comes in one moment goes there together: a turn of the loop for each of thousands would
/// cost more than writing them.
final class Outbox: Sendable {
    private struct Letter {
        let frame: EventFrame
        let connection: NIOLoopBound<Connection>
    }

    private let eventLoop: any EventLoop
    private let waiting = Mutex<[Letter]>([])

    init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    func add(_ frame: EventFrame, for connection: NIOLoopBound<Connection>) {
        let isFirst = waiting.withLock { waiting in
            waiting.append(Letter(frame: frame, connection: connection))
            return waiting.count == 1
        }
        if isFirst { eventLoop.execute { [self] in deliver() } }
    }

    private func deliver() {
        let letters = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        for letter in letters { letter.connection.value.write(letter.frame, nil) }
    }
}
