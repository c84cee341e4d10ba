import Kit

/// Follows money from an address on, by asking for one page of transfers after the other. It asks nobody itself: `next(limit:)` says what it
/// needs, `take(_:for:)` gets it, and after each of them it can be stored and read again.
///
/// The address that most of the money reached is asked first. What the graph says follows from what has been read and not from the order of the
/// answers, as long as no limit is reached.
package struct MoneyTrace: Sendable {
    package let plan: TracePlan
    package let labels: AddressLabels
    package private(set) var graph: TraceGraph
    /// Who answered what, and when.
    package private(set) var readings: [TraceReading]
    private var histories: [TronAddress: AccountHistory]
    /// Addresses that a page showed to be contracts.
    private var contracts: Set<TronAddress>
    /// What the histories that are read hold.
    private var ledger = TransferLedger()
    /// What is to be read next, the most important first.
    private var wanted: [Want] = []
    /// Asked and not answered. Whoever reads a stored trace asks again.
    private var inFlight: Set<TraceRequest> = []

    private struct Want: Hashable {
        let address: TronAddress
        let since: Instant
    }

    package init(plan: TracePlan, labels: AddressLabels) {
        self.init(plan: plan, labels: labels, readings: [], histories: [:], contracts: [])
        if plan.theft.isEmpty {
            histories[plan.origin] = AccountHistory(address: plan.origin, since: plan.since, until: plan.until)
        }
    }

    private init(plan: TracePlan, labels: AddressLabels, readings: [TraceReading], histories: [TronAddress: AccountHistory], contracts: Set<TronAddress>) {
        self.plan = plan
        self.labels = labels
        self.readings = readings
        self.histories = histories
        self.contracts = contracts
        graph = .empty
        ledger.add(plan.theft)
        ledger.add(histories.values.lazy.filter { !$0.isOpen }.flatMap(\.transfers).filter(plan.isNoTheftRetold))
        judge()
    }

    // MARK: Asking

    /// The pages to ask for now, at most `limit`. What is asked isn't named again before it is answered, or the trace is stored and read.
    package mutating func next(limit: Int) -> [TraceRequest] {
        var requests: [TraceRequest] = []
        for address in openAddresses where requests.count < limit { requests += fresh(address).prefix(limit - requests.count) }
        while requests.count < limit, let want = wanted.first {
            wanted.removeFirst()
            begin(want)
            requests += fresh(want.address).prefix(limit - requests.count)
        }
        inFlight.formUnion(requests)
        return requests
    }

    private func fresh(_ address: TronAddress) -> [TraceRequest] { (histories[address]?.requests ?? []).filter { !inFlight.contains($0) } }

    /// Those that have begun, what failed last.
    private var openAddresses: [TronAddress] {
        histories.values.filter(\.isOpen).map { (attempts: max($0.coins.attempts, $0.tokens.attempts), hex: $0.address.hex, address: $0.address) }
            .sorted { ($0.attempts, $0.hex) < ($1.attempts, $1.hex) }.map(\.address)
    }

    private mutating func begin(_ want: Want) {
        if histories[want.address] != nil {
            histories[want.address]?.extend(to: want.since)
        } else {
            histories[want.address] = AccountHistory(address: want.address, since: want.since, until: plan.until)
        }
    }

    // MARK: Answers

    /// Takes the answer to a request. One to what isn't asked is left alone.
    package mutating func take(_ page: TransferPage, for request: TraceRequest) {
        guard inFlight.remove(request) != nil, histories[request.address]?.requests.contains(request) == true else { return }
        readings.append(TraceReading(request, page))
        contracts.formUnion(page.contracts.prefix(TransferPage.mostRows))
        histories[request.address]?.take(page, for: request.content, plan: plan)
        if histories[request.address]?.isOpen == false { close(request.address) }
    }

    /// Notes that a request couldn't be answered. It is asked again twice, and is a gap then.
    package mutating func failed(_ request: TraceRequest, reason: String) {
        guard inFlight.remove(request) != nil, histories[request.address]?.requests.contains(request) == true else { return }
        histories[request.address]?.fail(request.content, reason)
        if histories[request.address]?.isOpen == false { close(request.address) }
    }

    /// Asks again for everything that couldn't be read.
    package mutating func retryGaps() {
        for address in histories.keys { histories[address]?.retry() }
        judge()
    }

    /// Forgets what is asked and not answered, so that it is asked again.
    package mutating func forgetRequests() { inFlight = [] }

    package var isFinished: Bool { wanted.isEmpty && !histories.values.contains(where: \.isOpen) }

    package var progress: TraceProgress {
        TraceProgress(
            read: histories.values.count { !$0.isOpen }, reading: histories.values.count(where: \.isOpen), waiting: wanted.count, reached: graph.nodes.count,
            transfers: graph.edges.count, pages: readings.count, gaps: graph.gaps.count, isFinished: isFinished)
    }

    /// Assets that were seen and aren't followed, with how many transfers.
    package var otherAssets: [TraceAsset: Int] {
        histories.values.reduce(into: [:]) { sum, history in sum.merge(history.others) { $0 + $1 } }
    }

    /// Transfers that were too small to be followed.
    package var dust: Int { histories.values.reduce(0) { $0 + $1.dust } }

    // MARK: Judging

    private mutating func close(_ address: TronAddress) {
        ledger.add((histories[address]?.transfers ?? []).filter(plan.isNoTheftRetold))
        judge()
    }

    /// Finds out anew where the money went, and what is to be read for it.
    private mutating func judge() {
        let passesOn = Set(histories.values.filter { !$0.isOpen && $0.address != plan.origin && end(of: $0.address) == nil }.map(\.address))
        let flow = MoneyFlow(ledger, plan: plan, passesOn: passesOn)
        let nodes = TraceJudgement(flow: flow, plan: plan, labels: labels, histories: histories, contracts: contracts).nodes
        wanted = wants(nodes, flow)
        graph = TraceGraph(nodes: settled(nodes), edges: flow.edges, stolen: flow.stolen)
    }

    private func end(of address: TronAddress) -> TraceNode.End? {
        TraceJudgement.end(of: address, label: labels[address], history: histories[address], contracts: contracts, plan: plan)
    }

    /// What is to be read: addresses that nobody has read, and those at which money arrived earlier than they are read from.
    private func wants(_ nodes: [TraceNode], _ flow: MoneyFlow) -> [Want] {
        let room = plan.limits.addresses - histories.count
        let waiting = nodes.filter { $0.end == .waiting && histories[$0.address] == nil }
        let early = nodes.compactMap { node -> Want? in
            guard let history = histories[node.address], let arrival = node.firstArrival, node.end == .waiting, !history.isOpen, arrival < history.since else {
                return nil
            }
            return Want(address: node.address, since: arrival)
        }
        let fresh = waiting.sorted { isMoreImportant($0, $1) }.prefix(max(0, room)).compactMap { node in
            node.firstArrival.map { Want(address: node.address, since: $0) }
        }
        return early + fresh
    }

    private func isMoreImportant(_ a: TraceNode, _ b: TraceNode) -> Bool {
        if a.share != b.share { return a.share > b.share }
        if a.firstArrival != b.firstArrival, let first = a.firstArrival, let second = b.firstArrival { return first < second }
        return a.address.hex < b.address.hex
    }

    /// Where there is no room for more, what would have to be read ends by the limit.
    private func settled(_ nodes: [TraceNode]) -> [TraceNode] {
        guard histories.count >= plan.limits.addresses else { return nodes }
        return nodes.map { $0.end == .waiting && histories[$0.address] == nil ? $0.ending(.addressLimit) : $0 }
    }
}

