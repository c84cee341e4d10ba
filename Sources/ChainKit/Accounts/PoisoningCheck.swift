import BigInt
package import Kit

/// Finds bait in an account's history: dust, transfers of nothing and unknown tokens from or to addresses that look like somebody whom the account
/// really deals with, sent in the hope that the wrong address is copied.
package struct PoisoningCheck: Sendable, Hashable {
    package let baits: [Bait]
    /// Real transfers to an address that had been bait before: somebody copied it.
    package let losses: [TokenEvent]
    /// Dust, transfers of nothing and unknown tokens that look like nobody.
    package let otherDust: Int

    package struct Bait: Sendable, Hashable {
        package let event: TokenEvent
        /// The look-alike.
        package let address: TronAddress
        /// Whom it looks like.
        package let imitated: TronAddress
        package let likeness: AddressLikeness
        /// Since the last real transfer with the one whom it looks like.
        package let delay: Span
        /// Whether the history shows it as sent by the account itself: a transfer of nothing "from" it, which anybody can make.
        package let seemsOwn: Bool
    }

    /// A likeness that by chance happens once in 130,000 pairs: three characters, such as the last three. Enough beside a transfer that is bait already.
    private static let leastBits = 17.0
    /// Up to here an amount is dust: 0.01 TRX, or 0.01 of a token with 6 decimals. Baits seen on TRON bring 1 sun, and 0.000001 to 0.01 USDT.
    private static let dustDecimals = 2
    /// Partners with the same end that are compared with one bait, the newest: a busy account has some by chance.
    private static let mostCandidates = 64
    /// Events that are looked at: the newest.
    private static let mostEvents = 10_000

    package init(account: TronAddress, events: [TokenEvent], tokens: TokenBook) {
        var search = Search(account: account, tokens: tokens)
        let transfers = events.filter { $0.kind == .transfer }.sorted { $0.at < $1.at }
        for event in transfers.suffix(PoisoningCheck.mostEvents) { search.take(event) }
        baits = search.baits
        losses = search.losses
        otherDust = search.otherDust
    }

    private struct Partner {
        let address: TronAddress
        let text: String
        var last: Instant
    }

    private struct Search {
        let account: TronAddress
        let tokens: TokenBook
        /// By the last characters of the address.
        private var partners: [Substring: [Partner]] = [:]
        private var known: Set<TronAddress> = []
        private var baitAddresses: Set<TronAddress> = []
        private(set) var baits: [Bait] = []
        private(set) var losses: [TokenEvent] = []
        private(set) var otherDust = 0

        init(account: TronAddress, tokens: TokenBook) {
            self.account = account
            self.tokens = tokens
        }

        mutating func take(_ event: TokenEvent) {
            guard event.from != event.to, event.from == account || event.to == account else { return }
            let other = event.from == account ? event.to : event.from
            if isBaitlike(event) {
                takeDust(event, from: other)
            } else {
                if event.from == account, baitAddresses.contains(other) { losses.append(event) }
                note(other, at: event.at)
            }
        }

        /// Nothing, dust, or a token that isn't known: real business is none of it.
        private func isBaitlike(_ event: TokenEvent) -> Bool {
            guard event.amount > 0 else { return true }
            let decimals: Int
            if let contract = event.contract {
                guard let token = tokens[contract] else { return true }
                decimals = token.decimals
            } else {
                decimals = 6
            }
            return event.amount <= BigUInt(10).power(max(0, decimals - PoisoningCheck.dustDecimals))
        }

        private mutating func takeDust(_ event: TokenEvent, from other: TronAddress) {
            guard !known.contains(other) else { return }
            let text = other.base58
            let candidates = (partners[text.suffix(AddressLikeness.shortestTail)] ?? []).suffix(PoisoningCheck.mostCandidates)
            let likest = candidates.compactMap { partner in AddressLikeness(text, partner.text).map { (partner, $0) } }
                .max { $0.1.bits < $1.1.bits }
            guard let (partner, likeness) = likest, likeness.bits >= PoisoningCheck.leastBits else {
                otherDust += 1
                return
            }
            baitAddresses.insert(other)
            baits.append(
                Bait(
                    event: event, address: other, imitated: partner.address, likeness: likeness, delay: event.at - partner.last,
                    seemsOwn: event.from == account))
        }

        private mutating func note(_ other: TronAddress, at time: Instant) {
            let text = other.base58
            let end = text.suffix(AddressLikeness.shortestTail)
            if known.insert(other).inserted {
                partners[end, default: []].append(Partner(address: other, text: text, last: time))
            } else if let index = partners[end]?.firstIndex(where: { $0.address == other }) {
                partners[end]?[index].last = time
            }
        }
    }
}
