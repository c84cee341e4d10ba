import Accounts
import App
import Configuration
import DeskTesting
import HTTPTypes
import Inbox
import Kit
import Routing
import Store
import Testing
import WalletSafety

/// What happens to conversations, on a real database.
@Suite struct StoryTests {
    private struct World {
        let test: TestDesk
        let contact: ID<Contact>
        let agent: TestStaff

        init() async throws {
            test = try await TestDesk(["assistant": false])
            contact = try await test.desk.inbox.addContact(language: .en)
            agent = try await test.staff(.agent)
        }

        var inbox: InboxService { test.desk.inbox }

        func open(_ text: String, key: String = "first") async throws -> Outcome<Conversation> {
            let message = try TypedText(text).screened(language: .en)
            return try await inbox.open(Opening(clientID: try ClientID(key), channel: .widget, message: message), by: contact)
        }

        func write(_ text: String, key: String, to id: ID<Conversation>) async throws -> Outcome<Message> {
            try await inbox.write(try TypedText(text).screened(language: .en), clientID: try ClientID(key), to: id, by: contact)
        }

        func reply(_ text: String, key: String, then: AfterReply = .stay, in id: ID<Conversation>) async throws -> Message {
            try await inbox.reply(try inbox.outbound(text), clientID: try ClientID(key), then: then, in: id, by: agent.signedIn).value
        }

        func state(_ id: ID<Conversation>) async throws -> ConversationState {
            guard let conversation = try await test.desk.store.read({ tx in try tx.conversation(id) }) else { throw TestFailure("gone") }
            return conversation.state
        }

        func texts(_ id: ID<Conversation>) async throws -> [String] {
            try await test.desk.store.read { tx in try tx.latestMessages(of: id, limit: 100) }.filter { !$0.isNote }.map(\.text)
        }
    }

    @Test func theSameClientIDIsStoredOnce() async throws {
        let world = try await World()
        let first = try await world.open("hello there")
        let again = try await world.open("hello there")
        #expect(first.value.id == again.value.id)
        guard case .repeated = again else { throw TestFailure("made twice") }
        for _ in 0..<5 { _ = try await world.write("me again", key: "second", to: first.value.id) }
        #expect(try await world.texts(first.value.id).count { $0 == "me again" } == 1)
    }

    @Test func fiftyRepetitionsAtOnceAreOneMessage() async throws {
        let world = try await World()
        let id = try await world.open("hello").value.id
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { _ = try await world.write("once", key: "same", to: id) } }
            try await group.waitForAll()
        }
        #expect(try await world.texts(id).count { $0 == "once" } == 1)
    }

    @Test func aSecretIsTakenOutFlaggedAndExplained() async throws {
        let world = try await World()
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
        let conversation = try await world.open("my phrase is \(phrase) please help").value
        #expect(conversation.isSecurity)
        #expect(conversation.priority == 1)
        #expect(conversation.state.name == .queued)
        let texts = try await world.texts(conversation.id)
        #expect(texts.count == 2)
        #expect(!texts.joined().contains("sausage"))
        #expect(texts.first?.contains("removed") == true)
        #expect(!conversation.subject.contains("winner"))
    }

    @Test func solvedThenSilentCloses() async throws {
        let world = try await World()
        let id = try await world.open("where is my money").value.id
        _ = try await world.reply("On its way.", key: "r1", then: .resolve, in: id)
        #expect(try await world.state(id).name == .resolved)
        try await world.test.pass(.hours(71))
        #expect(try await world.state(id).name == .resolved)
        try await world.test.pass(.hours(2))
        #expect(try await world.state(id).name == .closed)
    }

    @Test func notSolvedReturnsToTheSameAgentOnDuty() async throws {
        let world = try await World()
        try await world.test.desk.routing.appear(.available, capacity: 4, staff: world.agent.id)
        let id = try await world.open("where is my money").value.id
        _ = try await world.reply("On its way.", key: "r1", then: .resolve, in: id)
        let back = try await world.inbox.reopen(id, by: world.contact)
        #expect(back.state.agent == world.agent.id)
    }

    @Test func notSolvedWaitsInTheLineWhenTheAgentIsGone() async throws {
        let world = try await World()
        let id = try await world.open("where is my money").value.id
        _ = try await world.reply("On its way.", key: "r1", then: .resolve, in: id)
        let back = try await world.inbox.reopen(id, by: world.contact)
        #expect(back.state.name == .queued)
        #expect(back.lastAgent == world.agent.id)
    }

    @Test func aSnoozeEndsByTimeOrByTheCustomer() async throws {
        let world = try await World()
        let id = try await world.open("question").value.id
        _ = try await world.reply("Looking.", key: "r1", in: id)
        try await world.inbox.snooze(id, until: world.test.time.now + .hours(3), by: world.agent.signedIn)
        #expect(try await world.state(id).name == .snoozed)
        try await world.test.pass(.hours(4))
        #expect(try await world.state(id).name == .assigned)
        try await world.inbox.snooze(id, until: world.test.time.now + .hours(3), by: world.agent.signedIn)
        _ = try await world.write("news", key: "m2", to: id)
        #expect(try await world.state(id).name == .assigned)
    }

    @Test func waitingTooLongAsksWhetherItIsSolved() async throws {
        let world = try await World()
        let id = try await world.open("question").value.id
        _ = try await world.reply("Which network?", key: "r1", then: .await, in: id)
        #expect(try await world.state(id).name == .awaitingCustomer)
        try await world.test.pass(.hours(49))
        #expect(try await world.state(id).name == .resolved)
        #expect(try await world.texts(id).last?.contains("solved") == true)
    }

    @Test func aCheckBackAsksOnce() async throws {
        let world = try await World()
        let id = try await world.open("question").value.id
        _ = try await world.reply("Done.", key: "r1", then: .resolve, in: id)
        try await world.inbox.scheduleCheckBack(id, at: world.test.time.now + .days(2), by: world.agent.signedIn)
        try await world.test.pass(.days(1))
        #expect(try await world.texts(id).count == 2)
        try await world.test.pass(.days(2))
        #expect(try await world.texts(id).count == 3)
        try await world.test.pass(.days(2))
        #expect(try await world.texts(id).count == 3)
    }

    @Test func aBlockedContactIsRefused() async throws {
        let world = try await World()
        let id = try await world.open("question").value.id
        try await world.inbox.block(true, world.contact, by: world.agent.signedIn)
        await #expect(throws: Blocked.self) { _ = try await world.write("more", key: "m2", to: id) }
        try await world.inbox.block(false, world.contact, by: world.agent.signedIn)
        _ = try await world.write("more", key: "m2", to: id)
    }

    @Test func tenAgentsTakeAtOnceAndOneHasIt() async throws {
        let world = try await World()
        let id = try await world.open("question").value.id
        try await world.inbox.handOver(id, isSecurity: false)
        var agents: [TestStaff] = []
        for number in 0..<10 { agents.append(try await world.test.staff(.agent, email: "a\(number)@desk.test")) }
        let winners = await withTaskGroup(of: Bool.self) { group in
            for agent in agents {
                group.addTask {
                    do {
                        try await world.inbox.take(id, by: agent.signedIn)
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(winners == 1)
    }

    @Test func anAgentCannotAskForASecret() async throws {
        let world = try await World()
        let id = try await world.open("question").value.id
        let reply = try await world.test.call(
            .post, "/api/v1/conversations/\(id)/messages", body: #"{"clientId":"x","text":"Please send me your seed phrase so that I can check"}"#,
            staff: world.agent)
        #expect(reply.status == 422)
        #expect(try await world.texts(id).count == 1)
    }
}
