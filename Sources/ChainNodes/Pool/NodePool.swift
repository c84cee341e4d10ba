import ChainKit
package import Kit

/// How long a search may take.
package struct NodeLimits: Sendable {
    /// The whole of it, all nodes together.
    package var whole: Duration
    /// One request. Shorter than `whole`, so that a node that hangs leaves time for another.
    package var attempt: Duration

    package init(whole: Duration = .seconds(3), attempt: Duration = .milliseconds(1200)) {
        self.whole = whole
        self.attempt = attempt
    }
}

/// What a pool of nodes answers.
package enum PoolAnswer<Value: Sendable>: Sendable {
    case found(Value, node: String)
    /// So many nodes that are up to date know nothing of it.
    case nothing(nodes: [String])
    case failed([NodeFailure])
}

/// When a node's "nothing" ends a search.
package enum Doubt: Sendable {
    /// At once: the answer may be late, and nobody is told that something doesn't exist.
    case none
    /// When a second node says the same, or the only one has said it three times. A node that is behind isn't counted.
    case asksAnother
}

/// All nodes, how each does, and which is asked next.
package actor NodePool {
    private let endpoints: [NodeEndpoint]
    private let transport: NodeTransport
    private let clock: DeskClock
    private let jitter: @Sendable () -> Double
    package nonisolated let limits: NodeLimits
    private var healths: [String: NodeHealth]

    /// How often a node is asked that says "nothing": TronGrid answers {} and then data for one id within minutes (TRON-US/trongrid, issue 8).
    package static let asksForNothing = 3
    /// How long a head that was seen tells whether a node is behind.
    package static let headIsFresh = Span.seconds(30)

    package init(
        _ endpoints: [NodeEndpoint], transport: NodeTransport, clock: DeskClock, limits: NodeLimits = NodeLimits(),
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
    ) {
        self.endpoints = endpoints
        self.transport = transport
        self.clock = clock
        self.jitter = jitter
        self.limits = limits
        healths = Dictionary(endpoints.map { ($0.name, NodeHealth($0)) }, uniquingKeysWith: { first, _ in first })
    }

    package var health: [NodeHealth] { endpoints.compactMap { healths[$0.name] } }
    package nonisolated var now: Instant { clock.now() }
    /// The numbers of the EVM chains that a node is there for, in the order of the settings.
    package nonisolated var evmChains: [Int64] {
        endpoints.reduce(into: []) { chains, endpoint in
            if case .evm(let chainID) = endpoint.kind, !chains.contains(chainID) { chains.append(chainID) }
        }
    }
    package nonisolated func hasNode(for service: NodeService) -> Bool { endpoints.contains { $0.serves(service) } }
    package nonisolated var all: [NodeEndpoint] { endpoints }

    /// Asks one node after another until one knows, until `doubt` is satisfied, or until there is no node or time left.
    package nonisolated func ask<Value: Sendable>(
        _ service: NodeService, until deadline: ContinuousClock.Instant, doubt: Doubt = .none,
        _ call: @Sendable (NodeCaller) async throws(NodeFailure) -> Value?
    ) async -> PoolAnswer<Value> {
        var search = NodeSearch(candidates: await order(for: service), doubt: doubt)
        while let endpoint = search.next() {
            guard let limit = timeLeft(until: deadline) else {
                search.failed(.timedOut)
                break
            }
            let asking = caller(of: endpoint, limit: limit)
            do throws(NodeFailure) {
                if let value = try await asking.timed(call) { return .found(value, node: endpoint.name) }
                if doubt == .none { return .nothing(nodes: [endpoint.name]) }
                try await checkIsUpToDate(asking, service)
                search.knowsNothing(endpoint)
            } catch {
                search.failed(error)
            }
        }
        return search.nodesWithNothing.isEmpty ? .failed(search.failures.isEmpty ? [.noneLeft] : search.failures) : .nothing(nodes: search.nodesWithNothing)
    }

    package nonisolated func caller(of endpoint: NodeEndpoint, limit: Duration) -> NodeCaller {
        NodeCaller(endpoint: endpoint, transport: transport, pool: self, deadline: .now + limit)
    }

    private nonisolated func timeLeft(until deadline: ContinuousClock.Instant) -> Duration? {
        let left = ContinuousClock.now.duration(to: deadline)
        return left > .zero ? min(left, limits.attempt) : nil
    }

    /// The nodes that may be asked: those that rest are left out, those that are behind come last, the others by priority and speed.
    private func order(for service: NodeService) -> [NodeEndpoint] {
        let now = clock.now()
        let best = leastLag(for: service)
        let able = endpoints.compactMap { endpoint -> (endpoint: NodeEndpoint, health: NodeHealth)? in
            guard endpoint.serves(service), let health = healths[endpoint.name], !health.isResting(at: now) else { return nil }
            return (endpoint, health)
        }
        return able.sorted { a, b in
            let (behindA, behindB) = (a.health.isBehind(best: best) == true, b.health.isBehind(best: best) == true)
            if behindA != behindB { return behindB }
            if a.health.priority != b.health.priority { return a.health.priority < b.health.priority }
            return (a.health.latency ?? .milliseconds(0)) < (b.health.latency ?? .milliseconds(0))
        }.map(\.endpoint)
    }

    private func leastLag(for service: NodeService) -> Span? {
        endpoints.filter { $0.serves(service) }.compactMap { healths[$0.name]?.lag }.min()
    }

    /// - Throws: `behind` where the node can't know yet, and whatever keeps it from saying how far it is.
    private nonisolated func checkIsUpToDate(_ asking: NodeCaller, _ service: NodeService) async throws(NodeFailure) {
        if await !knowsHead(of: asking.endpoint) { try await asking.refreshHead() }
        if await isBehind(asking.endpoint, service) { throw .behind }
    }

    private func knowsHead(of endpoint: NodeEndpoint) -> Bool {
        let now = clock.now()
        return healths[endpoint.name]?.headSeenAt.map { now - $0 <= NodePool.headIsFresh } ?? false
    }

    private func isBehind(_ endpoint: NodeEndpoint, _ service: NodeService) -> Bool {
        healths[endpoint.name]?.isBehind(best: leastLag(for: service)) ?? true
    }

    func failures(of endpoint: NodeEndpoint) -> Int { healths[endpoint.name]?.allFailures ?? 0 }

    func answered(_ endpoint: NodeEndpoint, after time: Span, failuresBefore: Int) {
        healths[endpoint.name]?.answered(at: clock.now(), after: time, failuresBefore: failuresBefore)
    }

    func failed(_ endpoint: NodeEndpoint, _ failure: NodeFailure) {
        healths[endpoint.name]?.failed(failure, at: clock.now(), jitter: jitter())
    }

    func saw(_ head: NodeHead, isSolid: Bool, of endpoint: NodeEndpoint) { healths[endpoint.name]?.saw(head, isSolid: isSolid) }

    /// The newest solidified block that any node named. It only ever grows, so an old one is true and merely says less.
    package var solidHead: NodeHead? {
        healths.values.filter { $0.kind.chain == .tron }.compactMap(\.solidHead).max { $0.time < $1.time }
    }
}

/// Who is asked next, and what they said so far.
private struct NodeSearch {
    private var waiting: [NodeEndpoint]
    private let doubt: Doubt
    private var asks = 0
    private(set) var nodesWithNothing: [String] = []
    private(set) var failures: [NodeFailure] = []

    init(candidates: [NodeEndpoint], doubt: Doubt) {
        waiting = candidates
        self.doubt = doubt
    }

    mutating func next() -> NodeEndpoint? {
        guard !isSatisfied, !waiting.isEmpty else { return nil }
        return waiting.removeFirst()
    }

    private var isSatisfied: Bool { nodesWithNothing.count > 1 || asks >= NodePool.asksForNothing }

    /// The node is asked again after the others.
    mutating func knowsNothing(_ endpoint: NodeEndpoint) {
        asks += 1
        if !nodesWithNothing.contains(endpoint.name) { nodesWithNothing.append(endpoint.name) }
        waiting.append(endpoint)
    }

    mutating func failed(_ failure: NodeFailure) { failures.append(failure) }
}
