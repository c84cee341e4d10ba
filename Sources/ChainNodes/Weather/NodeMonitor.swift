package import ChainKit
import Kit

/// Probes every node again and again, those that rest too: so that a node comes back by itself and the desk knows how the chains do before anybody asks.
package actor NodeMonitor {
    private let pool: NodePool
    private var samples: [String: [NodeSample]] = [:]

    package static let pause = Duration.seconds(30)
    /// An hour's worth.
    package static let mostSamples = 120

    package init(pool: NodePool) { self.pool = pool }

    /// Probes until it is cancelled.
    package func run() async {
        while !Task.isCancelled {
            await probe()
            do { try await Task.sleep(for: NodeMonitor.pause) } catch { return }
        }
    }

    /// Asks every node once, all at the same time.
    package func probe() async {
        let pool = pool
        let found = await withTaskGroup(of: (String, NodeSample).self) { group in
            for endpoint in pool.all { group.addTask { (endpoint.name, await NodeProbe(pool: pool, endpoint: endpoint).sample()) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for (name, sample) in found { samples[name] = (samples[name] ?? []).suffix(NodeMonitor.mostSamples - 1) + [sample] }
    }

    /// The last hour of a node, oldest first.
    package func samples(of node: String) -> [NodeSample] { samples[node] ?? [] }

    package func weather(of chain: Chain) -> ChainWeather {
        WeatherRule.weather(chain, samples: pool.all.filter { $0.kind.chain == chain }.map { samples[$0.name] ?? [] })
    }
}

/// One probe of one node.
private struct NodeProbe: Sendable {
    let pool: NodePool
    let endpoint: NodeEndpoint

    func sample() async -> NodeSample {
        let start = ContinuousClock.now
        do throws(NodeFailure) {
            switch endpoint.kind {
            case .tronFull: return try await tron(start, hasWallet: true, hasSolidity: false)
            case .tronSolidity: return try await tron(start, hasWallet: false, hasSolidity: true)
            case .tronGrid: return try await tron(start, hasWallet: true, hasSolidity: true)
            case .evm: return try await evm(start)
            }
        } catch {
            return NodeSample(at: pool.now, failure: error, latency: Span(start.duration(to: .now)))
        }
    }

    private func tron(_ start: ContinuousClock.Instant, hasWallet: Bool, hasSolidity: Bool) async throws(NodeFailure) -> NodeSample {
        let block = hasWallet ? try await answer { node async throws(NodeFailure) in try await TronNode(node).head(isSolid: false) } : nil
        let latency = Span(start.duration(to: .now))
        let solid = hasSolidity ? try await answer { node async throws(NodeFailure) in try await TronNode(node).head(isSolid: true) } : nil
        let prices = hasWallet ? try? await answer { node async throws(NodeFailure) in try await TronNode(node).energyPrices() } : nil
        return NodeSample(
            at: pool.now, latency: latency, head: block?.head, solidHead: solid?.head, transactionCount: block?.transactionCount,
            energyPrice: prices.flatMap(NodeProbe.newestPrice))
    }

    private func evm(_ start: ContinuousClock.Instant) async throws(NodeFailure) -> NodeSample {
        _ = try await answer { node async throws(NodeFailure) in try await EVMNode(node).checkChain() }
        let block = try await answer { node async throws(NodeFailure) in try await EVMNode(node).head() }
        let latency = Span(start.duration(to: .now))
        let finalized = try? await answer { node async throws(NodeFailure) in try await EVMNode(node).finalizedHead() }
        let price = try? await answer { node async throws(NodeFailure) in try await EVMNode(node).gasPrice() }
        return NodeSample(
            at: pool.now, latency: latency, head: block?.head, solidHead: finalized?.head, transactionCount: block?.transactionCount, gasPrice: price)
    }

    private func answer<Value: Sendable>(_ call: @Sendable (NodeCaller) async throws(NodeFailure) -> Value?) async throws(NodeFailure) -> Value? {
        try await pool.caller(of: endpoint, limit: pool.limits.attempt).timed(call)
    }

    /// The sun of the last `time:sun` pair.
    private static func newestPrice(_ prices: String) -> Int64? {
        prices.split(separator: ",").last?.split(separator: ":").last.flatMap { Int64($0) }
    }
}
