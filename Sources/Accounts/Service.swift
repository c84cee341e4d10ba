import HTTPKit
package import Kit
package import Store
import WalletSafety

/// Staff accounts, sessions and one-time links.
package struct AccountsService: Sendable {
    /// A working day and the night after it.
    private static let sessionLifetime = Span.hours(16)

    package let store: Store
    package let clock: DeskClock
    let ids: IDSource
    let cost: PasswordCost
    private let byAccount = Throttle(limit: 10, per: .minutes(15))
    private let byAddress = Throttle(limit: 50, per: .minutes(15))
    /// Checked where the account is unknown, so that the answer takes as long.
    private let decoy: PasswordHash

    package init(store: Store, clock: DeskClock, ids: IDSource, cost: PasswordCost = .standard) {
        self.store = store
        self.clock = clock
        self.ids = ids
        self.cost = cost
        decoy = PasswordHash(decoyOf: cost)
    }

    // MARK: - Signing in

    /// Checks the password and starts a session.
    /// - Returns: the token for the cookie; only its digest is kept.
    /// - Throws: `AccountError.wrongCredentials`; `APIError.tooMany` after 10 failures of an account or 50 of an address in 15 minutes.
    package func signIn(email: String, password: String, address: String) async throws -> String {
        let now = clock.now()
        let account = email.lowercased()
        try byAddress.take(address, now: now)
        try byAccount.take(account, now: now)
        let known = try await store.read { tx in try tx.passwordHash(email: account) }
        let isRight = await Self.check(password, against: known.map { PasswordHash(stored: $0.hash) } ?? decoy)
        guard let known, isRight else { throw AccountError.wrongCredentials }
        // Taken before the check, so that guesses at the same moment count; only failures do.
        byAddress.giveBack(address, now: now)
        byAccount.giveBack(account, now: now)
        return try await startSession(for: known.id)
    }

    @concurrent
    private static func check(_ password: String, against hash: PasswordHash) async -> Bool { hash.matches(password) }

    @concurrent
    private static func hash(_ password: String, cost: PasswordCost) async throws -> PasswordHash {
        try PasswordHash(of: password, cost: cost)
    }

    private func startSession(for id: ID<Staff>) async throws -> String {
        let token = SecretToken.make()
        let now = clock.now()
        try await store.write { tx in
            try tx.execute("DELETE FROM staff_session WHERE expires_at < \(now)")
            try tx.execute(
                """
                INSERT INTO staff_session (token_digest, staff_id, created_at, expires_at)
                VALUES (\(digest(token)), \(id), \(now), \(now + Self.sessionLifetime))
                """)
            try tx.audit(id, "session.started", id.description, at: now)
        }
        return token
    }

    package func signOut(_ signedIn: SignedIn) async throws {
        let now = clock.now()
        try await store.write { tx in
            try tx.execute("DELETE FROM staff_session WHERE token_digest = \(signedIn.session)")
            try tx.audit(signedIn.staff.id, "session.ended", signedIn.staff.id.description, at: now)
            try tx.append(NewEvent(type: "staff.changed", data: try JSON.text(["staff": signedIn.staff.id.description])), at: now)
        }
    }

    /// Who holds this cookie, if anybody.
    package func signedIn(token: String) async throws -> SignedIn? {
        let now = clock.now()
        let session = digest(token)
        return try await store.read { tx in try tx.signedIn(session: session, csrf: digest("csrf " + token), now: now) }
    }

    /// Whether the session is still good; live streams ask again and again.
    package func isCurrent(_ signedIn: SignedIn) async throws -> SignedIn? {
        let now = clock.now()
        return try await store.read { tx in try tx.signedIn(session: signedIn.session, csrf: signedIn.csrf, now: now) }
    }

    /// A member of staff without a session, for what acts in their name inside the program: the demo's simulation.
    package func acting(as email: String) async throws -> SignedIn? {
        try await store.read { tx in
            guard let staff = try tx.staff(email: email) else { return nil }
            return SignedIn(staff: staff, teams: try tx.teams(of: staff.id), csrf: "", session: "")
        }
    }

    // MARK: - Accounts

    /// Makes an account with a password: for the operator at the command line, and the demo.
    @discardableResult
    package func add(
        name: String, email: String, role: Role, language: Language, password: String, teams: [ID<Team>] = []
    ) async throws -> ID<Staff> {
        guard PasswordHash.isAcceptable(password) else { throw AccountError.weakPassword }
        let hash = try await Self.hash(password, cost: cost)
        let id = try await create(name: name, email: email, role: role, language: language, teams: teams, by: nil)
        try await store.write { tx in try tx.execute("UPDATE staff SET password = \(hash.text) WHERE id = \(id)") }
        return id
    }

    /// Makes an account without a password and a link with which its owner sets one.
    /// - Returns: the link's token, good once for 7 days.
    package func invite(
        name: String, email: String, role: Role, language: Language, teams: [ID<Team>], by actor: ID<Staff>?
    ) async throws -> (id: ID<Staff>, token: String) {
        let id = try await create(name: name, email: email, role: role, language: language, teams: teams, by: actor)
        return (id, try await link(for: id, purpose: .invitation, by: actor))
    }

    /// Ends the person's sessions and makes a link with which they set a new password.
    /// - Returns: the link's token, good once for 2 hours.
    package func reset(_ id: ID<Staff>, by actor: ID<Staff>?) async throws -> String {
        guard try await store.read({ tx in try tx.staff(id) }) != nil else { throw AccountError.unknownStaff }
        return try await link(for: id, purpose: .reset, by: actor)
    }

    /// Sets the password by a one-time link, ends all sessions of the account, and starts a new one.
    package func setPassword(_ password: String, link token: String) async throws -> String {
        guard PasswordHash.isAcceptable(password) else { throw AccountError.weakPassword }
        let hash = try await Self.hash(password, cost: cost)
        let now = clock.now()
        let id = try await store.write { tx in
            let id: ID<Staff>? = try tx.value(
                "DELETE FROM one_time_link WHERE token_digest = \(digest(token)) AND expires_at > \(now) RETURNING staff_id")
            guard let id else { throw AccountError.linkExpired }
            try tx.execute("UPDATE staff SET password = \(hash.text) WHERE id = \(id)")
            try tx.execute("DELETE FROM one_time_link WHERE staff_id = \(id)")
            try tx.endSessions(of: id, at: now)
            try tx.audit(id, "password.set", id.description, at: now)
            return id
        }
        return try await startSession(for: id)
    }

    /// Changes an account. A changed role, a left team or a deactivation ends its sessions.
    package func change(
        _ id: ID<Staff>, name: String, role: Role, isActive: Bool, teams: [ID<Team>], by actor: ID<Staff>
    ) async throws {
        let name = try Self.checked(name: name)
        let now = clock.now()
        try await store.write { tx in
            guard let before = try tx.staff(id) else { throw AccountError.unknownStaff }
            let losesAdmin = before.role == .admin && (role != .admin || !isActive)
            if losesAdmin, try tx.otherAdmins(than: id) == 0 { throw AccountError.lastAdmin }
            try tx.execute("UPDATE staff SET name = \(name), role = \(role), active = \(isActive) WHERE id = \(id)")
            let oldTeams = try tx.teams(of: id)
            try tx.setTeams(teams, of: id)
            if before.role != role || !isActive || oldTeams != Set(teams) { try tx.endSessions(of: id, at: now) }
            try tx.audit(actor, "staff.changed", id.description, detail: "role=\(role.rawValue) active=\(isActive)", at: now)
        }
    }

    /// The person's own language.
    package func setLanguage(_ language: Language, of id: ID<Staff>) async throws {
        try await store.write { tx in try tx.execute("UPDATE staff SET language = \(language) WHERE id = \(id)") }
    }

    package func addTeam(name: String, by actor: ID<Staff>?) async throws -> ID<Team> {
        let name = try Self.checked(name: name)
        let id = ids.next(Team.self)
        let now = clock.now()
        try await store.write { tx in
            let existing: ID<Team>? = try tx.value("SELECT id FROM team WHERE name = \(name)")
            guard existing == nil else { throw AccountError.badName }
            try tx.execute("INSERT INTO team (id, name) VALUES (\(id), \(name))")
            try tx.audit(actor, "team.added", id.description, at: now)
        }
        return id
    }

    private func create(
        name: String, email: String, role: Role, language: Language, teams: [ID<Team>], by actor: ID<Staff>?
    ) async throws -> ID<Staff> {
        let name = try Self.checked(name: name)
        let email = email.lowercased()
        guard Self.isEmail(email) else { throw AccountError.badEmail }
        let id = ids.next(Staff.self)
        let now = clock.now()
        try await store.write { tx in
            let added = try tx.execute(
                """
                INSERT INTO staff (id, name, email, role, language, active, created_at)
                VALUES (\(id), \(name), \(email), \(role), \(language), 1, \(now)) ON CONFLICT (email) DO NOTHING
                """)
            guard added == 1 else { throw AccountError.emailTaken }
            try tx.setTeams(teams, of: id)
            try tx.audit(actor, "staff.added", id.description, detail: "role=\(role.rawValue)", at: now)
        }
        return id
    }

    private func link(for id: ID<Staff>, purpose: LinkPurpose, by actor: ID<Staff>?) async throws -> String {
        let token = SecretToken.make()
        let now = clock.now()
        try await store.write { tx in
            try tx.execute("DELETE FROM one_time_link WHERE staff_id = \(id)")
            try tx.execute(
                """
                INSERT INTO one_time_link (token_digest, staff_id, purpose, expires_at)
                VALUES (\(digest(token)), \(id), \(purpose), \(now + purpose.lifetime))
                """)
            if purpose == .reset { try tx.endSessions(of: id, at: now) }
            try tx.audit(actor, "link.made", id.description, detail: purpose.rawValue, at: now)
        }
        return token
    }

    private static func checked(name: String) throws(AccountError) -> String {
        let trimmed = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...80).contains(trimmed.count), WalletSafety.isFreeOfSecrets(trimmed) else { throw .badName }
        return trimmed
    }

    /// One `@`, something on both sides, no spaces: the mail server knows the rest.
    package static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (3...200).contains(text.utf8.count), parts.allSatisfy({ !$0.isEmpty }), parts[1].contains(".") else { return false }
        return text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 32 && $0 != "<" && $0 != ">" && $0 != "," && $0 != "\"" }
    }
}

extension WriteTransaction {
    func setTeams(_ teams: [ID<Team>], of staff: ID<Staff>) throws {
        try execute("DELETE FROM team_member WHERE staff_id = \(staff)")
        for team in Set(teams) {
            guard try value("SELECT 1 FROM team WHERE id = \(team)", as: Int.self) != nil else { throw AccountError.unknownTeam }
            try execute("INSERT INTO team_member (team_id, staff_id) VALUES (\(team), \(staff))")
        }
    }

    /// Live streams hear of it and end.
    func endSessions(of staff: ID<Staff>, at now: Instant) throws {
        try execute("DELETE FROM staff_session WHERE staff_id = \(staff)")
        try append(NewEvent(type: "staff.changed", data: try JSON.text(["staff": staff.description])), at: now)
    }
}
