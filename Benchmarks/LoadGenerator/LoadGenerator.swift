import ArgumentParser
import Foundation

/// Puts load on a running desk and measures what it answers. A process of its own, so that its work is not the server's.
@main
struct LoadGenerator: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "walletdesk-load", abstract: "Measure a running desk.",
        subcommands: [
            CreateCommand.self, DeliveryCommand.self, AssignCommand.self, FanOutCommand.self, ReadingCommand.self, MemoryCommand.self, StartCommand.self,
            QuietCommand.self,
            ReportCommand.self,
        ])
}

/// Which server is measured, and where the rows go.
struct TargetOptions: ParsableArguments {
    @Option(help: "Port of the desk on 127.0.0.1.") var port: Int
    @Option(help: "Process of the desk, for its CPU time and memory.") var pid: Int32
    @Option(help: "File that a row of JSON is added to for each measurement.") var rows: String
    @Option(help: "What is stored, as a word in front of each row's name.") var stored = "empty"

    func write(_ row: Row) throws {
        var row = row
        row.stored = stored
        // Written at once, also into a file or a pipe.
        FileHandle.standardOutput.write(Data((row.line + "\n").utf8))
        try row.append(to: rows)
    }
}

/// Why a measurement is worth nothing.
struct Spoiled: Error, CustomStringConvertible {
    let description: String
}
