package import ChainKit
package import Kit

/// Writes transactions as nodes do.
package struct SampleJSON {
    /// Whether addresses are in base 58 and names are text, as with `visible=true`.
    private let isVisible: Bool

    package init(isVisible: Bool) { self.isVisible = isVisible }

    /// The answer of `gettransactionbyid`.
    package func transaction(_ raw: RawTransaction, signatures: [[UInt8]] = [], result: String? = nil) -> JSONValue {
        let encoded = raw.encoded() ?? []
        return object([
            ("ret", result.map { .array([.object(["contractRet": .string($0)])]) }),
            ("signature", signatures.isEmpty ? nil : .array(signatures.map { .string(hex($0)) })), ("txID", .string(hex(Checksum.sha256(encoded)))),
            ("raw_data", rawData(raw)), ("raw_data_hex", .string(hex(encoded))),
        ])
    }

    package func rawData(_ raw: RawTransaction) -> JSONValue {
        let type = raw.type?.name ?? ""
        let contract = object([
            (
                "parameter",
                object([("value", parameter(raw.contract)), ("type_url", .string(RawTransaction.typeURLPrefix + type))])
            ), ("type", .string(type)), ("Permission_id", number(Int64(raw.permissionID))),
        ])
        return object([
            ("contract", .array([contract])), ("ref_block_bytes", .string(hex(raw.refBlockBytes))), ("ref_block_hash", .string(hex(raw.refBlockHash))),
            ("expiration", number(raw.expiration.milliseconds)), ("timestamp", number(raw.timestamp?.milliseconds ?? 0)),
            ("fee_limit", number(raw.feeLimit)), ("data", raw.memo.isEmpty ? nil : .string(hex(raw.memo))),
        ])
    }

    private func parameter(_ contract: TronContract) -> JSONValue {
        switch contract {
        case .transfer(let from, let to, let amount):
            object([("owner_address", address(from)), ("to_address", address(to)), ("amount", number(amount))])
        case .transferAsset(let asset, let from, let to, let amount):
            object([
                ("asset_name", .string(isVisible ? asset : hex(asset.utf8))), ("owner_address", address(from)), ("to_address", address(to)),
                ("amount", number(amount)),
            ])
        case .call(let call):
            object([
                ("owner_address", address(call.owner)), ("contract_address", address(call.contract)), ("call_value", number(call.callValue)),
                ("data", call.data.isEmpty ? nil : .string(hex(call.data))), ("call_token_value", number(call.tokenValue)),
                ("token_id", number(call.tokenID)),
            ])
        case .createAccount(let owner, let account): object([("owner_address", address(owner)), ("account_address", address(account))])
        case .vote(let owner, let votes):
            object([
                ("owner_address", address(owner)),
                ("votes", list(votes.map { object([("vote_address", address($0.witness)), ("vote_count", number($0.count))]) })),
            ])
        case .stakeV1(let owner, let amount, let days, let resource, let receiver):
            object([
                ("owner_address", address(owner)), ("frozen_balance", number(amount)), ("frozen_duration", number(days)), ("resource", name(resource)),
                ("receiver_address", receiver.map(address)),
            ])
        case .unstakeV1(let owner, let resource, let receiver):
            object([("owner_address", address(owner)), ("resource", name(resource)), ("receiver_address", receiver.map(address))])
        case .stake(let owner, let amount, let resource):
            object([("owner_address", address(owner)), ("frozen_balance", number(amount)), ("resource", name(resource))])
        case .unstake(let owner, let amount, let resource):
            object([("owner_address", address(owner)), ("unfreeze_balance", number(amount)), ("resource", name(resource))])
        case .delegate(let owner, let amount, let resource, let receiver, let lock):
            object([
                ("owner_address", address(owner)), ("balance", number(amount)), ("resource", name(resource)), ("receiver_address", address(receiver)),
                ("lock", lock.map { _ in .bool(true) }), ("lock_period", number(lock ?? 0)),
            ])
        case .undelegate(let owner, let amount, let resource, let receiver):
            object([
                ("owner_address", address(owner)), ("balance", number(amount)), ("resource", name(resource)), ("receiver_address", address(receiver)),
            ])
        case .updatePermissions(let update):
            object([
                ("owner_address", address(update.account)), ("owner", update.owner.map(permission)), ("witness", update.witness.map(permission)),
                ("actives", list(update.actives.map(permission))),
            ])
        default: object([("owner_address", contract.owner.map(address))])
        }
    }

    private func permission(_ permission: TronPermission) -> JSONValue {
        object([
            ("type", permission.kind == .owner ? nil : .string(permission.kind == .active ? "Active" : "Witness")), ("id", number(Int64(permission.id))),
            ("permission_name", permission.name.isEmpty ? nil : .string(permission.name)), ("threshold", number(permission.threshold)),
            ("operations", permission.operations.isEmpty ? nil : .string(hex(permission.operations))),
            ("keys", list(permission.keys.map { object([("address", address($0.address)), ("weight", number($0.weight))]) })),
        ])
    }

    private func address(_ address: TronAddress) -> JSONValue { .string(isVisible ? address.base58 : address.hex) }
    private func name(_ resource: Resource) -> JSONValue? { resource == .bandwidth ? nil : .string(resource.name) }
    /// Zero isn't written.
    private func number(_ value: Int64) -> JSONValue? { value == 0 ? nil : .number(String(value)) }
    private func list(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }

    private func object(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(Dictionary(uniqueKeysWithValues: members.compactMap { name, value in value.map { (name, $0) } }))
    }
}
