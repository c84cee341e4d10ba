/// The calls of a call centre in the order in which they came, read from lines `date,join_s,type,priority,wait_s,outcome,service_s,agent`
/// (the columns of the "Anonymous Bank" data, Technion; Guedj and Mandelbaum).
package struct CallTrace: Sendable {
    package struct Call: Sendable, Hashable {
        /// Seconds of the trace's own wall clock since its 1 January 1970, when the caller came out of the menu.
        package let joined: Int
        package let group: CallerGroup
        /// Seconds in the line, and then with an agent.
        package let wait: Int
        package let service: Int
        package let outcome: Outcome
        /// The agent's number; nil where the trace names none.
        package let agent: Int?

        package init(joined: Int, group: CallerGroup, wait: Int, service: Int, outcome: Outcome, agent: Int?) {
            self.joined = joined
            self.group = group
            self.wait = wait
            self.service = service
            self.outcome = outcome
            self.agent = agent
        }

        /// Days since 1 January 1970.
        package var day: Int { joined / CallTrace.secondsInDay }
    }

    package enum Outcome: String, Sendable {
        case served = "S"
        case abandoned = "A"
        case leftInMenu = "V"
    }

    package enum Fault: Error, Hashable {
        /// The first line isn't the list of columns.
        case columns
        /// A line, counted from 1, that is no call.
        case line(Int)
    }

    static let secondsInDay = 86_400
    private static let columns = "date,join_s,type,priority,wait_s,outcome,service_s,agent"

    package let calls: [Call]

    /// - Parameter calls: in any order; those of the same second stay in theirs.
    package init(_ calls: [Call]) {
        self.calls = calls.enumerated().sorted { ($0.element.joined, $0.offset) < ($1.element.joined, $1.offset) }.map(\.element)
    }

    /// - Parameter text: a line of column names, then one for each call; lines may end in CR LF, empty ones are passed over.
    package init(csv text: String) throws(Fault) {
        var calls: [Call] = []
        var hasColumns = false
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() where !line.isEmpty {
            if hasColumns {
                guard let call = Call(line) else { throw .line(number + 1) }
                calls.append(call)
            } else {
                guard line == Self.columns else { throw .columns }
                hasColumns = true
            }
        }
        guard hasColumns else { throw .columns }
        self.init(calls)
    }

    /// - Parameter bytes: the same text in UTF-8.
    package init(csv bytes: [UInt8]) throws(Fault) {
        try self.init(csv: String(decoding: bytes, as: UTF8.self))
    }

    /// The last `count` days on which anybody called, in order.
    package func lastDays(_ count: Int) -> [Int] { Array(Set(calls.map(\.day)).sorted().suffix(max(0, count))) }

    fileprivate static func number(_ field: Substring, _ range: ClosedRange<Int>) -> Int? {
        Int(field).flatMap { range.contains($0) ? $0 : nil }
    }
}

extension CallTrace.Call {
    /// nil where a column is missing, is no number or lies outside of what can be.
    fileprivate init?(_ line: Substring) {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count == 8, let day = Self.day(fields[0]),
            let second = CallTrace.number(fields[1], 0...(CallTrace.secondsInDay - 1)),
            let priority = CallTrace.number(fields[3], 0...9),
            let wait = CallTrace.number(fields[4], 0...CallTrace.secondsInDay),
            let outcome = CallTrace.Outcome(rawValue: String(fields[5])),
            let service = CallTrace.number(fields[6], 0...CallTrace.secondsInDay),
            let agent = CallTrace.number(fields[7], -1...Int(Int32.max))
        else { return nil }
        self.init(
            joined: day * CallTrace.secondsInDay + second, group: CallerGroup(kind: String(fields[2]), priority: priority), wait: wait, service: service,
            outcome: outcome, agent: agent < 0 ? nil : agent)
    }

    /// Days from 1 January 1970 to `year-month-day`, 1970 to 9999 (Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
    private static func day(_ date: Substring) -> Int? {
        let fields = date.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count == 3, let year = CallTrace.number(fields[0], 1970...9999), let month = CallTrace.number(fields[1], 1...12),
            let day = CallTrace.number(fields[2], 1...31)
        else { return nil }
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
