/// Which agents are at work, as far as their calls show it. Seconds.
struct AgentPresence: Sendable {
    /// How long an agent counts as there after their last call.
    private static let lasting = 1200.0
    /// Handling times of an agent that count, and how many of the general mean are assumed beside them.
    private static let limit = 50
    private static let assumed = 20.0

    private var seen: [Int: Double] = [:]
    private var busy: Set<Int> = []
    private var handled: [Int: RecentValues] = [:]

    mutating func begin(_ agent: Int, at now: Double) {
        seen[agent] = now
        busy.insert(agent)
    }

    mutating func end(_ agent: Int, after handling: Double, at now: Double) {
        seen[agent] = now
        busy.remove(agent)
        handled[agent, default: RecentValues(limit: Self.limit)].append(handling)
    }

    func isBusy(_ agent: Int) -> Bool { busy.contains(agent) }

    /// In the order of their numbers.
    func present(at now: Double) -> [Int] { seen.filter { busy.contains($0.key) || now - $0.value <= Self.lasting }.keys.sorted() }

    /// The agent's mean handling time, drawn towards that of all.
    func handling(of agent: Int, all mean: Double) -> Double {
        guard let values = handled[agent], let own = values.mean else { return mean }
        let count = Double(values.values.count)
        return (own * count + mean * Self.assumed) / (count + Self.assumed)
    }
}
