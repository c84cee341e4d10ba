import ArgumentParser
import Corpus
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import Wire

struct AssignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "From a solved conversation to the next one on the agent's screen, with messages sent at a fixed rate.")

    @OptionGroup var target: TargetOptions
    @Option(help: "Conversations that wait in the line.") var waiting = 1000
    @Option(help: "Customers who write meanwhile, each in a conversation that somebody has.") var customers = 100
    @Option(help: "Messages per second.") var rate = 500
    @Option(help: "Seconds of sending.") var seconds = 20

    func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let texts = Texts()
        let people = try await CreateCommand.customers(customers, group, target)
        let admin = try await LoadStaff.signIn(BenchStaff.admin, try await Connection.open(port: target.port, on: group))
        var conversations: [String] = []
        for (index, customer) in people.enumerated() {
            let id = try await customer.waitingConversation(texts[index])
            try await admin.send(.POST, "/api/v1/conversations/\(id)/assignment", "{}")
            conversations.append(id)
        }
        try await fillLine(with: try await CreateCommand.customers(20, group, target), texts)
        // While the line is filled, the server closes connections that are idle.
        let writers = try await CreateCommand.reconnected(people, group, target)
        let agent = try await FreedAgent.start(target, group)
        _ = try await Meter.settle(target.pid)

        let meter = Meter(server: target.pid)
        let pace = PacedMessages(rate: rate, seconds: seconds)
        async let sending = pace.send(to: conversations, writers, texts)
        let (offered, shown) = try await agent.work(until: .now() + .seconds(Int64(seconds)), atMost: waiting - 10)
        _ = try await sending
        let usage = meter.usage()
        try target.write(Row("freed → next one offered, \(rate)/s", offered).with(usage))
        try target.write(Row("freed → next one in the list, \(rate)/s", shown).with(usage))
        try await agent.stream.close()
        try await group.shutdownGracefully()
    }

    private func fillLine(with customers: [LoadCustomer], _ texts: Texts) async throws {
        for number in 0..<waiting {
            let customer = customers[number % customers.count]
            let response = try await customer.connection.call(customer.opening(clientID: "w-\(number)", texts[number]), expecting: 201)
            let id = try JSONDecoder().decode(Conversation.self, from: Data(response.body.readableBytesView)).id
            _ = try await customer.connection.call(
                Request(.POST, "/client/v1/conversations/\(id)/handover", headers: customer.headers, body: ByteBuffer()), expecting: 200)
        }
    }
}

/// An agent who holds one conversation at a time, takes whatever is offered and solves it at once.
private struct FreedAgent: Sendable {
    private struct Listed: Decodable {
        struct Item: Decodable { var id: String; var state: String }
        var conversations: [Item]
    }

    let staff: LoadStaff
    let stream: EventStream
    let offers: AsyncStream<NIODeadline>

    static func start(_ target: TargetOptions, _ group: any EventLoopGroup) async throws -> FreedAgent {
        let staff = try await LoadStaff.signIn(BenchStaff.agent, try await Connection.open(port: target.port, on: group))
        let (offers, continuation) = AsyncStream.makeStream(of: NIODeadline.self)
        let stream = try await EventStream.open(
            port: target.port, path: "/api/v1/events", header: "Cookie: \(staff.cookie)", type: "conversation.offered", client: 0, on: group, lost: {},
            arrived: { _, now in continuation.yield(now) })
        return FreedAgent(staff: staff, stream: stream, offers: offers)
    }

    /// - Returns: from the moment at which the agent is free to the offer on their stream, and to the answer that lists it.
    func work(until end: NIODeadline, atMost limit: Int) async throws -> (offered: Latencies, shown: Latencies) {
        var (offered, shown) = (Latencies(), Latencies())
        var arrivals = offers.makeAsyncIterator()
        try await staff.send(.PUT, "/api/v1/presence", #"{"status":"available","capacity":1}"#)
        var freed: NIODeadline?
        while NIODeadline.now() < end, shown.count < limit {
            guard let arrival = await arrivals.next() else { break }
            let list = try await staff.get("/api/v1/conversations?view=mine")
            let mine = try JSONDecoder().decode(Listed.self, from: Data(list.body.readableBytesView)).conversations
            guard let next = mine.first(where: { $0.state == "queued" }) else { throw Spoiled(description: "an offer is in no list") }
            if let freed {
                offered.add(from: freed, to: arrival)
                shown.add(from: freed, to: list.receivedAt)
            }
            try await staff.send(.POST, "/api/v1/conversations/\(next.id)/assignment", "{}")
            freed = .now()
            try await staff.send(.POST, "/api/v1/conversations/\(next.id)/resolution", "")
        }
        try await staff.send(.DELETE, "/api/v1/presence", "")
        return (offered, shown)
    }
}
