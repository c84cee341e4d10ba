import ChainKit
import ChainNodes
import Kit
import StandInNode
import Synchronization
import Testing

/// A node that says whatever it likes.
@Suite struct HostileNodeTests {
    static let seed = UInt64.random(in: .min ... .max)
    static let extremes: [JSONValue] = [
        .null, .bool(true), .number("-1"), .number("0"), .number("9223372036854775807"), .number("-9223372036854775808"), .number("1e999"), .number("0.5"),
        .number(String(repeating: "9", count: 400)), .string(""), .string("0x"), .string("\u{202E}\u{0}<script>"), .string(String(repeating: "f", count: 5000)),
        .array([]), .object([:]), .array(Array(repeating: .object([:]), count: 300)),
    ]

    /// One value somewhere in the document, another.
    static func changed(_ value: JSONValue, _ dice: inout SeededGenerator) -> JSONValue {
        switch value {
        case .object(let members) where !members.isEmpty && Int.random(in: 0..<6, using: &dice) > 0:
            var changedMembers = members
            let name = members.keys.sorted()[Int.random(in: 0..<members.count, using: &dice)]
            if Int.random(in: 0..<8, using: &dice) == 0 { changedMembers[name] = nil } else { changedMembers[name] = members[name].map { changed($0, &dice) } }
            return .object(changedMembers)
        case .array(let values) where !values.isEmpty && Int.random(in: 0..<6, using: &dice) > 0:
            var changedValues = values
            let place = Int.random(in: 0..<values.count, using: &dice)
            changedValues[place] = changed(values[place], &dice)
            return .array(changedValues)
        default: return extremes[Int.random(in: 0..<extremes.count, using: &dice)]
        }
    }

    @Test func nothingThatANodeSaysEndsTheDesk() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            let dice = Mutex(SeededGenerator(seed: HostileNodeTests.seed))
            let honest = HTTPNodeTransport.shared
            let hostile = NodeTransport { endpoint, request, limit throws(NodeFailure) in
                let reply = try await honest.transport.send(endpoint, request, limit)
                guard let json = try? JSONValue(parsing: reply.body) else { return reply }
                let text = dice.withLock { HostileNodeTests.changed(json, &$0).text }
                return NodeReply(status: reply.status, body: Array(text.utf8))
            }
            let endpoint = NodeEndpoint(name: "hostile", url: desk.nodes[0].url, kind: .tronGrid)
            for name in Array(repeating: desk.chain.story.transactions.keys.sorted(), count: 40).joined() {
                let pool = NodePool([endpoint], transport: hostile, clock: desk.clock.clock)
                let reader = ChainReader(pool: pool, tether: StandInChain.tether, clock: desk.clock.clock)
                let finding = await reader.transaction(try desk.transaction(name)).finding
                if finding.status == .success { #expect(finding.isIDRight != false, "seed \(HostileNodeTests.seed)") }
            }
            for name in desk.chain.story.people.keys.sorted() {
                let pool = NodePool([endpoint], transport: hostile, clock: desk.clock.clock)
                let reader = ChainReader(pool: pool, tether: StandInChain.tether, clock: desk.clock.clock)
                let address = try desk.person(name)
                _ = await reader.account(address).evidence.text
                _ = await reader.isFrozen(address)
                _ = await reader.tokenTransfers(of: address)
                _ = await reader.token(StandInChain.tether)
                let monitor = NodeMonitor(pool: pool)
                await monitor.probe()
                _ = await monitor.weather(of: .tron)
            }
        }
    }
}
