import DeskTesting
import Foundation
import Kit
import Testing

@Suite struct InstantTests {
    @Test func isWrittenWithMillisecondsInUTC() {
        #expect(TestClock.start.iso8601 == "2026-11-22T08:00:00.000Z")
        #expect((TestClock.start + .milliseconds(7)).iso8601 == "2026-11-22T08:00:00.007Z")
    }

    @Test(arguments: [8] as [UInt64])
    func comesBackFromItsText(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let instant = Instant(milliseconds: Int64.random(in: 0..<4_102_444_800_000, using: &random))
            #expect(Instant(iso8601: instant.iso8601) == instant, "seed \(seed): \(instant.milliseconds)")
            #expect(try JSONDecoder().decode([Instant].self, from: JSONEncoder().encode([instant])) == [instant], "seed \(seed)")
        }
    }

    @Test(arguments: ["", "2026-11-22", "yesterday", "1795334400000", "2026-13-01T00:00:00.000Z"])
    func otherTextIsNoInstant(text: String) {
        #expect(Instant(iso8601: text) == nil)
    }

    @Test func spansAddUp() {
        #expect(Span.days(1) == .hours(24))
        #expect(Span.hours(1) == .minutes(60))
        #expect(Span.minutes(1) == .seconds(60))
        #expect(Span.seconds(1) == .milliseconds(1000))
        #expect(TestClock.start + .hours(2) - TestClock.start == .minutes(120))
        #expect(TestClock.start - .seconds(1) < TestClock.start)
        #expect(Span.seconds(90).minutes == 1.5)
        #expect(Span.seconds(2) * 3 == .seconds(6))
    }
}
