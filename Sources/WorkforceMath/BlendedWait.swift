/// Actual waits by predicted ones, as it runs: corrects a formula that is off by a factor, such as by agents who are at work but not seen.
struct RunningRatio: Sendable {
    /// The weight of each new wait, and of all together that are on their way at the same time: those of one line are made of the same finished calls, and
    /// a hundred of them say little more than one.
    private static let gain = 0.03
    private static let gainTogether = 0.2
    /// Seconds; nil before the first.
    private var means: (actual: Double, predicted: Double)?

    /// 1 before there is experience.
    var value: Double { means.map { $0.predicted > 0 ? $0.actual / $0.predicted : 1 } ?? 1 }

    /// The ratio is that of the means, in which no single short prediction counts too much.
    /// - Parameters:
    ///   - actual: seconds, like the prediction.
    ///   - ahead: callers who were ahead then, at least 0.
    mutating func add(actual: Double, predicted: Double, ahead: Double) {
        guard let means else { return means = (actual, predicted) }
        let gain = min(Self.gain, Self.gainTogether / (1 + ahead))
        self.means = (means.actual + gain * (actual - means.actual), means.predicted + gain * (predicted - means.predicted))
    }
}

/// QLA by its running ratio.
package struct RatioWait: WaitPredictor {
    private var ratio = RunningRatio()

    package init() {}

    package func wait(_ view: QueueView) -> Double? { view.expectedWait.map { $0 * ratio.value } }

    package mutating func learn(_ view: QueueView, waited: Double) {
        if let expected = view.expectedWait { ratio.add(actual: waited, predicted: expected, ahead: view.ahead) }
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
