import Accounts
import App
import ChainKit
import DeskTesting
import Foundation
import HTTPTypes
import Inbox
import Kit
import Safety
import StandInNode
import Testing

/// What the chain says beside a conversation, on a stand-in node.
@Suite struct ChainTests {
    private struct World {
        let time = TestClock()
        let chain: TestChain
        let test: TestDesk
        let agent: TestStaff

        init() async throws {
            chain = try await TestChain(time)
            test = try await chain.desk()
            agent = try await test.staff(.agent)
        }

        func hash(_ name: String) throws -> String {
            guard let id = chain.node.chain.story.transactions[name] else { throw TestFailure("no transaction \(name)") }
            return id.hex
        }

        func address(_ name: String) throws -> String {
            guard let address = chain.node.chain.story.people[name] else { throw TestFailure("nobody is called \(name)") }
            return address.base58
        }

        /// A customer's question, and what follows from it.
        func ask(_ text: String, _ locale: String = "zh") async throws -> String {
            let token = try await test.customer(locale: locale)
            let body = String(decoding: try JSONSerialization.data(withJSONObject: ["clientId": "c", "text": text]), as: UTF8.self)
            let id = try await test.call(.post, "/client/v1/conversations", body: body, bearer: token).text("id")
            try await test.settle()
            return id
        }

        func readings(_ conversation: String) async throws -> [[String: Any]] {
            try await test.call(.get, "/api/v1/conversations/\(conversation)/chain-readings", staff: agent, headers: [.acceptLanguage: "en"])
                .objects("snapshots")
        }

        func panel(_ conversation: String, _ language: String = "en") async throws -> String {
            try await test.call(.get, "/console/fragments/chain/\(conversation)", staff: agent, headers: [.acceptLanguage: language]).string
        }
    }

    @Test func aHashInAMessageIsAskedAboutAndWhatWasSaidIsKept() async throws {
        let world = try await World()
        let hash = try world.hash("failedTransfer")
        let id = try await world.ask("转账失败了还扣了手续费，哈希 \(hash)")
        let kept = try await world.readings(id)
        #expect(kept.count == 1)
        let snapshot = try #require(kept.first)
        #expect(snapshot["subject"] as? String == hash)
        #expect(snapshot["status"] as? String == "failed")
        #expect(snapshot["node"] as? String == "stand-in")
        #expect((snapshot["facts"] as? [String])?.isEmpty == false)
        #expect((snapshot["evidence"] as? String)?.contains(hash) == true)
        let panel = try await world.panel(id)
        #expect(panel.contains("failed"))
        #expect(panel.contains("stand-in"))
        #expect(try await world.panel(id, "zh").contains("链上情况"))
    }

