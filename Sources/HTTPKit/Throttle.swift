package import Kit
import Synchronization

/// A limit of so many events in so long for each key, as a token bucket: a burst up to the limit, then one each `period / limit`.
package final class Throttle: Sendable {
    /// Keys that are remembered; beyond it those that have recovered are forgotten.
    private static let keyLimit = 200_000

    private struct Bucket {
        var tokens: Double
        var at: Instant
    }

    private let limit: Double
    private let period: Span
    private let buckets = Mutex<[String: Bucket]>([:])

    package init(limit: Int, per period: Span) {
        self.limit = Double(limit)
        self.period = period
    }

    /// Takes one.
    /// - Throws: `.tooMany` with the seconds to wait.
    package func take(_ key: String, now: Instant) throws(APIError) {
        let wait = buckets.withLock { buckets -> Double? in
            if buckets.count >= Self.keyLimit { buckets = buckets.filter { now - $0.value.at < period } }
            var bucket = refilled(buckets[key], now: now)
            defer { buckets[key] = bucket }
            guard bucket.tokens >= 1 else { return (1 - bucket.tokens) * period.seconds / limit }
            bucket.tokens -= 1
            return nil
        }
        if let wait { throw .tooMany(retryAfter: Int(wait.rounded(.up))) }
    }

    /// Gives one back that turned out not to count.
    package func giveBack(_ key: String, now: Instant) {
        buckets.withLock { buckets in
            var bucket = refilled(buckets[key], now: now)
            bucket.tokens = min(limit, bucket.tokens + 1)
            buckets[key] = bucket
        }
    }

    /// Whether one could be taken now.
    package func allows(_ key: String, now: Instant) -> Bool {
        buckets.withLock { refilled($0[key], now: now).tokens >= 1 }
    }

    private func refilled(_ bucket: Bucket?, now: Instant) -> Bucket {
        guard var bucket else { return Bucket(tokens: limit, at: now) }
        let passed = max(0, (now - bucket.at).seconds)
        bucket.tokens = min(limit, bucket.tokens + passed * limit / period.seconds)
        bucket.at = max(bucket.at, now)
        return bucket
    }
}
