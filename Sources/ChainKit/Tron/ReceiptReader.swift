package import Kit

extension TronReceipt {
    /// Logs, and internal transfers, of one receipt that are kept.
    package static let mostEvents = 1000

    /// Reads the answer of `gettransactioninfobyid` (java-tron, `TransactionInfo`). What it leaves out is zero.
    /// - Throws: where a field is of the wrong kind, or a number below zero or too large.
    package init(node json: JSONValue) throws(TronDecodingError) {
        let info = try NodeObject(json, "receipt")
        let receipt = try info.object("receipt")
        let logs = try TronReceipt.logs(info)
        let transfers = try TronReceipt.internalTransfers(info)
        self.init(
            id: try TronReceipt.id(info, "id"), fee: try info.count("fee"), blockNumber: try info.count("blockNumber"),
            blockTime: try info.instant("blockTimeStamp"), result: ContractResult(node: try receipt.text("result")),
            isFailed: try info.text("result") == "FAILED", energy: try Energy(receipt), bandwidth: try Bandwidth(receipt),
            contractAddress: try info.address("contract_address"),
            returned: try TronReceipt.returned(info), message: NodeText.message(try info.text("resMessage")), logs: logs.kept,
            internalTransfers: transfers.kept, payouts: try Payouts(info), omitted: logs.omitted + transfers.omitted)
    }

    /// Reads what a row of TronGrid's `/v1/accounts/{address}/transactions` says of the execution. It has no logs, and real zeros.
    /// - Throws: as `init(node:)`.
    package init(row json: JSONValue) throws(TronDecodingError) {
        let row = try NodeObject(json, "row")
        let ret = try NodeObject(try row.array("ret").first ?? .object([:]), "ret")
        let transfers = try TronReceipt.internalTransfers(row)
        self.init(
            id: try TronReceipt.id(row, "txID"), fee: try ret.count("fee"), blockNumber: try row.count("blockNumber"),
            blockTime: try row.instant("block_timestamp"), result: ContractResult(node: try ret.text("contractRet")),
            isFailed: try ret.text("code") == "FAILED", energy: try Energy(row), bandwidth: try Bandwidth(row), internalTransfers: transfers.kept,
            payouts: try Payouts(row), omitted: transfers.omitted)
    }

    private static func id(_ object: NodeObject, _ name: String) throws(TronDecodingError) -> TransactionID? {
        let text = try object.text(name)
        guard !text.isEmpty else { return nil }
        guard let id = TransactionID(hex: text) else { throw .invalid(name) }
        return id
    }

    private static func returned(_ info: NodeObject) throws(TronDecodingError) -> [UInt8] {
        guard let first = try info.array("contractResult").first else { return [] }
        guard let text = first.string, text.utf8.count <= 2 * ProtobufMessage.longest, let bytes = NodeText.bytes(hex: text) else {
            throw .invalid("contractResult")
        }
        return bytes
    }

    private static func logs(_ info: NodeObject) throws(TronDecodingError) -> (kept: [EventLog], omitted: Int) {
        let all = try info.array("log")
        var logs: [EventLog] = []
        for log in all.prefix(mostEvents) { logs.append(try EventLog(node: log)) }
        return (logs, all.count - logs.count)
    }

    private static func internalTransfers(_ object: NodeObject) throws(TronDecodingError) -> (kept: [InternalTransfer], omitted: Int) {
        let all = try object.array("internal_transactions")
        var transfers: [InternalTransfer] = []
        for transaction in all.prefix(mostEvents) { transfers += try InternalTransfer.all(node: transaction) }
        return (Array(transfers.prefix(mostEvents)), max(0, all.count - mostEvents) + max(0, transfers.count - mostEvents))
    }
}

extension TronReceipt.Energy {
    /// From a receipt, or from a row of TronGrid, which has the same names.
    fileprivate init(_ object: NodeObject) throws(TronDecodingError) {
        self.init(
            staked: try object.count("energy_usage"), fromContractOwner: try object.count("origin_energy_usage"),
            total: try object.count("energy_usage_total"), penalty: try object.count("energy_penalty_total"), burnt: try object.count("energy_fee"))
    }
}

extension TronReceipt.Bandwidth {
    fileprivate init(_ object: NodeObject) throws(TronDecodingError) {
        self.init(used: try object.count("net_usage"), burnt: try object.count("net_fee"))
    }
}

