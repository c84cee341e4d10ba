import Accounts
import DeskTesting
import Inbox
import Kit
import Routing
import Testing

/// Who gets what, against a slow reading of the rule.
@Suite struct WaitingLineTests {
    private static let start = TestClock.start

    private static func id<Owner>(_ number: Int, _ owner: Owner.Type = Owner.self) -> ID<Owner> {
        ID(UUIDv7(time: start, random: (0, UInt64(number))))
    }

    private struct Case {
        var policies: [ID<Queue>: QueuePolicy]
        var waiting: [WaitingConversation]
        var agents: [DutyAgent]

        func line(_ now: Instant) -> WaitingLine {
            var line = WaitingLine()
            for (queue, policy) in policies { line.set(policy, of: queue, at: now) }
            for agent in agents { line.set(agent) }
            for conversation in waiting { line.set(conversation, at: now) }
            return line
        }
    }

    private static let topics = ["fees", "theft", "app"]

    private static func policy(_ random: inout SeededGenerator) -> QueuePolicy {
        var policy = QueuePolicy()
        policy.order = QueuePolicy.Order.allCases.randomElement(using: &random) ?? .longestWaiting
        policy.choice = QueuePolicy.Choice.allCases.randomElement(using: &random) ?? .balanced
        policy.prefersSameAgent = .random(using: &random)
        policy.matchesLanguage = .random(using: &random)
        policy.matchesTopic = .random(using: &random)
        policy.level = .random(in: 1...3, using: &random)
        policy.securityNeedsClearance = .random(using: &random)
        policy.securityReserve = .random(in: 0...2, using: &random)
        policy.ageingMinutes = .random(in: 1...30, using: &random)
        if Bool.random(using: &random) { policy.overflow = [QueuePolicy.Overflow(after: .random(in: 1...30, using: &random), drops: [.level, .topic])] }
        if Bool.random(using: &random) { policy.overflow.append(QueuePolicy.Overflow(after: .random(in: 1...60, using: &random), drops: [.language])) }
        return policy
    }

    private static func agent(_ number: Int, _ teams: [ID<Team>], _ random: inout SeededGenerator) -> DutyAgent {
        let languages: Set<Language> = [[], [.en], [.zh], [.en, .zh]].randomElement(using: &random) ?? []
        var levels: [String: Int] = [:]
        if Bool.random(using: &random) { for topic in topics where Bool.random(using: &random) { levels[topic] = .random(in: 1...5, using: &random) } }
        let capacity = Capacity(
            chats: .random(in: 1...4, using: &random), letters: .random(in: 0...3, using: &random), calls: .random(in: 0...1, using: &random))
        let load = Capacity(
            chats: .random(in: 0...capacity.chats, using: &random), letters: .random(in: 0...capacity.letters, using: &random),
            calls: Int.random(in: 0..<8, using: &random) == 0 ? 1 : 0)
        return DutyAgent(
            id: id(number), teams: Set(teams.filter { _ in Bool.random(using: &random) }),
            skills: Skills(languages: languages, topics: levels, isCleared: .random(using: &random)), capacity: capacity, load: load,
            lastDealt: start - .minutes(.random(in: 0...5, using: &random)))
    }

    private static func random(_ random: inout SeededGenerator) -> Case {
        let teams = (0..<Int.random(in: 1...3, using: &random)).map { id($0, Team.self) }
        let queues = (0..<Int.random(in: 1...3, using: &random)).map { (id($0, Queue.self), teams.randomElement(using: &random) ?? id(0)) }
        let policies = Dictionary(queues.map { ($0.0, policy(&random)) }, uniquingKeysWith: { first, _ in first })
        let agents = (0..<Int.random(in: 0...8, using: &random)).map { agent($0, teams, &random) }
        let waiting = (0..<Int.random(in: 0...20, using: &random)).map { number -> WaitingConversation in
            let (queue, team) = queues.randomElement(using: &random) ?? queues[0]
            let language = Language.allCases.randomElement(using: &random) ?? .en
            let isSecurity = Int.random(in: 0..<4, using: &random) == 0
            return WaitingConversation(
                id: id(number), queue: queue,
                needs: (policies[queue] ?? QueuePolicy()).needs(
                    team: team, language: language, topic: topics.randomElement(using: &random), isSecurity: isSecurity),
                kind: WorkKind.allCases.randomElement(using: &random) ?? .chat, language: language, priority: .random(in: 0...2, using: &random),
                isSecurity: isSecurity, since: start - .minutes(.random(in: 0...60, using: &random)),
                due: Bool.random(using: &random) ? start + .minutes(.random(in: -30...30, using: &random)) : nil,
                lastAgent: Bool.random(using: &random) ? id(Int.random(in: 0...10, using: &random)) : nil,
                declinedBy: Set((0..<Int.random(in: 0...2, using: &random)).map { _ in id(Int.random(in: 0...8, using: &random)) }))
        }
        return Case(policies: policies, waiting: waiting, agents: agents)
    }

