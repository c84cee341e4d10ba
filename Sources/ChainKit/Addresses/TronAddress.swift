import Kit

/// An account on TRON. Whoever has one has a right form and, if it was read from base 58, a right checksum.
package struct TronAddress: Hashable, Sendable {
    package let account: AccountBytes

    /// What stands before the account on the main network and on today's test networks (java-tron, `ADD_PRE_FIX_BYTE_MAINNET`).
    package static let version: UInt8 = 0x41

    package init(_ account: AccountBytes) { self.account = account }

    /// Reads the 34 characters of Base58Check.
    package init?(base58 text: String) {
        guard text.utf8.count == 34, let payload = Base58.checked(ascii: Array(text.utf8)) else { return nil }
        self.init(payload: payload)
    }

    /// Reads 42 hexadecimal digits that begin with 41.
    package init?(hex text: String) {
        guard text.utf8.count == 42, let payload = Kit.bytes(hex: text) else { return nil }
        self.init(payload: payload)
    }

    /// Reads what a node writes: base 58 where it was asked for visible addresses, else hexadecimal.
    package init?(node text: String) {
        guard let address = TronAddress(hex: text) ?? TronAddress(base58: text) else { return nil }
        self = address
    }

    /// Reads the 21 bytes of a transaction's field.
    package init?(payload: some Collection<UInt8>) {
        guard payload.first == TronAddress.version, let account = AccountBytes(payload.dropFirst()) else { return nil }
        self.init(account)
    }

    package var payload: [UInt8] { account.bytes(behind: TronAddress.version) }
    /// 34 characters, the first a T.
    package var base58: String { Base58.encodedWithChecksum(payload) }
    /// 42 digits, the first two 41.
    package var hex: String { Kit.hex(payload) }
}

extension TronAddress: CustomStringConvertible {
    package var description: String { base58 }
}
