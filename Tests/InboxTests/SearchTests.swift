import Accounts
import App
import DeskTesting
import Foundation
import HTTPTypes
import Inbox
import Kit
import Testing
import WalletSafety

@Suite struct SearchTests {
    private func found(_ test: TestDesk, _ words: String, _ staff: TestStaff, order: String = "newest") async throws -> [String] {
        let query = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let reply = try await test.call(.get, "/api/v1/search?query=\(query)&order=\(order)", staff: staff)
        struct Answer: Decodable {
            struct Hit: Decodable {
                struct Piece: Decodable { let text: String }
                let snippet: [Piece]
            }
            let hits: [Hit]
        }
        return try reply.decoded(Answer.self).hits.map { $0.snippet.map(\.text).joined() }
    }

    private func ask(_ test: TestDesk, _ text: String) async throws -> (conversation: String, token: String) {
        let token = try await test.customer()
        let body = try JSONSerialization.data(withJSONObject: ["clientId": "c", "text": text])
        let reply = try await test.call(.post, "/client/v1/conversations", body: String(decoding: body, as: UTF8.self), bearer: token)
        return (try reply.text("id"), token)
    }

    @Test(arguments: ["newest", "best"])
    func chineseAndEnglishAreFoundInsideASentence(_ order: String) async throws {
        let test = try await TestDesk()
        let agent = try await test.staff(.agent)
        _ = try await ask(test, "我的钱包里转账没到账，急")
        _ = try await ask(test, "My transfer never arrived at the exchange")
        try await test.settle()
        #expect(try await found(test, "钱包", agent, order: order).count == 1)
        #expect(try await found(test, "没到账", agent, order: order).count == 1)
        #expect(try await found(test, "到没账", agent, order: order).isEmpty)
        #expect(try await found(test, "transfer exchange", agent, order: order).count == 1)
        #expect(try await found(test, "exch", agent, order: order).count == 1)
        #expect(try await found(test, "\"AND* OR (", agent, order: order).isEmpty)
    }

    @Test func anExtractOfAnAnswerShowsTheNamesOfItsArticles() async throws {
        let test = try await TestDesk()
        let agent = try await test.staff(.agent)
        let (id, _) = try await ask(test, "where is it?")
        try await test.desk.inbox.say(
            try test.desk.inbox.outbound("Read [What is an internal transfer?](internal-transfers), then [write] again", consent: .reviewed), source: nil,
            key: "answer", in: try #require(ID(id)))
        try await test.settle()
        #expect(try await found(test, "internal", agent) == ["Read What is an internal transfer?, then [write] again"])
    }

    @Test func anotherTeamFindsNothing() async throws {
        let test = try await TestDesk()
        let team = try await test.desk.accounts.addTeam(name: "Elsewhere", by: nil)
        let stranger = try await test.staff(.agent, email: "b@desk.test", teams: [team])
        _ = try await ask(test, "My transfer never arrived")
        try await test.settle()
        #expect(try await found(test, "transfer", stranger).isEmpty)
    }

    @Test(.enabled(if: !TestDatabase.isForDesks, "the desk has no file to look into")) func aDestroyedTextIsInNoFileOfTheDesk() async throws {
        let test = try await TestDesk()
        let agent = try await test.staff(.agent)
        let (id, token) = try await ask(test, "the parcel zanzibarquux is lost and 独角兽快递 too")
        _ = try await ask(test, "this harmlessword stays")
        try await test.settle()
        let list = try await test.call(.get, "/client/v1/conversations/\(id)/messages", bearer: token)
        struct Answer: Decodable {
            struct Message: Decodable { let id: String; let author: String }
            let messages: [Message]
        }
        let message = try list.decoded(Answer.self).messages.first { $0.author == "customer" }?.id ?? ""
        let gone = try await test.call(.delete, "/api/v1/conversations/\(id)/messages/\(message)", staff: agent)
        #expect(gone.status == 204)
        #expect(try await found(test, "zanzibarquux", agent).isEmpty)
        let files = try test.folder.files()
        #expect(files.contains { $0.bytes.range(of: Data("harmlessword".utf8)) != nil })
        for needle in ["zanzibarquux", "独角兽", "独角", "角兽"] {
            for file in files { #expect(file.bytes.range(of: Data(needle.utf8)) == nil, "\(needle) is in \(file.name)") }
        }
    }
}
