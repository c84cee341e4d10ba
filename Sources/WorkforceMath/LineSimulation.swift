/// A line in which callers come and go at random, as its setting says: the same events as in the replay of a trace. A slot that becomes free goes to the
/// caller who has waited longest of those whom its agent takes. A caller who finds free slots goes to an agent who takes the fewest kinds, and of those to
/// one who serves the fewest callers.
package struct LineSimulation {
    private struct Agent {
        /// The pool's place.
        let pool: Int
        /// Callers whom the agent serves at once; 0 off duty.
        var slots = 0
        var serving = 0

        var isFree: Bool { serving < slots }
    }

    private enum Step {
        case day
        /// Agents come on duty and leave.
        case shift
        /// Perhaps somebody comes.
        case arrival
        case patienceEnds(caller: Int)
        case finish(caller: Int, agent: Int)
    }

    /// In the order in which they come, each with the whole second in which it does: from an empty line on until nothing more happens.
    package private(set) var moments: [QueueReplay.Moment] = []

    private let setting: LineSetting
    /// Callers a second, the most that ever come.
    private let highestRate: Double
    private let callers: Int
    private var agenda = Agenda<Step>()
    /// By number; as many as are ever on duty at once.
    private var agents: [Agent] = []
    /// By number, each with the place of their kind.
    private var came: [(caller: QueueReplay.Caller, kind: Int)] = []
    /// Numbers of callers, in the order in which they came.
    private var waiting: [Int] = []
    /// When there is one today.
    private var burst = 0.0..<0.0
    /// Seconds, fractions of them too.
    private var now = 0.0

    /// - Parameter callers: how many come, at least 0.
    package init(_ setting: LineSetting, callers: Int, using random: inout some RandomNumberGenerator) {
        self.setting = setting
        self.callers = callers
        highestRate = setting.kinds.reduce(0) { $0 + $1.arrivals.highest } * (setting.burst?.factor ?? 1)
        agents = setting.pools.enumerated().flatMap { number, pool in [Agent](repeating: Agent(pool: number), count: Int(pool.agents.highest)) }
        for step in [Step.day, .shift, .arrival] { agenda.add(step, at: 0) }
        while let (time, step) = agenda.next() {
            now = time
            take(step, using: &random)
        }
    }

    private mutating func take(_ step: Step, using random: inout some RandomNumberGenerator) {
        switch step {
        case .day: beginDay(using: &random)
        case .shift: changeShift(using: &random)
        case .arrival: letCome(using: &random)
        case .patienceEnds(let caller): giveUp(caller)
        case .finish(let caller, let agent): finish(caller, agent, using: &random)
        }
    }

    private mutating func record(_ event: QueueReplay.Event) { moments.append(QueueReplay.Moment(second: Int(now), event: event)) }

    private mutating func beginDay(using random: inout some RandomNumberGenerator) {
        guard let expected = setting.burst, came.count < callers else { return }
        let begin = now + Double.random(in: expected.begins, using: &random)
        burst = begin..<begin + expected.length
        agenda.add(.day, at: now + DayCurve.day)
    }
}

// MARK: Agents

extension LineSimulation {
    private mutating func changeShift(using random: inout some RandomNumberGenerator) {
        var due = setting.pools.map { Int($0.agents.value(at: now)) }
        for agent in agents.indices {
            let pool = agents[agent].pool
            let slots = due[pool] > 0 ? setting.pools[pool].slots : 0
            due[pool] -= 1
            guard slots != agents[agent].slots else { continue }
            agents[agent].slots = slots
            record(.staffed(agent: agent, slots: slots))
            while answerNext(agent, using: &random) {}
        }
        guard came.count < callers, let next = setting.pools.compactMap({ $0.agents.nextStep(after: now) }).min() else { return }
        agenda.add(.shift, at: next)
    }

    /// Whether the agent was free and somebody waited whom they take.
    @discardableResult
    private mutating func answerNext(_ agent: Int, using random: inout some RandomNumberGenerator) -> Bool {
        guard agents[agent].isFree, let next = waiting.firstIndex(where: { takes(agent, came[$0].kind) }) else { return false }
        answer(waiting.remove(at: next), by: agent, using: &random)
        return true
    }

    private func takes(_ agent: Int, _ kind: Int) -> Bool { setting.pools[agents[agent].pool].kinds.contains(setting.kinds[kind].name) }

    /// - Parameter kind: its place.
    private func freeAgent(for kind: Int) -> Int? {
        func rank(_ agent: Int) -> (Int, Int, Int) { (setting.pools[agents[agent].pool].kinds.count, agents[agent].serving, agent) }
        return agents.indices.filter { agents[$0].isFree && takes($0, kind) }.min { rank($0) < rank($1) }
    }

    private mutating func answer(_ number: Int, by agent: Int, using random: inout some RandomNumberGenerator) {
        agents[agent].serving += 1
        record(.answered(came[number].caller, agent: agent))
        agenda.add(.finish(caller: number, agent: agent), at: now + setting.kinds[came[number].kind].handling.draw(using: &random))
    }

    private mutating func finish(_ number: Int, _ agent: Int, using random: inout some RandomNumberGenerator) {
        agents[agent].serving -= 1
        record(.finished(caller: number))
        answerNext(agent, using: &random)
    }
}

// MARK: Callers

extension LineSimulation {
    /// Callers come at the highest rate; of a lower one, as many don't (thinning, Lewis and Shedler 1979).
    private mutating func letCome(using random: inout some RandomNumberGenerator) {
        guard came.count < callers, highestRate > 0 else { return }
        var chance = Double.random(in: 0..<highestRate, using: &random)
        let factor = burst.contains(now) ? setting.burst?.factor ?? 1 : 1
        let kind = setting.kinds.firstIndex { kind in
            chance -= kind.arrivals.value(at: now) * factor
            return chance < 0
        }
        if let kind { join(kind, using: &random) }
        agenda.add(.arrival, at: now + RandomTime.exponential(mean: 1 / highestRate).draw(using: &random))
    }

    private mutating func join(_ kind: Int, using random: inout some RandomNumberGenerator) {
        let caller = QueueReplay.Caller(number: came.count, joined: Int(now), group: CallerGroup(kind: setting.kinds[kind].name, priority: 0))
        came.append((caller, kind))
        if let agent = freeAgent(for: kind) { return answer(caller.number, by: agent, using: &random) }
        waiting.append(caller.number)
        record(.queued(caller))
        let patience = setting.kinds[kind].patience.draw(using: &random)
        if patience.isFinite { agenda.add(.patienceEnds(caller: caller.number), at: now + patience) }
    }

    private mutating func giveUp(_ number: Int) {
        guard let place = waiting.firstIndex(of: number) else { return }
        waiting.remove(at: place)
        record(.gaveUp(caller: number))
    }
}
