import DeskTesting
import Foundation
import Kit
import Routing
import Testing

/// `elapsed`, `due`, and the rule by which a time on the wall becomes an instant.
@Suite struct OpenTimeTests {
    private typealias Stretch = OpeningHours.Stretch

    private func at(_ text: String) throws -> Instant { try #require(Instant(iso8601: text + ".000Z"), "\(text)") }

    private static func hours(_ zone: String, _ weekly: [(Int, Int, Int)], _ holidays: [String]) -> OpeningHours {
        OpeningHours(zone: zone, weekly: weekly.map { Stretch(weekday: $0.0, opens: $0.1 * 60, closes: $0.2 * 60) }, holidays: holidays)
    }

    private static let office = (1...5).map { ($0, 9, 17) }
    private static let workshop = (1...5).map { ($0, 8, 17) }
    private static let withLunch = (1...5).flatMap { [($0, 9, 12), ($0, 13, 17)] }
    private static let nights = (1...5).map { ($0, 22, 6) }
    private static let everyNight = (1...7).map { ($0, 22, 6) }
    private static let always = (1...7).map { ($0, 0, 24) }

    // MARK: - Cases by hand

    @Test(
        arguments: [
            // Days of 23 and of 25 hours.
            ("Europe/Berlin", always, [], "2026-03-28T23:00:00", "2026-03-29T22:00:00", 23 * 60),
            ("Europe/Berlin", always, [], "2026-10-24T22:00:00", "2026-10-25T23:00:00", 25 * 60),
            // Into, out of and within the hour that does not exist.
            ("Europe/Berlin", [(7, 1, 2)], [], "2026-03-28T12:00:00", "2026-03-29T12:00:00", 60),
            ("Europe/Berlin", [(7, 2, 5)], [], "2026-03-28T12:00:00", "2026-03-29T12:00:00", 120),
            ("Europe/Berlin", [(7, 2, 3)], [], "2026-03-28T12:00:00", "2026-03-29T12:00:00", 0),
            // Over, up to and from the hour that occurs twice.
            ("America/New_York", [(7, 0, 3)], [], "2026-11-01T00:00:00", "2026-11-02T00:00:00", 240),
            ("Europe/Berlin", [(7, 0, 2)], [], "2026-10-24T12:00:00", "2026-10-25T12:00:00", 120),
            ("Europe/Berlin", [(7, 2, 3)], [], "2026-10-24T12:00:00", "2026-10-25T12:00:00", 120),
            // A midnight that is missing, half an hour of summer time, a date that is missing.
            ("America/Sao_Paulo", [(7, 0, 6)], [], "2018-11-03T12:00:00", "2018-11-04T12:00:00", 300),
            ("Australia/Lord_Howe", [(7, 0, 6)], [], "2026-10-03T00:00:00", "2026-10-04T00:00:00", 330),
            ("Pacific/Apia", office, [], "2011-12-29T00:00:00", "2012-01-03T00:00:00", 32 * 60),
            // Days off are dates of the zone.
            (
                "Asia/Shanghai", office, ["2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"], "2026-02-16T00:00:00", "2026-02-24T00:00:00", 16 * 60
            ),
            ("Asia/Shanghai", office, ["2026-02-17"], "2026-02-16T16:00:00", "2026-02-17T16:00:00", 0),
            // Nights.
            ("UTC", everyNight, ["2026-02-23"], "2026-02-23T00:00:00", "2026-02-24T12:00:00", 6 * 60),
            ("UTC", nights, [], "2026-02-20T12:00:00", "2026-02-22T12:00:00", 8 * 60),
            // Overlapping stretches count once; backwards is nothing; a leap day counts; a whole year.
            ("UTC", [(1, 9, 13), (1, 12, 17)], [], "2026-02-23T00:00:00", "2026-02-24T00:00:00", 8 * 60),
            ("UTC", office, [], "2026-02-24T12:00:00", "2026-02-23T12:00:00", 0), ("UTC", office, [], "2026-02-24T12:00:00", "2026-02-24T12:00:00", 0),
            ("UTC", office, [], "2028-02-28T00:00:00", "2028-03-01T00:00:00", 16 * 60),
            ("UTC", office, [], "2026-01-01T00:00:00", "2027-01-01T00:00:00", 261 * 8 * 60),
            ("UTC", [], [], "2026-01-01T00:00:00", "2027-01-01T00:00:00", 0),
        ] as [(String, [(Int, Int, Int)], [String], String, String, Int64)])
    func elapsed(zone: String, weekly: [(Int, Int, Int)], holidays: [String], start: String, end: String, minutes: Int64) throws {
        let elapsed = Self.hours(zone, weekly, holidays).elapsed(from: try at(start), to: try at(end))
        #expect(elapsed == .minutes(minutes), "\(elapsed.minutes)")
    }

    @Test(
        arguments: [
            ("UTC", office, "2026-02-19T15:00:00", 4 * 3600, "2026-02-20T11:00:00"),
            // Before the opening, at it, at the close, and due at a close, where it stays.
            ("UTC", office, "2026-02-23T03:00:00", 3600, "2026-02-23T10:00:00"), ("UTC", office, "2026-02-23T09:00:00", 3600, "2026-02-23T10:00:00"),
            ("UTC", office, "2026-02-23T17:00:00", 3600, "2026-02-24T10:00:00"), ("UTC", office, "2026-02-23T16:00:00", 3600, "2026-02-23T17:00:00"),
            // No time at all.
            ("UTC", office, "2026-02-23T12:34:56", 0, "2026-02-23T12:34:56"), ("UTC", office, "2026-02-23T17:00:00", 0, "2026-02-24T09:00:00"),
            ("UTC", office, "2026-02-23T12:34:56", -60, "2026-02-23T12:34:56"),
            // Seconds are kept.
            ("UTC", office, "2026-02-23T16:59:30", 60, "2026-02-24T09:00:30"),
            ("UTC", withLunch, "2026-02-23T11:30:00", 3600, "2026-02-23T13:30:00"),
            // Friday evening and eight hours, Friday afternoon and four: published guides have both wrong.
            ("UTC", office, "2026-02-27T17:00:00", 8 * 3600, "2026-03-02T17:00:00"),
            ("UTC", workshop, "2026-02-27T16:00:00", 4 * 3600, "2026-03-02T11:00:00"),
            ("UTC", nights, "2026-02-27T23:00:00", 8 * 3600, "2026-03-02T23:00:00"),
            // Over a change of clocks.
            ("America/New_York", always, "2026-03-07T12:00:00", 48 * 3600, "2026-03-09T12:00:00"),
            ("Europe/Berlin", office, "2026-03-27T15:30:00", 3600, "2026-03-30T07:30:00"),
            ("Europe/Berlin", office, "2026-10-23T14:30:00", 3600, "2026-10-26T08:30:00"),
            ("Europe/Berlin", office, "2026-03-02T08:00:00", 30 * 8 * 3600, "2026-04-10T15:00:00"),
            ("UTC", office, "2026-01-01T00:00:00", 261 * 8 * 3600, "2026-12-31T17:00:00"),
            ("UTC", [], "2026-02-23T12:00:00", 60, nil), ("UTC", [], "2026-02-23T12:00:00", 0, nil),
            ("Nowhere/Nothing", office, "2026-02-23T12:00:00", 60, nil),
        ] as [(String, [(Int, Int, Int)], String, Int64, String?)])
    func due(zone: String, weekly: [(Int, Int, Int)], start: String, seconds: Int64, expected: String?) throws {
        let due = Self.hours(zone, weekly, []).due(from: try at(start), after: .seconds(seconds))
        #expect(due == (try expected.map { try at($0) }), "\(due?.iso8601 ?? "never")")
    }

    @Test func manyClosedDaysInARow() throws {
        let start = try at("2026-02-23T16:45:00")
        let days = (1...40).map { String((start + .days($0)).iso8601.prefix(10)) }
        #expect(Self.hours("UTC", Self.office, days).due(from: start, after: .minutes(30)) == (try at("2026-04-06T09:15:00")))
        // One day a week, 400 of them off: more than seven years.
        let mondays = (1...400).map { String((start + .days($0 * 7)).iso8601.prefix(10)) }
        #expect(Self.hours("UTC", [(1, 9, 17)], mondays).due(from: start, after: .minutes(30)) == (try at("2033-10-31T09:15:00")))
    }

    @Test func whatTakesMoreThanACenturyIsNeverDue() throws {
        let start = try at("2026-02-23T12:00:00")
        let minute = OpeningHours(zone: "Europe/Berlin", weekly: [Stretch(weekday: 1, opens: 0, closes: 1)], holidays: [])
        #expect(minute.due(from: start, after: .milliseconds(.max)) == nil)
        #expect(minute.due(from: start, after: .minutes(5000)) != nil)
        #expect(OpeningHours.always.due(from: start, after: .days(36_525)) == start + .days(36_525))
        #expect(OpeningHours.always.due(from: start, after: .milliseconds(Span.days(36_525).milliseconds + 1)) == nil)
    }

    @Test func alwaysIsTheClock() throws {
        let start = try at("2026-02-23T12:34:56")
        #expect(OpeningHours.always.elapsed(from: start, to: start + .days(400)) == .days(400))
        #expect(OpeningHours.always.due(from: start, after: .hours(7)) == start + .hours(7))
        #expect(OpeningHours.always.isOpen(at: start))
    }

    // MARK: - From the wall to an instant

    @Test(
        arguments: [
            ("Europe/Berlin", "2026-03-29", 119, "2026-03-29T00:59:00"), ("Europe/Berlin", "2026-03-29", 120, "2026-03-29T01:00:00"),
            ("Europe/Berlin", "2026-03-29", 150, "2026-03-29T01:30:00"), ("Europe/Berlin", "2026-03-29", 180, "2026-03-29T01:00:00"),
            ("Europe/Berlin", "2026-03-28", 1440 + 150, "2026-03-29T01:30:00"),
            ("Europe/Berlin", "2026-10-25", 120, "2026-10-25T00:00:00"), ("Europe/Berlin", "2026-10-25", 179, "2026-10-25T00:59:00"),
            ("Europe/Berlin", "2026-10-25", 180, "2026-10-25T02:00:00"), ("America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00:00"),
            ("America/Sao_Paulo", "2018-11-03", 1440, "2018-11-04T03:00:00"), ("Australia/Lord_Howe", "2026-10-04", 135, "2026-10-03T15:45:00"),
            ("Pacific/Apia", "2011-12-30", 540, "2011-12-30T19:00:00"), ("Pacific/Apia", "2011-12-31", 540, "2011-12-30T19:00:00"),
            ("Asia/Kathmandu", "2026-02-28", 1440, "2026-02-28T18:15:00"), ("UTC", "2028-02-29", 2880, "2028-03-02T00:00:00"),
        ] as [(String, String, Int, String)])
    func wallTimes(zone: String, day: String, minutes: Int, expected: String) throws {
        let instant = try #require(WallClock(zone: zone)).times(on: try #require(CivilDay(day))).instant(minutes: minutes)
        #expect(instant == (try at(expected)), "\(instant.iso8601)")
    }

    @Test func daysAreThoseOfTheCalendar() throws {
        var day = try #require(CivilDay("2000-01-01"))
        var instant = try at("2000-01-01T00:00:00")
        let clock = try #require(WallClock(zone: "UTC"))
        var weekday = 6
        while let next = CivilDay(String(instant.iso8601.prefix(10))) {
            try #require(next == day && next.weekday == weekday, "\(instant.iso8601)")
            try #require(clock.day(at: instant) == day && clock.day(at: instant - .milliseconds(1)) == day.advanced(by: -1), "\(instant.iso8601)")
            (day, instant, weekday) = (day.advanced(by: 1), instant + .days(1), weekday % 7 + 1)
        }
        #expect(instant == (try at("2101-01-01T00:00:00")))
        #expect(CivilDay(number: 0).weekday == 4)
        #expect(CivilDay(number: -4).weekday == 7)
    }

    // MARK: - The shared vectors

    @Test(.enabled(if: Vector.isThere, "the business hours of the folder shared are absent"))
    func sharedVectors() throws {
        let vectors = try Vector.all()
        #expect(!vectors.isEmpty)
        for vector in vectors {
            let hours = try vector.hours.checked()
            switch vector.op {
            case .elapsed:
                let elapsed = hours.elapsed(from: vector.start, to: try #require(vector.end, "\(vector.name)"))
                #expect(elapsed == .seconds(vector.seconds), "\(vector.name)")
            case .deadline:
                #expect(hours.due(from: vector.start, after: .seconds(vector.seconds)) == vector.due, "\(vector.name)")
            }
        }
    }

    // MARK: - Laws

    @Test(arguments: [83] as [UInt64])
    func elapsedAddsUpAndGrows(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let hours = OpeningHours.random(&random)
            let times = (0..<3).map { _ in Instant.random(&random) }.sorted()
            let (first, second) = (hours.elapsed(from: times[0], to: times[1]), hours.elapsed(from: times[1], to: times[2]))
            let whole = hours.elapsed(from: times[0], to: times[2])
            #expect(first.milliseconds + second.milliseconds == whole.milliseconds, "seed \(seed): \(hours) \(times.map(\.iso8601))")
            #expect(first.milliseconds >= 0 && first <= times[1] - times[0], "seed \(seed): \(hours) \(times.map(\.iso8601))")
            #expect(first <= whole && second <= whole, "seed \(seed): \(hours) \(times.map(\.iso8601))")
            #expect(hours.elapsed(from: times[2], to: times[0]) == .milliseconds(0), "seed \(seed): \(hours) \(times.map(\.iso8601))")
        }
    }

    @Test(arguments: [84] as [UInt64])
    func dueIsTheFirstInstantAtWhichTheTimeHasElapsed(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let hours = OpeningHours.random(&random)
            let start = Instant.random(&random)
            let span = Span.milliseconds(Int64(random.number(1...200_000_000)))
            let due = try #require(hours.due(from: start, after: span), "seed \(seed): \(hours) \(start.iso8601) \(span)")
            #expect(hours.elapsed(from: start, to: due) == span, "seed \(seed): \(hours) \(start.iso8601) \(span)")
            #expect(hours.elapsed(from: start, to: due - .milliseconds(1)) < span, "seed \(seed): \(hours) \(start.iso8601) \(span)")
            // No time at all is due when the first millisecond begins to count.
            let moment = try #require(hours.due(from: start, after: .milliseconds(0)), "seed \(seed): \(hours) \(start.iso8601)")
            #expect(hours.isOpen(at: moment), "seed \(seed): \(hours) \(start.iso8601)")
            #expect(hours.due(from: start, after: .milliseconds(1)) == moment + .milliseconds(1), "seed \(seed): \(hours) \(start.iso8601)")
        }
    }

