package import Accounts
import HTTPKit
package import Inbox
package import Kit
import Store

/// How alerts leave the desk. Each is nil where nothing is set up for it.
package struct AlertPost: Sendable {
    /// What a webhook is told: ids and figures, never what a person wrote.
    package struct Notice: Sendable, Hashable, Codable {
        package let id: String
        package let subject: String
        package let kind: String
        package let percent: Int?
        package let conversation: ID<Conversation>?
        package let figure: Int?
        package let limit: Int?
        package let place: String?
        package let raisedAt: Instant
    }

    package let letter: LetterPost?
    package let notice: (@Sendable (Notice) async throws -> Void)?

    package init(letter: LetterPost? = nil, notice: (@Sendable (Notice) async throws -> Void)? = nil) {
        self.letter = letter
        self.notice = notice
    }
}

extension RoutingService {
    static let alertRaised = "alert.raised"
    static let alertCleared = "alert.cleared"

    /// What this person has to look at, the newest first, at most 100.
    package func alerts(for me: SignedIn) async throws -> [RaisedAlert] {
        let standing: [RaisedAlert] = try await store.read { tx in
            try tx.all(
                """
                SELECT a.*, c.number FROM alert a LEFT JOIN conversation c ON c.id = a.conversation_id
                WHERE a.cleared_at IS NULL AND \(Self.concerns(me)) ORDER BY a.raised_at DESC, a.percent DESC, a.key LIMIT 100
                """)
        }
        // Of one promise the last rung says it all.
        var seen: Set<String> = []
        return standing.filter { seen.insert($0.matter).inserted }
    }

    /// Whom an alert `a` is for: the one person, or everybody of its audience in its team.
    private static func concerns(_ me: SignedIn) -> SQL {
        if me.reachesAll { return "(a.staff_id IS NULL OR a.staff_id = \(me.staff.id))" }
        guard me.staff.role == .lead else { return "a.staff_id = \(me.staff.id)" }
        return "(a.staff_id = \(me.staff.id) OR a.staff_id IS NULL AND a.audience = 'lead' AND (a.team_id IS NULL OR a.team_id IN \(list: me.teams.sorted())))"
    }

    /// Sends an alert out. Letters and notices have the alert's own key, so that a repetition can be told from a new one.
    func sendAlert(_ job: Job) async throws {
        let found = try await store.read { tx in
            try tx.rows("SELECT a.*, c.number FROM alert a LEFT JOIN conversation c ON c.id = a.conversation_id WHERE a.key = \(job.key)").first
                .map { row in try (alert: RaisedAlert(row: row), means: row("means", as: String.self), to: Recipients(row: row)) }
        }
        guard let (alert, stored, recipients) = found else { return }
        let means = try JSON.decode(Set<PromisePolicy.Rung.Means>.self, from: stored)
        if means.contains(.webhook), let notice = post.notice { try await notice(AlertPost.Notice(alert)) }
        guard means.contains(.mail), let letter = post.letter else { return }
        for staff in try await store.read({ tx in try tx.staff(recipients) }) {
            let text = AlertText(alert, staff.language)
            let id = "alert-\(alert.raisedAt.milliseconds)-\(staff.id)"
            try await letter(Letter(subject: text.title, text: text.letter(publicURL), address: staff.email, id: id))
        }
    }
}

/// Whom an alert is for.
private struct Recipients: Sendable {
    let one: ID<Staff>?
    let team: ID<Team>?
    let audience: PromisePolicy.Rung.Audience

    init(row: Row) throws {
        (one, team, audience) = (try row("staff_id"), try row("team_id"), try row("audience"))
    }
}

extension AlertPost.Notice {
    fileprivate init(_ alert: RaisedAlert) {
        let (subject, kind, percent): (String, String, Int?) =
            switch alert.subject {
            case .promise(let kind, let percent): ("promise", kind.rawValue, percent)
            case .alarm(let kind): ("alarm", kind.rawValue, nil)
            }
        self.init(
            id: "\(alert.key)@\(alert.raisedAt.milliseconds)", subject: subject, kind: kind, percent: percent, conversation: alert.conversation,
            figure: alert.figure, limit: alert.limit, place: alert.place, raisedAt: alert.raisedAt)
    }
}

extension Reading {
    /// Everybody whom an alert is for. Of an audience without a member of the team the admins hear.
    fileprivate func staff(_ recipients: Recipients) throws -> [Staff] {
        if let one = recipients.one { return try [staff(one)].compactMap(\.self) }
        let admins: [Staff] = try all("SELECT s.* FROM staff s WHERE s.active = 1 AND s.role = 'admin' ORDER BY s.id")
        guard recipients.audience != .admin, let team = recipients.team else { return admins }
        let leads: [Staff] = try all(
            """
            SELECT s.* FROM staff s JOIN team_member m ON m.staff_id = s.id WHERE s.active = 1 AND s.role = 'lead' AND m.team_id = \(team) ORDER BY s.id
            """)
        return leads.isEmpty ? admins : leads
    }
}

extension WriteTransaction {
    /// Raises an alert; one that stands already stays as it is.
    func raise(_ alert: Alert, place: String? = nil, at now: Instant) throws {
        let (promise, percent, alarm): (PromiseKind?, Int?, AlarmKind?) =
            switch alert.subject {
            case .promise(let kind, let percent): (kind, percent, nil)
            case .alarm(let kind): (nil, nil, kind)
            }
        let means = try JSON.text(alert.means.sorted { $0.rawValue < $1.rawValue })
        let raised = try execute(
            """
            INSERT INTO alert (key, promise_kind, percent, alarm_kind, conversation_id, team_id, staff_id, audience, means, figure, figure_limit, place,
              raised_at)
            VALUES (\(alert.key), \(promise), \(percent), \(alarm), \(alert.conversation), \(alert.team), \(alert.staff), \(alert.audience), \(means),
              \(alert.figure), \(alert.limit), \(place), \(now))
            ON CONFLICT (key) DO UPDATE
            SET raised_at = excluded.raised_at, cleared_at = NULL, figure = excluded.figure, figure_limit = excluded.figure_limit, staff_id = excluded.staff_id
            WHERE alert.cleared_at IS NOT NULL AND alert.alarm_kind IS NOT NULL
            """)
        guard raised == 1 else { return }
        try append(NewEvent(type: RoutingService.alertRaised, conversation: alert.conversation?.value), at: now)
        if alert.means.contains(where: { $0 != .console }) { try schedule(NewJob(kind: RoutingJob.alert, key: alert.key, runAt: now)) }
    }

    /// Clears all alerts whose key begins so.
    func clearAlerts(_ prefix: String, at now: Instant) throws {
        // "~" is behind every character that a key holds.
        let cleared = try execute("UPDATE alert SET cleared_at = \(now) WHERE key >= \(prefix) AND key < \(prefix + "~") AND cleared_at IS NULL")
        if cleared > 0 { try append(NewEvent(type: RoutingService.alertCleared), at: now) }
    }
}
