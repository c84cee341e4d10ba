package import Kit

/// What a unit of energy, or a byte of bandwidth, cost over time, in sun (`/wallet/getenergyprices`, `/wallet/getbandwidthprices`).
package struct PriceHistory: Sendable, Hashable {
    package struct Price: Sendable, Hashable {
        package let since: Instant
        package let sun: Int64
    }

    /// By time, the oldest first.
    package let prices: [Price]

    /// Changes that are read; the main network had about a dozen in eight years.
    private static let most = 1000

    /// Reads the answer, such as `{"prices": "0:100,1542607200000:20"}`: milliseconds and sun.
    /// - Throws: where it isn't one.
    package init(node json: JSONValue) throws(TronDecodingError) {
        let text = try NodeObject(json, "answer").text("prices")
        let entries = text.utf8.split(separator: UInt8(ascii: ","), maxSplits: PriceHistory.most, omittingEmptySubsequences: false)
        guard !text.isEmpty, entries.count <= PriceHistory.most else { throw .invalid("prices") }
        var prices: [Price] = []
        for entry in entries {
            let parts = entry.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { Int64(String(Substring($0))) }
            guard parts.count == 2, let since = parts[0], let sun = parts[1], since >= 0, sun >= 0 else { throw .invalid("prices") }
            prices.append(Price(since: Instant(milliseconds: since), sun: sun))
        }
        self.prices = prices.sorted { $0.since < $1.since }
    }

    /// The price that held at a time; nil before the first.
    package func price(at time: Instant) -> Int64? { prices.last { $0.since <= time }?.sun }
}
