import Kit
import Testing
import WorkforceMath

@Suite struct LineSimulationTests {
    private static func moments(_ setting: LineSetting, callers: Int, seed: UInt64) -> [QueueReplay.Moment] {
        var random = SeededGenerator(seed: seed)
        return LineSimulation(setting, callers: callers, using: &random).moments
    }

    /// Agents and times all alike.
    private static func line(agents: Double, load: Double, patience: RandomTime = .endless) -> LineSetting {
        let kind = LineSetting.Kind(name: "call", arrivals: DayCurve(load * agents / 100), handling: .exponential(mean: 100), patience: patience)
        return LineSetting(name: "line", kinds: [kind], pools: [LineSetting.Pool(kinds: ["call"], agents: DayCurve(agents))])
    }

    /// Everybody who comes is answered once or gives up once, whoever is answered is finished once, in the order of the clock; no agent serves more than
    /// they have slots, and nobody waits while a slot is free for them.
    @Test(arguments: LineSetting.controlled.indices)
    func nobodyIsLostOrPassedOver(number: Int) throws {
        let setting = LineSetting.controlled[number]
        var (waiting, serving) = ([Int: String](), [Int: Int]())
        var (slots, busy) = ([Int: Int](), [Int: Int]())
        var (came, second) = (0, 0)
        let pools = setting.pools.flatMap { pool in [Set<String>](repeating: pool.kinds, count: Int(pool.agents.highest)) }
        for moment in Self.moments(setting, callers: 2000, seed: 81) {
            if moment.second > second {
                let free = slots.filter { $0.value > busy[$0.key, default: 0] }.keys
                let passedOver = waiting.values.contains { kind in free.contains { pools[$0].contains(kind) } }
                #expect(!passedOver, "seed 81, second \(second)")
            }
            #expect(moment.second >= second)
            second = moment.second
            switch moment.event {
            case .queued(let caller):
                #expect(caller.number == came && caller.joined == second)
                came += 1
                waiting[caller.number] = caller.group.kind
            case .gaveUp(let caller):
                let left = waiting.removeValue(forKey: caller)
                #expect(left != nil)
            case .answered(let caller, let agent):
                let left = waiting.removeValue(forKey: caller.number)
                #expect((left == nil) == (caller.number == came))
                came += left == nil ? 1 : 0
                let agent = try #require(agent)
                #expect(pools[agent].contains(caller.group.kind) && waiting.allSatisfy { $0.key > caller.number || $0.value != caller.group.kind })
                serving[caller.number] = agent
                busy[agent, default: 0] += 1
                #expect(busy[agent, default: 0] <= slots[agent, default: 0], "seed 81, second \(second)")
            case .finished(let caller):
                let known = serving.removeValue(forKey: caller)
                let agent = try #require(known)
                busy[agent, default: 0] -= 1
            case .staffed(let agent, let count):
                slots[agent] = count
            }
        }
        #expect(came == 2000 && waiting.isEmpty && serving.isEmpty)
    }

    /// Erlang's second formula for 3 agents with a load of 0.8: C = 0.6472 have to wait, each of them 100 s/(3 · 0.2) = 166.7 s on average. By Little's law
    /// the line is then λ · C · 166.7 s = 2.589 long.
    @Test(arguments: [82] as [UInt64])
    func waitsAreAsErlangSays(seed: UInt64) {
        var waiting: Set<Int> = []
        var (queued, length, second) = (0.0, 0.0, 0)
        for moment in Self.moments(Self.line(agents: 3, load: 0.8), callers: 60_000, seed: seed) {
            length += Double(waiting.count) * Double(moment.second - second)
            second = moment.second
            if case .answered(let caller, _) = moment.event { waiting.remove(caller.number) }
            guard case .queued(let caller) = moment.event else { continue }
            queued += 1
            waiting.insert(caller.number)
        }
        #expect(abs(queued / 60_000 / 0.6472 - 1) < 0.04, "seed \(seed): \(queued)")
        #expect(abs(length / Double(second) / 2.589 - 1) < 0.12, "seed \(seed): \(length / Double(second))")
    }

    /// Those who give up by all the time that was waited: the chance to, a second.
    @Test(arguments: [84] as [UInt64])
    func patienceIsAsSet(seed: UInt64) {
        var joined: [Int: Int] = [:]
        var (gaveUp, waited) = (0.0, 0.0)
        for moment in Self.moments(Self.line(agents: 5, load: 1.4, patience: .exponential(mean: 150)), callers: 20_000, seed: seed) {
            switch moment.event {
            case .queued(let caller): joined[caller.number] = caller.joined
            case .gaveUp(let caller):
                gaveUp += 1
                waited += joined[caller].map { Double(moment.second - $0) } ?? 0
            case .answered(let caller, _): waited += joined[caller.number].map { Double(moment.second - $0) } ?? 0
            case .finished, .staffed: break
            }
        }
        #expect(abs(waited / gaveUp / 150 - 1) < 0.05, "seed \(seed): \(waited / gaveUp)")
    }

