package import Kit
import Synchronization

/// A clock that moves only when somebody moves it: for a chain whose blocks a test makes.
package final class StandInClock: Sendable {
    private let time: Mutex<Instant>

    /// 2026-11-22T08:00:00Z: all of the recorded story lies before it.
    package static let start = Instant(milliseconds: 1_795_334_400_000)

    package init(_ start: Instant = StandInClock.start) { time = Mutex(start) }

    package var clock: DeskClock { DeskClock { self.time.withLock { $0 } } }
    package func advance(by span: Span) { time.withLock { $0 = $0 + span } }
}
