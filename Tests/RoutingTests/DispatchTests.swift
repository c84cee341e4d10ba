import Accounts
import DeskTesting
import Inbox
import Kit
import Routing
import Testing

@Suite struct DispatchTests {
    private struct Case {
        var waiting: [WaitingConversation]
        var agents: [DutyAgent]
    }

    private func id<Owner>(_ number: Int, _ owner: Owner.Type = Owner.self) -> ID<Owner> {
        ID(UUIDv7(time: TestClock.start, random: (0, UInt64(number))))
    }

    private func random(_ random: inout SeededGenerator) -> Case {
        let teams = (0..<Int.random(in: 1...4, using: &random)).map { id($0, Team.self) }
        let agents = (0..<Int.random(in: 0...8, using: &random)).map { number in
            let capacity = Int.random(in: 1...5, using: &random)
            return DutyAgent(
                id: id(number), teams: Set(teams.filter { _ in Bool.random(using: &random) }), capacity: capacity,
                load: Int.random(in: 0...capacity + 1, using: &random), lastDealt: TestClock.start - .minutes(Int64.random(in: 0...5, using: &random)))
        }
        let waiting = (0..<Int.random(in: 0...20, using: &random)).map { number in
            WaitingConversation(
                id: id(number), team: teams.randomElement(using: &random) ?? id(0),
                lastAgent: Bool.random(using: &random) ? id(Int.random(in: 0...10, using: &random)) : nil)
        }
        return Case(waiting: waiting, agents: agents)
    }

    /// Plays the deals again, one after the other, and asks of each whether it was right at its moment.
    @Test(arguments: [61, 62, 63, 64] as [UInt64])
    func aThousandLinesAreDealtRightly(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<1000 {
            let line = random(&generator)
            let deals = Dispatch.deals(waiting: line.waiting, agents: line.agents, at: TestClock.start)
            let hint: Comment = "seed \(seed), round \(round)"
            #expect(Set(deals.map(\.conversation)).count == deals.count, hint)
            var agents = line.agents
            var rest = deals[...]
            for conversation in line.waiting {
                let free = agents.indices.filter { agents[$0].load < agents[$0].capacity && agents[$0].teams.contains(conversation.team) }
                guard let deal = rest.first, deal.conversation == conversation.id else {
                    #expect(free.isEmpty, "\(hint): nobody is passed over while someone is free")
                    continue
                }
                rest.removeFirst()
                let chosen = try #require(free.first { agents[$0].id == deal.agent }, "\(hint): only the free of the own team get one")
                if let again = free.first(where: { agents[$0].id == conversation.lastAgent }) {
                    #expect(chosen == again, "\(hint): who had it gets it")
                } else {
                    func share(_ index: Int) -> Double { Double(agents[index].load) / Double(agents[index].capacity) }
                    #expect(free.allSatisfy { share(chosen) <= share($0) + 1e-9 }, "\(hint): the least loaded")
                    let equals = free.filter { abs(share($0) - share(chosen)) < 1e-9 }
                    #expect(equals.allSatisfy { agents[chosen].lastDealt <= agents[$0].lastDealt }, "\(hint): the one without the longest")
                }
                agents[chosen].load += 1
                agents[chosen].lastDealt = TestClock.start
            }
            #expect(rest.isEmpty, "\(hint): in the order of the line")
            for (before, after) in zip(line.agents, agents) { #expect(after.load <= max(before.load, after.capacity), hint) }
        }
    }

    @Test func theSameInputGivesTheSameDeals() {
        var generator = SeededGenerator(seed: 65)
        for _ in 0..<200 {
            let line = random(&generator)
            let deals = Dispatch.deals(waiting: line.waiting, agents: line.agents, at: TestClock.start)
            #expect(deals == Dispatch.deals(waiting: line.waiting, agents: line.agents.reversed(), at: TestClock.start), "seed 65")
        }
    }
}
