import Accounts
import Inbox
import Kit

/// What must hold at every moment of a day, looked at without the line's own tables.
extension DaySimulation {
    /// Nobody above their capacity, and as many wait as a recount says.
    mutating func check(at now: Instant) {
        for (agent, numbers) in held {
            guard let worker = workers[agent] else { continue }
            if numbers.count > worker.capacity.chats { faults.append("an agent holds \(numbers.count) of \(worker.capacity.chats) at \(seconds(now))") }
            if present.contains(agent), line.agent(agent)?.load.chats != numbers.count {
                faults.append("the line counts \(line.agent(agent)?.load.chats ?? -1) of \(numbers.count) at \(seconds(now))")
            }
        }
        let waiting = stories.count(where: \.isWaiting)
        if waiting != line.waitingCount { faults.append("\(line.waitingCount) wait in the line and \(waiting) do at \(seconds(now))") }
    }

    /// Plays deals again the slow way: each is the soonest that a free agent fits, nobody who fits is passed over, and among equals the order is kept.
    mutating func checkOrder(of deals: [Deal], in before: WaitingLine, at now: Instant) {
        var agents = Dictionary(before.dutyAgents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var waiting = before.conversations.filter { $0.offeredTo == nil }.sorted { $0.standing(in: policy) < $1.standing(in: policy) }
        for deal in deals {
            guard let expected = waiting.first(where: { isTakeable($0, agents, now) }) else {
                faults.append("nobody could be dealt and somebody was at \(seconds(now))")
                return
            }
            if expected.id != deal.conversation { faults.append("\(deal.conversation) was dealt before \(expected.id) at \(seconds(now))") }
            if let agent = agents[deal.agent], !fits(agent, expected, agents, now) { faults.append("\(deal.agent) got what does not fit at \(seconds(now))") }
            agents[deal.agent]?.load.chats += 1
            waiting.removeAll { $0.id == deal.conversation }
        }
        if let left = waiting.first(where: { isTakeable($0, agents, now) }) { faults.append("\(left.id) was passed over at \(seconds(now))") }
    }

    private func isTakeable(_ conversation: WaitingConversation, _ agents: [ID<Staff>: DutyAgent], _ now: Instant) -> Bool {
        agents.values.contains { fits($0, conversation, agents, now) }
    }

    private func fits(_ agent: DutyAgent, _ conversation: WaitingConversation, _ agents: [ID<Staff>: DutyAgent], _ now: Instant) -> Bool {
        let needs = policy.needs(conversation.needs, since: conversation.since, now: now).needs
        guard needs.missing(of: agent.skills, teams: agent.teams).isEmpty, !conversation.declinedBy.contains(agent.id), agent.load.chats < agent.capacity.chats
        else { return false }
        guard policy.securityReserve > 0, !conversation.isSecurity, agent.skills.isCleared else { return true }
        let free = agents.values.filter(\.skills.isCleared).reduce(0) { $0 + max(0, $1.capacity.chats - $1.load.chats) }
        return free > policy.securityReserve
    }

    /// Every story ended with exactly one owner or by giving up, or still waits; and the promises are those of a slow reckoning.
    mutating func checkPromises() {
        for number in stories.indices where stories[number].joined != nil {
            let story = stories[number]
            let ends = [story.owner != nil, story.hasGivenUp, line.conversation(id(number)) != nil].count { $0 }
            if ends != 1 { faults.append("\(number) ended in \(ends) ways") }
            var clock = PromiseClock()
            let events = story.events.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(\.element)
            for (event, time) in events { clock.on(event, at: time) }
            stories[number].clock = clock
            if let answered = story.answered, let joined = story.joined { checkFirstResponse(clock, events, joined, answered, number) }
        }
    }

    /// By hand: from joining until the agent's first word.
    private mutating func checkFirstResponse(
        _ clock: PromiseClock, _ events: [(PromiseClock.Event, Instant)], _ joined: Instant, _ answered: Instant, _ number: Int
    ) {
        guard let minutes = terms.policy.minutes[.firstResponse], let promise = clock.promises.first(where: { $0.kind == .firstResponse }) else { return }
        let reply = events.first { $0.0 == .agentWrote && $0.1 >= answered }?.1
        let solved = events.first { $0.0 == .moved(.resolved) }?.1
        let due = joined + .minutes(Int64(minutes))
        let expected: PromiseClock.Promise.End? =
            if let reply, solved.map({ reply <= $0 }) ?? true { reply <= due ? .attained : .missed } else if let solved { solved <= due ? .void : .missed } else
            { nil }
        if promise.end != expected { faults.append("first response of \(number) is \(String(describing: promise.end)), not \(String(describing: expected))") }
    }
}
