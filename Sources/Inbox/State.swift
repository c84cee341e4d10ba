package import Accounts
package import Kit
package import Store

/// Who settled a conversation.
package enum Resolver: Sendable, Hashable {
    case agent(ID<Staff>)
    /// The assistant's answer was enough.
    case bot
}

/// Where a conversation stands. Each state names exactly what belongs to it.
package enum ConversationState: Sendable, Hashable {
    /// The assistant answers.
    case bot
    /// Waits for a person.
    case queued(since: Instant)
    case assigned(to: ID<Staff>, since: Instant)
    /// Put aside by its agent until a time.
    case snoozed(by: ID<Staff>, until: Instant)
    /// The agent has asked something; at `until` the desk asks whether it is solved.
    case awaitingCustomer(agent: ID<Staff>, until: Instant)
    /// With an expert team; comes back to `from`.
    case escalated(to: ID<Team>, expert: ID<Staff>?, from: ID<Staff>, since: Instant)
    /// Thought solved: the customer is asked.
    case resolved(by: Resolver, at: Instant)
    case closed(at: Instant)

    /// What can happen to a conversation.
    package enum Action: Sendable, Hashable {
        /// To the line: on request, on a security topic, after misses, or back from an agent who can't go on.
        case handOver
        /// An agent takes it from the line; only one can.
        case take(ID<Staff>)
        /// Somebody gives it to an agent, whoever had it.
        case assign(ID<Staff>)
        case snooze(until: Instant)
        case awaitCustomer(until: Instant)
        case escalate(to: ID<Team>)
        /// An expert of the team takes an escalated one.
        case takeAsExpert(ID<Staff>)
        /// The expert is done, a snooze or a wait is over: back to the agent.
        case comeBack
        /// The customer wrote. `returnTo` is the last agent if on duty.
        case customerWrote(returnTo: ID<Staff>?)
        case resolve(Resolver)
        /// The customer says it is solved, or stays silent.
        case close
        /// It goes on in another conversation, whatever state it is in.
        case leave
    }

    /// The table of transitions: what follows from what, and what can't.
    package func after(_ action: Action, at now: Instant) throws(TransitionRefused) -> ConversationState {
        switch (self, action) {
        case (.bot, .handOver), (.assigned, .handOver), (.awaitingCustomer, .handOver), (.snoozed, .handOver), (.escalated, .handOver):
            return .queued(since: now)
        case (.queued, .handOver):
            return self

        case (.queued, .take(let agent)):
            return .assigned(to: agent, since: now)
        case (_, .take):
            throw .taken

        case (.closed, .assign):
            throw .notInThisState
        case (_, .assign(let agent)):
            return .assigned(to: agent, since: now)

        case (.assigned(let agent, _), .snooze(let until)), (.awaitingCustomer(let agent, _), .snooze(let until)):
            guard until > now else { throw .notInThisState }
            return .snoozed(by: agent, until: until)
        case (.assigned(let agent, _), .awaitCustomer(let until)):
            return .awaitingCustomer(agent: agent, until: until)
        case (.awaitingCustomer, .awaitCustomer):
            return self
        case (.assigned(let agent, _), .escalate(let team)), (.awaitingCustomer(let agent, _), .escalate(let team)):
            return .escalated(to: team, expert: nil, from: agent, since: now)
        case (.escalated(let team, nil, let agent, let since), .takeAsExpert(let expert)):
            return .escalated(to: team, expert: expert, from: agent, since: since)
        case (.escalated, .takeAsExpert):
            throw .taken

        case (.snoozed(let agent, _), .comeBack), (.awaitingCustomer(let agent, _), .comeBack), (.escalated(_, _, let agent, _), .comeBack):
            return .assigned(to: agent, since: now)

        case (.bot, .customerWrote), (.queued, .customerWrote), (.assigned, .customerWrote), (.escalated, .customerWrote):
            return self
        case (.snoozed(let agent, _), .customerWrote), (.awaitingCustomer(let agent, _), .customerWrote):
            return .assigned(to: agent, since: now)
        case (.resolved, .customerWrote(let agent)), (.closed, .customerWrote(let agent)):
            return agent.map { .assigned(to: $0, since: now) } ?? .queued(since: now)

        case (.closed, .resolve), (.resolved, .resolve):
            throw .notInThisState
        case (_, .resolve(let resolver)):
            return .resolved(by: resolver, at: now)

        case (.closed, .close), (.closed, .leave):
            return self
        case (.resolved, .close), (.bot, .close), (_, .leave):
            return .closed(at: now)

        case (_, .snooze), (_, .awaitCustomer), (_, .escalate), (_, .takeAsExpert), (_, .comeBack), (_, .close), (_, .handOver):
            throw .notInThisState
        }
    }

    /// The agent that the state names.
    package var agent: ID<Staff>? {
        switch self {
        case .assigned(let agent, _), .snoozed(let agent, _), .awaitingCustomer(let agent, _), .escalated(_, _, let agent, _): agent
        case .bot, .queued, .resolved, .closed: nil
        }
    }

    /// Thought or known to be solved.
    package var isSettled: Bool { name == .resolved || name == .closed }

    package var name: Name {
        switch self {
        case .bot: .bot
        case .queued: .queued
        case .assigned: .assigned
        case .snoozed: .snoozed
        case .awaitingCustomer: .awaitingCustomer
        case .escalated: .escalated
        case .resolved: .resolved
        case .closed: .closed
        }
    }

    package enum Name: String, Sendable, SQLConvertible, Codable, CaseIterable {
        case bot, queued, assigned, snoozed
        case awaitingCustomer = "awaiting_customer"
        case escalated, resolved, closed

        /// States in which somebody still has to do something.
        package static let open: [Name] = [.bot, .queued, .assigned, .snoozed, .awaitingCustomer, .escalated]
    }
}

