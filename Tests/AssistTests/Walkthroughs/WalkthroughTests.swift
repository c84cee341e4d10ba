import Accounts
import App
import DeskTesting
import Foundation
import HTTPTypes
import Kit
import Store
import Testing
import Wire

@testable import Assist

/// Guided conversations that are written: read, checked, played.
@Suite struct WalkthroughTests {
    private static let slow = """
        title: {en: A slow app, zh: App 很慢}
        topic: app
        level: beginner
        owner: support
        sources: []
        reviewed: 2026-11-29
        review-by: 2027-05-29
        begins:
          - all: [{en: "slow|laggy", zh: "很慢|很卡"}]
            unless: [{en: "transfer*", zh: "转账"}]
        steps:
          - name: since
            say: {en: Since when is it slow?, zh: 从什么时候开始变慢的？}
            choices:
              - {label: {en: Since an update, zh: 更新以后}, also: {en: "updat*", zh: "升级"}, next: version}
              - {label: {en: It always was, zh: 一直这样}, next: restart}
          - name: version
            say: {en: Which version is it?, zh: 是哪个版本？}
            keep: {en: App version, zh: App 版本}
            next: restart
          - name: restart
            say: {en: Close it and open it again., zh: 先退出，再重新打开。}
            next: better
          - name: better
            say: {en: Is it better now?, zh: 现在好些了吗？}
            choices:
              - {label: {en: "Yes", zh: 好些了}, next: good}
              - {label: {en: "No", zh: 没有好转}, next: person}
          - name: good
            say: {en: Good to hear., zh: 那就好。}
            end: done
          - name: person
            say: {en: A colleague goes on., zh: 请同事接着看。}
            end: person
        talks:
          - says: {en: ["the app is slow", "1", "2.8", "yes"], zh: ["app 很慢", "1", "2.8", "好些了"]}
            ends: good
        not-for: {en: ["my transfer is slow"], zh: ["转账很慢"]}
        """

    private static func read(_ content: String = slow) throws -> Walkthrough { try WalkthroughFile.walkthrough("slow-app", content) }

    private static func problems(_ content: String) throws -> [String] {
        WalkthroughCheck(walkthrough: try read(content), all: [], hasArticle: { $0 == "update-app" }, refusal: { _ in nil }).problems.map(\.en)
    }

    // MARK: - Answers

    @Test(arguments: [
        ("1", "version"), ("1.", "version"), ("第一个", "version"), ("①", "version"), ("option 1", "version"), ("Since an update", "version"),
        ("since an update!", "version"), ("i updated it yesterday", "version"), ("升级之后", "version"), ("it always was like that", "better"), ("２", "better"),
        ("2", "better"), ("the second one", "better"), ("二", "better"),
    ])
    func anAnswerIsUnderstood(_ text: String, _ step: String) throws {
        let walkthrough = try Self.read()
        var state = WalkthroughState(walkthrough, .en)
        _ = state.begin(walkthrough, .en)
        _ = state.hear(text, walkthrough, .en)
        #expect(state.step == step)
    }

    /// A word within another word is none.
    @Test(
        arguments: [("another one", nil), ("i know", nil), ("yeah works now", "good"), ("no, not at all", "person"), ("nothing changed, no", "person")]
            as [(String, String?)])
    func yesAndNoAreWords(_ text: String, _ step: String?) throws {
        let walkthrough = try Self.read()
        var state = WalkthroughState(walkthrough, .en)
        _ = state.begin(walkthrough, .en)
        _ = state.hear("2", walkthrough, .en)
        _ = state.hear(text, walkthrough, .en)
        #expect(state.step == step ?? "better")
    }

    @Test func twoAnswersThatFitNothingBringAPerson() throws {
        let walkthrough = try Self.read()
        var state = WalkthroughState(walkthrough, .en)
        _ = state.begin(walkthrough, .en)
        guard case .say(let again, _)? = state.hear("purple", walkthrough, .en).first else { throw TestFailure("nothing was said") }
        #expect(again.contains("1. [Since an update](reply:1)"))
        #expect(state.hear("green", walkthrough, .en).last == .handOver(isSecurity: false))
        #expect(state.isOver)
    }

    @Test func aQuestionIsAnsweredBetweenAndTheWalkthroughWaits() throws {
        let walkthrough = try Self.read()
        var state = WalkthroughState(walkthrough, .en)
        _ = state.begin(walkthrough, .en)
        #expect(state.hear("how much is the fee for usdt?", walkthrough, .en) == [.passOn])
        #expect(!state.isOver)
        _ = state.hear("1", walkthrough, .en)
        #expect(state.step == "version")
    }