    @Test(arguments: [85] as [UInt64])
    func dueIsNeverEarlierForMoreTimeALaterStartOrAnotherDayOff(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let hours = OpeningHours.random(&random)
            let start = Instant.random(&random)
            let later = start + .milliseconds(Int64(random.number(0...1_000_000_000)))
            let (span, longer) = (Span.minutes(Int64(random.number(0...3000))), Span.minutes(Int64(random.number(3000...4000))))
            let due = try #require(hours.due(from: start, after: span), "seed \(seed): \(hours) \(start.iso8601) \(span)")
            #expect(try #require(hours.due(from: start, after: longer)) >= due, "seed \(seed): \(hours) \(start.iso8601) \(span) \(longer)")
            #expect(try #require(hours.due(from: later, after: span)) >= due, "seed \(seed): \(hours) \(start.iso8601) \(later.iso8601) \(span)")
            var fewer = hours
            fewer.holidays.append(String((start + .days(Int64(random.number(-1...14)))).iso8601.prefix(10)))
            #expect(try #require(fewer.due(from: start, after: span)) >= due, "seed \(seed): \(fewer) \(start.iso8601) \(span)")
            #expect(fewer.elapsed(from: start, to: later) <= hours.elapsed(from: start, to: later), "seed \(seed): \(fewer) \(start.iso8601)")
        }
    }

    /// Every stretch and every offset is a whole number of quarters.
    @Test(arguments: [86] as [UInt64])
    func elapsedIsTheQuartersThatAreOpen(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let quarter = Span.minutes(15)
        for _ in 0..<100 {
            let hours = OpeningHours.random(&random, minutes: 15)
            let from = Instant.random(&random)
            let start = Instant(milliseconds: from.milliseconds - from.milliseconds % quarter.milliseconds)
            let quarters = (0..<200).count { hours.isOpen(at: start + quarter * Int64($0)) }
            #expect(hours.elapsed(from: start, to: start + quarter * 200) == quarter * Int64(quarters), "seed \(seed): \(hours) \(start.iso8601)")
        }
    }

    /// In a process of its own, since its time zone is that of every test.
    @Test func theTimeZoneOfTheProcessDoesNotMatter() async {
        await #expect(processExitsWith: .success) {
            var results: [[Int64?]] = []
            for name in ["UTC", "Pacific/Apia", "America/St_Johns"] {
                setenv("TZ", name, 1)
                NSTimeZone.resetSystemTimeZone()
                NSTimeZone.default = TimeZone.current
                try #require(TimeZone.current.identifier == TimeZone(identifier: name)?.identifier)
                var random = SeededGenerator(seed: 87)
                results.append(
                    (0..<1000).flatMap { _ in
                        let (hours, start) = (OpeningHours.random(&random), Instant.random(&random))
                        let due = hours.due(from: start, after: .hours(20))
                        return [due?.milliseconds, hours.elapsed(from: start, to: start + .days(9)).milliseconds]
                    })
            }
            #expect(results[0] == results[1] && results[0] == results[2])
        }
    }
}

