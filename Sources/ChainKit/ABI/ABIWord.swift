package import BigInt

/// One word of a call's arguments or of an event: 32 bytes (Solidity, "Contract ABI Specification").
package struct ABIWord: Sendable, Hashable {
    package static let size = 32

    package let bytes: [UInt8]
    /// The last 20 bytes. What stands before them isn't looked at: on TRON byte 11 may hold the 0x41 of an address.
    package let account: AccountBytes

    /// nil unless there are 32 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == ABIWord.size, let account = AccountBytes(bytes.suffix(AccountBytes.count)) else { return nil }
        self.bytes = Array(bytes)
        self.account = account
    }

    /// The whole word, unsigned and big-endian.
    package var number: BigUInt { BigUInt(bigEndian: bytes) }

    /// Whether any bit is set, as older compilers read a `bool`.
    package var bool: Bool { bytes.contains { $0 != 0 } }

    /// The number where it is at most `limit`: for offsets and lengths, which somebody else chose.
    package func count(atMost limit: Int) -> Int? {
        guard bytes.dropLast(8).allSatisfy({ $0 == 0 }) else { return nil }
        let count = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
        return Int(exactly: count).flatMap { $0 <= limit ? $0 : nil }
    }
}

extension ABIWord {
    package init(_ account: AccountBytes) {
        bytes = [UInt8](repeating: 0, count: ABIWord.size - AccountBytes.count) + account.bytes
        self.account = account
    }

    /// The number's last 256 bits.
    package init(_ number: BigUInt) {
        let digits = number.bigEndian.suffix(ABIWord.size)
        bytes = [UInt8](repeating: 0, count: ABIWord.size - digits.count) + digits
        account = AccountBytes(bytes.suffix(AccountBytes.count)) ?? .zero
    }
}

extension BigUInt {
    /// Reads a number whose first byte is the most significant.
    package init(bigEndian bytes: some Collection<UInt8>) {
        var words: [UInt] = []
        words.reserveCapacity(bytes.count / 8 + 1)
        var rest = bytes[...]
        while !rest.isEmpty {
            words.append(rest.suffix(8).reduce(0) { $0 << 8 | UInt($1) })
            rest = rest.dropLast(8)
        }
        self.init(words: words)
    }

    /// Its bytes, the most significant first and none of them needless; none for zero.
    package var bigEndian: [UInt8] {
        let count = (bitWidth + 7) / 8
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for index in (0..<count).reversed() { bytes.append(UInt8(truncatingIfNeeded: words[index / 8] >> UInt(8 * (index % 8)))) }
        return bytes
    }
}
