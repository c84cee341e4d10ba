import Foundation
package import Kit

/// A date of the Gregorian calendar, in no time zone yet.
package struct CivilDay: Sendable, Hashable, Strideable {
    /// Days since 1970-01-01; negative before.
    package let number: Int

    /// The date so many days after 1970-01-01.
    package init(number: Int) { self.number = number }

    /// Reads `2026-10-01`; nil for anything else, for dates that no calendar has, and for years outside 2000 to 2100.
    package init?(_ text: String) {
        let characters = Array(text.utf8)
        guard characters.count == 10, characters[4] == UInt8(ascii: "-"), characters[7] == UInt8(ascii: "-"),
            let year = Self.number(characters[0..<4]), let month = Self.number(characters[5..<7]), let day = Self.number(characters[8..<10])
        else { return nil }
        guard (2000...2100).contains(year), (1...12).contains(month), (1...Self.length(ofMonth: month, year)).contains(day) else { return nil }
        number = Self.number(year, month, day)
    }

    /// 1 is Monday, 7 Sunday (ISO 8601).
    package var weekday: Int {
        // 1970-01-01 was a Thursday; the remainder is negative before.
        ((number + 3) % 7 + 7) % 7 + 1
    }

    /// So many days later; earlier where `days` is negative.
    package func advanced(by days: Int) -> CivilDay { CivilDay(number: number + days) }

    /// Days from this date to `other`; negative where that is earlier.
    package func distance(to other: CivilDay) -> Int { other.number - number }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Counts in years that begin in March, so that the leap day is the last day of its year. For years after 0 only.
    private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let monthsSinceMarch = (month + 9) % 12
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        let dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1
        // 0000-03-01 is 719,468 days before 1970-01-01.
        return marchYear * 365 + leapDays + dayOfYear - 719_468
    }
}

/// The clock on the wall of one time zone. It asks only what a zone's offset from UTC is, never the time zone of the process.
package struct WallClock: Sendable {
    private let zone: TimeZone

    /// `name` is one of the IANA time zone database; nil where it is not known.
    package init?(zone name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.zone = zone
    }

    /// The date on that wall at `instant`.
    package func day(at instant: Instant) -> CivilDay {
        let wall = instant.milliseconds + offset(at: instant.milliseconds)
        let days = Int(wall / Self.day)
        // Division cuts towards 1970, and a date before it starts further back.
        return CivilDay(number: wall % Self.day < 0 ? days - 1 : days)
    }

    /// One date on that wall, whose times can then be turned into instants.
    package func times(on day: CivilDay) -> WallTimes {
        let midnight = Int64(day.number) * Self.day
        return WallTimes(clock: self, midnight: midnight, before: offset(at: midnight - Self.day), after: offset(at: midnight + 3 * Self.day))
    }

    /// Milliseconds by which the wall is ahead of UTC, at milliseconds since 1970 in UTC.
    fileprivate func offset(at milliseconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Instant(milliseconds: milliseconds).date)) * 1000
    }

    private static let day = Span.days(1).milliseconds
}

/// The times of one date on a wall clock. A time that does not exist moves forward by the gap; one that occurs twice is its first occurrence.
package struct WallTimes: Sendable {
    fileprivate let clock: WallClock
    /// The start of the date, in milliseconds of the wall.
    fileprivate let midnight: Int64
    /// The offsets a day before the date and a day after all of its times. No zone has changed its clocks twice within six days since 1970.
    fileprivate let before: Int64
    fileprivate let after: Int64

    /// `minutes` after the midnight at which the date starts, as a wall shows them: 0 to 2880, so that 1800 is six in the morning of the next date.
    package func instant(minutes: Int) -> Instant {
        let wall = midnight + Span.minutes(Int64(minutes)).milliseconds
        let earlier = Instant(milliseconds: wall - before)
        // Most dates are far from any change, and need no look at the zone.
        if before == after || clock.offset(at: earlier.milliseconds) == before { return earlier }
        let later = wall - after
        return clock.offset(at: later) == after ? Instant(milliseconds: later) : earlier
    }
}
