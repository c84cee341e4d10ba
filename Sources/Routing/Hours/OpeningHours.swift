package import Kit

/// When a team is there: weekly hours in its own time zone, and days off.
///
/// Hours are times on a wall clock, and what counts is the real time between them (the rule of zendesk/biz): a time that does not exist moves forward
/// by the gap, one that occurs twice is its first occurrence, and stretches that overlap count once.
package struct OpeningHours: Sendable, Hashable, Codable {
    /// A stretch of one weekday. One whose `closes` is not after `opens` is a night: it ends on the following day, and belongs to the date on which it
    /// starts, so that a day off takes the whole night that starts on it and leaves the end of the one before.
    package struct Stretch: Sendable, Hashable, Codable {
        /// 1 is Monday, 7 Sunday (ISO 8601).
        package var weekday: Int
        /// Minutes after midnight, 0 to 1439.
        package var opens: Int
        /// Minutes after midnight, 0 to 1440; 1440 is the midnight at which the date ends.
        package var closes: Int

        /// Takes anything; `checked()` says whether it is sound, and what isn't never opens.
        package init(weekday: Int, opens: Int, closes: Int) {
            self.weekday = weekday
            self.opens = opens
            self.closes = closes
        }

        var isSound: Bool { (1...7).contains(weekday) && (0..<1440).contains(opens) && (0...1440).contains(closes) && opens != closes }

        /// Minutes after the midnight at which the date starts: above 1440 for a night.
        var end: Int { closes > opens ? closes : closes + 1440 }
    }

    /// A name of the IANA time zone database.
    package var zone: String
    /// In any order; they may overlap.
    package var weekly: [Stretch]
    /// `2026-10-01`: a date in `zone` on which nothing opens.
    package var holidays: [String]

    /// Takes anything; `checked()` says whether it is sound.
    package init(zone: String, weekly: [Stretch], holidays: [String]) {
        self.zone = zone
        self.weekly = weekly
        self.holidays = holidays
    }

    /// Never closed: elapsed time is time by the clock.
    package static let always = OpeningHours(zone: "UTC", weekly: (1...7).map { Stretch(weekday: $0, opens: 0, closes: 1440) }, holidays: [])

    /// What is wrong with hours that someone typed.
    package enum Problem: Error, Sendable, Hashable { case unknownZone, badStretch, badHoliday, tooMany }

    /// Checks what someone typed: at most 50 stretches and 400 days off, each of them sound.
    package func checked() throws(Problem) -> OpeningHours {
        guard WallClock(zone: zone) != nil else { throw .unknownZone }
        guard weekly.count <= 50, holidays.count <= 400 else { throw .tooMany }
        guard weekly.allSatisfy(\.isSound) else { throw .badStretch }
        guard holidays.allSatisfy({ CivilDay($0) != nil }) else { throw .badHoliday }
        return self
    }

    /// Whether someone is there at `now`. A stretch is open from its first millisecond on, and no longer at its last instant.
    package func isOpen(at now: Instant) -> Bool {
        Timetable(self)?.openings(in: now..<now + .milliseconds(1)).isEmpty == false
    }

    /// The next time at which the team opens, after `now`; nil where no hours are set, where it never closes, or where all of the coming 60 days are off.
    package func nextOpening(after now: Instant) -> Instant? {
        Timetable(self)?.openings(in: now..<now + .days(60)).first { $0.lowerBound > now }?.lowerBound
    }
}

extension OpeningHours {
    /// When it closes next, of a team that is open at `now`; nil where it is closed, or stays open for the coming 60 days.
    package func closing(after now: Instant) -> Instant? {
        let horizon = now + .days(60)
        guard let opening = Timetable(self)?.openings(in: now..<horizon).first, opening.lowerBound == now, opening.upperBound < horizon else { return nil }
        return opening.upperBound
    }
}

/// Open time, to the millisecond.
extension OpeningHours {
    /// The open time between two instants; zero where `end` is not after `start`.
    package func elapsed(from start: Instant, to end: Instant) -> Span {
        guard start < end, let timetable = Timetable(self) else { return .milliseconds(0) }
        return .milliseconds(timetable.openings(in: start..<end).reduce(0) { $0 + $1.length.milliseconds })
    }

    /// The first instant from `start` on at which so much open time has passed. What is used up exactly at a close is due at that close; no time at all, or
    /// less, is due at `start` where it is open, else at the next opening. nil where it is not reached within a hundred years, as where nothing ever opens.
    package func due(from start: Instant, after span: Span) -> Instant? {
        guard let timetable = Timetable(self) else { return nil }
        let horizon = start + .days(36_525)
        var left = max(span, .milliseconds(0))
        var reached = start
        while reached < horizon {
            let next = min(reached + Self.stride, horizon)
            for opening in timetable.openings(in: reached..<next) {
                if left <= opening.length { return opening.lowerBound + left }
                left = .milliseconds(left.milliseconds - opening.length.milliseconds)
            }
            reached = next
        }
        return nil
    }

    /// What is looked at in one go: long enough for a year in few goes, short enough for a reply that is due within hours.
    private static let stride = Span.days(14)
}

extension Range<Instant> {
    fileprivate var length: Span { upperBound - lowerBound }
}
