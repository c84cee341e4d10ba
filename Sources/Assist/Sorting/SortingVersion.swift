import Kit
import Store

/// What was learned in a night, and how it did beside what was known before.
struct SortingVersion: Codable, Sendable, RowDecodable {
    enum State: String, Codable, Sendable, SQLConvertible {
        case used
        /// A later one took its place.
        case replaced
        /// It was worse, or a person went back.
        case refused
    }

    var version: Int
    var madeAt: Instant
    /// Corrections by agents that it learned from.
    var corrections: Int
    /// Share of known questions sorted rightly, 0 to 1, by one that had not learned the corrections.
    var before: Double
    var after: Double
    var state: State

    init(row: Row) throws {
        version = try row("version")
        madeAt = try row("made_at")
        corrections = try row("corrections")
        before = try row("before")
        after = try row("after")
        state = try row("state")
    }
}

extension Reading {
    /// Newest first.
    func sortingVersions(limit: Int) throws -> [SortingVersion] {
        try all("SELECT version, made_at, corrections, before, after, state FROM sorting_version ORDER BY version DESC LIMIT \(limit)")
    }
}
