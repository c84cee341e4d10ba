import Kit
import Testing
import WorkforceMath

@Suite struct QueueReplayTests {
    private static let group = CallerGroup(kind: "PS", priority: 1)

    private static func call(_ joined: Int, wait: Int, service: Int, _ outcome: CallTrace.Outcome) -> CallTrace.Call {
        CallTrace.Call(joined: joined, group: group, wait: wait, service: service, outcome: outcome, agent: 1)
    }

    /// Within a second whoever joins comes first, so that they know nothing of what happens in it.
    @Test func aSecondHasItsOrder() {
        let trace = CallTrace([
            Self.call(0, wait: 0, service: 10, .served), Self.call(4, wait: 6, service: 0, .served), Self.call(5, wait: 5, service: 0, .abandoned),
            Self.call(6, wait: 0, service: 0, .leftInMenu), Self.call(7, wait: 0, service: 0, .abandoned), Self.call(10, wait: 3, service: 1, .served),
        ])
        func caller(_ number: Int) -> QueueReplay.Caller { .init(number: number, joined: trace.calls[number].joined, group: Self.group) }
        let expected: [(Int, QueueReplay.Event)] = [
            (0, .answered(caller(0), agent: 1)), (4, .queued(caller(1))), (5, .queued(caller(2))), (10, .queued(caller(5))), (10, .finished(caller: 0)),
            (10, .answered(caller(1), agent: 1)), (10, .gaveUp(caller: 2)), (10, .finished(caller: 1)), (13, .answered(caller(5), agent: 1)),
            (14, .finished(caller: 5)),
        ]
        let moments = QueueReplay(trace).moments
        #expect(moments.map(\.second) == expected.map(\.0))
        #expect(moments.map(\.event) == expected.map(\.1))
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func whatIsKnownIsWhatHappened(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let trace = CallTrace(SampleLine(patience: 200, kinds: ["PS", "NW"], priorities: [0, 2]).calls(1500, &random))
        let cut = trace.calls[1000].joined
        // The same until the cut; afterwards nobody comes, and who waits or speaks then does so for another time.
        let changed = CallTrace(
            trace.calls.filter { $0.joined < cut }.map { call in
                let left = call.joined + call.wait
                let (wait, service) = left >= cut ? (call.wait + 500, call.service) : (call.wait, left + call.service >= cut ? call.service + 77 : call.service)
                return .init(joined: call.joined, group: call.group, wait: wait, service: service, outcome: call.outcome, agent: call.agent)
            })
        let (whole, known) = (Self.views(trace, before: cut), Self.views(changed, before: cut))
        let different = zip(whole, known).first { $0 != $1 }
        #expect(whole.count == known.count && different == nil, "seed \(seed)")
        #expect(whole.count > 300, "seed \(seed)")
    }

    private static func views(_ trace: CallTrace, before cut: Int) -> [QueueView] {
        var state = QueueState()
        var views: [QueueView] = []
        for moment in QueueReplay(trace).moments where moment.second < cut {
            if case .queued(let caller) = moment.event { views.append(state.view(for: caller)) }
            state.take(moment.event, at: moment.second)
        }
        return views
    }

    /// First come first served, one kind, agents all alike: what the line shows is what it is.
    @Test func thePlaceInTheLineIsTheNumberWhoWait() throws {
        var random = SeededGenerator(seed: 21)
        let trace = CallTrace(SampleLine(gap: 16).calls(2000, &random))
        let views = Self.views(trace, before: .max)
        let waiting = trace.calls.filter { $0.wait > 0 }
        #expect(views.count == waiting.count)
        for (view, call) in zip(views, waiting) {
            let before = trace.calls.count { $0.joined < call.joined && $0.wait > 0 && $0.joined + $0.wait >= call.joined }
            #expect(view.ahead == view.queued && Int(view.queued) >= before, "seed 21")
            #expect(view.online <= 6 && view.busy <= 6, "seed 21")
        }
    }
}
