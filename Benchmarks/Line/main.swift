import Accounts
import Foundation
import Inbox
import Kit
import Routing

// How many assignments one dispatcher decides a second, with 1,000 agents and 10,000 who wait, on one core.

/// Processor time of this thread, so that neighbours matter less.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// A line as busy as it is full: agents of two languages and sixteen topics, all places taken.
struct BusyLine {
    static let agents = 1_000
    static let waiting = 10_000
    static let topics = 16
    static let start = Instant(milliseconds: 1_800_000_000_000)

    var line = WaitingLine()
    private(set) var staff: [DutyAgent] = []
    private var random = SeededGenerator(seed: 1)
    private var made = 0
    private let policy: QueuePolicy
    private let queues: [ID<Queue>]
    private let team: ID<Team>

    init() {
        var policy = QueuePolicy()
        policy.matchesTopic = true
        policy.overflow = [.init(after: 20, drops: [.topic])]
        self.policy = policy
        team = ID(UUIDv7(time: Self.start, random: (0, 0)))
        queues = (0..<4).map { ID(UUIDv7(time: Self.start, random: (1, UInt64($0)))) }
        for queue in queues { line.set(policy, of: queue, at: Self.start) }
        for number in 0..<Self.agents { addAgent(number) }
        for _ in 0..<Self.waiting { arrive() }
    }

    private mutating func addAgent(_ number: Int) {
        var levels: [String: Int] = [:]
        for topic in 0..<Self.topics where Int.random(in: 0..<4, using: &random) == 0 { levels["topic-\(topic)"] = .random(in: 1...5, using: &random) }
        let languages: Set<Language> = [[.en], [.zh], [.en, .zh]].randomElement(using: &random) ?? [.en]
        let agent = DutyAgent(
            id: ID(UUIDv7(time: Self.start, random: (2, UInt64(number)))), teams: [team],
            skills: Skills(languages: languages, topics: levels, isCleared: number % 5 == 0), capacity: Capacity(chats: 4), load: Capacity(chats: 4, letters: 0)
        )
        staff.append(agent)
        line.set(agent)
    }

    mutating func arrive() {
        made += 1
        let isSecurity = made % 20 == 0
        let needs = policy.needs(
            team: team, language: made % 3 == 0 ? .en : .zh, topic: "topic-\(Int.random(in: 0..<Self.topics, using: &random))", isSecurity: isSecurity)
        line.set(
            WaitingConversation(
                id: ID(UUIDv7(time: Self.start, random: (3, UInt64(made)))), queue: queues[made % queues.count], needs: needs, priority: isSecurity ? 1 : 0,
                isSecurity: isSecurity, since: Self.start + .milliseconds(Int64(made))), at: Self.start)
    }

    /// An agent has a place free and gets the next one; somebody else comes.
    mutating func turn(_ number: Int) -> Int {
        var agent = staff[number % Self.agents]
        agent.load = Capacity(chats: 3, letters: 0)
        line.set(agent)
        let deals = line.deal(at: Self.start)
        for deal in deals {
            line.remove(deal.conversation)
            arrive()
        }
        return deals.count
    }
}

var busy = BusyLine()
let turns = 50_000
let begun = processorSeconds()
var dealt = 0
for number in 0..<turns { dealt += busy.turn(number) }
let one = processorSeconds() - begun

var full = BusyLine()
let free = full.staff.map { agent in
    var agent = agent
    agent.load = .nothing
    return agent
}
let together = processorSeconds()
for agent in free { full.line.set(agent) }
let all = full.line.deal(at: BusyLine.start).count
let many = processorSeconds() - together

print("agents \(BusyLine.agents), waiting \(BusyLine.waiting)")
print(
    String(
        format: "one agent free at a time: %d dealt in %d turns, %.0f assignments a second, %.1f µs each", dealt, turns, Double(dealt) / one,
        one / Double(max(1, dealt)) * 1e6))
print(String(format: "all free at once: %d dealt in %.1f ms, %.0f assignments a second", all, many * 1000, Double(all) / many))
let positions = processorSeconds()
let count = full.line.positions().count
print(String(format: "places of %d who wait: %.1f ms", count, (processorSeconds() - positions) * 1000))
