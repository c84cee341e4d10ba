import Kit

/// Opening hours made ready for reckoning: what is the same for every date is read once.
struct Timetable {
    private let clock: WallClock
    /// By ISO weekday less one.
    private let week: [[OpeningHours.Stretch]]
    private let holidays: Set<CivilDay>

    /// nil where the hours never open: no sound stretch, or no such zone.
    init?(_ hours: OpeningHours) {
        guard let clock = WallClock(zone: hours.zone) else { return nil }
        let sound = hours.weekly.filter(\.isSound)
        guard !sound.isEmpty else { return nil }
        self.clock = clock
        week = (1...7).map { weekday in sound.filter { $0.weekday == weekday } }
        holidays = Set(hours.holidays.compactMap { CivilDay($0) })
    }

    /// When it is open within `window`: in order, with a closed time between each and the next, the first and the last cut to the window.
    func openings(in window: Range<Instant>) -> [Range<Instant>] {
        // A night may have begun the date before; where a date is missing from a calendar, its stretches fall on the next. Where clocks go back over
        // midnight, the date at the end may have been over once already.
        let first = clock.day(at: window.lowerBound).advanced(by: -2)
        let last = clock.day(at: window.upperBound).advanced(by: 1)
        var openings: [Range<Instant>] = []
        for day in first...last { append(day, within: window, to: &openings) }
        return Self.merged(openings)
    }

    private func append(_ day: CivilDay, within window: Range<Instant>, to openings: inout [Range<Instant>]) {
        let stretches = week[day.weekday - 1]
        guard !stretches.isEmpty, !holidays.contains(day) else { return }
        let times = clock.times(on: day)
        for stretch in stretches {
            let (from, to) = (times.instant(minutes: stretch.opens), times.instant(minutes: stretch.end))
            // Where clocks go forward, a stretch may end before its start has moved.
            guard from < to else { continue }
            let opening = (from..<to).clamped(to: window)
            if !opening.isEmpty { openings.append(opening) }
        }
    }

    /// Of those that overlap or touch, one.
    private static func merged(_ openings: [Range<Instant>]) -> [Range<Instant>] {
        var merged: [Range<Instant>] = []
        for opening in openings.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, opening.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, opening.upperBound)
            } else {
                merged.append(opening)
            }
        }
        return merged
    }
}
