/// The meaning of a text as a direction: a vector of length 1. Vectors of the same model point the same way where the texts mean the same, whatever
/// their words and languages.
package struct SentenceVector: Sendable, Hashable {
    package let values: [Float]

    /// nil where the values have no direction.
    package init?(_ values: [Float]) {
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 0, length.isFinite else { return nil }
        self.values = values.map { $0 / length }
    }

    /// The cosine of the angle between the two: 1 for the same direction. Of a model's vectors the usual likeness of strangers may lie far above 0.
    package func likeness(to other: SentenceVector) -> Float { zip(values, other.values).reduce(0) { $0 + $1.0 * $1.1 } }
}

extension SentenceVector {
    /// A signed byte for each value, in steps of a 127th of the largest; the direction is kept to within a hundredth.
    package var bytes: [UInt8] {
        let largest = values.reduce(0) { max($0, abs($1)) }
        return values.map { UInt8(bitPattern: Int8(($0 / largest * 127).rounded(.toNearestOrAwayFromZero))) }
    }

    package init?(bytes: some Sequence<UInt8>) { self.init(bytes.map { Float(Int8(bitPattern: $0)) }) }
}
