package import Kit

/// What of an account's TRX is staked, lent or on its way back, seen at one moment. Amounts are in sun.
package struct StakingFinding: Sendable, Hashable {
    /// Staked by today's rules and not lent.
    package let staked: [Resource: Int64]
    /// Staked, and lent: it must be taken back before it can be unstaked.
    package let lent: [Resource: Int64]
    package let borrowed: [Resource: Int64]
    package let old: [TronAccount.OldStake]
    /// Unstaked and not yet due; the first due comes first.
    package let waiting: [TronAccount.Unstaking]
    /// Due: it stays where it is until somebody withdraws it (or unstakes something else).
    package let matured: [TronAccount.Unstaking]
    package let votes: Int64
    package let reward: Int64
    /// nil where nobody asked.
    package let delegations: [Delegation]?
    package let readAt: Instant

    /// Unstaked TRX wait this long (chain parameter 70, `getUnfreezeDelayDays`).
    package static let waitingDays = 14
    /// How many unstakings may wait at a time (java-tron, `UNFREEZE_MAX_TIMES`).
    package static let mostWaiting = 32

    package init(_ account: TronAccount, delegations: [Delegation]?, now: Instant) {
        staked = account.stake.own.filter { $0.key != .tronPower }
        lent = account.stake.lent
        borrowed = account.stake.borrowed
        old = account.stake.old
        let sorted = account.stake.unstaking.sorted { $0.due < $1.due }
        waiting = sorted.filter { $0.due > now }
        matured = sorted.filter { $0.due <= now }
        votes = account.votes.reduce(0) { TronAccount.Stake.sum($0, $1.count) }
        reward = account.allowance
        self.delegations = delegations
        readAt = now
    }

    package var stakedTotal: Int64 { StakingFinding.total(staked.values) }
    package var lentTotal: Int64 { StakingFinding.total(lent.values) }
    package var oldTotal: Int64 { StakingFinding.total(old.map(\.amount)) }
    package var waitingTotal: Int64 { StakingFinding.total(waiting.map(\.amount)) }
    package var maturedTotal: Int64 { StakingFinding.total(matured.map(\.amount)) }
    /// When the next of what waits is due.
    package var nextDue: Instant? { waiting.first?.due }
    /// Whether no further unstaking is possible until one is due.
    package var isFull: Bool { waiting.count >= StakingFinding.mostWaiting }
    /// Delegations that can't be taken back yet.
    package var locked: [Delegation] { (delegations ?? []).filter { $0.lockEnd.map { $0 > readAt } ?? false } }
    package var isEmpty: Bool {
        [stakedTotal, lentTotal, oldTotal, waitingTotal, maturedTotal, votes, reward, StakingFinding.total(borrowed.values)].allSatisfy { $0 == 0 }
    }

    private static func total(_ amounts: some Sequence<Int64>) -> Int64 { amounts.reduce(0, TronAccount.Stake.sum) }
}

/// Resources that one account lends another (`getdelegatedresourcev2`). Amounts are in sun of the stake behind them.
package struct Delegation: Sendable, Hashable {
    package let from: TronAddress
    package let to: TronAddress
    package let bandwidth: Int64
    package let energy: Int64
    /// Until then they can't be taken back; nil where they aren't locked.
    package let bandwidthLockEnd: Instant?
    package let energyLockEnd: Instant?

    package init(from: TronAddress, to: TronAddress, bandwidth: Int64, energy: Int64, bandwidthLockEnd: Instant?, energyLockEnd: Instant?) {
        self.from = from
        self.to = to
        self.bandwidth = bandwidth
        self.energy = energy
        self.bandwidthLockEnd = bandwidthLockEnd
        self.energyLockEnd = energyLockEnd
    }

    /// The later of both.
    package var lockEnd: Instant? { [bandwidthLockEnd, energyLockEnd].compactMap { $0 }.max() }

    /// Reads `{"delegatedResource": [{"from", "to", "frozen_balance_for_energy", "expire_time_for_energy", …}]}`; `{}` is none.
    package static func list(node value: JSONValue) throws(AccountUnreadable) -> [Delegation] {
        let fields = AccountFields(value)
        guard value.object != nil, !fields.has("Error") else { throw AccountUnreadable(field: "Error") }
        return try fields.list("delegatedResource").map { entry throws(AccountUnreadable) in
            Delegation(
                from: try entry.address("from"), to: try entry.address("to"), bandwidth: try entry.amount("frozen_balance_for_bandwidth"),
                energy: try entry.amount("frozen_balance_for_energy"), bandwidthLockEnd: entry.time("expire_time_for_bandwidth"),
                energyLockEnd: entry.time("expire_time_for_energy"))
        }
    }
}
