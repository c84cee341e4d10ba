import ChainKit
import Kit
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An HTTP server on this machine that answers as a TRON node and TronGrid would, from recorded answers and rules. It is no TRON node, and says so in
/// every answer's `Server` header and at `/`.
package final class StandInNode: Sendable {
    package static let name = "WalletDesk stand-in node (recorded answers and rules, not a TRON node)"

    package let chain: StandInChain
    /// `http://127.0.0.1:PORT`
    package let url: String
    private let channel: any Channel
    private let desk: StandInDesk

    private init(chain: StandInChain, url: String, channel: any Channel, desk: StandInDesk) {
        self.chain = chain
        self.url = url
        self.channel = channel
        self.desk = desk
    }

    /// Listens on 127.0.0.1.
    /// - Parameter port: 0 takes a free one.
    package static func start(_ chain: StandInChain, port: Int = 0) async throws -> StandInNode {
        let desk = StandInDesk(chain: chain)
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    try channel.pipeline.syncOperations.addHandler(StandInConnection(desk: desk))
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        return StandInNode(chain: chain, url: "http://127.0.0.1:\(channel.localAddress?.port ?? port)", channel: channel, desk: desk)
    }

    /// Takes no further connections.
    package func stop() async { try? await channel.close() }

    /// Replaces all faults.
    package func setFaults(_ faults: [FaultRule]) { desk.setFaults(faults) }

    /// What was asked since the start, or since it was last cleared: at most the newest 10,000.
    package var requests: [StandInRequest] { desk.requests }
    package func clearRequests() { desk.clearRequests() }
}

/// A request as it came.
package struct StandInRequest: Sendable, Hashable {
    /// With what stands behind the question mark.
    package let path: String
    package let headers: [String: String]
    package let body: String
}

/// Answers requests.
final class StandInDesk: Sendable {
    private let chain: StandInChain
    private let state = Mutex(State())

    private struct State {
        var faults: [FaultRule] = []
        var requests: [StandInRequest] = []
    }

    init(chain: StandInChain) { self.chain = chain }

    var requests: [StandInRequest] { state.withLock { $0.requests } }
    func clearRequests() { state.withLock { $0.requests = [] } }
    func setFaults(_ faults: [FaultRule]) { state.withLock { $0.faults = faults } }

    func answer(_ request: StandInRequest) -> StandInAnswer {
        let faults = note(request)
        let lag = faults.reduce(Span.milliseconds(0)) { lag, fault in if case .behind(let span) = fault { span } else { lag } }
        let answer = answer(request, NodeView(chain: chain, lag: lag))
        return faults.reduce(answer) { $0.spoilt(by: $1) }
    }

    /// Writes the request down and takes the faults that meet it.
    private func note(_ request: StandInRequest) -> [Fault] {
        state.withLock { state in
            if state.requests.count >= 10_000 { state.requests.removeFirst(1000) }
            state.requests.append(request)
            var met: [Fault] = []
            for index in state.faults.indices where state.faults[index].path.isEmpty || request.path.contains(state.faults[index].path) {
                if let times = state.faults[index].times {
                    guard times > 0 else { continue }
                    state.faults[index].times = times - 1
                }
                met.append(state.faults[index].fault)
            }
            return met
        }
    }

    private func answer(_ request: StandInRequest, _ view: NodeView) -> StandInAnswer {
        let parts = request.path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let path = (parts.first ?? "").split(separator: "/")
        if path.isEmpty { return StandInAnswer(text: introduction(view)) }
        if path.first == "v1", let answer = GridAnswers(view: view, path: path, query: GridParameters(parts.count > 1 ? parts[1] : "")).answer() {
            return StandInAnswer(answer)
        }
        if path.count == 2, path[0] == "wallet" || path[0] == "walletsolidity" {
            // A missing body is an empty request, as with a GET.
            guard let body = request.body.isEmpty ? .object([:]) : try? JSONValue(parsing: request.body), body.object != nil else {
                return StandInAnswer(.object(["Error": .string("class org.tron.core.services.http.JsonFormat$ParseException : 1:1: Expected \"{\".")]))
            }
            if let answer = WalletAnswers(view: view, isSolid: path[0] == "walletsolidity", body: body).answer(String(path[1])) {
                return StandInAnswer(answer)
            }
        }
        var missing = StandInAnswer(.object(["Error": .string("this API is unavailable due to config")]))
        missing.status = 404
        return missing
    }

    /// Says what this is and what there is to look at.
    private func introduction(_ view: NodeView) -> String {
        let story = chain.story
        let transactions = story.transactions.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value.hex)" }
        let waiting = view.sight.state.pool.map { "  waiting: \($0.transaction.id.hex)" }
        let people = story.people.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value.base58)" }
        let lines =
            [StandInNode.name, "", "Nothing here happened on TRON. Block \(view.sight.head).", "", "Transactions"] + transactions + waiting + ["", "Accounts"]
            + people
        return lines.joined(separator: "\n") + "\n"
    }
}
