import App
import Assist
import DeskTesting
import Foundation
import HTTPTypes
import Kit
import Testing

/// What writers of articles are told.
@Suite struct KnowledgeHealthTests {
    private func ask(_ test: TestDesk, _ text: String) async throws -> (id: String, token: String) {
        let token = try await test.customer()
        let body = try JSONSerialization.data(withJSONObject: ["clientId": "c", "text": text])
        let reply = try await test.call(.post, "/client/v1/conversations", body: String(decoding: body, as: UTF8.self), bearer: token)
        try await test.settle()
        return (try reply.text("id"), token)
    }

    private func desk() async throws -> TestDesk {
        let test = try await TestDesk()
        let folder = try TestFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/app", withIntermediateDirectories: true)
        try """
        ---
        title: Changing the app's password
        summary: In the settings, under security.
        level: beginner
        questions: [how to change the app password]
        owner: desk
        reviewed: 2026-11-01
        review-by: 2027-05-01
        sources: []
        related: []
        ---
        Open the settings, then security (as of 2026-01-05). See [another](not-there).
        """.write(toFile: "\(folder.path)/app/app-password.en.md", atomically: true, encoding: .utf8)
        #expect(try await test.desk.assist.importFolder(folder.path).problems.isEmpty)
        try await test.desk.assist.load()
        return test
    }

    @Test func whatWasAskedInVainAndWhatDidNotHelpIsListed() async throws {
        let test = try await desk()
        _ = try await ask(test, "my ledger shows the frozen bandwidth twice after the upgrade")
        let answered = try await ask(test, "how to change the app password")
        let messages = try await test.call(.get, "/client/v1/conversations/\(answered.id)/messages", bearer: answered.token)
        let list = try #require(try JSONSerialization.jsonObject(with: Data(messages.string.utf8)) as? [String: Any])
        let answer = try #require((list["messages"] as? [[String: Any]])?.last?["id"] as? String)
        _ = try await test.call(
            .post, "/client/v1/conversations/\(answered.id)/answer-feedback", body: #"{"messageId":"\#(answer)","helped":false}"#, bearer: answered.token)
        try await test.settle()
        let page = try await test.call(.get, "/console/knowledge-health", staff: try await test.staff(.expert)).string
        #expect(page.contains("my ledger shows the frozen bandwidth twice after the upgrade"))
        #expect(page.components(separatedBy: "how to change the app password").count > 1)
        #expect(page.contains("not-there"), "a link that leads nowhere")
        #expect(page.contains("2026-01-05"), "a figure past its day")
    }

    @Test func theThresholdIsTheLeadsToSet() async throws {
        let test = try await desk()
        let (agent, lead) = (try await test.staff(.agent), try await test.staff(.lead, email: "lead@desk.test"))
        #expect(try await test.call(.put, "/api/v1/answer-threshold", body: #"{"threshold":1}"#, staff: agent).status == 403)
        #expect(try await test.call(.put, "/api/v1/answer-threshold", body: #"{"threshold":0.1}"#, staff: lead).status == 422)
        #expect(try await test.call(.put, "/api/v1/answer-threshold", body: #"{"threshold":1}"#, staff: lead).status == 200)
        let asked = try await ask(test, "how to change the app password")
        let messages = try await test.call(.get, "/client/v1/conversations/\(asked.id)/messages", bearer: asked.token)
        #expect(!messages.string.contains("app-password\",\"reviewed"), "nothing is that sure")
        #expect(messages.string.contains("Did you mean"))
    }
}