    @Test func theSameAnswerAgainIsTheSameSnapshotSeenLater() async throws {
        let world = try await World()
        let hash = try world.hash("failedTransfer")
        let id = try await world.ask("哈希 \(hash)")
        world.time.advance(by: .hours(2))
        let again = try await world.test.call(
            .post, "/api/v1/conversations/\(id)/chain-readings", body: #"{"subject":"\#(hash)"}"#, staff: world.agent)
        #expect(again.status == 201)
        let kept = try await world.readings(id)
        #expect(kept.count == 1)
        #expect(kept.first?["readAt"] as? String != kept.first?["seenAt"] as? String)
    }

    @Test func anAccountThatWasTakenOverIsADanger() async throws {
        let world = try await World()
        let id = try await world.ask("钱转不出来，我的地址 \(try world.address("chen"))")
        let kept = try await world.readings(id)
        #expect(kept.first?["kind"] as? String == "account")
        #expect(kept.first?["concern"] as? String == "danger")
    }

    @Test func withNoNodeTheDeskSaysSoAndWorks() async throws {
        let world = try await World()
        world.chain.node.setFaults([FaultRule(.hangUp)])
        let id = try await world.ask("转账失败了，哈希 \(try world.hash("failedTransfer"))")
        #expect(try await world.readings(id).first?["status"] as? String == "unknown")
        #expect(try await world.panel(id).contains("No node can be asked right now"))
        let reply = try await world.test.call(
            .post, "/api/v1/conversations/\(id)/messages", body: #"{"clientId":"r","text":"We are looking into it."}"#, staff: world.agent)
        #expect(reply.status == 201)
    }

    @Test func aNodeThatLiesIsNotBelieved() async throws {
        let world = try await World()
        world.chain.node.setFaults([FaultRule(.lie, path: "gettransactionbyid"), FaultRule(.lie, path: "gettransactioninfobyid")])
        let id = try await world.ask("哈希 \(try world.hash("failedTransfer"))")
        #expect(try await world.readings(id).first?["status"] as? String == "unknown")
    }

    /// 64 digits alone may be a private key: no node ever gets them.
    @Test func whatMayBeAKeyNeverReachesANode() async throws {
        let world = try await World()
        let digits = String(repeating: "4b", count: 31) + "7e"
        _ = try await world.ask("帮我看看 \(digits)")
        let sent = world.chain.node.requests.map { $0.path + $0.body }.joined()
        #expect(!sent.contains(digits))
    }

    @Test func anotherTeamSeesNothingOfIt() async throws {
        let world = try await World()
        let id = try await world.ask("哈希 \(try world.hash("failedTransfer"))")
        let stranger = try await world.test.staff(.agent, email: "stranger@desk.test", teams: [])
        for path in ["/api/v1/conversations/\(id)/chain-readings", "/console/fragments/chain/\(id)"] {
            #expect(try await world.test.call(.get, path, staff: stranger).status == 404)
        }
    }

    // MARK: - Following the money

    /// Lets a trace read as far as it can.
    private func run(_ world: World) async throws {
        while try await world.test.desk.traces.step() {}
    }

    private func trace(_ world: World) async throws -> (conversation: String, trace: String) {
        let victim = try world.address("wang")
        let id = try await world.ask("我的币被转走了，地址 \(victim)")
        let started = try await world.test.call(
            .post, "/api/v1/conversations/\(id)/money-traces", body: #"{"address":"\#(victim)","since":"2026-11-20T00:00:00.000Z"}"#, staff: world.agent)
        #expect(started.status == 201)
        return (id, try started.text("id"))
    }

    @Test func aTraceRunsToItsEndAndIsDrawn() async throws {
        let world = try await World()
        let (_, id) = try await trace(world)
        try await run(world)
        let view = try await world.test.call(.get, "/api/v1/money-traces/\(id)", staff: world.agent)
        #expect(try view.text("status") == "finished")
        let page = try await world.test.call(.get, "/console/money-traces/\(id)", staff: world.agent)
        #expect(page.string.contains("<svg class=\"trace\""))
    }

    @Test func aTraceEndsWhereTheDeskHasALabel() async throws {
        let world = try await World()
        let lead = try await world.test.staff(.lead, email: "lead@desk.test")
        let exchange = try world.address("exchange one deposit")
        let csv = "address,kind,name,source,date\\n\(exchange),exchange,Exchange One,made up,2026-11-20\\nTXYZ,exchange,Nobody,made up,2026-11-20"
        let added = try await world.test.call(.post, "/api/v1/address-labels", body: #"{"csv":"\#(csv)"}"#, staff: lead)
        #expect(added.status == 201)
        #expect(added.string.contains("\"count\":1"))
        let (_, id) = try await trace(world)
        try await run(world)
        #expect(try await world.test.call(.get, "/api/v1/money-traces/\(id)", staff: world.agent).text("status") == "finished")
        #expect(try await world.test.call(.get, "/console/money-traces/\(id)", staff: world.agent).string.contains("trace-exchange"))
        #expect(try await world.test.call(.get, "/api/v1/address-labels", staff: lead).string.contains("Exchange One"))
        #expect(try await world.test.call(.get, "/api/v1/address-labels", staff: world.agent).status == 403)
    }

    @Test func aTraceIsStoppedAndGoesOn() async throws {
        let world = try await World()
        let (_, id) = try await trace(world)
        #expect(try await world.test.call(.post, "/api/v1/money-traces/\(id)/stop", staff: world.agent).status == 204)
        try await run(world)
        #expect(try await world.test.call(.get, "/api/v1/money-traces/\(id)", staff: world.agent).text("status") == "stopped")
        #expect(try await world.test.call(.post, "/api/v1/money-traces/\(id)/resumption", staff: world.agent).status == 204)
        try await run(world)
        #expect(try await world.test.call(.get, "/api/v1/money-traces/\(id)", staff: world.agent).text("status") == "finished")
    }

    @Test func evidenceIsKeptAsItWasMadeAndEachReaderIsWrittenDown() async throws {
        let world = try await World()
        let (_, id) = try await trace(world)
        try await run(world)
        func make() async throws -> String { try await world.test.call(.post, "/api/v1/money-traces/\(id)/evidence-packs", staff: world.agent).text("id") }
        func file(_ name: String, _ pack: String) async throws -> String {
            try await world.test.call(.get, "/api/v1/evidence-packs/\(pack)/\(name)", staff: world.agent).string
        }
        let pack = try await make()
        let table = try await file("transfers.csv", pack)
        #expect(table.contains(try world.address("wang")))
        let sums = try await file("SHA256SUMS", pack)
        #expect(sums.contains("\(hex(Checksum.sha256(Array(table.utf8))))  transfers.csv"))
        world.time.advance(by: .minutes(5))
        #expect(try await file("transfers.csv", pack) == table)
        #expect(try await file("evidence.html", try await make()).contains("transfers.csv"))
        let stranger = try await world.test.staff(.agent, email: "stranger@desk.test", teams: [])
        #expect(try await world.test.call(.get, "/api/v1/evidence-packs/\(pack)/transfers.csv", staff: stranger).status == 404)
    }

    @Test func aTraceOfAnotherTeamIsOutOfReach() async throws {
        let world = try await World()
        let (_, id) = try await trace(world)
        let stranger = try await world.test.staff(.agent, email: "stranger@desk.test", teams: [])
        let calls: [(HTTPRequest.Method, String)] = [
            (.get, "/api/v1/money-traces/\(id)"), (.get, "/api/v1/money-traces/\(id)/graph"), (.post, "/api/v1/money-traces/\(id)/stop"),
            (.post, "/api/v1/money-traces/\(id)/resumption"), (.post, "/api/v1/money-traces/\(id)/evidence-packs"), (.get, "/console/money-traces/\(id)"),
            (.get, "/console/fragments/money-trace/\(id)"),
        ]
        for (method, path) in calls { #expect(try await world.test.call(method, path, staff: stranger).status == 404, "\(path)") }
    }

    @Test func whatIsNoAddressIsNotTraced() async throws {
        let world = try await World()
        let id = try await world.ask("你好")
        let reply = try await world.test.call(.post, "/api/v1/conversations/\(id)/money-traces", body: #"{"address":"TXYZ"}"#, staff: world.agent)
        #expect(reply.status == 422)
    }
}
