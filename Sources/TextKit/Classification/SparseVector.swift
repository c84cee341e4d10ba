/// A vector of which only what isn't zero is kept.
package struct SparseVector: Sendable {
    /// The places of the values.
    private(set) var rows: [Int32] = []
    private(set) var values: [Float] = []

    /// Adds the rows with 1 plus the logarithm of how often each occurs, times its weight, all together of length 1.
    mutating func append(_ found: [Int32], weights: [Float]) {
        let start = values.count
        let sorted = found.sorted()
        var sum: Float = 0
        var place = 0
        while place < sorted.count {
            let row = sorted[place]
            var count = 0
            while place < sorted.count, sorted[place] == row {
                count += 1
                place += 1
            }
            let value = (count == 1 ? 1 : 1 + Float(count).logarithm) * weights[Int(row)]
            rows.append(row)
            values.append(value)
            sum += value * value
        }
        guard sum > 0 else { return }
        let scale = 1 / sum.squareRoot()
        for index in start..<values.count { values[index] *= scale }
    }

    /// The square of its length.
    var square: Float { values.reduce(0) { $0 + $1 * $1 } }
}