extension TronReceipt.Payouts {
    fileprivate init(_ object: NodeObject) throws(TronDecodingError) {
        var restaked: [String: Int64] = [:]
        for resource in try object.array("cancel_unfreezeV2_amount").prefix(8) {
            let entry = try NodeObject(resource, "cancel_unfreezeV2_amount")
            let amount = try entry.count("value")
            if amount > 0 { restaked[try entry.text("key")] = amount }
        }
        self.init(
            reward: try object.count("withdraw_amount"), unstakedV1: try object.count("unfreeze_amount"),
            unstaked: try object.count("withdraw_expire_amount"), restaked: restaked)
    }
}

extension EventLog {
    /// Topics that a log can have (EVM: LOG0 to LOG4).
    private static let mostTopics = 4

    /// Reads a log of a receipt. Its contract is 20 bytes there, without the 41 of addresses.
    package init(node json: JSONValue) throws(TronDecodingError) {
        let log = try NodeObject(json, "log")
        let topics = try log.array("topics")
        guard topics.count <= EventLog.mostTopics else { throw .invalid("topics") }
        var words: [[UInt8]] = []
        for topic in topics {
            guard let text = topic.string, let word = NodeText.bytes(hex: text), word.count == 32 else { throw .invalid("topics") }
            words.append(word)
        }
        self.init(contract: try EventLog.contract(log.text("address")), topics: words, data: try log.bytes("data"))
    }

    private static func contract(_ text: String) throws(TronDecodingError) -> AccountBytes {
        if let account = NodeText.bytes(hex: text).flatMap({ AccountBytes($0) }) { return account }
        guard let address = TronAddress(node: text) else { throw .invalid("address") }
        return address.account
    }
}

extension InternalTransfer {
    /// The values that one internal call sent on; none where it sent none. Reads both forms: the node's, with `callValueInfo`, and that of TronGrid's
    /// rows, with `data.call_value`.
    package static func all(node json: JSONValue) throws(TronDecodingError) -> [InternalTransfer] {
        let call = try NodeObject(json, "internal_transactions")
        let isRow = call["data"] != nil
        let data = isRow ? try call.object("data") : call
        let values = isRow ? try values(ofRow: data) : try values(ofNode: data)
        guard !values.isEmpty else { return [] }
        guard let from = try call.address(isRow ? "from_address" : "caller_address"),
            let to = try call.address(isRow ? "to_address" : "transferTo_address")
        else { throw .missing("address") }
        let isRejected = try data.bool("rejected")
        return values.map { InternalTransfer(from: from, to: to, amount: $0.amount, asset: $0.asset, isRejected: isRejected) }
    }

    private static func values(ofNode call: NodeObject) throws(TronDecodingError) -> [(amount: Int64, asset: String?)] {
        var values: [(amount: Int64, asset: String?)] = []
        for entry in try call.array("callValueInfo").prefix(ProtobufMessage.mostFields) {
            let value = try NodeObject(entry, "callValueInfo")
            let amount = try value.count("callValue")
            if amount > 0 { values.append((amount, asset(try value.text("tokenId")))) }
        }
        return values
    }

    private static func values(ofRow data: NodeObject) throws(TronDecodingError) -> [(amount: Int64, asset: String?)] {
        var values: [(amount: Int64, asset: String?)] = []
        for name in ["call_value", "call_token_value"] {
            let amount = try amount(data, name)
            guard amount > 0 else { continue }
            values.append((amount, name == "call_value" ? nil : asset(try tokenID(data)) ?? "?"))
        }
        return values
    }

    /// A number, or one in an object under `_`, as TronGrid writes it.
    private static func amount(_ data: NodeObject, _ name: String) throws(TronDecodingError) -> Int64 {
        guard data[name]?.object != nil else { return try data.count(name) }
        return try NodeObject(data[name], name).count("_")
    }

    private static func tokenID(_ data: NodeObject) throws(TronDecodingError) -> String {
        if case .number(let digits)? = data["token_id"] { return String(digits.prefix(20)) }
        return try data.text("token_id")
    }

    /// TRX has no number; some nodes write `_` for it.
    private static func asset(_ text: String) -> String? { text.isEmpty || text == "_" || text == "0" ? nil : String(text.prefix(64)) }
}
