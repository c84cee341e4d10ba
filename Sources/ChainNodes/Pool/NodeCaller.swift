package import Kit

/// One node, asked within one limit. What it answers or fails to answer is noted in the pool.
package struct NodeCaller: Sendable {
    package let endpoint: NodeEndpoint
    private let transport: NodeTransport
    private let pool: NodePool
    private let deadline: ContinuousClock.Instant

    init(endpoint: NodeEndpoint, transport: NodeTransport, pool: NodePool, deadline: ContinuousClock.Instant) {
        self.endpoint = endpoint
        self.transport = transport
        self.pool = pool
        self.deadline = deadline
    }

    package var now: Instant { pool.now }

    /// - Throws: `timedOut` where the limit has passed already.
    package func send(_ request: NodeRequest) async throws(NodeFailure) -> NodeReply {
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { throw .timedOut }
        return try await transport.send(endpoint, request, left)
    }

    /// Runs a call and notes how long it took or why it failed.
    package func timed<Value: Sendable>(_ call: @Sendable (NodeCaller) async throws(NodeFailure) -> Value?) async throws(NodeFailure) -> Value? {
        let start = ContinuousClock.now
        let failures = await pool.failures(of: endpoint)
        do throws(NodeFailure) {
            let value = try await call(self)
            await pool.answered(endpoint, after: Span(start.duration(to: .now)), failuresBefore: failures)
            return value
        } catch {
            await pool.failed(endpoint, error)
            throw error
        }
    }

    package func saw(_ head: NodeHead, isSolid: Bool) async { await pool.saw(head, isSolid: isSolid, of: endpoint) }

    /// Asks the node for its newest block, so that the pool knows whether it is behind.
    func refreshHead() async throws(NodeFailure) {
        _ = try await timed { caller async throws(NodeFailure) in
            switch caller.endpoint.kind {
            case .tronFull, .tronGrid: try await TronNode(caller).head(isSolid: false)
            case .tronSolidity: try await TronNode(caller).head(isSolid: true)
            case .evm: try await EVMNode(caller).head()
            }
        }
    }
}

extension Span {
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .milliseconds(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}
