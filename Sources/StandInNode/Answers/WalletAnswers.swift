import BigInt
import ChainKit
import Kit

/// `/wallet` and `/walletsolidity`, in java-tron's shapes (documentation-en, `docs/api/http`).
struct WalletAnswers {
    let view: NodeView
    let isSolid: Bool
    let body: JSONValue
    private let write: Writing
    private let sight: NodeView.Sight

    init(view: NodeView, isSolid: Bool, body: JSONValue) {
        self.view = view
        self.isSolid = isSolid
        self.body = body
        write = Writing(isVisible: body["visible"]?.bool ?? false)
        sight = view.sight
    }

    /// nil for a call that isn't there.
    func answer(_ call: String) -> JSONValue? {
        switch call {
        case "gettransactionbyid": transaction()
        case "gettransactioninfobyid": receipt()
        case "getnowblock": block()
        case "getaccount": account()
        case "getaccountresource": resources()
        case "getcontract": contract()
        case "triggerconstantcontract": constantCall()
        default: isSolid ? nil : fullNodeAnswer(call)
        }
    }

    /// What the solidified state doesn't serve.
    private func fullNodeAnswer(_ call: String) -> JSONValue? {
        switch call {
        case "gettransactionfrompending": pending()
        case "gettransactionlistfrompending": .proto(["txId": .array(sight.state.pool.map { .string($0.transaction.id.hex) })])
        case "getchainparameters": parameters()
        case "getenergyprices": .object(["prices": .string(energyPrices)])
        case "broadcasttransaction": broadcast()
        case "broadcasthex": broadcastHex()
        default: nil
        }
    }

    static let badAddress = JSONValue.object(["Error": .string("class java.lang.NullPointerException : null")])

    private var id: TransactionID? { body["value"]?.string.flatMap { TransactionID(hex: $0) } }

    private func address(_ name: String) -> TronAddress? { body[name]?.string.flatMap { write.isVisible ? TronAddress(base58: $0) : TronAddress(hex: $0) } }

    private func transaction() -> JSONValue {
        guard let entry = id.flatMap({ sight.entry($0, isSolid: isSolid) }) else { return .object([:]) }
        return TransactionForm(write: write).json(entry.transaction, outcome: entry.receipt.result ?? .success)
    }

    private func receipt() -> JSONValue {
        id.flatMap { sight.entry($0, isSolid: isSolid) }.map { ReceiptForm.json($0.receipt) } ?? .object([:])
    }

    private func pending() -> JSONValue {
        let waiting = sight.state.pool.first { $0.transaction.id == id }
        return waiting.map { TransactionForm(write: write).json($0.transaction) } ?? .object([:])
    }

    private func block() -> JSONValue {
        let number = isSolid ? sight.solidHead : sight.head
        let header: [String: JSONValue] = [
            "number": .int(number), "timestamp": .int(view.calendar.time(of: number).milliseconds), "parentHash": .hex(view.calendar.id(of: number - 1)),
            "version": .int(30),
        ]
        let packed = sight.state.order.reversed().prefix(2000).compactMap { sight.state.entries[$0] }.filter { $0.receipt.blockNumber == number }
        return .proto([
            "blockID": .hex(view.calendar.id(of: number)), "block_header": .object(["raw_data": .object(header)]),
            "transactions": .array(packed.reversed().map { TransactionForm(write: write).json($0.transaction, outcome: $0.receipt.result ?? .success) }),
        ])
    }

    private func account() -> JSONValue {
        guard let address = address("address") else { return WalletAnswers.badAddress }
        return sight.state.ledger.accounts[address].map { AccountForm(write: write).json($0) } ?? .object([:])
    }

    private func resources() -> JSONValue {
        guard let address = address("address") else { return WalletAnswers.badAddress }
        guard let account = sight.state.ledger.accounts[address] else { return .object([:]) }
        return AccountForm(write: write).resources(account, at: view.calendar.time(of: sight.head))
    }

    private func contract() -> JSONValue {
        guard let token = body["value"]?.string.flatMap({ TronAddress(node: $0) }).flatMap({ sight.state.ledger.tokens[$0] }) else { return .object([:]) }
        return .object([
            "contract_address": write(token.contract), "name": .string(token.contract == StandInToken.tether ? "TetherToken" : token.name),
            "consume_user_resource_percent": .int(100),
        ])
    }