extension OpeningHours {
    /// One to eight stretches, a third of them nights, up to five days off, in zones whose clocks change in many ways. All times are multiples of `minutes`.
    fileprivate static func random(_ random: inout SeededGenerator, minutes: Int = 1) -> OpeningHours {
        let zones = ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "Africa/Cairo", "Africa/Casablanca", "Asia/Kathmandu", "UTC"]
        let last = 1440 / minutes
        let weekly = (0..<random.number(1...8)).map { _ in
            let opens = random.number(1..<last - 1)
            let closes = random.hits(oneIn: 3) ? random.number(0..<opens) : random.number(opens + 1...last)
            return Stretch(weekday: random.number(1...7), opens: opens * minutes, closes: closes * minutes)
        }
        let holidays = (0..<random.number(0...5)).map { _ in String(Instant.random(&random).iso8601.prefix(10)) }
        return OpeningHours(zone: random.pick(zones), weekly: weekly, holidays: holidays)
    }
}

extension Instant {
    /// A millisecond of the eight weeks around a change of clocks.
    fileprivate static func random(_ random: inout SeededGenerator) -> Instant {
        // 2026-03-22T00:00:00Z.
        Instant(milliseconds: 1_774_137_600_000) + .milliseconds(Int64(random.number(-28 * 86_400_000...28 * 86_400_000)))
    }
}

