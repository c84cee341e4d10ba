import ArgumentParser
import Foundation
import Kit
import Routing
import WorkforceMath

struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Play days by the desk's own rules, and compare policies.",
        discussion: """
            Each day is made up from a seed: two peaks, agents who come and go, decline and forget, customers who give up, and in the middle a surge. With \
            --trace the days of a file (columns as in `eval wait`) are played instead. What must hold is checked at every moment; a day in which it does not \
            is printed with its seed, and the exit code is 1. Prints a table, a line for each policy: waits of those who were answered (mean, median, nine \
            of ten, longest, and of those who wrote about theft), the share who gave up, promises kept, the share of the agents' places that was taken, how \
            unevenly work was dealt (Gini), and how often the range that was told held. With --json one object for each policy and day.
            """)

    @Option(help: "The first seed.") var seed: UInt64 = 1
    @Option(help: "How many days.") var days = 20
    @Option(help: "Hours of a day.") var hours = 8
    @Option(help: "Customers an hour, without a peak.") var perHour = 60.0
    @Option(help: "Agents.") var agents = 8
    @Option(help: "The share of those who come that writes about theft, 0 to 1.") var security = 0.05
    @Option(help: "In the middle of the day so many times as many come.") var surge = 3.0
    @Option(help: "A file of calls; then hours, numbers and shares are the file's.") var trace: String?
    @Option(help: "Policies to compare: longestWaiting, promiseFirst, priorityWithAgeing.", transform: Self.orders) var policies = QueuePolicy.Order.allCases
    @Flag(help: "Print JSON, a line for each day.") var json = false

    private static func orders(_ text: String) throws -> [QueuePolicy.Order] {
        try text.split(separator: ",").map { name in
            guard let order = QueuePolicy.Order(rawValue: String(name)) else {
                throw ValidationError("\(name) is no policy: use \(QueuePolicy.Order.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            return order
        }
    }

    func validate() throws {
        guard (1...1_000_000).contains(days), (1...24).contains(hours), (1...500).contains(agents), (0.1...5_000).contains(perHour) else {
            throw ValidationError("Days are 1 to 1,000,000, hours 1 to 24, agents 1 to 500, customers an hour 0.1 to 5,000.")
        }
        guard (0...1).contains(security), (1...50).contains(surge) else { throw ValidationError("The share of theft is 0 to 1, the surge 1 to 50.") }
    }

    func run() async throws {
        let day = try dayMaker()
        var failed = 0
        for order in policies {
            let reports = await played(policy(order), day)
            failed += try show(order, reports)
        }
        if failed > 0 { throw Failure("\(failed) days broke a rule; see above.") }
    }

    /// Makes the days one after the other: a hundred thousand of them would not fit beside each other.
    private func dayMaker() throws -> (count: Int, make: @Sendable (Int) -> SimulatedDay) {
        guard let trace else {
            let scale = SimulatedDay.Scale(hours: hours, perHour: perHour, workers: agents, security: security, surge: surge)
            return (days, { [seed] number in SimulatedDay(seed: seed + UInt64(number), scale: scale) })
        }
        let calls = try CallTrace(file: trace)
        let chosen = calls.lastDays(days)
        return (chosen.count, { [seed, agents] number in SimulatedDay(trace: calls, day: chosen[number], seed: seed, workers: agents) })
    }

    /// The reports in the order of the days; as many are played at a time as there are cores.
    private func played(_ policy: QueuePolicy, _ day: (count: Int, make: @Sendable (Int) -> SimulatedDay)) async -> [SimulationReport] {
        await withTaskGroup(of: (Int, SimulationReport).self) { group in
            var next = 0
            func start() {
                guard next < day.count else { return }
                group.addTask { [next, make = day.make] in
                    var simulation = DaySimulation(make(next), policy: policy)
                    return (next, simulation.run())
                }
                next += 1
            }
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { start() }
            var reports: [(Int, SimulationReport)] = []
            while let report = await group.next() {
                reports.append(report)
                start()
            }
            return reports.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func policy(_ order: QueuePolicy.Order) -> QueuePolicy {
        var policy = QueuePolicy()
        policy.order = order
        policy.overflow = [.init(after: 5, drops: [.level, .topic]), .init(after: 15, drops: [.language])]
        if trace != nil { policy.answerSeconds = nil }
        return policy
    }

    /// - Returns: days in which something did not hold.
    private func show(_ order: QueuePolicy.Order, _ reports: [SimulationReport]) throws -> Int {
        for report in reports {
            if json { try JSONLines.print(Line(policy: order, report: report)) }
            for fault in report.faults.prefix(3) { FileHandle.standardError.write(Data("seed \(report.seed), \(order.rawValue): \(fault)\n".utf8)) }
        }
        if !json { printRow(order, reports) }
        return reports.count { !$0.faults.isEmpty }
    }

    private struct Line: Encodable {
        let policy: QueuePolicy.Order
        let report: SimulationReport
    }

    private func printRow(_ order: QueuePolicy.Order, _ reports: [SimulationReport]) {
        if order == policies.first {
            print("policy                customers  gave up   mean    p50    p90  longest  theft   kept  taken  uneven  told right  width")
        }
        func mean(_ value: (SimulationReport) -> Double) -> Double { reports.reduce(0) { $0 + value($1) } / Double(max(1, reports.count)) }
        let customers = reports.reduce(0) { $0 + $1.customers }
        let gaveUp = 100 * Double(reports.reduce(0) { $0 + $1.gaveUp }) / Double(max(1, customers))
        let columns: [(String, Int)] = [
            ("\(customers)", 9), (String(format: "%.1f %%", gaveUp), 9), (String(format: "%.0f s", mean(\.meanWait)), 7),
            (String(format: "%.0f s", mean(\.p50)), 7),
            (String(format: "%.0f s", mean(\.p90)), 7), (String(format: "%.0f s", mean(\.longest)), 9), (String(format: "%.0f s", mean(\.securityMeanWait)), 7),
            (String(format: "%.1f %%", 100 * mean { $0.promisesKept ?? 1 }), 7), (String(format: "%.0f %%", 100 * mean(\.occupancy)), 7),
            (String(format: "%.2f", mean(\.unevenness)), 8), (String(format: "%.1f %%", 100 * mean(\.toldRight)), 12),
            (String(format: "%.0f s", mean(\.toldWidth)), 7),
        ]
        print(
            order.rawValue.padding(toLength: 20, withPad: " ", startingAt: 0)
                + columns.map { text, width in " " + String(repeating: " ", count: max(0, width - text.count)) + text }.joined())
    }
}
