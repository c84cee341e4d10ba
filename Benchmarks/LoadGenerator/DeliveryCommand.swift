import ArgumentParser
import Corpus
import Foundation
import NIOCore
import NIOPosix
import Synchronization
import Wire

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
        let (sent, acknowledged) = try await send(to: conversations, people, texts)
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

    /// Sends on time whatever the server does: a late answer makes the later ones late too, and that counts.
    /// - Returns: when each message was due, by its number.
    private func send(to conversations: [String], _ people: [LoadCustomer], _ texts: Texts) async throws -> ([Int64: NIODeadline], Latencies) {
        let count = rate * seconds
        let start = NIODeadline.now() + .milliseconds(100)
        return try await withThrowingTaskGroup(of: (Int64, NIODeadline, NIODeadline).self) { group in
            for number in 0..<count {
                let due = start + .nanoseconds(Int64(number) * 1_000_000_000 / Int64(rate))
                let wait = due - .now()
                if wait > .nanoseconds(0) { try await Task.sleep(for: .nanoseconds(wait.nanoseconds)) }
                let customer = people[number % people.count]
                let request = customer.message(clientID: "d-\(number)", texts[number], in: conversations[number % people.count])
                let answer = customer.connection.send(request)
                group.addTask {
                    let response = try await answer.get()
                    guard response.status == 201 else { throw Spoiled(description: "a message answered \(response.status): \(response.text)") }
                    return (try JSONDecoder().decode(Message.self, from: Data(response.body.readableBytesView)).seq64, due, response.receivedAt)
                }
            }
            var sent: [Int64: NIODeadline] = [:]
            var acknowledged = Latencies()
            for try await (seq, due, received) in group {
                sent[seq] = due
                acknowledged.add(from: due, to: received)
            }
            return (sent, acknowledged)
        }
    }
}

extension Message {
    fileprivate var seq64: Int64 { Int64(seq) }
}
