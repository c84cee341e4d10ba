package import HTTPKit
import HTTPTypes
import Kit
import Store

/// A member of staff, as the interface shows them.
struct StaffView: Codable, Sendable {
    var id: ID<Staff>
    var name: String
    var email: String
    var role: Role
    var active: Bool
    var teams: [ID<Team>]

    init(_ staff: Staff, teams: Set<ID<Team>>) {
        id = staff.id
        name = staff.name
        email = staff.email
        role = staff.role
        active = staff.isActive
        self.teams = teams.sorted()
    }
}

struct StaffList: Codable, Sendable { var staff: [StaffView] }

struct InvitationBody: Codable, Sendable {
    var name: String
    var email: String
    var role: Role
    var language: Language
    var teams: [ID<Team>]
}

/// A one-time link, shown once.
struct LinkView: Codable, Sendable {
    var staff: ID<Staff>
    /// Path with the token in its fragment, which no server log sees.
    var path: String
}

struct StaffChange: Codable, Sendable {
    var name: String
    var role: Role
    var active: Bool
    var teams: [ID<Team>]
}

struct OwnSettings: Codable, Sendable { var language: Language }
struct NewPassword: Codable, Sendable { var token: String; var password: String }
struct TeamBody: Codable, Sendable { var name: String }
struct TeamView: Codable, Sendable { var id: ID<Team>; var name: String }
struct TeamList: Codable, Sendable { var teams: [TeamView] }
struct AuditList: Codable, Sendable { var entries: [AuditEntry]; var next: Int64? }

extension AccountsService {
    package var routes: RouteTable {
        var table = RouteTable()
        addOwn(to: &table)
        addStaff(to: &table)
        addTeams(to: &table)
        return table
    }

    private func addOwn(to table: inout RouteTable) {
        table.json(.get, "/api/v1/me", "Who I am", gate: gate(nil), gives: StaffView.self) { _, me in
            .ok(StaffView(me.staff, teams: me.teams))
        }
        table.json(.put, "/api/v1/me", "Change my language", gate: gate(nil), takes: OwnSettings.self) { _, me, body in
            try await setLanguage(body.language, of: me.staff.id)
        }
        table.json(.post, "/api/v1/passwords", "Set a password by a one-time link", gate: .everyone, takes: NewPassword.self) { _, _, body in
            _ = try await explaining { try await setPassword(body.password, link: body.token) }
        }
    }

    private func addStaff(to table: inout RouteTable) {
        table.json(.get, "/api/v1/staff", "All staff", gate: gate(.administer), gives: StaffList.self) { _, _ in
            let list = try await store.read { tx in
                try tx.allStaff().map { StaffView($0, teams: try tx.teams(of: $0.id)) }
            }
            return .ok(StaffList(staff: list))
        }
        table.json(
            .post, "/api/v1/staff", "Invite someone; answers a one-time link", gate: gate(.administer), takes: InvitationBody.self, gives: LinkView.self
        ) { _, me, body in
            let (id, token) = try await explaining {
                try await invite(
                    name: body.name, email: body.email, role: body.role, language: body.language, teams: body.teams, by: me.staff.id)
            }
            return .created(LinkView(staff: id, path: "/welcome#\(token)"))
        }
        table.json(
            .put, "/api/v1/staff/{id}", "Change name, role, teams; deactivate", gate: gate(.administer), takes: StaffChange.self
        ) { call, me, body in
            let id = try call.id("id", of: Staff.self)
            try await explaining {
                try await change(id, name: body.name, role: body.role, isActive: body.active, teams: body.teams, by: me.staff.id)
            }
        }
        table.json(
            .post, "/api/v1/staff/{id}/reset", "End their sessions; answers a one-time link for a new password", gate: gate(.administer),
            gives: LinkView.self
        ) { call, me in
            let id = try call.id("id", of: Staff.self)
            let token = try await explaining { try await reset(id, by: me.staff.id) }
            return .created(LinkView(staff: id, path: "/welcome#\(token)"))
        }
    }

    private func addTeams(to table: inout RouteTable) {
        table.json(.get, "/api/v1/teams", "All teams", gate: gate(nil), gives: TeamList.self) { _, _ in
            let teams = try await store.read { tx in try tx.teams() }
            return .ok(TeamList(teams: teams.map { TeamView(id: $0.id, name: $0.name) }))
        }
        table.json(.post, "/api/v1/teams", "Add a team", gate: gate(.administer), takes: TeamBody.self, gives: TeamView.self) { _, me, body in
            let id = try await explaining { try await addTeam(name: body.name, by: me.staff.id) }
            return .created(TeamView(id: id, name: body.name))
        }
        table.json(.get, "/api/v1/audit", "The audit log, newest first", gate: gate(.readAudit), gives: AuditList.self) { call, _ in
            let before = call.query("before").flatMap { Int64($0) }
            let entries = try await store.read { tx in try tx.audit(before: before, limit: 100) }
            return .ok(AuditList(entries: entries, next: entries.count == 100 ? entries.last?.seq : nil))
        }
    }

    /// Says an account's error in the caller's terms.
    package func explaining<T>(_ body: () async throws -> T) async throws -> T {
        do { return try await body() } catch let error as AccountError { throw error.explained }
    }
}

extension AccountError {
    package var explained: APIError {
        switch self {
        case .wrongCredentials: APIError(.unauthenticated, Phrase(en: "E-mail and password do not match.", zh: "邮箱或密码不正确。"))
        case .emailTaken: .conflict("Somebody already has this e-mail address.", "该邮箱已被使用。")
        case .badEmail: .unacceptable("This is not a complete e-mail address.", "邮箱地址不完整。")
        case .badName: .unacceptable("Give a name of 1 to 80 characters that is not in use yet.", "请填写 1 到 80 个字的名称，且不能重名。")
        case .weakPassword:
            .unacceptable("Choose a password of at least 12 characters that is not one of the usual ones.", "密码至少 12 个字符，且不能是常见密码。")
        case .linkExpired: .unacceptable("This link has been used or has expired. Ask for a new one.", "链接已使用或已过期，请重新索取。")
        case .unknownStaff, .unknownTeam: .notFound
        case .lastAdmin: .conflict("This is the last admin: make another one first.", "这是最后一位管理员，请先设置另一位管理员。")
        }
    }
}
