import Kit

/// What the first bytes of a Base58Check payload say about a text whose checksum is right.
enum Base58Version {
    private static let kinds: [UInt8: (code: AddressCode, chain: AddressChain)] = [
        // Bitcoin Core, chainparams.cpp, base58Prefixes: main network, then test network. Litecoin once wrote script addresses with 5, too.
        0x00: (.bitcoin, .bitcoin), 0x05: (.bitcoin, .bitcoin), 0x6F: (.bitcoinTestnet, .bitcoinTestnet), 0xC4: (.bitcoinTestnet, .bitcoinTestnet),
        // Litecoin Core and Dogecoin Core, the same file.
        0x30: (.litecoin, .litecoin), 0x32: (.litecoin, .litecoin), 0x1E: (.dogecoin, .dogecoin), 0x16: (.dogecoin, .dogecoin),
        // java-tron, ADD_PRE_FIX_BYTE_TESTNET.
        0xA0: (.tronOldTestnet, .tronTestnet),
    ]

    /// The reading of a text with this payload, which is no TRON address of 34 characters.
    static func reading(_ payload: ArraySlice<UInt8>, _ word: [UInt8]) -> AddressReading {
        guard let version = payload.first else { return .none }
        if isKey(payload, version) { return AddressReading(.secret, .unknown, .base58) }
        guard payload.count == 21, let kind = kinds[version] else { return AddressReading(.wrongVersion, .unknown, .base58) }
        return AddressReading(kind.code, kind.chain, .base58, canonical: String(decoding: word, as: UTF8.self))
    }

    /// A private key in the import format of wallets has 33 bytes, or 34 with a mark for the compressed public key; an extended key (BIP-32) has 78.
    private static func isKey(_ payload: ArraySlice<UInt8>, _ version: UInt8) -> Bool {
        (payload.count == 33 || payload.count == 34) && version >= 0x80 || payload.count == 78
    }
}
