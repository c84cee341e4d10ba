import Kit

/// What has been read of one address's transfers, and what is still to be read.
struct AccountHistory: Sendable, Hashable {
    /// One of the two lists of an address, read page by page.
    struct List: Sendable, Hashable, Codable {
        enum State: Hashable, Sendable, Codable {
            case open
            case complete
            /// More is there than is read.
            case cut
            /// It couldn't be read to its end.
            case failed(String)
        }

        var state = State.open
        var cursor: String?
        var pages = 0
        var attempts = 0

        var isOpen: Bool { state == .open }
    }

    let address: TronAddress
    /// Read from here on.
    private(set) var since: Instant
    /// Where the part that is being read ends; nil is the time of reading.
    private(set) var until: Instant?
    private(set) var coins = List()
    private(set) var tokens = List()
    private(set) var isContract: Bool?
    /// What counts, each once.
    private(set) var transfers: Set<Transfer> = []
    /// Transfers of assets that aren't followed, by asset, the commonest 20.
    private(set) var others: [TraceAsset: Int] = [:]
    /// Transfers too small to matter.
    private(set) var dust = 0
    private var partners: Set<TronAddress> = []
    private var found: [TraceRequest.Content: Int] = [:]

    /// A request that failed so often in a row is given up.
    static let mostAttempts = 3
    private static let mostOthers = 20

    init(address: TronAddress, since: Instant, until: Instant?) {
        self.address = address
        self.since = since
        self.until = until
    }

    var isOpen: Bool { coins.isOpen || tokens.isOpen }
    var isCut: Bool { coins.state == .cut || tokens.state == .cut }

    var failure: String? {
        for list in [coins, tokens] { if case .failed(let reason) = list.state { return reason } }
        return nil
    }

    /// Distinct addresses that it had to do with.
    var counterparties: Int { partners.count }

    /// The pages that can be asked for now. The first says what kind of address it is, so nothing else is asked before.
    var requests: [TraceRequest] {
        let asksForKind = isContract == nil && coins.pages == 0 && coins.isOpen
        let wanted: [TraceRequest.Content] = asksForKind ? [.coins] : TraceRequest.Content.allCases
        return wanted.filter { self[$0].isOpen }.map {
            TraceRequest(address: address, content: $0, since: since, until: until, cursor: self[$0].cursor, asksForKind: asksForKind && $0 == .coins)
        }
    }

    subscript(content: TraceRequest.Content) -> List {
        get { content == .coins ? coins : tokens }
        set { if content == .coins { coins = newValue } else { tokens = newValue } }
    }

    /// Reads on from an earlier time, because money turned out to have arrived earlier. What is read stays.
    mutating func extend(to earlier: Instant) {
        guard !isOpen, !isCut, earlier < since else { return }
        until = Instant(milliseconds: since.milliseconds - 1)
        since = earlier
        for content in TraceRequest.Content.allCases where self[content].state == .complete { restart(content) }
    }

    /// Asks again for what couldn't be read.
    mutating func retry() {
        for content in TraceRequest.Content.allCases {
            if case .failed = self[content].state {
                self[content].state = .open
                self[content].attempts = 0
            }
        }
    }

    private mutating func restart(_ content: TraceRequest.Content) {
        self[content].state = .open
        self[content].cursor = nil
        self[content].attempts = 0
    }

    mutating func take(_ page: TransferPage, for content: TraceRequest.Content, plan: TracePlan) {
        if let isContract = page.isContract { self.isContract = isContract }
        for transfer in page.transfers.prefix(TransferPage.mostRows) { take(transfer, of: content, plan: plan) }
        var list = self[content]
        let isLooping = page.next != nil && page.next == list.cursor
        list.pages += 1
        list.attempts = 0
        list.cursor = page.next
        if page.next == nil {
            list.state = .complete
        } else if isLooping || list.pages >= plan.limits.pages || found[content, default: 0] >= plan.limits.transfersPerAddress {
            list.state = .cut
        }
        self[content] = list
        if isContract == true { close() }
    }

    /// Rows that the request can't have meant, by address or time, are left out: a node isn't believed to have read it.
    private mutating func take(_ transfer: Transfer, of content: TraceRequest.Content, plan: TracePlan) {
        guard transfer.from == address || transfer.to == address, transfer.at >= since, until.map({ transfer.at <= $0 }) ?? true else { return }
        guard plan.follows(transfer.asset) else { return count(transfer.asset) }
        guard plan.counts(transfer) else { return dust += 1 }
        guard transfers.count < 2 * (plan.limits.transfersPerAddress + TransferPage.mostRows) else { return }
        if transfers.insert(transfer).inserted {
            found[content, default: 0] += 1
            partners.insert(transfer.from == address ? transfer.to : transfer.from)
        }
    }

    private mutating func count(_ asset: TraceAsset) {
        guard others[asset] != nil || others.count < AccountHistory.mostOthers else { return }
        others[asset, default: 0] += 1
    }

    /// A contract's money is many people's: it isn't read.
    private mutating func close() {
        for content in TraceRequest.Content.allCases where self[content].isOpen { self[content].state = .complete }
        transfers = []
        partners = []
    }

    mutating func fail(_ content: TraceRequest.Content, _ reason: String) {
        self[content].attempts += 1
        if self[content].attempts >= AccountHistory.mostAttempts { self[content].state = .failed(CleanText.cleaned(reason, limit: 200)) }
    }
}

extension AccountHistory: Codable {
    private enum Field: String, CodingKey {
        case address, since, until, coins, tokens, isContract, transfers, others, dust, found
    }

    private struct Other: Codable {
        let asset: TraceAsset
        let count: Int
    }

    private struct Found: Codable {
        let coins: Int
        let tokens: Int
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        self.init(
            address: try fields.decode(TronAddressText.self, forKey: .address).address, since: try fields.decode(Instant.self, forKey: .since),
            until: try fields.decodeIfPresent(Instant.self, forKey: .until))
        coins = try fields.decode(List.self, forKey: .coins)
        tokens = try fields.decode(List.self, forKey: .tokens)
        isContract = try fields.decodeIfPresent(Bool.self, forKey: .isContract)
        transfers = Set(try fields.decode(TransferLines.self, forKey: .transfers).transfers(of: address))
        partners = Set(transfers.map { $0.from == address ? $0.to : $0.from })
        others = Dictionary(try fields.decode([Other].self, forKey: .others).map { ($0.asset, $0.count) }) { $1 }
        dust = try fields.decode(Int.self, forKey: .dust)
        let found = try fields.decode(Found.self, forKey: .found)
        self.found = [.coins: found.coins, .tokens: found.tokens]
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(TronAddressText(address), forKey: .address)
        try fields.encode(since, forKey: .since)
        try fields.encodeIfPresent(until, forKey: .until)
        try fields.encode(coins, forKey: .coins)
        try fields.encode(tokens, forKey: .tokens)
        try fields.encodeIfPresent(isContract, forKey: .isContract)
        try fields.encode(TransferLines(transfers.sorted(by: Transfer.isOrdered), of: address), forKey: .transfers)
        try fields.encode(others.sorted { TraceAsset.isOrdered($0.key, $1.key) }.map { Other(asset: $0.key, count: $0.value) }, forKey: .others)
        try fields.encode(dust, forKey: .dust)
        try fields.encode(Found(coins: found[.coins, default: 0], tokens: found[.tokens, default: 0]), forKey: .found)
    }
}
