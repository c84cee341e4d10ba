/// A line as it is watched: it is told what happens, and says what is known.
package struct QueueState: Sendable {
    private struct Service: Sendable {
        let since: Double
        let agent: Int?
        let line: String
    }

    private struct Waiting: Sendable {
        let caller: QueueReplay.Caller
        /// The number of the caller's group.
        let group: Int
        let place: LineHistory.Place
        let line: String
    }

    /// Half-life, in seconds, of what counts as recent.
    private static let recent = 1800.0
    /// Seconds of waiting assumed before there is experience.
    private static let assumedWait = 60.0

    /// Groups seen so far, and the number of each.
    private var groups: [CallerGroup] = []
    private var groupNumbers: [CallerGroup: Int] = [:]
    /// In the order in which they came.
    private var waiting: [Waiting] = []
    private var serving: [Int: Service] = [:]
    private var agents = AgentPresence()
    private var skills = Skills()
    private var overtaking = Overtaking()
    private var lines: [String: LineHistory] = [:]
    /// Callers who had to wait, by group.
    private var arrivals: [FadingSum] = []
    private var lastFinish: Double?
    private var lastMove = 0.0

    package init() {}

    /// - Parameter second: never before that of an earlier event.
    package mutating func take(_ event: QueueReplay.Event, at second: Int) {
        let now = Double(second)
        switch event {
        case .queued(let caller):
            if waiting.isEmpty { lastMove = now }
            join(caller)
        case .gaveUp(let number):
            guard let left = leave(number) else { return }
            lines[left.line, default: LineHistory()].giveUp(after: now - Double(left.caller.joined))
        case .answered(let caller, let agent):
            let line: String
            if let left = leave(caller.number) {
                line = left.line
                answer(left, at: now)
            } else {
                line = skills.line(of: caller.group.kind)
                lines[line, default: LineHistory()].accept(after: 0)
            }
            begin(caller, Service(since: now, agent: agent, line: line))
        case .finished(let number):
            guard let service = serving.removeValue(forKey: number) else { return }
            lines[service.line, default: LineHistory()].handle(for: now - service.since)
            if let agent = service.agent { agents.end(agent, after: now - service.since, at: now) }
            lastFinish = now
        case .staffed(let agent, let slots):
            agents.staff(agent, slots: slots)
        }
    }

    private mutating func join(_ caller: QueueReplay.Caller) {
        let crowd = crowd(before: caller)
        let group = number(of: caller.group)
        arrivals[group].add(1, at: Double(caller.joined))
        let place = LineHistory.Place(ahead: Int(crowd.ahead.rounded()), queued: Int(crowd.queued.rounded()))
        waiting.append(Waiting(caller: caller, group: group, place: place, line: skills.line(of: caller.group.kind)))
    }

    private mutating func number(of group: CallerGroup) -> Int {
        if let number = groupNumbers[group] { return number }
        groupNumbers[group] = groups.count
        groups.append(group)
        arrivals.append(FadingSum(halfLife: Self.recent))
        return groups.count - 1
    }

    private mutating func leave(_ number: Int) -> Waiting? {
        waiting.firstIndex { $0.caller.number == number }.map { waiting.remove(at: $0) }
    }

    private mutating func answer(_ left: Waiting, at now: Double) {
        let caller = left.caller
        for other in waiting.map(\.caller) {
            let isOvertaken = other.number < caller.number
            let (earlier, later) = isOvertaken ? (other, caller) : (caller, other)
            overtaking.add(earlier: earlier.group, later: later.group, gap: later.joined - earlier.joined, overtaken: isOvertaken)
        }
        lines[left.line, default: LineHistory()]
            .answer(caller.group, after: now - Double(caller.joined), from: left.place, moveGap: now - lastMove, at: now)
        lastMove = now
    }

    private mutating func begin(_ caller: QueueReplay.Caller, _ service: Service) {
        serving[caller.number] = service
        guard let agent = service.agent else { return }
        agents.begin(agent, at: service.since)
        skills.add(caller.group.kind, by: agent)
    }

    /// Who takes the caller's agents: those who will be answered before the caller, and all. Others of whose agents only some take the caller's kind count in
    /// part: as often as it is one of these who answers them.
    private func crowd(before caller: QueueReplay.Caller) -> (ahead: Double, queued: Double) {
        // Looked up once for each group: a line of hundreds has few.
        var known = [(share: Double, chances: Overtaking.Chances)?](repeating: nil, count: groups.count)
        return waiting.reduce(into: (0, 0)) { sum, other in
            let group = other.caller.group
            let (share, chances) =
                known[other.group]
                ?? (skills.overlap(of: group.kind, with: caller.group.kind), overtaking.chances(earlier: group, later: caller.group))
            known[other.group] = (share, chances)
            sum.0 += share * (1 - chances.chance(gap: caller.joined - other.caller.joined))
            sum.1 += share
        }
    }

    /// What is known to `caller`, who joins now and isn't yet among those who wait.
    package func view(for caller: QueueReplay.Caller) -> QueueView {
        let crowd = crowd(before: caller)
        return view(for: caller, ahead: crowd.ahead, queued: crowd.queued)
    }

    /// What is known to `caller`, were they to join now, where somebody else knows who is before them.
    /// - Parameters:
    ///   - ahead: callers who will be answered first, at least 0.
    ///   - queued: all who wait for the same agents, at least 0.
    package func view(for caller: QueueReplay.Caller, ahead: Double, queued: Double) -> QueueView {
        let now = Double(caller.joined)
        let kind = caller.group.kind
        let line = skills.line(of: kind)
        let history = lines[line] ?? LineHistory()
        let staff = staff(for: kind, handling: history.handling, at: now)
        let recent = history.recentWait(at: now, assumed: history.meanWait ?? Self.assumedWait)
        let first = waiting.first { $0.line == line }
        return QueueView(
            now: now, group: caller.group, queued: queued, ahead: ahead,
            overtaking: zip(groups, arrivals).reduce(0) { $0 + $1.1.rate(at: now) * overtaking.chances(earlier: caller.group, later: $1.0).mean },
            busy: staff.busy, online: staff.online, handling: history.handling, completions: staff.completions,
            serviceAge: serving.isEmpty ? 0 : serving.values.reduce(0) { $0 + now - $1.since } / Double(serving.count),
            abandonRate: history.abandonRate, abandonShare: history.abandonShare, headAge: first.map { now - Double($0.caller.joined) } ?? 0,
            lastWait: history.last, medianWait: history.lastTen.median, smoothedWait: history.smoothed, meanWait: history.meanWait, recentWait: recent,
            groupWait: history.groupWait(of: caller.group, at: now, assumed: recent), moveGap: history.moves.mean,
            positionWait: history.positions.mean(ahead: Int(ahead.rounded()), at: now),
            shortPositionWait: history.shortPositions.mean(ahead: Int(queued.rounded()), at: now),
            arrivalRate: arrivals.reduce(0) { $0 + $1.rate(at: now) }, idleGap: lastFinish.map { now - $0 } ?? 0)
    }

    /// The slots of the agents for such calls, each as much as they take them; calls without an agent's name keep one each.
    private func staff(for kind: String, handling: Double?, at now: Double) -> (busy: Double, online: Double, completions: Double?) {
        let nameless = Double(serving.values.count { $0.agent == nil })
        var (busy, online) = (nameless, nameless)
        var completions = handling.map { nameless / $0 } ?? 0
        for agent in agents.present(at: now) {
            let aptitude = skills.aptitude(of: agent.number, for: kind)
            online += aptitude * Double(agent.slots)
            busy += aptitude * Double(agent.busy)
            if let handling { completions += aptitude * Double(agent.slots) / agents.handling(of: agent.number, all: handling) }
        }
        return (max(1, busy), max(1, online), handling.map { max(completions, 1 / $0) })
    }
}
