package import Kit

/// What a node answered to a `TraceRequest`.
package struct TransferPage: Sendable, Hashable {
    /// Confirmed transfers, as they came. Tokens that the book doesn't know are among them, as such.
    package let transfers: [Transfer]
    /// Addresses that the page shows to be contracts, because somebody called them.
    package let contracts: [TronAddress]
    /// Whether the address asked for is a contract; nil where nobody said.
    package let isContract: Bool?
    /// The cursor of the next page; nil at the end.
    package let next: String?
    /// Rows of transfers that couldn't be believed: not to be read, or with an id that isn't the hash of the bytes beside it.
    package let refused: Int
    /// Which node answered, and when.
    package let node: String
    package let at: Instant
    /// SHA-256 of the answer's bytes in hexadecimal digits, where they were at hand.
    package let digest: String?

    /// Rows looked at of one page; TronGrid sends 200 at most.
    package static let mostRows = 1000
    private static let longestCursor = 2048

    package init(
        transfers: [Transfer], contracts: [TronAddress] = [], isContract: Bool? = nil, next: String? = nil, refused: Int = 0, node: String, at: Instant,
        digest: String? = nil
    ) {
        self.transfers = transfers
        self.contracts = contracts
        self.isContract = isContract
        self.next = next
        self.refused = refused
        self.node = node
        self.at = at
        self.digest = digest
    }

    /// Why an answer is no page.
    package enum Refusal: Error, Hashable {
        case notJSON
        /// There is no list `data`, or `success` is false.
        case noData
    }

    /// Reads TronGrid's envelope `{data, success, meta}`.
    /// - Parameters:
    ///   - isContract: what another call told about the address; the rows don't say.
    ///   - tokens: decides what a token is. The names in the rows are not read.
    package init(
        parsing body: [UInt8], content: TraceRequest.Content, tokens: TokenBook, isContract: Bool? = nil, node: String, at: Instant
    ) throws(Refusal) {
        let document: JSONValue
        do { document = try JSONValue(parsing: body) } catch { throw .notJSON }
        try self.init(
            document, content: content, tokens: tokens, isContract: isContract, node: node, at: at, digest: Kit.hex(Checksum.sha256(body)))
    }

    package init(
        _ document: JSONValue, content: TraceRequest.Content, tokens: TokenBook, isContract: Bool? = nil, node: String, at: Instant, digest: String? = nil
    ) throws(Refusal) {
        guard document["success"]?.bool != false, let rows = document["data"]?.array else { throw .noData }
        self.init(
            rows: rows, content: content, tokens: tokens, isContract: isContract, next: document["meta"]?["fingerprint"]?.string, node: node, at: at,
            digest: digest)
    }

    /// Reads the rows of the list `data`.
    /// - Parameter next: the envelope's `meta.fingerprint`.
    package init(
        rows: [JSONValue], content: TraceRequest.Content, tokens: TokenBook, isContract: Bool? = nil, next: String?, node: String, at: Instant,
        digest: String? = nil
    ) {
        var reading = TransferRows(tokens: tokens)
        for row in rows.prefix(TransferPage.mostRows) {
            switch content {
            case .coins: reading.readCoins(row)
            case .tokens: reading.readToken(row)
            }
        }
        let isLast = rows.isEmpty || next.map { $0.isEmpty || $0.utf8.count > TransferPage.longestCursor } ?? true
        self.init(
            transfers: reading.transfers, contracts: reading.contracts, isContract: isContract, next: isLast ? nil : next, refused: reading.refused,
            node: node, at: at, digest: digest)
    }
}

/// Reads the rows of a page one by one.
private struct TransferRows {
    let tokens: TokenBook
    private(set) var transfers: [Transfer] = []
    private(set) var contracts: [TronAddress] = []
    private(set) var refused = 0
    private var counts: [Transfer: Int] = [:]

    init(tokens: TokenBook) { self.tokens = tokens }

    /// `{transaction_id, token_info {symbol, address, …}, block_timestamp, from, to, type, value}`. Approvals move nothing.
    mutating func readToken(_ row: JSONValue) {
        guard row["type"]?.string == "Transfer" else { return }
        guard let id = row["transaction_id"]?.string.flatMap(TransactionID.init(hex:)), let at = time(of: row), let from = address(row["from"]),
            let to = address(row["to"]), let contract = address(row["token_info"]?["address"]), let units = number(row["value"])
        else { return refused += 1 }
        keep(Transfer(transaction: id.hex, asset: asset(contract), units: units, from: from, to: to, at: at))
    }

    private func asset(_ contract: TronAddress) -> TraceAsset {
        guard let token = tokens[contract], token.network != .ethereum else { return .unknownToken(contract: contract) }
        return .token(contract: contract, symbol: token.symbol, decimals: token.decimals)
    }

    /// A transaction, with `block_timestamp` beside. Read are the bytes that were signed, and their hash must be its id. Three kinds carry value: a
    /// transfer of TRX, one of a TRC-10 token, and a call that takes TRX along. A failed one moves nothing; a result that is missing is no failure.
    mutating func readCoins(_ row: JSONValue) {
        // Internal transactions stand among the others: contracts alone make them, and contracts aren't followed.
        if row["internal_tx_id"] != nil { return }
        guard let transaction = try? TronTransaction(node: row), transaction.isIDRight != false, let at = time(of: row) else { return refused += 1 }
        if let result = transaction.results.first ?? nil, result != .success { return }
        switch transaction.raw.contract {
        case .transfer(let from, let to, let amount): keep(transaction, .trx, amount, from: from, to: to, at: at)
        case .transferAsset(let asset, let from, let to, let amount):
            keep(transaction, .trc10(id: CleanText.cleaned(asset, limit: 20)), amount, from: from, to: to, at: at)
        case .call(let call):
            contracts.append(call.contract)
            if call.callValue != 0 { keep(transaction, .trx, call.callValue, from: call.owner, to: call.contract, at: at) }
        default: return
        }
    }

    private mutating func keep(_ transaction: TronTransaction, _ asset: TraceAsset, _ units: Int64, from: TronAddress, to: TronAddress, at: Instant) {
        guard let units = UInt128(exactly: units) else { return refused += 1 }
        keep(Transfer(transaction: transaction.id.hex, asset: asset, units: units, from: from, to: to, at: at))
    }

    private mutating func keep(_ transfer: Transfer) {
        let occurrence = counts[transfer, default: 0]
        counts[transfer] = occurrence + 1
        transfers.append(transfer.repeated(occurrence))
    }

    private func address(_ value: JSONValue?) -> TronAddress? { value?.string.flatMap(TronAddress.init(node:)) }

    /// A time that a chain of 2018 and later can have; the bound keeps sums within `Int64`.
    private func time(of row: JSONValue) -> Instant? {
        guard let milliseconds = row["block_timestamp"]?.int64, (0...4_102_444_800_000).contains(milliseconds) else { return nil }
        return Instant(milliseconds: milliseconds)
    }

    private func number(_ value: JSONValue?) -> UInt128? {
        let digits: String
        switch value {
        case .string(let text), .number(let text): digits = text
        default: return nil
        }
        return TraceUnits.reading(digits)
    }
}
