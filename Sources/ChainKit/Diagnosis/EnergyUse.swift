import BigInt

extension TransactionFinding.Energy {
    /// What a receipt says of the energy of a call; nil where there was none.
    init?(_ receipt: TronReceipt, of transaction: TronTransaction?) {
        let used = receipt.energy
        let shortage = EnergyShortage(message: receipt.message, used: used.total)
        guard used.total > 0 || shortage != nil else { return nil }
        let ceiling = transaction.flatMap { TransactionFinding.Energy.ceiling(feeLimit: $0.raw.feeLimit, used) }
        let limit = shortage?.limit ?? ceiling
        self.init(
            total: max(0, used.total), staked: max(0, used.staked), fromContractOwner: max(0, used.fromContractOwner), penalty: max(0, used.penalty),
            limit: limit,
            needed: shortage?.needed, limiter: shortage?.limit.flatMap { limit in ceiling.map { limit >= $0 ? .feeLimit : .balance } })
    }

    /// The energy that a fee limit pays for at the price that the receipt was charged with (java-tron, `VMActuator.getAccountEnergyLimitWithFixRatio`:
    /// the limit divided by the price, staked energy counted in). nil where nothing was burnt, so that the price isn't known, and where the contract's
    /// owner paid a share, which comes on top.
    private static func ceiling(feeLimit: Int64, _ used: TronReceipt.Energy) -> Int64? {
        guard feeLimit > 0, used.fromContractOwner == 0, let price = price(used) else { return nil }
        return feeLimit / price
    }

    /// Sun for a unit of energy.
    private static func price(_ used: TronReceipt.Energy) -> Int64? {
        guard used.burnt > 0, used.total > 0, used.staked >= 0, used.staked < used.total else { return nil }
        return max(1, used.burnt / (used.total - used.staked))
    }
}

/// What a node writes where energy ran out (java-tron, `Program.spendEnergy` and `VM.play`).
struct EnergyShortage {
    let limit: Int64?
    let needed: Int64?

    /// Longer messages are read no further, in bytes.
    private static let longest = 1024

    /// Reads `Not enough energy for 'SSTORE' operation executing: curInvokeEnergyLimit[78572], curOpEnergy[20000], penaltyEnergy[68000],
    /// usedEnergy[33567]` and `Not enough energy for 'save just created contract code' executing: needEnergy[%d], leftEnergy[%d];`.
    /// - Parameter used: all energy that was charged.
    /// - Returns: nil for any other message.
    init?(message: String, used: Int64) {
        let text = Array(message.utf8.prefix(EnergyShortage.longest))
        guard text.starts(with: "Not enough energy".utf8) else { return nil }
        if let limit = EnergyShortage.number(named: "curInvokeEnergyLimit", in: text) {
            self.limit = limit
            let parts = ["usedEnergy", "curOpEnergy", "penaltyEnergy"].map { EnergyShortage.number(named: $0, in: text) }
            needed = parts[0] == nil ? nil : EnergyShortage.sum(parts.compactMap(\.self))
        } else {
            limit = used > 0 ? used : nil
            let parts = ["needEnergy", "leftEnergy"].map { EnergyShortage.number(named: $0, in: text) }
            guard let need = parts[0], let left = parts[1], used > 0, left >= 0, left <= used else {
                needed = nil
                return
            }
            needed = EnergyShortage.sum([used - left, need])
        }
    }

    /// The digits in brackets behind a name.
    private static func number(named name: String, in text: [UInt8]) -> Int64? {
        let key = Array(name.utf8) + [UInt8(ascii: "[")]
        guard text.count >= key.count, let start = (0...text.count - key.count).first(where: { text[$0...].starts(with: key) }) else { return nil }
        let digits = text[(start + key.count)...].prefix { $0 != UInt8(ascii: "]") }
        guard digits.count < 20, let number = Int64(String(decoding: digits, as: UTF8.self)), number >= 0 else { return nil }
        return number
    }

    private static func sum(_ numbers: [Int64]) -> Int64? {
        numbers.reduce(Int64?.some(0)) { total, number in
            guard let (sum, isTooBig) = total?.addingReportingOverflow(number), !isTooBig else { return nil }
            return sum
        }
    }
}
