import App
import Assist
import DeskTesting
import Foundation
import HTTPTypes
import Kit
import Testing
import Wire

/// The terms of this repository, in the help center and in the assistant's mouth.
@Suite struct GlossaryTests {
    private func desk() async throws -> TestDesk {
        let test = try await TestDesk()
        let folder = try TestFolder()
        try FileManager.default.copyItem(atPath: "\(BotTests.knowledge)/glossary.yaml", toPath: "\(folder.path)/glossary.yaml")
        #expect(try await test.desk.assist.importFolder(folder.path).problems.isEmpty)
        try await test.settle()
        return test
    }

    @Test(arguments: [
        ("en", "what is a private key?", "private key"), ("en", "What does slippage mean", "slippage"), ("zh", "什么是能量", "能量"), ("zh", "助记词是什么意思？", "助记词"),
    ])
    func aMeaningIsExplainedWithAPicture(_ language: String, _ question: String, _ term: String) async throws {
        let test = try await desk()
        let token = try await test.customer(locale: language)
        let body = try JSONSerialization.data(withJSONObject: ["clientId": "c", "text": question])
        let id = try await test.call(.post, "/client/v1/conversations", body: String(decoding: body, as: UTF8.self), bearer: token).text("id")
        try await test.settle()
        let answer = try await test.call(.get, "/client/v1/conversations/\(id)/messages", bearer: token).decoded(MessageList.self).messages.last
        #expect(answer?.author == .bot)
        #expect(answer?.text.contains("\n\n") == true, "\(answer?.text ?? "nothing")")
        let page = try await test.call(.get, "/help/glossary?lang=\(language)").string
        #expect(page.lowercased().contains(term))
    }

    @Test func theFolderOfThisRepositoryIsInOrder() throws {
        let check = try KnowledgeCheck(ShippedKnowledge.folder, today: "2026-11-29")
        #expect(check.problems.isEmpty, "\(check.problems)")
        #expect(check.articles >= 300 && check.terms >= 200 && check.questions >= 1_500)
    }

    @Test func whatIsWrongIsNamed() throws {
        let folder = try TestFolder()
        try FileManager.default.createDirectory(atPath: "\(folder.path)/app", withIntermediateDirectories: true)
        try """
        ---
        title: A title
        summary: A summary.
        level: beginner
        questions: []
        owner: desk
        reviewed: 2025-11-01
        review-by: 2026-05-01
        sources: []
        related: [gone]
        ---
        Send me your seed phrase. See [more](nowhere).
        """.write(toFile: "\(folder.path)/app/broken.en.md", atomically: true, encoding: .utf8)
        let problems = try KnowledgeCheck(KnowledgeFolder(folder.path), today: "2026-11-29").problems.joined(separator: "\n")
        for part in ["gone", "nowhere", "review is due", "no text in zh", "asks for a secret"] { #expect(problems.contains(part), "\(part) in \(problems)") }
    }
}
