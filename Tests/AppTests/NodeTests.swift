import App
import Assist
import Configuration
import DeskTesting
import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store
import Testing

/// Two desks on one database are one desk.
@Suite(.enabled(if: TestDatabase.server != nil, "WALLETDESK_TEST_POSTGRES names no server"), .timeLimit(.minutes(2))) struct NodeTests {
    private let one: TestDesk
    private let other: TestDesk

    init() async throws {
        let (folder, time) = (try TestFolder(), TestClock())
        let database = try TestDatabase.url(of: folder)
        one = try await TestDesk(["database": .init(.string(database), isSecret: true)], folder: folder, time: time)
        other = try await TestDesk(["database": .init(.string(database), isSecret: true)], folder: folder, time: time)
    }

    private func conversation(_ token: String, on desk: TestDesk, saying text: String) async throws -> String {
        let reply = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"a","text":"\#(text)"}"#, bearer: token)
        return try reply.text("id")
    }

    @Test func aSessionIsGoodOnEveryNode() async throws {
        let token = try await one.customer()
        let id = try await conversation(token, on: one, saying: "My USDT has not arrived")
        let again = try await other.call(.post, "/client/v1/conversations", body: #"{"clientId":"a","text":"My USDT has not arrived"}"#, bearer: token)
        #expect(try again.text("id") == id, "sent again to another node it is the same")
        #expect(try await other.call(.get, "/client/v1/conversations/\(id)", bearer: token).status == 200)
        let agent = try await other.staff(.admin)
        #expect(try await one.call(.get, "/api/v1/conversations/\(id)", staff: agent).status == 200)
    }

    /// A stream that broke off on one node goes on at the other, by the number of the last event.
    @Test func aStreamGoesOnAtAnotherNode() async throws {
        let token = try await one.customer()
        let id = try await conversation(token, on: one, saying: "Hello")
        let path = "/client/v1/conversations/\(id)/events"
        var headers: HTTPFields = [.authorization: "Bearer \(token)"]
        let first = try await one.stream(path, headers: headers)
        try await first.wait(for: "Hello")
        let ids = first.text.split(separator: "\n").filter { $0.hasPrefix("id: ") }
        headers[.lastEventID] = String(try #require(ids.last).dropFirst(4))
        first.close()
        _ = try await one.call(.post, "/client/v1/conversations/\(id)/messages", body: #"{"clientId":"b","text":"Still there?"}"#, bearer: token)
        let second = try await other.stream(path, headers: headers)
        try await second.wait(for: "Still there?")
        #expect(!second.text.contains("Hello"))
        second.close()
    }

    @Test func whoTypesAndLooksIsSeenFromEveryNode() async throws {
        let token = try await one.customer()
        let id = try await conversation(token, on: one, saying: "Hello")
        let (ann, ben) = (try await one.staff(.admin, email: "ann@desk.test"), try await other.staff(.admin, email: "ben@desk.test"))
        let key = try #require(UUIDv7(id))
        try await other.desk.store.hub.listen(to: [.conversation(key)]) { listener in
            _ = try await one.call(.post, "/client/v1/conversations/\(id)/typing", bearer: token)
            while !(await listener.next().contains(.typing)) {}
        }
        _ = try await one.call(.post, "/api/v1/conversations/\(id)/viewing", staff: ann)
        // What comes later comes in the same order.
        try await other.desk.store.catchUp()
        let seen = try await other.call(.post, "/api/v1/conversations/\(id)/viewing", staff: ben)
        #expect(seen.string.contains("Test admin") && seen.string.contains("true"))
    }

    @Test func whatIsPublishedOnOneNodeIsKnownOnTheOther() async throws {
        let assist = one.desk.assist
        let article = try await assist.create(slug: "lost", topic: "transfers", level: .beginner, owner: "desk", related: [], by: nil)
        let text = ArticleText(
            title: "A frobnicated transfer", summary: "It comes within the hour.", questions: [], body: "Wait an hour.", sources: ["https://tron.network"],
            reviewed: "2026-11-01", reviewBy: "2027-05-01")
        try await assist.publish(try await assist.save(text, of: article, .en, by: nil), of: article, .en, by: nil)
        try await other.settle()
        #expect(other.desk.assist.find("frobnicated", in: .en, limit: 3).map(\.title) == ["A frobnicated transfer"])
    }
}
