import BigInt
package import Kit

extension TronAccount {
    /// Reads an account as `getaccount` gives it, with hexadecimal or visible addresses, or as a row of TronGrid's `/v1/accounts`, which mixes both.
    /// - Throws: the field that can't be what it stands for. An account of which a part can't be read is no account: a key that was skipped
    ///   would make a stranger's account look like the user's.
    package init(node value: JSONValue) throws(AccountUnreadable) {
        let fields = AccountFields(value)
        let address = try fields.address("address")
        self.init(
            address: address, balance: try fields.amount("balance"), created: fields.time("create_time"), isContract: fields.text("type") == "Contract",
            owner: try fields.object("owner_permission").map { owner throws(AccountUnreadable) in try TronPermission(owner, kind: .owner) },
            witness: try fields.object("witness_permission").map { witness throws(AccountUnreadable) in try TronPermission(witness, kind: .witness) },
            actives: try fields.list("active_permission").map { active throws(AccountUnreadable) in try TronPermission(active, kind: .active) },
            stake: try Stake(fields), votes: try TronAccount.votes(fields), allowance: try fields.amount("allowance"),
            trc10: try TronAccount.trc10(fields), trc20: try TronAccount.trc20(fields))
    }

    private static func votes(_ fields: AccountFields) throws(AccountUnreadable) -> [TronContract.Vote] {
        try fields.list("votes").map { vote throws(AccountUnreadable) in
            TronContract.Vote(witness: try vote.address("vote_address"), count: try vote.amount("vote_count"))
        }
    }

    /// Tokens are listed by number in `assetV2`, and in older answers by name in `asset`.
    private static func trc10(_ fields: AccountFields) throws(AccountUnreadable) -> [TRC10Balance] {
        let entries = try fields.list(fields.has("assetV2") ? "assetV2" : "asset")
        return try entries.map { entry throws(AccountUnreadable) in
            guard let id = entry.text("key") else { throw AccountUnreadable(field: "assetV2") }
            return TRC10Balance(id: id, amount: try entry.amount("value"))
        }
    }

    /// `[{"T…": "1000000"}, …]`.
    static func trc20(_ fields: AccountFields) throws(AccountUnreadable) -> [TRC20Balance] {
        let members = try fields.list("trc20").lazy.flatMap(\.members)
        return try members.map { member throws(AccountUnreadable) in
            guard let contract = TronAddress(node: member.name), let amount = TRC20Balance.amount(member.value) else {
                throw AccountUnreadable(field: "trc20")
            }
            return TRC20Balance(contract: contract, amount: amount)
        }
    }
}

extension TronAccount.TRC20Balance {
    /// A whole number of at most 256 bits, written as a string or a number.
    static func amount(_ value: JSONValue) -> BigUInt? {
        let digits: String
        switch value {
        case .string(let text), .number(let text): digits = text
        case .null, .bool, .array, .object: return nil
        }
        guard !digits.isEmpty, digits.utf8.count <= 78, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return BigUInt(digits, radix: 10).flatMap { $0.bitWidth <= 256 ? $0 : nil }
    }
}

extension TronPermission {
    fileprivate init(_ fields: AccountFields, kind: Kind) throws(AccountUnreadable) {
        let keys = try fields.list("keys").map { key throws(AccountUnreadable) in
            Key(address: try key.address("address"), weight: try key.amount("weight"))
        }
        self.init(
            kind: kind, id: Int(try fields.amount("id")), name: fields.text("permission_name") ?? "", threshold: try fields.amount("threshold"), keys: keys,
            operations: try TronPermission.operations(fields, kind: kind))
    }

    /// 32 bytes in hexadecimal; an active permission without them allows nothing.
    private static func operations(_ fields: AccountFields, kind: Kind) throws(AccountUnreadable) -> [UInt8] {
        guard kind == .active, fields.has("operations") else { return [] }
        guard let bytes = fields.text("operations").flatMap({ Kit.bytes(hex: $0) }), bytes.count == 32 else {
            throw AccountUnreadable(field: "operations")
        }
        return bytes
    }
}

