import DeskTesting
import Foundation
import Kit
import Routing
import Testing

@Suite struct OpeningHoursTests {
    private typealias Stretch = OpeningHours.Stretch

    private func at(_ text: String) throws -> Instant { try #require(Instant(iso8601: text + ":00.000Z"), "\(text)") }

    private static func hours(_ zone: String, _ weekly: [(Int, Int, Int)], holidays: [String] = []) -> OpeningHours {
        OpeningHours(zone: zone, weekly: weekly.map { Stretch(weekday: $0.0, opens: $0.1 * 60, closes: $0.2 * 60) }, holidays: holidays)
    }

    private static let office = (1...5).map { ($0, 9, 17) }
    private static let always = (1...7).map { ($0, 0, 24) }
    private static let nights = (1...5).map { ($0, 22, 6) }

    @Test(
        arguments: [
            // An office week, in winter and in summer time.
            ("Europe/Berlin", office, "2026-03-27T08:00", true), ("Europe/Berlin", office, "2026-03-27T07:59", false),
            ("Europe/Berlin", office, "2026-03-27T15:59", true),
            ("Europe/Berlin", office, "2026-03-27T16:00", false), ("Europe/Berlin", office, "2026-03-30T07:00", true),
            ("Europe/Berlin", office, "2026-03-30T06:59", false),
            ("Europe/Berlin", office, "2026-03-30T15:00", false), ("Europe/Berlin", office, "2026-03-28T10:00", false),
            ("America/New_York", office, "2026-03-06T14:00", true), ("America/New_York", office, "2026-03-06T13:59", false),
            ("America/New_York", office, "2026-03-09T13:00", true),
            ("America/New_York", office, "2026-10-30T13:00", true), ("America/New_York", office, "2026-11-02T13:30", false),
            ("America/New_York", office, "2026-11-02T14:00", true),
            // The night in which clocks go forward: 01:00–04:00 is two hours long.
            ("Europe/Berlin", [(7, 1, 4)], "2026-03-28T23:59", false), ("Europe/Berlin", [(7, 1, 4)], "2026-03-29T00:00", true),
            ("Europe/Berlin", [(7, 1, 4)], "2026-03-29T01:59", true), ("Europe/Berlin", [(7, 1, 4)], "2026-03-29T02:00", false),
            // 02:00 does not exist then: it opens at the first moment after.
            ("Europe/Berlin", [(7, 2, 5)], "2026-03-29T00:59", false), ("Europe/Berlin", [(7, 2, 5)], "2026-03-29T01:00", true),
            ("America/New_York", [(7, 2, 5)], "2026-03-08T06:59", false), ("America/New_York", [(7, 2, 5)], "2026-03-08T07:00", true),
            // The night in which they go back: 01:00–04:00 is four hours long, and 02:00 opens at the first of its two.
            ("Europe/Berlin", [(7, 1, 4)], "2026-10-24T23:00", true), ("Europe/Berlin", [(7, 1, 4)], "2026-10-25T02:59", true),
            ("Europe/Berlin", [(7, 1, 4)], "2026-10-25T03:00", false), ("Europe/Berlin", [(7, 2, 5)], "2026-10-25T00:00", true),
            ("America/New_York", [(7, 1, 4)], "2026-11-01T05:00", true), ("America/New_York", [(7, 1, 4)], "2026-11-01T08:59", true),
            ("America/New_York", [(7, 1, 4)], "2026-11-01T09:00", false),
            // Whole days, the short and the long one too.
            ("Europe/Berlin", [(7, 0, 24)], "2026-03-28T23:00", true), ("Europe/Berlin", [(7, 0, 24)], "2026-03-29T21:59", true),
            ("Europe/Berlin", [(7, 0, 24)], "2026-03-29T22:00", false), ("Europe/Berlin", [(7, 0, 24)], "2026-10-25T22:59", true),
            ("Europe/Berlin", [(7, 0, 24)], "2026-10-25T23:00", false),
            // Clocks that go forward at midnight: the day starts at one, and still ends at midnight.
            ("Africa/Cairo", [(5, 0, 24)], "2026-04-23T21:59", false), ("Africa/Cairo", [(5, 0, 24)], "2026-04-23T22:00", true),
            ("Africa/Cairo", [(5, 0, 24)], "2026-04-24T20:59", true), ("Africa/Cairo", [(5, 0, 24)], "2026-04-24T21:00", false),
            ("Africa/Cairo", [(6, 0, 24)], "2026-04-24T21:00", true), ("Africa/Cairo", [(6, 0, 24)], "2026-04-24T20:59", false),
            // Over midnight as two stretches.
            ("Asia/Shanghai", [(5, 22, 24), (6, 0, 2)], "2026-11-27T15:59", true), ("Asia/Shanghai", [(5, 22, 24), (6, 0, 2)], "2026-11-27T16:00", true),
            ("Asia/Shanghai", [(5, 22, 24), (6, 0, 2)], "2026-11-27T18:00", false), ("Asia/Shanghai", [(5, 22, 24), (6, 0, 2)], "2026-11-27T13:59", false),
            // Far from Greenwich, where the weekday is another.
            ("Pacific/Kiritimati", [(1, 9, 17)], "2026-11-22T19:00", true), ("Pacific/Pago_Pago", [(7, 9, 17)], "2026-11-23T03:59", true),
            ("Pacific/Pago_Pago", [(7, 9, 17)], "2026-11-23T04:00", false),
            ("UTC", [], "2026-11-23T12:00", false), ("Nowhere/Nothing", office, "2026-11-23T12:00", false),
        ] as [(String, [(Int, Int, Int)], String, Bool)])
    func isOpen(zone: String, weekly: [(Int, Int, Int)], time: String, expected: Bool) throws {
        #expect(Self.hours(zone, weekly).isOpen(at: try at(time)) == expected)
    }

    @Test(
        arguments: [
            ("Europe/Berlin", office, [], "2026-03-27T06:00", "2026-03-27T08:00"), ("Europe/Berlin", office, [], "2026-03-27T08:00", "2026-03-30T07:00"),
            ("Europe/Berlin", office, [], "2026-03-28T12:00", "2026-03-30T07:00"), ("America/New_York", office, [], "2026-10-31T12:00", "2026-11-02T14:00"),
            ("Europe/Berlin", office, ["2026-03-30", "2026-03-31"], "2026-03-28T12:00", "2026-04-01T07:00"),
            ("Europe/Berlin", office, ["2026-03-28"], "2026-03-27T12:00", "2026-03-30T07:00"),
            ("Asia/Shanghai", always, ["2026-10-01"], "2026-10-01T03:00", "2026-10-01T16:00"),
            ("Europe/Berlin", [(7, 2, 5)], [], "2026-03-28T12:00", "2026-03-29T01:00"),
            ("Africa/Cairo", [(5, 0, 24)], [], "2026-04-20T12:00", "2026-04-23T22:00"),
            ("Africa/Cairo", [(6, 0, 24)], [], "2026-04-24T12:00", "2026-04-24T21:00"),
            ("UTC", [], [], "2026-11-23T12:00", nil),
        ] as [(String, [(Int, Int, Int)], [String], String, String?)])
    func opensNext(zone: String, weekly: [(Int, Int, Int)], holidays: [String], time: String, expected: String?) throws {
        let next = Self.hours(zone, weekly, holidays: holidays).nextOpening(after: try at(time))
        #expect(next == (try expected.map { try at($0) }), "\(next?.iso8601 ?? "never")")
    }

    @Test func aHolidayIsClosedAllDayOfItsOwnZone() throws {
        let hours = Self.hours("Asia/Shanghai", Self.always, holidays: ["2026-10-01"])
        #expect(hours.isOpen(at: try at("2026-09-30T15:59")))
        #expect(!hours.isOpen(at: try at("2026-09-30T16:00")))
        #expect(!hours.isOpen(at: try at("2026-10-01T15:59")))
        #expect(hours.isOpen(at: try at("2026-10-01T16:00")))
    }

    @Test func noOpeningWhereAllDaysAreOff() throws {
        let now = try at("2026-11-23T12:00")
        let days = (-1...61).map { String((now + .days($0)).iso8601.prefix(10)) }
        #expect(Self.hours("UTC", Self.always, holidays: days).nextOpening(after: now) == nil)
    }

    @Test(
        arguments: [
            // The night belongs to the date on which it starts.
            ("UTC", nights, [], "2026-02-20T22:00", true), ("UTC", nights, [], "2026-02-21T05:59", true), ("UTC", nights, [], "2026-02-21T06:00", false),
            ("UTC", nights, [], "2026-02-21T22:00", false), ("UTC", nights, [], "2026-02-22T23:00", false), ("UTC", nights, [], "2026-02-23T05:00", false),
            // A day off takes the night that starts on it, and leaves the end of the one before.
            ("UTC", nights, ["2026-02-24"], "2026-02-24T05:59", true), ("UTC", nights, ["2026-02-24"], "2026-02-24T22:00", false),
            ("UTC", nights, ["2026-02-24"], "2026-02-25T05:59", false), ("UTC", nights, ["2026-02-24"], "2026-02-25T22:00", true),
            // To midnight, written as the end of the date or as the start of the next.
            ("UTC", [(1, 22, 24)], [], "2026-02-23T23:59", true), ("UTC", [(1, 22, 24)], [], "2026-02-24T00:00", false),
            ("UTC", [(1, 22, 0)], [], "2026-02-23T23:59", true), ("UTC", [(1, 22, 0)], [], "2026-02-24T00:00", false),
            // Over the end of the week, and of a whole day but an hour.
            ("Asia/Shanghai", [(7, 20, 4)], [], "2026-02-22T12:00", true), ("Asia/Shanghai", [(7, 20, 4)], [], "2026-02-22T19:59", true),
            ("Asia/Shanghai", [(7, 20, 4)], [], "2026-02-22T20:00", false), ("UTC", [(3, 7, 6)], [], "2026-02-26T05:59", true),
            ("UTC", [(3, 7, 6)], [], "2026-02-26T06:00", false), ("UTC", [(3, 7, 6)], [], "2026-02-25T06:59", false),
            // The nights in which clocks change.
            ("Europe/Berlin", [(6, 22, 6)], [], "2026-03-28T21:00", true), ("Europe/Berlin", [(6, 22, 6)], [], "2026-03-29T03:59", true),
            ("Europe/Berlin", [(6, 22, 6)], [], "2026-03-29T04:00", false), ("Europe/Berlin", [(6, 22, 6)], [], "2026-10-25T04:59", true),
            ("Europe/Berlin", [(6, 22, 6)], [], "2026-10-25T05:00", false),
            // Clocks that went back from 00:01 to 23:01: the first minute of Sunday, then the last hour of Saturday again.
            ("America/St_Johns", [(7, 0, 2)], [], "2010-11-07T02:29", false), ("America/St_Johns", [(7, 0, 2)], [], "2010-11-07T02:30", true),
            ("America/St_Johns", [(7, 0, 2)], [], "2010-11-07T03:15", true), ("America/St_Johns", [(7, 0, 2)], [], "2010-11-07T05:29", true),
            ("America/St_Johns", [(7, 0, 2)], [], "2010-11-07T05:30", false),
            // A Thursday after which there was no Friday.
            ("Pacific/Apia", [(4, 22, 6)], [], "2011-12-30T07:59", false), ("Pacific/Apia", [(4, 22, 6)], [], "2011-12-30T08:00", true),
            ("Pacific/Apia", [(4, 22, 6)], [], "2011-12-30T15:59", true), ("Pacific/Apia", [(4, 22, 6)], [], "2011-12-30T16:00", false),
        ] as [(String, [(Int, Int, Int)], [String], String, Bool)])
    func nightsAreOpen(zone: String, weekly: [(Int, Int, Int)], holidays: [String], time: String, expected: Bool) throws {
        #expect(Self.hours(zone, weekly, holidays: holidays).isOpen(at: try at(time)) == expected)
    }

    @Test(
        arguments: [
            ("UTC", nights, [], "2026-02-21T03:00", "2026-02-23T22:00"), ("UTC", nights, ["2026-02-23"], "2026-02-21T03:00", "2026-02-24T22:00"),
            // What goes on over midnight, or begins while another runs, is no opening.
            ("UTC", [(1, 22, 24), (2, 0, 2)], [], "2026-02-23T23:00", "2026-03-02T22:00"),
            ("UTC", [(1, 9, 13), (1, 12, 17)], [], "2026-02-23T10:00", "2026-03-02T09:00"),
            ("UTC", always, [], "2026-02-23T10:00", nil), ("UTC", always, ["2026-02-25"], "2026-02-23T10:00", "2026-02-26T00:00"),
        ] as [(String, [(Int, Int, Int)], [String], String, String?)])
    func nightsOpenNext(zone: String, weekly: [(Int, Int, Int)], holidays: [String], time: String, expected: String?) throws {
        let next = Self.hours(zone, weekly, holidays: holidays).nextOpening(after: try at(time))
        #expect(next == (try expected.map { try at($0) }), "\(next?.iso8601 ?? "never")")
    }

    /// Against the clock on the wall, by the calendar alone. Stretches begin and end clear of the hours in which clocks change; one weekday has none.
    @Test(arguments: [81, 82] as [UInt64])
    func agreesWithTheClockOnTheWall(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let zones = ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "Africa/Cairo", "America/St_Johns", "Asia/Kathmandu", "UTC"]
        for _ in 0..<250 {
            let zone = random.pick(zones)
            let free = random.number(0...6)
            let weekly = (0..<random.number(1...8)).map { _ in
                let opens = random.number(300...1400)
                let closes = random.hits(oneIn: 3) ? random.number(299..<opens) : random.number(opens + 1...1440)
                return Stretch(weekday: (free + random.number(1...6)) % 7 + 1, opens: opens, closes: closes)
            }
            let hours = OpeningHours(zone: zone, weekly: weekly, holidays: [])
            let now = TestClock.start + .minutes(Int64(random.number(-500_000...500_000)))
            let wall = try Wall(hours)
            #expect(hours.isOpen(at: now) == wall.isOpen(at: now), "seed \(seed): \(hours) at \(now.iso8601)")
            let next = try #require(hours.nextOpening(after: now), "seed \(seed): \(hours) after \(now.iso8601)")
            #expect(next > now && next <= now + .days(8), "seed \(seed): \(hours) after \(now.iso8601)")
            #expect(wall.isOpen(at: next), "seed \(seed): \(hours) opens at \(next.iso8601)")
            #expect(!wall.isOpen(at: next - .milliseconds(1)), "seed \(seed): \(hours) opens at \(next.iso8601)")
            guard !wall.isOpen(at: now) else { continue }
            for _ in 0..<20 {
                let between = now + .milliseconds(Int64.random(in: 0..<(next - now).milliseconds, using: &random))
                #expect(!wall.isOpen(at: between), "seed \(seed): \(hours) at \(between.iso8601), before \(next.iso8601)")
            }
        }
    }

