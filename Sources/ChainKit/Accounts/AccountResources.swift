package import Kit

/// The bandwidth and energy of an account (`getaccountresource`) at the time when it was asked for. What the node leaves out is zero.
package struct AccountResources: Sendable, Hashable {
    /// In bytes: what every account gets for nothing.
    package let freeBandwidth: Pool
    /// In bytes: by stake, own or borrowed.
    package let stakedBandwidth: Pool
    package let energy: Pool
    /// Votes: 1 for a TRX staked.
    package let votes: Pool
    /// The energy a day that a TRX staked gives, by the whole network's stake; nil where the node doesn't say.
    package let energyPerTRX: Double?

    /// How long it takes until all that was used is there again (java-tron, `WINDOW_SIZE_MS`).
    package static let recoveryTime = Span.hours(24)

    package struct Pool: Sendable, Hashable {
        package let used: Int64
        package let limit: Int64

        package init(used: Int64 = 0, limit: Int64 = 0) {
            self.used = used
            self.limit = limit
        }

        /// Never below zero: a limit that fell, because stake was taken back, can lie below what was used.
        package var available: Int64 { used >= limit ? 0 : max(0, limit) &- max(0, used) }

        /// What is available `span` later if nothing more is used: the used part comes back evenly over `recoveryTime`.
        package func available(after span: Span) -> Int64 {
            let share = min(max(Double(span.milliseconds) / Double(AccountResources.recoveryTime.milliseconds), 0), 1)
            let stillUsed = Double(max(0, used)) * (1 - share)
            let free = Double(max(0, limit)) - stillUsed
            return free <= 0 ? 0 : min(max(0, limit), Int64(exactly: free.rounded(.down)) ?? 0)
        }

        /// How long until `amount` is available if nothing more is used; nil where the limit lies below it.
        package func wait(for amount: Int64) -> Span? {
            guard amount <= max(0, limit) else { return nil }
            guard amount > available else { return Span(milliseconds: 0) }
            let share = 1 - Double(limit &- amount) / Double(max(1, used))
            return Span(milliseconds: Int64((share * Double(AccountResources.recoveryTime.milliseconds)).rounded(.up)))
        }
    }

    package init(
        freeBandwidth: Pool = Pool(), stakedBandwidth: Pool = Pool(), energy: Pool = Pool(), votes: Pool = Pool(), energyPerTRX: Double? = nil
    ) {
        self.freeBandwidth = freeBandwidth
        self.stakedBandwidth = stakedBandwidth
        self.energy = energy
        self.votes = votes
        self.energyPerTRX = energyPerTRX
    }

    /// - Throws: the field that can't be what it stands for, and `Error` for a node's error.
    package init(node value: JSONValue) throws(AccountUnreadable) {
        let fields = AccountFields(value)
        guard value.object != nil, !fields.has("Error"), !fields.has("error") else { throw AccountUnreadable(field: "Error") }
        self.init(
            freeBandwidth: Pool(used: try fields.amount("freeNetUsed"), limit: try fields.amount("freeNetLimit")),
            stakedBandwidth: Pool(used: try fields.amount("NetUsed"), limit: try fields.amount("NetLimit")),
            energy: Pool(used: try fields.amount("EnergyUsed"), limit: try fields.amount("EnergyLimit")),
            votes: Pool(used: try fields.amount("tronPowerUsed"), limit: try fields.amount("tronPowerLimit")),
            energyPerTRX: AccountResources.ratio(try fields.amount("TotalEnergyLimit"), try fields.amount("TotalEnergyWeight")))
    }

    private static func ratio(_ total: Int64, _ weight: Int64) -> Double? { total > 0 && weight > 0 ? Double(total) / Double(weight) : nil }
}
