import BigInt
import ChainKit
import Kit

/// TronGrid's `/v1`: lists by account, in its envelope.
struct GridAnswers {
    let view: NodeView
    let path: [Substring]
    let query: GridParameters

    /// nil for a list that isn't there.
    func answer() -> JSONValue? {
        guard path.count >= 3, path[0] == "v1", let address = TronAddress(node: String(path[2])) else { return nil }
        switch (path[1], path.dropFirst(3).joined(separator: "/")) {
        case ("accounts", ""): return account(address)
        case ("accounts", "transactions"): return envelope(rows(of: address), named: "block_timestamp")
        case ("accounts", "transactions/trc20"): return envelope(tokenRows(of: address), named: "block_timestamp")
        case ("contracts", "events"): return envelope(events(of: address), named: "block_timestamp")
        default: return nil
        }
    }

    private func account(_ address: TronAddress) -> JSONValue {
        let state = view.sight.state
        guard let account = state.ledger.accounts[address] else { return envelope([], named: "create_time") }
        // The account's own address is hexadecimal while those of its keys are base 58.
        guard case .object(var members) = AccountForm(write: Writing(isVisible: true)).json(account) else { return envelope([], named: "create_time") }
        members["address"] = .string(address.hex)
        let holdings = state.ledger.tokens.values.filter { $0.balance(of: address) > 0 }.sorted { $0.contract.base58 < $1.contract.base58 }
        members["trc20"] = .array(holdings.map { .object([$0.contract.base58: .string(String($0.balance(of: address)))]) })
        return envelope([.object(members)], named: "create_time")
    }

    private var entries: [StandInChain.Entry] {
        let sight = view.sight
        return sight.state.order.compactMap { sight.entry($0, isSolid: query.isConfirmedOnly) }
    }

    private func rows(of address: TronAddress) -> [JSONValue] {
        entries.filter { entry in
            let parties = Parties(entry.transaction.raw.contract)
            return query.wants(from: parties.from == address, to: parties.to == address)
        }.map(row)
    }

    /// As `gettransactionbyid`, with the receipt's numbers beside it and zeros written out.
    private func row(_ entry: StandInChain.Entry) -> JSONValue {
        guard case .object(var members) = TransactionForm(write: Writing(isVisible: false)).json(entry.transaction) else { return .null }
        let receipt = entry.receipt
        members["ret"] = .array([
            .object(["contractRet": .string((receipt.result ?? .success).rawValue), "fee": .int(receipt.fee), "code": .string("SUCESS")])
        ])
        members["blockNumber"] = .int(receipt.blockNumber)
        members["block_timestamp"] = .int(receipt.blockTime?.milliseconds ?? 0)
        members["energy_fee"] = .int(receipt.energy.burnt)
        members["energy_usage"] = .int(receipt.energy.staked)
        members["energy_usage_total"] = .int(receipt.energy.total)
        members["net_fee"] = .int(receipt.bandwidth.burnt)
        members["net_usage"] = .int(receipt.bandwidth.used)
        members["internal_transactions"] = .array([])
        return .object(members)
    }

    private func tokenRows(of address: TronAddress) -> [JSONValue] {
        let tokens = view.sight.state.ledger.tokens
        return entries.flatMap { entry in
            entry.receipt.logs.compactMap { log -> JSONValue? in
                guard let move = TokenMove(log), let token = tokens[TronAddress(log.contract)], query.contract.map({ $0 == token.contract }) ?? true,
                    query.wants(from: move.from == address, to: move.to == address)
                else { return nil }
                return .object([
                    "transaction_id": .string(entry.transaction.id.hex), "token_info": info(token),
                    "block_timestamp": .int(entry.receipt.blockTime?.milliseconds ?? 0), "from": .string(move.from.base58), "to": .string(move.to.base58),
                    "type": .string(move.name), "value": .string(String(move.amount)),
                ])
            }
        }
    }

    private func info(_ token: StandInToken) -> JSONValue {
        .object([
            "symbol": .string(token.symbol), "address": .string(token.contract.base58), "decimals": .int(Int64(token.decimals)), "name": .string(token.name),
        ])
    }

