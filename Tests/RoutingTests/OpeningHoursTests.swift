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

    /// Against the clock on the wall, by the calendar alone. Stretches stay clear of the hours in which clocks change.
    @Test(arguments: [81, 82] as [UInt64])
    func agreesWithTheClockOnTheWall(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let zones = ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "Africa/Cairo", "America/St_Johns", "Asia/Kathmandu", "UTC"]
        for _ in 0..<250 {
            let zone = try #require(zones.randomElement(using: &random))
            let weekly = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                let opens = Int.random(in: 300...1400, using: &random)
                return Stretch(weekday: Int.random(in: 1...7, using: &random), opens: opens, closes: Int.random(in: opens + 1...1440, using: &random))
            }
            let hours = OpeningHours(zone: zone, weekly: weekly, holidays: [])
            let now = TestClock.start + .minutes(Int64.random(in: -500_000...500_000, using: &random))
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = try #require(TimeZone(identifier: zone))
            func isOpenOnTheWall(_ instant: Instant) -> Bool {
                let parts = calendar.dateComponents([.weekday, .hour, .minute], from: instant.date)
                let (weekday, minute) = (((parts.weekday ?? 1) + 5) % 7 + 1, (parts.hour ?? 0) * 60 + (parts.minute ?? 0))
                return weekly.contains { $0.weekday == weekday && $0.opens <= minute && minute < $0.closes }
            }
            #expect(hours.isOpen(at: now) == isOpenOnTheWall(now), "seed \(seed): \(hours) at \(now.iso8601)")
            let next = try #require(hours.nextOpening(after: now))
            #expect(next > now && next <= now + .days(8), "seed \(seed)")
            #expect(isOpenOnTheWall(next), "seed \(seed): \(hours) opens at \(next.iso8601)")
            guard !isOpenOnTheWall(now) else { continue }
            for _ in 0..<20 {
                let between = now + .milliseconds(Int64.random(in: 0..<(next - now).milliseconds, using: &random))
                #expect(!isOpenOnTheWall(between), "seed \(seed): \(hours) at \(between.iso8601), before \(next.iso8601)")
            }
        }
    }

    @Test(arguments: [
        ("Mars/Olympus", [Stretch](), [String](), OpeningHours.Problem.unknownZone), ("", [], [], .unknownZone),
        ("UTC", [Stretch(weekday: 0, opens: 0, closes: 60)], [], .badStretch), ("UTC", [Stretch(weekday: 8, opens: 0, closes: 60)], [], .badStretch),
        ("UTC", [Stretch(weekday: 1, opens: 60, closes: 60)], [], .badStretch), ("UTC", [Stretch(weekday: 1, opens: 120, closes: 60)], [], .badStretch),
        ("UTC", [Stretch(weekday: 1, opens: -1, closes: 60)], [], .badStretch), ("UTC", [Stretch(weekday: 1, opens: 0, closes: 1441)], [], .badStretch),
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
        let hours = Self.hours("Asia/Shanghai", Self.always, holidays: ["2026-10-01"])
        #expect(try hours.checked() == hours)
    }
}
