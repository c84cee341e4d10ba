import ArgumentParser
import Corpus
import NIOCore
import NIOPosix
import Synchronization

struct DeliveryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver", abstract: "From a customer's message to the agent's live stream, with messages sent at a fixed rate.")

    @OptionGroup var target: TargetOptions
    @Option(help: "Customers, each with a conversation that waits.") var customers = 200
    @Option(help: "Messages per second.") var rate = 500
    @Option(help: "Seconds of sending.") var seconds = 20

    /// When messages arrived, by their numbers.
    private final class Arrivals: Sendable {
        let times = Mutex<[Int64: NIODeadline]>([:])
    }

    func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let texts = Texts()
        let people = try await CreateCommand.customers(customers, group, target)
        var conversations: [String] = []
        for (index, customer) in people.enumerated() { conversations.append(try await customer.waitingConversation(texts[index])) }
        let agent = try await LoadStaff.signIn(BenchStaff.agent, try await Connection.open(port: target.port, on: group))
        let arrivals = Arrivals()
        let stream = try await EventStream.open(
            port: target.port, path: "/api/v1/events", header: "Cookie: \(agent.cookie)", type: "message.created", client: 0, on: group, lost: {},
            arrived: { seq, now in arrivals.times.withLock { $0[seq] = now } })
        _ = try await Meter.settle(target.pid)

        let meter = Meter(server: target.pid)
        let (sent, acknowledged) = try await PacedMessages(rate: rate, seconds: seconds).send(to: conversations, people, texts)
        let usage = meter.usage()
        try await Task.sleep(for: .seconds(2))
        var seen = Latencies()
        var lost = 0
        arrivals.times.withLock { times in
            for (seq, due) in sent {
                if let time = times[seq] { seen.add(from: due, to: time) } else { lost += 1 }
            }
        }
        var row = Row("message → agent's stream, \(rate)/s", seen).with(usage)
        row.failures = lost
        try target.write(row)
        try target.write(Row("message → acknowledged, \(rate)/s", acknowledged).with(usage))
        try await stream.close()
        try await group.shutdownGracefully()
    }
}
