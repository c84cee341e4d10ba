import Foundation
import NIOCore

/// What the server, this process and the rest of the machine used, from `/proc`.
struct Meter: Sendable {
    struct Usage: Sendable {
        let seconds: Double
        /// CPU seconds of the server, user and system.
        let server: Double
        /// Cores used by everything but the server and this process, on average.
        let others: Double
        let memory: Double?
    }

    /// Above this much of a core for others, a figure is marked.
    static let quietLimit = 0.2

    private static let ticksPerSecond = Double(sysconf(Int32(_SC_CLK_TCK)))

    let server: Int32
    private let began = NIODeadline.now()
    private let serverBefore: Double
    private let selfBefore: Double
    private let machineBefore: Double

    init(server: Int32) {
        self.server = server
        serverBefore = Meter.seconds(of: String(server))
        selfBefore = Meter.seconds(of: "self")
        machineBefore = Meter.machineSeconds()
    }

    /// Since this meter was made.
    func usage() -> Usage {
        let seconds = Double((NIODeadline.now() - began).nanoseconds) / 1e9
        let used = Meter.seconds(of: String(server)) - serverBefore
        let mine = Meter.seconds(of: "self") - selfBefore
        let all = Meter.machineSeconds() - machineBefore
        return Usage(seconds: seconds, server: used, others: seconds > 0 ? max(0, all - used - mine) / seconds : 0, memory: Meter.memory(of: server))
    }

    /// Proportional set size in MB of 1,000,000 bytes: pages shared with other processes count in part.
    static func memory(of process: Int32) -> Double? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/smaps_rollup", encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix("Pss:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }.map { $0 * 1024 / 1e6 }
    }

    /// Waits until the server has nothing to do: the readers have followed up.
    /// - Returns: seconds waited, without the last, quiet one.
    static func settle(_ server: Int32, limit: Double = 300) async throws -> Double {
        let began = NIODeadline.now()
        while true {
            let meter = Meter(server: server)
            try await Task.sleep(for: .seconds(1))
            let passed = Double((NIODeadline.now() - began).nanoseconds) / 1e9
            if meter.usage().server < 0.03 { return passed - 1 }
            guard passed < limit else { throw Spoiled(description: "The server was still busy after \(limit) s.") }
        }
    }

    private static func seconds(of process: String) -> Double {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8), let end = text.lastIndex(of: ")") else { return 0 }
        let fields = text[end...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13]) else { return 0 }
        return (user + system) / ticksPerSecond
    }

    /// Time that any core was busy.
    private static func machineSeconds() -> Double {
        guard let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8), let line = text.split(separator: "\n").first else { return 0 }
        let fields = line.split(separator: " ").dropFirst().compactMap { Double($0) }
        guard fields.count > 7 else { return 0 }
        // user, nice, system, irq, softirq; not idle and iowait, and not what the host stole.
        return (fields[0] + fields[1] + fields[2] + fields[5] + fields[6]) / ticksPerSecond
    }
}
