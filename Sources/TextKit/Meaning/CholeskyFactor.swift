/// The lower triangle L of a symmetric matrix C = LLᵀ. Matrices are of `width` rows and as many columns, row after row; above the diagonal nothing is
/// read, and what is written is 0. Both operations take width³ / 6 multiplications: for a width of 384 some hundredths of a second.
struct CholeskyFactor {
    let width: Int
    let values: [Double]

    /// nil where the matrix isn't positive definite.
    init?(of matrix: [Double], width: Int) {
        var values = [Double](repeating: 0, count: width * width)
        for row in 0..<width {
            for column in 0...row {
                let rest = matrix[row * width + column] - CholeskyFactor.product(of: row, column, in: values, width)
                guard row == column else {
                    values[row * width + column] = rest / values[column * width + column]
                    continue
                }
                guard rest > 0, rest.isFinite else { return nil }
                values[row * width + row] = rest.squareRoot()
            }
        }
        self.width = width
        self.values = values
    }

    /// Of two rows, what lies before the diagonal of the upper one, `column`.
    private static func product(of row: Int, _ column: Int, in values: [Double], _ width: Int) -> Double {
        values.withUnsafeBufferPointer { values in
            var sum = 0.0
            for place in 0..<column { sum += values[row * width + place] * values[column * width + place] }
            return sum
        }
    }

    /// L⁻¹, by forward substitution: each of its rows is the unit's less what the rows above already explain.
    var inverse: [Double] {
        var inverse = [Double](repeating: 0, count: width * width)
        inverse.withUnsafeMutableBufferPointer { inverse in
            for row in 0..<width {
                inverse[row * width + row] = 1
                for above in 0..<row {
                    let factor = values[row * width + above]
                    for column in 0...above { inverse[row * width + column] -= factor * inverse[above * width + column] }
                }
                for column in 0...row { inverse[row * width + column] /= values[row * width + row] }
            }
        }
        return inverse
    }
}
