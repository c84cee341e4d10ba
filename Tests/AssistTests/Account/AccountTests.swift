import App
import Configuration
import Crypto
import DeskTesting
import Foundation
import HTTPTypes
import Kit
import Store
import Synchronization
import Testing
import Wire

@testable import Assist

/// What the assistant asks of a wallet's account service, and who it lets ask. The service is a stand-in on this machine.
@Suite struct AccountTests {
    private static let key = "0123456789abcdef0123456789abcdef"
    private static let walkthrough = """
        title: {en: Locked, zh: 登录被锁}
        topic: account
        level: beginner
        owner: support
        sources: []
        reviewed: 2026-11-29
        review-by: 2027-05-29
        begins: [{all: [{en: "unlock", zh: "解锁登录"}]}]
        steps:
          - name: prove
            say: {en: Open the letter and press the button there., zh: 请打开邮件，点里面的按钮。}
            confirm: {next: unlock, otherwise: person}
          - name: unlock
            say: {en: I am asking the account service., zh: 正在联系账号服务。}
            account: {ask: unlock-sign-in, done: unlocked, refused: person}
          - name: unlocked
            say: {en: The sign-in is open again., zh: 登录已放开。}
            end: done
          - name: person
            say: {en: A colleague goes on., zh: 请同事接着看。}
            end: person
        talks:
          - says: {en: ["unlock it", "(confirmed)", "(done)"], zh: ["解锁登录", "(confirmed)", "(done)"]}
            ends: unlocked
        not-for: {en: [], zh: []}
        """

    /// A desk whose letters are kept instead of sent.
    private struct World {
        let test: TestDesk
        let letters: LetterBox
        let asked: (id: String, token: String)

        /// - Parameter phone: the service that sends text messages; the customer is then known as `customer-7`.
        init(hook: String?, email: String? = "anna@mail.test", phone: String? = nil) async throws {
            var settings: [String: ConfigValue] = [:]
            if let phone {
                settings["messages.hook"] = .init(.string(phone), isSecret: false)
                settings["messages.key"] = .init(.string(AccountTests.key), isSecret: true)
            }
            if let hook {
                settings["accounts.hook"] = .init(.string(hook), isSecret: false)
                settings["accounts.key"] = .init(.string(AccountTests.key), isSecret: true)
            }
            let letters = LetterBox()
            test = try await TestDesk(settings, post: { letters.take($0) })
            self.letters = letters
            let lead = try await test.staff(.lead)
            let content = try JSONSerialization.data(withJSONObject: ["content": AccountTests.walkthrough])
            #expect(try await test.call(.put, "/api/v1/walkthroughs/locked", body: String(decoding: content, as: UTF8.self), staff: lead).status == 200)
            let token = try await test.customer()
            if phone != nil { try await test.desk.store.write { tx in _ = try tx.execute("UPDATE contact SET external_id = 'customer-7'") } }
            var body: [String: Any] = ["clientId": "c", "text": "please unlock it"]
            if let email { body["form"] = ["topic": "account", "email": email] }
            let sent = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
            asked = (try await test.call(.post, "/client/v1/conversations", body: sent, bearer: token).text("id"), token)
            try await test.settle()
        }

        func last() async throws -> String? {
            try await test.call(.get, "/client/v1/conversations/\(asked.id)/messages", bearer: asked.token).decoded(MessageList.self).messages.last?.text
        }

        func state() async throws -> Wire.Conversation.State {
            try await test.call(.get, "/client/v1/conversations/\(asked.id)", bearer: asked.token).decoded(Wire.Conversation.self).state
        }

        /// The path of the link in the last letter.
        func link() throws -> String {
            guard let text = letters.all.last?.text, let start = text.range(of: "http://127.0.0.1:8080")?.upperBound else { throw TestFailure("no letter") }
            return String(text[start...].prefix { !$0.isWhitespace })
        }
    }

