package import ChainKit
package import Kit

/// Transactions that nobody made, with all types whose content is kept whole.
package enum SampleTransaction {
    /// How many kinds of contracts there are.
    package static let kinds = 16

    /// - Parameter kind: from 0 to below `kinds`; nil for any.
    package static func raw(kind: Int? = nil, using dice: inout SeededGenerator) -> RawTransaction {
        let (type, contract) = contract(kind ?? dice.number(0...kinds - 1), &dice)
        return RawTransaction(
            refBlockBytes: dice.bytes(2), refBlockHash: dice.bytes(8), expiration: Instant(milliseconds: number(&dice)),
            timestamp: dice.hits(oneIn: 5) ? nil : Instant(milliseconds: max(1, number(&dice))), contract: contract, type: type,
            permissionID: dice.hits(oneIn: 3) ? dice.number(0...9) : 0, feeLimit: dice.hits(oneIn: 2) ? number(&dice) : 0,
            memo: dice.hits(oneIn: 3) ? dice.bytes(dice.number(0...200)) : [])
    }

    private static func contract(_ kind: Int, _ dice: inout SeededGenerator) -> (ContractType, TronContract) {
        let owner = address(&dice)
        switch kind {
        case 0: return (.transfer, .transfer(from: owner, to: address(&dice), amount: number(&dice)))
        case 1:
            return (.transferAsset, .transferAsset(asset: String(1_000_000 + dice.number(1...9_999)), from: owner, to: address(&dice), amount: number(&dice)))
        case 2: return (.triggerSmartContract, .call(call(owner, &dice)))
        case 3: return (.accountCreate, .createAccount(owner: owner, account: address(&dice)))
        case 4: return (.voteWitness, .vote(owner: owner, votes: (0..<dice.number(0...30)).map { _ in vote(&dice) }))
        case 5:
            let receiver = dice.hits(oneIn: 2) ? address(&dice) : nil
            return (.freezeBalance, .stakeV1(owner: owner, amount: number(&dice), days: 3, resource: resource(&dice), receiver: receiver))
        case 6: return (.unfreezeBalance, .unstakeV1(owner: owner, resource: resource(&dice), receiver: dice.hits(oneIn: 2) ? address(&dice) : nil))
        case 7: return (.withdrawBalance, .withdrawReward(owner: owner))
        case 8: return (.freezeBalanceV2, .stake(owner: owner, amount: number(&dice), resource: resource(&dice)))
        case 9: return (.unfreezeBalanceV2, .unstake(owner: owner, amount: number(&dice), resource: resource(&dice)))
        case 10: return (.withdrawExpireUnfreeze, .withdrawUnstaked(owner: owner))
        case 11: return (.cancelAllUnfreezeV2, .cancelUnstaking(owner: owner))
        case 12:
            let lock = dice.hits(oneIn: 2) ? Int64(dice.number(0...864_000)) : nil
            return (
                .delegateResource,
                .delegate(owner: owner, amount: number(&dice), resource: resource(&dice), receiver: address(&dice), lockBlocks: lock)
            )
        case 13:
            return (.undelegateResource, .undelegate(owner: owner, amount: number(&dice), resource: resource(&dice), receiver: address(&dice)))
        case 14: return (.accountPermissionUpdate, .updatePermissions(permissionUpdate(owner, &dice)))
        default: return (.transfer, .transfer(from: owner, to: owner, amount: 1))
        }
    }

    private static func call(_ owner: TronAddress, _ dice: inout SeededGenerator) -> ContractCall {
        let hasToken = dice.hits(oneIn: 4)
        return ContractCall(
            owner: owner, contract: address(&dice), callValue: dice.hits(oneIn: 2) ? number(&dice) : 0, tokenValue: hasToken ? number(&dice) : 0,
            tokenID: hasToken ? 1_002_000 : 0, data: dice.bytes(dice.element(of: [0, 4, 36, 68, 100, 356]) ?? 68))
    }

    private static func vote(_ dice: inout SeededGenerator) -> TronContract.Vote { TronContract.Vote(witness: address(&dice), count: number(&dice)) }

    private static func permissionUpdate(_ account: TronAddress, _ dice: inout SeededGenerator) -> PermissionUpdate {
        PermissionUpdate(
            account: account, owner: dice.hits(oneIn: 5) ? nil : permission(.owner, &dice), witness: dice.hits(oneIn: 4) ? permission(.witness, &dice) : nil,
            actives: (0..<dice.number(0...8)).map { _ in permission(.active, &dice) })
    }

    private static func permission(_ kind: TronPermission.Kind, _ dice: inout SeededGenerator) -> TronPermission {
        TronPermission(
            kind: kind, id: kind == .active ? dice.number(2...9) : kind.rawValue, name: dice.element(of: ["owner", "active0", "", "多签"]) ?? "",
            threshold: Int64(dice.number(1...5)),
            keys: (0..<dice.number(0...5)).map { _ in TronPermission.Key(address: address(&dice), weight: Int64(dice.number(1...3))) },
            operations: kind == .active ? dice.bytes(32) : [])
    }

    private static func address(_ dice: inout SeededGenerator) -> TronAddress {
        AccountBytes(dice.bytes(AccountBytes.count)).map { TronAddress($0) } ?? TronAddress(.zero)
    }

    /// Of all sizes that a varint can have; half of them small.
    private static func number(_ dice: inout SeededGenerator) -> Int64 { Int64.random(in: 0...Int64.max, using: &dice) >> Int64(dice.number(0...62)) }

    private static func resource(_ dice: inout SeededGenerator) -> Resource { dice.element(of: [.bandwidth, .energy, .tronPower]) ?? .energy }
}
