import Accounts
import App
import Configuration
import DeskTesting
import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Logging
import Routing
import Store
import Testing

/// Promises and alarms as people hear of them.
@Suite struct AlertTests {
    private func ask(_ desk: TestDesk, _ text: String = "Where is my transfer?") async throws -> ID<Conversation> {
        let customer = try await desk.customer()
        let reply = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"q","text":"\#(text)"}"#, bearer: customer)
        let id = try #require(ID<Conversation>(try reply.text("id")))
        try await desk.settle()
        return id
    }

    private func alerts(_ desk: TestDesk, _ staff: TestStaff) async throws -> [String] {
        try await desk.desk.routing.alerts(for: staff.signedIn).map { alert in
            switch alert.subject {
            case .promise(let kind, let percent): "\(kind.rawValue) \(percent)"
            case .alarm(let kind): kind.rawValue
            }
        }
    }

    @Test func aPromiseWarnsIsBrokenAndIsForgottenWhenKept() async throws {
        let desk = try await TestDesk(["assistant": false])
        let lead = try await desk.staff(.lead, email: "lead@desk.test")
        let agent = try await desk.staff(.agent)
        let id = try await ask(desk)
        try await desk.desk.inbox.take(id, by: agent.signedIn)
        try await desk.settle()
        #expect(try await desk.call(.get, "/api/v1/conversations/\(id)/promises", staff: agent).string.contains(#""result":"open""#))
        try await desk.pass(.minutes(8) - .milliseconds(1))
        #expect(try await alerts(desk, agent) == [])
        try await desk.pass(.milliseconds(1))
        #expect(try await alerts(desk, agent) == ["first_response 80"])
        #expect(try await alerts(desk, lead) == [], "a warning is the agent's")
        try await desk.pass(.minutes(2))
        #expect(try await alerts(desk, agent) == ["first_response 100"], "the last word of a promise is enough")
        #expect(try await alerts(desk, lead) == ["first_response 100"])
        let said = try await desk.call(.get, "/api/v1/alerts", staff: lead).string
        #expect(said.contains("overdue"), "\(said)")
        let list = try await desk.call(.get, "/console/fragments/list?view=team", staff: lead).string
        #expect(list.contains("class=\"due\""))
        desk.time.advance(by: .seconds(1))
        let body = #"{"clientId":"r","text":"Please tell me the transaction hash."}"#
        #expect(try await desk.call(.post, "/api/v1/conversations/\(id)/messages", body: body, staff: agent).status == 201)
        try await desk.settle()
        #expect(try await alerts(desk, agent) == [])
        #expect(try await alerts(desk, lead) == [])
        let board = try await desk.desk.routing.board(for: lead.signedIn)
        #expect(board.queues.map(\.promises.missed) == [1] && board.queues.map(\.promises.attained) == [0])
        #expect(board.queues.map(\.promises.open) == [1], "the solution is still owed")
    }

    @Test func whatIsKeptOfALongConversationStaysSmall() async throws {
        let desk = try await TestDesk(["assistant": false])
        let agent = try await desk.staff(.agent)
        let customer = try await desk.customer()
        let reply = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"q","text":"Where is it?"}"#, bearer: customer)
        let id = try #require(ID<Conversation>(try reply.text("id")))
        try await desk.settle()
        try await desk.desk.inbox.take(id, by: agent.signedIn)
        func kept() async throws -> Int {
            let text: String? = try await desk.desk.store.read { tx in try tx.value("SELECT clock FROM promise_clock WHERE conversation_id = \(id)") }
            return try #require(text).count
        }
        var sizes: [Int] = []
        for number in 1...12 {
            let (answer, question) = (#"{"clientId":"a\#(number)","text":"A moment."}"#, #"{"clientId":"q\#(number)","text":"And now?"}"#)
            #expect(try await desk.call(.post, "/api/v1/conversations/\(id)/messages", body: answer, staff: agent).status == 201)
            #expect(try await desk.call(.post, "/client/v1/conversations/\(id)/messages", body: question, bearer: customer).status == 201)
            try await desk.pass(.minutes(1))
            sizes.append(try await kept())
        }
        #expect(sizes[11] <= sizes[1] + 8, "only numbers have grown: \(sizes)")
        let promises = try await desk.desk.store.read { tx in try tx.promises(of: id) }
        #expect(promises.filter { $0.kind == .nextResponse }.map(\.cycle) == Array(0..<12), "nothing is forgotten, and the oldest comes first")
        #expect(promises.filter { $0.end == .attained && $0.kind == .nextResponse }.count == 11)
        let newest = try await desk.desk.store.read { tx in try tx.promises(of: id, newest: 3) }
        #expect(newest == Array(promises.suffix(3)))
        let told = try await desk.call(.get, "/api/v1/conversations/\(id)/promises", staff: agent).string
        #expect(told.ranges(of: #""kind":"next_response""#).count == 12)
    }

    @Test func theftIsPromisedSooner() async throws {
        let desk = try await TestDesk(["assistant": false])
        let lead = try await desk.staff(.lead, email: "lead@desk.test")
        let id = try await ask(desk)
        try await desk.desk.inbox.flagSecurity(true, of: id)
        try await desk.settle()
        let promises = try await desk.desk.store.read { tx in try tx.promises(of: id) }
        let promise = try #require(promises.first { $0.kind == .firstResponse })
        #expect(promise.policy == "security" && promise.earlierPolicies == ["chat"])
        #expect(promise.due == desk.time.now + .minutes(5))
        try await desk.pass(.minutes(4))
        #expect(try await alerts(desk, lead).contains("first_response 80"))
    }

    @Test func lettersAndNoticesGoOutOnce() async throws {
        let sent = Sent()
        let desk = try await TestDesk(["assistant": false])
        _ = try await desk.staff(.lead, email: "lead@desk.test")
        _ = try await desk.staff(.admin, email: "admin@desk.test")
        let routing = RoutingService(
            store: desk.desk.store, clock: desk.time.clock, publicURL: "https://desk.example",
            post: AlertPost(letter: { await sent.add("\($0.address): \($0.text)") }, notice: { await sent.add("notice \($0.kind) \($0.percent ?? 0)") }),
            logger: Logger(label: "test"))
        let id = try await ask(desk)
        desk.time.advance(by: .minutes(20))
        try await JobRunner(store: desk.desk.store, handlers: routing.jobs, clock: desk.time.clock, logger: Logger(label: "test")).runDue()
        try await JobRunner(store: desk.desk.store, handlers: routing.jobs, clock: desk.time.clock, logger: Logger(label: "test")).runDue()
        let all = await sent.all
        #expect(all.count { $0.hasPrefix("lead@desk.test") } == 1, "\(all)")
        #expect(all.count { $0.hasPrefix("admin@desk.test") } == 1, "\(all)")
        #expect(all.count { $0.hasPrefix("notice first_response 200") } == 1, "\(all)")
        #expect(all.filter { $0.contains("desk.test") }.allSatisfy { $0.contains("https://desk.example/console/conversations/\(id)") })
        #expect(!all.contains { $0.contains("transfer") }, "nothing that a person wrote leaves")
    }

    @Test func anAlarmIsRaisedOnceAndClearsItself() async throws {
        let desk = try await TestDesk(["assistant": false])
        let lead = try await desk.staff(.lead, email: "lead@desk.test")
        let agent = try await desk.staff(.agent)
        _ = try await ask(desk)
        func look() async throws -> [String] {
            try await desk.desk.routing.judgeAlarms()
            return try await alerts(desk, lead).filter { !$0.contains("response") }
        }
        #expect(try await look() == [])
        desk.time.advance(by: .minutes(2))
        #expect(try await look() == ["unstaffed"])
        #expect(try await look() == ["unstaffed"])
        #expect(try await alerts(desk, agent) == [], "alarms are for leads")
        let board = try await desk.call(.get, "/console/board?lang=zh", staff: lead).string
        #expect(board.contains("无人接待") && board.contains("需要立即查看"))
        try await desk.desk.routing.appear(.available, staff: agent.id)
        try await desk.settle()
        #expect(try await look() == [])
        let raised = try await desk.desk.store.read { tx in try tx.events(after: 0, limit: 1000) }.count { $0.type == "alert.raised" }
        #expect(raised == 1)
    }

    @Test func limitsAreALeadsToSet() async throws {
        let desk = try await TestDesk(["assistant": false])
        let lead = try await desk.staff(.lead, email: "lead@desk.test")
        let agent = try await desk.staff(.agent)
        _ = try await ask(desk)
        let body = #"{"rules":[{"kind":"waiting","limit":1,"means":["console"]},{"kind":"unstaffed","means":["console"]}]}"#
        #expect(try await desk.call(.put, "/api/v1/alarms", body: body, staff: agent).status == 403)
        #expect(try await desk.call(.put, "/api/v1/alarms", body: body.replacing("\"limit\":1", with: "\"limit\":0"), staff: lead).status == 422)
        #expect(try await desk.call(.put, "/api/v1/alarms", body: body, staff: lead).status == 204)
        desk.time.advance(by: .minutes(30))
        try await desk.desk.routing.judgeAlarms()
        #expect(try await alerts(desk, lead).filter { !$0.contains("response") } == ["waiting"], "what is off is not raised")
    }

    @Test(arguments: [84] as [UInt64])
    func alarmsFollowTheirFigures(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let limit = Int.random(in: 1...50, using: &random)
            let rules = [AlarmRule(kind: .waiting, limit: Bool.random(using: &random) ? limit : nil)]
            var standing: Set<String> = []
            for _ in 0..<20 {
                let figure = WatchedFigure(kind: .waiting, subject: "q", place: "Q", team: nil, value: .random(in: 0...60, using: &random))
                let (raise, clear) = Alarms.judge([figure], rules: rules, standing: standing)
                #expect(raise.allSatisfy { !standing.contains($0.0.key) } && clear.isSubset(of: standing), "seed \(seed)")
                standing = standing.union(raise.map(\.0.key)).subtracting(clear)
                if rules[0].limit == nil { #expect(standing.isEmpty) }
                if let limit = rules[0].limit {
                    if figure.value >= limit { #expect(!standing.isEmpty, "seed \(seed)") }
                    if figure.value * 10 < limit * 9 { #expect(standing.isEmpty, "seed \(seed)") }
                }
            }
        }
    }
}

private actor Sent {
    private(set) var all: [String] = []
    func add(_ text: String) { all.append(text) }
}
