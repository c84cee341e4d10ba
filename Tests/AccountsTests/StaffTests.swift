import Accounts
import App
import DeskTesting
import HTTPKit
import HTTPTypes
import Kit
import Store
import Testing

@Suite struct StaffTests {
    @Test(arguments: [
        ("a@desk.test", true), ("first.last+x@mail.desk.test", true), ("A@B.C", true), ("", false), ("a", false), ("a@", false), ("@b.c", false),
        ("a@b", false),
        ("a@b@c.d", false), ("a b@c.d", false), ("a@c.d\n", false), ("<a@c.d>", false), ("a@c.d,e@f.g", false), ("\"a\"@c.d", false), ("ä@c.d", false),
        ("a@c.d\u{0}", false), (String(repeating: "a", count: 200) + "@c.d", false),
    ])
    func anEmailAddress(text: String, isGood: Bool) {
        #expect(AccountsService.isEmail(text) == isGood)
    }

    @Test func anAddressIsGivenOnce() async throws {
        let desk = try await TestDesk()
        let accounts = desk.desk.accounts
        try await accounts.add(name: "A", email: "a@desk.test", role: .agent, language: .en, password: TestDesk.password)
        await #expect(throws: AccountError.emailTaken) {
            try await accounts.add(name: "B", email: "A@desk.test", role: .admin, language: .en, password: TestDesk.password)
        }
        await #expect(throws: AccountError.badEmail) {
            try await accounts.add(name: "B", email: "b", role: .agent, language: .en, password: TestDesk.password)
        }
        await #expect(throws: AccountError.unknownTeam) {
            try await accounts.add(
                name: "B", email: "b@desk.test", role: .agent, language: .en, password: TestDesk.password,
                teams: [ID(UUIDv7(time: TestClock.start, random: (9, 9)))])
        }
        #expect(try await desk.desk.store.read { tx in try tx.allStaff() }.map(\.email) == ["a@desk.test"])
    }

    @Test(
        arguments: [
            ("", nil), ("   ", nil), (String(repeating: "x", count: 81), nil),
            ("legal winner thank year wave sausage worth useful legal winner thank yellow", nil), ("  Ann \n Lee ", "Ann Lee"), ("小王", "小王"),
        ] as [(String, String?)])
    func aName(typed: String, kept: String?) async throws {
        let desk = try await TestDesk()
        let adding = { try await desk.desk.accounts.add(name: typed, email: "a@desk.test", role: .agent, language: .en, password: TestDesk.password) }
        guard let kept else {
            await #expect(throws: AccountError.badName) { try await adding() }
            return
        }
        let id = try await adding()
        #expect(try await desk.desk.store.read { tx in try tx.staff(id) }?.name == kept)
    }

    @Test func theLastAdminStays() async throws {
        let desk = try await TestDesk()
        let accounts = desk.desk.accounts
        let admin = try await desk.staff(.admin)
        for (role, isActive) in [(Role.lead, true), (.admin, false), (.agent, false)] {
            await #expect(throws: AccountError.lastAdmin) {
                try await accounts.change(admin.id, name: "A", role: role, isActive: isActive, teams: [], by: admin.id)
            }
        }
        let body = #"{"name":"A","role":"agent","active":true,"teams":[]}"#
        let reply = try await desk.call(.put, "/api/v1/staff/\(admin.id)", body: body, staff: admin)
        #expect(reply.status == 409)
        let second = try await desk.staff(.admin, email: "second@desk.test")
        try await accounts.change(admin.id, name: "A", role: .agent, isActive: true, teams: [], by: second.id)
        await #expect(throws: AccountError.lastAdmin) {
            try await accounts.change(second.id, name: "B", role: .admin, isActive: false, teams: [], by: second.id)
        }
    }

    @Test func twoAdminsCannotRemoveEachOtherAtOnce() async throws {
        let desk = try await TestDesk()
        let accounts = desk.desk.accounts
        let pair = [try await desk.staff(.admin, email: "a@desk.test"), try await desk.staff(.admin, email: "b@desk.test")]
        await withTaskGroup(of: Void.self) { group in
            for (index, admin) in pair.enumerated() {
                group.addTask {
                    try? await accounts.change(pair[1 - index].id, name: "X", role: .agent, isActive: true, teams: [], by: admin.id)
                }
            }
        }
        #expect(try await desk.desk.store.read { tx in try tx.allStaff() }.filter { $0.role == .admin }.count == 1)
    }

    @Test func aRefusedChangeChangesNothing() async throws {
        let desk = try await TestDesk()
        let agent = try await desk.staff(.agent)
        let teams = try await desk.desk.store.read { tx in try tx.teams(of: agent.id) }
        await #expect(throws: AccountError.unknownTeam) {
            try await desk.desk.accounts.change(
                agent.id, name: "Other", role: .lead, isActive: true, teams: [ID(UUIDv7(time: TestClock.start, random: (9, 9)))], by: agent.id)
        }
        let after = try #require(try await desk.desk.store.read { tx in try tx.staff(agent.id) })
        #expect(after == agent.signedIn.staff)
        #expect(try await desk.desk.store.read { tx in try tx.teams(of: agent.id) } == teams)
        #expect(try await desk.desk.accounts.isCurrent(agent.signedIn) != nil)
    }

    @Test func aTeamHasItsNameAlone() async throws {
        let desk = try await TestDesk()
        _ = try await desk.desk.accounts.addTeam(name: "Swaps", by: nil)
        await #expect(throws: AccountError.badName) { try await desk.desk.accounts.addTeam(name: " Swaps ", by: nil) }
    }

    @Test func customersSeeTheFirstNameAlone() async throws {
        let desk = try await TestDesk()
        let id = try await desk.desk.accounts.add(name: "Ann Maria Lee", email: "a@desk.test", role: .agent, language: .en, password: TestDesk.password)
        #expect(try await desk.desk.store.read { tx in try tx.staff(id) }?.firstName == "Ann")
    }
}

