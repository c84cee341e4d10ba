package import BigInt
package import Kit

/// A transfer or an approval in an account's history, as TronGrid's `/v1/accounts/{address}/transactions/trc20` lists them, or a transfer of TRX.
package struct TokenEvent: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case transfer = "Transfer"
        case approval = "Approval"
    }

    package let kind: Kind
    package let transaction: String?
    package let at: Instant
    /// nil for TRX.
    package let contract: TronAddress?
    /// What the token's maker calls it: not cleaned.
    package let symbol: String?
    /// Whoever sends, or approves.
    package let from: TronAddress
    /// Whoever receives, or may take.
    package let to: TronAddress
    /// In the token's smallest units, or in sun.
    package let amount: BigUInt

    package init(
        kind: Kind = .transfer, transaction: String? = nil, at: Instant, contract: TronAddress?, symbol: String? = nil, from: TronAddress, to: TronAddress,
        amount: BigUInt
    ) {
        self.kind = kind
        self.transaction = transaction
        self.at = at
        self.contract = contract
        self.symbol = symbol
        self.from = from
        self.to = to
        self.amount = amount
    }

    /// Reads `{"transaction_id", "token_info": {"address", "symbol", …}, "block_timestamp", "from", "to", "type", "value"}`.
    package init(trongrid value: JSONValue) throws(AccountUnreadable) {
        let fields = AccountFields(value)
        guard let token = try fields.object("token_info") else { throw AccountUnreadable(field: "token_info") }
        guard let kind = fields.text("type").flatMap(Kind.init) else { throw AccountUnreadable(field: "type") }
        guard let at = fields.time("block_timestamp") else { throw AccountUnreadable(field: "block_timestamp") }
        guard let amount = value["value"].flatMap(TronAccount.TRC20Balance.amount) else { throw AccountUnreadable(field: "value") }
        self.init(
            kind: kind, transaction: fields.text("transaction_id").flatMap { TransactionID(hex: $0)?.hex }, at: at, contract: try token.address("address"),
            symbol: token.text("symbol"), from: try fields.address("from"), to: try fields.address("to"), amount: amount)
    }

    /// The rows of an answer `{"data": […]}` that can be read, at most `AccountFields.longestList`, and how many couldn't be.
    package static func rows(trongrid value: JSONValue) throws(AccountUnreadable) -> (events: [TokenEvent], unreadable: Int) {
        guard let rows = value["data"]?.array, rows.count <= AccountFields.longestList else { throw AccountUnreadable(field: "data") }
        let events = rows.compactMap { try? TokenEvent(trongrid: $0) }
        return (events, rows.count - events.count)
    }
}
