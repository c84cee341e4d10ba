import ArgumentParser
import CZlib
import Foundation
import WorkforceMath

struct EvaluateWaitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait", abstract: "Replay the calls of a call centre, and try how well waits are told.",
        discussion: """
            TRACE is a file, plain or gzip, with the columns date,join_s,type,priority,wait_s,outcome,service_s,agent. Each predictor says at every joining \
            of the line how long it will take, from what was known then; the last days count, those before are experience. Prints a table: RASE is the root \
            of the mean squared error by the mean wait; MAE and bias are seconds. With --json {"predictors": [{"name", "ours", "rase", "mae", "bias"}], \
            "coverage80", "width80"}: of the range that customers see the share of waits within it, and its mean width in seconds.
            """)

    /// The predictor that customers see.
    private static let shown = "ridge"

    @Option(help: "The file.") var trace: String
    @Option(help: "How many days count, the last ones.") var days = 10
    @Flag(help: "Print JSON instead of a table.") var json = false

    func validate() throws {
        guard (1...10_000).contains(days) else { throw ValidationError("--days is a number from 1 to 10,000.") }
    }

    func run() throws {
        let trace = try read()
        let results = WaitTrial(trace, days: Set(trace.lastDays(days))).results.filter { $0.count > 0 }
        guard let shown = results.first(where: { $0.name == Self.shown }) else {
            throw Failure("Nobody waited and was answered on the last \(days) days of \(self.trace): there is nothing to try.")
        }
        if json { try printJSON(results, shown) } else { printTable(results) }
    }

    private func read() throws -> CallTrace {
        do { return try CallTrace(csv: try MaybeZipped(file: trace).bytes) } catch let fault as CallTrace.Fault {
            switch fault {
            case .columns: throw Failure("\(trace) must begin with date,join_s,type,priority,wait_s,outcome,service_s,agent.")
            case .line(let number):
                throw Failure("\(trace), line \(number), is no call: a date, five numbers, a kind and S, A or V are expected, with commas between.")
            }
        }
    }

    private struct Report: Encodable {
        struct Predictor: Encodable {
            let name: String
            let ours: Bool
            let rase: Double
            let mae: Double
            let bias: Double
        }

        let predictors: [Predictor]
        let coverage80: Double
        let width80: Double
    }

    private func printJSON(_ results: [WaitTrial.Result], _ shown: WaitTrial.Result) throws {
        let predictors = results.map { Report.Predictor(name: $0.name, ours: $0.ours, rase: $0.rase, mae: $0.mae, bias: $0.bias) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let report = Report(predictors: predictors, coverage80: shown.coverage80, width80: shown.width80)
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
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

/// A file's content, unpacked where it is gzip.
private struct MaybeZipped {
    private static let part = 1 << 16
    private static let most = 1 << 30

    let bytes: [UInt8]

    init(file: String) throws {
        guard let opened = gzopen(file, "rb") else { throw Failure("The file \(file) could not be read.") }
        defer { gzclose(opened) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: Self.part)
        while true {
            let count = gzread(opened, &buffer, UInt32(Self.part))
            guard count >= 0 else { throw Failure("The file \(file) is damaged: it could not be unpacked.") }
            guard count > 0 else { break }
            bytes += buffer[..<Int(count)]
            guard bytes.count <= Self.most else { throw Failure("The file \(file) is larger than 1 GiB.") }
        }
        self.bytes = bytes
    }
}
