package import Kit

/// What somebody who waits has been told, and what they are told next: a time that was said is not taken back without a reason.
package struct ToldWait: Sendable, Hashable {
    package let position: Int
    /// Agents on duty who would take it.
    package let agents: Int
    /// Between these two it will be their turn.
    package let from: Instant
    package let to: Instant
    /// It has lasted longer than was said at first.
    package let isLonger: Bool

    /// The first that they are told.
    /// - Parameter seconds: that the wait will still last.
    package init(_ seconds: ClosedRange<Double>, position: Int, agents: Int, at now: Instant) {
        self.init(position: position, agents: agents, from: now + .init(seconds.lowerBound), to: now + .init(seconds.upperBound), isLonger: false)
    }

    init(position: Int, agents: Int, from: Instant, to: Instant, isLonger: Bool) {
        self.position = position
        self.agents = agents
        self.from = from
        self.to = to
        self.isLonger = isLonger
    }

    /// What they are told now. The end comes later only where somebody was put ahead, agents left, or it has passed already.
    package func next(_ seconds: ClosedRange<Double>, position: Int, agents: Int, at now: Instant) -> ToldWait {
        let fresh = ToldWait(seconds, position: position, agents: agents, at: now)
        let hasReason = position > self.position || agents < self.agents
        if fresh.to <= to { return ToldWait(position: position, agents: agents, from: fresh.from, to: fresh.to, isLonger: isLonger) }
        if now >= to { return ToldWait(position: position, agents: agents, from: fresh.from, to: fresh.to, isLonger: true) }
        if hasReason { return ToldWait(position: position, agents: agents, from: fresh.from, to: fresh.to, isLonger: isLonger) }
        // The reason is kept for later: who is told less for a moment must not lose it.
        return ToldWait(position: min(position, self.position), agents: max(agents, self.agents), from: min(fresh.from, to), to: to, isLonger: isLonger)
    }

    /// What people are told: round numbers of minutes, outwards.
    private static let steps = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440, 2880]

    /// Minutes from now on, in round numbers.
    package func minutes(at now: Instant) -> (low: Int, high: Int) {
        let (low, high) = ((from - now).minutes, (to - now).minutes)
        let shown = Self.steps.first { Double($0) >= high } ?? Self.steps[Self.steps.count - 1]
        return (min(shown, Self.steps.last { Double($0) <= low } ?? 1), shown)
    }
}

extension Span {
    fileprivate init(_ seconds: Double) { self.init(milliseconds: Int64((seconds * 1000).rounded())) }
}
