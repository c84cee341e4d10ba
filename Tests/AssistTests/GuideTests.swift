import Accounts
import App
import Assist
import ChainKit
import DeskTesting
import Foundation
import HTTPTypes
import Inbox
import Kit
import StandInNode
import Store
import Testing
import Wire

/// The assistant's guided flows on a stand-in node.
@Suite struct GuideTests {
    private struct World {
        let time = TestClock()
        let chain: TestChain
        let test: TestDesk

        init() async throws {
            chain = try await TestChain(time)
            test = try await chain.desk(in: try await ShippedKnowledge.deskFolder())
        }

        func hash(_ name: String) throws -> String {
            guard let id = chain.node.chain.story.transactions[name] else { throw TestFailure("no transaction \(name)") }
            return id.hex
        }

        func ask(_ text: String, _ locale: String = "zh") async throws -> (id: String, token: String) {
            let token = try await test.customer(locale: locale)
            let reply = try await test.call(.post, "/client/v1/conversations", body: try body("c", text), bearer: token)
            try await test.settle()
            return (try reply.text("id"), token)
        }

        func say(_ text: String, _ asked: (id: String, token: String), declared: Bool = false) async throws {
            let reply = try await test.call(
                .post, "/client/v1/conversations/\(asked.id)/messages", body: try body(UUID().uuidString, text, declared: declared), bearer: asked.token)
            #expect(reply.status == 201)
            try await test.settle()
        }

        private func body(_ id: String, _ text: String, declared: Bool = false) throws -> String {
            var fields = ["clientId": id, "text": text]
            if declared { fields["declared"] = "transaction_hash" }
            return String(decoding: try JSONSerialization.data(withJSONObject: fields), as: UTF8.self)
        }

        func answers(_ asked: (id: String, token: String)) async throws -> [Wire.Message] {
            try await test.call(.get, "/client/v1/conversations/\(asked.id)/messages", bearer: asked.token).decoded(MessageList.self).messages
                .filter { $0.author == .bot }
        }

        func state(_ asked: (id: String, token: String)) async throws -> Wire.Conversation.State {
            try await test.call(.get, "/client/v1/conversations/\(asked.id)", bearer: asked.token).decoded(Wire.Conversation.self).state
        }
    }

    @Test func aFailedTransferIsExplainedAtOnceWhereTheHashIsThere() async throws {
        let world = try await World()
        let asked = try await world.ask("转账失败了还扣了我27个TRX，哈希 \(try world.hash("failedTransfer"))")
        let answer = try #require(try await world.answers(asked).first)
        #expect(answer.text.contains("27.2559 TRX"))
        #expect(answer.text.contains("能量"))
        #expect(answer.source?.title.contains("stand-in") == true)
        #expect(try await world.state(asked) == .bot)
    }

    @Test func aBareHashIsUsedOnceItIsSaidToBeOne() async throws {
        let world = try await World()
        let hash = try world.hash("failedTransfer")
        let asked = try await world.ask(hash)
        #expect(!world.chain.node.requests.contains { $0.body.contains(hash) })
        try await world.say(hash, asked, declared: true)
        #expect(try await world.answers(asked).contains { $0.text.contains("27.2559 TRX") })
    }

    @Test func whatIsMissingIsAskedForOneThingAtATime() async throws {
        let world = try await World()
        let asked = try await world.ask("转账没到账")
        #expect(try await world.answers(asked).count == 1)
        #expect(try await world.answers(asked).first?.text.contains("哈希") == true)
        try await world.say("https://tronscan.org/#/transaction/\(try world.hash("failedTransfer"))", asked)
        #expect(try await world.answers(asked).count >= 2)
    }

    @Test func withNoNodeAPersonComesWithTheFacts() async throws {
        let world = try await World()
        world.chain.node.setFaults([FaultRule(.hangUp)])
        let hash = try world.hash("failedTransfer")
        let asked = try await world.ask("My transfer failed and I was charged, tx hash \(hash)", "en")
        #expect(try await world.state(asked) == .queued)
        let agent = try await world.test.staff(.agent)
        let notes = try await world.test.call(.get, "/api/v1/conversations/\(asked.id)/messages", staff: agent)
        #expect(notes.string.contains(hash))
        #expect(notes.string.contains("Why did it fail"))
    }

    /// The reader may see an event twice after a crash.
    @Test func nothingIsSaidTwice() async throws {
        let world = try await World()
        let asked = try await world.ask("转账失败了，哈希 \(try world.hash("failedTransfer"))")
        let before = try await world.answers(asked).count
        try await world.test.desk.store.write { tx in
            try tx.execute("DELETE FROM flow")
            try tx.execute("UPDATE reader SET seq = 0 WHERE name = 'assistant'")
        }
        try await world.test.settle()
        #expect(try await world.answers(asked).count == before)
    }

    @Test func whatWasSaidToAFlowGoesWithItsMessage() async throws {
        let world = try await World()
        let asked = try await world.ask("转账没到账")
        let admin = try await world.test.staff(.admin)
        let message = try await world.test.call(.get, "/api/v1/conversations/\(asked.id)/messages", staff: admin).objects("messages").first?["id"]
        let path = "/api/v1/conversations/\(asked.id)/messages/\(try #require(message as? String))"
        #expect(try await world.test.call(.delete, path, staff: admin).status == 204)
        try await world.test.settle()
        let left: Int? = try await world.test.desk.store.read { tx in try tx.value("SELECT count(*) FROM flow") }
        #expect(left == 0)
    }

    @Test func theftIsNoFlow() async throws {
        let world = try await World()
        let asked = try await world.ask("我的USDT被盗了，哈希 \(try world.hash("failedTransfer"))")
        #expect(try await world.state(asked) == .queued)
    }
}
