/// A vector of which only what isn't zero is kept.
package struct SparseVector: Sendable {
    /// The places of the values, each once.
    private(set) var rows: [Int32] = []
    private(set) var values: [Float] = []

    /// Adds rows that aren't there yet: each with 1 plus the logarithm of how often it was found, times its weight, all of them together of length 1.
    mutating func append(_ found: [Int32], weights: [Float]) {
        let start = rows.count
        count(found)
        var sum: Float = 0
        for place in start..<rows.count {
            let count = values[place]
            values[place] = (count == 1 ? 1 : 1 + count.logarithm) * weights[Int(rows[place])]
            sum += values[place] * values[place]
        }
        guard sum > 0 else { return }
        let scale = 1 / sum.squareRoot()
        for place in start..<values.count { values[place] *= scale }
    }

    /// Adds each of the rows once, in the order in which they were found first, with how often it was found. A small table of where each stands is
    /// several times quicker than sorting them.
    private mutating func count(_ found: [Int32]) {
        rows.reserveCapacity(rows.count + found.count)
        values.reserveCapacity(rows.count + found.count)
        let bits = Int.bitWidth - (2 * found.count + 1).leadingZeroBitCount
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1 << bits) { places in
            places.initialize(repeating: -1)
            for row in found {
                var slot = Int((UInt32(bitPattern: row) &* 0x9E37_79B1) >> UInt32(32 - bits))
                while places[slot] >= 0, rows[Int(places[slot])] != row { slot = (slot + 1) & (places.count - 1) }
                if places[slot] < 0 {
                    places[slot] = Int32(rows.count)
                    rows.append(row)
                    values.append(1)
                } else {
                    values[Int(places[slot])] += 1
                }
            }
        }
    }

    /// The square of its length.
    var square: Float { values.reduce(0) { $0 + $1 * $1 } }
}
