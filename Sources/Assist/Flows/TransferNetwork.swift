package import ChainKit
package import Kit

/// The network that a customer says a transfer went over.
package enum TransferNetwork: String, Sendable, Hashable, Codable, CaseIterable {
    case tron
    case ethereum
    case bnb
    case polygon
    case arbitrum
    case optimism
    case base
    case avalanche
    case solana
    case bitcoin
    case ton
    case testnet

    package var name: Phrase {
        switch self {
        case .tron: Phrase(en: "TRON", zh: "波场（TRON）")
        case .ethereum: Phrase(en: "Ethereum", zh: "以太坊")
        case .bnb: Phrase(plain: "BNB Smart Chain")
        case .polygon: Phrase(plain: "Polygon")
        case .arbitrum: Phrase(plain: "Arbitrum")
        case .optimism: Phrase(plain: "Optimism")
        case .base: Phrase(plain: "Base")
        case .avalanche: Phrase(plain: "Avalanche")
        case .solana: Phrase(plain: "Solana")
        case .bitcoin: Phrase(en: "Bitcoin", zh: "比特币")
        case .ton: Phrase(plain: "TON")
        case .testnet: Phrase(en: "a test network", zh: "测试网")
        }
    }

    /// nil for those that the desk can't read.
    package var chain: Chain? {
        switch self {
        case .tron: .tron
        case .ethereum: .evm
        case .bnb, .polygon, .arbitrum, .optimism, .base, .avalanche, .solana, .bitcoin, .ton, .testnet: nil
        }
    }

    /// The network that a text names; nil where it names none, or several.
    init?(_ text: FlowText) {
        let found = TransferNetwork.terms.filter { text.has($0.terms) }
        guard found.count == 1, let network = found.first?.network else { return nil }
        self = network
    }

    private static let terms: [(network: TransferNetwork, terms: FlowTerms)] = [
        (.tron, FlowTerms(zh: "波场|trc", en: "tron|trc20|trc10|trc")),
        (.ethereum, FlowTerms(zh: "以太", en: "ethereum|erc20|erc|eth|ether")),
        (.bnb, FlowTerms(zh: "币安链|币安智能链", en: "bsc|bep20|bep|bnb|bnb chain")),
        (.polygon, FlowTerms(en: "polygon|matic")),
        (.arbitrum, FlowTerms(en: "arbitrum|arb")),
        (.optimism, FlowTerms(en: "optimism")),
        (.base, FlowTerms(zh: "base链", en: "base")),
        (.avalanche, FlowTerms(zh: "雪崩", en: "avalanche|avax|avaxc")),
        (.solana, FlowTerms(en: "solana|sol|spl")),
        (.bitcoin, FlowTerms(zh: "比特币网络|比特币链|btc链|btc网络", en: "bitcoin|btc|bitcoin network|btc network|lightning")),
        (.ton, FlowTerms(en: "ton")),
        (.testnet, FlowTerms(zh: "测试网|测试链", en: "testnet|test network|nile|shasta")),
    ]
}
