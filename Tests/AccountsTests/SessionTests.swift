import Accounts
import App
import DeskTesting
import Foundation
import HTTPKit
import HTTPTypes
import Kit
import Store
import Testing

@Suite struct SessionTests {
    private func isAlive(_ staff: TestStaff, _ desk: TestDesk) async throws -> Bool {
        let stream = try await desk.desk.accounts.isCurrent(staff.signedIn) != nil
        let route = try await desk.call(.get, "/api/v1/me", staff: staff).status == 200
        #expect(stream == route, "live streams and routes agree")
        return route
    }

    @Test func aSessionLastsSixteenHours() async throws {
        let desk = try await TestDesk()
        let agent = try await desk.staff(.agent)
        desk.time.advance(by: .milliseconds(Span.hours(16).milliseconds - 1))
        #expect(try await isAlive(agent, desk))
        desk.time.advance(by: .milliseconds(1))
        #expect(try await !isAlive(agent, desk))
    }

    @Test func signingOutEndsThisSessionAlone() async throws {
        let desk = try await TestDesk()
        let agent = try await desk.staff(.agent)
        let token = try await desk.desk.accounts.signIn(email: "agent@desk.test", password: TestDesk.password, address: "b")
        let reply = try await desk.call(.delete, "/api/v1/session", staff: agent)
        #expect(reply.status == 204)
        #expect(reply.headers[.setCookie]?.contains("Max-Age=0") == true)
        #expect(try await !isAlive(agent, desk))
        #expect(try await desk.desk.accounts.signedIn(token: token) != nil)
    }

    @Test(arguments: ["role", "team", "deactivation", "reset", "password"])
    func sessionsEndWith(change: String) async throws {
        let desk = try await TestDesk()
        let accounts = desk.desk.accounts
        let agent = try await desk.staff(.agent)
        let admin = try await desk.staff(.admin, email: "admin@desk.test")
        let teams = try await desk.desk.store.read { tx in try tx.teams() }.map(\.id)
        switch change {
        case "role": try await accounts.change(agent.id, name: "A", role: .lead, isActive: true, teams: teams, by: admin.id)
        case "team": try await accounts.change(agent.id, name: "A", role: .agent, isActive: true, teams: [], by: admin.id)
        case "deactivation": try await accounts.change(agent.id, name: "A", role: .agent, isActive: false, teams: teams, by: admin.id)
        case "reset": _ = try await accounts.reset(agent.id, by: admin.id)
        default:
            let link = try await accounts.reset(agent.id, by: admin.id)
            let second = try await accounts.signIn(email: "agent@desk.test", password: TestDesk.password, address: "b")
            _ = try await accounts.setPassword("another-good-1", link: link)
            #expect(try await accounts.signedIn(token: second) == nil)
        }
        #expect(try await !isAlive(agent, desk))
        #expect(try await isAlive(admin, desk), "and nobody else's")
        let told = try await desk.desk.store.read { tx in try tx.events(after: 0, limit: 1000) }.filter { $0.type == "staff.changed" }
        #expect(told.contains { $0.data.contains(agent.id.description) }, "so that live streams end")
    }

    @Test func aNewNameKeepsTheSession() async throws {
        let desk = try await TestDesk()
        let agent = try await desk.staff(.agent)
        let teams = try await desk.desk.store.read { tx in try tx.teams() }.map(\.id)
        try await desk.desk.accounts.change(agent.id, name: "New Name", role: .agent, isActive: true, teams: teams, by: agent.id)
        try await desk.desk.accounts.setLanguage(.zh, of: agent.id)
        #expect(try await isAlive(agent, desk))
    }

    @Test func theTokenIsStoredAsADigestAlone() async throws {
        let desk = try await TestDesk()
        let agent = try await desk.staff(.agent)
        let token = String(agent.cookie.dropFirst(AccountsService.cookie.count + 1))
        let link = try await desk.desk.accounts.reset(agent.id, by: nil)
        let later = try await desk.desk.accounts.setPassword("another-good-1", link: link)
        #expect(token.count == 43)
        for file in try desk.folder.files() {
            for secret in [token, link, later, agent.signedIn.csrf, TestDesk.password, "another-good-1"] {
                #expect(file.bytes.range(of: Data(secret.utf8)) == nil, "in \(file.name)")
            }
        }
        let sessions = try await desk.desk.store.read { tx in try tx.column("SELECT token_digest FROM staff_session", as: String.self) }
        #expect(sessions.count == 1)
        #expect(sessions.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
    }

    @Test(arguments: ["", "x", "walletdesk_session", String(repeating: "A", count: 43), "' OR 1=1 --", "\u{0}"])
    func anotherTokenIsNobody(token: String) async throws {
        let desk = try await TestDesk()
        _ = try await desk.staff(.admin)
        #expect(try await desk.desk.accounts.signedIn(token: token) == nil)
        let reply = try await desk.call(.get, "/api/v1/me", headers: [.cookie: "\(AccountsService.cookie)=\(token)"])
        #expect(reply.status == 401)
    }

    @Test func everythingButReadingNeedsTheTokenOfThePages() async throws {
        let desk = try await TestDesk()
        let admin = try await desk.staff(.admin)
        let body = #"{"language":"zh"}"#
        for csrf in ["", "x", String(admin.signedIn.csrf.dropLast()), admin.signedIn.csrf + "0", String(admin.cookie.dropFirst(19))] {
            let reply = try await desk.call(.put, "/api/v1/me", body: body, headers: [.cookie: admin.cookie, .csrf: csrf])
            #expect(reply.status == 403, "\(csrf)")
            #expect(try reply.text("error.code") == "forbidden")
        }
        #expect(try await desk.call(.put, "/api/v1/me", body: body, headers: [.cookie: admin.cookie]).status == 403)
        #expect(try await desk.call(.get, "/api/v1/me", headers: [.cookie: admin.cookie]).status == 200)
        #expect(try await desk.call(.put, "/api/v1/me", body: body, staff: admin).status == 204)
        let other = try await desk.staff(.agent, email: "other@desk.test")
        let mixed = try await desk.call(.put, "/api/v1/me", body: body, headers: [.cookie: admin.cookie, .csrf: other.signedIn.csrf])
        #expect(mixed.status == 403, "another session's token is none")
    }
}
