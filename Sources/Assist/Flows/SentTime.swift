import Kit

/// When something was sent, as somebody remembers it: at the latest then.
struct SentTime: Sendable, Hashable, Codable {
    let latest: Instant

    /// Reads "20 分钟前", "昨天", "11月20号", "two hours ago", "on 20 November", "2026-11-20". nil where no time is named.
    ///
    /// The zone of the writer isn't known and words are coarse, so the latest moment that fits is kept: what follows from the age of a
    /// transfer must hold for it too.
    init?(_ text: String, now: Instant) {
        guard let age = SentTime.age(in: text, now: now) else { return nil }
        latest = now - age
    }

    /// The least time that lies between then and now.
    private static func age(in text: String, now: Instant) -> Span? {
        let read = FlowText(text)
        let counted = counted(text)
        if let counted, !text.contains("月") { return counted }
        if let day = date(in: text, now: now) {
            // The day ends last twelve hours behind UTC.
            let end = Instant(milliseconds: (day + 1) * Span.days(1).milliseconds) + .hours(12)
            return max(now - end, .milliseconds(0))
        }
        return counted ?? named.first { read.has($0.terms) }?.age
    }

    /// The first that fits counts.
    private static let named: [(terms: FlowTerms, age: Span)] = [
        (FlowTerms(zh: "几个月前|好几个月|半年前", en: "months ago|a year ago"), .days(28)),
        (FlowTerms(zh: "几周前|几个星期前|好几周", en: "weeks ago"), .days(6)),
        (FlowTerms(zh: "大前天"), .hours(48)),
        (FlowTerms(zh: "前天|好几天|几天前|前几天", en: "day before yesterday|days ago|a few days|several days|some days"), twoDays),
        (
            FlowTerms(
                zh: """
                    去年|上个月|上月|上周|上星期|上礼拜|昨天|昨晚|昨夜|刚刚|刚才|刚转|今天|早上|上午|中午|下午|晚上|今早|今晚|几分钟|几个小时|几小时|半天|半小时|半个小时
                    """,
                en: """
                    last year|last month|last week|yesterday|last night|just now|right now|today|this morning|this afternoon|this evening|tonight|minutes ago|\
                    hours ago|half an hour|moments ago|just sent
                    """),
            .milliseconds(0)
        ),
    ]

    /// What somebody means by "two days ago" may be the evening before yesterday: a day lies between. That a message comes two minutes after
    /// midnight about the last minutes of that day is left out of account.
    private static let twoDays = Span.hours(24) + .minutes(3)

    // MARK: - "3 小时前", "3 hours ago"

    private static let units: [(names: Set<String>, unit: Span)] = [
        (["分钟", "minute", "minutes", "min", "mins"], .minutes(1)),
        (["小时", "钟头", "hour", "hours", "hr", "hrs", "h"], .hours(1)),
        (["天", "day", "days"], .days(1)),
        (["周", "星期", "礼拜", "week", "weeks"], .days(7)),
        (["month", "months"], .days(28)),
    ]

    private static let numerals: [String: Int64] = [
        "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "one": 1, "an": 1, "a": 1, "two": 2, "three": 3, "four": 4,
        "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    ]

    /// A number of units that went by, rounded down: "两天" may be little more than one. Of several the least.
    private static func counted(_ text: String) -> Span? {
        let tokens = SentTime.tokens(text)
        let ages = tokens.indices.compactMap { index -> Span? in
            guard let (count, next) = number(tokens, at: index), let unit = unit(tokens, at: next) else { return nil }
            if unit == .minutes(1) { return unit * count }
            if unit == .days(1), count == 2 { return twoDays }
            return unit == .hours(1) || unit == .days(1) ? unit * max(count - 1, 0) : max(unit * count - .days(1), .milliseconds(0))
        }
        return ages.min()
    }

    /// Numbers, Latin words, and every other character for itself; at most 400.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var isRun = false
        for character in text.lowercased().prefix(400) {
            guard !character.isWhitespace else {
                isRun = false
                continue
            }
            let isLatin = character.isASCII && (character.isNumber || character.isLetter)
            if isLatin, isRun, let last = tokens.last?.first, last.isNumber == character.isNumber {
                tokens[tokens.count - 1].append(character)
            } else {
                tokens.append(String(character))
            }
            isRun = isLatin
        }
        return tokens
    }

