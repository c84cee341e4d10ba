import Accounts
import DeskTesting
import Inbox
import Kit
import Testing

/// The table of transitions, asked from every state with every action.
@Suite struct StateTests {
    static let now = TestClock.start
    static let later = now + .hours(1)
    static let agent = ID<Staff>(UUIDv7(time: now, random: (0, 1)))
    static let other = ID<Staff>(UUIDv7(time: now, random: (0, 2)))
    static let team = ID<Team>(UUIDv7(time: now, random: (0, 3)))

    static let states: [ConversationState] = [
        .bot, .queued(since: now), .assigned(to: agent, since: now), .snoozed(by: agent, until: later),
        .awaitingCustomer(agent: agent, until: later), .escalated(to: team, expert: nil, from: agent, since: now),
        .escalated(to: team, expert: other, from: agent, since: now), .resolved(by: .agent(agent), at: now), .resolved(by: .bot, at: now),
        .closed(at: now),
    ]

    static let actions: [ConversationState.Action] = [
        .handOver, .take(other), .assign(other), .snooze(until: later), .awaitCustomer(until: later), .escalate(to: team), .takeAsExpert(other),
        .comeBack, .customerWrote(returnTo: nil), .customerWrote(returnTo: agent), .resolve(.agent(agent)), .close,
    ]

    @Test func everyStepEitherFollowsOrIsRefused() {
        for state in Self.states {
            for action in Self.actions {
                do throws(TransitionRefused) {
                    let next = try state.after(action, at: Self.later)
                    #expect(Self.mayFollow(state.name, next.name), "\(state) after \(action) became \(next)")
                } catch {
                    #expect(error == .taken || error == .notInThisState)
                }
            }
        }
    }

    private static func mayFollow(_ from: ConversationState.Name, _ to: ConversationState.Name) -> Bool {
        let allowed: [ConversationState.Name: Set<ConversationState.Name>] = [
            .bot: [.bot, .queued, .assigned, .resolved, .closed],
            .queued: [.queued, .assigned, .resolved],
            .assigned: [.assigned, .queued, .snoozed, .awaitingCustomer, .escalated, .resolved],
            .snoozed: [.assigned, .queued, .resolved],
            .awaitingCustomer: [.awaitingCustomer, .assigned, .queued, .snoozed, .escalated, .resolved],
            .escalated: [.escalated, .assigned, .queued, .resolved],
            .resolved: [.assigned, .queued, .closed],
            .closed: [.closed, .assigned, .queued],
        ]
        return allowed[from]?.contains(to) ?? false
    }

    @Test func onlyOneTakesFromTheLine() throws {
        let waiting = ConversationState.queued(since: Self.now)
        let taken = try waiting.after(.take(Self.agent), at: Self.later)
        #expect(taken == .assigned(to: Self.agent, since: Self.later))
        #expect(throws: TransitionRefused.taken) { try taken.after(.take(Self.other), at: Self.later) }
    }

    @Test(arguments: [ConversationState.resolved(by: .bot, at: now), .closed(at: now)])
    func writingReopens(_ settled: ConversationState) throws {
        #expect(try settled.after(.customerWrote(returnTo: Self.agent), at: Self.later) == .assigned(to: Self.agent, since: Self.later))
        #expect(try settled.after(.customerWrote(returnTo: nil), at: Self.later) == .queued(since: Self.later))
    }

    @Test func theAgentIsNamedByExactlyTheStatesThatHaveOne() {
        for state in Self.states {
            let names: Set<ConversationState.Name> = [.assigned, .snoozed, .awaitingCustomer, .escalated]
            #expect((state.agent != nil) == names.contains(state.name))
        }
    }
}
