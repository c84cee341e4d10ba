import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Testing

@testable import StandInNode

@Suite struct SocketTests {
    @Test(arguments: ["/", "/wallet/getnowblock", "/v1/accounts/x", "/nothing"]) func everyAnswerSaysThatThisIsAStandIn(_ path: String) async throws {
        let node = try await StandInNode.start(StandInChain(clock: StandInClock().clock, story: .recorded))
        let answer = try await HTTPClient.shared.execute(HTTPClientRequest(url: node.url + path), timeout: .seconds(20))
        #expect(answer.headers.first(name: "Server") == StandInNode.name)
        _ = try await answer.body.collect(upTo: 1 << 20)
        await node.stop()
    }

    @Test func severalNodesShowOneChain() async throws {
        let chain = StandInChain(clock: StandInClock().clock, story: .empty)
        let nodes = [try await StandInNode.start(chain), try await StandInNode.start(chain)]
        var bodies: [String] = []
        for node in nodes {
            let answer = try await HTTPClient.shared.execute(HTTPClientRequest(url: node.url + "/wallet/getnowblock"), timeout: .seconds(20))
            bodies.append(String(buffer: try await answer.body.collect(upTo: 1 << 20)))
            await node.stop()
        }
        #expect(bodies[0] == bodies[1])
    }
}
