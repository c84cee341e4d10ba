import Accounts
import Inbox
import Kit
import WorkforceMath

/// Plays a day by the rules of the desk: the same line, the same promises, the same foreteller of waits, with a clock of its own.
package struct DaySimulation: Sendable {
    private enum Happening: Sendable {
        case arrives(Int)
        case givesUp(Int)
        /// The agent answers an offer, or it has run out.
        case answers(Int, ID<Staff>)
        /// The agent writes for the first time.
        case replies(Int)
        case writes(Int)
        case isSolved(Int)
        case comes(Int)
        case goes(Int)
        /// The line changes by itself.
        case ages
    }

    /// One conversation on its way.
    struct Story: Sendable {
        var clock = PromiseClock()
        var events: [(PromiseClock.Event, Instant)] = []
        var owner: ID<Staff>?
        var declinedBy: Set<ID<Staff>> = []
        var offeredTo: ID<Staff>?
        var joined: Instant?
        var answered: Instant?
        var end: Instant?
        var hasGivenUp = false
        var told: ToldWait?
        var firstTold: ToldWait?
        var jumps = 0

        var isWaiting: Bool { joined != nil && owner == nil && end == nil }
    }

    let day: SimulatedDay
    let policy: QueuePolicy
    let terms: PromiseClock.Terms
    var line = WaitingLine()
    private var foreteller = WaitForeteller()
    private var agenda = Agenda<Happening>()
    private var random: SeededGenerator
    var stories: [Story]
    /// What each agent holds, counted apart from the line.
    var held: [ID<Staff>: Set<Int>] = [:]
    var present: Set<ID<Staff>> = []
    var busy: [ID<Staff>: Double] = [:]
    var dealt: [ID<Staff>: Int] = [:]
    var workers: [ID<Staff>: SimulatedDay.Worker] = [:]
    private var agentNumbers: [ID<Staff>: Int] = [:]
    private var numbers: [ID<Conversation>: Int] = [:]
    private var plannedAgeing: Instant?
    private var turns = 0
    /// After so many happenings everybody who waits is told anew.
    private static let telling = 16
    package var faults: [String] = []

    /// - Parameter promises: what is promised to everybody.
    package init(
        _ day: SimulatedDay, policy: QueuePolicy,
        promises: PromisePolicy = PromisePolicy(id: "day", name: "Day", minutes: [.firstResponse: 10, .nextResponse: 10, .solve: 120])
    ) {
        self.day = day
        self.policy = policy
        terms = PromiseClock.Terms(policy: promises, hours: nil)
        random = SeededGenerator(seed: day.seed &+ 1)
        stories = [Story](repeating: Story(), count: day.customers.count)
        workers = Dictionary(day.workers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (number, worker) in day.workers.enumerated() { agentNumbers[worker.id] = number }
        line.set(policy, of: SimulatedDay.queue, at: day.start)
        for (number, customer) in day.customers.enumerated() {
            numbers[id(number)] = number
            agenda.add(.arrives(number), at: seconds(customer.arrival))
        }
        for (number, worker) in day.workers.enumerated() where worker.from < worker.to {
            agenda.add(.comes(number), at: seconds(worker.from))
            agenda.add(.goes(number), at: seconds(worker.to))
        }
    }

    func seconds(_ instant: Instant) -> Double { (instant - day.start).seconds }
    private func instant(_ seconds: Double) -> Instant { day.start + .milliseconds(Int64((seconds * 1000).rounded())) }
    func id(_ number: Int) -> ID<Conversation> { ID(UUIDv7(time: day.customers[number].arrival, random: (0, UInt64(number)))) }

    /// Plays to the end: until nobody is left in hand, and nothing is to come.
    package mutating func run() -> SimulationReport {
        while let (time, happening) = agenda.next() {
            let now = instant(time)
            take(happening, at: now)
            dealOut(at: now)
            planAgeing(after: now)
            check(at: now)
            turns += 1
            if turns % Self.telling == 0 { for number in stories.indices where stories[number].isWaiting { foretell(number, at: now) } }
        }
        checkPromises()
        return report()
    }

    // MARK: - What happens

    private mutating func take(_ happening: Happening, at now: Instant) {
        switch happening {
        case .arrives(let number): arrive(number, at: now)
        case .givesUp(let number): giveUp(number, at: now)
        case .answers(let number, let agent): answer(number, agent, at: now)
        case .replies(let number):
            if stories[number].end == nil { tell(.agentWrote, number, at: now) }
        case .writes(let number):
            guard stories[number].end == nil else { return }
            tell(.customerWrote, number, at: now)
            tell(.agentWrote, number, at: now + .seconds(Int64.random(in: 5...900, using: &random)))
        case .isSolved(let number): solve(number, at: now)
        case .comes(let number): appear(day.workers[number], at: now)
        case .goes(let number): leave(day.workers[number].id, at: now)
        case .ages: break
        }
    }

    private mutating func tell(_ event: PromiseClock.Event, _ number: Int, at now: Instant) {
        stories[number].events.append((event, now))
    }

    private mutating func arrive(_ number: Int, at now: Instant) {
        let customer = day.customers[number]
        stories[number].joined = now
        for event in [PromiseClock.Event.terms(terms), .customerWrote, .moved(.queued)] { tell(event, number, at: now) }
        foreteller.take(.queued(caller(number)), at: Int(seconds(now)))
        queue(number, at: now)
        foretell(number, at: now)
        if let patience = customer.patience { agenda.add(.givesUp(number), at: seconds(now + patience)) }
    }

    private func caller(_ number: Int) -> QueueReplay.Caller {
        let customer = day.customers[number]
        return QueueReplay.Caller(
            number: number, joined: Int(seconds(customer.arrival)), group: CallerGroup(kind: customer.language.rawValue, priority: customer.isSecurity ? 1 : 0))
    }

    private mutating func queue(_ number: Int, at now: Instant) {
        let customer = day.customers[number]
        let needs = policy.needs(team: SimulatedDay.team, language: customer.language, topic: customer.topic, isSecurity: customer.isSecurity)
        line.set(
            WaitingConversation(
                id: id(number), queue: SimulatedDay.queue, needs: needs, language: customer.language, priority: customer.isSecurity ? 1 : 0,
                isSecurity: customer.isSecurity, since: customer.arrival, due: customer.arrival + .minutes(10), offeredTo: stories[number].offeredTo,
                declinedBy: stories[number].declinedBy), at: now)
    }

    private mutating func foretell(_ number: Int, at now: Instant) {
        guard let place = line.position(of: id(number)) else { return }
        let agents = line.fittingAgents(for: id(number)).count
        guard let range = foreteller.wait(of: caller(number).group, ahead: place - 1, queued: place - 1, at: Int(seconds(now))) else { return }
        let told = stories[number].told?.next(range, position: place, agents: agents, at: now) ?? ToldWait(range, position: place, agents: agents, at: now)
        if let before = stories[number].told, told.to > before.to, now < before.to, told.position <= before.position, told.agents >= before.agents {
            stories[number].jumps += 1
        }
        stories[number].told = told
        if stories[number].firstTold == nil { stories[number].firstTold = told }
    }

    private mutating func giveUp(_ number: Int, at now: Instant) {
        guard stories[number].owner == nil, stories[number].end == nil else { return }
        stories[number].hasGivenUp = true
        stories[number].end = now
        tell(.moved(.closed), number, at: now)
        foreteller.take(.gaveUp(caller: number), at: Int(seconds(now)))
        if let agent = stories[number].offeredTo { release(number, from: agent, at: now) }
        line.remove(id(number))
    }

    private mutating func answer(_ number: Int, _ agent: ID<Staff>, at now: Instant) {
        guard stories[number].offeredTo == agent, stories[number].owner == nil, let worker = workers[agent] else { return }
        let chance = Double.random(in: 0..<1, using: &random)
        if chance < worker.declines + worker.sleeps {
            if chance < worker.declines { stories[number].declinedBy.insert(agent) }
            release(number, from: agent, at: now)
            queue(number, at: now)
            return
        }
        accept(number, agent, at: now)
    }

    private mutating func accept(_ number: Int, _ agent: ID<Staff>, at now: Instant) {
        let customer = day.customers[number]
        stories[number].offeredTo = nil
        stories[number].owner = agent
        stories[number].answered = now
        line.remove(id(number))
        tell(.moved(.assigned), number, at: now)
        foreteller.take(.answered(caller(number), agent: agentNumbers[agent]), at: Int(seconds(now)))
        agenda.add(.replies(number), at: seconds(now) + Double.random(in: 5...60, using: &random))
        for share in customer.messages { agenda.add(.writes(number), at: seconds(now) + customer.handling.seconds * share) }
        agenda.add(.isSolved(number), at: seconds(now + customer.handling))
    }

    private mutating func solve(_ number: Int, at now: Instant) {
        guard let agent = stories[number].owner else { return }
        stories[number].end = now
        tell(.moved(.resolved), number, at: now)
        foreteller.take(.finished(caller: number), at: Int(seconds(now)))
        if let answered = stories[number].answered { busy[agent, default: 0] += (now - answered).seconds }
        held[agent]?.remove(number)
        renew(agent)
    }

    private mutating func release(_ number: Int, from agent: ID<Staff>, at now: Instant) {
        stories[number].offeredTo = nil
        held[agent]?.remove(number)
        renew(agent)
    }

    private mutating func appear(_ worker: SimulatedDay.Worker, at now: Instant) {
        present.insert(worker.id)
        foreteller.take(.staffed(agent: agentNumbers[worker.id] ?? 0, slots: worker.capacity.chats), at: Int(seconds(now)))
        renew(worker.id)
    }

    /// What they hold they finish; what they are being asked goes on to others.
    private mutating func leave(_ agent: ID<Staff>, at now: Instant) {
        present.remove(agent)
        foreteller.take(.staffed(agent: agentNumbers[agent] ?? 0, slots: 0), at: Int(seconds(now)))
        line.remove(agent: agent)
        for number in (held[agent] ?? []).sorted() where stories[number].offeredTo == agent {
            release(number, from: agent, at: now)
            queue(number, at: now)
        }
    }

    /// Tells the line what an agent holds, as it is counted here.
    private mutating func renew(_ agent: ID<Staff>) {
        guard present.contains(agent), let worker = workers[agent] else { return }
        var load = Capacity.nothing
        load.chats = held[agent]?.count ?? 0
        line.set(
            DutyAgent(
                id: agent, teams: [SimulatedDay.team], skills: worker.skills, capacity: worker.capacity, load: load,
                lastDealt: line.agent(agent)?.lastDealt ?? Instant(milliseconds: 0)))
    }

    private mutating func dealOut(at now: Instant) {
        let before = line
        let deals = line.deal(at: now)
        if !deals.isEmpty { checkOrder(of: deals, in: before, at: now) }
        for deal in deals {
            guard let number = numbers[deal.conversation] else { continue }
            if stories[number].owner != nil || stories[number].offeredTo != nil { faults.append("\(number) was dealt twice at \(seconds(now))") }
            stories[number].offeredTo = deal.agent
            held[deal.agent, default: []].insert(number)
            dealt[deal.agent, default: 0] += 1
            guard let limit = policy.answerSeconds else {
                accept(number, deal.agent, at: now)
                continue
            }
            let isAsleep = Double.random(in: 0..<1, using: &random) < (workers[deal.agent]?.sleeps ?? 0)
            agenda.add(.answers(number, deal.agent), at: seconds(now) + (isAsleep ? Double(limit) : Double.random(in: 1...Double(limit), using: &random)))
        }
    }

    private mutating func planAgeing(after now: Instant) {
        guard let next = line.nextChange, next != plannedAgeing else { return }
        plannedAgeing = next
        agenda.add(.ages, at: max(seconds(next), seconds(now)))
    }
}
