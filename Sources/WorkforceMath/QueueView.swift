/// What is known of a line at the instant somebody joins it. Times are seconds.
package struct QueueView: Sendable, Hashable {
    /// As in the trace, seconds since 1 January 1970 on the wall clock.
    package var now: Double
    package var group: CallerGroup
    /// All who wait already and may take an agent from the caller, each as far as they do: of whose agents only some serve such callers counts in part.
    package var queued: Double
    /// How many of them will be answered first, as far as the line's habits tell: a fraction too, since somebody may or may not.
    package var ahead: Double
    /// Callers a second who will come and be answered first.
    package var overtaking: Double
    /// Slots of the agents for such callers: those in which somebody is served, and all of who is at work; at least 1 each. An agent has as many as they
    /// serve at once, on the telephone one.
    package var busy: Double
    package var online: Double
    /// The mean of the latest handling times; nil before there was one.
    package var handling: Double?
    /// Callers a second whom those agents finish, each at their own pace; nil before the first handling time. All slots count, not only those in use at
    /// this instant: whoever is between two calls will take the next.
    package var completions: Double?
    /// Mean time since the callers who are being served began.
    package var serviceAge: Double
    /// Chance to give up, a second: those who gave up by all the time that was waited (the maximum likelihood for censored exponential patience).
    package var abandonRate: Double
    /// The share of those who waited that gave up.
    package var abandonShare: Double
    /// How long the head of the line has waited (HOL); 0 where nobody waits.
    package var headAge: Double
    /// The wait of the last who was answered (LES), and that of the last ten, 0 of who was answered at once among them.
    package var lastWait: Double?
    package var medianWait: Double?
    /// 0.9 of itself and 0.1 of the next, over the same.
    package var smoothedWait: Double?
    /// The mean wait of those who had to: all of them, the latest (half-life half an hour), and those of the same group (half-life a day).
    package var meanWait: Double?
    package var recentWait: Double
    package var groupWait: Double
    /// The mean time between two who were answered out of the line, or from when it began to when the first of it was answered.
    package var moveGap: Double?
    /// Mean waits at the same position, in windows of 2 hours and of all time, and in those of 10 minutes, 2 hours and 3 weeks.
    package var positionWait: Double?
    package var shortPositionWait: Double?
    /// Callers a second who had to wait, of late.
    package var arrivalRate: Double
    /// Time since an agent was last free.
    package var idleGap: Double
}
