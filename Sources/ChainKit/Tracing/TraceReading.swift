package import Kit

/// That a node answered a request: part of the evidence.
package struct TraceReading: Sendable, Hashable {
    package let address: TronAddress
    package let content: TraceRequest.Content
    package let since: Instant
    /// Cleaned, at most 100 characters.
    package let node: String
    package let at: Instant
    package let rows: Int
    /// Rows that couldn't be believed.
    package let refused: Int
    /// SHA-256 of the answer in hexadecimal digits, where it was at hand.
    package let digest: String?

    init(_ request: TraceRequest, _ page: TransferPage) {
        address = request.address
        content = request.content
        since = request.since
        node = CleanText.cleaned(page.node, limit: 100)
        at = page.at
        rows = page.transfers.count
        refused = page.refused
        digest = page.digest
    }
}

extension TraceReading: Codable {
    private enum Field: String, CodingKey {
        case address, content, since, node, at, rows, refused, digest
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        address = try fields.decode(TronAddressText.self, forKey: .address).address
        content = try fields.decode(TraceRequest.Content.self, forKey: .content)
        since = try fields.decode(Instant.self, forKey: .since)
        node = try fields.decode(String.self, forKey: .node)
        at = try fields.decode(Instant.self, forKey: .at)
        rows = try fields.decode(Int.self, forKey: .rows)
        refused = try fields.decode(Int.self, forKey: .refused)
        digest = try fields.decodeIfPresent(String.self, forKey: .digest)
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(TronAddressText(address), forKey: .address)
        try fields.encode(content, forKey: .content)
        try fields.encode(since, forKey: .since)
        try fields.encode(node, forKey: .node)
        try fields.encode(at, forKey: .at)
        try fields.encode(rows, forKey: .rows)
        try fields.encode(refused, forKey: .refused)
        try fields.encodeIfPresent(digest, forKey: .digest)
    }
}
