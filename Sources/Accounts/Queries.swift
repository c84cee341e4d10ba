package import Kit
package import Store

extension Reading {
    package func staff(_ id: ID<Staff>) throws -> Staff? {
        try first("SELECT id, name, email, role, language, active FROM staff WHERE id = \(id)")
    }

    package func staff(email: String) throws -> Staff? {
        try first("SELECT id, name, email, role, language, active FROM staff WHERE email = \(email.lowercased())")
    }

    package func allStaff() throws -> [Staff] {
        try all("SELECT id, name, email, role, language, active FROM staff ORDER BY active DESC, name LIMIT 1000")
    }

    package func teams() throws -> [Team] { try all("SELECT id, name FROM team ORDER BY name LIMIT 200") }

    package func teams(of staff: ID<Staff>) throws -> Set<ID<Team>> {
        Set(try column("SELECT team_id FROM team_member WHERE staff_id = \(staff)", as: ID<Team>.self))
    }

    package func members(of team: ID<Team>) throws -> [Staff] {
        try all(
            """
            SELECT s.id, s.name, s.email, s.role, s.language, s.active FROM staff s JOIN team_member m ON m.staff_id = s.id
            WHERE m.team_id = \(team) AND s.active = 1 ORDER BY s.name
            """)
    }

    func signedIn(session: String, csrf: String, now: Instant) throws -> SignedIn? {
        let staff: Staff? = try first(
            """
            SELECT s.id, s.name, s.email, s.role, s.language, s.active FROM staff_session x JOIN staff s ON s.id = x.staff_id
            WHERE x.token_digest = \(session) AND x.expires_at > \(now) AND s.active = 1
            """)
        guard let staff else { return nil }
        return SignedIn(staff: staff, teams: try teams(of: staff.id), csrf: csrf, session: session)
    }

    func passwordHash(email: String) throws -> (id: ID<Staff>, hash: String)? {
        guard let row = try rows("SELECT id, password FROM staff WHERE email = \(email) AND active = 1 AND password IS NOT NULL").first else {
            return nil
        }
        return (try row("id"), try row("password"))
    }

    func otherAdmins(than id: ID<Staff>) throws -> Int {
        try value("SELECT count(*) FROM staff WHERE role = 'admin' AND active = 1 AND id <> \(id)") ?? 0
    }
}
