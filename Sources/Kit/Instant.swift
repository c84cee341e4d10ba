package import Foundation

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Sendable, Comparable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
    package static func + (instant: Instant, span: Span) -> Instant { Instant(milliseconds: instant.milliseconds + span.milliseconds) }
    package static func - (instant: Instant, span: Span) -> Instant { Instant(milliseconds: instant.milliseconds - span.milliseconds) }
    package static func - (a: Instant, b: Instant) -> Span { Span(milliseconds: a.milliseconds - b.milliseconds) }

    package var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    package init(_ date: Date) { milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded()) }

    /// ISO 8601 in UTC with milliseconds: `2026-11-22T08:15:00.000Z`.
    package var iso8601: String {
        // The style cuts the fraction off, and most milliseconds lie a little below themselves as a `Double`: half of one more keeps them.
        Date(timeIntervalSince1970: (Double(milliseconds) + 0.5) / 1000).formatted(Instant.isoStyle)
    }

    /// Reads ISO 8601 with milliseconds and zone, as `iso8601` writes it.
    package init?(iso8601 text: String) {
        guard let date = try? Instant.isoStyle.parse(text) else { return nil }
        self.init(date)
    }

    private static let isoStyle = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}

extension Instant: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let instant = Instant(iso8601: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an instant like 2026-11-22T08:15:00.000Z")
        }
        self = instant
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso8601)
    }
}

/// A length of time in milliseconds; may be negative.
package struct Span: Hashable, Sendable, Comparable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func milliseconds(_ count: Int64) -> Span { Span(milliseconds: count) }
    package static func seconds(_ count: Int64) -> Span { Span(milliseconds: count * 1000) }
    package static func minutes(_ count: Int64) -> Span { .seconds(count * 60) }
    package static func hours(_ count: Int64) -> Span { .minutes(count * 60) }
    package static func days(_ count: Int64) -> Span { .hours(count * 24) }

    package static func < (a: Span, b: Span) -> Bool { a.milliseconds < b.milliseconds }
    package static func + (a: Span, b: Span) -> Span { Span(milliseconds: a.milliseconds + b.milliseconds) }
    package static func - (a: Span, b: Span) -> Span { Span(milliseconds: a.milliseconds - b.milliseconds) }
    package static func * (span: Span, factor: Int64) -> Span { Span(milliseconds: span.milliseconds * factor) }

    package var seconds: Double { Double(milliseconds) / 1000 }
    package var minutes: Double { seconds / 60 }
}

/// What time it is. Injected everywhere; a rule is given an `Instant` and never asks.
package struct DeskClock: Sendable {
    package let now: @Sendable () -> Instant

    package init(now: @escaping @Sendable () -> Instant) { self.now = now }

    package static let system = DeskClock { Instant(Date()) }
}
