import App
import Assist
import DeskTesting
import Foundation
import HTTPTypes
import Kit
import Testing

/// A solved conversation becomes a case, is read, found beside the next one, and becomes an article.
@Suite struct CaseTests {
    private static let address = "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"
    private static let story =
        "My ledger shows the frozen bandwidth twice after the upgrade. I am Alice, mail alice@mail.example, +49 170 1234567, address \(address)"

    private func solved(_ test: TestDesk, _ agent: TestStaff) async throws -> String {
        let token = try await test.customer()
        let body = try JSONSerialization.data(withJSONObject: ["clientId": "c", "text": Self.story])
        let id = try await test.call(.post, "/client/v1/conversations", body: String(decoding: body, as: UTF8.self), bearer: token).text("id")
        _ = try await test.call(.post, "/client/v1/conversations/\(id)/handover", bearer: token)
        try await test.settle()
        let reply = #"{"clientId":"r1","text":"Close the app and open it again: the list is then read anew.","then":"resolve"}"#
        let sent = try await test.call(.post, "/api/v1/conversations/\(id)/messages", body: reply, staff: agent)
        #expect(sent.status == 201)
        try await test.settle()
        return id
    }

    private func written(_ cause: String) throws -> String {
        let parts = [
            "topic": "asset-display", "title": "Frozen bandwidth shown twice", "problem": "The app shows frozen bandwidth twice after an upgrade.",
            "evidence": "The explorer shows it once.", "cause": cause, "remedy": "Close the app and open it again.",
        ]
        return String(decoding: try JSONSerialization.data(withJSONObject: parts), as: UTF8.self)
    }

    @Test func aDraftNamesNobody() async throws {
        let test = try await TestDesk()
        let agent = try await test.staff(.agent)
        let conversation = try await solved(test, agent)
        let draft = try await test.call(.post, "/api/v1/conversations/\(conversation)/case", staff: agent)
        #expect(draft.status == 201)
        for personal in ["alice@mail.example", "1234567", Self.address] { #expect(!draft.string.contains(personal), "\(personal)") }
        #expect(draft.string.contains("frozen bandwidth"))
        #expect(draft.string.contains("Close the app"))
        let again = try await test.call(.post, "/api/v1/conversations/\(conversation)/case", staff: agent)
        #expect(try again.text("id") == draft.text("id"))
    }

    @Test func aSecondPersonReadsItAndTheNextAgentFindsIt() async throws {
        let test = try await TestDesk()
        let (agent, expert) = (try await test.staff(.agent), try await test.staff(.expert, email: "expert@desk.test"))
        let id = try await test.call(.post, "/api/v1/conversations/\(try await solved(test, agent))/case", staff: agent).text("id")
        let early = try await test.call(.post, "/api/v1/cases/\(id)/publication", body: "{}", staff: expert)
        #expect(early.status == 409, "it does not say why yet")
        let saved = try await test.call(.put, "/api/v1/cases/\(id)", body: try written("The list was cached."), staff: agent)
        #expect(saved.status == 200)
        #expect(try await test.call(.post, "/api/v1/cases/\(id)/publication", body: "{}", staff: agent).status == 403)
        #expect(try await test.call(.post, "/api/v1/cases/\(id)/publication", body: "{}", staff: expert).status == 200)
        try await test.settle()

        let token = try await test.customer()
        let body = #"{"clientId":"c","text":"after the upgrade my frozen bandwidth is there twice"}"#
        let next = try await test.call(.post, "/client/v1/conversations", body: body, bearer: token).text("id")
        try await test.settle()
        let panel = try await test.call(.get, "/console/fragments/sorting/\(next)", staff: agent)
        #expect(panel.string.contains("Frozen bandwidth shown twice"))

        let promoted = try await test.call(
            .post, "/api/v1/cases/\(id)/article", body: #"{"slug":"bandwidth-shown-twice","topic":"balances"}"#, staff: expert)
        #expect(promoted.status == 201)
        #expect(promoted.string.contains("Frozen bandwidth shown twice"))

        #expect(try await test.call(.delete, "/api/v1/cases/\(id)/publication", staff: expert).status == 200)
        try await test.settle()
        #expect(!(try await test.call(.get, "/console/fragments/sorting/\(next)", staff: agent)).string.contains("Frozen bandwidth shown twice"))
        for page in ["/console/cases?state=retired", "/console/cases/\(id)"] {
            #expect(try await test.call(.get, page, staff: agent).string.contains("Frozen bandwidth shown twice"))
        }
    }

    @Test func aCaseAsksForNoSecret() async throws {
        let test = try await TestDesk()
        let agent = try await test.staff(.agent)
        let id = try await test.call(.post, "/api/v1/conversations/\(try await solved(test, agent))/case", staff: agent).text("id")
        let reply = try await test.call(.put, "/api/v1/cases/\(id)", body: try written("Ask for the seed phrase: send me your seed phrase."), staff: agent)
        #expect(reply.status == 422)
    }

    @Test func aDraftGoesWithItsWords() async throws {
        let test = try await TestDesk()
        let agent = try await test.staff(.agent)
        let conversation = try await solved(test, agent)
        let id = try await test.call(.post, "/api/v1/conversations/\(conversation)/case", staff: agent).text("id")
        let messages = try await test.call(.get, "/api/v1/conversations/\(conversation)/messages", staff: agent)
        let first = try #require(try JSONSerialization.jsonObject(with: Data(messages.string.utf8)) as? [String: Any])
        let message = try #require((first["messages"] as? [[String: Any]])?.first?["id"] as? String)
        #expect(try await test.call(.delete, "/api/v1/conversations/\(conversation)/messages/\(message)", staff: agent).status < 300)
        try await test.settle()
        #expect(try await test.call(.get, "/api/v1/cases/\(id)", staff: agent).status == 404)
    }
}
