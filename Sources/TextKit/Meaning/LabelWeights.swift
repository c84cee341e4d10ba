/// For each feature a weight for each label, side by side so that a processor adds eight of them at once.
struct LabelWeights: Sendable {
    private typealias Lane = SIMD8<Float>

    let labels: Int
    /// Row after row, each rounded up to whole lanes.
    private var lanes: [Lane]
    private let lanesOfRow: Int

    init(rows: Int, labels: Int) {
        self.labels = labels
        lanesOfRow = (labels + Lane.scalarCount - 1) / Lane.scalarCount
        lanes = [Lane](repeating: Lane(), count: rows * lanesOfRow)
    }

    /// - Parameter columns: by label, its weight for each row; what lies behind them is left out.
    init(columns: [[Float]], rows: Int) {
        self.init(rows: rows, labels: columns.count)
        for (label, column) in columns.enumerated() {
            for row in 0..<rows { self[row, label] = column[row] }
        }
    }

    subscript(row: Int, label: Int) -> Float {
        get { lanes[row * lanesOfRow + label / Lane.scalarCount][label % Lane.scalarCount] }
        set { lanes[row * lanesOfRow + label / Lane.scalarCount][label % Lane.scalarCount] = newValue }
    }

    /// For each label the sum of its weights, each times the vector's value.
    func sums(_ vector: some Sequence<(Int32, Float)>) -> [Float] {
        var sums = [Lane](repeating: Lane(), count: lanesOfRow)
        lanes.withUnsafeBufferPointer { lanes in
            sums.withUnsafeMutableBufferPointer { sums in
                for (row, value) in vector {
                    let start = Int(row) * lanesOfRow
                    for lane in 0..<lanesOfRow { sums[lane] += lanes[start + lane] * value }
                }
            }
        }
        return (0..<labels).map { sums[$0 / Lane.scalarCount][$0 % Lane.scalarCount] }
    }
}
