/// Waits from the length of the line (Ibrahim and Whitt 2009, "Real-Time Delay Estimation in Overloaded Multiserver Queues with Abandonments").
package enum QueueLength {
    /// QLA: the callers ahead and oneself leave one after the other, at the rate at which the slots become free and those still waiting give up:
    /// Σ_{k=0..n} 1/(D + kθ), in seconds. With θ = 0 it is QL, (n + 1)/D.
    /// - Parameters:
    ///   - ahead: n, at least 0; of a fraction the last term counts in proportion.
    ///   - completions: D, above 0: slots by the mean handling time, a second.
    ///   - abandonRate: θ, a second and caller, at least 0.
    package static func wait(ahead: Double, completions: Double, abandonRate: Double) -> Double {
        let whole = Int(ahead)
        let full = (0...whole).reduce(0) { $0 + 1 / (completions + Double($1) * abandonRate) }
        return full + (ahead - Double(whole)) / (completions + Double(whole + 1) * abandonRate)
    }
}

extension QueueView {
    /// QLA by the order in which the line answers; nil before the first handling time.
    package var expectedWait: Double? {
        completions.map { QueueLength.wait(ahead: ahead, completions: $0, abandonRate: abandonRate) }
    }
}