/// Why a transition can't be made.
package enum TransitionRefused: Error, Sendable, Hashable {
    /// Somebody else was first.
    case taken
    case notInThisState
}

// MARK: - In the database

extension ConversationState: RowDecodable {
    package init(row: Row) throws {
        let since: Instant = try row("since")
        switch try row("state", as: Name.self) {
        case .bot: self = .bot
        case .queued: self = .queued(since: since)
        case .assigned: self = .assigned(to: try row("agent_id"), since: since)
        case .snoozed: self = .snoozed(by: try row("agent_id"), until: try row("until"))
        case .awaitingCustomer: self = .awaitingCustomer(agent: try row("agent_id"), until: try row("until"))
        case .escalated:
            self = .escalated(to: try row("expert_team_id"), expert: try row("expert_id"), from: try row("agent_id"), since: since)
        case .resolved: self = .resolved(by: try row("resolved_by", as: ID<Staff>?.self).map { .agent($0) } ?? .bot, at: since)
        case .closed: self = .closed(at: since)
        }
    }

    /// Assignments of the state's columns; `now` is when the state began, where it does not say itself.
    func assignments(now: Instant) -> SQL {
        var since = now
        var until: Instant?
        var expertTeam: ID<Team>?
        var expert: ID<Staff>?
        var resolver: ID<Staff>?
        switch self {
        case .bot: break
        case .queued(let start), .assigned(_, let start), .closed(let start): since = start
        case .snoozed(_, let end), .awaitingCustomer(_, let end): until = end
        case .escalated(let team, let who, _, let start): (expertTeam, expert, since) = (team, who, start)
        case .resolved(let by, let at):
            since = at
            if case .agent(let id) = by { resolver = id }
        }
        return """
            state = \(name), agent_id = \(agent), since = \(since), until = \(until), expert_team_id = \(expertTeam),
            expert_id = \(expert), resolved_by = \(resolver), offered_to = NULL, offered_until = NULL
            """
    }
}
