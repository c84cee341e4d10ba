import ArgumentParser
import Corpus
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

struct FanOutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fan-out", abstract: "One announcement to the live streams of many customers, and what a stream costs.")

    @OptionGroup var target: TargetOptions
    @Option(parsing: .upToNextOption, help: "Numbers of streams.") var streams = [1_000, 5_000]
    @Option(help: "Announcements, two seconds apart.") var announcements = 10

    /// Arrivals of one announcement after the other.
    private final class Arrivals: Sendable {
        struct State {
            var times: [NIODeadline] = []
            var lost = 0
        }

        let state = Mutex(State())
    }

    func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let lead = try await LoadStaff.signIn(BenchStaff.lead, try await Connection.open(port: target.port, on: group))
        let most = streams.max() ?? 0
        let listeners = try await prepare(most, group)
        for count in streams { try await measure(Array(listeners.prefix(count)), lead, group) }
        try await group.shutdownGracefully()
    }

    private struct Prepared: Sendable {
        let conversation: String
        let token: String
    }

    /// Customers with a conversation, 16 at a time over as many connections.
    private func prepare(_ count: Int, _ group: any EventLoopGroup) async throws -> [Prepared] {
        let texts = Texts()
        return try await withThrowingTaskGroup(of: [Prepared].self) { tasks in
            for share in 0..<16 {
                tasks.addTask { [target] in
                    let connection = try await Connection.open(port: target.port, client: share, on: group)
                    var prepared: [Prepared] = []
                    for index in stride(from: share, to: count, by: 16) {
                        let customer = try await LoadCustomer.start(connection)
                        prepared.append(Prepared(conversation: try await customer.conversation(texts[index]), token: customer.token))
                    }
                    try await connection.close()
                    return prepared
                }
            }
            return try await tasks.reduce(into: []) { $0 += $1 }
        }
    }

    private func measure(_ listeners: [Prepared], _ lead: LoadStaff, _ group: any EventLoopGroup) async throws {
        _ = try await Meter.settle(target.pid)
        let before = Meter.memory(of: target.pid) ?? 0
        let arrivals = Arrivals()
        let open = try await open(listeners, arrivals, group)
        // Signs of life never let so many streams be quite still.
        try await Task.sleep(for: .seconds(5))
        let with = Meter.memory(of: target.pid) ?? 0

        var latencies = Latencies()
        var usage: [Meter.Usage] = []
        for number in 0..<announcements {
            arrivals.state.withLock { $0.times = [] }
            let meter = Meter(server: target.pid)
            let began = NIODeadline.now()
            let body = ByteBuffer(string: #"{"en":"Transfers are delayed, nothing is lost (\#(number)).","zh":"转账有延迟，资金不会丢失（\#(number)）。"}"#)
            _ = try await lead.connection.call(Request(.POST, "/api/v1/announcements", headers: lead.headers, body: body), expecting: 201)
            try await Task.sleep(for: .seconds(2))
            usage.append(meter.usage())
            for time in arrivals.state.withLock({ $0.times }) { latencies.add(from: began, to: time) }
        }
        let closed = arrivals.state.withLock { $0.lost }
        for stream in open { try await stream.close() }

        var row = Row("announcement → \(listeners.count) streams", latencies)
        row.serverMilliseconds = usage.map(\.server).reduce(0, +) * 1000 / Double(max(1, latencies.count))
        row.otherCores = usage.map(\.others).max()
        row.memory = with
        row.failures = listeners.count * announcements - latencies.count + closed
        row.note = String(format: "%.1f kB a stream (PSS %.1f → %.1f MB)", (with - before) * 1000 / Double(listeners.count), before, with)
        try target.write(row)
    }

    private func open(_ listeners: [Prepared], _ arrivals: Arrivals, _ group: any EventLoopGroup) async throws -> [EventStream] {
        var open: [EventStream] = []
        open.reserveCapacity(listeners.count)
        for start in stride(from: 0, to: listeners.count, by: 50) {
            let some = listeners[start..<min(start + 50, listeners.count)]
            open += try await withThrowingTaskGroup(of: EventStream.self) { tasks in
                for (offset, listener) in some.enumerated() {
                    tasks.addTask { [target] in
                        try await EventStream.open(
                            port: target.port, path: "/client/v1/conversations/\(listener.conversation)/events",
                            header: "Authorization: Bearer \(listener.token)", type: "announcement.created", client: start + offset, on: group,
                            lost: { arrivals.state.withLock { $0.lost += 1 } },
                            arrived: { _, now in arrivals.state.withLock { $0.times.append(now) } })
                    }
                }
                return try await tasks.reduce(into: []) { $0.append($1) }
            }
        }
        return open
    }
}
