package import Kit

/// What the network charges, in sun. Votes change it: `init(chainParameters:)` reads what is true now.
package struct FeePrices: Sendable, Hashable {
    /// For a unit of energy.
    package let energy: Int64
    /// For a byte of bandwidth.
    package let bandwidth: Int64
    /// For an account that a transfer of TRX brings into being.
    package let newAccount: Int64
    /// On top, instead of bandwidth, unless stake covers it.
    package let newAccountBandwidth: Int64
    package let memo: Int64
    /// For two signatures or more.
    package let multiSignature: Int64
    package let permissionChange: Int64
    /// When this was true.
    package let asOf: Instant
    /// Whether a node was asked, or these are the values that the desk came with.
    package let isLive: Bool

    package init(
        energy: Int64, bandwidth: Int64, newAccount: Int64, newAccountBandwidth: Int64, memo: Int64, multiSignature: Int64, permissionChange: Int64,
        asOf: Instant, isLive: Bool
    ) {
        self.energy = energy
        self.bandwidth = bandwidth
        self.newAccount = newAccount
        self.newAccountBandwidth = newAccountBandwidth
        self.memo = memo
        self.multiSignature = multiSignature
        self.permissionChange = permissionChange
        self.asOf = asOf
        self.isLive = isLive
    }

    /// The main network's on 2026-11-22, by tronprotocol/documentation-en (`mechanism-algorithm/resource.md`, `account.md`,
    /// `multi-signatures.md`) and by receipts: energy costs 100 since 2025-08-29.
    package static let known = FeePrices(
        energy: 100, bandwidth: 1000, newAccount: 1_000_000, newAccountBandwidth: 100_000, memo: 1_000_000, multiSignature: 1_000_000,
        permissionChange: 100_000_000, asOf: Instant(milliseconds: 1_795_305_600_000), isLive: false)

    /// Above this a price is no price: 1,000,000 TRX.
    private static let most = Int64(1_000_000_000_000)

    /// Reads `getchainparameters`, `{"chainParameter": [{"key": …, "value": …}, …]}`; what it doesn't name stays as `known` has it.
    /// - Returns: nil where the answer has no prices, or impossible ones.
    package init?(chainParameters value: JSONValue, asOf: Instant) {
        guard let entries = value["chainParameter"]?.array, entries.count <= 1000 else { return nil }
        var values: [String: Int64] = [:]
        for entry in entries {
            guard let key = entry["key"]?.string else { return nil }
            values[key] = entry["value"].map { $0.int64 ?? -1 } ?? 0
        }
        func price(_ key: String, _ known: Int64) -> Int64 { values[key] ?? known }
        let known = FeePrices.known
        self.init(
            energy: price("getEnergyFee", known.energy), bandwidth: price("getTransactionFee", known.bandwidth),
            newAccount: price("getCreateNewAccountFeeInSystemContract", known.newAccount),
            newAccountBandwidth: price("getCreateAccountFee", known.newAccountBandwidth), memo: price("getMemoFee", known.memo),
            multiSignature: price("getMultiSignFee", known.multiSignature),
            permissionChange: price("getUpdateAccountPermissionFee", known.permissionChange), asOf: asOf, isLive: true)
        let all = [energy, bandwidth, newAccount, newAccountBandwidth, memo, multiSignature, permissionChange]
        guard !values.isEmpty, all.allSatisfy({ (0...FeePrices.most).contains($0) }) else { return nil }
    }
}
