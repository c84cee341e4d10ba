import Accounts
import Configuration
import Crypto
import DeskTesting
import HTTPTypes
import Inbox
import Kit
import Safety
import Testing
import WalletSafety

/// "Is this really you?", as customers ask it.
@Suite struct OfficialTests {
    private func register(_ desk: TestDesk, _ lead: TestStaff, _ kind: String, _ value: String) async throws -> TestReply {
        try await desk.call(.post, "/api/v1/officials", body: #"{"kind":"\#(kind)","value":"\#(value)","note":"support"}"#, staff: lead)
    }

    private func ask(_ desk: TestDesk, _ query: String, bearer: String? = nil, language: String = "en") async throws -> [String: Any] {
        let reply = try await desk.call(
            .post, "/client/v1/officials", body: #"{"query":"\#(query)"}"#, bearer: bearer, headers: [.acceptLanguage: language])
        #expect(reply.status == 200)
        return try #require(try reply.objects("answers").first)
    }

    @Test func theRegisterAnswers() async throws {
        let desk = try await TestDesk()
        let lead = try await desk.staff(.lead)
        #expect(try await register(desk, lead, "telegram", "https://t.me/MoonHarbor_Help").status == 201)
        #expect(try await register(desk, lead, "site", "moonharbor.com").status == 201)
        #expect(try await register(desk, lead, "site", "moonharbor.com").status == 409)
        #expect(try await register(desk, lead, "telegram", "no name at all").status == 422)
        #expect(try await ask(desk, "@moonharbor_help")["verdict"] as? String == "official")
        let fake = try await ask(desk, "t.me/moonharbor_heIp")
        #expect(fake["verdict"] as? String == "imitation")
        #expect(fake["imitates"] as? String == "@moonharbor_help")
        #expect(try await ask(desk, "https://moonharbor-login.xyz/claim")["verdict"] as? String == "imitation")
        #expect(try await ask(desk, "weather.example.org")["verdict"] as? String == "not_ours")
        let chinese = try await ask(desk, "moonharbor.com", language: "zh")
        #expect((chinese["advice"] as? String)?.contains("。") == true)
    }

    @Test func byGetAsWell() async throws {
        let desk = try await TestDesk()
        _ = try await register(desk, try await desk.staff(.lead), "site", "moonharbor.com")
        let reply = try await desk.call(.get, "/client/v1/officials?query=moonharbor.com")
        #expect(try reply.objects("answers").first?["verdict"] as? String == "official")
        #expect(try await desk.call(.get, "/client/v1/officials?query=").status == 422)
    }

    @Test func whatIsTakenOffIsNotOursAndStaysInTheHistory() async throws {
        let desk = try await TestDesk()
        let lead = try await desk.staff(.lead)
        let id = try #require(try await register(desk, lead, "site", "moonharbor.com").objects("officials").first?["id"] as? String)
        #expect(try await desk.call(.delete, "/api/v1/officials/\(id)", staff: lead).status == 204)
        #expect(try await ask(desk, "moonharbor.com")["verdict"] as? String == "not_ours")
        let kept = try await desk.call(.get, "/api/v1/officials", staff: lead).objects("officials")
        #expect(kept.first?["removedBy"] as? String == "Test lead")
    }

    /// Every message of an agent carries a code, which says whether it was written to the one who asks.
    @Test func aMessagesCodeIsKnown() async throws {
        let desk = try await TestDesk()
        let agent = try await desk.staff(.agent)
        let (customer, other) = (try await desk.customer(), try await desk.customer())
        let id = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"c","text":"Hello"}"#, bearer: customer).text("id")
        _ = try await desk.call(.post, "/api/v1/conversations/\(id)/messages", body: #"{"clientId":"r","text":"Good morning."}"#, staff: agent)
        let messages = try await desk.call(.get, "/client/v1/conversations/\(id)/messages", bearer: customer).objects("messages")
        let reply = try #require(messages.first { $0["author"] as? String == "agent" })
        let code = try #require(reply["code"] as? String)
        #expect(messages.filter { $0["author"] as? String != "agent" }.allSatisfy { $0["code"] == nil })
        let mine = try await ask(desk, code.lowercased(), bearer: customer)
        #expect(mine["verdict"] as? String == "official")
        #expect(mine["yours"] as? Bool == true)
        #expect(mine["agentCode"] as? String == reply["agentCode"] as? String)
        let copied = try await ask(desk, code.replacing("-", with: " "), bearer: other)
        #expect(copied["verdict"] as? String == "official")
        #expect(copied["yours"] == nil)
        #expect((copied["reason"] as? String)?.contains("can't tell") == true)
        // As it is copied from beside the message, with its label and the agent's code.
        let line = try await ask(desk, "核验码 \(code) · 工号 \(try #require(reply["agentCode"] as? String))")
        #expect(line["kind"] as? String == "message")
        let person = try await ask(desk, try #require(reply["agentCode"] as? String))
        #expect(person["kind"] as? String == "agent")
        #expect(person["agentName"] as? String == "Test")
        #expect(try await ask(desk, "ABCDE-FGHJK")["verdict"] as? String == "not_ours")
        #expect(try await ask(desk, "A-000000")["verdict"] as? String == "not_ours")
    }

    /// Somebody frightened may paste what must never be typed anywhere.
    @Test func aSecretIsNotRepeated() async throws {
        let desk = try await TestDesk()
        let answer = try await ask(desk, "legal winner thank year wave sausage worth useful legal winner thank yellow")
        #expect(answer["verdict"] as? String == "unreadable")
        #expect(answer["subject"] as? String == "[12-word seed phrase removed]")
    }

    @Test func tooManyQuestionsHaveToWait() async throws {
        let desk = try await TestDesk(["limit-factor": 1])
        for _ in 0..<30 { _ = try await ask(desk, "weather.example.org") }
        let reply = try await desk.call(.post, "/client/v1/officials", body: #"{"query":"weather.example.org"}"#)
        #expect(reply.status == 429)
    }

    // MARK: - Codes

    @Test(arguments: 0..<1000)
    func codesAreReadBack(seed: Int) {
        let codes = DeskCodes(key: SymmetricKey(data: Array("a key of the tests \(seed % 7)".utf8)))
        let seq = Int64(seed) * Int64(seed) * 17_179 + Int64(seed)
        let code = codes.message(seq)
        #expect(code.count == 11)
        #expect(codes.message(coded: code) == seq, "seed \(seed)")
        #expect(codes.message(coded: " \(code.lowercased().replacing("-", with: "").replacing("0", with: "o").replacing("1", with: "l")) ") == seq)
        #expect(DeskCodes.forms(in: "核验码 \(code) · 工号 A-7K2QF9") == [code, "A-7K2QF9"])
    }

    /// A code of another desk, or a guess, is none of ours: of 65,536 guesses one has the right form.
    @Test func guessesAreNoCodes() {
        let codes = DeskCodes(key: SymmetricKey(data: Array("ours".utf8)))
        let others = DeskCodes(key: SymmetricKey(data: Array("theirs".utf8)))
        let hits = (0..<20_000).count { codes.message(coded: others.message(Int64($0))) != nil }
        #expect(hits <= 3)
    }

    @Test(arguments: ["tronwallet", "A-7K2QF", "7K2QF9XW3D", "hello there", "A-7k2qf9", "12345-6789", ""])
    func otherTextsHaveNotTheForm(text: String) { #expect(DeskCodes.forms(in: text).isEmpty) }
}
