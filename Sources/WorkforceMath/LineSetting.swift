/// A line under controlled conditions: who comes and how patiently, how long they take, and who serves them.
package struct LineSetting: Sendable {
    /// Callers with one concern.
    package struct Kind: Sendable {
        package let name: String
        /// Callers a second, at random (a Poisson stream).
        package let arrivals: DayCurve
        package let handling: RandomTime
        /// How long they wait before they give up.
        package let patience: RandomTime

        package init(name: String, arrivals: DayCurve, handling: RandomTime, patience: RandomTime = .endless) {
            self.name = name
            self.arrivals = arrivals
            self.handling = handling
            self.patience = patience
        }
    }

    /// Agents who take the same kinds.
    package struct Pool: Sendable {
        /// The names of the kinds.
        package let kinds: Set<String>
        /// Agents on duty, whole numbers. Whoever leaves finishes with those whom they serve and takes nobody more.
        package let agents: DayCurve
        /// Callers whom an agent serves at once, at least 1. How many they are doesn't change how long each takes.
        package let slots: Int

        package init(kinds: Set<String>, agents: DayCurve, slots: Int = 1) {
            self.kinds = kinds
            self.agents = agents
            self.slots = slots
        }
    }

    /// Once a day, at a time that nobody can know, more callers come.
    package struct Burst: Sendable {
        /// Seconds since midnight, between which it begins, all as likely.
        package let begins: ClosedRange<Double>
        /// Seconds.
        package let length: Double
        /// What the arrivals are multiplied by, at least 1.
        package let factor: Double

        package init(begins: ClosedRange<Double>, length: Double, factor: Double) {
            self.begins = begins
            self.length = length
            self.factor = factor
        }
    }

    package let name: String
    package let kinds: [Kind]
    package let pools: [Pool]
    package let burst: Burst?

    package init(name: String, kinds: [Kind], pools: [Pool], burst: Burst? = nil) {
        self.name = name
        self.kinds = kinds
        self.pools = pools
        self.burst = burst
    }
}
