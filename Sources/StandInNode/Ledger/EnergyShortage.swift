/// Where a call ends that has less energy than it takes: at the store of the recipient's balance, or at the log after it. The numbers are those of the
/// recorded failure of a USDT transfer (`SSTORE` at 33,567 of 78,572, of which 25,905 penalty), and what the log costs of one word (1,756, and 3.4 times
/// that as penalty).
struct EnergyShortage: Sendable, Hashable {
    /// In java-tron's words (`Program.spendEnergy`).
    let message: String
    /// Of the energy that was used up, the part that the busy contract cost on top.
    let penalty: Int64

    private struct Step {
        let operation: String
        let cost: Int64
        let penalty: Int64
        /// Used before it, and the penalty in that.
        let used: Int64
        let usedPenalty: Int64
    }

    init(limit: Int64, _ use: StandInToken.Use) {
        let step = EnergyShortage.step(limit: limit, use)
        let extra = step.penalty > 0 ? "penaltyEnergy[\(step.penalty)], " : ""
        message =
            "Not enough energy for '\(step.operation)' operation executing: curInvokeEnergyLimit[\(limit)], curOpEnergy[\(step.cost)], "
            + "\(extra)usedEnergy[\(step.used)]"
        penalty = step.usedPenalty
    }

    private static func step(limit: Int64, _ use: StandInToken.Use) -> Step {
        guard use.penalty > 0 else { return Step(operation: "LOG3", cost: 1_756, penalty: 0, used: min(use.total - 1_756, limit), usedPenalty: 0) }
        let (cost, penalty): (Int64, Int64) = use.total > 100_000 ? (20_000, 68_000) : (5_000, 17_000)
        let used = min(33_567, limit)
        if used + cost + penalty > limit {
            return Step(operation: "SSTORE", cost: cost, penalty: penalty, used: used, usedPenalty: used * 25_905 / 33_567)
        }
        return Step(operation: "LOG3", cost: 1_756, penalty: 5_970, used: min(use.total - 7_726, limit), usedPenalty: use.penalty - 5_970)
    }
}