    @Test func whoConfirmsTheirAddressIsHelpedByTheAccountService() async throws {
        let service = StandInService()
        try await service.serve(#"{"result":"done"}"#, at: "/account") { address in
            let world = try await World(hook: address)
            #expect(try await world.last() == "Open the letter and press the button there.")
            #expect(world.letters.all.map(\.address) == ["anna@mail.test"])
            // Programs that look into mail open the link: that confirms nothing.
            #expect(try await world.test.call(.get, try world.link()).status == 200)
            try await world.test.settle()
            #expect(service.asked.isEmpty)
            #expect(try await world.test.call(.post, try world.link()).status == 200)
            try await world.test.settle()
            #expect(try await world.last() == "The sign-in is open again.")
            // Once.
            #expect(try await world.test.call(.post, try world.link()).status == 404)
            let call = try #require(service.asked.first)
            #expect(service.asked.count == 1)
            #expect(call.body.contains(#""action":"unlock-sign-in""#) && call.body.contains(#""email":"anna@mail.test""#))
            let stamp = try #require(call.headers["walletdesk-timestamp"])
            let code = HMAC<SHA256>.authenticationCode(for: Data("\(stamp).\(call.body)".utf8), using: SymmetricKey(data: Data(Self.key.utf8)))
            #expect(call.headers["walletdesk-signature"] == "v1=\(hex(code))")
        }
    }

    @Test func whoLeftNoAddressConfirmsByPhone() async throws {
        let (phone, account) = (StandInService(), StandInService())
        try await phone.serve(#"{"result":"sent"}"#, at: "/messages") { messages in
            try await account.serve(#"{"result":"done"}"#, at: "/account") { hook in
                let world = try await World(hook: hook, email: nil, phone: messages)
                #expect(world.letters.all.isEmpty)
                let order = try #require(phone.asked.first)
                #expect(order.body.contains(#""customer":"customer-7""#))
                struct Order: Decodable { let text: String }
                let text = try JSONDecoder().decode(Order.self, from: Data(order.body.utf8)).text
                let start = try #require(text.range(of: "http://127.0.0.1:8080")).upperBound
                let link = String(text[start...].prefix { !$0.isWhitespace })
                #expect(try await world.test.call(.post, link).status == 200)
                try await world.test.settle()
                #expect(try await world.last() == "The sign-in is open again.")
                let asked = try #require(account.asked.first)
                #expect(asked.body.contains(#""customer":"customer-7""#) && !asked.body.contains("email"))
            }
        }
    }

    @Test func whereNoMessageCanBeSentAPersonDoes() async throws {
        try await StandInService().serve(#"{"result":"unknown customer"}"#, at: "/messages") { messages in
            let world = try await World(hook: nil, email: nil, phone: messages)
            #expect(try await world.state() == .queued)
        }
    }

    @Test(arguments: [(#"{"result":"refused"}"#, 200), ("{}", 200), ("", 500)])
    func whatItDoesNotDoAPersonDoes(_ answer: String, _ status: Int) async throws {
        try await StandInService().serve(answer, status: status, at: "/account") { address in
            let world = try await World(hook: address)
            _ = try await world.test.call(.post, try world.link())
            try await world.test.settle()
            #expect(try await world.state() == .queued)
        }
    }

    @Test func withoutAnAddressOrAServiceAPersonDoes() async throws {
        #expect(try await World(hook: nil, email: nil).state() == .queued)
        let world = try await World(hook: nil)
        _ = try await world.test.call(.post, try world.link())
        try await world.test.settle()
        #expect(try await world.state() == .queued)
    }

    @Test func anOldLinkConfirmsNothing() async throws {
        let world = try await World(hook: nil)
        let link = try world.link()
        world.test.time.advance(by: .minutes(16))
        #expect(try await world.test.call(.get, link).status == 404)
        #expect(try await world.test.call(.post, link).status == 404)
        #expect(try await world.test.call(.post, "/confirm/made-up").status == 404)
        try await world.test.settle()
        #expect(try await world.state() == .bot)
    }
}

private final class LetterBox: Sendable {
    private let letters = Mutex<[Letter]>([])

    var all: [Letter] { letters.withLock { $0 } }

    func take(_ letter: Letter) { letters.withLock { $0.append(letter) } }
}
