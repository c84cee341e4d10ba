/// Watches a line and says for anybody in it how long it will still take, as a range that holds 80 % of the waits.
package struct WaitForeteller: Sendable {
    private struct Told: Sendable {
        let view: QueueView
        let wait: Double?
        let range: ClosedRange<Double>?
    }

    private var state = QueueState()
    private var predictor = LearnedWait()
    private var range = WaitRange(below: 0.1, above: 0.1)
    /// By caller who waits: what was known and would have been said when they joined.
    private var told: [Int: Told] = [:]
    /// Callers who waited and were answered.
    package private(set) var experience = 0

    /// Fewer waits that ended with an answer say nothing about the next.
    package static let enough = 20

    package init() {}

    /// - Parameter second: never before that of an earlier event.
    package mutating func take(_ event: QueueReplay.Event, at second: Int) {
        switch event {
        case .queued(let caller):
            let view = state.view(for: caller)
            let wait = predictor.wait(view)
            told[caller.number] = Told(view: view, wait: wait, range: wait.flatMap(range.range))
        case .gaveUp(let number):
            told[number] = nil
        case .answered(let caller, _):
            if let known = told.removeValue(forKey: caller.number) { learn(known, waited: Double(second) - known.view.now) }
        case .finished, .staffed: break
        }
        state.take(event, at: second)
    }

    private mutating func learn(_ known: Told, waited: Double) {
        predictor.learn(known.view, waited: waited)
        if let wait = known.wait { range.learn(predicted: wait, told: known.range, waited: waited, ahead: known.view.ahead) }
        experience += 1
    }

    /// Seconds that somebody with so many ahead will still wait; nil where too little is known.
    /// - Parameters:
    ///   - second: now.
    ///   - ahead: callers who will be answered first.
    ///   - queued: all who wait for the same agents.
    package func wait(of group: CallerGroup, ahead: Int, queued: Int, at second: Int) -> ClosedRange<Double>? {
        guard experience >= Self.enough else { return nil }
        let view = state.view(for: QueueReplay.Caller(number: .max, joined: second, group: group), ahead: Double(ahead), queued: Double(queued))
        return predictor.wait(view).flatMap(range.range)
    }
}
