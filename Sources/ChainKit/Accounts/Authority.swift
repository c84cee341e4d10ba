/// What one permission of an account lets whom do, seen from the account's own key.
package struct Authority: Sendable, Hashable {
    package let permission: TronPermission
    /// The weight of the account's own key; 0 where it isn't in the permission.
    package let ownWeight: Int64
    /// Keys of others that weigh something.
    package let others: [TronPermission.Key]
    /// What those weigh together.
    package let othersWeight: Int64

    package init(_ permission: TronPermission, of account: TronAddress) {
        self.permission = permission
        let counted = permission.keys.filter { $0.weight > 0 }
        ownWeight = Authority.weight(counted.filter { $0.address == account })
        others = counted.filter { $0.address != account }
        othersWeight = Authority.weight(others)
    }

    private static func weight(_ keys: [TronPermission.Key]) -> Int64 { keys.reduce(0) { TronAccount.Stake.sum($0, $1.weight) } }

    /// A signature is always needed, whatever the node says.
    package var threshold: Int64 { max(1, permission.threshold) }
    /// Whether the own key alone is enough.
    package var isOwnEnough: Bool { ownWeight >= threshold }
    /// Whether others can sign without the own key.
    package var isReachableByOthers: Bool { othersWeight >= threshold }
    /// Whether others have a say: they can sign without the own key, or nothing goes without them.
    package var isInOthersHands: Bool { !others.isEmpty && (isReachableByOthers || !isOwnEnough) }

    /// Transfers of TRX, of TRC-10 tokens and contract calls, by which TRC-20 tokens move.
    private static let moving: [ContractType] = [.transfer, .transferAsset, .triggerSmartContract]
    /// Types by which value can leave in other ways: sold, invested or paid into a contract that is made for it.
    private static let spending: [ContractType] = [
        .participateAssetIssue, .createSmartContract, .exchangeCreate, .exchangeInject, .exchangeTransaction, .shieldedTransfer, .marketSellAsset,
    ]

    package var movesAssets: Bool { Authority.moving.contains(where: permission.allows) }
    package var spendsOtherwise: Bool { Authority.spending.contains(where: permission.allows) }
    package var changesPermissions: Bool { permission.allows(.accountPermissionUpdate) }
    package var lendsResources: Bool { permission.allows(.delegateResource) }
    /// Whether whoever reaches it can take something away from the account.
    package var isDangerous: Bool { movesAssets || changesPermissions || lendsResources }
    /// The contract types that it allows, in order; empty for what isn't an active permission.
    package var allowed: [ContractType] { permission.kind == .active ? ContractType.allCases.filter(permission.allows) : [] }
}

/// What the account's own key can still do by itself.
package struct OwnPowers: Sendable, Hashable {
    package let sendsTRX: Bool
    /// Calls contracts, and so moves TRC-20 tokens such as USDT.
    package let callsContracts: Bool
    /// Puts the permissions right, for a fee.
    package let changesPermissions: Bool
    /// Whether the balance covers that fee now.
    package let affordsChange: Bool

    package init(owner: Authority, actives: [Authority], balance: Int64, prices: FeePrices) {
        let reachable = ([owner] + actives).filter(\.isOwnEnough).map(\.permission)
        sendsTRX = reachable.contains { $0.allows(.transfer) }
        callsContracts = reachable.contains { $0.allows(.triggerSmartContract) }
        changesPermissions = reachable.contains { $0.allows(.accountPermissionUpdate) }
        affordsChange = balance >= prices.permissionChange
    }

    package var isSending: Bool { sendsTRX || callsContracts }
}
