import Kit
import Routing
import Testing

/// Whole days by the desk's own rules: what must hold at every moment does, whatever the day.
@Suite struct SimulationTests {
    private static func policy(_ seed: UInt64) -> QueuePolicy {
        var random = SeededGenerator(seed: seed)
        var policy = QueuePolicy()
        policy.order = QueuePolicy.Order.allCases[Int(seed % 3)]
        policy.choice = QueuePolicy.Choice.allCases[Int(seed / 3 % 2)]
        policy.matchesTopic = .random(using: &random)
        policy.securityNeedsClearance = .random(using: &random)
        policy.securityReserve = .random(in: 0...2, using: &random)
        policy.answerSeconds = Bool.random(using: &random) ? 60 : nil
        policy.overflow = [.init(after: 5, drops: [.level, .topic]), .init(after: 15, drops: [.language])]
        return policy
    }

    /// Two hundred short days in eight parts, which run beside each other.
    @Test(arguments: 0..<8)
    func twoHundredShortDaysHold(part: Int) {
        for seed in UInt64(part * 25)..<UInt64(part * 25 + 25) {
            var simulation = DaySimulation(SimulatedDay(seed: seed, scale: .short), policy: Self.policy(seed))
            let report = simulation.run()
            #expect(report.faults.prefix(3) == [], "seed \(seed)")
            #expect(report.answered + report.gaveUp + report.waiting == report.customers, "seed \(seed)")
            #expect(report.jumps == 0, "seed \(seed): no end is told later without a reason")
        }
    }

    @Test func aShortDayHasAHundredCustomers() {
        let days = (0..<200).map { SimulatedDay(seed: UInt64($0), scale: .short) }
        #expect(days.allSatisfy { $0.customers.count >= 100 })
    }

    @Test func theSameSeedIsTheSameDay() {
        func run() -> SimulationReport {
            var simulation = DaySimulation(SimulatedDay(seed: 7, scale: .short), policy: Self.policy(7))
            return simulation.run()
        }
        #expect(run() == run())
    }

    /// With ageing nobody waits for ever, however many more urgent ones come.
    @Test func ageingEndsStarvation() {
        var day = SimulatedDay.Scale(hours: 6, perHour: 60, workers: 3, security: 0.7)
        day.surge = 1
        func longestCommonWait(_ order: QueuePolicy.Order) -> Double {
            var policy = QueuePolicy()
            policy.order = order
            policy.ageingMinutes = 10
            policy.matchesLanguage = false
            policy.answerSeconds = nil
            var simulation = DaySimulation(SimulatedDay(seed: 11, scale: day), policy: policy)
            return simulation.run().longest
        }
        #expect(longestCommonWait(.priorityWithAgeing) < longestCommonWait(.longestWaiting))
    }
}
