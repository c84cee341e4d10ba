/// Actual waits by predicted ones, as it runs: corrects a formula that is off by a factor, such as by agents who are at work but not seen.
struct RunningRatio: Sendable {
    /// The weight of each new one.
    private static let gain = 0.03
    /// Seconds; nil before the first.
    private var means: (actual: Double, predicted: Double)?

    /// 1 before there is experience.
    var value: Double { means.map { $0.predicted > 0 ? $0.actual / $0.predicted : 1 } ?? 1 }

    /// Both in seconds. The ratio is that of the means, in which no single short prediction counts too much.
    mutating func add(actual: Double, predicted: Double) {
        guard let means else { return means = (actual, predicted) }
        self.means = (means.actual + Self.gain * (actual - means.actual), means.predicted + Self.gain * (predicted - means.predicted))
    }
}

/// QLA by its running ratio.
package struct RatioWait: WaitPredictor {
    private var ratio = RunningRatio()

    package init() {}

    package func wait(_ view: QueueView) -> Double? { view.expectedWait.map { $0 * ratio.value } }

    package mutating func learn(_ view: QueueView, waited: Double) {
        if let expected = view.expectedWait { ratio.add(actual: waited, predicted: expected) }
    }
}

/// The mean of QLA by its running ratio and of the history at the same position. It needs no training.
package struct BlendedWait: WaitPredictor {
    private var queue = RatioWait()

    package init() {}

    package func wait(_ view: QueueView) -> Double? {
        guard let expected = queue.wait(view) else { return view.positionWait }
        return view.positionWait.map { ($0 + expected) / 2 } ?? expected
    }

    package mutating func learn(_ view: QueueView, waited: Double) { queue.learn(view, waited: waited) }
}
