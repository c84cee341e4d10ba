/// How those fared who stood in one line: waits, and times between them. Seconds.
struct LineHistory: Sendable {
    private static let hour = 3600.0
    private static let day = 86_400.0
    /// Half-life of what counts as recent.
    private static let recent = 1800.0

    private var answered = 0.0
    private var gaveUp = 0.0
    /// All waiting, and that of those who were answered.
    private var waited = 0.0
    private var answeredWaited = 0.0
    private(set) var last: Double?
    private(set) var smoothed: Double?
    private(set) var lastTen = RecentValues(limit: 10)
    private var handled = RecentValues(limit: 100)
    private(set) var moves = RecentValues(limit: 10)
    private(set) var positions = PositionHistory(windows: [2 * hour, .infinity], enough: 20)
    private(set) var shortPositions = PositionHistory(windows: [600, 2 * hour, 21 * day], enough: 1)
    private var recentWaits = FadingMean(halfLife: recent)
    private var groups: [CallerGroup: FadingMean] = [:]

    /// Of those who waited; nil before anybody was answered.
    var meanWait: Double? { answered > 0 ? answeredWaited / answered : nil }
    /// The mean of the latest handling times; nil before there was one above 0.
    var handling: Double? { handled.mean.flatMap { $0 > 0 ? $0 : nil } }
    /// A second of waiting: those who gave up by all the time that was waited, the maximum likelihood for exponential patience that is cut short.
    var abandonRate: Double { waited > 0 ? gaveUp / waited : 0 }
    /// 0 to 1.
    var abandonShare: Double { answered + gaveUp > 0 ? gaveUp / (answered + gaveUp) : 0 }

    func recentWait(at now: Double, assumed: Double) -> Double { recentWaits.value(at: now, assumed: assumed) }
    func groupWait(of group: CallerGroup, at now: Double, assumed: Double) -> Double { groups[group]?.value(at: now, assumed: assumed) ?? assumed }

    /// Somebody was answered after waiting.
    /// - Parameter place: what the line looked like when they joined.
    mutating func answer(_ group: CallerGroup, after wait: Double, from place: Place, moveGap: Double, at now: Double) {
        positions.add(ahead: place.ahead, waited: wait, answered: now)
        shortPositions.add(ahead: place.queued, waited: wait, answered: now)
        moves.append(moveGap)
        answered += 1
        waited += wait
        answeredWaited += wait
        recentWaits.add(wait, at: now)
        groups[group, default: FadingMean(halfLife: Self.day)].add(wait, at: now)
        accept(after: wait)
    }

    /// Somebody was answered, after waiting or at once.
    mutating func accept(after wait: Double) {
        last = wait
        smoothed = smoothed.map { 0.9 * $0 + 0.1 * wait } ?? wait
        lastTen.append(wait)
    }

    mutating func giveUp(after wait: Double) {
        gaveUp += 1
        waited += wait
    }

    mutating func handle(for time: Double) { handled.append(time) }

    /// Callers who waited when somebody joined: those who would be answered first, and all.
    struct Place: Sendable {
        let ahead: Int
        let queued: Int
    }
}
