package import BigInt
package import ChainKit
package import Kit

/// How a chain does right now, as far as the desk's nodes show it: whether it can be reached, whether blocks come, and what using it costs.
package struct ChainWeather: Sendable, Hashable {
    package let chain: Chain
    /// When the newest probe in it was made; nil before the first.
    package let at: Instant?
    package let level: Level
    package let nodes: Int
    /// Of them, those that answered the last probe and are up to date.
    package let nodesUp: Int
    /// How old the newest block was when it was seen.
    package let headAge: Span?
    /// How far the solidified state is behind the newest block.
    package let solidLag: Span?
    /// Sun for a unit of energy.
    package let energyPrice: Int64?
    /// Wei for a unit of gas.
    package let gasPrice: BigInt?

    package enum Level: String, Sendable, Hashable {
        case normal
        /// Blocks are fuller, or gas dearer, than usual in the last hour: at least twice the median.
        case busy
        /// Blocks or finality come late.
        case slow
        /// No new block for more than a minute.
        case stalled
        /// No node answers.
        case unreachable
        /// Nobody has looked yet.
        case unknown
    }

    package var isReachable: Bool { level != .unreachable && level != .unknown }

    package init(
        chain: Chain, at: Instant?, level: Level, nodes: Int, nodesUp: Int = 0, headAge: Span? = nil, solidLag: Span? = nil, energyPrice: Int64? = nil,
        gasPrice: BigInt? = nil
    ) {
        self.chain = chain
        self.at = at
        self.level = level
        self.nodes = nodes
        self.nodesUp = nodesUp
        self.headAge = headAge
        self.solidLag = solidLag
        self.energyPrice = energyPrice
        self.gasPrice = gasPrice
    }
}

/// What one probe of one node found.
package struct NodeSample: Sendable, Hashable {
    package let at: Instant
    package let failure: NodeFailure?
    package let latency: Span
    package let head: NodeHead?
    package let solidHead: NodeHead?
    /// In the newest block.
    package let transactionCount: Int?
    package let energyPrice: Int64?
    package let gasPrice: BigInt?

    package init(
        at: Instant, failure: NodeFailure? = nil, latency: Span, head: NodeHead? = nil, solidHead: NodeHead? = nil, transactionCount: Int? = nil,
        energyPrice: Int64? = nil, gasPrice: BigInt? = nil
    ) {
        self.at = at
        self.failure = failure
        self.latency = latency
        self.head = head
        self.solidHead = solidHead
        self.transactionCount = transactionCount
        self.energyPrice = energyPrice
        self.gasPrice = gasPrice
    }
}

/// How samples become a weather.
package enum WeatherRule {
    /// A TRON block takes 3 s, an Ethereum block 12 s, and either may miss some.
    static func lateBlock(_ chain: Chain) -> Span { chain == .tron ? .seconds(20) : .seconds(48) }
    static let stalledBlock = Span.seconds(60)
    /// `NodeHealth.toleratedLag` behind what a node of the solidified state shows.
    static let upToDate = Span.seconds(120)
    /// TRON's blocks solidify after 54 to 57 s, Ethereum's are finalized after two or three epochs of 6.4 minutes.
    static func lateFinality(_ chain: Chain) -> Span { chain == .tron ? .seconds(120) : .minutes(26) }
    /// Below it "twice the usual" says nothing.
    static let fewTransactions = 50
    /// Samples that a comparison with the usual needs.
    static let samplesForUsual = 10

    /// - Parameter samples: of each node of the chain, oldest first.
    package static func weather(_ chain: Chain, samples: [[NodeSample]]) -> ChainWeather {
        let newest = samples.compactMap(\.last)
        guard let at = newest.map(\.at).max() else { return ChainWeather(chain: chain, at: nil, level: .unknown, nodes: samples.count) }
        let answering = newest.filter { $0.failure == nil }
        guard !answering.isEmpty else { return ChainWeather(chain: chain, at: at, level: .unreachable, nodes: samples.count) }
        let head = answering.compactMap(\.head).max { $0.time < $1.time }
        let solidHead = answering.compactMap(\.solidHead).max { $0.time < $1.time }
        let solidLag = head.flatMap { head in solidHead.map { Swift.max(head.time - $0.time, .milliseconds(0)) } }
        let up = answering.filter { sample in (sample.head ?? sample.solidHead).map { $0.age <= WeatherRule.upToDate } ?? true }
        return ChainWeather(
            chain: chain, at: at, level: level(chain, headAge: head?.age, solidLag: solidLag, isBusy: isBusy(samples)), nodes: samples.count, nodesUp: up.count,
            headAge: head?.age, solidLag: solidLag, energyPrice: answering.compactMap(\.energyPrice).last, gasPrice: answering.compactMap(\.gasPrice).last)
    }

    private static func level(_ chain: Chain, headAge: Span?, solidLag: Span?, isBusy: Bool) -> ChainWeather.Level {
        if let headAge, headAge > stalledBlock { return .stalled }
        if let headAge, headAge > lateBlock(chain) { return .slow }
        if let solidLag, solidLag > lateFinality(chain) { return .slow }
        return isBusy ? .busy : .normal
    }

    /// Whether, at the node that knows best, the newest block or the price of gas is at least twice the hour's median.
    private static func isBusy(_ samples: [[NodeSample]]) -> Bool {
        samples.contains { series in
            isDoubled(series.map { $0.transactionCount.map { BigInt($0) } }, atLeast: BigInt(fewTransactions)) || isDoubled(series.map(\.gasPrice), atLeast: 1)
        }
    }

    private static func isDoubled(_ values: [BigInt?], atLeast least: BigInt) -> Bool {
        guard let newest = values.last ?? nil, newest >= least else { return false }
        let before = values.dropLast().compactMap { $0 }.sorted()
        return before.count >= samplesForUsual && newest >= 2 * before[before.count / 2]
    }
}
