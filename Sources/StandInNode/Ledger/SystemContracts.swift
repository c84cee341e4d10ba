import ChainKit
import Kit

// What the chain itself does. A system contract that was admitted succeeds.
extension StandInLedger {
    mutating func move(_ contract: TronContract, _ time: Instant, _ charge: inout Charge) -> Outcome {
        var outcome = Outcome()
        switch contract {
        case .transfer(let from, let to, let amount):
            accounts[from]?.balance -= amount
            open(to, time)
            accounts[to]?.balance += amount
        case .transferAsset(let asset, let from, let to, let amount):
            accounts[from]?.assets[asset, default: 0] -= amount
            open(to, time)
            accounts[to]?.assets[asset, default: 0] += amount
        case .createAccount(_, let account): open(account, time)
        case .updatePermissions(let update):
            charge.fee += Fee.permissionChange
            if let owner = update.owner { accounts[update.account]?.owner = owner }
            accounts[update.account]?.actives = StandInLedger.numbered(update.actives)
        case .stake(let owner, let amount, let resource):
            accounts[owner]?.balance -= amount
            accounts[owner]?.stakes[resource, default: 0] += amount
        case .unstake(let owner, let amount, let resource):
            accounts[owner]?.stakes[resource, default: 0] -= amount
            accounts[owner]?.unstaking.append(StandInAccount.Unstaking(amount: amount, resource: resource, due: time + .days(14)))
        case .withdrawUnstaked(let owner): outcome.payouts = TronReceipt.Payouts(unstaked: payOut(owner, time))
        default: break
        }
        return outcome
    }

    private mutating func open(_ address: TronAddress, _ time: Instant) {
        if accounts[address] == nil { accounts[address] = StandInAccount(address: address, created: time) }
    }

    /// Active permissions have the numbers from 2 on, in the order in which they were given.
    private static func numbered(_ actives: [TronPermission]) -> [TronPermission] {
        actives.prefix(8).enumerated().map { place, active in
            TronPermission(
                kind: .active, id: place + 2, name: active.name, threshold: active.threshold, keys: active.keys, operations: active.operations)
        }
    }

    /// What has waited its 14 days goes to the balance.
    private mutating func payOut(_ owner: TronAddress, _ time: Instant) -> Int64 {
        let due = accounts[owner]?.unstaking.filter { $0.due <= time }.map(\.amount).reduce(0, +) ?? 0
        accounts[owner]?.unstaking.removeAll { $0.due <= time }
        accounts[owner]?.balance += due
        return due
    }
}
