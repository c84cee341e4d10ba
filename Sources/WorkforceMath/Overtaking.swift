/// How often somebody who came later is answered first, learned from what the line does. Where the order of the line is kept in a rule of which one can't
/// read, or changes, this is the order: who is ahead is counted by how likely they are to be answered first.
package struct Overtaking: Sendable {
    private struct Pair: Hashable, Sendable {
        let earlier: CallerGroup
        let later: CallerGroup
    }

    fileprivate struct Tally: Sendable {
        var met = 0.0
        var overtaken = 0.0

        var chance: Double { overtaken / (met + Overtaking.assumed) }

        mutating func add(overtaken isSo: Bool) {
            met = met * Overtaking.memory + 1
            overtaken = overtaken * Overtaking.memory + (isSo ? 1 : 0)
        }
    }

    /// The chances of one pair of groups, by the seconds between the two.
    package struct Chances: Sendable {
        fileprivate var tallies = [Tally](repeating: Tally(), count: Overtaking.steps)

        /// 0 to below 1: that the later one is answered first.
        /// - Parameter gap: seconds between the two.
        package func chance(gap: Int) -> Double { tallies[Overtaking.step(of: gap)].chance }

        /// The same over the gaps of the first minutes, all steps alike.
        package var mean: Double { tallies.reduce(0) { $0 + $1.chance } / Double(tallies.count) }
    }

    /// Seconds of a step, and the steps, the last of which has no end.
    private static let step = 30
    private static let steps = 5
    /// In order until seen otherwise: as many meetings count for that.
    private static let assumed = 2.0
    /// What is left of a meeting's weight after each further one of the same pair and step.
    private static let memory = 0.97

    private var pairs: [Pair: Chances] = [:]

    package init() {}

    /// - Parameter gap: seconds between the two.
    package mutating func add(earlier: CallerGroup, later: CallerGroup, gap: Int, overtaken: Bool) {
        pairs[Pair(earlier: earlier, later: later), default: Chances()].tallies[Self.step(of: gap)].add(overtaken: overtaken)
    }

    package func chances(earlier: CallerGroup, later: CallerGroup) -> Chances { pairs[Pair(earlier: earlier, later: later)] ?? Chances() }

    private static func step(of gap: Int) -> Int { min(steps - 1, max(0, gap) / step) }
}
