import ChainKit
import Kit
import Synchronization
import Testing

@Suite struct TraceRunTests {
    struct Busy: Error {}

    private var ledger: Ledger {
        var ledger = Ledger()
        for step in 0..<6 {
            ledger.send(step, step + 1, 1000 - step, at: step * 2)
            ledger.send(step, step + 20, 1, at: step * 2 + 1)
        }
        return ledger
    }

    private func fresh() -> MoneyTrace {
        MoneyTrace(plan: TracePlan(origin: Ledger.address(0), since: Ledger.at(0), limits: TraceLimits(depth: 8, leastShare: 0)), labels: .standard())
    }

    @Test func carriesATraceToItsEnd() async {
        let ledger = ledger
        var trace = fresh()
        await TraceRun(width: 4) { ledger.page(for: $0) }.run(&trace) { _ in true }
        var expected = fresh()
        ledger.run(&expected)
        #expect(trace.isFinished)
        #expect(trace.graph == expected.graph)
    }

    @Test func goesOnAfterBeingStopped() async {
        let ledger = ledger
        var trace = fresh()
        var rounds = 0
        while !trace.isFinished, rounds < 100 {
            rounds += 1
            await TraceRun(width: 3) { ledger.page(for: $0) }.run(&trace) { _ in false }
        }
        var expected = fresh()
        ledger.run(&expected)
        #expect(rounds > 3)
        #expect(trace.graph == expected.graph)
    }

    @Test func leavesAGapWhereNobodyAnswers() async {
        let ledger = ledger
        var trace = fresh()
        await TraceRun { request in
            if request.address == Ledger.address(2) { throw Busy() }
            return ledger.page(for: request)
        }.run(&trace) { _ in true }
        #expect(trace.isFinished)
        #expect(trace.graph.gaps.map(\.address) == [Ledger.address(2)])
        #expect(trace.progress.gaps == 1)
    }

    @Test func asksNoMoreAtATimeThanItMay() async {
        let ledger = ledger
        let running = Mutex((now: 0, most: 0))
        var trace = fresh()
        await TraceRun(width: 2) { request in
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            await Task.yield()
            running.withLock { $0.now -= 1 }
            return ledger.page(for: request)
        }.run(&trace) { _ in true }
        #expect(running.withLock { $0.most } <= 2)
    }
}
