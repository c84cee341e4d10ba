package import Kit
import Synchronization

/// A clock that moves only when a test moves it.
package final class TestClock: Sendable {
    private let time: Mutex<Instant>

    /// 2026-11-22T08:00:00Z, a Sunday.
    package static let start = Instant(milliseconds: 1_795_334_400_000)

    package init(_ start: Instant = TestClock.start) { time = Mutex(start) }

    package var clock: DeskClock { DeskClock { self.time.withLock { $0 } } }
    package var now: Instant { time.withLock { $0 } }

    package func advance(by span: Span) { time.withLock { $0 = $0 + span } }
}

extension IDSource {
    /// Ids that count, so that a test knows each.
    package static func counting() -> IDSource {
        let counter = Counter()
        return IDSource { UUIDv7(time: TestClock.start, random: (0, counter.next())) }
    }
}

private final class Counter: Sendable {
    private let value = Mutex<UInt64>(0)

    func next() -> UInt64 {
        value.withLock { value in
            value += 1
            return value
        }
    }
}
