package import ChainKit
package import Kit

/// A node that the desk may ask.
package struct NodeEndpoint: Sendable {
    /// What people call it, and what stands beside whatever it said.
    package let name: String
    /// Without a slash at the end. It is not printed: providers of EVM nodes put their customer's key into the path.
    package let url: Redacted<String>
    package let kind: Kind
    /// 0 is asked first.
    package let priority: Int
    package let apiKey: Redacted<String>?

    package enum Kind: Sendable, Hashable {
        /// java-tron's HTTP port: `/wallet`.
        case tronFull
        /// java-tron's port of the solidified state: `/walletsolidity`.
        case tronSolidity
        /// Both of them and TronGrid's `/v1` on one host.
        case tronGrid
        /// JSON-RPC of one chain.
        case evm(chainID: Int64)

        package var chain: Chain {
            switch self {
            case .tronFull, .tronSolidity, .tronGrid: .tron
            case .evm: .evm
            }
        }
    }

    package init(name: String, url: String, kind: Kind, priority: Int = 0, apiKey: Redacted<String>? = nil) {
        self.name = name
        self.url = Redacted(url)
        self.kind = kind
        self.priority = priority
        self.apiKey = apiKey
    }

    package func serves(_ service: NodeService) -> Bool {
        switch (kind, service) {
        case (.tronFull, .wallet), (.tronSolidity, .solidity), (.tronGrid, .wallet), (.tronGrid, .solidity), (.tronGrid, .grid): true
        case (.evm(let chainID), .evm(let wanted)): chainID == wanted
        default: false
        }
    }
}

extension NodeEndpoint: CustomStringConvertible {
    package var description: String { name }
}

/// What can be asked of a node.
package enum NodeService: Sendable, Hashable {
    /// `/wallet`: what one node has seen so far.
    case wallet
    /// `/walletsolidity`: what nothing can undo any more.
    case solidity
    /// TronGrid's `/v1`: lists by account.
    case grid
    case evm(chainID: Int64)
}
