/// Vectors side by side, compared with one at a time: all of them, exactly. 10,000 vectors of 384 values take about a millisecond.
package struct VectorTable: Sendable {
    private typealias Lane = SIMD16<Float>

    package private(set) var count = 0
    private var lanes: [Lane] = []
    private var lanesOfRow = 0

    /// All vectors are of one model; those of another length count as unlike everything.
    package init(_ vectors: [SentenceVector] = []) {
        for vector in vectors { append(vector) }
    }

    package mutating func append(_ vector: SentenceVector) {
        let row = VectorTable.lanes(of: vector)
        if count == 0 { lanesOfRow = row.count }
        lanes += row.count == lanesOfRow ? row : Array(repeating: Lane(), count: lanesOfRow)
        count += 1
    }

    /// By row, the likeness of its vector to this one.
    package func likenesses(to vector: SentenceVector) -> [Float] {
        let query = VectorTable.lanes(of: vector)
        guard query.count == lanesOfRow else { return [Float](repeating: 0, count: count) }
        return lanes.withUnsafeBufferPointer { lanes in
            (0..<count).map { row in
                var sum = Lane()
                for place in query.indices { sum += lanes[row * query.count + place] * query[place] }
                return sum.sum()
            }
        }
    }

    private static func lanes(of vector: SentenceVector) -> [Lane] {
        stride(from: 0, to: vector.values.count, by: Lane.scalarCount).map { start in
            var lane = Lane()
            for place in start..<min(start + Lane.scalarCount, vector.values.count) { lane[place - start] = vector.values[place] }
            return lane
        }
    }
}
