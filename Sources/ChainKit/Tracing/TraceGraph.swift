package import Kit

/// A transfer that carries stolen money. The transfer is a fact; how much of it is stolen is an estimate (see `MoneyFlow`).
package struct TraceEdge: Sendable, Hashable {
    package let transfer: Transfer
    /// Of the transfer's units.
    package let carried: UInt128

    package init(transfer: Transfer, carried: UInt128) {
        self.transfer = transfer
        self.carried = carried
    }
}

/// An address that stolen money reached.
package struct TraceNode: Sendable, Hashable {
    package let address: TronAddress
    /// Steps from the origin on the way that was found first; the origin is 0.
    package let hop: Int
    package let firstArrival: Instant?
    package let lastArrival: Instant?
    /// Estimated, of each asset: what came here, at most what was stolen.
    package let arrived: [TraceAsset: UInt128]
    /// Estimated: what has not been seen to leave.
    package let resting: [TraceAsset: UInt128]
    /// The greatest of its parts of the stolen assets, in ten-thousandths.
    package let share: Int
    package let label: AddressLabel?
    /// Why the money isn't followed beyond; nil where it is.
    package let end: End?
    /// Distinct counterparties of the transfers read.
    package let counterparties: Int
    /// It has more transfers than were read.
    package let isCut: Bool
    /// Why a part of its transfers is missing, in the node's words.
    package let gap: String?

    package enum End: Sendable, Hashable {
        /// Somebody says what it is. A claim.
        case labelled(AddressLabel.Kind)
        /// A contract: somebody called it, or a node says so. A fact.
        case contract
        /// It has to do with so many others that it looks like a service's. A guess.
        case looksLikeService
        /// Whoever was stolen from: the money came back.
        case origin
        /// As far as the trace was to go.
        case depth
        /// Too little reached it.
        case smallShare
        /// As many addresses as the trace may ask.
        case addressLimit
        /// Nothing that counts has left it up to the time of reading.
        case resting
        /// It couldn't be read.
        case unread
        /// It hasn't been read yet.
        case waiting

        package var code: String {
            switch self {
            case .labelled(let kind): kind.rawValue
            case .contract: "contract"
            case .looksLikeService: "looks_like_service"
            case .origin: "origin"
            case .depth: "depth_limit"
            case .smallShare: "small_share"
            case .addressLimit: "address_limit"
            case .resting: "resting"
            case .unread: "unread"
            case .waiting: "waiting"
            }
        }
    }

    package init(
        address: TronAddress, hop: Int, firstArrival: Instant? = nil, lastArrival: Instant? = nil, arrived: [TraceAsset: UInt128] = [:],
        resting: [TraceAsset: UInt128] = [:], share: Int = 0, label: AddressLabel? = nil, end: End? = nil, counterparties: Int = 0, isCut: Bool = false,
        gap: String? = nil
    ) {
        self.address = address
        self.hop = hop
        self.firstArrival = firstArrival
        self.lastArrival = lastArrival
        self.arrived = arrived
        self.resting = resting
        self.share = share
        self.label = label
        self.end = end
        self.counterparties = counterparties
        self.isCut = isCut
        self.gap = gap
    }
}

/// Where the money went, as far as it was followed.
package struct TraceGraph: Sendable, Hashable {
    /// The origin first, then by steps, then by what reached them.
    package let nodes: [TraceNode]
    /// By time.
    package let edges: [TraceEdge]
    /// What left the origin, of each asset.
    package let stolen: [TraceAsset: UInt128]

    package init(nodes: [TraceNode], edges: [TraceEdge], stolen: [TraceAsset: UInt128]) {
        self.nodes = nodes
        self.edges = edges
        self.stolen = stolen
    }

    package static let empty = TraceGraph(nodes: [], edges: [], stolen: [:])

    package func node(_ address: TronAddress) -> TraceNode? { nodes.first { $0.address == address } }

    package var gaps: [TraceNode] { nodes.filter { $0.gap != nil } }

    /// The part of what was stolen that an amount is, in ten-thousandths: 0 to 10,000.
    package func share(of units: UInt128, _ asset: TraceAsset) -> Int { TraceGraph.share(of: units, in: stolen[asset] ?? 0) }

    static func share(of units: UInt128, in whole: UInt128) -> Int {
        whole == 0 ? 0 : Int(TraceUnits.share(10_000, units, of: whole))
    }
}