extension TronAccount.Stake {
    fileprivate init(_ fields: AccountFields) throws(AccountUnreadable) {
        let energy = try fields.object("account_resource")
        self.init(
            own: try TronAccount.Stake.own(fields),
            lent: try TronAccount.Stake.pair(
                bandwidth: fields.amount("delegated_frozenV2_balance_for_bandwidth"), energy: energy?.amount("delegated_frozenV2_balance_for_energy")),
            borrowed: try TronAccount.Stake.pair(
                bandwidth: TronAccount.Stake.sum(
                    fields.amount("acquired_delegated_frozenV2_balance_for_bandwidth"), fields.amount("acquired_delegated_frozen_balance_for_bandwidth")),
                energy: energy.map { energy throws(AccountUnreadable) in
                    try TronAccount.Stake.sum(
                        energy.amount("acquired_delegated_frozenV2_balance_for_energy"), energy.amount("acquired_delegated_frozen_balance_for_energy"))
                }),
            unstaking: try fields.list("unfrozenV2").map { entry throws(AccountUnreadable) in try TronAccount.Unstaking(entry) }.filter { $0.amount > 0 },
            old: try TronAccount.Stake.old(fields, energy: energy))
    }

    /// `[{}, {"type": "ENERGY", "amount": …}, {"type": "TRON_POWER"}]`: an entry stands for each resource, also where nothing is staked.
    private static func own(_ fields: AccountFields) throws(AccountUnreadable) -> [Resource: Int64] {
        var amounts: [Resource: Int64] = [:]
        for entry in try fields.list("frozenV2") {
            let resource = try entry.resource("type")
            let amount = try entry.amount("amount")
            if amount > 0 { amounts[resource] = sum(amounts[resource] ?? 0, amount) }
        }
        return amounts
    }

    private static func pair(bandwidth: Int64, energy: Int64?) -> [Resource: Int64] {
        [Resource.bandwidth: bandwidth, .energy: energy ?? 0].filter { $0.value > 0 }
    }

    /// Staking 1.0: `frozen` for bandwidth, `frozen_balance_for_energy` for energy, and what of it was lent.
    private static func old(_ fields: AccountFields, energy: AccountFields?) throws(AccountUnreadable) -> [TronAccount.OldStake] {
        var stakes = try fields.list("frozen").map { entry throws(AccountUnreadable) in
            TronAccount.OldStake(amount: try entry.amount("frozen_balance"), resource: .bandwidth, unlocked: entry.time("expire_time"), isLent: false)
        }
        if let own = try energy?.object("frozen_balance_for_energy") {
            stakes.append(
                TronAccount.OldStake(amount: try own.amount("frozen_balance"), resource: .energy, unlocked: own.time("expire_time"), isLent: false))
        }
        stakes.append(
            TronAccount.OldStake(amount: try fields.amount("delegated_frozen_balance_for_bandwidth"), resource: .bandwidth, unlocked: nil, isLent: true))
        stakes.append(
            TronAccount.OldStake(amount: try energy?.amount("delegated_frozen_balance_for_energy") ?? 0, resource: .energy, unlocked: nil, isLent: true))
        return stakes.filter { $0.amount > 0 }
    }

    /// The sum, or the greatest number where it doesn't fit.
    static func sum(_ a: Int64, _ b: Int64) -> Int64 {
        let (sum, overflows) = a.addingReportingOverflow(b)
        return overflows ? .max : sum
    }
}

extension TronAccount.Unstaking {
    fileprivate init(_ fields: AccountFields) throws(AccountUnreadable) {
        let amount = try fields.amount("unfreeze_amount")
        let resource = try fields.resource("type")
        guard let due = fields.time("unfreeze_expire_time") else { throw AccountUnreadable(field: "unfreeze_expire_time") }
        self.init(amount: amount, resource: resource, due: due)
    }
}
