/// A trace as what happens, one event after the other, so that whoever watches knows at each no more than there was to know.
package struct QueueReplay: Sendable {
    package enum Event: Sendable, Hashable {
        /// Somebody came and had to wait; those who are answered at once never stand in the line.
        case queued(Caller)
        case gaveUp(caller: Int)
        /// `agent` is nil where the trace names none.
        case answered(Caller, agent: Int?)
        /// The agent is free for another.
        case finished(caller: Int)
        /// From now on the agent serves up to so many at once; with 0 nobody more. Of agents for whom it never comes, calls show who is there.
        case staffed(agent: Int, slots: Int)
    }

    package struct Caller: Sendable, Hashable {
        /// The caller's place in the trace.
        package let number: Int
        /// Seconds, as in the trace.
        package let joined: Int
        package let group: CallerGroup

        package init(number: Int, joined: Int, group: CallerGroup) {
            self.number = number
            self.joined = joined
            self.group = group
        }
    }

    package struct Moment: Sendable, Hashable {
        package let second: Int
        package let event: Event
    }

    package let moments: [Moment]

    /// Of one second, those who come are first: they can know of nothing but the seconds before, and of those who came in the same second before them.
    package init(_ trace: CallTrace) {
        var ordered: [(second: Int, rank: Int, event: Event)] = []
        ordered.reserveCapacity(3 * trace.calls.count)
        for (number, call) in trace.calls.enumerated() {
            let caller = Caller(number: number, joined: call.joined, group: call.group)
            let left = call.joined + call.wait
            if call.wait > 0 { ordered.append((call.joined, 0, .queued(caller))) }
            switch call.outcome {
            case .served:
                ordered.append((left, call.wait > 0 ? 2 : 0, .answered(caller, agent: call.agent)))
                ordered.append((left + call.service, call.service > 0 ? 1 : 3, .finished(caller: number)))
            case .abandoned:
                if call.wait > 0 { ordered.append((left, 2, .gaveUp(caller: number))) }
            case .leftInMenu:
                break
            }
        }
        moments = ordered.enumerated()
            .sorted { ($0.element.second, $0.element.rank, $0.offset) < ($1.element.second, $1.element.rank, $1.offset) }
            .map { Moment(second: $0.element.second, event: $0.element.event) }
    }
}
