import Accounts
import App
import DeskTesting
import HTTPKit
import HTTPTypes
import Kit
import Store
import Testing

@Suite struct LinkTests {
    private let good = "a-new-passphrase"

    private func invite(_ desk: TestDesk, email: String = "new@desk.test") async throws -> (id: ID<Staff>, token: String) {
        try await desk.desk.accounts.invite(name: "New One", email: email, role: .agent, language: .en, teams: [], by: nil)
    }

    @Test func anInvitationSetsAPasswordOnce() async throws {
        let desk = try await TestDesk()
        let (id, token) = try await invite(desk)
        await #expect(throws: AccountError.wrongCredentials) {
            try await desk.desk.accounts.signIn(email: "new@desk.test", password: "", address: "a")
        }
        let session = try await desk.desk.accounts.setPassword(good, link: token)
        #expect(try await desk.desk.accounts.signedIn(token: session)?.staff.id == id)
        await #expect(throws: AccountError.linkExpired) { try await desk.desk.accounts.setPassword("yet-another-one", link: token) }
        _ = try await desk.desk.accounts.signIn(email: "new@desk.test", password: good, address: "a")
    }

    @Test(arguments: [(Span.days(7), true), (.hours(2), false)])
    func linksExpire(lifetime: Span, isInvitation: Bool) async throws {
        for late in [Int64(-1), 0] {
            let desk = try await TestDesk()
            let (id, invitation) = try await invite(desk)
            let token = isInvitation ? invitation : try await desk.desk.accounts.reset(id, by: nil)
            desk.time.advance(by: .milliseconds(lifetime.milliseconds + late))
            if late < 0 {
                _ = try await desk.desk.accounts.setPassword(good, link: token)
            } else {
                await #expect(throws: AccountError.linkExpired) { try await desk.desk.accounts.setPassword(good, link: token) }
            }
        }
    }

    @Test func aNewLinkReplacesTheOldOne() async throws {
        let desk = try await TestDesk()
        let (id, first) = try await invite(desk)
        let second = try await desk.desk.accounts.reset(id, by: nil)
        await #expect(throws: AccountError.linkExpired) { try await desk.desk.accounts.setPassword(good, link: first) }
        _ = try await desk.desk.accounts.setPassword(good, link: second)
    }

    @Test func twoAtOnceUseALinkOnce() async throws {
        let desk = try await TestDesk()
        let (_, token) = try await invite(desk)
        let used = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
            for number in 0..<10 {
                group.addTask { await (try? desk.desk.accounts.setPassword("passphrase-\(number)", link: token)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(used == 1)
    }

    @Test(arguments: [
        "", "short", "elevenchars", "password1234", "Password-is-this", "123456789012", "qwertyuiop12", "walletdesk-2026", "aaaaaaaaaaaaaaaa", "abababababab",
        String(repeating: "abcdefg", count: 30),
    ])
    func weakPasswordsAreRefusedAndTheLinkStays(password: String) async throws {
        let desk = try await TestDesk()
        let (_, token) = try await invite(desk)
        await #expect(throws: AccountError.weakPassword) { try await desk.desk.accounts.setPassword(password, link: token) }
        let reply = try await desk.call(.post, "/api/v1/passwords", body: #"{"token":"\#(token)","password":"\#(password)"}"#)
        #expect(reply.status == 422)
        await #expect(throws: AccountError.weakPassword) {
            try await desk.desk.accounts.add(name: "B", email: "b@desk.test", role: .agent, language: .en, password: password)
        }
        _ = try await desk.desk.accounts.setPassword(good, link: token)
    }

    @Test(arguments: ["twelve-chars", "一二三四五六七八九十甲乙", "correct horse battery staple", "🦊🐻🐼🦁🐯🐨🐸🐵🐔🐧🐦🦆"])
    func longPasswordsAreTaken(password: String) async throws {
        let desk = try await TestDesk()
        let (_, token) = try await invite(desk)
        _ = try await desk.desk.accounts.setPassword(password, link: token)
        _ = try await desk.desk.accounts.signIn(email: "new@desk.test", password: password, address: "a")
    }

    @Test func theRouteAnswersALinkWithTheTokenInItsFragment() async throws {
        let desk = try await TestDesk()
        let admin = try await desk.staff(.admin)
        let body = #"{"name":"New One","email":"new@desk.test","role":"agent","language":"en","teams":[]}"#
        let reply = try await desk.call(.post, "/api/v1/staff", body: body, staff: admin)
        #expect(reply.status == 201)
        let path = try reply.text("path")
        #expect(path.hasPrefix("/welcome#"))
        let token = path.dropFirst("/welcome#".count)
        let set = try await desk.call(.post, "/api/v1/passwords", body: #"{"token":"\#(token)","password":"\#(good)"}"#)
        #expect(set.status == 204)
        #expect(set.body.isEmpty)
        let again = try await desk.call(.post, "/api/v1/passwords", body: #"{"token":"\#(token)","password":"\#(good)"}"#)
        #expect(again.status == 422)
    }
}
