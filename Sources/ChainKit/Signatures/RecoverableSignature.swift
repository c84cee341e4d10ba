import Kit

/// An ECDSA signature on secp256k1 from which the signer's public key can be computed: r and s of 32 bytes each, and which of the candidates it is.
package struct RecoverableSignature: Hashable, Sendable {
    /// r and s: 64 bytes.
    package let compact: [UInt8]
    /// 0 to 3; in practice 0 or 1.
    package let recovery: UInt8

    /// nil unless there are 64 bytes and a recovery number.
    package init?(compact: [UInt8], recovery: UInt8) {
        guard compact.count == 64, recovery < 4 else { return nil }
        self.compact = compact
        self.recovery = recovery
    }

    /// Reads the 65 bytes r, s and v, where v is 0 or 1 or, as wallets write it, 27 or 28.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 65 else { return nil }
        let v = bytes[64]
        guard v < 4 || (27...30).contains(v) else { return nil }
        self.init(compact: Array(bytes.prefix(64)), recovery: v < 4 ? v : v - 27)
    }

    /// Reads 130 hexadecimal digits, with or without `0x`.
    package init?(hex text: String) {
        guard let bytes = Kit.bytes(hex: text.hasPrefix("0x") || text.hasPrefix("0X") ? text.dropFirst(2) : text[...]) else { return nil }
        self.init(bytes)
    }

    /// r, s and v as wallets write it: 27 or 28.
    package var bytes: [UInt8] { compact + [recovery + 27] }
}
