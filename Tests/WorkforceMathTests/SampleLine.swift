import Foundation
import Kit
import WorkforceMath

/// A line with a known rule, simulated: exponential times between callers, of service and of patience, first come first served.
struct SampleLine {
    /// Seconds: means.
    var gap = 20.0
    var service = 100.0
    var patience = Double.infinity
    var agents = 6
    var kinds = ["PS"]
    /// Priorities of the callers, all as likely; they do not change the order.
    var priorities = [0]
    /// The number of the first agent.
    var firstAgent = 0

    /// - Parameter count: callers.
    func calls(_ count: Int, _ random: inout SeededGenerator) -> [CallTrace.Call] {
        var free = [Int](repeating: 0, count: agents)
        var now = 0.0
        return (0..<count).map { _ in
            now += random.exponential(gap)
            let joined = Int(now)
            let agent = free.indices.min { free[$0] < free[$1] } ?? 0
            let wait = max(0, free[agent] - joined)
            let group = CallerGroup(kind: random.pick(kinds), priority: random.pick(priorities))
            let borne = random.exponential(patience)
            guard Double(wait) <= borne else {
                return CallTrace.Call(joined: joined, group: group, wait: Int(borne), service: 0, outcome: .abandoned, agent: nil)
            }
            let service = Int(random.exponential(service).rounded(.up))
            free[agent] = joined + wait + service
            return CallTrace.Call(joined: joined, group: group, wait: wait, service: service, outcome: .served, agent: firstAgent + agent)
        }
    }
}

extension SeededGenerator {
    /// With this mean; infinite where that is.
    mutating func exponential(_ mean: Double) -> Double { -log(Double.random(in: Double.leastNormalMagnitude..<1, using: &self)) * mean }
}
