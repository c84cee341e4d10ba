/// A chain whose addresses the desk knows when it sees them. The raw value stands in the JSON.
package enum AddressChain: String, Sendable, Hashable, CaseIterable {
    case tron
    /// TRON's first test network, which had a version byte of its own. Today's test networks (Nile, Shasta) write addresses as the main network does.
    case tronTestnet = "tron_testnet"
    /// Ethereum and the chains like it: an address doesn't say which.
    case evm
    case bitcoin
    case bitcoinTestnet = "bitcoin_testnet"
    case litecoin
    case dogecoin
    case solana
    case ton
    case xrp
    /// The family of chains that write bech32 with a name of their own in front.
    case cosmos
    case cardano
    case unknown

    package var name: String {
        switch self {
        case .tron: "TRON"
        case .tronTestnet: "TRON testnet"
        case .evm: "EVM"
        case .bitcoin: "Bitcoin"
        case .bitcoinTestnet: "Bitcoin testnet"
        case .litecoin: "Litecoin"
        case .dogecoin: "Dogecoin"
        case .solana: "Solana"
        case .ton: "TON"
        case .xrp: "XRP Ledger"
        case .cosmos: "Cosmos"
        case .cardano: "Cardano"
        case .unknown: "?"
        }
    }
}

/// How an address is written. The raw value stands in the JSON.
package enum AddressForm: String, Sendable, Hashable, CaseIterable {
    /// Base 58, with a checksum except on Solana.
    case base58
    /// 41 and 40 hexadecimal digits: a TRON address as nodes write it, without a checksum.
    case hex41
    /// `0x` and 40 digits whose capitals say nothing.
    case evm20
    /// `0x` and 40 digits whose capitals are a checksum (EIP-55).
    case evmEIP55 = "evm_eip55"
    /// Bech32 (BIP-173).
    case bech32
    /// Bech32m (BIP-350).
    case bech32m
    /// Base 64 with a checksum (TON).
    case base64
    /// Other hexadecimal digits.
    case hex
    /// Behind a scheme: `tron:T…`, `ethereum:0x…@1`.
    case uri
    /// In a web address.
    case url
    case unknown
}
