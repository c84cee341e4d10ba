/// What was found out about a text that is to be a TRON address. The raw value stands in the JSON.
package enum AddressCode: String, Sendable, Hashable, CaseIterable {
    case ok = "OK"
    case empty = "EMPTY"
    case tooLong = "TOO_LONG"
    case notAddress = "NOT_ADDRESS"

    case lengthShort = "LENGTH_SHORT"
    case lengthLong = "LENGTH_LONG"
    /// A character that base 58 leaves out because it looks like another: 0, O, I or l.
    case badCharacter = "BAD_CHAR"
    case badChecksum = "BAD_CHECKSUM"
    /// The checksum is right, the kind of address is another.
    case wrongVersion = "WRONG_VERSION"
    /// Capitals and small letters were made one.
    case caseFolded = "CASE_FOLDED"
    case hexLength = "HEX_LENGTH"
    /// A TRON address in hexadecimal with `0x` in front, which belongs to the other family of chains.
    case hex0x41 = "HEX_0X41"
    /// 40 digits, with neither `41` nor `0x` to say of which chain.
    case hexNoPrefix = "HEX_NO_PREFIX"
    case badEIP55 = "BAD_EIP55"

    /// Letters of another alphabet that look like Latin ones.
    case homoglyph = "HOMOGLYPH"
    case fullWidth = "FULL_WIDTH"
    /// Characters that can't be seen.
    case invisible = "INVISIBLE"
    case whitespace = "WHITESPACE"
    /// Quotation marks, brackets or stops around it.
    case quoted = "QUOTED"
    /// An address among other words.
    case extraText = "EXTRA_TEXT"
    /// More than one address.
    case several = "SEVERAL"
    /// Shortened for display, with dots in the middle.
    case truncated = "TRUNCATED"
    case uri = "URI"
    case url = "URL"

    case evmAddress = "EVM_ADDRESS"
    case tronOldTestnet = "TRON_OLD_TESTNET"
    case bitcoin = "BITCOIN"
    case bitcoinTestnet = "BITCOIN_TESTNET"
    case litecoin = "LITECOIN"
    case dogecoin = "DOGECOIN"
    case solana = "SOLANA"
    case ton = "TON"
    case xrp = "XRP"
    case cosmos = "COSMOS"
    case cardano = "CARDANO"

    /// 64 hexadecimal digits: a transaction's id or a private key, which look the same.
    case hash = "HASH"
    /// What has the form of a private key or a recovery phrase.
    case secret = "SECRET"

    /// Whether it is an address in its chain's own form, as it stands.
    package var isAddress: Bool {
        switch self {
        case .ok, .evmAddress, .tronOldTestnet, .bitcoin, .bitcoinTestnet, .litecoin, .dogecoin, .solana, .ton, .xrp, .cosmos, .cardano: true
        case .empty, .tooLong, .notAddress, .lengthShort, .lengthLong, .badCharacter, .badChecksum, .wrongVersion, .caseFolded, .hexLength, .hex0x41,
            .hexNoPrefix, .badEIP55, .homoglyph, .fullWidth, .invisible, .whitespace, .quoted, .extraText, .several, .truncated, .uri, .url, .hash, .secret:
            false
        }
    }

    /// Whether the text may be a secret, which nobody repeats.
    package var mayBeSecret: Bool { self == .hash || self == .secret }
}
