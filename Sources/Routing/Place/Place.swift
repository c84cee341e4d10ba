package import Kit

/// Where a conversation stands in its line.
package struct Place: Sendable, Hashable {
    /// 1 is next.
    package let position: Int
    package let wait: Wait
    /// Why it is further back than it was told before.
    package let growth: Growth?

    package init(position: Int, wait: Wait, growth: Growth? = nil) {
        self.position = position
        self.wait = wait
        self.growth = growth
    }

    package enum Wait: Sendable, Hashable {
        /// Likely between so many minutes; longer than had been said before, or not.
        case minutes(low: Int, high: Int, isLonger: Bool)
        /// Nobody is on duty; the hours say when somebody will be.
        case opens(at: Instant)
        /// Nobody is on duty, though it is within the hours, or no hours are set.
        case unknown
    }

    package enum Growth: Sendable, Hashable {
        /// So many whose money may be leaving right now were put ahead.
        case urgent(Int)
        /// So many others go first: they have a nearer promise, or somebody moved them.
        case others(Int)
    }
}
