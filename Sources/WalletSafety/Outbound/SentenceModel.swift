import OutboundData

/// Linear models over the hashed pieces of a sentence: one for each rule that a sentence can break, each rule against all the rest, and one for
/// whether it breaks any. Weights of eight bits.
///
/// Its file (little endian): the four bytes `WDS2`; the seed of the training (32 bits); the number of buckets as a power of two (32 bits); the limit
/// (a 32-bit float); eight weights of one step and eight biases (32-bit floats); eight signed bytes for each bucket.
package struct SentenceModel: Sendable {
    /// One place for each rule of `rules`, then one for any of them, then one that is 0.
    package typealias Scores = SIMD8<Float>

    /// The place of the model that asks whether any rule is broken.
    package static let anyRule = 6

    /// The rules that it knows, in the order of its places.
    package static let rules: [OutboundRule] = [
        .asksForSecret, .asksForRemoteControl, .asksForFunds, .promisesRecovery, .investmentAdvice, .blame,
    ]

    package let seed: UInt32
    /// From this score on the writer is asked, on the scale of the training, where 1 and -1 are the margins of what breaks a rule and what doesn't.
    package let limit: Float
    private let step: Scores
    private let bias: Scores
    private let weights: [SIMD8<Int8>]
    private let shift: UInt32

    private static let magic: [UInt8] = Array("WDS2".utf8)
    private static let headerSize = 16 + 2 * 8 * 4
    private static let bucketBits: ClosedRange<UInt32> = 8...17

    /// The model that is compiled in; nil where the program was built before one was trained.
    package static let shipped = SentenceModel(SentenceModel.resource)

    private static var resource: [UInt8] {
        let model = outbound_model()
        return Array(UnsafeRawBufferPointer(start: model.bytes, count: model.length))
    }

    /// `weights.count` is a power of two. The largest weight of a rule becomes 127 steps.
    package init(seed: UInt32, bias: Scores, weights: [Scores], limit: Float) {
        var largest = Scores(repeating: 0)
        for weight in weights { largest = pointwiseMax(largest, pointwiseMax(weight, -weight)) }
        let step = (largest / 127).replacing(with: 1, where: largest .== 0)
        self.step = step
        self.weights = weights.map { SIMD8<Int8>(truncatingIfNeeded: SIMD8<Int32>(($0 / step).rounded(.toNearestOrAwayFromZero))) }
        shift = 32 - UInt32(weights.count.trailingZeroBitCount)
        self.seed = seed
        self.bias = bias
        self.limit = limit
    }

    /// nil where `file` is no model.
    package init?(_ file: [UInt8]) {
        guard file.count > SentenceModel.headerSize, file.starts(with: SentenceModel.magic) else { return nil }
        let words: [UInt32] = stride(from: 0, to: SentenceModel.headerSize, by: 4).map { start in
            file[start..<start + 4].reversed().reduce(0) { word, byte in word << 8 | UInt32(byte) }
        }
        let bits = words[2]
        guard SentenceModel.bucketBits.contains(bits), file.count == SentenceModel.headerSize + (8 << Int(bits)) else { return nil }
        let numbers = words[3...].map { Float(bitPattern: $0) }
        guard numbers.allSatisfy({ $0.isFinite }) else { return nil }
        seed = words[1]
        limit = numbers[0]
        step = Scores(numbers[1..<9])
        bias = Scores(numbers[9..<17])
        weights = file.withUnsafeBytes { file in
            (0..<1 << Int(bits)).map { file.loadUnaligned(fromByteOffset: SentenceModel.headerSize + $0 * 8, as: SIMD8<Int8>.self) }
        }
        shift = 32 - bits
    }

    package var file: [UInt8] {
        var file = SentenceModel.magic
        let numbers = [limit] + [step, bias].flatMap { scores in scores.indices.map { scores[$0] } }
        for word in [seed, 32 - shift] + numbers.map(\.bitPattern) {
            for place: UInt32 in 0..<4 { file.append(UInt8(truncatingIfNeeded: word >> (place * 8))) }
        }
        file.reserveCapacity(file.count + weights.count * 8)
        for weight in weights { for place in weight.indices { file.append(UInt8(bitPattern: weight[place])) } }
        return file
    }

    package func with(limit: Float) -> SentenceModel { SentenceModel(self, limit) }

    private init(_ model: SentenceModel, _ limit: Float) {
        (seed, step, bias, weights, shift) = (model.seed, model.step, model.bias, model.weights, model.shift)
        self.limit = limit
    }

    /// What the pieces of a sentence add up to, before they are weighed against their number.
    struct Sum {
        fileprivate var steps = SIMD8<Int32>(repeating: 0)
        fileprivate var pieces = 0

        static func + (left: Sum, right: Sum) -> Sum { Sum(steps: left.steps &+ right.steps, pieces: left.pieces + right.pieces) }
    }

    func sum(_ features: SentenceFeatures) -> Sum {
        var sum = Sum(pieces: features.hashes.count)
        for hash in features.hashes { sum.steps &+= SIMD8<Int32>(truncatingIfNeeded: weights[Int(hash >> shift)]) }
        return sum
    }

    /// How much speaks for each rule; the biases where there is nothing to go by.
    func scores(_ sum: Sum) -> Scores {
        bias + Scores(sum.steps) * step / Float(max(sum.pieces, 1)).squareRoot()
    }

    package func scores(_ features: SentenceFeatures) -> Scores { scores(sum(features)) }
}
