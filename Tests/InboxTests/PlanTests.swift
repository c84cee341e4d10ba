import Accounts
import App
import DeskTesting
import Inbox
import Kit
import Store
import Testing

/// The plans of the queries that run all day: each follows an index.
@Suite struct PlanTests {
    static let filters: [ListFilter] = ListView.allCases.map { ListFilter(view: $0) }

    @Test(arguments: filters.indices)
    func aListFollowsAnIndex(_ index: Int) async throws {
        let test = try await TestDesk()
        let agent = try await test.staff(.agent)
        let admin = try await test.staff(.admin, email: "admin@desk.test")
        let filter = Self.filters[index]
        let cursor = "0_1795334400000_\(agent.id)"
        let teams = try await test.desk.store.read { tx in try tx.teams() }.map(\.id)
        for who in [agent, admin] {
            for from in [nil, cursor] {
                let query = Reader.listQuery(filter, cursor: from, limit: 51, for: who.signedIn, teams: teams)
                let plan = try await test.desk.store.plan(of: query)
                #expect(!plan.contains { $0.hasPrefix("SCAN c") && !$0.contains("INDEX") }, "\(filter.view) \(plan)")
            }
        }
    }

    static let hot: [SQL] = [
        "SELECT seq FROM event WHERE seq > \(1) ORDER BY seq LIMIT 200",
        "SELECT seq FROM event WHERE conversation_id = \("x") AND seq > \(1) ORDER BY seq LIMIT 200",
        "SELECT seq FROM message m WHERE m.conversation_id = \("x") AND m.seq > \(1) ORDER BY m.seq LIMIT 200",
        "SELECT seq FROM message m WHERE m.conversation_id = \("x") AND m.client_id = \("y")",
        "SELECT id FROM conversation WHERE contact_id = \("x") AND client_id = \("y")",
        "SELECT count(*) FROM conversation WHERE queue_id = \("x") AND state = 'queued' AND priority > \(0)",
        "SELECT count(*) FROM conversation c WHERE c.agent_id = \("x") AND c.state = 'assigned'",
        "SELECT 1 FROM customer_session WHERE token_digest = \("x") AND expires_at > \(1)",
        "SELECT staff_id FROM staff_session WHERE token_digest = \("x")", "SELECT min(run_at) FROM job WHERE failed_at IS NULL",
        "SELECT id FROM attachment WHERE conversation_id = \("x") AND message_seq BETWEEN \(1) AND \(2)",
    ]

    /// However many there are: not by way of all that the team ever had.
    @Test(arguments: [1, 50, 5_000]) func whoReachesWhatWasFoundIsAskedMessageByMessage(count: Int64) async throws {
        let test = try await TestDesk()
        let agent = try await test.staff(.agent)
        let plan = try await test.desk.store.plan(of: Reader.reachedQuery(Array(1...count), by: agent.signedIn))
        #expect(!plan.contains { $0.contains("MULTI-INDEX") || $0.hasPrefix("SCAN") && !$0.contains("INDEX") }, "\(plan)")
    }

    @Test func hotQueriesFollowAnIndex() async throws {
        let test = try await TestDesk()
        for query in Self.hot {
            let plan = try await test.desk.store.plan(of: query)
            #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("INDEX") }, "\(query.rendered.text): \(plan)")
        }
    }
}

/// What the static queries of `Reading` are asked of.
private struct Reader: Reading {
    var horizon: Int64? { nil }
    func rows(_ sql: SQL) throws -> [Row] { [] }
}
