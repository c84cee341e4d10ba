import App
import Assist
import DeskTesting
import Foundation
import HTTPTypes
import Inbox
import Kit
import Store
import Testing
import Wire

/// The assistant on the articles of this repository.
@Suite struct BotTests {
    static let knowledge = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Knowledge").standardizedFileURL.path

    private func desk() async throws -> TestDesk { try await TestDesk(folder: try await ShippedKnowledge.deskFolder()) }

    private func ask(_ test: TestDesk, _ text: String) async throws -> (id: String, token: String) {
        let token = try await test.customer()
        let body = try JSONSerialization.data(withJSONObject: ["clientId": "c", "text": text])
        let reply = try await test.call(.post, "/client/v1/conversations", body: String(decoding: body, as: UTF8.self), bearer: token)
        try await test.settle()
        return (try reply.text("id"), token)
    }

    private func messages(_ test: TestDesk, _ asked: (id: String, token: String)) async throws -> [Wire.Message] {
        try await test.call(.get, "/client/v1/conversations/\(asked.id)/messages", bearer: asked.token).decoded(MessageList.self).messages
    }

    private func state(_ test: TestDesk, _ asked: (id: String, token: String)) async throws -> Wire.Conversation.State {
        try await test.call(.get, "/client/v1/conversations/\(asked.id)", bearer: asked.token).decoded(Wire.Conversation.self).state
    }

    @Test(arguments: [
        ("what is the difference between seed phrase and private key", "/help/backup/phrase-key-password"),
        ("助记词和私钥有什么区别", "/help/backup/phrase-key-password"), ("忘记钱包密码怎么办", "/help/backup/forgot-password"),
        ("i forgot my wallet password", "/help/backup/forgot-password"),
    ])
    func itQuotesThePassageAndNamesTheSource(_ question: String, _ path: String) async throws {
        let test = try await desk()
        let asked = try await ask(test, question)
        let answer = try await messages(test, asked).last
        #expect(answer?.author == .bot)
        #expect(answer?.source?.path == path)
        #expect(answer?.source?.reviewed.isEmpty == false)
        #expect(try await state(test, asked) == .bot)
    }

    @Test(arguments: ["今天天气怎么样", "write me a poem about spring", "asdf qwer zxcv"])
    func itSaysWhenItDoesNotKnow(_ question: String) async throws {
        let test = try await desk()
        let asked = try await ask(test, question)
        let answer = try await messages(test, asked).last
        #expect(answer?.author == .bot)
        #expect(answer?.source == nil)
    }

    @Test(arguments: [("hello", "What happened with your wallet"), ("谢谢", "不客气"), ("are you a robot", "a program")])
    func itIsShortAndKind(_ said: String, _ answer: String) async throws {
        let test = try await desk()
        let asked = try await ask(test, said)
        #expect(try await messages(test, asked).last?.text.contains(answer) == true)
        #expect(try await state(test, asked) == .bot)
    }

    @Test func itAsksBackAndThenBringsAPerson() async throws {
        let test = try await desk()
        let asked = try await ask(test, "my backup and the password do not fit the phone")
        let question = try #require(try await messages(test, asked).last)
        let all = try await messages(test, asked).map(\.text)
        #expect(try await state(test, asked) == .bot, "\(all)")
        #expect(question.text.contains("Did you mean"))
        #expect(question.text.components(separatedBy: "\n- [").count == 4)
        _ = try await test.call(
            .post, "/client/v1/conversations/\(asked.id)/messages", body: #"{"clientId":"m2","text":"none of these, it is about the old backup"}"#,
            bearer: asked.token)
        try await test.settle()
        #expect(try await state(test, asked) == .queued)
    }

    @Test func twoMissesBringAPersonWithTheStory() async throws {
        let test = try await desk()
        let asked = try await ask(test, "asdf qwer zxcv")
        _ = try await test.call(
            .post, "/client/v1/conversations/\(asked.id)/messages", body: #"{"clientId":"m2","text":"zxcv asdf again"}"#, bearer: asked.token)
        try await test.settle()
        #expect(try await state(test, asked) == .queued)
        let agent = try await test.staff(.agent)
        let notes = try await test.call(.get, "/api/v1/conversations/\(asked.id)/messages", staff: agent)
        #expect(notes.string.contains("Asked: asdf qwer zxcv"))
    }

    @Test(arguments: ["I want to talk to a human", "转人工"])
    func aPersonOnRequest(_ words: String) async throws {
        let test = try await desk()
        #expect(try await state(test, try await ask(test, words)) == .queued)
    }

    @Test(arguments: ["help my usdt was stolen ten minutes ago", "我的U被转走了，怎么办"])
    func theftGetsFirstAidAndJumpsTheLine(_ words: String) async throws {
        let test = try await desk()
        let asked = try await ask(test, words)
        #expect(try await state(test, asked) == .queued)
        #expect(try await messages(test, asked).contains { $0.source?.path.hasPrefix("/help/security/") == true })
        let agent = try await test.staff(.agent)
        let view = try await test.call(.get, "/api/v1/conversations/\(asked.id)", staff: agent)
        #expect(try view.text("security") == "1")
    }

    @Test func anAnswerThatHelpedSettlesIt() async throws {
        let test = try await desk()
        let asked = try await ask(test, "i forgot my wallet password")
        let answer = try #require(try await messages(test, asked).last)
        let reply = try await test.call(
            .post, "/client/v1/conversations/\(asked.id)/answer-feedback", body: #"{"messageId":"\#(answer.id)","helped":true}"#, bearer: asked.token)
        #expect(try reply.decoded(Wire.Conversation.self).state == .resolved)
    }

    @Test func itRepeatsNothingWhenEventsComeAgain() async throws {
        let test = try await desk()
        let asked = try await ask(test, "i forgot my wallet password")
        let before = try await messages(test, asked).count
        try await test.desk.store.write { tx in try tx.execute("DELETE FROM reader") }
        try await test.settle()
        #expect(try await messages(test, asked).count == before)
    }

    @Test func aFolderComesOutAsItWentIn() async throws {
        let test = try await desk()
        let folder = try TestFolder()
        let count = try await test.desk.assist.exportFolder(folder.path)
        #expect(count >= 120)
        let again = try await TestDesk()
        let report = try await again.desk.assist.importFolder(folder.path)
        #expect(report.problems.isEmpty)
        #expect(report.changed == count)
        let repeated = try await test.desk.assist.importFolder(folder.path)
        #expect(repeated.changed == 0)
    }
}
