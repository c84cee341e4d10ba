/// Who answers what, learned from who has answered what: which agents a caller can hope for, and which callers wait for the same agents.
package struct Skills: Sendable {
    /// Calls by kind, fading.
    private struct Record: Sendable {
        var total = 0.0
        var kinds: [String: Double] = [:]

        mutating func add(_ kind: String, memory: Double) {
            total = total * memory + 1
            for known in kinds.keys { kinds[known, default: 0] *= memory }
            kinds[kind, default: 0] += 1
        }
    }

    /// What is left of a call's weight after the next one: of the same agent, of anybody.
    private static let agentMemory = 0.997
    private static let memory = 0.9998
    /// As many calls of the usual mixture are assumed of each agent.
    private static let assumed = 20.0
    /// Of what is rarer, too little is known.
    private static let rarest = 0.002
    /// Kinds of callers stand in one line where either can hope for this share of the other's agents.
    private static let shared = 0.5

    /// Calls after which it is seen anew who shares agents with whom.
    private static let pause = 50

    private var agents: [Int: Record] = [:]
    private var all = Record()
    private var count = 0
    /// By kind and other kind, and by kind.
    private var overlaps: [String: [String: Double]] = [:]
    private var lines: [String: String] = [:]

    package init() {}

    package mutating func add(_ kind: String, by agent: Int) {
        agents[agent, default: Record()].add(kind, memory: Self.agentMemory)
        all.add(kind, memory: Self.memory)
        count += 1
        if count.isMultiple(of: Self.pause) { look() }
    }

    private mutating func look() {
        let common = all.kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        overlaps = [:]
        for kind in common {
            let shares = common.map { ($0, share(of: kind, with: $0)) }
            overlaps[kind] = Dictionary(uniqueKeysWithValues: shares)
            lines[kind] = shares.first { min($0.1, share(of: $0.0, with: kind)) >= Self.shared }?.0
        }
    }

    private func share(of kind: String, with other: String) -> Double {
        guard kind != other else { return 1 }
        var (own, both) = (0.0, 0.0)
        for agent in agents.keys.sorted() {
            let aptitude = aptitude(of: agent, for: kind)
            own += aptitude
            both += aptitude * self.aptitude(of: agent, for: other)
        }
        return own > 0 ? both / own : 1
    }

    /// 0 to 1: how often the agent takes such calls, by how often all do; 1 where too little is known.
    package func aptitude(of agent: Int, for kind: String) -> Double {
        guard let record = agents[agent], let calls = all.kinds[kind], calls / all.total >= Self.rarest else { return 1 }
        return min(1, ((record.kinds[kind] ?? 0) * all.total / calls + Self.assumed) / (record.total + Self.assumed))
    }

    /// The share, 0 to 1, of the agents of `kind` who may take `other` as well; 1 where too little is known.
    package func overlap(of kind: String, with other: String) -> Double { overlaps[kind]?[other] ?? 1 }

    /// The commonest kind that has its agents in common with this one: the name of the line in which both stand.
    package func line(of kind: String) -> String { lines[kind] ?? kind }
}
