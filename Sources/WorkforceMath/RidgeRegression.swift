/// Least squares with a penalty on the weights (Hoerl and Kennard 1970), learned one example at a time; old examples fade.
package struct RidgeRegression: Sendable {
    private let width: Int
    private let penalty: Double
    private let memory: Double
    /// Sums of products of the features, the lower triangle by row, and of features with targets.
    private var products: [Double]
    private var targets: [Double]

    /// - Parameters:
    ///   - width: features of an example, the first of which is 1 and goes without penalty.
    ///   - penalty: above 0, on the square of each other weight.
    ///   - memory: what is left of an example's weight after the next one; above 0, at most 1.
    package init(width: Int, penalty: Double, memory: Double) {
        self.width = width
        self.penalty = penalty
        self.memory = memory
        products = [Double](repeating: 0, count: width * width)
        targets = [Double](repeating: 0, count: width)
    }

    /// - Parameters:
    ///   - features: as many as the width.
    ///   - weight: above 0; the best is the inverse of the variance that the target has around what is right (Aitken 1935).
    package mutating func add(_ features: [Double], target: Double, weight: Double) {
        for row in 0..<width {
            for column in 0...row {
                products[row * width + column] = products[row * width + column] * memory + weight * features[row] * features[column]
            }
            targets[row] = targets[row] * memory + weight * features[row] * target
        }
    }

    /// The weights, one for each feature; nil before there was an example.
    package func weights() -> [Double]? {
        guard let factor = cholesky() else { return nil }
        var solution = targets
        for row in 0..<width {
            for column in 0..<row { solution[row] -= factor[row * width + column] * solution[column] }
            solution[row] /= factor[row * width + row]
        }
        for row in (0..<width).reversed() {
            for below in (row + 1)..<max(row + 1, width) { solution[row] -= factor[below * width + row] * solution[below] }
            solution[row] /= factor[row * width + row]
        }
        return solution
    }

    /// The lower triangle L of L·Lᵀ = products + penalty; nil where that isn't positive.
    private func cholesky() -> [Double]? {
        var factor = products
        for row in 0..<width {
            if row > 0 { factor[row * width + row] += penalty }
            for column in 0...row {
                var value = factor[row * width + column]
                for inner in 0..<column { value -= factor[row * width + inner] * factor[column * width + inner] }
                if row == column {
                    guard value > 0 else { return nil }
                    factor[row * width + row] = value.squareRoot()
                } else {
                    factor[row * width + column] = value / factor[column * width + column]
                }
            }
        }
        return factor
    }
}
