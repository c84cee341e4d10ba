import ArgumentParser
import Foundation

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "report", abstract: "Print the table and write the JSON file of a run.")

    @Option(help: "File of rows.") var rows: String
    @Option(help: "File to write.") var out: String
    @Option(help: "Commit that was measured.") var commit: String
    @Option(help: "Factor by which the limits of the customer's wire were raised.") var limitFactor: Int

    struct Run: Codable {
        let date: String
        let commit: String
        let machine: Machine
        let limitFactor: Int
        let rows: [Row]
    }

    struct Machine: Codable {
        let cpu: String
        let cores: Int
        let memoryMB: Int
        let system: String
    }

    func run() throws {
        let rows = try Row.read(from: rows)
        let machine = try Self.machine()
        let run = Run(date: Date.now.formatted(.iso8601), commit: commit, machine: machine, limitFactor: limitFactor, rows: rows)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(run).write(to: URL(fileURLWithPath: out))
        print("\(machine.cpu), \(machine.cores) cores, \(machine.memoryMB) MB, \(machine.system); commit \(commit); limits raised \(limitFactor) times")
        print(Row.heading)
        for row in rows { print(row.line) }
        if rows.contains(where: \.isNoisy) { print("! other processes used more than \(Meter.quietLimit) cores: worth little") }
        print("Written to \(out)")
    }

    private static func machine() throws -> Machine {
        let cpu = try value(of: "model name", in: "/proc/cpuinfo")
        let memory = Int(try value(of: "MemTotal", in: "/proc/meminfo").split(separator: " ").first ?? "") ?? 0
        let kernel = try String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        return Machine(cpu: cpu, cores: ProcessInfo.processInfo.activeProcessorCount, memoryMB: memory / 1024, system: "Linux \(kernel)")
    }

    private static func value(of key: String, in file: String) throws -> String {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix(key) }
        return line.map { $0.drop { $0 != ":" }.dropFirst().trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }
}
