import App
import Configuration
import DeskTesting
import HTTPTypes
import Inbox
import Kit
import Safety
import Store
import Testing
import WalletSafety

/// The lists by which links are judged, as staff keep them.
@Suite struct LinkRegisterTests {
    private func verdicts(_ desk: TestDesk, _ text: String, _ staff: TestStaff) async throws -> [String] {
        let reply = try await desk.call(.post, "/api/v1/link-judgements", body: #"{"text":"\#(text)"}"#, staff: staff)
        #expect(reply.status == 200)
        return try reply.objects("links").map { $0["verdict"] as? String ?? "" }
    }

    @Test func aBlockedNameIsJudgedAtOnceAndAgainAfterItIsTakenOff() async throws {
        let desk = try await TestDesk()
        let lead = try await desk.staff(.lead)
        #expect(try await verdicts(desk, "see quiet-garden.example.net", lead) == ["unknown"])
        let body = #"{"standing":"blocked","name":"https://Quiet-Garden.example.net/","reason":"drained two customers"}"#
        let added = try await desk.call(.post, "/api/v1/link-names", body: body, staff: lead)
        #expect(added.status == 201)
        #expect(try await verdicts(desk, "see www.quiet-garden.example.net/x", lead) == ["malicious"])
        #expect(try await desk.call(.post, "/api/v1/link-names", body: body, staff: lead).status == 409)
        let id = try #require(try added.objects("names").first?["id"] as? String)
        #expect(try await desk.call(.delete, "/api/v1/link-names/\(id)", staff: lead).status == 204)
        #expect(try await verdicts(desk, "see quiet-garden.example.net", lead) == ["unknown"])
        let kept = try await desk.call(.get, "/api/v1/link-names", staff: lead).objects("names")
        #expect(kept.first?["removedBy"] as? String == "Test lead")
    }

    @Test func aProtectedNameMakesItsImitationsBad() async throws {
        let desk = try await TestDesk()
        let lead = try await desk.staff(.lead)
        let body = #"{"standing":"protected","name":"Moonharbor","hosts":["moonharbor.com"],"reason":"our own name"}"#
        #expect(try await desk.call(.post, "/api/v1/link-names", body: body, staff: lead).status == 201)
        #expect(try await verdicts(desk, "moonharbor.com moonharbor-login.xyz m00nharbor.com", lead) == ["allowed", "malicious", "malicious"])
    }

    @Test(arguments: [
        (#"{"standing":"blocked","name":"tronscan.org","reason":"test"}"#, 409), (#"{"standing":"blocked","name":"github.io","reason":"test"}"#, 422),
        (#"{"standing":"allowed","name":"no host at all","reason":"test"}"#, 422), (#"{"standing":"allowed","name":"example.com","reason":""}"#, 422),
        (#"{"standing":"protected","name":"Moonharbor","reason":"test"}"#, 422), (#"{"standing":"loved","name":"example.com","reason":"test"}"#, 400),
    ])
    func whatCannotBeIsRefused(body: String, status: Int) async throws {
        let desk = try await TestDesk()
        let reply = try await desk.call(.post, "/api/v1/link-names", body: body, staff: try await desk.staff(.lead))
        #expect(reply.status == status)
    }

    @Test func anImportedListReplacesTheOneOfItsName() async throws {
        let desk = try await TestDesk()
        let lead = try await desk.staff(.lead)
        func imported(_ text: String) async throws -> TestReply {
            try await desk.call(.put, "/api/v1/link-lists/ours.txt", body: #"{"text":"\#(text)"}"#, staff: lead)
        }
        let first = try await imported(#"bad-one.example.net\nbad-two.example.net # seen in May\ngithub.io"#)
        #expect(try first.text("names") == "2")
        #expect(try first.text("leftOut") == "1")
        #expect(try await verdicts(desk, "bad-one.example.net bad-two.example.net", lead) == ["malicious", "malicious"])
        let second = try await imported(#"bad-two.example.net\nbad-three.example.net"#)
        #expect(try second.text("added") == "1")
        #expect(try second.text("removed") == "1")
        #expect(try await verdicts(desk, "bad-one.example.net bad-three.example.net", lead) == ["unknown", "malicious"])
        #expect(try await imported("this is no list").status == 422)
        #expect(try await verdicts(desk, "bad-three.example.net", lead) == ["malicious"])
        #expect(try await desk.call(.delete, "/api/v1/link-lists/ours.txt", staff: lead).status == 204)
        #expect(try await verdicts(desk, "bad-three.example.net", lead) == ["unknown"])
    }

    /// What an imported list allows, our own people may know better.
    @Test func whatIsBlockedByHandIsNotClearedByAList() async throws {
        let desk = try await TestDesk()
        let lead = try await desk.staff(.lead)
        let list = #"{"text":"{\"allow\":[\"sly.example.net\"],\"deny\":[\"other.example.net\"]}"}"#
        #expect(try await desk.call(.put, "/api/v1/link-lists/theirs.json", body: list, staff: lead).status == 200)
        #expect(try await verdicts(desk, "sly.example.net", lead) == ["allowed"])
        let body = #"{"standing":"blocked","name":"sly.example.net","reason":"it turned bad"}"#
        #expect(try await desk.call(.post, "/api/v1/link-names", body: body, staff: lead).status == 201)
        #expect(try await verdicts(desk, "sly.example.net", lead) == ["malicious"])
    }

    @Test func listsOutliveTheProcess() async throws {
        let folder = try TestFolder()
        let desk = try await TestDesk(folder: folder)
        let reason = WalletSafety.screen("seen in a report", language: .en).text
        _ = try await desk.desk.links.add("quiet-garden.example.net", as: .blocked, reason: reason, by: nil)
        try await desk.desk.store.close()
        let next = try await TestDesk(folder: folder)
        #expect(next.desk.links.judge.opinion(of: "quiet-garden.example.net") == .malicious)
    }

    @Test func theDesksOwnAddressIsAllowed() async throws {
        let desk = try await TestDesk(["public-url": "https://help.moonharbor.example"])
        #expect(desk.desk.links.judge.opinion(of: "https://help.moonharbor.example/help/fees/energy") == .allowed)
    }

    @Test func aScamLinkIsAnsweredOnceAndFlagsTheConversation() async throws {
        let desk = try await TestDesk()
        let lead = try await desk.staff(.lead)
        let reason = WalletSafety.screen("known", language: .en).text
        _ = try await desk.desk.links.add("quiet-garden.example.net", as: .blocked, reason: reason, by: nil)
        let customer = try await desk.customer()
        let opened = try await desk.call(
            .post, "/client/v1/conversations", body: #"{"clientId":"c1","text":"Is quiet-garden.example.net yours?"}"#, bearer: customer)
        let id = try opened.text("id")
        _ = try await desk.call(
            .post, "/client/v1/conversations/\(id)/messages", body: #"{"clientId":"c2","text":"I opened quiet-garden.example.net/claim"}"#, bearer: customer)
        let messages = try await desk.call(.get, "/client/v1/conversations/\(id)/messages", bearer: customer).objects("messages")
        let warnings = messages.filter { ($0["text"] as? String)?.contains("quiet-garden[.]example[.]net") == true }
        #expect(warnings.count == 1)
        #expect(warnings.first?["author"] as? String == "system")
        let seen = try await desk.call(.get, "/api/v1/conversations/\(id)", staff: lead)
        #expect(try seen.text("security") == "1")
    }
}
