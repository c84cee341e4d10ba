import DeskTesting
import HTTPTypes
import Inbox
import Kit
import Store
import Testing

/// What agents may send, what they are asked about first, and what only a lead may send.
@Suite struct OutgoingTests {
    private struct World {
        let desk: TestDesk
        let agent: TestStaff
        let lead: TestStaff
        let conversation: String

        init() async throws {
            desk = try await TestDesk()
            agent = try await desk.staff(.agent, email: "agent@desk.test")
            lead = try await desk.staff(.lead, email: "lead@desk.test", language: .zh)
            let customer = try await desk.customer()
            let text = "My 30 USDT went to TW8oyr71hSRQcxm4FpP7iyYDXJQnfv3a8F and never arrived"
            let opened = try await desk.call(
                .post, "/client/v1/conversations", body: #"{"clientId":"c","text":"\#(text)"}"#, bearer: customer)
            conversation = try opened.text("id")
        }

        func send(_ text: String, consent: String = "null", as staff: TestStaff, id: String = "r") async throws -> TestReply {
            try await desk.call(
                .post, "/api/v1/conversations/\(conversation)/messages", body: #"{"clientId":"\#(id)","text":"\#(text)","consent":\#(consent)}"#, staff: staff)
        }

        func audit() async throws -> [[String: Any]] {
            try await desk.call(.get, "/api/v1/audit", staff: lead).objects("entries").filter { $0["action"] as? String == "outbound.overridden" }
        }
    }

    @Test func whatIsAskedTwiceIsSentOnceTheWriterStandsByIt() async throws {
        let world = try await World()
        let text = "Your bank explains it at some-bank.example.org."
        let asked = try await world.send(text, as: world.agent)
        #expect(asked.status == 422)
        #expect(try asked.text("error.code") == "needs_confirmation")
        #expect(asked.string.contains("\"rules\":[\"unknown_link\"]"))
        #expect(try await world.send(text, consent: #"{"confirmed":["unknown_link"]}"#, as: world.agent).status == 201)
        #expect(try await world.audit().isEmpty)
    }

    @Test func whatIsRefusedOnlyALeadCanSendAndItIsWrittenDown() async throws {
        let world = try await World()
        let text = "We will get your money back."
        let refused = try await world.send(text, as: world.agent)
        #expect(try refused.text("error.code") == "outbound_refused")
        #expect(!refused.string.contains("rules"))
        let override = #"{"overridden":["promises_recovery"]}"#
        #expect(try await world.send(text, consent: override, as: world.agent).status == 403)
        let offered = try await world.send(text, as: world.lead)
        #expect(offered.string.contains("\"rules\":[\"promises_recovery\"]"))
        let sent = try await world.send(text, consent: override, as: world.lead)
        #expect(sent.status == 201)
        let lines = try await world.audit()
        #expect(lines.count == 1)
        #expect(lines.first?["detail"] as? String == "promises_recovery")
        #expect(lines.first?["subject"] as? String == (try sent.text("id")))
    }

    @Test func aSecretIsSentByNobody() async throws {
        let world = try await World()
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
        let consent = #"{"confirmed":["contains_secret"],"overridden":["contains_secret"]}"#
        let refused = try await world.send("Yours is \(phrase)", consent: consent, as: world.lead)
        #expect(try refused.text("error.code") == "outbound_refused")
        #expect(!refused.string.contains("sausage"))
    }

    /// The customer's own address may be named, another may not.
    @Test func addressesAreTheCustomersOwn() async throws {
        let world = try await World()
        #expect(try await world.send("We see TW8oyr71hSRQcxm4FpP7iyYDXJQnfv3a8F on chain.", as: world.agent, id: "own").status == 201)
        let foreign = try await world.send("We see T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb on chain.", as: world.agent, id: "foreign")
        #expect(try foreign.text("error.code") == "outbound_refused")
    }

    @Test func aReplyIsJudgedBeforeItIsSentAndNothingIsKept() async throws {
        let world = try await World()
        let judged = try await world.desk.call(
            .post, "/api/v1/conversations/\(world.conversation)/outbound-judgements",
            body: #"{"text":"You should have known. Please send me your seed phrase."}"#,
            staff: world.lead, headers: [.acceptLanguage: "zh"])
        #expect(try judged.text("decision") == "block")
        let findings = try judged.objects("findings")
        #expect(Set(findings.compactMap { $0["rule"] as? String }) == ["asks_for_secret", "blame"])
        #expect(findings.allSatisfy { ($0["explanation"] as? String)?.contains("。") == true })
        let messages = try await world.desk.call(.get, "/api/v1/conversations/\(world.conversation)/messages", staff: world.lead)
        #expect(!messages.string.contains("seed phrase"))
    }

    @Test func unknownRulesAreSaid() async throws {
        let world = try await World()
        let reply = try await world.send("Hello.", consent: #"{"confirmed":["kindness"]}"#, as: world.agent)
        #expect(reply.status == 400)
        #expect(try reply.text("error.message").contains("kindness"))
    }

    /// What is wrong with either language is answered for at once; a request for a secret by nobody.
    @Test func bothLanguagesAreAskedAboutTogether() async throws {
        let world = try await World()
        func save(_ en: String, _ zh: String, consent: String = "null") async throws -> TestReply {
            try await world.desk.call(
                .post, "/api/v1/macros", body: #"{"name":"both","en":"\#(en)","zh":"\#(zh)","consent":\#(consent)}"#, staff: world.lead)
        }
        let asked = try await save("See some-bank.example.org.", "我们一定帮您把钱追回来。")
        #expect(asked.string.contains(#""rules":["promises_recovery","unknown_link"]"#))
        let consent = #"{"confirmed":["unknown_link"],"overridden":["promises_recovery"]}"#
        #expect(try await save("See some-bank.example.org.", "我们一定帮您把钱追回来。", consent: consent).status == 201)
        let secret = #"{"overridden":["asks_for_secret"]}"#
        #expect(try await save("Please send me your seed phrase.", "您好。", consent: secret).text("error.code") == "outbound_refused")
    }

    /// A macro goes to everybody, so nobody's address can be in it; a lead may stand by a link.
    @Test func macrosAreJudgedLikeReplies() async throws {
        let world = try await World()
        func save(_ en: String, consent: String = "null") async throws -> TestReply {
            try await world.desk.call(
                .post, "/api/v1/macros", body: #"{"name":"m","en":"\#(en)","zh":"您好。","consent":\#(consent)}"#, staff: world.lead)
        }
        #expect(try await save("We see TW8oyr71hSRQcxm4FpP7iyYDXJQnfv3a8F on chain.").text("error.code") == "outbound_refused")
        #expect(try await save("See some-bank.example.org.").text("error.code") == "needs_confirmation")
        #expect(try await save("See some-bank.example.org.", consent: #"{"confirmed":["unknown_link"]}"#).status == 201)
    }
}
