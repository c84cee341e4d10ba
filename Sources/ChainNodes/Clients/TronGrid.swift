package import ChainKit
package import Kit

/// TronGrid's lists (`/v1`; developers.tron.network). Whole envelopes are read; a row is as it came.
package struct TronGrid: Sendable {
    private let caller: NodeCaller

    package init(_ caller: NodeCaller) { self.caller = caller }

    /// `/v1/accounts/{a}`; nil where the account isn't activated. The whole envelope, of which `data` holds one account.
    package func account(_ address: TronAddress) async throws(NodeFailure) -> JSONValue? {
        try await get("/v1/accounts/\(address.base58)")
    }

    /// Transactions that the account signed or that sent it TRX or TRC-10.
    package func transactions(of address: TronAddress, _ query: GridQuery = GridQuery()) async throws(NodeFailure) -> GridPage {
        try await page("/v1/accounts/\(address.base58)/transactions", query)
    }

    /// Transfers and approvals of TRC-20 tokens. `token_info` is what the token's maker wrote.
    package func tokenTransfers(of address: TronAddress, _ query: GridQuery = GridQuery()) async throws(NodeFailure) -> GridPage {
        try await page("/v1/accounts/\(address.base58)/transactions/trc20", query)
    }

    /// What a contract reported, all of it or one event by name.
    package func events(of contract: TronAddress, named name: EventName? = nil, _ query: GridQuery = GridQuery()) async throws(NodeFailure) -> GridPage {
        var query = query
        query.event = name
        return try await page("/v1/contracts/\(contract.base58)/events", query)
    }

    private func page(_ path: String, _ query: GridQuery) async throws(NodeFailure) -> GridPage {
        guard let answer = try await get(path + query.text) else { return GridPage(rows: [], fingerprint: nil) }
        guard let page = GridPage(answer) else { throw .unusable("no rows") }
        return page
    }

    /// The envelope; nil where its list is empty.
    private func get(_ path: String) async throws(NodeFailure) -> JSONValue? {
        guard let answer = try await caller.send(NodeRequest(path: path, body: nil)).tronValue() else { return nil }
        guard answer["success"]?.bool == true else { throw .unusable("no success") }
        return answer
    }
}

/// Events that the desk looks for by name.
package enum EventName: String, Sendable, Hashable {
    case transfer = "Transfer"
    case approval = "Approval"
    case blacklisted = "AddedBlackList"
    case unblacklisted = "RemovedBlackList"
}

/// Which rows of a list.
package struct GridQuery: Sendable, Hashable {
    package enum Direction: String, Sendable, Hashable {
        case incoming = "only_to"
        case outgoing = "only_from"
    }

    /// 1 to 200, TronGrid's bounds.
    package var limit: Int
    package var isOldestFirst: Bool
    package var since: Instant?
    package var until: Instant?
    package var direction: Direction?
    /// One token's rows alone; TRC-20 lists know it.
    package var contract: TronAddress?
    /// Leaves out what isn't packed and final yet.
    package var isConfirmedOnly: Bool
    /// Where the next page begins, as the page before says.
    package var fingerprint: String?
    var event: EventName?

    package init(
        limit: Int = 200, isOldestFirst: Bool = false, since: Instant? = nil, until: Instant? = nil, direction: Direction? = nil, contract: TronAddress? = nil,
        isConfirmedOnly: Bool = false, fingerprint: String? = nil
    ) {
        self.limit = limit
        self.isOldestFirst = isOldestFirst
        self.since = since
        self.until = until
        self.direction = direction
        self.contract = contract
        self.isConfirmedOnly = isConfirmedOnly
        self.fingerprint = fingerprint
    }

    /// As it stands behind the path. TRC-20 lists and account lists name the bounds of time alike; those of events have their own names.
    var text: String {
        var parts = ["limit=\(min(max(limit, 1), 200))", "order_by=block_timestamp,\(isOldestFirst ? "asc" : "desc")"]
        let prefix = event == nil ? "" : "block_"
        if let since { parts.append("min_\(prefix)timestamp=\(since.milliseconds)") }
        if let until { parts.append("max_\(prefix)timestamp=\(until.milliseconds)") }
        if let direction { parts.append("\(direction.rawValue)=true") }
        if let contract { parts.append("contract_address=\(contract.base58)") }
        if isConfirmedOnly { parts.append("only_confirmed=true") }
        if let event { parts.append("event_name=\(event.rawValue)") }
        if let fingerprint { parts.append("fingerprint=\(GridQuery.escaped(fingerprint))") }
        return "?" + parts.joined(separator: "&")
    }

    /// A node's own text, made harmless in an address: all but unreserved characters (RFC 3986, 2.3) in percent, at most 2,000 bytes.
    private static func escaped(_ text: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return text.utf8.prefix(2000).reduce(into: "") { result, byte in
            result += plain.contains(byte) ? String(UnicodeScalar(byte)) : "%" + hex([byte]).uppercased()
        }
    }
}

/// One page of a list.
package struct GridPage: Sendable, Hashable {
    package let rows: [JSONValue]
    /// Asks for the next page; nil on the last.
    package let fingerprint: String?

    package init(rows: [JSONValue], fingerprint: String?) {
        self.rows = rows
        self.fingerprint = fingerprint
    }

    /// Reads the envelope `{data, success, meta {fingerprint}}`. Of a page at most 200 rows are taken.
    init?(_ answer: JSONValue) {
        guard let rows = answer["data"]?.array else { return nil }
        self.init(rows: Array(rows.prefix(200)), fingerprint: answer["meta"]?["fingerprint"]?.string)
    }
}
