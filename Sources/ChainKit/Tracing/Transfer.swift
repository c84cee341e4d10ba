package import Kit

/// One movement of value on TRON, as a node tells it: a fact that anybody can check by its transaction.
package struct Transfer: Hashable, Sendable {
    /// 64 hexadecimal digits in small letters.
    package let transaction: String
    package let asset: TraceAsset
    /// In the asset's smallest units.
    package let units: UInt128
    package let from: TronAddress
    package let to: TronAddress
    /// The time of the block.
    package let at: Instant
    /// Which of several movements that are alike within one transaction, from 0: a contract may pay the same sum twice.
    package let occurrence: Int

    package init(transaction: String, asset: TraceAsset, units: UInt128, from: TronAddress, to: TronAddress, at: Instant, occurrence: Int = 0) {
        self.transaction = transaction
        self.asset = asset
        self.units = units
        self.from = from
        self.to = to
        self.at = at
        self.occurrence = occurrence
    }

    package var amount: TokenAmount { asset.amount(units) }

    func repeated(_ occurrence: Int) -> Transfer {
        Transfer(transaction: transaction, asset: asset, units: units, from: from, to: to, at: at, occurrence: occurrence)
    }

    /// By time, then by what doesn't depend on the run.
    static func isOrdered(_ a: Transfer, _ b: Transfer) -> Bool {
        if a.at != b.at { return a.at < b.at }
        if a.transaction != b.transaction { return a.transaction < b.transaction }
        if a.asset != b.asset { return TraceAsset.isOrdered(a.asset, b.asset) }
        if a.from != b.from { return a.from.hex < b.from.hex }
        if a.to != b.to { return a.to.hex < b.to.hex }
        if a.units != b.units { return a.units < b.units }
        return a.occurrence < b.occurrence
    }
}

extension Transfer {
    /// What a finding says has moved; nil where it isn't on TRON or names no address of it.
    package init?(_ movement: TransactionFinding.Movement, transaction: String, at: Instant, occurrence: Int = 0) {
        guard let from = TronAddress(base58: movement.from), let to = TronAddress(base58: movement.to), let units = UInt128(exactly: movement.amount.units),
            units <= TraceUnits.greatest
        else { return nil }
        let asset: TraceAsset
        switch movement.asset {
        case .native: asset = .trx
        case .trc10(let id): asset = .trc10(id: id)
        case .token(let symbol, let contract):
            guard let contract = TronAddress(base58: contract) else { return nil }
            asset = .token(contract: contract, symbol: symbol, decimals: movement.amount.decimals)
        case .unknownToken(let contract):
            guard let contract = TronAddress(base58: contract) else { return nil }
            asset = .unknownToken(contract: contract)
        }
        self.init(transaction: transaction, asset: asset, units: units, from: from, to: to, at: at, occurrence: occurrence)
    }
}

extension Transfer: Codable {
    private enum Field: String, CodingKey {
        case transaction, asset, units, from, to, at, occurrence
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        let digits = try fields.decode(String.self, forKey: .units)
        guard let units = TraceUnits.reading(digits) else {
            throw DecodingError.dataCorruptedError(forKey: .units, in: fields, debugDescription: "not a whole number")
        }
        self.init(
            transaction: try fields.decode(String.self, forKey: .transaction), asset: try fields.decode(TraceAsset.self, forKey: .asset), units: units,
            from: try fields.decode(TronAddressText.self, forKey: .from).address, to: try fields.decode(TronAddressText.self, forKey: .to).address,
            at: Instant(milliseconds: try fields.decode(Int64.self, forKey: .at)),
            occurrence: try fields.decodeIfPresent(Int.self, forKey: .occurrence) ?? 0)
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(transaction, forKey: .transaction)
        try fields.encode(asset, forKey: .asset)
        try fields.encode(String(units), forKey: .units)
        try fields.encode(TronAddressText(from), forKey: .from)
        try fields.encode(TronAddressText(to), forKey: .to)
        try fields.encode(at.milliseconds, forKey: .at)
        if occurrence > 0 { try fields.encode(occurrence, forKey: .occurrence) }
    }
}
