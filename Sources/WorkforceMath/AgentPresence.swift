/// Which agents are at work: as they say themselves, else as far as their calls show it. Seconds.
struct AgentPresence: Sendable {
    struct Agent: Sendable {
        let number: Int
        /// Callers whom the agent serves at once, and how many of them there are now.
        let slots: Int
        let busy: Int
    }

    private struct Record: Sendable {
        /// What the agent said; nil of one who never did.
        var slots: Int?
        var serving = 0
        /// The last time that a call of theirs began or ended.
        var seen = -Double.infinity
        var handled = RecentValues(limit: AgentPresence.limit)
    }

    /// How long an agent who says nothing counts as there after their last call.
    private static let lasting = 1200.0
    /// Handling times of an agent that count, and how many of the general mean are assumed beside them.
    private static let limit = 50
    private static let assumed = 20.0

    private var records: [Int: Record] = [:]

    /// - Parameter slots: how many the agent serves at once; 0 from when they leave.
    mutating func staff(_ agent: Int, slots: Int) { records[agent, default: Record()].slots = slots }

    mutating func begin(_ agent: Int, at now: Double) {
        records[agent, default: Record()].seen = now
        records[agent]?.serving += 1
    }

    mutating func end(_ agent: Int, after handling: Double, at now: Double) {
        records[agent, default: Record()].seen = now
        records[agent]?.serving -= 1
        records[agent]?.handled.append(handling)
    }

    /// In the order of their numbers. Agents who never said so have one slot.
    func present(at now: Double) -> [Agent] {
        records.compactMap { number, record in
            let slots = record.slots ?? (record.serving > 0 || now - record.seen <= Self.lasting ? 1 : 0)
            return slots > 0 ? Agent(number: number, slots: slots, busy: min(slots, max(0, record.serving))) : nil
        }
        .sorted { $0.number < $1.number }
    }

    /// The agent's mean handling time, drawn towards that of all.
    func handling(of agent: Int, all mean: Double) -> Double {
        guard let values = records[agent]?.handled, let own = values.mean else { return mean }
        let count = Double(values.values.count)
        return (own * count + mean * Self.assumed) / (count + Self.assumed)
    }
}
