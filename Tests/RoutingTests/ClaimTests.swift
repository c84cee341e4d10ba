import Accounts
import App
import Configuration
import DeskTesting
import Foundation
import HTTPTypes
import Inbox
import Kit
import Routing
import Store
import Testing

/// Agents who take conversations all at once, as fast as they can: each has exactly one owner at a time, and none is lost.
@Suite struct ClaimTests {
    /// A few thousand; the long run sets more.
    private static var claims: Int { ProcessInfo.processInfo.environment["WALLETDESK_CLAIMS"].flatMap(Int.init) ?? 4_000 }

    @Test func everyClaimHasOneWinner() async throws {
        let desk = try await TestDesk(["assistant": false])
        var agents: [TestStaff] = []
        for number in 0..<8 { agents.append(try await desk.staff(.agent, email: "a\(number)@desk.test")) }
        var ids: [ID<Conversation>] = []
        for number in 0..<16 {
            let customer = try await desk.customer()
            let reply = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"q","text":"Question \#(number)"}"#, bearer: customer)
            ids.append(try #require(ID<Conversation>(try reply.text("id"))))
        }
        try await desk.settle()
        let queue = try #require(try await desk.desk.store.read { tx in try tx.queues() }.first)
        let rounds = Self.claims / (agents.count * ids.count)
        var won = 0
        for _ in 0..<max(1, rounds) {
            let winners = try await claimAll(ids, by: agents, desk)
            #expect(winners.allSatisfy { $0.count == 1 }, "\(winners.map(\.count))")
            won += winners.count
            for (id, owners) in zip(ids, winners) {
                let agent = try #require(agents.first { $0.id == owners.first })
                try await desk.desk.inbox.transfer(id, to: queue.id, note: nil, by: agent.signedIn)
            }
        }
        let moves = try await desk.desk.store.read { tx in
            try tx.value("SELECT count(*) FROM event WHERE type = 'conversation.state' AND data LIKE '%\"to\":\"assigned\"%'", as: Int.self)
        }
        #expect(moves == won, "every winner is in the log, and nobody else")
        let waiting = try await desk.desk.store.read { tx in try tx.value("SELECT count(*) FROM conversation WHERE state = 'queued'", as: Int.self) }
        #expect(waiting == ids.count, "none is lost")
    }

    /// Everybody claims everything at the same time.
    /// - Returns: by conversation, who got it.
    private func claimAll(_ ids: [ID<Conversation>], by agents: [TestStaff], _ desk: TestDesk) async throws -> [[ID<Staff>]] {
        let won = await withTaskGroup(of: (Int, ID<Staff>)?.self) { group in
            for agent in agents {
                for (number, id) in ids.enumerated() {
                    group.addTask {
                        do {
                            try await desk.desk.inbox.take(id, by: agent.signedIn)
                            return (number, agent.id)
                        } catch { return nil }
                    }
                }
            }
            return await group.reduce(into: [(Int, ID<Staff>)]()) { found, win in if let win { found.append(win) } }
        }
        return ids.indices.map { number in won.filter { $0.0 == number }.map(\.1) }
    }
}
