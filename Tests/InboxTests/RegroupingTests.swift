import Accounts
import App
import Configuration
import DeskTesting
import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store
import Testing

/// One story in two conversations, or two in one.
@Suite struct RegroupingTests {
    private struct Story {
        let desk: TestDesk
        let agent: TestStaff
        let customer: String

        func ask(_ text: String, _ clientID: String, by token: String? = nil) async throws -> ID<Conversation> {
            let reply = try await desk.call(
                .post, "/client/v1/conversations", body: #"{"clientId":"\#(clientID)","text":"\#(text)"}"#, bearer: token ?? customer)
            try await desk.settle()
            return try #require(ID<Conversation>(try reply.text("id")))
        }

        func write(_ text: String, _ clientID: String, to id: ID<Conversation>, by token: String? = nil) async throws -> TestReply {
            let body = #"{"clientId":"\#(clientID)","text":"\#(text)"}"#
            let reply = try await desk.call(.post, "/client/v1/conversations/\(id)/messages", body: body, bearer: token ?? customer)
            try await desk.settle()
            return reply
        }

        func texts(of id: ID<Conversation>) async throws -> [String] {
            try await desk.desk.store.read { tx in try tx.messages(of: id, after: 0, limit: 100, withNotes: false) }.filter { $0.author == .customer }
                .map(\.text)
        }

        func conversation(_ id: ID<Conversation>) async throws -> Conversation {
            try #require(try await desk.desk.store.read { tx in try tx.conversation(id) })
        }

        func merge(_ id: ID<Conversation>, into target: ID<Conversation>) async throws -> TestReply {
            try await desk.call(.post, "/api/v1/conversations/\(id)/merge", body: #"{"into":"\#(target)"}"#, staff: agent)
        }
    }

    private func story(_ settings: [String: ConfigValue] = ["assistant": false]) async throws -> Story {
        let desk = try await TestDesk(settings)
        return Story(desk: desk, agent: try await desk.staff(.agent), customer: try await desk.customer())
    }

    @Test func aMergedQuestionIsReadAndAnsweredInTheOther() async throws {
        let story = try await story()
        let first = try await story.ask("My USDT has not arrived", "a")
        let second = try await story.ask("still nothing!!", "b")
        try await story.desk.desk.inbox.take(first, by: story.agent.signedIn)
        #expect(try await story.merge(second, into: first).status == 201)
        try await story.desk.settle()

        #expect(try await story.texts(of: first) == ["My USDT has not arrived", "still nothing!!"])
        let left = try await story.conversation(second)
        #expect(left.state.name == .closed && left.mergedInto == first && left.closingReason == .duplicate)
        #expect(try await story.conversation(first).awaitsReply)
        // Whoever comes by the old way is led on, and what they write is not lost.
        #expect(try await story.desk.call(.get, "/client/v1/conversations/\(second)", bearer: story.customer).text("id") == first.description)
        #expect(try await story.write("and now?", "c", to: second).status == 201)
        #expect(try await story.texts(of: first).last == "and now?")
        #expect(try await story.conversation(second).state.name == .closed, "the old one stays closed")
        let list = try await story.desk.call(.get, "/client/v1/conversations", bearer: story.customer).string
        #expect(list.contains(first.description) && !list.contains(second.description))
    }

    @Test func aMergeIsTakenBackWithinHalfAnHour() async throws {
        let story = try await story()
        let first = try await story.ask("My USDT has not arrived", "a")
        let second = try await story.ask("How do I buy TRX?", "b")
        try await story.desk.desk.inbox.take(second, by: story.agent.signedIn)
        let record = try await story.merge(second, into: first).text("id")
        story.desk.time.advance(by: .minutes(29))
        #expect(try await story.desk.call(.delete, "/api/v1/conversations/\(first)/regroupings/\(record)", staff: story.agent).status == 204)
        #expect(try await story.texts(of: first) == ["My USDT has not arrived"])
        #expect(try await story.texts(of: second) == ["How do I buy TRX?"])
        let apart = try await story.conversation(second)
        #expect(apart.state.agent == story.agent.id && apart.mergedInto == nil && apart.closingReason == nil)
        #expect(try await story.desk.call(.delete, "/api/v1/conversations/\(first)/regroupings/\(record)", staff: story.agent).status == 409, "once")

        let again = try await story.merge(second, into: first).text("id")
        story.desk.time.advance(by: .minutes(30))
        #expect(try await story.desk.call(.delete, "/api/v1/conversations/\(first)/regroupings/\(again)", staff: story.agent).status == 409)
        #expect(try await story.texts(of: first).count == 2)
    }

    @Test func strangersAreNeverMerged() async throws {
        let story = try await story()
        let mine = try await story.ask("My USDT has not arrived", "a")
        let other = try await story.ask("Mine neither", "a", by: try await story.desk.customer())
        #expect(try await story.merge(other, into: mine).status == 409)
        #expect(try await story.merge(mine, into: mine).status == 409)
        #expect(try await story.texts(of: mine).count == 1)
        // The same confirmed address in both is a proof.
        try await story.desk.desk.store.write { tx in
            for (place, id) in [mine, other].enumerated() {
                try tx.execute(
                    """
                    INSERT INTO confirmation (digest, conversation_id, email, expires_at, confirmed_at)
                    VALUES (\("digest \(place)"), \(id), 'lin@wallet.example', 0, 1)
                    """)
            }
        }
        #expect(try await story.merge(other, into: mine).status == 201)
        #expect(try await story.texts(of: mine).count == 2)
    }

    @Test func whoWasMergedFromAnotherSessionStillReachesIt() async throws {
        let story = try await story()
        let other = try await story.desk.customer()
        let mine = try await story.ask("My USDT has not arrived", "a")
        let theirs = try await story.ask("From my phone: it has not arrived", "a", by: other)
        let stranger = try await story.desk.customer()
        try await story.desk.desk.store.write { tx in
            for (place, id) in [mine, theirs].enumerated() {
                try tx.execute(
                    """
                    INSERT INTO confirmation (digest, conversation_id, customer, expires_at, confirmed_at) VALUES (\("d\(place)"), \(id), 'u1', 0, 1)
                    """)
            }
        }
        #expect(try await story.merge(theirs, into: mine).status == 201)
        #expect(try await story.write("any news?", "z", to: theirs, by: other).status == 201)
        #expect(try await story.texts(of: mine).last == "any news?")
        #expect(try await story.desk.call(.get, "/client/v1/conversations/\(theirs)", bearer: stranger).status == 404)
        #expect(try await story.desk.call(.get, "/client/v1/conversations/\(mine)", bearer: stranger).status == 404)
    }

    @Test func whatIsAboutSomethingElseBecomesAConversation() async throws {
        let story = try await story()
        let id = try await story.ask("My USDT has not arrived", "a")
        _ = try await story.write("By the way, how do I back up?", "b", to: id)
        try await story.desk.desk.inbox.take(id, by: story.agent.signedIn)
        let messages = try await story.desk.desk.store.read { tx in try tx.messages(of: id, after: 0, limit: 10, withNotes: false) }
        func split(_ ids: [ID<Message>]) async throws -> TestReply {
            let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
            return try await story.desk.call(.post, "/api/v1/conversations/\(id)/split", body: #"{"messages":[\#(list)]}"#, staff: story.agent)
        }
        #expect(try await split([]).status == 409, "nothing")
        #expect(try await split(messages.filter { $0.author == .customer }.map(\.id)).status == 409, "everything")
        let reply = try await split([try #require(messages.last).id])
        #expect(reply.status == 201)
        try await story.desk.settle()
        let new = try #require(ID<Conversation>(try reply.text("target")))
        #expect(try await story.texts(of: id) == ["My USDT has not arrived"])
        #expect(try await story.texts(of: new) == ["By the way, how do I back up?"])
        let made = try await story.conversation(new)
        #expect(made.subject == "By the way, how do I back up?" && made.state.agent == story.agent.id && made.awaitsReply)
        let list = try await story.desk.call(.get, "/client/v1/conversations", bearer: story.customer).string
        #expect(list.contains(new.description), "the customer finds it among theirs")
        let found = try await story.desk.call(.get, "/api/v1/search?query=\(made.number)", staff: story.agent).string
        #expect(found.contains(new.description), "and staff by its number")

        #expect(try await story.desk.call(.delete, "/api/v1/conversations/\(id)/regroupings/\(try reply.text("id"))", staff: story.agent).status == 204)
        #expect(try await story.texts(of: id).count == 2)
        #expect(try await story.conversation(new).mergedInto == id)
    }

    @Test func theftIsNotLostInAMerge() async throws {
        let story = try await story()
        let calm = try await story.ask("How do I buy TRX?", "a")
        let theft = try await story.ask("someone stole my coins", "b")
        try await story.desk.desk.inbox.flagSecurity(true, of: theft)
        #expect(try await story.merge(theft, into: calm).status == 201)
        let kept = try await story.conversation(calm)
        #expect(kept.isSecurity && kept.priority == 1)
    }

    @Test func whatTimeBringsComesWhereItGoesOn() async throws {
        let story = try await story()
        let first = try await story.ask("My USDT has not arrived", "a")
        let second = try await story.ask("How do I buy TRX?", "b")
        let at = story.desk.time.now + .days(1)
        try await story.desk.desk.inbox.scheduleCheckBack(second, at: at, by: story.agent.signedIn)
        #expect(try await story.merge(second, into: first).status == 201)
        try await story.desk.pass(.days(1))
        func asked(_ id: ID<Conversation>) async throws -> Int {
            try await story.desk.desk.store.read { tx in try tx.messages(of: id, after: 0, limit: 50, withNotes: false) }.count {
                $0.text.contains("look in again")
            }
        }
        #expect(try await asked(first) == 1)
        #expect(try await asked(second) == 0)
    }

    @Test func theConsoleOffersItAndTakesItBack() async throws {
        let story = try await story()
        let first = try await story.ask("My USDT has not arrived", "a")
        let second = try await story.ask("How do I buy TRX?", "b")
        _ = try await story.write("and how do I back up?", "c", to: second)
        let page = try await story.desk.call(.get, "/console/fragments/conversation/\(second)?lang=zh", staff: story.agent).string
        #expect(page.contains("合并到其他会话…") && page.contains("拆分…") && page.contains(first.description))
        _ = try await story.merge(second, into: first)
        let merged = try await story.desk.call(.get, "/console/fragments/conversation/\(first)", staff: story.agent).string
        #expect(merged.contains("merged #\(try await story.conversation(second).number) into this") && merged.contains("Take back"))
    }
}
