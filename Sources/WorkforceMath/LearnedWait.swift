import Foundation

/// A ridge regression on all that is known of the line, learned from each wait as it ends. It never sees a wait that hasn't ended.
package struct LearnedWait: WaitPredictor {
    /// Waits before it says anything of its own; until then it is the blend.
    private static let enough = 200
    /// Chosen by the error on 5 to 10 and 15 to 21 January 1999 at the bank; it changes by less than 1 % between penalties of 3 and 100, and between
    /// memories of 1,500 and 20,000 waits.
    private static let penalty = 30.0
    private static let memory = 1 - 1 / 4000.0
    /// Minutes; a wait is never told to be shorter.
    private static let shortest = 0.05
    private static let minute = 60.0
    /// Features, the constant among them.
    private static let width = 25
    /// Seconds: a night without calls is no more than a pause.
    private static let longestPause = 600.0

    private var regression = RidgeRegression(width: LearnedWait.width, penalty: LearnedWait.penalty, memory: LearnedWait.memory)
    private var blend = BlendedWait()
    private var weights: [Double]?
    private var learned = 0

    package init() {}

    package func wait(_ view: QueueView) -> Double? {
        guard learned >= Self.enough, let weights, let features = features(view) else { return blend.wait(view) }
        return max(Self.shortest, zip(features, weights).reduce(0) { $0 + $1.0 * $1.1 }) * Self.minute
    }

    package mutating func learn(_ view: QueueView, waited: Double) {
        if let features = features(view), let expected = blend.wait(view) {
            // A wait is a sum over those ahead, and so varies in proportion to its length.
            regression.add(features, target: waited / Self.minute, weight: Self.minute / (Self.minute + expected))
            learned += 1
            weights = regression.weights()
        }
        blend.learn(view, waited: waited)
    }

    /// Each of the order of 1: waits in minutes, counts in their usual size, rates by the time they matter for; nil before the first handling time.
    private func features(_ view: QueueView) -> [Double]? {
        guard let handling = view.handling, let completions = view.completions, let expected = view.expectedWait, let blended = blend.wait(view) else {
            return nil
        }
        let inOrder = QueueLength.wait(ahead: view.queued, completions: completions, abandonRate: view.abandonRate)
        let predicted = [expected, expected * view.online / view.busy, inOrder, blended, view.positionWait ?? blended]
        let passed = [view.headAge, view.lastWait ?? 0, view.recentWait, view.groupWait, view.smoothedWait ?? 0]
        let line = [view.ahead / 3, view.queued / 3, view.arrivalRate * 60, view.overtaking * 100, view.overtaking * expected]
        let agents = [handling / 200, view.serviceAge / 200, view.busy / 5, (view.online - view.busy) / 5, 1 / view.busy]
        let angle = 2 * Double.pi * view.now.truncatingRemainder(dividingBy: 86_400) / 86_400
        let pause = min(Self.longestPause, view.idleGap) / Self.minute
        let rest = [pause, view.groupWait * expected / (Self.minute * Self.minute), sin(angle), cos(angle)]
        return [1] + (predicted + passed).map { $0 / Self.minute } + line + agents + rest
    }
}
