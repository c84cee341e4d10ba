import ChainKit
import Kit
import StandInNode
import Synchronization
import Testing

@testable import ChainNodes

@Suite struct NodePoolTests {
    /// Nodes without a socket: each answers what it is told to.
    final class Nodes: Sendable {
        private let state: Mutex<(answers: [String: [String]], asked: [String])>

        init(_ answers: [String: [String]]) { state = Mutex((answers, [])) }

        var asked: [String] { state.withLock { $0.asked } }

        var transport: NodeTransport {
            NodeTransport { endpoint, request, _ throws(NodeFailure) in
                if request.path.hasSuffix("getnowblock") {
                    let time = StandInClock.start.milliseconds - (endpoint.name.hasPrefix("late") ? 90_000 : 3_000)
                    return NodeReply(status: 200, body: Array(#"{"block_header":{"raw_data":{"number":5,"timestamp":\#(time)}}}"#.utf8))
                }
                let answer: String = self.state.withLock { state in
                    state.asked.append(endpoint.name)
                    let left = state.answers[endpoint.name] ?? []
                    if left.count > 1 { state.answers[endpoint.name] = Array(left.dropFirst()) }
                    return left.first ?? "{}"
                }
                if answer == "fail" { throw .unreachable }
                return NodeReply(status: 200, body: Array(answer.utf8))
            }
        }
    }

    static func pool(_ names: [String], _ nodes: Nodes) -> NodePool {
        let endpoints = names.enumerated().map { NodeEndpoint(name: $0.element, url: "http://127.0.0.1", kind: .tronGrid, priority: $0.offset) }
        return NodePool(endpoints, transport: nodes.transport, clock: StandInClock().clock) { 1 }
    }

    static func ask(_ pool: NodePool, _ doubt: Doubt) async -> PoolAnswer<JSONValue> {
        await pool.ask(.wallet, until: .now + .seconds(5), doubt: doubt) { node async throws(NodeFailure) in
            try await TronNode(node).contract(TronAddress(.zero))
        }
    }

    /// Who has to be asked, how often, and how it ends.
    @Test(
        arguments: [
            (["a": ["{}"], "b": ["{}"]], ["a", "b"], "nothing a b", ["a", "b"]),
            (["a": ["{}", "{}", #"{"x":1}"#]], ["a"], "found a", ["a", "a", "a"]),
            (["a": ["{}"]], ["a"], "nothing a", ["a", "a", "a"]),
            (["a": ["{}"], "b": ["fail"]], ["a", "b"], "nothing a", ["a", "b", "a", "a"]),
            (["a": ["fail"], "b": [#"{"x":1}"#]], ["a", "b"], "found b", ["a", "b"]),
            (["a": ["fail"], "b": ["fail"]], ["a", "b"], "failed", ["a", "b"]),
            (["late": ["{}"], "b": ["{}"]], ["late", "b"], "nothing b", ["late", "b", "b", "b"]),
            (["late": ["{}"], "later": ["{}"]], ["late", "later"], "failed", ["late", "later"]),
            (["a": ["<html>"], "b": ["{}"], "c": ["{}"]], ["a", "b", "c"], "nothing b c", ["a", "b", "c"]),
            ([:], [], "failed", []),
        ] as [([String: [String]], [String], String, [String])])
    func aSearchForWhatMayNotExist(_ answers: [String: [String]], _ names: [String], _ end: String, _ asked: [String]) async {
        let nodes = Nodes(answers)
        let answer = await NodePoolTests.ask(NodePoolTests.pool(names, nodes), .asksAnother)
        let text =
            switch answer {
            case .found(_, let node): "found \(node)"
            case .nothing(let nodes): "nothing " + nodes.joined(separator: " ")
            case .failed: "failed"
            }
        #expect(text == end)
        #expect(nodes.asked == asked)
    }

    @Test func withoutDoubtTheFirstNothingIsTheAnswer() async {
        let nodes = Nodes(["a": ["{}"]])
        guard case .nothing(["a"]) = await NodePoolTests.ask(NodePoolTests.pool(["a", "b"], nodes), .none) else {
            Issue.record("not nothing")
            return
        }
        #expect(nodes.asked.count == 1)
    }

    @Test func aNodeThatRestsIsNotAskedAndOneThatIsBehindComesLast() async {
        let nodes = Nodes(["a": ["fail"], "late": [#"{"x":1}"#], "c": [#"{"x":1}"#]])
        let pool = NodePoolTests.pool(["a", "late", "c"], nodes)
        _ = await NodePoolTests.ask(pool, .none)
        for endpoint in pool.all where endpoint.name != "a" { try? await pool.caller(of: endpoint, limit: .seconds(1)).refreshHead() }
        let before = nodes.asked.count
        guard case .found(_, "c") = await NodePoolTests.ask(pool, .none) else {
            Issue.record("not found by c")
            return
        }
        #expect(nodes.asked.count == before + 1)
    }

    @Test func aTimeThatHasPassedAsksNobody() async {
        let nodes = Nodes(["a": [#"{"x":1}"#]])
        let answer: PoolAnswer<JSONValue> = await NodePoolTests.pool(["a"], nodes).ask(.wallet, until: .now - .seconds(1)) { node async throws(NodeFailure) in
            try await TronNode(node).contract(TronAddress(.zero))
        }
        guard case .failed([.timedOut]) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(nodes.asked.isEmpty)
    }
}