    /// A call that changes nothing. `result.result` is true even where the contract refuses.
    private func constantCall() -> JSONValue {
        guard let owner = address("owner_address"), let contract = address("contract_address") else { return WalletAnswers.badAddress }
        guard let token = sight.state.ledger.tokens[contract] else {
            return .object([
                "result": .object(["code": .string("CONTRACT_VALIDATE_ERROR"), "message": .hex("No contract or not a valid smart contract".utf8)])
            ])
        }
        let signature = body["function_selector"]?.string ?? ""
        let arguments = (body["parameter"]?.string).flatMap { bytes(hex: $0) } ?? []
        let data = signature.isEmpty ? (body["data"]?.string).flatMap { bytes(hex: $0) } ?? [] : Keccak256.digest(Array(signature.utf8)).prefix(4) + arguments
        let step = token.step(CallData(data), by: owner)
        let use = token.energy(for: step)
        var answer: [String: JSONValue] = ["result": .object(["result": .bool(true)]), "energy_used": .int(use.total)]
        if use.penalty > 0 { answer["energy_penalty"] = .int(use.penalty) }
        var ret: [String: JSONValue] = [:]
        switch step {
        case .returned(let bytes): answer["constant_result"] = .array([.hex(bytes)])
        case .transfer: answer["constant_result"] = .array([.hex(ABIWord(contract == StandInToken.tether ? 0 : 1).bytes)])
        case .approval: answer["constant_result"] = .array([.string("")])
        case .refused:
            answer["constant_result"] = .array([.string("")])
            answer["result"] = .object(["result": .bool(true), "message": .string("REVERT opcode executed")])
            ret["ret"] = .string("FAILED")
        }
        answer["transaction"] = .object(["ret": .array([.object(ret)]), "visible": .bool(write.isVisible)])
        return .object(answer)
    }

    private var energyPrices: String {
        let recorded = view.chain.story.energyPrices
        let price = sight.state.ledger.energyPrice
        return recorded.hasSuffix(":\(price)") ? recorded : recorded + ",\(view.calendar.time(of: sight.head).milliseconds):\(price)"
    }

    private func parameters() -> JSONValue {
        let values: [(String, Int64)] = [
            ("getCreateAccountFee", StandInLedger.Fee.newAccountBandwidth), ("getTransactionFee", StandInLedger.Fee.byte),
            ("getCreateNewAccountFeeInSystemContract", StandInLedger.Fee.newAccount), ("getEnergyFee", sight.state.ledger.energyPrice),
            ("getMemoFee", StandInLedger.Fee.memo), ("getMultiSignFee", StandInLedger.Fee.multiSignature),
            ("getUpdateAccountPermissionFee", StandInLedger.Fee.permissionChange), ("getMaxFeeLimit", Refusal.largestFeeLimit),
            ("getFreeNetLimit", NetworkShare.freeBandwidth), ("getUnfreezeDelayDays", 14), ("getMaxCpuTimeOfOneTx", 80),
        ]
        return .object(["chainParameter": .array(values.map { .object(["key": .string($0.0), "value": .int($0.1)]) })])
    }

    private func broadcast() -> JSONValue {
        guard let rawData = (body["raw_data_hex"]?.string).flatMap({ bytes(hex: $0) }), let signatures = signatures(body["signature"]) else {
            return .object(["Error": .string("class java.lang.NullPointerException : null")])
        }
        return broadcast(SignedTransaction(rawData: rawData, signatures: signatures))
    }

    /// The serialised transaction: field 1 the raw data, field 2 each signature.
    private func broadcastHex() -> JSONValue {
        guard let all = (body["transaction"]?.string).flatMap({ bytes(hex: $0) }), let parts = SerialisedTransaction(all) else {
            return .object(["result": .bool(false), "code": .string("OTHER_ERROR"), "message": .string("INVALID hex String")])
        }
        return broadcast(SignedTransaction(rawData: parts.rawData, signatures: parts.signatures))
    }

