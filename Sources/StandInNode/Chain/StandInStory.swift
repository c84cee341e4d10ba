import BigInt
package import ChainKit
package import Kit
import StandInData

/// What has happened on the stand-in's chain before anybody asks it.
package struct StandInStory: Sendable {
    let baseNumber: Int64
    let baseTime: Instant
    let ledger: StandInLedger
    let history: [Packed]
    /// `time:sun` pairs.
    let energyPrices: String
    /// Addresses by the names of the story: `lin`, `thief`, `exchange one deposit`.
    package let people: [String: TronAddress]
    /// Transactions by what they show: `failedTransfer`, `theft`, `takeover`.
    package let transactions: [String: TransactionID]
    /// Signed and never packed, as its wallet still has it: `gettransactionbyid`'s form.
    package let expired: JSONValue?
    /// Names the contract that calls itself USDT.
    package let fakeToken: TronAddress?

    struct Packed: Sendable {
        let transaction: SignedTransaction
        let receipt: TronReceipt
    }

    /// Nobody has anything and nothing has happened; blocks come from 2026-11-20 on.
    package static let empty = StandInStory(
        baseNumber: 88_000_000, baseTime: Instant(milliseconds: 1_795_132_800_000), ledger: StandInLedger.empty, history: [], energyPrices: "0:210",
        people: [:], transactions: [:], expired: nil, fakeToken: nil)

    /// Customers' everyday cases and a theft, as `Scripts/stand-in-story.py` wrote them.
    package static let recorded: StandInStory = {
        let data = stand_in_story()
        let bytes = Array(UnsafeBufferPointer(start: data.bytes, count: data.length))
        return (try? JSONValue(parsing: bytes)).flatMap(StandInStory.init) ?? .empty
    }()
}

extension StandInLedger {
    /// Tether's contract and nobody who has anything.
    static let empty = StandInLedger(tokens: [
        StandInToken.tether: StandInToken(contract: StandInToken.tether, symbol: "USDT", name: "Tether USD", decimals: 6, energy: .tether)
    ])
}

extension StandInStory {
    /// nil where the document isn't whole.
    init?(_ document: JSONValue) {
        guard let number = document["base"]?["number"]?.int64, let time = document["base"]?["timestamp"]?.int64, let prices = document["energyPrices"]?.string,
            let history = document["history"]?.array, let ledger = StandInLedger(document)
        else { return nil }
        baseNumber = number
        baseTime = Instant(milliseconds: time)
        energyPrices = prices
        self.ledger = ledger
        self.history = history.compactMap(Packed.init)
        guard self.history.count == history.count else { return nil }
        people = (document["people"]?.object ?? [:]).compactMapValues { $0.string.flatMap { TronAddress(base58: $0) } }
        transactions = (document["transactions"]?.object ?? [:]).compactMapValues { $0.string.flatMap { TransactionID(hex: $0) } }
        expired = document["expired"]
        fakeToken = document["fakeToken"]?["address"]?.string.flatMap { TronAddress(base58: $0) }
    }
}

extension StandInStory.Packed {
    init?(_ json: JSONValue) {
        guard let rawData = json["transaction"]?["raw_data_hex"]?.string.flatMap({ bytes(hex: $0) }), let info = json["info"],
            let signatures = json["transaction"]?["signature"]?.array?.compactMap({ $0.string.flatMap { bytes(hex: $0) } }),
            let transaction = SignedTransaction(rawData: rawData, signatures: signatures), let receipt = try? TronReceipt(node: info)
        else { return nil }
        self.init(transaction: transaction, receipt: receipt)
    }
}

