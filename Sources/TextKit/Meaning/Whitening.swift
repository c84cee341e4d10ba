/// Makes vectors of different labels easier to tell apart: directions in which those of the same label differ count less. x becomes L⁻¹(x − centre), where
/// LLᵀ is the mean of (x − m)(x − m)ᵀ over the examples, m being the mean of their label: within-class covariance normalisation (Hatch and Stolcke 2006,
/// "Generalized linear kernels for one-versus-all classification: application to speaker recognition").
package struct Whitening: Sendable {
    /// As many values as a vector has.
    private let centre: [Float]
    /// The rows of L⁻¹: each gives one value of a whitened vector.
    private let rows: DenseExamples

    /// What is added to the covariance's diagonal, as a multiple of the diagonal's mean: of a few examples the covariance is known badly. On Banking77
    /// anything from 1 to 10 is as good.
    package static let usualShrinkage = 3.0

    /// Where the covariance can't be inverted, as when each label has one example, vectors are only moved to the centre.
    /// - Parameters:
    ///   - vectors: all of one model, of d values each; 10,000 of 384 take about a second.
    ///   - labels: as many; nil for a text that none of the labels fits. It has no mean to differ from and is left out.
    ///   - centre: d values; what all vectors share.
    package init(_ vectors: [SentenceVector], labels: [String?], centre: [Float], shrinkage: Double = usualShrinkage) {
        let width = centre.count
        var covariance = Whitening.covariance(of: Whitening.deviations(of: vectors, labels, width), width)
        let diagonal = (0..<width).map { $0 * width + $0 }
        let added = shrinkage * diagonal.reduce(0) { $0 + covariance[$1] } / Double(max(1, width))
        for place in diagonal { covariance[place] += added }
        let inverse = CholeskyFactor(of: covariance, width: width)?.inverse ?? Whitening.unit(width)
        self.centre = centre
        rows = DenseExamples((0..<width).map { row in inverse[row * width..<(row + 1) * width].map { Float($0) } }, width: width)
    }

    /// 1 on the diagonal, d × d values.
    private static func unit(_ width: Int) -> [Double] {
        (0..<width * width).map { $0 / width == $0 % width ? 1 : 0 }
    }

    /// By example with a label, how its values differ from the mean of its label.
    private static func deviations(of vectors: [SentenceVector], _ labels: [String?], _ width: Int) -> [[Double]] {
        let known = zip(vectors, labels).compactMap { vector, label in label.map { (vector: vector.values.map(Double.init), label: $0) } }
        let groups = Dictionary(grouping: known.filter { $0.vector.count == width }, by: \.label)
        // In order: sums of fractions depend on it, and the same examples shall give the same weights.
        return groups.sorted { $0.key < $1.key }.flatMap { _, group in
            let mean = (0..<width).map { place in group.reduce(0) { $0 + $1.vector[place] } / Double(group.count) }
            return group.map { zip($0.vector, mean).map { $0 - $1 } }
        }
    }

    /// The mean of each deviation's products with itself: d × d values row after row, the lower triangle only.
    private static func covariance(of deviations: [[Double]], _ width: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: width * width)
        sums.withUnsafeMutableBufferPointer { sums in
            for deviation in deviations {
                deviation.withUnsafeBufferPointer { values in
                    for row in 0..<width {
                        let factor = values[row]
                        for column in 0...row { sums[row * width + column] += factor * values[column] }
                    }
                }
            }
        }
        return sums.map { $0 / Double(max(1, deviations.count)) }
    }

    /// L⁻¹(x − centre); nil for a vector of another model. It takes d² multiplications, some hundredths of a millisecond for 384 values.
    package func values(of vector: SentenceVector) -> [Float]? {
        guard vector.values.count == centre.count else { return nil }
        var moved = [Float](repeating: 0, count: rows.places)
        for place in centre.indices { moved[place] = vector.values[place] - centre[place] }
        return (0..<rows.count).map { rows.product($0, moved) }
    }
}
