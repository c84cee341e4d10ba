import Accounts
import App
import Configuration
import DeskTesting
import HTTPKit
import HTTPTypes
import Kit
import Store
import Testing

@Suite struct SignInTests {
    private let email = "ann@desk.test"

    private func desk() async throws -> TestDesk {
        let desk = try await TestDesk()
        try await desk.desk.accounts.add(name: "Ann Lee", email: email, role: .agent, language: .zh, password: TestDesk.password)
        return desk
    }

    private func error(_ desk: TestDesk, _ email: String, _ password: String, from address: String = "a") async -> (any Error)? {
        do {
            _ = try await desk.desk.accounts.signIn(email: email, password: password, address: address)
            return nil
        } catch { return error }
    }

    @Test(arguments: ["ann@desk.test", "Ann@Desk.TEST"])
    func theRightPasswordOpens(email: String) async throws {
        let desk = try await desk()
        let token = try await desk.desk.accounts.signIn(email: email, password: TestDesk.password, address: "a")
        let me = try #require(try await desk.desk.accounts.signedIn(token: token))
        #expect(me.staff.email == self.email)
        #expect(me.staff.role == .agent)
        #expect(!me.reachesAll)
    }

    @Test(arguments: ["", "correct-horse-8", "correct-horse-9 ", "Correct-horse-9"])
    func anotherPasswordDoesNot(password: String) async throws {
        let desk = try await desk()
        #expect(await error(desk, email, password) as? AccountError == .wrongCredentials)
    }

    @Test func aPasswordIsTheSameHoweverItsLettersAreComposed() async throws {
        let desk = try await TestDesk()
        try await desk.desk.accounts.add(name: "Ann", email: email, role: .agent, language: .en, password: "caf\u{E9}-au-lait-9")
        #expect(await error(desk, email, "cafe\u{301}-au-lait-9") == nil)
    }

