/// The number of each of many hashes: a dictionary in a third of the memory, which can't change.
struct HashIndex: Sendable {
    /// Open addressing: a hash stands at its own place or soon after it. Zero is nobody's hash.
    private let hashes: [UInt64]
    /// In the places of `hashes`.
    private let numbers: [Int32]

    /// - Parameter hashes: each once; the first one's number is 0.
    init(_ hashes: [UInt64]) {
        var places = 16
        while places < hashes.count * 2 { places *= 2 }
        var table = [UInt64](repeating: 0, count: places)
        var numbers = [Int32](repeating: 0, count: places)
        for (number, hash) in hashes.enumerated() {
            var place = Int(truncatingIfNeeded: hash) & (places - 1)
            while table[place] != 0 { place = (place + 1) & (places - 1) }
            table[place] = hash
            numbers[place] = Int32(number)
        }
        self.hashes = table
        self.numbers = numbers
    }

    subscript(hash: UInt64) -> Int32? {
        hashes.withUnsafeBufferPointer { hashes in
            var place = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
            while hashes[place] != 0 {
                if hashes[place] == hash { return numbers[place] }
                place = (place + 1) & (hashes.count - 1)
            }
            return nil
        }
    }

    /// The hashes by their numbers.
    /// - Parameter count: how many there are.
    func inOrder(_ count: Int) -> [UInt64] {
        var ordered = [UInt64](repeating: 0, count: count)
        for (place, hash) in hashes.enumerated() where hash != 0 { ordered[Int(numbers[place])] = hash }
        return ordered
    }
}

extension UInt64 {
    /// Two rounds of the finaliser of SplitMix64 (https://prng.di.unimi.it/splitmix64.c): one bit changes half of all.
    @inline(__always)
    func mixed(with other: UInt64) -> UInt64 {
        let mixed = (self ^ other) &* 0x9E37_79B9_7F4A_7C15
        return (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
    }
}
