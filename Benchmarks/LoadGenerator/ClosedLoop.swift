import NIOCore

/// A client that sends its next request when the last one is answered, without leaving its event loop.
final class ClosedLoop {
    struct Recording: Sendable {
        var latencies = Latencies()
        var failures = 0

        static func + (a: Recording, b: Recording) -> Recording {
            Recording(latencies: a.latencies + b.latencies, failures: a.failures + b.failures)
        }
    }

    private let connection: Connection
    private let end: NIODeadline
    private let limit: Int
    private let status: Int
    private let next: @Sendable (Int) -> Request
    private let done: EventLoopPromise<Recording>
    private var recording = Recording()
    private var sent = 0

    private init(_ connection: Connection, until end: NIODeadline, limit: Int, expecting status: Int, next: @escaping @Sendable (Int) -> Request) {
        self.connection = connection
        self.end = end
        self.limit = limit
        self.status = status
        self.next = next
        done = connection.eventLoop.makePromise()
    }

    /// Runs one client until the time is over or `limit` requests are answered.
    static func run(
        _ connection: Connection, until end: NIODeadline, limit: Int = .max, expecting status: Int, next: @escaping @Sendable (Int) -> Request
    ) async throws -> Recording {
        try await connection.eventLoop.flatSubmit {
            let loop = ClosedLoop(connection, until: end, limit: limit, expecting: status, next: next)
            loop.step()
            return loop.done.futureResult
        }.get()
    }

    /// Runs many clients side by side; `next` is given the client's number and the request's.
    static func run(
        _ connections: [Connection], for seconds: Double, limit: Int = .max, expecting status: Int,
        next: @escaping @Sendable (_ client: Int, _ request: Int) -> Request
    ) async throws -> Recording {
        let end = NIODeadline.now() + .nanoseconds(Int64(seconds * 1e9))
        return try await withThrowingTaskGroup(of: Recording.self) { group in
            for (client, connection) in connections.enumerated() {
                group.addTask { try await run(connection, until: end, limit: limit, expecting: status) { next(client, $0) } }
            }
            return try await group.reduce(Recording(), +)
        }
    }

    private func step() {
        guard sent < limit, NIODeadline.now() < end else { return done.succeed(recording) }
        let began = NIODeadline.now()
        let request = next(sent)
        sent += 1
        connection.send(request).assumeIsolated().whenComplete { [self] result in
            switch result {
            case .success(let response):
                recording.latencies.add(from: began, to: response.receivedAt)
                if response.status != status { recording.failures += 1 }
                step()
            case .failure:
                recording.failures += 1
                done.succeed(recording)
            }
        }
    }
}
