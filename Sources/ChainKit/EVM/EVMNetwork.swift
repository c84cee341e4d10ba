package import BigInt

/// A chain of Ethereum's kind, by its number (github.com/ethereum-lists/chains).
package struct EVMNetwork: Sendable, Hashable {
    package let chainID: BigUInt
    package let name: String
    /// What its coin is called.
    package let symbol: String
    /// Whether its coins are worth nothing.
    package let isTest: Bool

    package static let ethereum = EVMNetwork(chainID: 1)
    package var isEthereum: Bool { chainID == 1 }

    /// A chain that isn't in the table is named by its number.
    package init(chainID: BigUInt) {
        self.chainID = chainID
        let known = UInt64(exactly: chainID).flatMap { EVMNetwork.table[$0] }
        name = known?.name ?? "chain \(chainID)"
        symbol = known?.symbol ?? "coin of chain \(chainID)"
        isTest = known?.isTest ?? false
    }

    private static let table: [UInt64: (name: String, symbol: String, isTest: Bool)] = [
        1: ("Ethereum", "ETH", false), 10: ("OP Mainnet", "ETH", false), 56: ("BNB Smart Chain", "BNB", false), 100: ("Gnosis", "xDAI", false),
        137: ("Polygon", "POL", false), 250: ("Fantom", "FTM", false), 324: ("zkSync Era", "ETH", false), 8453: ("Base", "ETH", false),
        42161: ("Arbitrum One", "ETH", false), 43114: ("Avalanche C-Chain", "AVAX", false), 59144: ("Linea", "ETH", false),
        534_352: ("Scroll", "ETH", false), 97: ("BNB Smart Chain Testnet", "tBNB", true), 1337: ("local chain", "ETH", true),
        17000: ("Holesky", "ETH", true), 31337: ("local chain", "ETH", true), 80002: ("Polygon Amoy", "POL", true),
        84532: ("Base Sepolia", "ETH", true), 421_614: ("Arbitrum Sepolia", "ETH", true), 560_048: ("Hoodi", "ETH", true),
        11_155_111: ("Sepolia", "ETH", true), 11_155_420: ("OP Sepolia", "ETH", true),
    ]
}
