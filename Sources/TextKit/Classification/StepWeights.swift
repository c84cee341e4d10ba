/// For each feature a weight for each label, in 255 steps of a label's own size: a quarter of the memory of floating point, and what a rounded weight
/// changes is far below what another example would. Side by side so that a processor adds eight of them at once.
struct StepWeights: Sendable {
    private typealias Lane = SIMD8<Int8>

    /// By label, the size of its step.
    let steps: [Float]
    /// Row after row, each rounded up to whole lanes.
    private var lanes: [Lane]
    private let lanesOfRow: Int

    /// All zero.
    init(rows: Int, steps: [Float]) {
        self.steps = steps
        lanesOfRow = (steps.count + Lane.scalarCount - 1) / Lane.scalarCount
        lanes = [Lane](repeating: Lane(), count: rows * lanesOfRow)
    }

    /// - Parameter columns: by label, its weight for each row; what lies behind them is left out.
    init(columns: [[Float]], rows: Int) {
        let steps = columns.map { column in
            let largest = column[..<rows].reduce(0) { max($0, abs($1)) }
            return largest == 0 ? 1 : largest / 127
        }
        self.init(rows: rows, steps: steps)
        for (label, column) in columns.enumerated() {
            for row in 0..<rows { set(row, label, to: Int8((column[row] / steps[label]).rounded(.toNearestOrAwayFromZero))) }
        }
    }

    subscript(row: Int, label: Int) -> Float { Float(inSteps(row, label)) * steps[label] }

    func inSteps(_ row: Int, _ label: Int) -> Int8 { lanes[row * lanesOfRow + label / Lane.scalarCount][label % Lane.scalarCount] }

    mutating func set(_ row: Int, _ label: Int, to weight: Int8) {
        lanes[row * lanesOfRow + label / Lane.scalarCount][label % Lane.scalarCount] = weight
    }

    /// For each label the sum of its weights, each times the vector's value.
    func sums(_ vector: SparseVector) -> [Float] {
        var sums = [SIMD8<Float>](repeating: SIMD8(), count: lanesOfRow)
        lanes.withUnsafeBufferPointer { lanes in
            sums.withUnsafeMutableBufferPointer { sums in
                for (row, value) in zip(vector.rows, vector.values) {
                    let start = Int(row) * lanesOfRow
                    for lane in 0..<lanesOfRow { sums[lane] += SIMD8<Float>(lanes[start + lane]) * value }
                }
            }
        }
        return steps.enumerated().map { label, step in sums[label / Lane.scalarCount][label % Lane.scalarCount] * step }
    }
}
