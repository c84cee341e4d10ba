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

/// What is offered to an agent: taken, declined, forgotten, and who is asked next.
@Suite struct OfferTests {
    private func desk() async throws -> TestDesk { try await TestDesk(["assistant": false]) }

    private func ask(_ desk: TestDesk, _ number: Int = 0, locale: String = "en") async throws -> ID<Conversation> {
        let customer = try await desk.customer(locale: locale)
        let text = locale == "zh" ? "我的转账 \(number) 还没有到账，怎么办" : "Where is my transfer number \(number)?"
        let reply = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"q\#(number)","text":"\#(text)"}"#, bearer: customer)
        let id = try #require(ID<Conversation>(try reply.text("id")))
        try await desk.settle()
        return id
    }

    private func conversation(_ id: ID<Conversation>, _ desk: TestDesk) async throws -> Conversation {
        try #require(try await desk.desk.store.read { tx in try tx.conversation(id) })
    }

    private func appear(_ desk: TestDesk, _ email: String, chats: Int = 4, teams: [ID<Team>]? = nil) async throws -> TestStaff {
        let agent = try await desk.staff(.agent, email: email, teams: teams)
        try await desk.desk.routing.appear(.available, capacity: chats, staff: agent.id)
        try await desk.settle()
        return agent
    }

    @Test func anOfferIsTakenByItsAgent() async throws {
        let desk = try await desk()
        let agent = try await appear(desk, "a@desk.test")
        let id = try await ask(desk)
        let offered = try await conversation(id, desk)
        #expect(offered.offer == nil || offered.offer?.agent == agent.id)
        #expect(offered.state.name == .queued && offered.offer?.agent == agent.id, "it waits until somebody takes it")
        #expect(try await desk.call(.get, "/api/v1/conversations?view=mine", staff: agent).string.contains(id.description), "and is in the agent's list")
        #expect(try await desk.call(.post, "/api/v1/conversations/\(id)/assignment", body: "{}", staff: agent).status == 204)
        let taken = try await conversation(id, desk)
        #expect(taken.state.agent == agent.id && taken.offer == nil)
        try await desk.pass(.minutes(5))
        #expect(try await conversation(id, desk).state.agent == agent.id, "nothing comes of the old offer")
    }

    @Test func whoAnswersTakesIt() async throws {
        let desk = try await desk()
        let agent = try await appear(desk, "a@desk.test")
        let id = try await ask(desk)
        let body = #"{"clientId":"r1","text":"Please tell me the transaction hash."}"#
        #expect(try await desk.call(.post, "/api/v1/conversations/\(id)/messages", body: body, staff: agent).status == 201)
        #expect(try await conversation(id, desk).state.agent == agent.id)
    }

    @Test func whatIsDeclinedGoesOnAndDoesNotComeBack() async throws {
        let desk = try await desk()
        let first = try await appear(desk, "a@desk.test")
        let id = try await ask(desk)
        let since = try await conversation(id, desk).state
        #expect(try await conversation(id, desk).offer?.agent == first.id)
        #expect(try await desk.call(.get, "/api/v1/offers", staff: first).string.contains(id.description))
        #expect(try await desk.call(.delete, "/api/v1/conversations/\(id)/offer", staff: first).status == 204)
        try await desk.settle()
        #expect(try await desk.call(.get, "/api/v1/offers", staff: first).string == #"{"offers":[]}"#)
        #expect(try await conversation(id, desk).offer == nil, "nobody else is there, and who declined isn't asked again")
        #expect(try await desk.call(.delete, "/api/v1/conversations/\(id)/offer", staff: first).status == 409, "there is nothing to decline any more")
        let second = try await appear(desk, "b@desk.test")
        let now = try await conversation(id, desk)
        #expect(now.offer?.agent == second.id && now.state == since, "it kept its place")
    }

    @Test func whatIsNotAnsweredGoesOnAndSetsTheAgentAway() async throws {
        let desk = try await desk()
        let first = try await appear(desk, "a@desk.test")
        let id = try await ask(desk)
        desk.time.advance(by: .milliseconds(1))
        let later = try await ask(desk, 1)
        #expect(try await conversation(later, desk).offer?.agent == first.id)
        let second = try await appear(desk, "b@desk.test", chats: 1)
        desk.time.advance(by: .seconds(59))
        try await desk.pass(.milliseconds(998))
        #expect(try await conversation(id, desk).offer?.agent == first.id)
        try await desk.desk.routing.appear(.available, staff: second.id)
        try await desk.pass(.milliseconds(1))
        #expect(try await conversation(id, desk).offer?.agent == second.id, "first in line, so it is the first to go on")
        #expect(try await conversation(later, desk).offer == nil)
        let presence = try await desk.call(.get, "/api/v1/presence", staff: first).string
        #expect(presence.contains("away") && presence.contains("unanswered"), "\(presence)")
        try await desk.desk.routing.appear(.available, staff: first.id)
        try await desk.settle()
        #expect(try await conversation(later, desk).offer?.agent == first.id, "who is back is asked again")
    }

    @Test func aPageThatIsStillOpenBringsNobodyBack() async throws {
        let desk = try await desk()
        let agent = try await appear(desk, "a@desk.test")
        let id = try await ask(desk)
        try await desk.pass(.seconds(60))
        let answer = try await desk.call(.post, "/api/v1/presence", staff: agent)
        #expect(answer.status == 200 && answer.string.contains(#""reason":"unanswered""#), "\(answer.string)")
        try await desk.settle()
        #expect(try await conversation(id, desk).offer == nil, "who did not answer stays away until they choose otherwise")
        desk.time.advance(by: Presence.lifetime)
        #expect(try await desk.call(.get, "/api/v1/presence", staff: agent).string.contains("status") == false, "nothing was heard of them")
        #expect(try await desk.call(.post, "/api/v1/presence", staff: agent).string.contains(#""status":"away""#), "a computer that slept is no choice either")
    }

    @Test func whoLeavesIsAskedNoLonger() async throws {
        let desk = try await desk()
        let first = try await appear(desk, "a@desk.test")
        let id = try await ask(desk)
        let second = try await appear(desk, "b@desk.test")
        #expect(try await desk.call(.delete, "/api/v1/presence", staff: first).status == 204)
        try await desk.settle()
        #expect(try await conversation(id, desk).offer?.agent == second.id)
    }

    @Test func languageDecides() async throws {
        let desk = try await desk()
        let english = try await appear(desk, "en@desk.test")
        let chinese = try await appear(desk, "zh@desk.test")
        try await desk.desk.routing.setProfile(AgentProfile(skills: Skills(languages: [.en])), of: english.id, by: nil)
        try await desk.desk.routing.setProfile(AgentProfile(skills: Skills(languages: [.zh])), of: chinese.id, by: nil)
        try await desk.settle()
        for number in 0..<3 {
            #expect(try await conversation(try await ask(desk, number, locale: "zh"), desk).offer?.agent == chinese.id)
            #expect(try await conversation(try await ask(desk, 10 + number), desk).offer?.agent == english.id)
        }
    }

    @Test func aNewPolicyHoldsForWhoWaitsAlready() async throws {
        let desk = try await desk()
        let id = try await ask(desk)
        let queue = try await conversation(id, desk).queue
        var policy = QueuePolicy()
        policy.matchesTopic = true
        try await desk.desk.routing.dispatch()
        try await desk.desk.routing.setPolicy(policy, of: queue, by: nil)
        let other = try await desk.staff(.agent, email: "other@desk.test")
        try await desk.desk.routing.setProfile(AgentProfile(skills: Skills(topics: ["market": 5])), of: other.id, by: nil)
        try await desk.desk.routing.appear(.available, staff: other.id)
        try await desk.settle()
        #expect(try await conversation(id, desk).offer == nil, "whoever knows another topic gets nothing")
        let corrected = #"{"category":"technical","topic":"market"}"#
        let path = "/api/v1/conversations/\(id)/sorting"
        #expect((200..<300).contains(try await desk.call(.put, path, body: corrected, staff: other).status))
        try await desk.settle()
        #expect(try await conversation(id, desk).offer?.agent == other.id)
    }

    @Test func outsideTheirHoursNothingIsDealt() async throws {
        let desk = try await desk()
        let agent = try await appear(desk, "a@desk.test")
        // It is eight in the morning.
        let evening = OpeningHours(zone: "UTC", weekly: (1...7).map { .init(weekday: $0, opens: 20 * 60, closes: 22 * 60) }, holidays: [])
        try await desk.desk.routing.setProfile(AgentProfile(hours: evening), of: agent.id, by: nil)
        try await desk.settle()
        let id = try await ask(desk)
        #expect(try await conversation(id, desk).offer == nil)
        desk.time.advance(by: .hours(12))
        try await desk.desk.routing.appear(.available, staff: agent.id)
        try await desk.desk.routing.dispatch()
        #expect(try await conversation(id, desk).offer?.agent == agent.id)
    }

    @Test func theReasonIsKept() async throws {
        let desk = try await desk()
        let full = try await appear(desk, "full@desk.test", chats: 1)
        _ = try await ask(desk, 1)
        let chosen = try await appear(desk, "chosen@desk.test")
        let foreign = try await appear(desk, "foreign@desk.test")
        try await desk.desk.routing.setProfile(AgentProfile(skills: Skills(languages: [.zh])), of: foreign.id, by: nil)
        try await desk.settle()
        let id = try await ask(desk, 2)
        #expect(try await conversation(id, desk).offer?.agent == chosen.id)
        let reply = try await desk.call(.get, "/api/v1/conversations/\(id)/deals", staff: chosen)
        #expect(reply.status == 200)
        for (agent, verdict) in [(full.id, "full"), (chosen.id, "chosen"), (foreign.id, "lacks")] {
            let row = try #require(reply.string.split(separator: "{").first { $0.contains(agent.description) && $0.contains("verdict") })
            #expect(row.contains("\"\(verdict)\""), "\(row)")
        }
        for language in ["en", "zh"] {
            let page = try await desk.call(.get, "/console/fragments/routing/\(id)?lang=\(language)", staff: chosen).string
            #expect(page.contains(language == "en" ? "Why Test?" : "为什么分给") || page.contains("Why Test agent?"), "\(page)")
        }
    }

    @Test func aLeadSetsSkillsAndCapacityOfTheirTeams() async throws {
        let desk = try await desk()
        let other = try await desk.desk.accounts.addTeam(name: "Other", by: nil)
        let own = try await desk.desk.store.read { tx in try tx.teams() }.map(\.id).filter { $0 != other }
        let lead = try await desk.staff(.lead, email: "lead@desk.test", teams: own)
        let agent = try await appear(desk, "a@desk.test", chats: 4, teams: own)
        let foreign = try await appear(desk, "f@desk.test", teams: [other])
        let body = #"{"skills":{"languages":["zh"],"topics":{"fees":3},"isCleared":true,"certificates":["seed"]},"capacity":{"chats":1,"letters":5,"calls":0}}"#
        #expect(try await desk.call(.put, "/api/v1/agents/\(agent.id)/profile", body: body, staff: agent).status == 403)
        let refused = try await desk.call(.put, "/api/v1/agents/\(foreign.id)/profile", body: body, staff: lead)
        #expect(refused.status == 404, "\(refused.string)")
        #expect(
            try await desk.call(.put, "/api/v1/agents/\(agent.id)/profile", body: body.replacing("\"chats\":1", with: "\"chats\":0"), staff: lead).status == 422
        )
        #expect(
            try await desk.call(.put, "/api/v1/agents/\(agent.id)/profile", body: body.replacing("\"fees\":3", with: "\"fees\":6"), staff: lead).status == 422)
        #expect(try await desk.call(.put, "/api/v1/agents/\(agent.id)/profile", body: body, staff: lead).status == 204)
        #expect(try await desk.call(.get, "/api/v1/presence", staff: agent).string.contains(#""capacity":1"#), "it holds at once")
        #expect(try await desk.call(.get, "/api/v1/agents/\(agent.id)/profile", staff: lead).string.contains("\"isCleared\":true"))
    }

    @Test func aLeadPutsOneBeforeOthers() async throws {
        let desk = try await desk()
        let lead = try await desk.staff(.lead, email: "lead@desk.test")
        _ = try await ask(desk, 1)
        desk.time.advance(by: .minutes(1))
        let later = try await ask(desk, 2)
        #expect(try await desk.call(.put, "/api/v1/conversations/\(later)/priority", body: #"{"priority":2}"#, staff: lead).status == 204)
        #expect(try await desk.call(.put, "/api/v1/conversations/\(later)/priority", body: #"{"priority":4}"#, staff: lead).status == 422)
        try await desk.settle()
        let agent = try await appear(desk, "a@desk.test", chats: 1)
        #expect(try await conversation(later, desk).offer?.agent == agent.id)
    }
}
