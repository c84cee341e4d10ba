import ChainKit
import Kit

/// A transaction as nodes write it: the answer of `gettransactionbyid`.
struct TransactionForm {
    let write: Writing

    func json(_ transaction: SignedTransaction, outcome: ContractResult? = nil) -> JSONValue {
        var members: [String: JSONValue] = [
            "signature": .array(transaction.signatures.map { .hex($0) }), "txID": .string(transaction.id.hex), "raw_data": raw(transaction.raw),
            "raw_data_hex": .hex(transaction.rawData),
        ]
        if let outcome { members["ret"] = .array([.object(["contractRet": .string(outcome.rawValue)])]) }
        if write.isVisible { members["visible"] = .bool(true) }
        return .object(members)
    }

    private func raw(_ raw: RawTransaction) -> JSONValue {
        let name = raw.type?.name ?? ""
        let parameter: [String: JSONValue] = ["value": parameter(raw.contract), "type_url": .string("type.googleapis.com/protocol.\(name)")]
        let contract = JSONValue.proto(["parameter": .object(parameter), "type": .string(name), "Permission_id": .int(Int64(raw.permissionID))])
        return .proto([
            "contract": .array([contract]), "ref_block_bytes": .hex(raw.refBlockBytes), "ref_block_hash": .hex(raw.refBlockHash),
            "expiration": .int(raw.expiration.milliseconds), "timestamp": raw.timestamp.map { .int($0.milliseconds) }, "fee_limit": .int(raw.feeLimit),
            "data": .hex(raw.memo),
        ])
    }

    private func parameter(_ contract: TronContract) -> JSONValue {
        switch contract {
        case .transfer(let from, let to, let amount): .proto(["owner_address": write(from), "to_address": write(to), "amount": .int(amount)])
        case .transferAsset(let asset, let from, let to, let amount):
            .proto(["asset_name": write.text(asset), "owner_address": write(from), "to_address": write(to), "amount": .int(amount)])
        case .call(let call):
            .proto([
                "owner_address": write(call.owner), "contract_address": write(call.contract), "call_value": .int(call.callValue), "data": .hex(call.data),
                "call_token_value": .int(call.tokenValue), "token_id": .int(call.tokenID),
            ])
        case .createAccount(let owner, let account): .proto(["owner_address": write(owner), "account_address": write(account)])
        case .stake(let owner, let amount, let resource):
            .proto(["owner_address": write(owner), "frozen_balance": .int(amount), "resource": name(resource)])
        case .unstake(let owner, let amount, let resource):
            .proto(["owner_address": write(owner), "unfreeze_balance": .int(amount), "resource": name(resource)])
        case .withdrawUnstaked(let owner), .cancelUnstaking(let owner), .withdrawReward(let owner): .proto(["owner_address": write(owner)])
        case .updatePermissions(let update):
            .proto([
                "owner_address": write(update.account), "owner": update.owner.map(permission), "witness": update.witness.map(permission),
                "actives": .array(update.actives.map(permission)),
            ])
        default: .proto(["owner_address": contract.owner.map { write($0) }])
        }
    }

    /// The default, bandwidth, is left out.
    private func name(_ resource: Resource) -> JSONValue? { resource == .bandwidth ? nil : .string(resource.name) }

    func permission(_ permission: TronPermission) -> JSONValue {
        let keys = permission.keys.map { JSONValue.proto(["address": write($0.address), "weight": .int($0.weight)]) }
        let kind: JSONValue? =
            switch permission.kind {
            case .owner: nil
            case .witness: .string("Witness")
            case .active: .string("Active")
            }
        return .proto([
            "type": kind, "id": .int(Int64(permission.id)), "permission_name": .string(permission.name), "threshold": .int(permission.threshold),
            "operations": .hex(permission.operations), "keys": .array(keys),
        ])
    }
}

/// A receipt as nodes write it: the answer of `gettransactioninfobyid`. Its addresses are hexadecimal whatever was asked for.
enum ReceiptForm {
    static func json(_ receipt: TronReceipt) -> JSONValue {
        .proto([
            "id": receipt.id.map { .string($0.hex) }, "fee": .int(receipt.fee), "blockNumber": .int(receipt.blockNumber),
            "blockTimeStamp": receipt.blockTime.map { .int($0.milliseconds) }, "contractResult": .array([.hex(receipt.returned)]),
            "contract_address": receipt.contractAddress.map { .string($0.hex) }, "receipt": cost(receipt), "log": .array(receipt.logs.map(log)),
            "result": receipt.isFailed ? .string("FAILED") : nil, "resMessage": .hex(receipt.message.utf8),
            "withdraw_expire_amount": .int(receipt.payouts.unstaked),
        ])
    }

    private static func cost(_ receipt: TronReceipt) -> JSONValue {
        .proto([
            "energy_usage": .int(receipt.energy.staked), "energy_fee": .int(receipt.energy.burnt),
            "origin_energy_usage": .int(receipt.energy.fromContractOwner),
            "energy_usage_total": .int(receipt.energy.total), "energy_penalty_total": .int(receipt.energy.penalty), "net_usage": .int(receipt.bandwidth.used),
            "net_fee": .int(receipt.bandwidth.burnt), "result": receipt.result.map { .string($0.rawValue) },
        ])
    }

    /// The contract's 20 bytes, without the 41.
    private static func log(_ log: EventLog) -> JSONValue {
        .object(["address": .hex(log.contract.bytes), "topics": .array(log.topics.map { .hex($0) }), "data": .hex(log.data)])
    }
}
