import Foundation
import NIOCore

/// Durations of one measurement.
struct Latencies: Sendable {
    private var nanoseconds: [Int64] = []

    var count: Int { nanoseconds.count }

    mutating func add(from start: NIODeadline, to end: NIODeadline) { nanoseconds.append((end - start).nanoseconds) }

    mutating func reserve(_ count: Int) { nanoseconds.reserveCapacity(count) }

    static func + (a: Latencies, b: Latencies) -> Latencies {
        var sum = a
        sum.nanoseconds += b.nanoseconds
        return sum
    }

    /// p50, p99 and the longest in milliseconds, by nearest rank.
    var summary: (p50: Double, p99: Double, max: Double)? {
        guard !nanoseconds.isEmpty else { return nil }
        let sorted = nanoseconds.sorted()
        func at(_ quantile: Double) -> Double { Double(sorted[min(sorted.count - 1, Int((Double(sorted.count) * quantile).rounded(.up)) - 1)]) / 1e6 }
        return (at(0.5), at(0.99), at(1))
    }
}

/// One line of the report.
struct Row: Codable, Sendable {
    var stored = ""
    var name: String
    /// Requests, deliveries or starts that were measured.
    var count: Int
    var rate: Double?
    var p50: Double?
    var p99: Double?
    var max: Double?
    /// CPU time of the server for each of `count`, in milliseconds.
    var serverMilliseconds: Double?
    /// Proportional set size of the server at the end, in MB of 1,000,000 bytes.
    var memory: Double?
    /// Cores that neither the server nor the load generator used.
    var otherCores: Double?
    /// Answers that were not as expected, or deliveries that did not come.
    var failures = 0
    var note: String?

    init(_ name: String, count: Int) {
        self.name = name
        self.count = count
    }

    init(_ name: String, _ latencies: Latencies) {
        self.init(name, count: latencies.count)
        guard let summary = latencies.summary else { return }
        (p50, p99, max) = (summary.p50, summary.p99, summary.max)
    }

    /// Adds what the meter saw.
    func with(_ usage: Meter.Usage, rated: Bool = true) -> Row {
        var row = self
        if rated, usage.seconds > 0 { row.rate = Double(count) / usage.seconds }
        if count > 0 { row.serverMilliseconds = usage.server * 1000 / Double(count) }
        row.otherCores = usage.others
        row.memory = usage.memory
        return row
    }

    /// A measurement beside busy neighbours says little.
    var isNoisy: Bool { (otherCores ?? 0) > Meter.quietLimit }

    static let heading = Row.columns(["stored", "what", "n", "per s", "p50 ms", "p99 ms", "max ms", "CPU ms", "PSS MB", "others", "failed"])

    var line: String {
        func shown(_ number: Double?, _ digits: Int) -> String { number.map { String(format: "%.\(digits)f", $0) } ?? "" }
        let cells = [
            stored, name, String(count), shown(rate, 0), shown(p50, 2), shown(p99, 2), shown(max, 2), shown(serverMilliseconds, 3), shown(memory, 1),
            shown(otherCores, 2) + (isNoisy ? "!" : ""), failures == 0 ? "" : String(failures),
        ]
        return Row.columns(cells) + (note.map { "  " + $0 } ?? "")
    }

    private static let widths = [9, 44, 7, 7, 8, 8, 8, 7, 7, 7, 6]

    private static func columns(_ cells: [String]) -> String {
        zip(cells, widths).enumerated().map { index, column in
            let space = String(repeating: " ", count: Swift.max(0, column.1 - column.0.count))
            return index < 2 ? column.0 + space : space + column.0
        }.joined(separator: " ")
    }

    func append(to file: String) throws {
        var data = try JSONEncoder().encode(self)
        data.append(UInt8(ascii: "\n"))
        if !FileManager.default.fileExists(atPath: file) { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        guard let handle = FileHandle(forWritingAtPath: file) else { throw Spoiled(description: "\(file) can't be written.") }
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: data)
    }

    static func read(from file: String) throws -> [Row] {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }
}