    // MARK: - The rule, read slowly

    private static func standing(_ conversation: WaitingConversation, _ policy: QueuePolicy) -> (Int, Instant, ID<Conversation>) {
        let aim = conversation.since + .minutes(10)
        return switch policy.order {
        case .longestWaiting: (-conversation.priority, aim, conversation.id)
        case .promiseFirst: (0, conversation.due ?? aim, conversation.id)
        case .priorityWithAgeing: (0, aim - .minutes(Int64(policy.ageingMinutes * conversation.priority)), conversation.id)
        }
    }

    private static func fits(_ agent: DutyAgent, _ conversation: WaitingConversation, _ policy: QueuePolicy, _ all: [DutyAgent], _ now: Instant) -> Bool {
        let needs = policy.needs(conversation.needs, since: conversation.since, now: now).needs
        guard needs.missing(of: agent.skills, teams: agent.teams).isEmpty, !conversation.declinedBy.contains(agent.id),
            agent.capacity.hasRoom(for: conversation.kind, beside: agent.load)
        else { return false }
        guard policy.securityReserve > 0, !conversation.isSecurity, agent.skills.isCleared else { return true }
        let places = all.filter { $0.skills.isCleared && !$0.teams.isDisjoint(with: needs.teams) && $0.load.calls == 0 }
        return places.reduce(0) { $0 + max(0, $1.capacity.chats - $1.load.chats) } > policy.securityReserve
    }

    @Test(arguments: [61, 62, 63, 64] as [UInt64])
    func aThousandLinesAreDealtRightly(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<1000 {
            let hint: Comment = "seed \(seed), round \(round)"
            let drawn = Self.random(&generator)
            var line = drawn.line(Self.start)
            let deals = line.deal(at: Self.start)
            #expect(Set(deals.map(\.conversation)).count == deals.count, hint)
            var agents = drawn.agents
            var rest = drawn.waiting.sorted {
                Self.standing($0, drawn.policies[$0.queue] ?? QueuePolicy()) < Self.standing($1, drawn.policies[$1.queue] ?? QueuePolicy())
            }
            for deal in deals {
                func candidates(_ conversation: WaitingConversation) -> [DutyAgent] {
                    agents.filter { Self.fits($0, conversation, drawn.policies[conversation.queue] ?? QueuePolicy(), agents, Self.start) }
                }
                let expected = try #require(rest.first { !candidates($0).isEmpty }, "\(hint): nobody could be dealt")
                #expect(deal.conversation == expected.id, "\(hint): the soonest that anybody fits")
                let fitting = candidates(expected)
                #expect(deal.candidates == fitting.count || deal.rule == .sameAgent, hint)
                let chosen = try #require(fitting.first { $0.id == deal.agent }, "\(hint): only who fits gets one")
                check(chosen, among: fitting, expected, drawn.policies[expected.queue] ?? QueuePolicy(), hint)
                if let place = agents.firstIndex(where: { $0.id == deal.agent }) {
                    agents[place].load[expected.kind] += 1
                    agents[place].lastDealt = Self.start
                }
                rest.removeAll { $0.id == deal.conversation }
            }
            let passed = rest.first { conversation in
                agents.contains { Self.fits($0, conversation, drawn.policies[conversation.queue] ?? QueuePolicy(), agents, Self.start) }
            }
            #expect(passed == nil, "\(hint): nobody is passed over while someone is free")
        }
    }