    @Test func aSeedRepeatsALine() {
        let setting = LineSetting.controlled[3]
        #expect(Self.moments(setting, callers: 500, seed: 85) == Self.moments(setting, callers: 500, seed: 85))
        #expect(Self.moments(setting, callers: 500, seed: 85) != Self.moments(setting, callers: 500, seed: 86))
    }

    /// Agents who say how many they serve at once are counted so, and no longer when they have left.
    @Test func slotsAreSeen() {
        let group = CallerGroup(kind: "chat", priority: 0)
        func caller(_ number: Int) -> QueueReplay.Caller { .init(number: number, joined: number, group: group) }
        var state = QueueState()
        for agent in 1...2 { state.take(.staffed(agent: agent, slots: 3), at: 0) }
        for number in 0..<4 { state.take(.answered(caller(number), agent: number == 3 ? 2 : 1), at: number) }
        state.take(.finished(caller: 0), at: 100)
        let view = state.view(for: .init(number: 9, joined: 200, group: group))
        #expect(view.busy == 3 && view.online == 6 && view.completions == 0.06)
        state.take(.staffed(agent: 2, slots: 0), at: 201)
        let later = state.view(for: .init(number: 9, joined: 202, group: group))
        #expect(later.busy == 2 && later.online == 3)
    }

    /// Of the cards ahead, a loan loses an agent only to those whom one of the sixteen takes; a card may lose one to every loan.
    @Test func othersCountAsFarAsTheyTakeOnesAgents() {
        var state = QueueState()
        var waiting: Set<Int> = []
        var (ahead, number) = (["card": 0.0, "loan": 0.0], ["card": 0.0, "loan": 0.0])
        for moment in Self.moments(LineSetting.controlled[4], callers: 6000, seed: 87) {
            switch moment.event {
            case .queued(let caller):
                if caller.number > 2000 {
                    ahead[caller.group.kind, default: 0] += state.view(for: caller).ahead
                    number[caller.group.kind, default: 0] += Double(waiting.count)
                }
                waiting.insert(caller.number)
            case .answered(let caller, _): waiting.remove(caller.number)
            case .gaveUp(let caller): waiting.remove(caller)
            case .finished, .staffed: break
            }
            state.take(moment.event, at: moment.second)
        }
        let shares = ahead.merging(number) { $0 / $1 }
        #expect((0.8...1).contains(shares["card"] ?? 0) && (0.4...0.8).contains(shares["loan"] ?? 0), "seed 87: \(shares)")
    }
}

@Suite struct RandomTimeTests {
    @Test(
        arguments: [
            (.exponential(mean: 300), 300, 1), (.lognormal(mean: 600, variation: 1), 600, 1), (.lognormal(mean: 20, variation: 0.3), 20, 0.3),
        ] as [(RandomTime, Double, Double)])
    func meanAndSpreadAreAsSet(time: RandomTime, mean: Double, variation: Double) {
        var random = SeededGenerator(seed: 88)
        let drawn = (0..<50_000).map { _ in time.draw(using: &random) }
        let found = drawn.reduce(0, +) / Double(drawn.count)
        let spread = (drawn.reduce(0) { $0 + ($1 - found) * ($1 - found) } / Double(drawn.count)).squareRoot()
        #expect(abs(found / mean - 1) < 0.02 && abs(spread / found / variation - 1) < 0.05, "seed 88: \(found), \(spread)")
        #expect(RandomTime.endless.draw(using: &random) == .infinity)
    }

    @Test(
        arguments: [
            (0, 1, 21_600), (21_599.9, 1, 21_600), (21_600, 2, 43_200), (86_399, 4, 86_400), (86_400 + 50_000, 3, 86_400 + 64_800),
        ] as [(Double, Double, Double)])
    func daysRepeat(time: Double, value: Double, next: Double) {
        let curve = DayCurve([1, 2, 3, 4])
        #expect(curve.value(at: time) == value && curve.nextStep(after: time) == next && curve.highest == 4)
        #expect(DayCurve(7).value(at: time) == 7 && DayCurve(7).nextStep(after: time) == nil)
    }
}