@Suite struct AuditTests {
    @Test func whatWasDoneIsWrittenDownWithWhoDidIt() async throws {
        let desk = try await TestDesk()
        let admin = try await desk.staff(.admin)
        let body = #"{"name":"New One","email":"new@desk.test","role":"agent","language":"en","teams":[]}"#
        let invited = try await desk.call(.post, "/api/v1/staff", body: body, staff: admin).text("staff")
        let change = #"{"name":"New One","role":"lead","active":true,"teams":[]}"#
        _ = try await desk.call(.put, "/api/v1/staff/\(invited)", body: change, staff: admin)
        _ = try await desk.call(.post, "/api/v1/teams", body: #"{"name":"Swaps"}"#, staff: admin)
        let entries = try await desk.desk.store.read { tx in try tx.audit(before: nil, limit: 100) }
        for action in ["staff.added", "link.made", "staff.changed", "team.added"] {
            let entry = try #require(entries.first { $0.action == action }, "\(action)")
            #expect(entry.actor == "Test admin", "\(action)")
        }
        #expect(entries.map(\.seq) == entries.map(\.seq).sorted(by: >))
        #expect(entries.first { $0.action == "staff.changed" }?.detail == "role=lead active=true")
        let page = try await desk.call(.get, "/api/v1/audit", staff: admin)
        #expect(page.string.contains("team.added"))
    }

    @Test func theLogOnlyGrows() async throws {
        let desk = try await TestDesk()
        _ = try await desk.staff(.admin)
        let store = desk.desk.store
        let before = try await store.read { tx in try tx.audit(before: nil, limit: 100) }
        for sql: SQL in [
            "UPDATE audit SET action = 'x'", "DELETE FROM audit", "DELETE FROM audit WHERE seq = 1", "UPDATE audit SET seq = seq + 100 WHERE seq = 1",
        ] {
            await #expect(throws: StoreError.self) { try await store.write { tx in try tx.execute(sql) } }
        }
        await #expect(throws: StoreError.self) {
            try await store.write { tx in
                try tx.execute("INSERT OR REPLACE INTO audit (seq, at, actor_id, action, subject, detail) VALUES (1, 0, NULL, 'x', 'x', 'x')")
            }
        }
        let after = try await store.read { tx in try tx.audit(before: nil, limit: 100) }
        #expect(!before.isEmpty)
        #expect(after.map(\.action) == before.map(\.action))
        #expect(after.map(\.seq) == before.map(\.seq))
    }
}
