/// A small, read-only hash table from 64-bit keys to numbers, built once. Faster than `Dictionary` for the millions of look-ups
/// that a screen makes, and its cost per look-up doesn't depend on a seed.
struct KeyTable: Sendable {
    private var keys: [UInt64]
    private var values: [UInt32]
    private let mask: Int

    /// Where a key comes twice, its first value stays.
    init(_ entries: [(key: UInt64, value: UInt32)]) {
        var size = 16
        while size < entries.count * 2 { size *= 2 }
        keys = [UInt64](repeating: .max, count: size)
        values = [UInt32](repeating: 0, count: size)
        mask = size - 1
        for entry in entries {
            var slot = KeyTable.slot(entry.key, mask)
            while keys[slot] != .max && keys[slot] != entry.key { slot = (slot + 1) & mask }
            guard keys[slot] == .max else { continue }
            keys[slot] = entry.key
            values[slot] = entry.value
        }
    }

    subscript(key: UInt64) -> UInt32? {
        var slot = KeyTable.slot(key, mask)
        while keys[slot] != .max {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private static func slot(_ key: UInt64, _ mask: Int) -> Int {
        // Fibonacci hashing: the high bits of a product with 2^64 / φ.
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }
}
