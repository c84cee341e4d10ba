/// How long to go on after a network error, a 5xx or a 429. What the desk refuses (any other 4xx) is never repeated.
public struct RetryPolicy: Sendable, Equatable {
    /// Tries in all, at least 1. A stream of events is not limited by it: it comes back until it is cancelled or refused.
    public var tries: Int
    public var firstPause: Duration
    /// A `Retry-After` beyond this is handed to the app as an error instead of being waited for.
    public var longestPause: Duration

    public init(tries: Int, firstPause: Duration, longestPause: Duration) {
        self.tries = max(1, tries)
        self.firstPause = firstPause
        self.longestPause = longestPause
    }

    /// Six tries in about 15 seconds.
    public static let standard = RetryPolicy(tries: 6, firstPause: .milliseconds(500), longestPause: .seconds(20))
    /// One try.
    public static let never = RetryPolicy(tries: 1, firstPause: .zero, longestPause: .zero)
}

/// Pauses that double, each shortened by chance so that many clients don't come back at the same moment.
struct Backoff {
    let policy: RetryPolicy
    private var failures = 0

    init(_ policy: RetryPolicy) { self.policy = policy }

    /// The pause after one more failure; nil where it is time to give up.
    mutating func pause(after error: WalletDeskError) -> Duration? {
        guard error.isPassing, failures + 1 < policy.tries else { return nil }
        if let seconds = error.retryAfter, .seconds(seconds) > policy.longestPause { return nil }
        return next(retryAfter: error.retryAfter)
    }

    /// The pause after one more failure, for what never gives up.
    mutating func next(retryAfter: Int?) -> Duration {
        let doubled = policy.firstPause * (1 << min(failures, 20))
        failures += 1
        let pause = min(doubled, policy.longestPause) * Double.random(in: 0.5...1)
        return max(pause, .seconds(retryAfter ?? 0))
    }

    mutating func reset() { failures = 0 }
}
