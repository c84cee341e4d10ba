/// Tries predictors on a line: each says at every joining of the line how long it will take, from what was known then, and is held against what came.
package struct WaitTrial: Sendable {
    package struct Result: Sendable, Hashable {
        package let name: String
        /// What this product can show; the others are of the literature and of vendors.
        package let ours: Bool
        /// Callers who waited, were answered, and for whom it had something to say.
        package let count: Int
        /// Seconds: of those callers.
        package let meanWait: Double
        /// The root of the mean squared error, by the mean wait (Thiongane, Chan and L'Ecuyer 2015).
        package let rase: Double
        /// Seconds: the mean error without and with its sign; above 0 it says too long.
        package let mae: Double
        package let bias: Double
        /// Shares, 0 to 1: told within a minute, and waited longer than told.
        package let withinMinute: Double
        package let longer: Double
        /// Of the callers for whom there was a range: the share of the waits within it, of which it was to hold 8 of 10, and its mean width in seconds.
        package let coverage80: Double
        package let width80: Double
    }

    package struct Entrant: Sendable {
        package let name: String
        package let ours: Bool
        package let predictor: any WaitPredictor

        package init(name: String, ours: Bool, _ predictor: any WaitPredictor) {
            self.name = name
            self.ours = ours
            self.predictor = predictor
        }
    }

    /// Everybody: our own, those of the literature, and those of the vendors.
    package static var entrants: [Entrant] {
        let literature: [(String, @Sendable (QueueView) -> Double?)] = [
            ("history at the same position", \.positionWait), ("QLA", \.expectedWait), ("mean of all waits", \.meanWait),
            ("LES", \.lastWait), ("HOL", \.headAge),
            ("QL", { view in view.completions.map { QueueLength.wait(ahead: view.queued, completions: $0, abandonRate: 0) } }),
        ]
        return [
            Entrant(name: "ridge", ours: true, LearnedWait()), Entrant(name: "blend", ours: true, BlendedWait()),
            Entrant(name: "QLA by running ratio", ours: true, RatioWait()),
        ] + literature.map { Entrant(name: $0.0, ours: false, WaitFormula($0.1)) }
            + VendorWait.Product.allCases.map { Entrant(name: $0.rawValue, ours: false, VendorWait.formula($0)) }
    }

    /// Shares that may lie outside of the range on either side.
    private static let below = 0.1
    private static let above = 0.1

    package let results: [Result]

    /// - Parameter days: those that count; what comes before is experience. Days as in `CallTrace.Call.day`.
    package init(_ trace: CallTrace, days: Set<Int>, entrants: [Entrant] = WaitTrial.entrants) {
        self.init(QueueReplay(trace).moments, entrants: entrants) { days.contains($0.joined / CallTrace.secondsInDay) }
    }

    /// On a simulated line, of whose callers the first quarter is experience and the others count.
    /// - Parameter callers: how many come, at least 0.
    package init(_ setting: LineSetting, callers: Int, using random: inout some RandomNumberGenerator, entrants: [Entrant] = WaitTrial.entrants) {
        self.init(LineSimulation(setting, callers: callers, using: &random).moments, entrants: entrants) { $0.number >= callers / 4 }
    }

    /// - Parameters:
    ///   - moments: in the order in which they come.
    ///   - counts: whether a caller who joined counts; everybody is experience.
    package init(_ moments: [QueueReplay.Moment], entrants: [Entrant] = WaitTrial.entrants, counts: (QueueReplay.Caller) -> Bool) {
        var runs = entrants.map { Run($0) }
        var state = QueueState()
        var views: [Int: QueueView] = [:]
        for moment in moments {
            switch moment.event {
            case .queued(let caller):
                let view = state.view(for: caller)
                views[caller.number] = view
                for place in runs.indices { runs[place].predict(view, for: caller.number) }
            case .gaveUp(let number):
                views[number] = nil
                for place in runs.indices { runs[place].forget(number) }
            case .answered(let caller, _):
                guard let view = views.removeValue(forKey: caller.number) else { break }
                let waited = Double(moment.second - caller.joined)
                for place in runs.indices { runs[place].learn(view, of: caller.number, waited: waited, counts: counts(caller)) }
            case .finished, .staffed: break
            }
            state.take(moment.event, at: moment.second)
        }
        results = runs.map(\.result)
    }

    /// One predictor on its way through what happens.
    private struct Run {
        private struct Told {
            let wait: Double
            let range: ClosedRange<Double>?
        }

        private let entrant: Entrant
        private var predictor: any WaitPredictor
        private var range = WaitRange(below: WaitTrial.below, above: WaitTrial.above)
        /// By caller who waits.
        private var told: [Int: Told] = [:]
        private var outcomes: [(told: Told, waited: Double)] = []

        init(_ entrant: Entrant) {
            self.entrant = entrant
            predictor = entrant.predictor
        }

        mutating func predict(_ view: QueueView, for caller: Int) {
            told[caller] = predictor.wait(view).map { Told(wait: $0, range: range.range($0)) }
        }

        mutating func forget(_ caller: Int) { told[caller] = nil }

        mutating func learn(_ view: QueueView, of caller: Int, waited: Double, counts: Bool) {
            predictor.learn(view, waited: waited)
            guard let told = told.removeValue(forKey: caller) else { return }
            range.learn(predicted: told.wait, told: told.range, waited: waited, ahead: view.ahead)
            if counts { outcomes.append((told, waited)) }
        }

        var result: Result {
            let errors = outcomes.map { $0.told.wait - $0.waited }
            let meanWait = mean(outcomes.map(\.waited))
            let ranges = outcomes.compactMap { outcome in outcome.told.range.map { (range: $0, waited: outcome.waited) } }
            func mean(_ values: [Double]) -> Double { values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count) }
            func share(_ isSo: [Bool]) -> Double { mean(isSo.map { $0 ? 1 : 0 }) }
            return Result(
                name: entrant.name, ours: entrant.ours, count: outcomes.count, meanWait: meanWait,
                rase: mean(errors.map { $0 * $0 }).squareRoot() / meanWait, mae: mean(errors.map(abs)), bias: mean(errors),
                withinMinute: share(errors.map { abs($0) <= 60 }), longer: share(errors.map { $0 < 0 }),
                coverage80: share(ranges.map { $0.range.contains($0.waited) }), width80: mean(ranges.map { $0.range.upperBound - $0.range.lowerBound }))
        }
    }
}
