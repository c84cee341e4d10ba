/// How long those waited who joined at a position.
package struct PositionHistory: Sendable {
    private struct Wait: Sendable {
        let answered: Double
        let seconds: Double
    }

    /// The latest that count for each position.
    private static let limit = 200

    /// Seconds back from now, the shortest first.
    private let windows: [Double]
    /// How many a window must hold to be used.
    private let enough: Int
    /// By number ahead.
    private var waits: [Int: [Wait]] = [:]

    package init(windows: [Double], enough: Int) {
        self.windows = windows
        self.enough = enough
    }

    /// - Parameters:
    ///   - ahead: callers ahead when the caller joined.
    ///   - answered: seconds; when the wait ended.
    package mutating func add(ahead: Int, waited seconds: Double, answered: Double) {
        var known = waits[ahead, default: []]
        if known.count == Self.limit { known.removeFirst() }
        known.append(Wait(answered: answered, seconds: seconds))
        waits[ahead] = known
    }

    /// The mean wait in the shortest window that holds enough, in seconds. Where the position was never seen, that of the nearest one that was,
    /// in proportion to the place in the line; nil without any.
    package func mean(ahead: Int, at now: Double) -> Double? {
        if let mean = mean(of: waits[ahead] ?? [], at: now) { return mean }
        let oldest = now - (windows.last ?? 0)
        let seen = waits.filter { ($0.value.last?.answered ?? -.infinity) >= oldest }.keys
        guard let nearest = seen.min(by: { (abs($0 - ahead), $0) < (abs($1 - ahead), $1) }) else { return nil }
        return mean(of: waits[nearest] ?? [], at: now).map { $0 * Double(ahead + 1) / Double(nearest + 1) }
    }

    private func mean(of known: [Wait], at now: Double) -> Double? {
        for window in windows {
            let recent = known.reversed().prefix { $0.answered >= now - window }
            if recent.count >= (window == windows.last ? 1 : enough) { return recent.reduce(0) { $0 + $1.seconds } / Double(recent.count) }
        }
        return nil
    }
}
