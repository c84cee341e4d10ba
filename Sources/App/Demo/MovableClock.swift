import Foundation
package import Kit
package import ServiceLifecycle
package import Store
import Synchronization

/// The demo's clock, which a file can put ahead: so that a deadline can be seen coming without waiting for it.
package final class MovableClock: Sendable {
    /// The file is looked at so often.
    private static let pause = Duration.milliseconds(100)

    private let file: String
    private let ahead = Mutex(Span.milliseconds(0))

    /// - Parameter file: holds a number of seconds, at least 0; where it is missing the clock is right.
    package init(file: String) {
        self.file = file
        look()
    }

    package var clock: DeskClock { DeskClock { [self] in DeskClock.system.now() + ahead.withLock { $0 } } }

    /// Whether it has been moved.
    @discardableResult
    private func look() -> Bool {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8), let seconds = Int64(text.trimmingCharacters(in: .whitespacesAndNewlines)),
            seconds >= 0
        else { return false }
        return ahead.withLock { ahead in
            defer { ahead = .seconds(seconds) }
            return ahead != .seconds(seconds)
        }
    }

    /// Follows the file, and wakes who sleeps on `hub` until an instant that may have come.
    package func follower(waking hub: EventHub) -> any Service { Follower(clock: self, hub: hub) }

    private struct Follower: Service {
        let clock: MovableClock
        let hub: EventHub

        func run() async throws {
            try? await cancelWhenGracefulShutdown {
                while true {
                    try await Task.sleep(for: MovableClock.pause)
                    guard clock.look() else { continue }
                    hub.signal(.jobs, .events)
                    hub.signal(.everything, .events)
                }
            }
        }
    }
}
