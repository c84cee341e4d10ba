import ArgumentParser
import Corpus
import Foundation
import NIOCore
import NIOPosix

struct CreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Conversations created, messages appended, and how soon they can be found.")

    @OptionGroup var target: TargetOptions
    @Option(parsing: .upToNextOption, help: "Numbers of clients.") var clients = [1, 8, 64]
    @Option(help: "Seconds of each measurement.") var seconds = 5.0

    func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let texts = Texts()
        for count in clients {
            var customers = try await Self.customers(count, group, target)
            try await warmUp(customers, texts)
            // While the readers follow up, the server closes connections that are idle.
            customers = try await Self.reconnected(customers, group, target)
            try await create(customers, texts, run: "\(count)-\(UInt64.random(in: 0 ..< 1 << 40))")
            customers = try await Self.reconnected(customers, group, target)
            try await append(customers, texts)
            for customer in customers { try await customer.connection.close() }
        }
        if let most = clients.max() { try await findWhileCreating(most, texts, group) }
        try await group.shutdownGracefully()
    }

    static func customers(_ count: Int, _ group: any EventLoopGroup, _ target: TargetOptions) async throws -> [LoadCustomer] {
        var customers: [LoadCustomer] = []
        for client in 0..<count {
            customers.append(try await LoadCustomer.start(try await Connection.open(port: target.port, client: client, on: group)))
        }
        return customers
    }

    static func reconnected(_ customers: [LoadCustomer], _ group: any EventLoopGroup, _ target: TargetOptions) async throws -> [LoadCustomer] {
        var again: [LoadCustomer] = []
        for (client, customer) in customers.enumerated() {
            try? await customer.connection.close()
            again.append(customer.on(try await Connection.open(port: target.port, client: client, on: group)))
        }
        return again
    }

    private func warmUp(_ customers: [LoadCustomer], _ texts: Texts) async throws {
        let connections = customers.map(\.connection)
        _ = try await ClosedLoop.run(connections, for: 1, limit: 20, expecting: 201) { client, request in
            customers[client].opening(clientID: "warm-\(request)", texts[client &* 31 &+ request])
        }
        _ = try await Meter.settle(target.pid)
    }

    /// Each answer of 201 says that the conversation is on disk.
    private func create(_ customers: [LoadCustomer], _ texts: Texts, run: String) async throws {
        let meter = Meter(server: target.pid)
        let recording = try await ClosedLoop.run(customers.map(\.connection), for: seconds, expecting: 201) { client, request in
            customers[client].opening(clientID: "\(run)-\(request)", texts[client &* 31 &+ request])
        }
        let usage = meter.usage()
        let backlog = try await Meter.settle(target.pid)
        var row = Row("create a conversation, \(customers.count) clients", recording.latencies).with(usage)
        row.failures = recording.failures
        row.note = "readers done \(String(format: "%.0f", backlog)) s later"
        try target.write(row)
    }

    private func append(_ customers: [LoadCustomer], _ texts: Texts) async throws {
        var opened: [String] = []
        for (client, customer) in customers.enumerated() { opened.append(try await customer.waitingConversation(texts[client])) }
        _ = try await Meter.settle(target.pid, limit: 60)
        let conversations = opened
        let meter = Meter(server: target.pid)
        let recording = try await ClosedLoop.run(customers.map(\.connection), for: seconds, expecting: 201) { client, request in
            customers[client].message(clientID: "m-\(request)", texts[client &* 31 &+ request], in: conversations[client])
        }
        var row = Row("append a message, \(customers.count) clients", recording.latencies).with(meter.usage())
        row.failures = recording.failures
        try target.write(row)
        _ = try await Meter.settle(target.pid)
    }

    /// From the answer to a new conversation until a search finds its text, while the other clients create as fast as they can.
    private func findWhileCreating(_ count: Int, _ texts: Texts, _ group: any EventLoopGroup) async throws {
        let customers = try await Self.customers(count, group, target)
        let staff = try await LoadStaff.signIn(BenchStaff.admin, try await Connection.open(port: target.port, on: group))
        let probe = try await LoadCustomer.start(try await Connection.open(port: target.port, on: group))
        let connections = customers.map(\.connection)
        let meter = Meter(server: target.pid)
        async let load = ClosedLoop.run(connections, for: seconds, expecting: 201) { client, request in
            customers[client].opening(clientID: "f-\(request)", texts[client &* 31 &+ request])
        }
        var latencies = Latencies()
        let end = NIODeadline.now() + .nanoseconds(Int64(seconds * 0.9e9))
        while NIODeadline.now() < end {
            let word = "find" + String(UInt64.random(in: .min ... .max), radix: 36)
            let made = try await probe.connection.call(probe.opening(clientID: word, "Where is \(word)"), expecting: 201)
            while try await !staff.get("/api/v1/search?query=\(word)").text.contains(word) { try await Task.sleep(for: .milliseconds(5)) }
            latencies.add(from: made.receivedAt, to: .now())
            try await Task.sleep(for: .milliseconds(50))
        }
        _ = try await load
        var row = Row("created → found by search, \(count) clients", latencies).with(meter.usage(), rated: false)
        row.serverMilliseconds = nil
        try target.write(row)
        _ = try await Meter.settle(target.pid)
    }
}
