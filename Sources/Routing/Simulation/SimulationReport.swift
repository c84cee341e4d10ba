import Kit

/// What a simulated day came to.
package struct SimulationReport: Sendable, Codable, Hashable {
    package var seed: UInt64
    package var customers: Int
    package var answered: Int
    package var gaveUp: Int
    /// Those in the line at the end.
    package var waiting: Int
    /// Seconds, of those who were answered.
    package var meanWait: Double
    package var p50: Double
    package var p90: Double
    package var longest: Double
    /// The same of those who wrote about theft.
    package var securityMeanWait: Double
    package var promisesAttained: Int
    package var promisesMissed: Int
    /// The share of the places of those present that was taken.
    package var occupancy: Double
    /// How unevenly work was dealt by place and hour, 0 to 1: the Gini coefficient over the agents.
    package var unevenness: Double
    /// Of the ranges that were told and ended with an answer: the share that held, and the mean width in seconds.
    package var toldRight: Double
    package var toldWidth: Double
    package var told: Int
    /// Ends that were told later without a reason.
    package var jumps: Int
    package var faults: [String]

    /// The share of promises that were kept; nil where none was due.
    package var promisesKept: Double? {
        promisesAttained + promisesMissed == 0 ? nil : Double(promisesAttained) / Double(promisesAttained + promisesMissed)
    }
}

extension DaySimulation {
    func report() -> SimulationReport {
        let answered = stories.filter { $0.answered != nil }
        let waits = answered.compactMap(\.wait).sorted()
        let security = stories.indices.filter { day.customers[$0].isSecurity }.compactMap { stories[$0].wait }
        let promises = stories.flatMap(\.clock.promises)
        let told = answered.compactMap { story in story.firstTold.flatMap { told in story.answered.map { (told, $0) } } }
        func mean(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }
        func quantile(_ share: Double) -> Double { waits.isEmpty ? 0 : waits[min(waits.count - 1, Int(share * Double(waits.count)))] }
        let places = day.workers.reduce(0.0) { $0 + max(0, ($1.to - $1.from).seconds) * Double($1.capacity.chats) }
        return SimulationReport(
            seed: day.seed, customers: day.customers.count, answered: answered.count, gaveUp: stories.count(where: \.hasGivenUp), waiting: line.waitingCount,
            meanWait: mean(waits), p50: quantile(0.5), p90: quantile(0.9), longest: waits.last ?? 0, securityMeanWait: mean(security),
            promisesAttained: promises.count { $0.end == .attained }, promisesMissed: promises.count { $0.end == .missed },
            occupancy: places > 0 ? min(1, day.workers.reduce(0) { $0 + (busy[$1.id] ?? 0) } / places) : 0, unevenness: unevenness,
            toldRight: mean(told.map { $0.0.from <= $0.1 && $0.1 <= $0.0.to ? 1 : 0 }), toldWidth: mean(told.map { ($0.0.to - $0.0.from).seconds }),
            told: told.count, jumps: stories.reduce(0) { $0 + $1.jumps }, faults: faults)
    }

    private var unevenness: Double {
        let shares = day.workers.filter { $0.from < $0.to }.map { worker in
            Double(dealt[worker.id] ?? 0) / (Double(worker.capacity.chats) * max(1, (worker.to - worker.from).seconds / 3600))
        }.sorted()
        let sum = shares.reduce(0, +)
        guard sum > 0 else { return 0 }
        let count = Double(shares.count)
        return shares.enumerated().reduce(0) { $0 + (2 * Double($1.offset + 1) - count - 1) * $1.element } / (count * sum)
    }
}

extension DaySimulation.Story {
    /// Seconds until an agent had it; nil where none did.
    var wait: Double? { answered.flatMap { answered in joined.map { (answered - $0).seconds } } }
}
