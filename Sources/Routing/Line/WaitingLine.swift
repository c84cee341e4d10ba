package import Accounts
package import Inbox
package import Kit

/// Everybody who waits and everybody who is on duty, in one consistent picture, and the rule by which they are brought together.
///
/// It is told what changes and asked for deals; it knows neither a clock nor a database. The same line decides in the desk, in the simulation and in
/// the benchmark.
package struct WaitingLine: Sendable {
    /// What is compared of an agent, without their skills.
    private struct Standing: Sendable {
        var id: ID<Staff>
        var load: Capacity
        var capacity: Capacity
        var lastDealt: Instant
    }

    private struct Entry: Sendable {
        var conversation: WaitingConversation
        /// The number of its lane.
        var lane: Int
        var standing: WaitingConversation.Standing
        /// When its needs become wider.
        var changes: Instant?
    }

    private var policies: [ID<Queue>: QueuePolicy] = [:]
    private var entries: [ID<Conversation>: Entry] = [:]
    private var offered: Set<ID<Conversation>> = []
    /// Those without anybody are kept: who asks for the same comes again.
    private var lanes: [Lane] = []
    private var laneNumbers: [Lane.Key: Int] = [:]
    /// No later than when the first needs become wider.
    private var widens: Instant?
    private var agents: [DutyAgent?] = []
    private var standings: [Standing] = []
    private var places: [ID<Staff>: Int] = [:]
    private var emptyPlaces: [Int] = []
    private var free: [WorkKind: AgentSet] = [:]
    private var cleared = AgentSet()

    package init() {}

    // MARK: - What changes

    /// Sets the policy of a queue; those who wait in it are put in order anew at `now`.
    package mutating func set(_ policy: QueuePolicy, of queue: ID<Queue>, at now: Instant) {
        guard policies[queue] != policy else { return }
        let waiting = entries.values.map(\.conversation).filter { $0.queue == queue }
        for conversation in waiting { remove(conversation.id) }
        policies[queue] = policy
        for conversation in waiting { set(conversation, at: now) }
    }

    package func policy(of queue: ID<Queue>) -> QueuePolicy { policies[queue] ?? QueuePolicy() }

    /// Puts a conversation into the line, or where it belongs now.
    package mutating func set(_ conversation: WaitingConversation, at now: Instant) {
        remove(conversation.id)
        let policy = policy(of: conversation.queue)
        let (needs, changes) = policy.needs(conversation.needs, since: conversation.since, now: now)
        let key = Lane.Key(queue: conversation.queue, needs: needs, kind: conversation.kind, isSecurity: conversation.isSecurity)
        let standing = conversation.standing(in: policy)
        let lane = laneNumber(key)
        entries[conversation.id] = Entry(conversation: conversation, lane: lane, standing: standing, changes: changes)
        if let changes { widens = min(widens ?? changes, changes) }
        if conversation.offeredTo == nil { lanes[lane].insert(standing) } else { offered.insert(conversation.id) }
    }

    private mutating func laneNumber(_ key: Lane.Key) -> Int {
        if let number = laneNumbers[key] { return number }
        laneNumbers[key] = lanes.count
        lanes.append(Lane(key: key, fit: fit(key.needs)))
        return lanes.count - 1
    }

    package mutating func remove(_ id: ID<Conversation>) {
        guard let entry = entries.removeValue(forKey: id) else { return }
        offered.remove(id)
        lanes[entry.lane].remove(entry.standing)
    }

    package mutating func set(_ agent: DutyAgent) {
        let place = places[agent.id] ?? emptyPlaces.popLast() ?? agents.count
        let standing = Standing(id: agent.id, load: agent.load, capacity: agent.capacity, lastDealt: agent.lastDealt)
        if place == agents.count {
            agents.append(nil)
            standings.append(standing)
        }
        let isKnown = agents[place].map { $0.skills == agent.skills && $0.teams == agent.teams } ?? false
        agents[place] = agent
        standings[place] = standing
        places[agent.id] = place
        if !isKnown {
            cleared.set(place, agent.skills.isCleared)
            for lane in lanes.indices { lanes[lane].fit.set(place, lanes[lane].key.needs.missing(of: agent.skills, teams: agent.teams).isEmpty) }
        }
        noteRoom(of: place)
    }

    package mutating func remove(agent id: ID<Staff>) {
        guard let place = places.removeValue(forKey: id) else { return }
        agents[place] = nil
        emptyPlaces.append(place)
        cleared.set(place, false)
        for kind in WorkKind.allCases { free[kind]?.set(place, false) }
        for lane in lanes.indices { lanes[lane].fit.set(place, false) }
    }

    private func fit(_ needs: Needs) -> AgentSet {
        var fit = AgentSet()
        for (place, agent) in agents.enumerated() {
            if let agent, needs.missing(of: agent.skills, teams: agent.teams).isEmpty { fit.set(place, true) }
        }
        return fit
    }

    private mutating func noteRoom(of place: Int) {
        let standing = standings[place]
        for kind in WorkKind.allCases { free[kind, default: AgentSet()].set(place, standing.capacity.hasRoom(for: kind, beside: standing.load)) }
    }

    // MARK: - What is known

    package var waitingCount: Int { entries.count }
    package var agentCount: Int { places.count }
    package func conversation(_ id: ID<Conversation>) -> WaitingConversation? { entries[id]?.conversation }
    package func agent(_ id: ID<Staff>) -> DutyAgent? { places[id].flatMap { agents[$0] } }
    package var conversations: [WaitingConversation] { entries.values.map(\.conversation) }
    package var dutyAgents: [DutyAgent] { agents.compactMap(\.self) }

    /// When the line changes by itself: somebody has waited long enough to be taken by more agents.
    package var nextChange: Instant? { widens }

    // MARK: - Deals

    /// Brings together what can be: the sooner ones first, each with the agent that its queue's rule names, until no free agent fits anybody. What is
    /// dealt is noted in the line as an offer, and in the load of its agent.
    /// - Parameter limit: at most so many.
    package mutating func deal(at now: Instant, limit: Int = .max) -> [Deal] {
        widen(at: now)
        var deals: [Deal] = []
        var reserves = Reserves()
        var heads = lanes.indices.compactMap { lane in
            lanes[lane].isEmpty || lanes[lane].fit.isDisjoint(with: free[lanes[lane].key.kind] ?? AgentSet()) ? nil : Head(lane: lane, place: 0, in: lanes)
        }
        while deals.count < limit, let soonest = heads.indices.min(by: { heads[$0].standing < heads[$1].standing }) {
            let head = heads[soonest]
            let candidates = candidates(for: lanes[head.lane], &reserves)
            var following: Int?
            if !candidates.isEmpty, let waiting = entries[head.standing.id]?.conversation {
                // One that all who are free have declined is passed, and stays where it is.
                following = head.place + 1
                if let deal = choose(for: waiting, among: candidates) {
                    give(waiting, by: deal, at: now)
                    reserves.forget()
                    deals.append(deal)
                    following = head.place
                }
            }
            if let following, following < lanes[head.lane].count {
                heads[soonest] = Head(lane: head.lane, place: following, in: lanes)
            } else {
                heads.swapAt(soonest, heads.count - 1)
                heads.removeLast()
            }
        }
        return deals
    }

    /// The next of a lane who has not been looked at.
    private struct Head {
        let lane: Int
        let place: Int
        let standing: WaitingConversation.Standing

        init(lane: Int, place: Int, in lanes: [Lane]) {
            self.lane = lane
            self.place = place
            standing = lanes[lane][place]
        }
    }

    /// Moves those whose needs have become wider.
    private mutating func widen(at now: Instant) {
        guard let first = widens, first <= now else { return }
        widens = nil
        for entry in entries.values {
            guard let changes = entry.changes else { continue }
            if changes <= now { set(entry.conversation, at: now) } else { widens = min(widens ?? changes, changes) }
        }
    }

    /// Free agents who fit, without those whose places are kept.
    private func candidates(for lane: Lane, _ reserves: inout Reserves) -> AgentSet {
        let fit = lane.fit.intersection(free[lane.key.kind] ?? AgentSet())
        let reserve = policy(of: lane.key.queue).securityReserve
        guard reserve > 0, !lane.key.isSecurity else { return fit }
        let places = reserves.freePlaces(of: lane.key.needs.teams) { freeClearedPlaces(in: $0) }
        return places > reserve ? fit : fit.subtracting(cleared)
    }

    private func freeClearedPlaces(in teams: Set<ID<Team>>) -> Int {
        var sum = 0
        cleared.forEach { place in
            guard let agent = agents[place], !agent.teams.isDisjoint(with: teams), agent.load.calls == 0 else { return }
            sum += max(0, agent.capacity.chats - agent.load.chats)
        }
        return sum
    }

    private func choose(for conversation: WaitingConversation, among candidates: AgentSet) -> Deal? {
        let policy = policy(of: conversation.queue)
        if policy.prefersSameAgent, let last = conversation.lastAgent, !conversation.declinedBy.contains(last), let place = places[last],
            candidates.contains(place)
        {
            return Deal(conversation: conversation.id, agent: last, rule: .sameAgent, candidates: candidates.count)
        }
        var best: Int?
        var count = 0
        candidates.forEach { place in
            if !conversation.declinedBy.isEmpty, conversation.declinedBy.contains(standings[place].id) { return }
            count += 1
            if let current = best, !isBefore(place, current, conversation.kind, policy.choice) { return }
            best = place
        }
        guard let best else { return nil }
        let rule: Deal.Rule = count == 1 ? .onlyOne : policy.choice == .mostIdle ? .mostIdle : .leastLoaded
        return Deal(conversation: conversation.id, agent: standings[best].id, rule: rule, candidates: count)
    }

    private func isBefore(_ a: Int, _ b: Int, _ kind: WorkKind, _ choice: QueuePolicy.Choice) -> Bool {
        let (a, b) = (standings[a], standings[b])
        if choice == .balanced {
            // a.load / a.capacity < b.load / b.capacity, without fractions.
            let (left, right) = (a.load[kind] * b.capacity[kind], b.load[kind] * a.capacity[kind])
            if left != right { return left < right }
        }
        return (a.lastDealt, a.id) < (b.lastDealt, b.id)
    }

    private mutating func give(_ conversation: WaitingConversation, by deal: Deal, at now: Instant) {
        guard let place = places[deal.agent], let entry = entries[conversation.id] else { return }
        lanes[entry.lane].remove(entry.standing)
        entries[conversation.id]?.conversation.offeredTo = deal.agent
        offered.insert(conversation.id)
        agents[place]?.load[conversation.kind] += 1
        agents[place]?.lastDealt = now
        standings[place].load[conversation.kind] += 1
        standings[place].lastDealt = now
        noteRoom(of: place)
    }

    // MARK: - Why

    /// What speaks for and against each agent on duty, were the conversation dealt now, those who fit first.
    package func verdicts(on id: ID<Conversation>, chosen: ID<Staff>?) -> [(agent: DutyAgent, verdict: Verdict)] {
        guard let entry = entries[id] else { return [] }
        var reserves = Reserves()
        let lane = lanes[entry.lane]
        let candidates = candidates(for: lane, &reserves)
        let all = places.sorted { $0.key < $1.key }.compactMap { staff, place in agents[place].map { (staff, place, $0) } }
        let judged = all.map { staff, place, agent -> (agent: DutyAgent, verdict: Verdict) in
            let lacks = lane.key.needs.missing(of: agent.skills, teams: agent.teams)
            if staff == chosen { return (agent, .chosen) }
            if !lacks.isEmpty { return (agent, .lacks(lacks)) }
            if entry.conversation.declinedBy.contains(staff) { return (agent, .declined) }
            if candidates.contains(place) { return (agent, .free) }
            return (agent, agent.capacity.hasRoom(for: lane.key.kind, beside: agent.load) ? .reserved : .full)
        }
        return judged.filter { !$0.verdict.isForeign }.sorted { $0.verdict.order < $1.verdict.order }
    }

    // MARK: - Places

    /// The place of everybody who waits; 1 is next. Ahead of somebody stand those who come sooner and whom at least half of the same agents would take:
    /// who waits for others does not hold one up. Where nobody on duty fits, all of the same queue count.
    package func positions() -> [ID<Conversation>: Int] {
        var crowds = [[WaitingConversation.Standing]](repeating: [], count: lanes.count)
        for entry in entries.values { crowds[entry.lane].append(entry.standing) }
        for lane in crowds.indices { crowds[lane].sort() }
        var positions: [ID<Conversation>: Int] = [:]
        positions.reserveCapacity(entries.count)
        for lane in crowds.indices where !crowds[lane].isEmpty {
            let rivals = crowds.indices.filter { $0 != lane && !crowds[$0].isEmpty && competes(lanes[$0], with: lanes[lane]) }
            var passed = [Int](repeating: 0, count: rivals.count)
            for (place, standing) in crowds[lane].enumerated() {
                var ahead = place
                for (number, rival) in rivals.enumerated() {
                    while passed[number] < crowds[rival].count, crowds[rival][passed[number]] < standing { passed[number] += 1 }
                    ahead += passed[number]
                }
                positions[standing.id] = ahead + 1
            }
        }
        return positions
    }

    /// The place of one; see `positions()`.
    package func position(of id: ID<Conversation>) -> Int? {
        guard let entry = entries[id] else { return nil }
        let own = lanes[entry.lane]
        let inLanes = lanes.indices.reduce(0) { sum, lane in
            lanes[lane].isEmpty || lane != entry.lane && !competes(lanes[lane], with: own) ? sum : sum + lanes[lane].count(before: entry.standing)
        }
        // Those who are being offered to somebody stand in no lane.
        let asked = offered.count { other in
            guard let other = entries[other] else { return false }
            return other.standing < entry.standing && (other.lane == entry.lane || competes(lanes[other.lane], with: own))
        }
        return inLanes + asked + 1
    }

    /// Whether another one will be taken before this one and counts for its place.
    package func isAhead(_ other: ID<Conversation>, of id: ID<Conversation>) -> Bool {
        guard let entry = entries[id], let other = entries[other], other.standing < entry.standing else { return false }
        return other.lane == entry.lane || competes(lanes[other.lane], with: lanes[entry.lane])
    }

    /// Those whose money may be leaving right now.
    package var urgent: Set<ID<Conversation>> {
        Set(entries.values.lazy.filter(\.conversation.isSecurity).map(\.conversation.id))
    }

    /// Agents on duty who fit, free or not.
    package func fittingAgents(for id: ID<Conversation>) -> [DutyAgent] {
        var found: [DutyAgent] = []
        guard let entry = entries[id] else { return found }
        lanes[entry.lane].fit.forEach { place in if let agent = agents[place] { found.append(agent) } }
        return found
    }

    private func competes(_ other: Lane, with mine: Lane) -> Bool {
        guard other.key.kind == mine.key.kind else { return false }
        guard !mine.fit.isEmpty else { return other.key.queue == mine.key.queue }
        return mine.fit.intersection(other.fit).count * 2 >= mine.fit.count
    }
}

/// Free places of cleared agents, counted once for each group of teams until something is dealt.
private struct Reserves {
    private var counts: [Set<ID<Team>>: Int] = [:]

    mutating func freePlaces(of teams: Set<ID<Team>>, _ count: (Set<ID<Team>>) -> Int) -> Int {
        if let known = counts[teams] { return known }
        let counted = count(teams)
        counts[teams] = counted
        return counted
    }

    mutating func forget() { if !counts.isEmpty { counts = [:] } }
}

extension Verdict {
    /// Of another team: nobody would ask why they did not get it.
    fileprivate var isForeign: Bool {
        if case .lacks(let lacks) = self { lacks.first == .team } else { false }
    }

    fileprivate var order: Int {
        switch self {
        case .chosen: 0
        case .free: 1
        case .reserved: 2
        case .declined: 3
        case .full: 4
        case .lacks: 5
        }
    }
}
