import Accounts
import Inbox
import Kit
import Store
import WorkforceMath

/// What is to be expected of a wait, worked out once for all who stand alike.
struct Outlook {
    /// What somebody may expect.
    struct Seen {
        /// Seconds that it will still take; nil where nobody is there.
        let seconds: ClosedRange<Double>?
        /// Where there are no seconds.
        let wait: Place.Wait
        /// Agents on duty who would take it.
        let agents: Int
    }

    /// Those for whom the same is to be expected at the same place.
    private struct Kind: Hashable {
        let queue: ID<Queue>
        let needs: Needs
        let work: WorkKind
        let priority: Int
    }

    private struct Staffed {
        let agents: Int
        let slots: Int
        /// Minutes that the latest conversations took.
        let handled: [Double]
        /// Where nobody is there.
        let wait: Place.Wait
    }

    let line: WaitingLine
    let foreteller: WaitForeteller
    let now: Instant
    private var staffed: [Kind: Staffed] = [:]
    private var seen: [Kind: [Int: ClosedRange<Double>]] = [:]

    init(line: WaitingLine, foreteller: WaitForeteller, now: Instant) {
        self.line = line
        self.foreteller = foreteller
        self.now = now
    }

    mutating func of(_ conversation: WaitingConversation, position: Int, _ tx: some Reading) throws -> Seen {
        let kind = Kind(queue: conversation.queue, needs: conversation.needs, work: conversation.kind, priority: conversation.priority)
        let staff = try staffed[kind] ?? staff(for: conversation, tx)
        staffed[kind] = staff
        guard staff.slots > 0 else { return Seen(seconds: nil, wait: staff.wait, agents: 0) }
        let place = Self.rounded(position)
        let seconds = seen[kind]?[place] ?? wait(of: conversation, at: place, staff)
        seen[kind, default: [:]][place] = seconds
        return Seen(seconds: seconds, wait: staff.wait, agents: staff.agents)
    }

    /// Far back one more makes no difference that could be told.
    private static func rounded(_ position: Int) -> Int { position <= 20 ? position : position <= 100 ? position / 5 * 5 : position / 25 * 25 }

    private func wait(of conversation: WaitingConversation, at position: Int, _ staff: Staffed) -> ClosedRange<Double> {
        let group = CallerGroup(queue: conversation.queue, language: conversation.language, priority: conversation.priority)
        if conversation.kind == .chat,
            let known = foreteller.wait(of: group, ahead: position - 1, queued: position - 1, at: Int(now.milliseconds / 1000))
        {
            return known
        }
        return WaitEstimate.seconds(position: position, slots: staff.slots, handled: staff.handled)
    }

    private func staff(for conversation: WaitingConversation, _ tx: some Reading) throws -> Staffed {
        let fitting = line.fittingAgents(for: conversation.id)
        let slots = fitting.reduce(0) { $0 + $1.capacity[conversation.kind] }
        guard slots == 0 else {
            return Staffed(agents: fitting.count, slots: slots, handled: try tx.handlingTimes(of: conversation.queue), wait: .unknown)
        }
        // Within the hours somebody should be there and isn't: when that will be, nobody knows.
        let openings = try conversation.needs.teams.sorted().compactMap { team in
            try tx.openingHours(of: team).flatMap { $0.isOpen(at: now) ? nil : $0.nextOpening(after: now) }
        }
        return Staffed(agents: 0, slots: 0, handled: [], wait: openings.min().map { .opens(at: $0) } ?? .unknown)
    }
}
