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

/// To the experts and back.
@Suite struct EscalationTests {
    @Test(arguments: [("en", "your device's model"), ("zh", "手机型号")])
    func whatIsMissingIsAskedAndWhatIsFoundComesBack(locale: String, asked: String) async throws {
        let desk = try await TestDesk(["assistant": false])
        let experts = try await desk.desk.accounts.addTeam(name: "Experts", by: nil)
        let support = try await desk.desk.store.read { tx in try tx.teams() }.filter { $0.name == "Support" }.map(\.id)
        let agent = try await desk.staff(.agent, teams: support)
        let expert = try await desk.staff(.expert, email: "expert@desk.test", teams: [experts])
        let customer = try await desk.customer(locale: locale)
        let text = locale == "zh" ? "打开兑换页面应用就闪退" : "The app crashes when I open the swap page"
        let reply = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"q","text":"\#(text)"}"#, bearer: customer)
        let id = try #require(ID<Conversation>(try reply.text("id")))
        try await desk.settle()
        try await desk.desk.inbox.take(id, by: agent.signedIn)
        func said() async throws -> [String] {
            try await desk.desk.store.read { tx in try tx.messages(of: id, after: 0, limit: 100, withNotes: false) }.filter { $0.author == .system }.map(\.text)
        }
        let path = "/api/v1/conversations/\(id)"
        let body = #"{"team":"\#(experts)","note":"please look","facts":{"steps":"opens the swap page","appVersion":"5.2.1"}}"#
        #expect(try await desk.call(.post, path + "/escalation", body: body, staff: agent).status == 204)
        let question = try #require(try await said().first)
        #expect(question.contains(asked) && !question.contains(locale == "zh" ? "App 版本号" : "the app's version"))

        #expect(try await desk.call(.post, path + "/assignment", body: "{}", staff: expert).status == 204, "the expert takes it")
        let evidence = try await desk.call(.get, "/console/fragments/evidence/\(id)?lang=\(locale)", staff: expert).string
        #expect(evidence.contains("opens the swap page") && evidence.contains("5.2.1") && evidence.contains(locale == "zh" ? "待补充" : "not known yet"))
        let finding = #"{"cause":"a null balance","remedy":"update to 5.2.2","fault":"swap crash 5.2.1"}"#
        #expect(try await desk.call(.put, path + "/finding", body: finding, staff: expert).status == 204)
        #expect(try await desk.desk.store.read { tx in try tx.conversation(id) }?.state.agent == agent.id, "back to who asked")
        #expect(try await said().count == 2, "and the customer hears of it")
        #expect(try await desk.call(.put, path + "/finding", body: finding, staff: agent).status == 409, "once")
        let faults = try await desk.call(.get, "/api/v1/product-faults", staff: agent).string
        #expect(faults.contains("swap crash 5.2.1") && faults.contains(#""people":1"#))
    }

    @Test func aSecretInTheRecordIsTakenOut() async throws {
        let desk = try await TestDesk(["assistant": false])
        let agent = try await desk.staff(.agent)
        let team = try #require(try await desk.desk.store.read { tx in try tx.teams() }.first).id
        let customer = try await desk.customer()
        let reply = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"q","text":"The app crashes"}"#, bearer: customer)
        let id = try #require(ID<Conversation>(try reply.text("id")))
        try await desk.settle()
        try await desk.desk.inbox.take(id, by: agent.signedIn)
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
        let body = #"{"team":"\#(team)","note":"look","facts":{"steps":"typed \#(phrase)"}}"#
        #expect(try await desk.call(.post, "/api/v1/conversations/\(id)/escalation", body: body, staff: agent).status == 204)
        let kept = try await desk.desk.store.read { tx in try tx.column("SELECT facts FROM escalation", as: String.self) }
        #expect(kept.count == 1 && !kept.joined().contains("sausage"))
    }
}
