import Accounts
import App
import Configuration
import DeskTesting
import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Routing
import Store
import Testing

@Suite struct RoutingServiceTests {
    /// - Parameter answerSeconds: nil: what is dealt is the agent's at once.
    private func desk(answerSeconds: Int? = nil) async throws -> TestDesk {
        let desk = try await TestDesk(["assistant": false])
        var policy = QueuePolicy()
        policy.answerSeconds = answerSeconds
        for queue in try await desk.desk.store.read({ tx in try tx.queues() }) { try await desk.desk.routing.setPolicy(policy, of: queue.id, by: nil) }
        return desk
    }

    /// A question that goes into the line at once.
    private func ask(_ desk: TestDesk, _ number: Int = 0) async throws -> ID<Conversation> {
        let customer = try await desk.customer()
        let body = #"{"clientId":"q\#(number)","text":"Where is my transfer number \#(number)?"}"#
        let reply = try await desk.call(.post, "/client/v1/conversations", body: body, bearer: customer)
        return try #require(ID<Conversation>(try reply.text("id")))
    }

    private func state(_ id: ID<Conversation>, _ desk: TestDesk) async throws -> ConversationState {
        try #require(try await desk.desk.store.read { tx in try tx.conversation(id) }).state
    }

    // MARK: - Presence

    @Test func presenceEndsEightySecondsAfterItsLastSign() async throws {
        let desk = try await desk()
        let agent = try await desk.staff(.agent)
        func isOnDuty() async throws -> Bool {
            let now = desk.time.now
            return try await desk.desk.store.read { tx in try tx.isOnDuty(agent.id, now: now) }
        }
        #expect(try await !isOnDuty())
        #expect(try await desk.call(.put, "/api/v1/presence", body: #"{"status":"available","capacity":2}"#, staff: agent).status == 204)
        desk.time.advance(by: .milliseconds(79_999))
        #expect(try await isOnDuty())
        desk.time.advance(by: .milliseconds(1))
        #expect(try await !isOnDuty())
        #expect(try await !desk.call(.get, "/api/v1/presence", staff: agent).string.contains("status"))
        let waiting = try await ask(desk)
        try await desk.settle()
        #expect(try await state(waiting, desk).name == .queued, "who is gone gets nothing")
        #expect(try await desk.call(.put, "/api/v1/presence", body: #"{"status":"available","capacity":2}"#, staff: agent).status == 204)
        try await desk.settle()
        #expect(try await state(waiting, desk).agent == agent.id)
    }

    @Test func whoIsAwayOrLeavesGetsNothingNewAndKeepsWhatTheyHave() async throws {
        let desk = try await desk()
        let agent = try await desk.staff(.agent)
        try await desk.desk.routing.appear(.available, capacity: 5, staff: agent.id)
        let first = try await ask(desk, 1)
        try await desk.settle()
        try await desk.desk.routing.appear(.away, capacity: nil, staff: agent.id)
        let second = try await ask(desk, 2)
        try await desk.settle()
        #expect(try await desk.call(.get, "/api/v1/presence", staff: agent).string == #"{"capacity":5,"status":"away"}"#, "the capacity stays")
        try await desk.desk.routing.appear(.available, capacity: nil, staff: agent.id)
        #expect(try await desk.call(.delete, "/api/v1/presence", staff: agent).status == 204)
        try await desk.settle()
        #expect(try await state(first, desk).agent == agent.id)
        #expect(try await state(second, desk).name == .queued)
    }

    @Test(arguments: [0, 51, -1])
    func aCapacityOutsideOf1To50IsRefused(capacity: Int) async throws {
        let desk = try await desk()
        let agent = try await desk.staff(.agent)
        #expect(try await desk.call(.put, "/api/v1/presence", body: #"{"status":"available","capacity":\#(capacity)}"#, staff: agent).status == 422)
    }

    @Test func onlyAChangeIsTold() async throws {
        let desk = try await desk()
        let agent = try await desk.staff(.agent)
        for status in [Presence.Status.available, .available, .away, .away, .available] {
            try await desk.desk.routing.appear(status, capacity: nil, staff: agent.id)
            desk.time.advance(by: .seconds(25))
        }
        try await desk.desk.routing.leave(agent.id)
        try await desk.desk.routing.leave(agent.id)
        let told = try await desk.desk.store.read { tx in try tx.events(after: 0, limit: 1000) }.filter { $0.type == "presence.changed" }
        #expect(told.count == 4)
    }

    // MARK: - Dispatch

