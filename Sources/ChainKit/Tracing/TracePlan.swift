package import Kit

/// From where money is followed, and how far.
package struct TracePlan: Sendable, Hashable {
    /// Whose outflows are followed.
    package let origin: TronAddress
    /// Nothing older counts.
    package let since: Instant
    /// Nothing newer counts; nil is up to the time of reading.
    package let until: Instant?
    /// Of the origin's outflows only those in these transactions count; empty is all.
    package let transactions: Set<String>
    /// The theft itself where its transfers are known. The origin isn't asked then: what it sent else has nothing to do with it.
    package let theft: [Transfer]
    package let limits: TraceLimits
    /// Contracts of tokens that the book doesn't know and that are followed nevertheless.
    package let unknownTokens: Set<TronAddress>

    package init(
        origin: TronAddress, since: Instant, until: Instant? = nil, transactions: Set<String> = [], theft: [Transfer] = [], limits: TraceLimits = TraceLimits(),
        unknownTokens: Set<TronAddress> = []
    ) {
        self.origin = origin
        self.since = since
        self.until = until
        self.transactions = Set(transactions.map { $0.lowercased() })
        self.theft = theft
        self.limits = limits
        self.unknownTokens = unknownTokens
    }

    /// Follows what these transfers moved away. nil where there is none.
    package init?(theft transfers: [Transfer], until: Instant? = nil, limits: TraceLimits = TraceLimits(), unknownTokens: Set<TronAddress> = []) {
        guard let first = transfers.min(by: Transfer.isOrdered) else { return nil }
        self.init(origin: first.from, since: first.at, until: until, theft: transfers, limits: limits, unknownTokens: unknownTokens)
    }

    /// Whether a transfer is one that can carry the money: of an asset that is followed, not dust, within the time, and to somebody else.
    func counts(_ transfer: Transfer) -> Bool {
        guard transfer.from != transfer.to, transfer.at >= since, until.map({ transfer.at <= $0 }) ?? true, follows(transfer.asset) else { return false }
        return transfer.units > 0 && transfer.units >= limits.dust(of: transfer.asset)
    }

    /// False for what a list says of a theft that is known already, where it says it a little otherwise: it would be counted twice.
    func isNoTheftRetold(_ transfer: Transfer) -> Bool {
        theft.isEmpty || !theft.contains { $0.transaction == transfer.transaction && $0.from == transfer.from && $0.to == transfer.to }
    }

    func follows(_ asset: TraceAsset) -> Bool {
        switch asset {
        case .trx, .token: true
        case .trc10: false
        case .unknownToken(let contract): unknownTokens.contains(contract)
        }
    }
}

/// How far a trace goes. The defaults are ours: a theft is nearly always spread or at an exchange within four steps, and what isn't can be
/// traced on from where it ends.
package struct TraceLimits: Sendable, Hashable, Codable {
    /// Steps away from the origin: 1 to 8.
    package let depth: Int
    /// Addresses that are asked for their transfers: 1 to 1,000.
    package let addresses: Int
    /// Transfers read of one address, of each of its two lists: 1 to 2,000. What comes later stays unread, and the result says so.
    package let transfersPerAddress: Int
    /// Below it a transfer is dust: thousandths of a whole unit, 1 TRX or 1 USDT where nothing else is said. Sums below it don't matter, and
    /// whoever poisons histories sends them to everybody.
    package let dustThousandths: Int
    /// An address that less than this share of the stolen money reached is shown and not followed: ten-thousandths.
    package let leastShare: Int
    /// From so many counterparties on an address looks like a service's.
    package let serviceCounterparties: Int

    package init(
        depth: Int = 4, addresses: Int = 200, transfersPerAddress: Int = 200, dustThousandths: Int = 1000, leastShare: Int = 10,
        serviceCounterparties: Int = 100
    ) {
        self.depth = min(max(depth, 1), 8)
        self.addresses = min(max(addresses, 1), 1000)
        self.transfersPerAddress = min(max(transfersPerAddress, 1), 2000)
        self.dustThousandths = min(max(dustThousandths, 0), 1_000_000_000)
        self.leastShare = min(max(leastShare, 0), 10_000)
        self.serviceCounterparties = min(max(serviceCounterparties, 2), 10_000)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            depth: try fields.decode(Int.self, forKey: .depth), addresses: try fields.decode(Int.self, forKey: .addresses),
            transfersPerAddress: try fields.decode(Int.self, forKey: .transfersPerAddress),
            dustThousandths: try fields.decode(Int.self, forKey: .dustThousandths), leastShare: try fields.decode(Int.self, forKey: .leastShare),
            serviceCounterparties: try fields.decode(Int.self, forKey: .serviceCounterparties))
    }

    private enum CodingKeys: String, CodingKey {
        case depth, addresses, transfersPerAddress, dustThousandths, leastShare, serviceCounterparties
    }

    /// In the asset's smallest units. Nothing is dust where nobody knows what a unit is worth.
    package func dust(of asset: TraceAsset) -> UInt128 {
        guard asset.isKnown else { return 0 }
        let (thousandths, isOver) = TraceUnits.powerOfTen(asset.decimals).multipliedReportingOverflow(by: UInt128(dustThousandths))
        return isOver ? .max : thousandths / 1000
    }

    /// Pages of one list of one address. Spam fills pages without filling the limit of transfers; a hub fills both.
    var pages: Int { max(10, transfersPerAddress / 50) }
}

extension TracePlan: Codable {
    private enum Field: String, CodingKey {
        case origin, since, until, transactions, theft, limits, unknownTokens
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        self.init(
            origin: try fields.decode(TronAddressText.self, forKey: .origin).address, since: try fields.decode(Instant.self, forKey: .since),
            until: try fields.decodeIfPresent(Instant.self, forKey: .until), transactions: Set(try fields.decode([String].self, forKey: .transactions)),
            theft: try fields.decode([Transfer].self, forKey: .theft), limits: try fields.decode(TraceLimits.self, forKey: .limits),
            unknownTokens: Set(try fields.decode([TronAddressText].self, forKey: .unknownTokens).map(\.address)))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(TronAddressText(origin), forKey: .origin)
        try fields.encode(since, forKey: .since)
        try fields.encodeIfPresent(until, forKey: .until)
        try fields.encode(transactions.sorted(), forKey: .transactions)
        try fields.encode(theft, forKey: .theft)
        try fields.encode(limits, forKey: .limits)
        try fields.encode(unknownTokens.map(TronAddressText.init).sorted { $0.address.hex < $1.address.hex }, forKey: .unknownTokens)
    }
}