    @Test func whatTheySaidGoesToThePerson() throws {
        let walkthrough = try Self.read()
        var state = WalkthroughState(walkthrough, .zh)
        _ = state.begin(walkthrough, .zh)
        for text in ["1", "2.8.1", "没有"] { _ = state.hear(text, walkthrough, .zh) }
        #expect(state.isOver)
        #expect(state.summary(.zh) == ["走过的引导：App 很慢", "客户的选择：更新以后 → 没有好转", "App 版本：2.8.1"])
    }

    @Test func aStepThatIsGoneBringsAPerson() throws {
        let walkthrough = try Self.read()
        var state = WalkthroughState(walkthrough, .en)
        _ = state.begin(walkthrough, .en)
        #expect(state.hear("1", nil, .en).last == .handOver(isSecurity: false))
    }

    /// Who pressed the button in a letter is told that it goes on: where the walkthrough is gone, with a person.
    @Test func aConfirmationForAWalkthroughThatIsGoneBringsAPerson() throws {
        let walkthrough = try Self.read()
        var state = WalkthroughState(walkthrough, .en)
        _ = state.begin(walkthrough, .en)
        #expect(state.confirmed(true, walkthrough, .en).isEmpty)
        #expect(state.confirmed(true, nil, .en).last == .handOver(isSecurity: false))
    }

    /// Whatever is written, a walkthrough ends, and nothing after its end is said.
    @Test func itAlwaysEnds() throws {
        let walkthrough = try Self.read()
        let words = ["1", "2", "3", "yes", "no", "好些了", "what?", "", "🙂", "slow", "2.8"]
        for seed in 0..<1_000 {
            var random = SeededGenerator(seed: UInt64(seed))
            var state = WalkthroughState(walkthrough, .en)
            _ = state.begin(walkthrough, .en)
            for _ in 0..<40 { _ = state.hear(random.pick(words), walkthrough, .en) }
            #expect(state.isOver, "seed \(seed)")
            #expect(state.hear("1", walkthrough, .en).isEmpty, "seed \(seed)")
        }
    }

    // MARK: - The check

    @Test func aRightOneHasNoProblems() throws {
        #expect(try Self.problems(Self.slow).isEmpty)
    }

