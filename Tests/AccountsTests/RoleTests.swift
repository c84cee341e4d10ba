import Accounts
import App
import DeskTesting
import HTTPKit
import HTTPTypes
import Kit
import Testing

@Suite struct RoleTests {
    /// Every route of the table that names a permission, asked by every role that lacks it, by nobody, and without the pages' token.
    @Test func everyRouteKeepsOutWhoLacksItsPermission() async throws {
        let desk = try await TestDesk()
        let routes = desk.desk.table.routes.filter { $0.gate.hasPrefix("staff") }
        #expect(routes.count > 30)
        var people: [Role: TestStaff] = [:]
        for role in Role.allCases { people[role] = try await desk.staff(role, email: "\(role.rawValue)@desk.test") }
        let id = UUIDv7(time: TestClock.start, random: (1, 1)).description
        for route in routes {
            let path = route.path.replacing(#/\{\w+\}/#, with: id)
            let nobody = try await desk.call(route.method, path)
            #expect(nobody.status == 401 || nobody.status == 303, "nobody: \(route.method) \(path): \(nobody.status)")
            if route.method != .get, let admin = people[.admin] {
                let forged = try await desk.call(route.method, path, headers: [.cookie: admin.cookie])
                #expect(forged.status == 403, "without the token: \(route.method) \(path): \(forged.status)")
            }
            guard let permission = Permission(rawValue: String(route.gate.dropFirst("staff: ".count))) else { continue }
            for (role, person) in people where !role.permissions.contains(permission) {
                let reply = try await desk.call(route.method, path, staff: person)
                #expect(reply.status == 403, "\(role): \(route.method) \(path): \(reply.status)")
            }
        }
    }

    @Test(
        arguments: [
            (HTTPRequest.Method.get, "/api/v1/staff", [Role.admin]), (.get, "/api/v1/audit", [.lead, .admin]), (.get, "/api/v1/teams", Role.allCases),
            (.get, "/api/v1/me", Role.allCases), (.get, "/api/v1/board", Role.allCases), (.get, "/console/settings", Role.allCases),
            (.get, "/console/settings/staff", [.admin]), (.get, "/console/settings/teams", [.admin]), (.get, "/console/settings/audit", [.lead, .admin]),
            (.get, "/console/settings/hours", [.admin]),
        ] as [(HTTPRequest.Method, String, [Role])])
    func exactlyTheseRolesPass(method: HTTPRequest.Method, path: String, allowed: [Role]) async throws {
        let desk = try await TestDesk()
        for role in Role.allCases {
            let person = try await desk.staff(role, email: "\(role.rawValue)@desk.test")
            #expect(try await desk.call(method, path, staff: person).status == (allowed.contains(role) ? 200 : 403), "\(role)")
        }
    }

    @Test func anUnknownSettingsPageIsNotFound() async throws {
        let desk = try await TestDesk()
        #expect(try await desk.call(.get, "/console/settings/nothing", staff: try await desk.staff(.admin)).status == 404)
    }
}
