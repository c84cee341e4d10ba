import Kit

/// An account on Ethereum or a chain like it.
package struct EVMAddress: Hashable, Sendable {
    package let account: AccountBytes

    package init(_ account: AccountBytes) { self.account = account }

    /// Reads `0x` and 40 hexadecimal digits; capitals are not looked at (`isChecksumRight` does).
    package init?(_ text: String) {
        guard text.utf8.count == 42, text.hasPrefix("0x") || text.hasPrefix("0X"), let bytes = Kit.bytes(hex: text.dropFirst(2)),
            let account = AccountBytes(bytes)
        else { return nil }
        self.init(account)
    }

    /// `0x` and 40 digits with the capitals of EIP-55: a letter is one where the digit of the small letters' hash at its place is 8 or more.
    package var checksummed: String {
        var digits = Array(Kit.hex(account.bytes).utf8)
        let hash = Keccak256.digest(digits)
        for index in digits.indices where digits[index] >= UInt8(ascii: "a") {
            let nibble = index.isMultiple(of: 2) ? hash[index / 2] >> 4 : hash[index / 2] & 15
            if nibble >= 8 { digits[index] -= 0x20 }
        }
        return "0x" + String(decoding: digits, as: UTF8.self)
    }
}

extension EVMAddress: CustomStringConvertible {
    package var description: String { checksummed }
}
