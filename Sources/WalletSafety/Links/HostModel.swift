/// A linear model over the hashed features of a host, with weights of eight bits.
///
/// Its file (little endian): the four bytes `WDL1`; the seed of the training (32 bits); the number of buckets as a power of two (32 bits);
/// weight of one step, bias, limit for suspicious and limit for malicious (32-bit floats); one signed byte for each bucket.
package struct HostModel: Sendable {
    package struct Limits: Sendable {
        /// In log-odds.
        package let suspicious: Float
        package let malicious: Float

        package init(suspicious: Float, malicious: Float) {
            self.suspicious = suspicious
            self.malicious = malicious
        }
    }

    package let seed: UInt32
    package let limits: Limits
    private let step: Float
    private let bias: Float
    private let weights: [Int8]
    private let shift: UInt32

    private static let magic: [UInt8] = Array("WDL1".utf8)
    private static let headerSize = 28
    private static let bucketBits: ClosedRange<UInt32> = 8...20

    /// The model that is compiled in; nil where the program was built before one was trained.
    package static let shipped = HostModel(LinkResource.model)

    /// `weights.count` is a power of two. The largest weight becomes 127 steps.
    package init(seed: UInt32, bias: Float, weights: [Float], limits: Limits) {
        let largest = weights.lazy.map(abs).max() ?? 0
        step = largest > 0 ? largest / 127 : 1
        let step = step
        self.weights = weights.map { Int8(clamping: Int(($0 / step).rounded())) }
        shift = 32 - UInt32(weights.count.trailingZeroBitCount)
        self.seed = seed
        self.bias = bias
        self.limits = limits
    }

    /// nil where `file` is no model.
    package init?(_ file: [UInt8]) {
        guard file.count > HostModel.headerSize, file.starts(with: HostModel.magic) else { return nil }
        let words: [UInt32] = stride(from: 0, to: HostModel.headerSize, by: 4).map { start in
            file[start..<start + 4].reversed().reduce(0) { word, byte in word << 8 | UInt32(byte) }
        }
        let bits = words[2]
        guard HostModel.bucketBits.contains(bits), file.count == HostModel.headerSize + (1 << Int(bits)) else { return nil }
        let numbers: [Float] = words[3...].map { Float(bitPattern: $0) }
        guard numbers.allSatisfy({ $0.isFinite }) else { return nil }
        seed = words[1]
        step = numbers[0]
        bias = numbers[1]
        limits = Limits(suspicious: numbers[2], malicious: numbers[3])
        weights = file[HostModel.headerSize...].map { Int8(bitPattern: $0) }
        shift = 32 - bits
    }

    package var file: [UInt8] {
        let numbers = [step, bias, limits.suspicious, limits.malicious]
        var file = HostModel.magic
        for word in [seed, 32 - shift] + numbers.map({ $0.bitPattern }) {
            for place: UInt32 in 0..<4 { file.append(UInt8(truncatingIfNeeded: word >> (place * 8))) }
        }
        return file + weights.map { UInt8(bitPattern: $0) }
    }

    package func with(_ limits: Limits) -> HostModel { HostModel(self, limits) }

    private init(_ model: HostModel, _ limits: Limits) {
        (seed, step, bias, weights, shift) = (model.seed, model.step, model.bias, model.weights, model.shift)
        self.limits = limits
    }

    /// What a host without a word of bait must have more, in log-odds; half of it where two other words of scams stand together. Ordinary
    /// names made of `token` or `chain` are rare in training and common in life. Chosen on scams of 2024 by a model of those before.
    private static let handicap: Float = 2

    /// Log-odds that a host with these features was listed as a scam, for as many of those as of others in training; 0 where there is nothing
    /// to go by.
    package func logOdds(_ features: HostFeatures) -> Float {
        guard !features.hashes.isEmpty else { return 0 }
        var sum: Int32 = 0
        for hash in features.hashes { sum += Int32(weights[Int(hash >> shift)]) }
        let odds = bias + Float(sum) * step / Float(features.hashes.count).squareRoot()
        if features.holdsBait { return odds }
        return odds - (features.otherWords > 1 ? HostModel.handicap / 2 : HostModel.handicap)
    }
}
