import ChainKit
import ChainNodes
import Kit
import StandInNode

/// Nodes on this machine that show one chain, and a reader that asks them.
struct LiveDesk: Sendable {
    let clock: StandInClock
    let chain: StandInChain
    let nodes: [StandInNode]
    let pool: NodePool
    let reader: ChainReader

    /// - Parameters:
    ///   - count: how many nodes, the first asked first.
    ///   - more: endpoints beside them.
    private init(count: Int, story: StandInStory, limits: NodeLimits, more: [NodeEndpoint]) async throws {
        clock = StandInClock()
        chain = StandInChain(clock: clock.clock, story: story)
        var nodes: [StandInNode] = []
        for _ in 0..<count { nodes.append(try await StandInNode.start(chain)) }
        self.nodes = nodes
        let endpoints = nodes.enumerated().map { NodeEndpoint(name: "node \($0.offset + 1)", url: $0.element.url, kind: .tronGrid, priority: $0.offset) }
        pool = NodePool(endpoints + more, transport: HTTPNodeTransport.shared.transport, clock: clock.clock, limits: limits) { 1 }
        reader = ChainReader(pool: pool, tether: StandInChain.tether, clock: clock.clock)
    }

    /// Runs with the desk and takes all of it down again.
    static func run<Value>(
        nodes count: Int, story: StandInStory = .recorded, limits: NodeLimits = NodeLimits(whole: .seconds(240), attempt: .seconds(100)),
        more: [NodeEndpoint] = [], _ body: (LiveDesk) async throws -> Value
    ) async throws -> Value {
        let desk = try await LiveDesk(count: count, story: story, limits: limits, more: more)
        do {
            let value = try await body(desk)
            await desk.stop()
            return value
        } catch {
            await desk.stop()
            throw error
        }
    }

    private func stop() async {
        for node in nodes { await node.stop() }
    }

    func person(_ name: String) throws -> TronAddress { try found(chain.story.people[name]) }
    func transaction(_ name: String) throws -> TransactionID { try found(chain.story.transactions[name]) }

    /// A transfer of TRX that mei signed and the chain took.
    func sentByMei(life: Span = .seconds(60)) throws -> SignedTransaction {
        let mei = try found(StandInKey("mei"))
        let signed = mei.signed(try found(chain.draft(from: mei.address, to: try person("shop"), sun: 1_000_000, life: life)))
        guard chain.send(signed).code == .success else { throw NotFound() }
        return signed
    }
}

struct NotFound: Error {}

func found<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw NotFound() }
    return value
}