    @Test(arguments: [
        ("next: restart\n  - name: restart", "next: nowhere\n  - name: restart", "leads to nowhere"),
        ("end: done", "next: good", "good comes to no end"),
        (#"["the app is slow", "1", "2.8", "yes"]"#, #"["the app is slow", "1", "2.8", "maybe"]"#, "is no answer to better"),
        (#"["the app is slow", "1", "2.8", "yes"]"#, #"["the app is slow", "1", "2.8", "no"]"#, "It ends with person"),
        (#"["the app is slow", "1", "2.8", "yes"]"#, #"["the app is fast", "1", "2.8", "yes"]"#, "does not begin"),
        ("unless: [{en: \"transfer*\", zh: \"转账\"}]", "unless: []", "It begins for"),
        ("reviewed: 2026-11-29", "reviewed: yesterday", "Dates are written"),
        ("end: done", "end: done\n    article: none-such", "which is not there"),
        ("next: better", "next: good", "Nothing leads to better"),
    ])
    func aFaultIsNamed(_ right: String, _ wrong: String, _ words: String) throws {
        #expect(Self.slow.contains(right))
        let problems = try Self.problems(Self.slow.replacingOccurrences(of: right, with: wrong))
        #expect(problems.contains { $0.contains(words) }, "\(problems)")
    }

    @Test(arguments: [
        ("topic: app", "topic: nothing", "topic"), ("end: done", "", "good must do one thing"),
        ("end: done", "end: done\n    next: better", "good must do one thing"),
        ("steps:", "stairs:", "steps"),
    ])
    func whatIsNoWalkthroughSaysWhere(_ right: String, _ wrong: String, _ words: String) throws {
        do {
            _ = try Self.read(Self.slow.replacingOccurrences(of: right, with: wrong))
            Issue.record("it was read")
        } catch { #expect("\(error)".contains(words), "\(error)") }
    }

    // MARK: - The repository's own

    /// None of those that are shipped begins for a question whose answer is another one's, and all of them pass their check.
    @Test func theShippedOnesPass() throws {
        let check = try KnowledgeCheck(KnowledgeFolder(BotTests.knowledge), today: "2026-11-29")
        #expect(check.problems.filter { $0.hasPrefix("walkthroughs") } == [])
        #expect(check.walkthroughs >= 12)
    }

    // MARK: - In the desk

    private func say(_ text: String, _ test: TestDesk, _ asked: (id: String, token: String)) async throws {
        let body = String(decoding: try JSONSerialization.data(withJSONObject: ["clientId": UUID().uuidString, "text": text]), as: UTF8.self)
        _ = try await test.call(.post, "/client/v1/conversations/\(asked.id)/messages", body: body, bearer: asked.token)
        try await test.settle()
    }

    private func ask(_ text: String, _ test: TestDesk, _ locale: String) async throws -> (id: String, token: String) {
        let token = try await test.customer(locale: locale)
        let body = String(decoding: try JSONSerialization.data(withJSONObject: ["clientId": "c", "text": text]), as: UTF8.self)
        let reply = try await test.call(.post, "/client/v1/conversations", body: body, bearer: token)
        try await test.settle()
        return (try reply.text("id"), token)
    }

    private func messages(_ test: TestDesk, _ asked: (id: String, token: String)) async throws -> [Wire.Message] {
        try await test.call(.get, "/client/v1/conversations/\(asked.id)/messages", bearer: asked.token).decoded(MessageList.self).messages
    }

    private func body(_ content: String) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: ["content": content]), as: UTF8.self)
    }

    @Test func aWriterMakesOneAndACustomerGoesThroughIt() async throws {
        let test = try await TestDesk()
        let lead = try await test.staff(.lead)
        let saved = try await test.call(.put, "/api/v1/walkthroughs/slow-app", body: try body(Self.slow), staff: lead)
        #expect(saved.status == 200)
        let asked = try await ask("app 很慢", test, "zh")
        #expect(try await messages(test, asked).last?.text == "从什么时候开始变慢的？\n\n1. [更新以后](reply:1)\n2. [一直这样](reply:2)")
        try await say("更新以后", test, asked)
        try await say("2.8.1", test, asked)
        #expect(try await messages(test, asked).suffix(2).map(\.text).first == "先退出，再重新打开。")
        try await say("没有好转", test, asked)
        let state = try await test.call(.get, "/client/v1/conversations/\(asked.id)", bearer: asked.token).decoded(Wire.Conversation.self).state
        #expect(state == .queued)
        let summary: String? = try await test.desk.store.read { tx in try tx.value("SELECT handover_summary FROM conversation") }
        #expect(summary?.contains("App 版本：2.8.1") == true)
    }

    @Test func aFaultyOneIsRefusedInTheWritersLanguageAndTheOldOneStays() async throws {
        let test = try await TestDesk()
        let lead = try await test.staff(.lead, language: .zh)
        _ = try await test.call(.put, "/api/v1/walkthroughs/slow-app", body: try body(Self.slow), staff: lead)
        let broken = Self.slow.replacingOccurrences(of: "next: restart\n  - name: restart", with: "next: nowhere\n  - name: restart")
        let refused = try await test.call(.put, "/api/v1/walkthroughs/slow-app", body: try body(broken), staff: lead)
        #expect(refused.status == 422)
        #expect(refused.string.contains("nowhere"))
        let list = try await test.call(.get, "/api/v1/walkthroughs", staff: lead)
        #expect(list.string.contains("next: restart") && !list.string.contains("nowhere"))
        let agent = try await test.staff(.agent, email: "a@desk.test")
        #expect(try await test.call(.put, "/api/v1/walkthroughs/slow-app", body: try body(Self.slow), staff: agent).status == 403)
    }

    @Test func theHelpCenterShowsItWithoutAScript() async throws {
        let test = try await TestDesk()
        let lead = try await test.staff(.lead)
        _ = try await test.call(.put, "/api/v1/walkthroughs/slow-app", body: try body(Self.slow), staff: lead)
        #expect(try await test.call(.get, "/help/walkthroughs?lang=zh").string.contains("/help/walkthroughs/slow-app?lang=zh"))
        let first = try await test.call(.get, "/help/walkthroughs/slow-app?lang=en")
        #expect(first.string.contains("step=version"))
        let later = try await test.call(.get, "/help/walkthroughs/slow-app?lang=en&step=restart")
        #expect(later.string.contains("Close it and open it again.") && later.string.contains("Is it better now?"))
        #expect(try await test.call(.get, "/help/walkthroughs/slow-app?lang=en&step=person").string.contains("This needs a person"))
        #expect(try await test.call(.get, "/help/walkthroughs/slow-app?step=none").status == 404)
        #expect(try await test.call(.get, "/help/walkthroughs/none").status == 404)
    }
}