    @Test(arguments: [
        ("Mars/Olympus", [Stretch](), [String](), OpeningHours.Problem.unknownZone), ("", [], [], .unknownZone),
        ("UTC", [Stretch(weekday: 0, opens: 0, closes: 60)], [], .badStretch), ("UTC", [Stretch(weekday: 8, opens: 0, closes: 60)], [], .badStretch),
        ("UTC", [Stretch(weekday: 1, opens: 60, closes: 60)], [], .badStretch), ("UTC", [Stretch(weekday: 1, opens: 1440, closes: 60)], [], .badStretch),
        ("UTC", [Stretch(weekday: 1, opens: -1, closes: 60)], [], .badStretch), ("UTC", [Stretch(weekday: 1, opens: 0, closes: 1441)], [], .badStretch),
        ("UTC", [Stretch(weekday: 1, opens: 60, closes: -1)], [], .badStretch), ("UTC", [Stretch(weekday: 1, opens: 0, closes: 0)], [], .badStretch),
        ("UTC", [], ["2026-02-29"], .badHoliday), ("UTC", [], ["2026-04-31"], .badHoliday), ("UTC", [], ["2026-+1-01"], .badHoliday),
        ("UTC", [], ["2026-1-1"], .badHoliday), ("UTC", [], ["2026-13-01"], .badHoliday), ("UTC", [], ["01.10.2026"], .badHoliday),
        ("UTC", [], [""], .badHoliday),
        ("UTC", [], ["2026-01-001"], .badHoliday), ("UTC", [], ["2026-1-001"], .badHoliday), ("UTC", [], ["2026-10-1x"], .badHoliday),
        ("UTC", Array(repeating: Stretch(weekday: 1, opens: 0, closes: 60), count: 51), [], .tooMany),
        ("UTC", [], Array(repeating: "2026-10-01", count: 401), .tooMany),
    ])
    func nonsenseIsRefused(zone: String, weekly: [OpeningHours.Stretch], holidays: [String], problem: OpeningHours.Problem) {
        #expect(throws: problem) { try OpeningHours(zone: zone, weekly: weekly, holidays: holidays).checked() }
    }

