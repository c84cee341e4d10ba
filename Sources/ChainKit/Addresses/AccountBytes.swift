import Kit

/// The 20 bytes that name an account: the same for one key on TRON (behind the byte 0x41) and on every EVM chain.
package struct AccountBytes: Hashable, Sendable {
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    package static let count = 20
    /// Twenty zeros: nobody's, where coins are burnt.
    package static let zero = AccountBytes(high: 0, middle: 0, low: 0)

    /// nil unless there are 20 bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == AccountBytes.count else { return nil }
        self = bytes.withContiguousStorageIfAvailable(AccountBytes.init(twenty:)) ?? Array(bytes).withUnsafeBufferPointer(AccountBytes.init(twenty:))
    }

    private init(twenty bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        self.init(
            high: UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            middle: UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            low: UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt32.self)))
    }

    /// The account of a public key, given as the 64 bytes X and Y: the last 20 bytes of their Keccak-256.
    package init?(publicKey: [UInt8]) {
        guard publicKey.count == 64 else { return nil }
        self.init(Keccak256.digest(publicKey).suffix(AccountBytes.count))
    }

    private init(high: UInt64, middle: UInt64, low: UInt32) {
        self.high = high
        self.middle = middle
        self.low = low
    }

    package var bytes: [UInt8] { [UInt8](unsafeUninitializedCapacity: AccountBytes.count) { buffer, count in write(to: buffer, at: 0, &count) } }

    /// The bytes with `first` in front of them.
    func bytes(behind first: UInt8) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: AccountBytes.count + 1) { buffer, count in
            buffer.initializeElement(at: 0, to: first)
            write(to: buffer, at: 1, &count)
        }
    }

    private func write(to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int, _ count: inout Int) {
        for place in 0..<8 {
            buffer.initializeElement(at: start + place, to: UInt8(truncatingIfNeeded: high >> UInt64(56 - 8 * place)))
            buffer.initializeElement(at: start + 8 + place, to: UInt8(truncatingIfNeeded: middle >> UInt64(56 - 8 * place)))
        }
        for place in 0..<4 { buffer.initializeElement(at: start + 16 + place, to: UInt8(truncatingIfNeeded: low >> UInt32(24 - 8 * place))) }
        count = start + AccountBytes.count
    }
}