extension StandInLedger {
    init?(_ document: JSONValue) {
        self = .empty
        guard let rows = document["accounts"]?.array else { return nil }
        for row in rows {
            guard let account = StandInAccount(row) else { return nil }
            accounts[account.address] = account
        }
        var tether = tokens[StandInToken.tether]
        for (address, units) in document["usdt"]?.object ?? [:] {
            guard let holder = TronAddress(base58: address), let units = units.int64, units >= 0 else { return nil }
            tether?.balances[holder] = BigUInt(units)
        }
        for row in document["allowances"]?.array ?? [] {
            guard let owner = row["owner"]?.string.flatMap({ TronAddress(base58: $0) }), let units = (row["units"]?.string).flatMap({ BigUInt($0) }),
                let spender = row["spender"]?.string.flatMap({ TronAddress(base58: $0) })
            else { return nil }
            tether?.allowances[StandInToken.Pair(owner: owner, spender: spender)] = units
        }
        for row in document["frozen"]?.array ?? [] {
            guard let address = row["address"]?.string.flatMap({ TronAddress(base58: $0) }), let time = row["at"]?.int64 else { return nil }
            tether?.frozen[address] = Instant(milliseconds: time)
        }
        tokens[StandInToken.tether] = tether
        if let fake = document["fakeToken"], let contract = fake["address"]?.string.flatMap({ TronAddress(base58: $0) }) {
            var token = StandInToken(
                contract: contract, symbol: fake["symbol"]?.string ?? "", name: fake["name"]?.string ?? "", decimals: 6, energy: .quiet)
            for (address, units) in fake["holders"]?.object ?? [:] {
                if let holder = TronAddress(base58: address), let units = units.int64, units >= 0 { token.balances[holder] = BigUInt(units) }
            }
            tokens[contract] = token
        }
    }
}

extension StandInAccount {
    /// Reads `getaccount` with hexadecimal addresses.
    init?(_ json: JSONValue) {
        guard let address = json["address"]?.string.flatMap({ TronAddress(hex: $0) }), let created = json["create_time"]?.int64 else { return nil }
        self.init(address: address, created: Instant(milliseconds: created))
        balance = json["balance"]?.int64 ?? 0
        if let used = json["free_net_usage"]?.int64, let since = json["latest_consume_free_time"]?.int64 {
            bandwidth = RecoveringUse(used: used, since: Instant(milliseconds: since))
        }
        if let permission = json["owner_permission"].flatMap({ StandInAccount.permission($0, .owner) }) { owner = permission }
        if let permissions = json["active_permission"]?.array?.compactMap({ StandInAccount.permission($0, .active) }) { actives = permissions }
        for stake in json["frozenV2"]?.array ?? [] {
            guard let amount = stake["amount"]?.int64 else { continue }
            stakes[Resource(name: stake["type"]?.string ?? "BANDWIDTH") ?? .bandwidth] = amount
        }
        unstaking = (json["unfrozenV2"]?.array ?? []).compactMap { row in
            guard let amount = row["unfreeze_amount"]?.int64, let due = row["unfreeze_expire_time"]?.int64 else { return nil }
            let resource = Resource(name: row["type"]?.string ?? "BANDWIDTH") ?? .bandwidth
            return Unstaking(amount: amount, resource: resource, due: Instant(milliseconds: due))
        }
        for row in json["assetV2"]?.array ?? [] {
            if let key = row["key"]?.string, let value = row["value"]?.int64 { assets[key] = value }
        }
    }

    private static func permission(_ json: JSONValue, _ kind: TronPermission.Kind) -> TronPermission? {
        guard let rows = json["keys"]?.array else { return nil }
        let keys = rows.compactMap { row -> TronPermission.Key? in
            guard let address = row["address"]?.string.flatMap({ TronAddress(hex: $0) }), let weight = row["weight"]?.int64 else { return nil }
            return TronPermission.Key(address: address, weight: weight)
        }
        return TronPermission(
            kind: kind, id: json["id"]?.int64.flatMap { Int(exactly: $0) } ?? 0, name: json["permission_name"]?.string ?? "",
            threshold: json["threshold"]?.int64 ?? 0, keys: keys, operations: json["operations"]?.string.flatMap { bytes(hex: $0) } ?? [])
    }
}
