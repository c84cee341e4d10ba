import Kit
import Synchronization

/// Counters and durations since the start, in the text form that Prometheus reads (exposition format 0.0.4). Labels are route patterns and codes, never a value of a request.
package final class Metrics: Sendable {
    /// Upper bounds of the duration buckets, in seconds.
    private static let bounds: [Double] = [0.001, 0.005, 0.02, 0.1, 0.5, 2]

    private struct Durations {
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
        var count = 0
        var sum = 0.0
    }

    private struct State {
        var counters: [String: Int] = [:]
        var durations: [String: Durations] = [:]
        var gauges: [(name: String, read: @Sendable () -> Double)] = []
    }

    private let state = Mutex(State())

    package init() {}

    package func count(_ name: String, _ labels: String = "") {
        state.withLock { $0.counters[name + labels, default: 0] += 1 }
    }

    /// A value that is read when the metrics are.
    package func gauge(_ name: String, _ read: @escaping @Sendable () -> Double) {
        state.withLock { $0.gauges.append((name, read)) }
    }

    func observe(route: String, status: Int, seconds: Double) {
        state.withLock { state in
            state.counters["walletdesk_requests_total{route=\"\(route)\",status=\"\(status)\"}", default: 0] += 1
            var durations = state.durations[route] ?? Durations()
            durations.count += 1
            durations.sum += seconds
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { durations.buckets[index] += 1 }
            state.durations[route] = durations
        }
    }

    package var text: String {
        let snapshot = state.withLock { $0 }
        var lines = snapshot.counters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        for (route, durations) in snapshot.durations.sorted(by: { $0.key < $1.key }) {
            let name = "walletdesk_request_seconds"
            for (bound, count) in zip(Self.bounds, durations.buckets) { lines.append("\(name)_bucket{route=\"\(route)\",le=\"\(bound)\"} \(count)") }
            lines.append("\(name)_bucket{route=\"\(route)\",le=\"+Inf\"} \(durations.count)")
            lines.append("\(name)_sum{route=\"\(route)\"} \(durations.sum)")
            lines.append("\(name)_count{route=\"\(route)\"} \(durations.count)")
        }
        lines += snapshot.gauges.map { "\($0.name) \($0.read())" }
        return lines.joined(separator: "\n") + "\n"
    }
}
