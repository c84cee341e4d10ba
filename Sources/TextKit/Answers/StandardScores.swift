/// Scores of all candidates brought to a mean of 0 and a deviation of 1, so that scores of different kinds can be added up.
struct StandardScores: Sendable {
    let values: [Float]
    private let best: Int?
    private let second: Float

    init(_ scores: [Float]) {
        let count = Float(max(1, scores.count))
        let mean = scores.reduce(0, +) / count
        let deviation = (scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
        let values = scores.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
        let best = values.indices.max { values[$0] < values[$1] }
        self.values = values
        self.best = best
        second = values.enumerated().reduce(-.infinity) { $1.offset == best ? $0 : max($0, $1.element) }
    }

    /// How far a candidate is ahead of the best of the others; below 0 where it is behind.
    func lead(of candidate: Int) -> Float {
        guard let best, values.count > 1 else { return 0 }
        return values[candidate] - (candidate == best ? second : values[best])
    }

    /// The highest first.
    func leaders(_ count: Int) -> [Int] { Array(values.indices.sorted { (values[$1], $0) < (values[$0], $1) }.prefix(count)) }
}
