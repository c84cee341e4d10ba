/// The latest of a series, oldest first.
struct RecentValues: Sendable {
    private let limit: Int
    private(set) var values: [Double] = []
    private var sum = 0.0

    /// - Parameter limit: how many are kept, at least 1.
    init(limit: Int) { self.limit = max(1, limit) }

    mutating func append(_ value: Double) {
        if values.count == limit { sum -= values.removeFirst() }
        values.append(value)
        sum += value
    }

    /// nil where there are none.
    var mean: Double? { values.isEmpty ? nil : sum / Double(values.count) }

    /// The middle one, or the mean of the two in the middle; nil where there are none.
    var median: Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
