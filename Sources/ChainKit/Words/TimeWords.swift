import Kit

/// Times of blocks, in UTC, which both languages write alike.
enum TimeWords {
    /// From 1970 to 9999. Other times come from broken or hostile data and are shown as the number that they are.
    private static let readable: ClosedRange<Int64> = 0...253_402_300_799_999

    /// `2024-08-05 12:51:30 UTC`.
    static func text(_ instant: Instant) -> String {
        guard readable.contains(instant.milliseconds) else { return "\(instant.milliseconds) ms" }
        let seconds = Int(instant.milliseconds / 1000)
        let date = civil(day: seconds / 86_400)
        let time = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].map(padded)
        return "\(date.year)-\(padded(date.month))-\(padded(date.day)) \(time[0]):\(time[1]):\(time[2]) UTC"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// The Gregorian date of a day counted from 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`).
    private static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}