    /// The number that begins there and where it ends; none where it goes on from an earlier token, as the 5 of "1.5" and of "3-5" does.
    private static func number(_ tokens: [String], at index: Int) -> (count: Int64, next: Int)? {
        if index > 0, ".~-–—到至或、".contains(tokens[index - 1]) || numerals[tokens[index - 1]] != nil || tokens[index - 1] == "十" { return nil }
        guard let first = digit(tokens, at: index) else { return nil }
        var (count, next) = (first, index + 1)
        if tokens[index] == "十" {
            if let ones = digit(tokens, at: next), ones < 10 { (count, next) = (10 + ones, next + 1) }
        } else if tokens.indices.contains(next), tokens[next] == "十" {
            (count, next) = (first * 10, next + 1)
            if let ones = digit(tokens, at: next), ones < 10 { (count, next) = (count + ones, next + 1) }
        }
        while tokens.indices.contains(next), next < index + 8 {
            if ".~-–—到至或、".contains(tokens[next]), digit(tokens, at: next + 1) != nil {
                next += 2
            } else if ["个", "多", "来"].contains(tokens[next]) {
                next += 1
            } else {
                break
            }
        }
        return (count, next)
    }

    private static func digit(_ tokens: [String], at index: Int) -> Int64? {
        guard tokens.indices.contains(index) else { return nil }
        if tokens[index] == "十" { return 10 }
        return numerals[tokens[index]] ?? (tokens[index].count <= 4 ? Int64(tokens[index]) : nil)
    }

    private static func unit(_ tokens: [String], at index: Int) -> Span? {
        guard tokens.indices.contains(index) else { return nil }
        // "3 个月" is a length of time, "3 月" is March.
        if tokens[index] == "月" { return tokens[index - 1] == "个" ? .days(28) : nil }
        let pair = tokens[index...].prefix(2).joined()
        return units.first { $0.names.contains(tokens[index]) || $0.names.contains(pair) }?.unit
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    // MARK: - Dates

    private static let months = [
        FlowTerms(en: "jan|january"), FlowTerms(en: "feb|february"), FlowTerms(en: "mar|march"), FlowTerms(en: "apr|april"), FlowTerms(en: "may"),
        FlowTerms(en: "jun|june"), FlowTerms(en: "jul|july"), FlowTerms(en: "aug|august"), FlowTerms(en: "sep|sept|september"),
        FlowTerms(en: "oct|october"), FlowTerms(en: "nov|november"), FlowTerms(en: "dec|december"),
    ]

    /// The day since 1970 that the text names: "2026-11-20", "11月20日", "11/20", "20号", "20 November". A day without a year is the last such day.
    private static func date(in text: String, now: Instant) -> Int64? {
        let today = now.milliseconds / Span.days(1).milliseconds
        let numbers = text.unicodeScalars.prefix(200).split { !isDigit($0) }.prefix(3).compactMap { Int64(String(String.UnicodeScalarView($0))) }
        let read = FlowText(text)
        if numbers.count == 3, (2018...2100).contains(numbers[0]) { return day(numbers[0], numbers[1], numbers[2]) }
        if let month = months.firstIndex(where: read.has), let date = numbers.first { return last(Int64(month) + 1, date, before: today) }
        if numbers.count >= 2, text.contains("月") || text.contains("/") { return last(numbers[0], numbers[1], before: today) }
        if let date = numbers.first, text.contains("号") || text.contains("號") { return lastDate(date, before: today) }
        return nil
    }

    private static func last(_ month: Int64, _ date: Int64, before today: Int64) -> Int64? {
        let year = civil(today).year
        // One day of grace: the writer's date may be ahead of UTC.
        return [year, year - 1].lazy.compactMap { day($0, month, date) }.first { $0 <= today + 1 }
    }

    private static func lastDate(_ date: Int64, before today: Int64) -> Int64? {
        let (year, month) = civil(today)
        let previous = month == 1 ? (year - 1, Int64(12)) : (year, month - 1)
        return [(year, month), previous].lazy.compactMap { day($0.0, $0.1, date) }.first { $0 <= today + 1 }
    }

    /// Days since 1970-01-01 of a date of the Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
    private static func day(_ year: Int64, _ month: Int64, _ date: Int64) -> Int64? {
        guard (1...12).contains(month), (1...31).contains(date), (1970...2200).contains(year) else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + date - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The year and month of a day since 1970 (the same source, civil_from_days).
    private static func civil(_ day: Int64) -> (year: Int64, month: Int64) {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month)
    }
}

extension Span {
    fileprivate static func + (a: Span, b: Span) -> Span { .milliseconds(a.milliseconds + b.milliseconds) }
    fileprivate static func - (a: Span, b: Span) -> Span { .milliseconds(a.milliseconds - b.milliseconds) }
}
