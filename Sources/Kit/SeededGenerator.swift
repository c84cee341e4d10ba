/// Random numbers that a seed repeats, on every machine (SplitMix64, https://prng.di.unimi.it/splitmix64.c). What fails prints the seed.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    package let seed: UInt64
    private var state: UInt64

    package init(seed: some BinaryInteger) {
        self.seed = UInt64(truncatingIfNeeded: seed)
        state = self.seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    package mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    package mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

    /// Once in `count` throws.
    package mutating func hits(oneIn count: Int) -> Bool { number(0..<count) == 0 }

    package mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) } }

    /// nil where there are none.
    package mutating func element<Element>(of elements: [Element]) -> Element? { elements.randomElement(using: &self) }

    /// One of `choices`, which are never empty.
    package mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element {
        choices[choices.index(choices.startIndex, offsetBy: number(0..<choices.count))]
    }
}