/// One case of `business_hours.json` of the shared folder, where that is there.
private struct Vector: Decodable {
    enum Operation: String, Decodable { case elapsed, deadline }

    private struct File: Decodable {
        let cases: [Vector]
    }

    private struct Schedule: Decodable {
        let tz: String
        /// `mon` to `sun`: pairs of times like `09:00`.
        let week: [String: [[String]]]
        let holidays: [String]
    }

    private enum CodingKeys: String, CodingKey { case name, op, schedule, start, end, seconds, due }

    let name: String
    let op: Operation
    let hours: OpeningHours
    let start: Instant
    let end: Instant?
    let seconds: Int64
    let due: Instant?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        op = try container.decode(Operation.self, forKey: .op)
        seconds = try container.decode(Int64.self, forKey: .seconds)
        start = try Self.instant(container.decode(String.self, forKey: .start))
        end = try container.decodeIfPresent(String.self, forKey: .end).map(Self.instant)
        due = try container.decodeIfPresent(String.self, forKey: .due).map(Self.instant)
        let schedule = try container.decode(Schedule.self, forKey: .schedule)
        let weekly = try ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].enumerated().flatMap { index, name in
            try (schedule.week[name] ?? []).map { OpeningHours.Stretch(weekday: index + 1, opens: try Self.minutes($0[0]), closes: try Self.minutes($0[1])) }
        }
        hours = OpeningHours(zone: schedule.tz, weekly: weekly, holidays: schedule.holidays)
    }

    private static func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: text.replacing("Z", with: ".000Z")), "\(text)") }

    private static func minutes(_ text: String) throws -> Int {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        try #require(parts.count == 2, "\(text)")
        return parts[0] * 60 + parts[1]
    }

    private static let path = "shared/data/workforce/business_hours.json"

    static var isThere: Bool { file != nil }

    static func all() throws -> [Vector] { try JSONDecoder().decode(File.self, from: Data(contentsOf: try #require(file))).cases }

    /// In the nearest folder above this file that has it.
    private static var file: URL? {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path.count > 1 {
            let file = folder.appending(path: path)
            if FileManager.default.fileExists(atPath: file.path) { return file }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }
}
