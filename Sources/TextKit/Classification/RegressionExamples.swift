/// The vectors of all examples that a regression is fitted to. Each has a constant value of 1 behind its own.
protocol RegressionExamples: Sendable {
    var count: Int { get }
    /// Values of an example, the constant left out.
    var width: Int { get }
    /// Places of the weights: of the values first, of the constant last.
    var places: Int { get }
    /// The square of the example's length, the constant included.
    func square(_ example: Int) -> Double
    /// The sum of the example's values, each times its weight.
    func product(_ example: Int, _ weights: [Float]) -> Float
    /// Adds the example's values, `amount` times, to the weights.
    func add(_ example: Int, times amount: Float, to weights: inout [Float])
}

/// Vectors that are mostly zero, one behind the other.
struct SparseExamples: RegressionExamples {
    let width: Int
    private var starts = [0]
    private var rows: [Int32] = []
    private var values: [Float] = []
    private var squares: [Double] = []

    init(_ vectors: [SparseVector], width: Int) {
        self.width = width
        for vector in vectors {
            rows += vector.rows
            values += vector.values
            starts.append(rows.count)
            squares.append(Double(vector.square) + 1)
        }
    }

    var count: Int { squares.count }
    var places: Int { width + 1 }

    func square(_ example: Int) -> Double { squares[example] }

    func product(_ example: Int, _ weights: [Float]) -> Float {
        weights.withUnsafeBufferPointer { weights in
            var sum = weights[width]
            for place in starts[example]..<starts[example + 1] { sum += weights[Int(rows[place])] * values[place] }
            return sum
        }
    }

    func add(_ example: Int, times amount: Float, to weights: inout [Float]) {
        weights.withUnsafeMutableBufferPointer { weights in
            for place in starts[example]..<starts[example + 1] { weights[Int(rows[place])] += amount * values[place] }
            weights[width] += amount
        }
    }
}

/// Vectors that have a value everywhere, one behind the other, in lanes that a processor takes at once; the last lane is filled up with zeros.
struct DenseExamples: RegressionExamples {
    private typealias Lane = SIMD8<Float>

    let width: Int
    private let lanesOfRow: Int
    private let lanes: [Lane]
    private let squares: [Double]

    init(_ vectors: [[Float]], width: Int) {
        self.width = width
        let lanesOfRow = (width + Lane.scalarCount - 1) / Lane.scalarCount
        self.lanesOfRow = lanesOfRow
        lanes = vectors.flatMap { vector in
            (0..<lanesOfRow).map { lane in
                Lane((0..<Lane.scalarCount).map { $0 + lane * Lane.scalarCount }.map { $0 < width ? vector[$0] : 0 })
            }
        }
        squares = vectors.map { Double($0.reduce(1) { $0 + $1 * $1 }) }
    }

    var count: Int { squares.count }
    /// Room for whole lanes, and the constant's.
    var places: Int { lanesOfRow * Lane.scalarCount + 1 }

    func square(_ example: Int) -> Double { squares[example] }

    func product(_ example: Int, _ weights: [Float]) -> Float {
        lanes.withUnsafeBufferPointer { lanes in
            weights.withUnsafeBytes { weights in
                var sum = Lane()
                for lane in 0..<lanesOfRow {
                    let weight = weights.loadUnaligned(fromByteOffset: lane * MemoryLayout<Lane>.stride, as: Lane.self)
                    sum += lanes[example * lanesOfRow + lane] * weight
                }
                return sum.sum() + weights.loadUnaligned(fromByteOffset: (places - 1) * MemoryLayout<Float>.stride, as: Float.self)
            }
        }
    }

    func add(_ example: Int, times amount: Float, to weights: inout [Float]) {
        lanes.withUnsafeBufferPointer { lanes in
            weights.withUnsafeMutableBytes { weights in
                for lane in 0..<lanesOfRow {
                    let offset = lane * MemoryLayout<Lane>.stride
                    let weight = weights.loadUnaligned(fromByteOffset: offset, as: Lane.self)
                    weights.storeBytes(of: weight + lanes[example * lanesOfRow + lane] * amount, toByteOffset: offset, as: Lane.self)
                }
            }
        }
        weights[places - 1] += amount
    }
}
