import ArgumentParser
import Foundation
import Kit
import WorkforceMath

struct EvaluateWaitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait", abstract: "Replay the calls of a call centre, or simulate some, and try how well waits are told.",
        discussion: """
            TRACE is a file, plain or gzip, with the columns date,join_s,type,priority,wait_s,outcome,service_s,agent. Each predictor says at every joining \
            of the line how long it will take, from what was known then; the last days count, those before are experience. Prints a table: RASE is the root \
            of the mean squared error by the mean wait; MAE and bias are seconds. With --json {"predictors": [{"name", "ours", "rase", "mae", "bias"}], \
            "coverage80", "width80"}: of the range that customers see the share of waits within it, and its mean width in seconds.

            With --settings there is no trace: five lines are simulated, with 60,000 callers each, of whom the first quarter is experience. A table for each; \
            with --json {"seed", "settings": [{"setting", "callers", "meanWait", "predictors", "coverage80", "width80"}]}, where callers are those who \
            waited, were answered and count, and meanWait is seconds.
            """)

    /// The predictor that customers see.
    private static let shown = "ridge"

    /// Of each simulated line.
    private static let callers = 60_000

    @Option(help: "The file.") var trace: String?
    @Flag(help: "Simulate five lines instead.") var settings = false
    @Option(help: "What the simulated lines' chances begin with; the same number repeats them.") var seed: UInt64 = 20_261_129
    @Option(help: "How many days count, the last ones.") var days = 10
    @Flag(help: "Print JSON instead of a table.") var json = false

    func validate() throws {
        guard (trace != nil) != settings else { throw ValidationError("Give either --trace or --settings.") }
        guard (1...10_000).contains(days) else { throw ValidationError("--days is a number from 1 to 10,000.") }
    }

    func run() throws {
        if let trace { try tryTrace(trace) } else { try trySettings() }
    }

    private func tryTrace(_ file: String) throws {
        let trace = try CallTrace(file: file)
        let results = WaitTrial(trace, days: Set(trace.lastDays(days))).results.filter { $0.count > 0 }
        guard let shown = shown(of: results) else {
            throw Failure("Nobody waited and was answered on the last \(days) days of \(file): there is nothing to try.")
        }
        if json { try JSONLines.print(Report(results, shown)) } else { printTable(results) }
    }

    private func trySettings() throws {
        var reports: [SettingReport] = []
        for setting in LineSetting.controlled {
            // Each by itself: a change to one leaves the others as they were.
            var random = SeededGenerator(seed: seed)
            let results = WaitTrial(setting, callers: Self.callers, using: &random).results.filter { $0.count > 0 }
            guard let shown = shown(of: results) else { throw Failure("Nobody waited and was answered in \(setting.name): there is nothing to try.") }
            if json {
                reports.append(SettingReport(setting, results, shown))
            } else {
                print("\(setting.name): \(shown.count) callers, who waited for \(String(format: "%.0f", shown.meanWait)) s on average")
                printTable(results)
                print()
            }
        }
        if json { try JSONLines.print(SettingsReport(seed: seed, settings: reports)) }
    }

    private func shown(of results: [WaitTrial.Result]) -> WaitTrial.Result? { results.first { $0.name == Self.shown } }

    private struct Predictor: Encodable {
        let name: String
        let ours: Bool
        let rase: Double
        let mae: Double
        let bias: Double

        init(_ result: WaitTrial.Result) {
            (name, ours, rase, mae, bias) = (result.name, result.ours, result.rase, result.mae, result.bias)
        }
    }

    private struct Report: Encodable {
        let predictors: [Predictor]
        let coverage80: Double
        let width80: Double

        init(_ results: [WaitTrial.Result], _ shown: WaitTrial.Result) {
            predictors = results.map(Predictor.init)
            (coverage80, width80) = (shown.coverage80, shown.width80)
        }
    }

    private struct SettingReport: Encodable {
        let setting: String
        let callers: Int
        let meanWait: Double
        let predictors: [Predictor]
        let coverage80: Double
        let width80: Double

        init(_ setting: LineSetting, _ results: [WaitTrial.Result], _ shown: WaitTrial.Result) {
            (self.setting, callers, meanWait) = (setting.name, shown.count, shown.meanWait)
            predictors = results.map(Predictor.init)
            (coverage80, width80) = (shown.coverage80, shown.width80)
        }
    }

    private struct SettingsReport: Encodable {
        let seed: UInt64
        let settings: [SettingReport]
    }

    private func printTable(_ results: [WaitTrial.Result]) {
        let widest = results.map(\.name.count).max() ?? 0
        func line(_ name: String, _ columns: [String]) {
            print(
                name.padding(toLength: widest, withPad: " ", startingAt: 0) + columns.map { String(repeating: " ", count: max(1, 9 - $0.count)) + $0 }.joined())
        }
        line("", ["ours", "RASE", "MAE s", "bias s", "80 %", "width s", "callers"])
        for result in results.sorted(by: { $0.rase < $1.rase }) {
            line(
                result.name,
                [
                    result.ours ? "yes" : "", String(format: "%.3f", result.rase), String(format: "%.1f", result.mae), String(format: "%.1f", result.bias),
                    String(format: "%.1f", 100 * result.coverage80), String(format: "%.0f", result.width80), String(result.count),
                ])
        }
    }
}
