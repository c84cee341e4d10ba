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

/// Numbers that people are shown, against a recount of all conversations.
@Suite struct PlaceTests {
    private struct Line { var desk: TestDesk; var queues: [Queue]; var random: SeededGenerator }

    /// Three queues of three teams, with conversations of every kind in them.
    private func line(seed: UInt64) async throws -> Line {
        var random = SeededGenerator(seed: seed)
        let desk = try await TestDesk(["assistant": false])
        for name in ["Swaps", "Cards"] {
            let team = try await desk.desk.accounts.addTeam(name: name, by: nil)
            _ = try await desk.desk.inbox.addQueue(name: name, team: team, by: nil)
        }
        let queues = try await desk.desk.store.read { tx in try tx.queues() }
        let lead = try await desk.staff(.admin, email: "lead@desk.test")
        let customer = try await desk.customer()
        for number in 0..<40 {
            let reply = try await desk.call(
                .post, "/client/v1/conversations", body: #"{"clientId":"q\#(number)","text":"Question \#(number)"}"#, bearer: customer)
            let id = try #require(ID<Conversation>(try reply.text("id")))
            // Several come at the same moment, so that the id decides.
            if Bool.random(using: &random) { desk.time.advance(by: .seconds(Int64.random(in: 1...200, using: &random))) }
            if Int.random(in: 0..<10, using: &random) == 0 { continue }
            try await desk.settle()
            try await desk.desk.inbox.route(id, to: try #require(queues.randomElement(using: &random)).id)
            let priority = Int.random(in: 0..<4, using: &random) == 0 ? 1 : 0
            try await desk.desk.store.write { tx in _ = try tx.execute("UPDATE conversation SET priority = \(priority) WHERE id = \(id)") }
            switch Int.random(in: 0..<6, using: &random) {
            case 0: try await desk.desk.inbox.take(id, by: lead.signedIn)
            case 1:
                try await desk.desk.inbox.take(id, by: lead.signedIn)
                try await desk.desk.inbox.resolve(id, by: lead.signedIn)
            default: break
            }
        }
        return Line(desk: desk, queues: queues, random: random)
    }

    private func all(_ desk: TestDesk) async throws -> [Conversation] {
        try await desk.desk.store.read { tx in try tx.all("SELECT \(Conversation.columns) FROM conversation c") }
    }

    private func since(_ conversation: Conversation) -> Instant? {
        guard case .queued(let since) = conversation.state else { return nil }
        return since
    }

    @Test(arguments: [91, 92, 93] as [UInt64])
    func everyPlaceIsTheOneThatACountGives(seed: UInt64) async throws {
        let line = try await line(seed: seed)
        let desk = line.desk
        let staffed = try #require(line.queues.first { $0.name == "Swaps" })
        let scheduled = try #require(line.queues.first { $0.name == "Cards" })
        let agent = try await desk.staff(.agent, teams: [staffed.team])
        // On duty with all places taken, so that the line stays as it is.
        try await desk.desk.routing.appear(.available, capacity: 3, staff: agent.id)
        let week = (1...7).map { OpeningHours.Stretch(weekday: $0, opens: 0, closes: 1) }
        try await desk.desk.routing.setHours(OpeningHours(zone: "UTC", weekly: week, holidays: []), of: scheduled.team, by: nil)
        try await desk.desk.places.refresh()
        let now = desk.time.now
        let handled = try await desk.desk.store.read { tx in
            try tx.column("SELECT minutes FROM handling_time WHERE queue_id = \(staffed.id) ORDER BY seq DESC LIMIT 50", as: Double.self)
        }
        let conversations = try await all(desk)
        for conversation in conversations {
            let place = try await desk.desk.store.read { tx in try desk.desk.routing.place(of: conversation.id, tx, now: now) }
            #expect(place == desk.desk.places.place(of: conversation.id), "seed \(seed): the board and the row agree")
            guard let mine = since(conversation) else {
                #expect(place == nil, "seed \(seed)")
                continue
            }
            let ahead = conversations.count { other in
                guard other.queue == conversation.queue, let theirs = since(other) else { return false }
                return other.priority > conversation.priority
                    || other.priority == conversation.priority && (theirs, other.id) < (mine, conversation.id)
            }
            #expect(place?.position == ahead + 1, "seed \(seed)")
            switch place?.wait {
            case .minutes(let low, let high, _):
                let seconds = WaitEstimate.seconds(position: ahead + 1, slots: 3, handled: handled)
                let range = ToldWait(seconds, position: ahead + 1, agents: 1, at: now).minutes(at: now)
                #expect(conversation.queue == staffed.id && low == range.low && high == range.high, "seed \(seed)")
            case .opens(let opening): #expect(conversation.queue == scheduled.id && opening > now, "seed \(seed)")
            case .unknown: #expect(conversation.queue != staffed.id && conversation.queue != scheduled.id, "seed \(seed)")
            case nil: Issue.record("no place, seed \(seed)")
            }
        }
    }

    @Test func withinTheHoursNobodyIsPromisedTomorrow() async throws {
        let desk = try await TestDesk(["assistant": false])
        let queue = try #require(try await desk.desk.store.read { tx in try tx.queues() }.first)
        let customer = try await desk.customer()
        let id = try #require(
            ID<Conversation>(try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"q","text":"Hello"}"#, bearer: customer).text("id")))
        try await desk.settle()
        func wait(_ opens: Int, _ closes: Int) async throws -> Place.Wait? {
            let week = (1...7).map { OpeningHours.Stretch(weekday: $0, opens: opens * 60, closes: closes * 60) }
            try await desk.desk.routing.setHours(OpeningHours(zone: "UTC", weekly: week, holidays: []), of: queue.team, by: nil)
            let now = desk.time.now
            return try await desk.desk.store.read { tx in try desk.desk.routing.place(of: id, tx, now: now)?.wait }
        }
        // It is eight in the morning.
        #expect(try await wait(7, 17) == .unknown)
        #expect(try await wait(9, 17) == .opens(at: desk.time.now + .hours(1)))
        #expect(try await wait(1, 8) == .opens(at: desk.time.now + .hours(17)))
    }

    @Test(arguments: [94, 95] as [UInt64])
    func theBoardCountsWhatIsThere(seed: UInt64) async throws {
        let line = try await line(seed: seed)
        let desk = line.desk
        let agent = try await desk.staff(.agent, teams: line.queues.prefix(2).map(\.team))
        let admin = try await desk.staff(.admin, email: "admin@desk.test", teams: [])
        try await desk.desk.routing.appear(.away, capacity: 7, staff: agent.id)
        let conversations = try await all(desk)
        for (reader, queues) in [(admin, line.queues), (agent, Array(line.queues.prefix(2)))] {
            let board = try await desk.desk.routing.board(for: reader.signedIn)
            #expect(Set(board.queues.map(\.id)) == Set(queues.map(\.id)), "seed \(seed)")
            for shown in board.queues {
                let mine = conversations.filter { $0.queue == shown.id }
                let waits = mine.compactMap(since)
                #expect(shown.waiting == waits.count, "seed \(seed)")
                #expect(shown.longestWaitMinutes == waits.min().map { Int((desk.time.now - $0).minutes) } ?? 0, "seed \(seed)")
                #expect(shown.withAssistant == mine.count { $0.state.name == .bot }, "seed \(seed)")
                #expect(shown.assigned == mine.count { $0.state.name == .assigned }, "seed \(seed)")
            }
            for person in board.people {
                #expect(person.load == conversations.count { $0.state.name == .assigned && $0.state.agent == person.id }, "seed \(seed)")
            }
            let own = try #require(board.people.first { $0.id == agent.id })
            #expect(own.status == .away && own.capacity == 7)
            #expect(board.resolvedToday == conversations.count { $0.state.name == .resolved }, "seed \(seed)")
        }
    }
}
