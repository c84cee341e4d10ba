import Foundation
package import Kit

/// When a team is there: weekly hours in its own time zone, and days off.
package struct OpeningHours: Sendable, Hashable, Codable {
    /// A stretch of one weekday. `closes` may be 1440: midnight.
    package struct Stretch: Sendable, Hashable, Codable {
        /// 1 is Monday, 7 Sunday (ISO 8601).
        package var weekday: Int
        /// Minutes after midnight.
        package var opens: Int
        package var closes: Int

        package init(weekday: Int, opens: Int, closes: Int) {
            self.weekday = weekday
            self.opens = opens
            self.closes = closes
        }
    }

    /// A name of the IANA time zone database.
    package var zone: String
    package var weekly: [Stretch]
    /// `2026-10-01`: closed all day.
    package var holidays: [String]

    package init(zone: String, weekly: [Stretch], holidays: [String]) {
        self.zone = zone
        self.weekly = weekly
        self.holidays = holidays
    }

    package enum Problem: Error, Sendable, Hashable { case unknownZone, badStretch, badHoliday, tooMany }

    /// Checks what someone typed.
    package func checked() throws(Problem) -> OpeningHours {
        guard TimeZone(identifier: zone) != nil else { throw .unknownZone }
        guard weekly.count <= 50, holidays.count <= 400 else { throw .tooMany }
        let isSound = weekly.allSatisfy { (1...7).contains($0.weekday) && (0..<1440).contains($0.opens) && $0.closes > $0.opens && $0.closes <= 1440 }
        guard isSound else { throw .badStretch }
        guard holidays.allSatisfy({ Self.day($0) != nil }) else { throw .badHoliday }
        return self
    }

    package func isOpen(at now: Instant) -> Bool {
        openings(around: now).contains { $0.from <= now && now < $0.to }
    }

    /// The next time at which the team opens, after `now`; nil where no hours are set or all of the coming 60 days are off.
    package func nextOpening(after now: Instant) -> Instant? {
        openings(around: now).map(\.from).filter { $0 > now }.min()
    }

    /// Stretches from yesterday to 60 days on, as instants; a day is made by the calendar, so that clocks going forward or back are right.
    private func openings(around now: Instant) -> [(from: Instant, to: Instant)] {
        guard !weekly.isEmpty, let timeZone = TimeZone(identifier: zone) else { return [] }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let today = calendar.startOfDay(for: now.date)
        var openings: [(from: Instant, to: Instant)] = []
        for offset in -1...60 {
            // Where clocks go forward at midnight a day starts at one, and the days after it must not.
            guard let day = calendar.date(byAdding: .day, value: offset, to: today).map({ calendar.startOfDay(for: $0) }) else { continue }
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: day)
            guard !holidays.contains(where: { Self.day($0) == DateComponents(year: parts.year, month: parts.month, day: parts.day) }) else { continue }
            let weekday = ((parts.weekday ?? 1) + 5) % 7 + 1
            for stretch in weekly where stretch.weekday == weekday {
                guard let from = Self.time(stretch.opens, on: day, calendar), let to = Self.time(stretch.closes, on: day, calendar) else { continue }
                openings.append((Instant(from), Instant(to)))
            }
        }
        return openings
    }

    private static func time(_ minutes: Int, on day: Date, _ calendar: Calendar) -> Date? {
        guard minutes < 1440 else { return calendar.date(byAdding: .day, value: 1, to: day).map { calendar.startOfDay(for: $0) } }
        return calendar.date(bySettingHour: minutes / 60, minute: minutes % 60, second: 0, of: day)
    }

    private static func day(_ text: String) -> DateComponents? {
        let pieces = text.split(separator: "-", omittingEmptySubsequences: false)
        let parts = pieces.compactMap { Int($0) }
        guard pieces.map(\.count) == [4, 2, 2], parts.count == 3, (2000...2100).contains(parts[0]), (1...12).contains(parts[1]), (1...31).contains(parts[2])
        else { return nil }
        return DateComponents(year: parts[0], month: parts[1], day: parts[2])
    }
}