    @Test func anUnknownAccountLooksLikeAWrongPassword() async throws {
        let desk = try await desk()
        for address in [email, "nobody@desk.test"] { #expect(await error(desk, address, "wrong-password-1") as? AccountError == .wrongCredentials) }
        let unknown = try await form(desk, "email=nobody@desk.test&password=wrong-password-1")
        let wrong = try await form(desk, "email=\(email)&password=wrong-password-1")
        #expect(unknown.status == 401)
        #expect(wrong.status == 401)
        #expect(unknown.string.replacing("nobody@desk.test", with: email) == wrong.string)
        for index in 0..<20 {
            let (a, b) = (await error(desk, "nobody@desk.test", "x", from: "n\(index)"), await error(desk, email, "x", from: "k\(index)"))
            #expect((a as? AccountError) == (b as? AccountError))
            #expect((a as? APIError) == (b as? APIError), "and is throttled alike")
        }
    }

    @Test func anAccountIsThrottledAfterTenFailures() async throws {
        let desk = try await desk()
        for index in 0..<10 { #expect(await error(desk, email, "wrong", from: "a\(index)") as? AccountError == .wrongCredentials) }
        let refused = try #require(await error(desk, email, TestDesk.password, from: "b") as? APIError)
        #expect(refused.code == .tooMany)
        #expect(refused.retryAfter == 90)
        #expect(await error(desk, "other@desk.test", "wrong", from: "b") as? AccountError == .wrongCredentials, "others are not")
        desk.time.advance(by: .seconds(90))
        #expect(await error(desk, email, TestDesk.password, from: "b") == nil)
    }

    @Test func anAddressIsThrottledAfterFiftyFailures() async throws {
        let desk = try await desk()
        for index in 0..<50 { #expect(await error(desk, "n\(index)@desk.test", "wrong", from: "a") as? AccountError == .wrongCredentials) }
        #expect((await error(desk, email, TestDesk.password, from: "a") as? APIError)?.code == .tooMany)
        #expect(await error(desk, email, TestDesk.password, from: "b") == nil)
    }

    @Test func whoSignsInRightlyIsNeverThrottled() async throws {
        let desk = try await desk()
        for _ in 0..<60 { #expect(await error(desk, email, TestDesk.password) == nil) }
    }

    @Test func whoHasLeftCannotSignIn() async throws {
        let desk = try await desk()
        let admin = try await desk.staff(.admin, email: "admin@desk.test")
        let ann = try await desk.desk.store.read { [email] tx in try tx.staff(email: email) }
        let id = try #require(ann).id
        try await desk.desk.accounts.change(id, name: "Ann", role: .agent, isActive: false, teams: [], by: admin.id)
        #expect(await error(desk, email, TestDesk.password) as? AccountError == .wrongCredentials)
    }

    // MARK: - The form at the door

    private func form(_ desk: TestDesk, _ body: String, site: String? = "same-origin", origin: String? = nil) async throws -> TestReply {
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded", .accept: "text/html"]
        headers[.fetchSite] = site
        headers[.origin] = origin
        return try await desk.call(.post, "/login", body: body, headers: headers)
    }

    @Test func theFormGivesACookieThatScriptsCannotRead() async throws {
        let desk = try await desk()
        let reply = try await form(desk, "email=\(email)&password=\(TestDesk.password)&next=%2Fconsole%2Fboard")
        #expect(reply.status == 303)
        #expect(reply.headers[.location] == "/console/board")
        let cookies = reply.headers[values: .setCookie]
        let session = try #require(cookies.first { $0.hasPrefix("\(AccountsService.cookie)=") })
        for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] { #expect(session.contains(attribute)) }
        #expect(!session.contains("Secure"))
        let pair = String(session.prefix { $0 != ";" })
        #expect(try await desk.call(.get, "/api/v1/me", headers: [.cookie: pair]).status == 200)
    }

    @Test func overHTTPSCookiesNeedHTTPS() async throws {
        let desk = try await TestDesk(["public-url": "https://desk.test"])
        try await desk.desk.accounts.add(name: "Ann", email: email, role: .agent, language: .en, password: TestDesk.password)
        let cookies = try await form(desk, "email=\(email)&password=\(TestDesk.password)").headers[values: .setCookie]
        #expect(cookies.count == 2)
        #expect(cookies.allSatisfy { $0.contains("; Secure") })
    }

    @Test(
        arguments: [
            ("same-origin", nil, 303), ("none", nil, 303), ("cross-site", nil, 403), ("same-site", nil, 403), (nil, nil, 303),
            (nil, "https://evil.test", 403), (nil, "null", 403), ("same-origin", "null", 303),
        ] as [(String?, String?, Int)])
    func anotherSitesFormIsRefused(site: String?, origin: String?, status: Int) async throws {
        let desk = try await desk()
        let reply = try await form(desk, "email=\(email)&password=\(TestDesk.password)", site: site, origin: origin)
        #expect(reply.status == status)
        if status == 403 { #expect(reply.headers[.setCookie] == nil) }
    }

    @Test(arguments: [
        ("/console?x=1", "/console?x=1"), ("//evil.test", "/console"), ("https://evil.test", "/console"), ("/\\evil.test", "/console"), ("", "/console"),
        ("/a%0d%0aSet-Cookie:x", "/console"), ("javascript:alert(1)", "/console"), ("/%09/evil.test", "/console"),
    ])
    func oneIsLedNowhereElse(next: String, location: String) async throws {
        let desk = try await desk()
        let reply = try await form(desk, "email=\(email)&password=\(TestDesk.password)&next=\(next)")
        #expect(reply.headers[.location] == location)
    }

    @Test func whatOneTypedIsEscapedInTheAnswer() async throws {
        let desk = try await desk()
        let reply = try await form(desk, "email=%22%3E%3Cscript%3E&password=x&next=%2F%22%3E%3Cscript%3E")
        #expect(reply.status == 401)
        #expect(!reply.string.contains("\"><script>"))
    }

    @Test func aPageSendsOneToTheDoorAndBack() async throws {
        let desk = try await desk()
        let reply = try await desk.call(.get, "/console/board", headers: [.accept: "text/html"])
        #expect(reply.status == 303)
        #expect(reply.headers[.location] == "/login?next=/console/board")
    }
}
