package import Accounts
import HTTPKit
import Inbox
package import Kit
import Store

extension RoutingService {
    static let alarmSetting = "alarms"

    package func alarmRules() async throws -> [AlarmRule] { try await store.read { tx in try tx.alarmRules() } }

    package func setAlarmRules(_ rules: [AlarmRule], by actor: ID<Staff>?) async throws {
        let text = try JSON.text(rules)
        let now = clock.now()
        try await store.write { tx in
            try tx.set(Self.alarmSetting, to: text)
            try tx.audit(actor, "alarms.set", "", at: now)
        }
        try await judgeAlarms()
    }

    /// Looks at the desk's figures, raises what is above its limit and clears what is over.
    package func judgeAlarms() async throws {
        let now = clock.now()
        let outside = try await watched()
        let (rules, standing, own) = try await store.read { tx in
            let standing = try tx.column("SELECT key FROM alert WHERE alarm_kind IS NOT NULL AND cleared_at IS NULL", as: String.self)
            return (try tx.alarmRules(), Set(standing), try ownFigures(tx, now: now))
        }
        let (raise, clear) = Alarms.judge(own + outside, rules: rules, standing: standing)
        guard !raise.isEmpty || !clear.isEmpty else { return }
        try await store.write { tx in
            for (figure, rule) in raise {
                let alert = Alert(
                    key: figure.key, subject: .alarm(figure.kind), conversation: nil, team: figure.team, staff: nil, audience: .lead, means: rule.means,
                    figure: figure.value, limit: rule.limit)
                try tx.raise(alert, place: figure.place, at: now)
            }
            for key in clear { try tx.clearAlerts(key, at: now) }
        }
    }

    /// What the line and the conversations show.
    private func ownFigures(_ tx: some Reading, now: Instant) throws -> [WatchedFigure] {
        let queues = try tx.queues()
        return try line.with(tx, now: now) { line in
            let waiting = Dictionary(grouping: line.conversations, by: \.queue)
            let agents = line.dutyAgents
            return try queues.flatMap { queue -> [WatchedFigure] in
                func figure(_ kind: AlarmKind, _ value: Int) -> WatchedFigure {
                    WatchedFigure(kind: kind, subject: queue.id.description, place: queue.name, team: queue.team, value: value)
                }
                func minutes(_ since: Instant?) -> Int { since.map { Int((now - $0).minutes) } ?? 0 }
                let own = waiting[queue.id] ?? []
                let isStaffed = agents.contains { $0.teams.contains(queue.team) }
                let unmatched = own.filter { waiting in
                    waiting.offeredTo == nil && line.fittingAgents(for: waiting.id).allSatisfy { waiting.declinedBy.contains($0.id) }
                }
                let oldest = own.map(\.since).min()
                return [
                    figure(.waiting, own.count), figure(.longestWait, minutes(oldest)), figure(.unstaffed, isStaffed ? 0 : minutes(oldest)),
                    figure(.unmatched, isStaffed ? minutes(unmatched.map(\.since).min()) : 0), figure(.unanswered, try tx.unanswered(in: queue, now: now)),
                ]
            }
        }
    }
}

extension Reading {
    func alarmRules() throws -> [AlarmRule] {
        try setting(RoutingService.alarmSetting).map { try JSON.decode([AlarmRule].self, from: $0) } ?? AlarmRule.usual
    }
}
