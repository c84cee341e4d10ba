import Kit
import Testing

@testable import Assist

/// The latest time at which something may have been sent.
@Suite struct SentTimeTests {
    private static let now = Instant(milliseconds: 1_795_000_000_000)  // 2026-11-18 11:06 UTC

    private static let ages: [(String, Int64)] = [
        ("20分钟前", 20), ("半小时前", 0), ("3小时前", 120), ("三个小时前", 120), ("十五分钟前", 15), ("二十分钟", 20), ("转了100U 2小时了", 60), ("1-2天", 0), ("1.5小时前", 0),
        ("3天前", 48 * 60), ("三天了", 48 * 60), ("两天前", 24 * 60 + 3), ("昨天", 0), ("前天", 24 * 60 + 3), ("大前天", 48 * 60), ("上周", 0), ("一周前", 6 * 24 * 60), ("刚刚", 0),
        ("20 minutes ago", 20), ("two hours ago", 60), ("an hour ago", 0), ("3 days ago", 48 * 60), ("yesterday", 0), ("a few days ago", 24 * 60 + 3),
        ("2 weeks ago", 13 * 24 * 60),
        ("just now", 0), ("this morning", 0), ("day before yesterday", 24 * 60 + 3),
    ]

    @Test(arguments: ages)
    func agesAreRoundedDown(_ text: String, _ minutes: Int64) throws {
        let time = try #require(SentTime(text, now: SentTimeTests.now), "\(text)")
        #expect((SentTimeTests.now - time.latest) == Span.minutes(minutes), "\(text)")
    }

    private static let dates: [(String, String)] = [
        ("11月15号", "2026-11-16T12:00:00.000Z"), ("2026-11-01", "2026-11-02T12:00:00.000Z"), ("on 20 October", "2026-10-21T12:00:00.000Z"),
        ("12月1日", "2025-12-02T12:00:00.000Z"), ("15号下午", "2026-11-16T12:00:00.000Z"), ("25号", "2026-10-26T12:00:00.000Z"),
        ("11/15", "2026-11-16T12:00:00.000Z"),
    ]

    @Test(arguments: dates)
    func datesEndTwelveHoursBehindUTC(_ text: String, _ latest: String) throws {
        #expect(try #require(SentTime(text, now: SentTimeTests.now)).latest.iso8601 == latest)
    }

    @Test(arguments: ["不知道", "100U", "转给朋友", "hello", "", "99999999999999999999 天前", "13月45号", "0/0", "abc"])
    func otherTextsAreNoTime(_ text: String) { #expect(SentTime(text, now: SentTimeTests.now) == nil) }

    @Test func noTextLeadsIntoTheFuture() {
        var random = SeededGenerator(seed: 7)
        let parts = ["1", "9", "天", "月", "号", "小时", "前", " ", "-", ".", "十", "二", "days", "ago", "/", "2026", "99999", "个", "周"]
        for _ in 0..<2_000 {
            let text = (0..<random.number(0..<12)).map { _ in parts[random.number(0..<parts.count)] }.joined()
            if let time = SentTime(text, now: SentTimeTests.now) { #expect(time.latest <= SentTimeTests.now, "\(text)") }
        }
    }
}