    @Test func theFreedAgentGetsTheNextOneOfTheLine() async throws {
        let desk = try await desk()
        let agent = try await desk.staff(.agent)
        try await desk.desk.routing.appear(.available, capacity: 1, staff: agent.id)
        var line: [ID<Conversation>] = []
        for number in 0..<4 {
            line.append(try await ask(desk, number))
            desk.time.advance(by: .seconds(1))
            try await desk.settle()
        }
        for (index, id) in line.enumerated() {
            #expect(try await state(id, desk).agent == agent.id)
            for later in line[(index + 1)...] { #expect(try await state(later, desk).name == .queued) }
            try await desk.desk.routing.appear(.available, capacity: 1, staff: agent.id)
            try await desk.desk.inbox.resolve(id, by: agent.signedIn)
            try await desk.settle()
        }
    }

    @Test func dispatchAtOnceNeverDealsTwiceOrAboveCapacity() async throws {
        let desk = try await desk()
        var agents: [TestStaff] = []
        for number in 0..<5 { agents.append(try await desk.staff(.agent, email: "a\(number)@desk.test")) }
        for number in 0..<25 { _ = try await ask(desk, number) }
        try await desk.settle()
        for agent in agents { try await desk.desk.routing.appear(.available, capacity: 3, staff: agent.id) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { try await desk.desk.routing.dispatch() } }
            try await group.waitForAll()
        }
        let loads = try await desk.desk.store.read { tx in
            try tx.column("SELECT count(*) FROM conversation WHERE state = 'assigned' GROUP BY agent_id", as: Int.self)
        }
        #expect(loads == [3, 3, 3, 3, 3])
        let deals = try await desk.desk.store.read { tx in
            try tx.value("SELECT count(*) FROM event WHERE type = 'conversation.state' AND data LIKE '%\"to\":\"assigned\"%'", as: Int.self)
        }
        #expect(deals == 15)
    }

    @Test func anAgentOfAnotherTeamGetsNothing() async throws {
        let desk = try await desk()
        let other = try await desk.desk.accounts.addTeam(name: "Other", by: nil)
        let agent = try await desk.staff(.agent, teams: [other])
        try await desk.desk.routing.appear(.available, capacity: 5, staff: agent.id)
        let id = try await ask(desk)
        try await desk.settle()
        #expect(try await state(id, desk).name == .queued)
        await #expect(throws: AccessDenied.self) { try await desk.desk.inbox.take(id, by: agent.signedIn) }
    }

    @Test func ofTwentyWhoTakeOneAtOnceExactlyOneHasIt() async throws {
        let desk = try await desk()
        var agents: [TestStaff] = []
        for number in 0..<20 { agents.append(try await desk.staff(.agent, email: "a\(number)@desk.test")) }
        for number in 0..<5 {
            let id = try await ask(desk, number)
            try await desk.settle()
            let results = await withTaskGroup(of: (ID<Staff>, (any Error)?).self, returning: [(ID<Staff>, (any Error)?)].self) { group in
                for agent in agents {
                    group.addTask {
                        do {
                            try await desk.desk.inbox.take(id, by: agent.signedIn)
                            return (agent.id, nil)
                        } catch { return (agent.id, error) }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let winners = results.filter { $0.1 == nil }.map(\.0)
            #expect(winners.count == 1)
            #expect(results.compactMap(\.1).allSatisfy { $0 as? TransitionRefused == .taken })
            #expect(try await state(id, desk).agent == winners.first)
        }
    }

    @Test func handlingIsMeasuredFromTheDealUntilItIsSettled() async throws {
        let desk = try await desk()
        let agent = try await desk.staff(.agent)
        try await desk.desk.routing.appear(.available, capacity: 1, staff: agent.id)
        let id = try await ask(desk)
        try await desk.settle()
        desk.time.advance(by: .minutes(12))
        try await desk.desk.inbox.resolve(id, by: agent.signedIn)
        try await desk.settle()
        try await desk.settle()
        let minutes = try await desk.desk.store.read { tx in try tx.column("SELECT minutes FROM handling_time", as: Double.self) }
        #expect(minutes == [12])
    }

    // MARK: - Hours by the routes

    @Test func hoursAreSetByAnAdminAndReadByAll() async throws {
        let desk = try await desk()
        let admin = try await desk.staff(.admin, email: "admin@desk.test")
        let agent = try await desk.staff(.agent)
        let team = try #require(try await desk.desk.store.read { tx in try tx.teams() }.first).id
        let good = #"{"zone":"Asia/Shanghai","weekly":[{"weekday":1,"opens":540,"closes":1080}],"holidays":["2026-10-01"]}"#
        let path = "/api/v1/teams/\(team)/hours"
        #expect(try await desk.call(.put, path, body: good, staff: agent).status == 403)
        #expect(try await desk.call(.put, path, body: good, staff: admin).status == 204)
        #expect(try await desk.call(.get, path, staff: agent).text("zone") == "Asia/Shanghai")
        for bad in [
            good.replacing("Asia/Shanghai", with: "Asia/Nowhere"), good.replacing("540", with: "1080"), good.replacing("2026-10-01", with: "1 October"),
        ] {
            #expect(try await desk.call(.put, path, body: bad, staff: admin).status == 422)
        }
        #expect(try await desk.call(.put, path, body: good.replacing("\"opens\"", with: "\"open\""), staff: admin).status == 400)
        #expect(try await desk.call(.put, "/api/v1/teams/\(agent.id)/hours", body: good, staff: admin).status == 404)
    }
}
