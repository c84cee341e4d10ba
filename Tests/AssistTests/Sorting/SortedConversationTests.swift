import App
import Assist
import DeskTesting
import Foundation
import HTTPTypes
import Inbox
import Kit
import Store
import Testing

/// Sorting on arrival, through the routes.
@Suite struct SortedConversationTests {
    private func opened(_ test: TestDesk, _ text: String) async throws -> (id: String, token: String) {
        let token = try await test.customer()
        let body = try JSONSerialization.data(withJSONObject: ["clientId": "c", "text": text])
        let reply = try await test.call(.post, "/client/v1/conversations", body: String(decoding: body, as: UTF8.self), bearer: token)
        try await test.settle()
        return (try reply.text("id"), token)
    }

    @Test func itIsSortedAndSaysWhy() async throws {
        let test = try await TestDesk()
        let asked = try await opened(test, "质押的 TRX 能量怎么没有增加，急")
        let agent = try await test.staff(.agent)
        let view = try await test.call(.get, "/api/v1/conversations/\(asked.id)/sorting", staff: agent)
        #expect(try view.text("topic") == "staking-resources")
        #expect(try view.text("mood") == "worried")
        #expect(view.string.contains("质押"))
        let panel = try await test.call(.get, "/console/fragments/sorting/\(asked.id)?lang=zh", staff: agent)
        #expect(panel.status == 200)
        #expect(panel.string.contains("selected"))
    }

    @Test func itIsSortedAgainAsItGrows() async throws {
        let test = try await TestDesk()
        let asked = try await opened(test, "how do i add a custom token")
        let agent = try await test.staff(.agent)
        #expect(try await test.call(.get, "/api/v1/conversations/\(asked.id)/sorting", staff: agent).text("category") == "how-to")
        _ = try await test.call(
            .post, "/client/v1/conversations/\(asked.id)/messages", body: #"{"clientId":"m2","text":"and then someone drained my wallet, all gone"}"#,
            bearer: asked.token)
        try await test.settle()
        let view = try await test.call(.get, "/api/v1/conversations/\(asked.id)/sorting", staff: agent)
        #expect(try view.text("category") == "security")
        #expect(try view.text("urgency") == "2")
        #expect(try await test.call(.get, "/api/v1/conversations/\(asked.id)", staff: agent).text("security") == "1")
    }

    @Test func whatAPersonCorrectedStays() async throws {
        let test = try await TestDesk()
        let asked = try await opened(test, "someone drained my wallet")
        let agent = try await test.staff(.agent)
        let body = #"{"category":"how-to","topic":"market"}"#
        let corrected = try await test.call(.put, "/api/v1/conversations/\(asked.id)/sorting", body: body, staff: agent)
        #expect(corrected.status == 200)
        #expect(corrected.string.contains("correctedBy"))
        #expect(try await test.call(.get, "/api/v1/conversations/\(asked.id)", staff: agent).text("security") == "0")
        _ = try await test.call(
            .post, "/client/v1/conversations/\(asked.id)/messages", body: #"{"clientId":"m2","text":"what is slippage"}"#, bearer: asked.token)
        try await test.settle()
        let view = try await test.call(.get, "/api/v1/conversations/\(asked.id)/sorting", staff: agent)
        #expect(try view.text("category") == "how-to")
        #expect(try view.text("topic") == "market")
        #expect(try await test.call(.get, "/api/v1/conversations/\(asked.id)", staff: agent).text("security") == "0", "what is said later marks it no more")
    }

    @Test(arguments: [#"{"category":"theft","topic":"market"}"#, #"{"category":"how-to","topic":"weather"}"#, "{}"])
    func aWrongCorrectionIsExplained(_ body: String) async throws {
        let test = try await TestDesk()
        let asked = try await opened(test, "what is slippage")
        let reply = try await test.call(.put, "/api/v1/conversations/\(asked.id)/sorting", body: body, staff: try await test.staff(.agent))
        #expect((400..<500).contains(reply.status))
    }

    /// Corrections are learned in the night, compared on questions that neither learned from, and can be taken back.
    @Test func correctionsAreLearnedAndCanBeRolledBack() async throws {
        let test = try await TestDesk()
        let folder = try TestFolder()
        let lines = try String(contentsOfFile: "\(BotTests.knowledge)/questions.tsv", encoding: .utf8).split(separator: "\n").prefix(600)
        try lines.joined(separator: "\n").write(toFile: "\(folder.path)/questions.tsv", atomically: true, encoding: .utf8)
        _ = try await test.desk.assist.importFolder(folder.path)
        #expect(try await test.desk.assist.learnSorting() == false, "nothing was corrected")
        let agent = try await test.staff(.agent)
        for number in 0..<3 {
            let asked = try await opened(test, "the moonbeam gadget \(number) does not glow")
            _ = try await test.call(
                .put, "/api/v1/conversations/\(asked.id)/sorting", body: #"{"category":"technical","topic":"contract"}"#, staff: agent)
        }
        let isUsed = try await test.desk.assist.learnSorting()
        let kept = try await test.desk.store.read { tx in
            try tx.rows("SELECT version, state, corrections, before, after FROM sorting_version").map { row in
                (
                    state: try row("state", as: String.self), corrections: try row("corrections", as: Int.self), before: try row("before", as: Double.self),
                    after: try row("after", as: Double.self)
                )
            }
        }
        #expect(kept.count == 1)
        #expect(kept.first?.corrections == 3)
        #expect(kept.first.map { $0.state == ($0.after >= $0.before ? "used" : "refused") } == true)
        #expect(isUsed == (kept.first?.state == "used"))
        let asked = try await opened(test, "my moonbeam gadget is dark")
        let view = try await test.call(.get, "/api/v1/conversations/\(asked.id)/sorting", staff: agent)
        #expect(try view.text("topic") == "contract" || !isUsed)
        try await test.desk.assist.rollBackSorting(by: nil)
        let again = try await opened(test, "what is slippage")
        #expect(try await test.call(.get, "/api/v1/conversations/\(again.id)/sorting", staff: agent).text("version") == "0")
    }

    @Test(arguments: [
        ("WHERE IS MY MONEY!!!", Mood.worried), ("你们是骗子平台吧，垃圾", .angry), ("怎么添加代币", .calm), ("please help me, all my savings", .worried),
        ("this is useless, nobody answers", .angry), ("how do i stake", .calm),
    ])
    func moodIsHeard(_ text: String, _ mood: Mood) { #expect(Mood(text) == mood) }
}
