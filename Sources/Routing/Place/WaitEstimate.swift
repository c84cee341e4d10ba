/// How long a wait is likely to last, before there is experience with the line.
package enum WaitEstimate {
    /// Minutes of handling assumed before there is experience, and how many conversations that assumption weighs.
    private static let assumedMinutes = 8.0
    private static let assumedWeight = 5.0
    /// The estimate errs by about its own size in small teams (RASE 0.93–1.5 in published traces), so a range is given and never a number:
    /// 0.6 and 1.6 of it, rounded outwards to the steps, held more than 8 of 10 waits in the simulation of `Tests/RoutingTests`.
    private static let low = 0.6
    private static let high = 1.6

    /// Seconds for whoever is at `position`, where `slots` conversations can be handled at a time.
    ///
    /// In a system where all slots are busy, one becomes free every H / slots on average, and `position` of them are needed
    /// (the queue-length estimator, Ibrahim and Whitt 2009).
    /// - Parameters:
    ///   - handled: minutes that the latest conversations took.
    ///   - slots: the capacity on duty, at least 1.
    package static func seconds(position: Int, slots: Int, handled: [Double]) -> ClosedRange<Double> {
        let mean = (assumedMinutes * assumedWeight + handled.reduce(0, +)) / (assumedWeight + Double(handled.count))
        let expected = mean * Double(position) / Double(max(1, slots)) * 60
        return expected * low...expected * high
    }
}