    private func signatures(_ json: JSONValue?) -> [[UInt8]]? {
        guard let texts = json?.array, texts.count <= 64 else { return nil }
        let signatures = texts.compactMap { $0.string.flatMap { bytes(hex: $0) } }
        return signatures.count == texts.count ? signatures : nil
    }

    private func broadcast(_ transaction: SignedTransaction?) -> JSONValue {
        guard let transaction else {
            return .object(["code": .string("OTHER_ERROR"), "message": .string("class com.google.protobuf.InvalidProtocolBufferException")])
        }
        do throws(Refusal) {
            try view.chain.broadcast(transaction)
            return .object(["result": .bool(true), "txid": .string(transaction.id.hex)])
        } catch {
            return .object(["code": .string(error.code.rawValue), "txid": .string(transaction.id.hex), "message": write.text(error.message)])
        }
    }
}

/// The two fields of a serialised transaction that a wallet sends.
private struct SerialisedTransaction {
    private(set) var rawData: [UInt8] = []
    private(set) var signatures: [[UInt8]] = []

    /// nil where it isn't made of them.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let tag = rest.popFirst() {
            var (length, shift) = (0, 0)
            while let byte = rest.popFirst() {
                length |= Int(byte & 0x7F) << shift
                shift += 7
                if byte < 0x80 || shift > 21 { break }
            }
            guard length <= rest.count, tag == 0x0A || tag == 0x12, signatures.count < 64 else { return nil }
            if tag == 0x0A { rawData = Array(rest.prefix(length)) } else { signatures.append(Array(rest.prefix(length))) }
            rest = rest.dropFirst(length)
        }
        if rawData.isEmpty { return nil }
    }
}

/// An account as nodes write it.
struct AccountForm {
    let write: Writing

    func json(_ account: StandInAccount) -> JSONValue {
        let form = TransactionForm(write: write)
        return .proto([
            "address": write(account.address), "balance": .int(account.balance), "create_time": .int(account.created.milliseconds),
            "free_net_usage": .int(account.bandwidth.used), "latest_consume_free_time": .int(account.bandwidth.since.milliseconds),
            "owner_permission": form.permission(account.owner), "active_permission": .array(account.actives.map(form.permission)),
            "frozenV2": .array(stakes(account)), "unfrozenV2": .array(account.unstaking.map(unstaking)),
            "assetV2": .array(assets(account)), "asset_optimized": .bool(true),
        ])
    }

    private func assets(_ account: StandInAccount) -> [JSONValue] {
        account.assets.sorted { $0.key < $1.key }.map { .object(["key": .string($0.key), "value": .int($0.value)]) }
    }

    /// One entry for each resource, empty ones too.
    private func stakes(_ account: StandInAccount) -> [JSONValue] {
        [
            .proto(["amount": .int(account.stakes[.bandwidth] ?? 0)]), .proto(["type": .string("ENERGY"), "amount": .int(account.stakes[.energy] ?? 0)]),
            .proto(["type": .string("TRON_POWER")]),
        ]
    }

    private func unstaking(_ row: StandInAccount.Unstaking) -> JSONValue {
        .proto([
            "type": row.resource == .bandwidth ? nil : .string(row.resource.name), "unfreeze_amount": .int(row.amount),
            "unfreeze_expire_time": .int(row.due.milliseconds),
        ])
    }

    func resources(_ account: StandInAccount, at now: Instant) -> JSONValue {
        .proto([
            "freeNetUsed": .int(account.bandwidth.left(at: now)), "freeNetLimit": .int(NetworkShare.freeBandwidth), "NetLimit": .int(account.bandwidthLimit),
            "EnergyUsed": .int(account.energy.left(at: now)), "EnergyLimit": .int(account.energyLimit), "TotalNetLimit": .int(NetworkShare.totalBandwidth),
            "TotalNetWeight": .int(NetworkShare.totalBandwidthWeight), "TotalEnergyLimit": .int(NetworkShare.totalEnergy),
            "TotalEnergyWeight": .int(NetworkShare.totalEnergyWeight), "tronPowerLimit": .int(account.stakes.values.reduce(0, +) / 1_000_000),
        ])
    }
}