    /// What the issuer froze, and the token's transfers and approvals.
    private func events(of contract: TronAddress) -> [JSONValue] {
        guard let token = view.sight.state.ledger.tokens[contract] else { return [] }
        let freezes = token.frozen.sorted { $0.value < $1.value }.map { address, time in
            event("AddedBlackList", contract, time, block: view.calendar.number(at: time), id: nil, ["_user": .string("0x" + hex(address.account.bytes))])
        }
        let moves = entries.flatMap { entry in
            entry.receipt.logs.filter { TronAddress($0.contract) == contract }.compactMap { log -> JSONValue? in
                guard let move = TokenMove(log), let time = entry.receipt.blockTime else { return nil }
                let (from, to) = move.name == "Transfer" ? ("from", "to") : ("owner", "spender")
                return event(
                    move.name, contract, time, block: entry.receipt.blockNumber, id: entry.transaction.id,
                    [
                        from: .string("0x" + hex(move.from.account.bytes)), to: .string("0x" + hex(move.to.account.bytes)),
                        "value": .string(String(move.amount)),
                    ])
            }
        }
        return (freezes + moves).filter { row in query.event.map { row["event_name"]?.string == $0 } ?? true }
    }

    private func event(
        _ name: String, _ contract: TronAddress, _ time: Instant, block: Int64, id: TransactionID?, _ result: [String: JSONValue]
    ) -> JSONValue {
        .object([
            "event_name": .string(name), "contract_address": .string(contract.base58), "block_number": .int(block), "block_timestamp": .int(time.milliseconds),
            "transaction_id": id.map { .string($0.hex) } ?? .string(""), "result": .object(result),
        ])
    }

    /// One page, by time, with the place of the next one where there is more.
    private func envelope(_ rows: [JSONValue], named time: String) -> JSONValue {
        let chosen = rows.filter { query.isInTime($0[time]?.int64 ?? 0) || time == "create_time" }
        let sorted = query.isOldestFirst ? chosen : chosen.reversed()
        let page = Array(sorted.dropFirst(query.offset).prefix(query.limit))
        var meta: [String: JSONValue] = ["at": .int(view.chain.clock.now().milliseconds), "page_size": .int(Int64(page.count))]
        if query.offset + page.count < sorted.count { meta["fingerprint"] = .string("standin\(query.offset + page.count)") }
        return .object(["data": .array(page), "success": .bool(true), "meta": .object(meta)])
    }
}

/// Who a transaction is listed for: TronGrid lists calls under their caller and their contract.
private struct Parties {
    let from: TronAddress?
    let to: TronAddress?

    init(_ contract: TronContract) {
        from = contract.owner
        switch contract {
        case .transfer(_, let to, _), .transferAsset(_, _, let to, _): self.to = to
        case .call(let call): to = call.contract
        case .createAccount(_, let account): to = account
        default: to = nil
        }
    }
}

/// A token's transfer or approval, from its log.
private struct TokenMove {
    let name: String
    let from: TronAddress
    let to: TronAddress
    let amount: BigUInt

    private static let names = [Keccak256.digest(Array("Transfer(address,address,uint256)".utf8)): "Transfer"].merging(
        [Keccak256.digest(Array("Approval(address,address,uint256)".utf8)): "Approval"]) { first, _ in first }

    init?(_ log: EventLog) {
        guard log.topics.count == 3, let name = TokenMove.names[log.topics[0]], let from = ABIWord(log.topics[1]), let to = ABIWord(log.topics[2]) else {
            return nil
        }
        self.name = name
        self.from = TronAddress(from.account)
        self.to = TronAddress(to.account)
        amount = BigUInt(bigEndian: log.data.prefix(32))
    }
}

/// What stands behind the question mark.
struct GridParameters {
    private let values: [String: String]

    init(_ query: Substring) {
        values = Dictionary(
            query.split(separator: "&").prefix(30).map { part in
                let pair = part.split(separator: "=", maxSplits: 1)
                return (String(pair.first ?? ""), pair.count > 1 ? String(pair[1]) : "")
            }, uniquingKeysWith: { _, last in last })
    }

    var limit: Int { min(max(values["limit"].flatMap { Int($0) } ?? 20, 1), 200) }
    var offset: Int { max(0, values["fingerprint"].flatMap { Int($0.drop { !$0.isNumber }) } ?? 0) }
    var isOldestFirst: Bool { values["order_by"]?.hasSuffix("asc") ?? false }
    var isConfirmedOnly: Bool { values["only_confirmed"] == "true" }
    var contract: TronAddress? { values["contract_address"].flatMap { TronAddress(base58: $0) } }
    var event: String? { values["event_name"] }

    func wants(from: Bool, to: Bool) -> Bool {
        if values["only_from"] == "true" { return from }
        return values["only_to"] == "true" ? to : from || to
    }

    func isInTime(_ milliseconds: Int64) -> Bool {
        let least = values["min_timestamp"] ?? values["min_block_timestamp"]
        let most = values["max_timestamp"] ?? values["max_block_timestamp"]
        return milliseconds >= least.flatMap { Int64($0) } ?? .min && milliseconds <= most.flatMap { Int64($0) } ?? .max
    }
}
