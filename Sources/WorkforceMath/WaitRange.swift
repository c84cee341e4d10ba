/// A range around a predicted wait that holds a promised share of the waits, whatever the predictor is worth: the spread of the latest waits around what
/// was predicted, widened or narrowed as the promise is kept (split conformal prediction with the adaptive level of Gibbs and Candès 2021, one level for
/// each end).
package struct WaitRange: Sendable {
    /// Waits by what was predicted, 1 = as predicted, sorted, and in the order in which they came.
    fileprivate struct Spread: Sendable {
        var sorted: [Double] = []
        var latest: [Double] = []
    }

    /// The latest waits of a bucket that count.
    private static let limit = 400
    /// Fewer say nothing yet.
    private static let enough = 20
    /// Seconds at which the buckets of predicted waits end; the last has no end.
    private static let ends = [25.0, 40, 60, 90, 140, 220, 400, 800]
    /// How far a level moves with each wait, and with those together that are on their way at the same time: they are told the same before anything is heard
    /// of them, and come out alike, so that in a line of a hundred a level that took each by itself would swing from end to end.
    private static let gain = 0.01
    private static let gainTogether = 0.1
    private static let levels = -0.3...0.5
    /// By how much of itself the outermost factor goes further out for each whole level below 0.
    private static let reach = 5.0
    /// Seconds added to both wait and prediction before one is divided by the other: of two seconds, a factor says nothing.
    private static let offset = 10.0

    /// The shares that may lie below and above.
    private let below: Double
    private let above: Double
    private var lowLevel: Double
    private var highLevel: Double
    private var spreads = [Spread](repeating: Spread(), count: WaitRange.ends.count + 1)

    /// - Parameters:
    ///   - below: the share of waits, 0 to 1, that may be shorter than the range.
    ///   - above: the share that may be longer.
    package init(below: Double, above: Double) {
        self.below = below
        self.above = above
        lowLevel = below
        highLevel = above
    }

    /// Seconds; nil while there is too little experience. Predictions of a size that was rarely met borrow from the next.
    package func range(_ predicted: Double) -> ClosedRange<Double>? {
        let bucket = Self.bucket(predicted)
        let known = spreads.indices.filter { spreads[$0].sorted.count >= Self.enough }
        guard let nearest = known.min(by: { (abs($0 - bucket), $0) < (abs($1 - bucket), $1) }) else { return nil }
        let sorted = spreads[nearest].sorted
        // A level below 0 leads beyond all that was seen.
        let lowFactor = Self.quantile(sorted, max(0, lowLevel)) * (1 - Self.reach * max(0, -lowLevel))
        let highFactor = Self.quantile(sorted, 1 - max(0, highLevel)) * (1 + Self.reach * max(0, -highLevel))
        let low = max(0, lowFactor * (predicted + Self.offset) - Self.offset)
        return low...max(low, highFactor * (predicted + Self.offset) - Self.offset)
    }

    /// - Parameters:
    ///   - told: the range that was given for it, if any.
    ///   - ahead: callers who were ahead then, at least 0.
    package mutating func learn(predicted: Double, told: ClosedRange<Double>?, waited: Double, ahead: Double) {
        if let told {
            let gain = min(Self.gain, Self.gainTogether / (1 + ahead))
            lowLevel += gain * (below - (waited < told.lowerBound ? 1 : 0))
            highLevel += gain * (above - (waited > told.upperBound ? 1 : 0))
            // A level that ran far out of sight would take as long to come back.
            lowLevel = min(Self.levels.upperBound, max(Self.levels.lowerBound, lowLevel))
            highLevel = min(Self.levels.upperBound, max(Self.levels.lowerBound, highLevel))
        }
        spreads[Self.bucket(predicted)].add((waited + Self.offset) / (predicted + Self.offset), limit: Self.limit)
    }

    private static func bucket(_ predicted: Double) -> Int { ends.firstIndex { predicted < $0 } ?? ends.count }

    /// Between the two nearest, in proportion.
    private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        let place = share * Double(sorted.count - 1)
        let lower = Int(place)
        return sorted[lower] + (place - Double(lower)) * (sorted[min(lower + 1, sorted.count - 1)] - sorted[lower])
    }
}

extension WaitRange.Spread {
    fileprivate mutating func add(_ value: Double, limit: Int) {
        if latest.count == limit { sorted.remove(at: place(of: latest.removeFirst())) }
        latest.append(value)
        sorted.insert(value, at: place(of: value))
    }

    /// The first place that isn't below the value.
    private func place(of value: Double) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
