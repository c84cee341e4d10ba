package import Accounts
import HTTPKit
package import Kit
import Store

extension RoutingService {
    package func setHours(_ hours: OpeningHours, of team: ID<Team>, by actor: ID<Staff>?) async throws {
        let text = try JSON.text(hours)
        let now = clock.now()
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO opening_hours (team_id, hours) VALUES (\(team), \(text)) ON CONFLICT (team_id) DO UPDATE SET hours = excluded.hours
                """)
            try tx.audit(actor, "hours.set", team.description, at: now)
        }
    }

    package func hours(of team: ID<Team>) async throws -> OpeningHours? {
        try await store.read { tx in try tx.openingHours(of: team) }
    }
}

extension Reading {
    func openingHours(of team: ID<Team>) throws -> OpeningHours? {
        let text: String? = try value("SELECT hours FROM opening_hours WHERE team_id = \(team)")
        return try text.map { try JSON.decode(OpeningHours.self, from: $0) }
    }
}
