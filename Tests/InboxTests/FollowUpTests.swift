import Accounts
import App
import Configuration
import DeskTesting
import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Routing
import Store
import Testing

/// What follows when an agent has done their part: reminders, thanks, second looks, and why it is over.
@Suite struct FollowUpTests {
    private struct Story {
        let desk: TestDesk
        let agent: TestStaff
        let customer: String
        let id: ID<Conversation>
        var path: String { "/api/v1/conversations/\(id)" }

        func state() async throws -> ConversationState.Name? { try await desk.desk.store.read { tx in try tx.conversation(id)?.state.name } }

        func said() async throws -> [String] {
            try await desk.desk.store.read { tx in try tx.messages(of: id, after: 0, limit: 100, withNotes: false) }.filter { $0.author == .system }.map(\.text)
        }

        func write(_ text: String, _ clientID: String) async throws {
            let reply = try await desk.call(
                .post, "/client/v1/conversations/\(id)/messages", body: #"{"clientId":"\#(clientID)","text":"\#(text)"}"#, bearer: customer)
            #expect(reply.status == 201)
            try await desk.settle()
        }
    }

    private func story() async throws -> Story {
        let desk = try await TestDesk(["assistant": false])
        let agent = try await desk.staff(.agent)
        let customer = try await desk.customer()
        let reply = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"q","text":"Where is my transfer?"}"#, bearer: customer)
        let story = Story(desk: desk, agent: agent, customer: customer, id: try #require(ID<Conversation>(try reply.text("id"))))
        try await desk.settle()
        try await desk.desk.inbox.take(story.id, by: agent.signedIn)
        return story
    }

    @Test func whoIsAwaitedIsRemindedOnceAndThenItEnds() async throws {
        let story = try await story()
        try await story.desk.desk.inbox.awaitCustomer(story.id, by: story.agent.signedIn)
        try await story.desk.pass(.hours(24) - .milliseconds(1))
        #expect(try await story.said() == [])
        try await story.desk.pass(.milliseconds(1))
        #expect(try await story.said().count == 1)
        try await story.desk.pass(.hours(23))
        #expect(try await story.said().count == 1)
        try await story.desk.pass(.hours(1))
        #expect(try await story.state() == .resolved)
        #expect(try await story.desk.desk.store.read { tx in try tx.conversation(story.id)?.closingReason } == .noAnswer)
    }

    @Test func whoAnswersIsNotReminded() async throws {
        let story = try await story()
        try await story.desk.desk.inbox.awaitCustomer(story.id, by: story.agent.signedIn)
        try await story.write("Here is the hash", "m1")
        try await story.desk.pass(.hours(40))
        #expect(try await story.said() == [])
        #expect(try await story.state() == .assigned)
    }

    @Test(arguments: [("Thank you!", false), ("谢谢，解决了", false), ("thanks a lot", false), ("It is still not there, please help", true), ("又不见了，怎么办", true)])
    func aThankYouDoesNotReopen(text: String, reopens: Bool) async throws {
        let story = try await story()
        try await story.desk.desk.inbox.resolve(story.id, by: story.agent.signedIn)
        try await story.write(text, "m1")
        #expect(try await story.state() == (reopens ? .queued : .resolved))
    }

    @Test func whatWasNotSolvedComesBackBeforeWhatIsNew() async throws {
        let story = try await story()
        try await story.desk.desk.inbox.resolve(story.id, by: story.agent.signedIn)
        let other = try await story.desk.customer()
        _ = try await story.desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"n","text":"A new question about fees"}"#, bearer: other)
        story.desk.time.advance(by: .minutes(1))
        try await story.write("It is still not there", "m1")
        let now = story.desk.time.now
        let place = try await story.desk.desk.store.read { tx in try story.desk.desk.routing.place(of: story.id, tx, now: now) }
        #expect(place?.position == 1)
    }

    @Test func aTheftIsLookedBackAtAfterADayAndThree() async throws {
        let story = try await story()
        try await story.desk.desk.inbox.flagSecurity(true, of: story.id)
        try await story.desk.desk.inbox.resolve(story.id, by: story.agent.signedIn)
        try await story.desk.pass(.hours(24))
        #expect(try await story.said().count == 1)
        try await story.desk.pass(.hours(48))
        #expect(try await story.said().count == 2)
        try await story.desk.pass(.hours(100))
        #expect(try await story.said().count == 2)
    }

    @Test func nobodyLooksBackAtWhatWasOpenedAgain() async throws {
        let story = try await story()
        try await story.desk.desk.inbox.flagSecurity(true, of: story.id)
        try await story.desk.desk.inbox.resolve(story.id, by: story.agent.signedIn)
        try await story.write("Somebody sent my coins away again", "m1")
        try await story.desk.pass(.hours(24))
        #expect(try await story.said() == [])
    }

    @Test func theReasonIsSaidWhenItIsOver() async throws {
        let story = try await story()
        let path = story.path + "/closing-reason"
        #expect(try await story.desk.call(.put, path, body: #"{"reason":"explained"}"#, staff: story.agent).status == 409)
        try await story.desk.desk.inbox.resolve(story.id, by: story.agent.signedIn)
        #expect(try await story.desk.call(.put, path, body: #"{"reason":"because"}"#, staff: story.agent).status == 400)
        #expect(try await story.desk.call(.put, path, body: #"{"reason":"explained"}"#, staff: story.agent).status == 204)
        let page = try await story.desk.call(.get, "/console/fragments/conversation/\(story.id)", staff: story.agent).string
        #expect(page.contains(#"<option value="explained" selected>"#))
    }
}
