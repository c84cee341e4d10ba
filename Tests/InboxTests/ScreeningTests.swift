import Accounts
import App
import Configuration
import DeskTesting
import HTTPTypes
import Inbox
import Kit
import Store
import Testing

/// What becomes of secrets and numbers in what customers write.
@Suite struct ScreeningTests {
    private static let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    private static let digits = "b0e4a0b4c3f5d2a19c7e8f6d5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b"

    private func ask(_ desk: TestDesk, _ text: String, as customer: String, id: String = "c") async throws -> String {
        try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"\#(id)","text":"\#(text)"}"#, bearer: customer).text("id")
    }

    private func evidence(_ desk: TestDesk, _ id: String, _ staff: TestStaff) async throws -> String {
        try await desk.call(.get, "/console/fragments/evidence/\(id)", staff: staff).string
    }

    /// A phrase that two people send is seen by whoever helps them, and nothing of it is kept.
    @Test func theSameSecretIsKnownAgain() async throws {
        let desk = try await TestDesk()
        let agent = try await desk.staff(.agent)
        let first = try await ask(desk, Self.phrase, as: try await desk.customer())
        let second = try await ask(desk, "1. " + Self.phrase.uppercased(), as: try await desk.customer())
        let number = try await desk.call(.get, "/api/v1/conversations/\(first)", staff: agent).text("number")
        let seen = try await evidence(desk, second, agent)
        #expect(seen.contains("Somebody else sent the same secret"))
        #expect(seen.contains("#\(number)"))
        let rows = try await desk.desk.store.read { tx in try tx.rows("SELECT kind, length, fingerprint FROM secret_sighting").count }
        #expect(rows == 2)
    }

    /// A sighting of a team out of reach is not told.
    @Test func whatIsOutOfReachIsNotTold() async throws {
        let desk = try await TestDesk()
        let team = try await desk.desk.accounts.addTeam(name: "Elsewhere", by: nil)
        let stranger = try await desk.staff(.agent, email: "stranger@desk.test", teams: [team])
        _ = try await ask(desk, Self.phrase, as: try await desk.customer())
        let second = try await ask(desk, Self.phrase, as: try await desk.customer())
        #expect(try await desk.call(.get, "/console/fragments/evidence/\(second)", staff: stranger).status == 404)
    }

    /// 64 digits that answer a question for the transaction's hash are that hash.
    @Test func aHashThatWasAskedForStays() async throws {
        let desk = try await TestDesk(["assistant": false])
        let agent = try await desk.staff(.agent)
        let customer = try await desk.customer()
        let id = try await ask(desk, "It has not arrived", as: customer)
        func write(_ key: String) async throws -> String {
            try await desk.call(
                .post, "/client/v1/conversations/\(id)/messages", body: #"{"clientId":"\#(key)","text":"\#(Self.digits)"}"#, bearer: customer
            ).text("text")
        }
        #expect(try await write("before").contains("[removed"))
        let question = #"{"clientId":"q","text":"Please send us the transaction hash."}"#
        _ = try await desk.call(.post, "/api/v1/conversations/\(id)/messages", body: question, staff: agent)
        #expect(try await write("after") == Self.digits)
    }

    /// 11010519491231002X is the example of GB 11643-1999.
    @Test(arguments: [(true, "My id is [personal number removed]"), (false, "My id is 11010519491231002X")])
    func personalNumbersGoBySetting(removes: Bool, left: String) async throws {
        let desk = try await TestDesk(["remove-personal-numbers": .init(.bool(removes), isSecret: false)])
        let customer = try await desk.customer()
        let id = try await ask(desk, "My id is 11010519491231002X", as: customer)
        let messages = try await desk.call(.get, "/client/v1/conversations/\(id)/messages", bearer: customer).objects("messages")
        #expect(messages.first?["text"] as? String == left)
    }
}
