import ArgumentParser
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

struct StartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "start", abstract: "From the start of the program to its first answer of /health.")

    @Option(help: "The program.") var program: String
    @Option(help: "Folder of the desk.") var data: String
    @Option(help: "Port to serve on.") var port: Int
    @Option(help: "File that the row is added to.") var rows: String
    @Option(help: "What is stored, as a word in front of the row's name.") var stored = "empty"
    @Option(help: "Starts.") var runs = 10

    func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var latencies = Latencies()
        for _ in 0..<runs {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = ["serve", "--data", data, "--port", String(port), "--log-level", "error"]
            process.standardOutput = FileHandle.nullDevice
            let began = NIODeadline.now()
            try process.run()
            defer { if process.isRunning { process.terminate() } }
            latencies.add(from: began, to: try await firstAnswer(process, group))
            process.terminate()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw Spoiled(description: "The server ended with \(process.terminationStatus).") }
        }
        var row = Row("start to the first answer", latencies)
        row.stored = stored
        print(row.line)
        try row.append(to: rows)
        try await group.shutdownGracefully()
    }

    private func firstAnswer(_ process: Process, _ group: any EventLoopGroup) async throws -> NIODeadline {
        let limit = NIODeadline.now() + .seconds(60)
        while NIODeadline.now() < limit, process.isRunning {
            do {
                let connection = try await Connection.open(port: port, on: group)
                let answer = try await connection.call(Request(.GET, "/health"), expecting: 200)
                try await connection.close()
                return answer.receivedAt
            } catch is NIOConnectionError {
                try await Task.sleep(for: .milliseconds(2))
            } catch is IOError {
                try await Task.sleep(for: .milliseconds(2))
            }
        }
        throw Spoiled(description: "The server did not answer.")
    }
}

struct MemoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "memory", abstract: "The memory of a desk that has nothing to do.")

    @OptionGroup var target: TargetOptions
    @Option(help: "When, as it stands in the row.") var when = "idle"

    func run() async throws {
        _ = try await Meter.settle(target.pid)
        var row = Row("memory, \(when)", count: 1)
        row.memory = Meter.memory(of: target.pid)
        try target.write(row)
    }
}

struct QuietCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "quiet", abstract: "Fails where other processes use the machine.")

    @Option(help: "Seconds to look.") var seconds = 5

    func run() async throws {
        let meter = Meter(server: 0)
        try await Task.sleep(for: .seconds(seconds))
        let others = meter.usage().others
        print(String(format: "Other processes use %.2f cores.", others))
        guard others <= Meter.quietLimit else { throw ExitCode(1) }
    }
}