extension MoneyTrace: Codable {
    private enum Field: String, CodingKey {
        case version, plan, labels, readings, histories, contracts
    }

    private static let version = 1

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        guard try fields.decode(Int.self, forKey: .version) == MoneyTrace.version else {
            throw DecodingError.dataCorruptedError(forKey: .version, in: fields, debugDescription: "a trace of another version")
        }
        let histories = try fields.decode([AccountHistory].self, forKey: .histories)
        self.init(
            plan: try fields.decode(TracePlan.self, forKey: .plan), labels: try fields.decode(AddressLabels.self, forKey: .labels),
            readings: try fields.decode([TraceReading].self, forKey: .readings),
            histories: Dictionary(histories.map { ($0.address, $0) }) { $1 },
            contracts: Set(try fields.decode([TronAddressText].self, forKey: .contracts).map(\.address)))
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(MoneyTrace.version, forKey: .version)
        try fields.encode(plan, forKey: .plan)
        try fields.encode(labels, forKey: .labels)
        try fields.encode(readings, forKey: .readings)
        try fields.encode(histories.values.sorted { $0.address.hex < $1.address.hex }, forKey: .histories)
        try fields.encode(contracts.map(TronAddressText.init).sorted { $0.address.hex < $1.address.hex }, forKey: .contracts)
    }
}