    @Test func soundHoursAreTaken() throws {
        let days = Self.hours("Asia/Shanghai", Self.always, holidays: ["2026-10-01", "2028-02-29"])
        #expect(try days.checked() == days)
        let nights = Self.hours("Europe/Berlin", Self.nights + [(6, 22, 0), (7, 7, 6)])
        #expect(try nights.checked() == nights)
        #expect(try OpeningHours.always.checked() == .always)
    }

    @Test func theWrittenFormStays() throws {
        let text = #"{"holidays":["2026-10-01"],"weekly":[{"closes":360,"opens":1320,"weekday":5}],"zone":"Asia/Shanghai"}"#
        let hours = try JSONDecoder().decode(OpeningHours.self, from: Data(text.utf8))
        #expect(hours == Self.hours("Asia/Shanghai", [(5, 22, 6)], holidays: ["2026-10-01"]))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(String(decoding: try encoder.encode(hours), as: UTF8.self) == text)
    }
}

/// What a calendar says about the same stretches, without days off.
private struct Wall {
    private let weekly: [OpeningHours.Stretch]
    private var calendar = Calendar(identifier: .gregorian)

    init(_ hours: OpeningHours) throws {
        weekly = hours.weekly
        calendar.timeZone = try #require(TimeZone(identifier: hours.zone))
    }

    func isOpen(at instant: Instant) -> Bool {
        let parts = calendar.dateComponents([.weekday, .hour, .minute], from: instant.date)
        let (weekday, minute) = (((parts.weekday ?? 1) + 5) % 7 + 1, (parts.hour ?? 0) * 60 + (parts.minute ?? 0))
        return weekly.contains { stretch in
            let isNight = stretch.closes <= stretch.opens
            if stretch.weekday == weekday { return stretch.opens <= minute && (isNight || minute < stretch.closes) }
            return isNight && stretch.weekday % 7 + 1 == weekday && minute < stretch.closes
        }
    }
}