    private func check(_ chosen: DutyAgent, among fitting: [DutyAgent], _ conversation: WaitingConversation, _ policy: QueuePolicy, _ hint: Comment) {
        if policy.prefersSameAgent, let last = conversation.lastAgent, fitting.contains(where: { $0.id == last }) {
            #expect(chosen.id == last, "\(hint): who had it gets it")
            return
        }
        let kind = conversation.kind
        func share(_ agent: DutyAgent) -> Double { Double(agent.load[kind]) / Double(agent.capacity[kind]) }
        let rivals = policy.choice == .balanced ? fitting.filter { abs(share($0) - share(chosen)) < 1e-9 } : fitting
        if policy.choice == .balanced { #expect(fitting.allSatisfy { share(chosen) <= share($0) + 1e-9 }, "\(hint): the least loaded") }
        #expect(rivals.allSatisfy { (chosen.lastDealt, chosen.id) <= ($0.lastDealt, $0.id) }, "\(hint): the one without the longest")
    }

    // MARK: - What changes

    /// A line that was told of every change is the same as one made anew.
    @Test(arguments: [65, 66] as [UInt64])
    func changesLeadToTheSameLine(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<300 {
            let hint: Comment = "seed \(seed), round \(round)"
            let (first, second) = (Self.random(&generator), Self.random(&generator))
            var told = first.line(Self.start)
            let now = Self.start + .minutes(.random(in: 0...90, using: &generator))
            _ = told.deal(at: Self.start)
            for conversation in first.waiting { told.remove(conversation.id) }
            for agent in first.agents { told.remove(agent: agent.id) }
            #expect(told.waitingCount == 0 && told.agentCount == 0, hint)
            for (queue, policy) in second.policies { told.set(policy, of: queue, at: now) }
            for agent in second.agents.shuffled(using: &generator) { told.set(agent) }
            for conversation in second.waiting.shuffled(using: &generator) { told.set(conversation, at: now) }
            var anew = second.line(now)
            #expect(told.positions() == anew.positions(), hint)
            #expect(told.deal(at: now) == anew.deal(at: now), hint)
        }
    }

    @Test(arguments: [67] as [UInt64])
    func everyPlaceIsTheOneThatACountGives(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<300 {
            var line = Self.random(&generator).line(Self.start)
            _ = line.deal(at: Self.start, limit: 2)
            let positions = line.positions()
            for conversation in line.conversations {
                #expect(positions[conversation.id] == line.conversations.count { line.isAhead($0.id, of: conversation.id) } + 1, "seed \(seed), round \(round)")
                #expect(positions[conversation.id] == line.position(of: conversation.id), "seed \(seed), round \(round)")
            }
        }
    }

    @Test func whoHasWaitedLongEnoughIsTakenByMore() throws {
        var policy = QueuePolicy()
        policy.matchesTopic = true
        policy.level = 3
        policy.overflow = [.init(after: 5, drops: [.level]), .init(after: 10, drops: [.topic, .language])]
        var line = WaitingLine()
        line.set(policy, of: Self.id(0), at: Self.start)
        line.set(DutyAgent(id: Self.id(1), teams: [Self.id(0)], skills: Skills(languages: [.zh], topics: ["fees": 1]), capacity: Capacity(chats: 4)))
        func wait(_ number: Int, _ topic: String, _ language: Language) -> WaitingConversation {
            WaitingConversation(
                id: Self.id(number), queue: Self.id(0), needs: policy.needs(team: Self.id(0), language: language, topic: topic, isSecurity: false),
                since: Self.start)
        }
        line.set(wait(1, "fees", .zh), at: Self.start)
        line.set(wait(2, "app", .en), at: Self.start)
        #expect(line.deal(at: Self.start).isEmpty)
        #expect(line.nextChange == Self.start + .minutes(5))
        #expect(line.deal(at: Self.start + .minutes(5)).map(\.conversation) == [Self.id(1)])
        #expect(line.nextChange == Self.start + .minutes(10))
        #expect(line.deal(at: Self.start + .minutes(10)).map(\.conversation) == [Self.id(2)])
    }

    @Test func whyOthersDidNotGetIt() throws {
        var policy = QueuePolicy()
        policy.securityReserve = 2
        var line = WaitingLine()
        line.set(policy, of: Self.id(0), at: Self.start)
        let people: [(Int, Set<Language>, Bool, Int)] = [(1, [.en], false, 0), (2, [.zh], false, 0), (3, [], true, 0), (4, [], false, 2), (5, [], false, 1)]
        for (number, languages, isCleared, load) in people {
            line.set(
                DutyAgent(
                    id: Self.id(number), teams: [Self.id(0)], skills: Skills(languages: languages, isCleared: isCleared), capacity: Capacity(chats: 2),
                    load: Capacity(chats: load, letters: 0)))
        }
        let conversation = WaitingConversation(
            id: Self.id(1), queue: Self.id(0), needs: policy.needs(team: Self.id(0), language: .en, topic: nil, isSecurity: false), since: Self.start,
            declinedBy: [Self.id(5)])
        line.set(conversation, at: Self.start)
        let deal = try #require(line.deal(at: Self.start).first)
        #expect(deal.agent == Self.id(1) && deal.rule == .onlyOne)
        let verdicts = line.verdicts(on: Self.id(1), chosen: deal.agent)
        let found = Dictionary(verdicts.map { ($0.agent.id, $0.verdict) }, uniquingKeysWith: { first, _ in first })
        #expect(found == [Self.id(1): .chosen, Self.id(2): .lacks([.language]), Self.id(3): .reserved, Self.id(4): .full, Self.id(5): .declined])
    }
}
