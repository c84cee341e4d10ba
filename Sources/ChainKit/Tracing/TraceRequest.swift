package import Kit

/// One page that a trace needs: the transfers of an address, oldest first, in and out. TronGrid answers it by
/// `/v1/accounts/{address}/transactions` or `…/transactions/trc20` with `only_confirmed=true`, `order_by=block_timestamp,asc`, `limit=200`.
package struct TraceRequest: Hashable, Sendable {
    package enum Content: String, Hashable, Sendable, Codable, CaseIterable {
        /// Transactions that the address signed or that sent it TRX.
        case coins
        /// TRC-20 transfers.
        case tokens
    }

    package let address: TronAddress
    package let content: Content
    /// Nothing older is asked for (`min_timestamp`): what left before the money arrived isn't part of it.
    package let since: Instant
    /// Nothing newer is asked for (`max_timestamp`); nil is up to now.
    package let until: Instant?
    /// What the page before named as the next one's (`fingerprint`).
    package let cursor: String?
    /// Whether the answer should say if the address is a contract (`TransferPage.isContract`).
    package let asksForKind: Bool

    package init(address: TronAddress, content: Content, since: Instant, until: Instant? = nil, cursor: String? = nil, asksForKind: Bool = false) {
        self.address = address
        self.content = content
        self.since = since
        self.until = until
        self.cursor = cursor
        self.asksForKind = asksForKind
    }
}
