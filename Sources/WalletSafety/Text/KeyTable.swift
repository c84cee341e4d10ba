/// A small, read-only hash table from 64-bit keys to numbers, built once. Faster than `Dictionary` for the millions of look-ups
/// that a screen makes, and its cost per look-up doesn't depend on a seed.
struct KeyTable: Sendable {
    private var keys: [UInt64]
    private var values: [UInt32]
    private let mask: Int
    /// A bit for each key, several times as many as keys: most of what is looked up is not there, and this much smaller table says so first.
    private var filter: [UInt64]

    /// Where a key comes twice, its first value stays.
    init(_ entries: [(key: UInt64, value: UInt32)]) {
        var size = 16
        while size < entries.count * 2 { size *= 2 }
        keys = [UInt64](repeating: .max, count: size)
        values = [UInt32](repeating: 0, count: size)
        mask = size - 1
        filter = [UInt64](repeating: 0, count: size / 16)
        for entry in entries {
            var slot = KeyTable.slot(entry.key, mask)
            while keys[slot] != .max && keys[slot] != entry.key { slot = (slot + 1) & mask }
            guard keys[slot] == .max else { continue }
            keys[slot] = entry.key
            let bit = filterBit(entry.key)
            filter[bit >> 6] |= 1 << UInt64(bit & 63)
            values[slot] = entry.value
        }
    }

    subscript(key: UInt64) -> UInt32? {
        let bit = filterBit(key)
        guard filter[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { return nil }
        var slot = KeyTable.slot(key, mask)
        while keys[slot] != .max {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Four bits for each slot of the table.
    private func filterBit(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (filter.count * 64 - 1) }

    private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        // Fibonacci hashing: the high bits of a product with 2^64 / φ.
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }
}
