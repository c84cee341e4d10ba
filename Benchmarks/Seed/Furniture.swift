import Accounts
import App
import Corpus
import Inbox
import Kit
import Routing
import Store

/// Teams, queues and people of a seeded desk.
struct Furniture: Sendable {
    struct Line: Sendable {
        let queue: ID<Queue>
        let team: ID<Team>
        let agents: [ID<Staff>]
    }

    let lines: [Line]
    /// Where escalations go.
    let experts: ID<Team>

    /// Agents of each team.
    private static let teamSize = 4

    static func place(in desk: Desk) async throws -> Furniture {
        let known = try await desk.store.read { tx in try tx.teams() }
        guard let support = known.first?.id else { throw NoTeam() }
        let payments = try await desk.accounts.addTeam(name: "Payments", by: nil)
        let security = try await desk.accounts.addTeam(name: "Security", by: nil)
        _ = try await desk.inbox.addQueue(name: "Transfers", team: payments, by: nil)
        _ = try await desk.inbox.addQueue(name: "Swaps", team: payments, by: nil)
        _ = try await desk.inbox.addQueue(name: "Theft", team: security, by: nil)
        let teams = [support, payments, security]
        for (email, role, members) in [
            (BenchStaff.admin, Role.admin, teams), (BenchStaff.lead, .lead, teams), (BenchStaff.agent, .agent, [support]),
        ] {
            try await desk.accounts.add(name: "Bench \(role.rawValue)", email: email, role: role, language: .en, password: BenchStaff.password, teams: members)
        }
        for (index, team) in teams.enumerated() {
            for member in 0..<teamSize {
                _ = try await desk.accounts.invite(
                    name: "Agent \(index)-\(member)", email: "agent\(index)-\(member)@bench.desk", role: .agent, language: .en, teams: [team], by: nil)
            }
        }
        return try await desk.store.read { tx in
            let lines = try tx.queues().map { queue in
                Line(queue: queue.id, team: queue.team, agents: try tx.members(of: queue.team).filter { $0.role == .agent }.map(\.id))
            }
            return Furniture(lines: lines, experts: security)
        }
    }
}

struct NoTeam: Error {}
