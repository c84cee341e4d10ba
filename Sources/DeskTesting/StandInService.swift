import HTTPKit
import HTTPTypes
import Kit
import Logging
import ServiceLifecycle
import Synchronization

/// A stand-in for a service outside the desk: over HTTP on this machine it answers what a test tells it to, and keeps what it was asked.
package final class StandInService: Sendable {
    package struct Call: Sendable {
        /// Names in small letters.
        package let headers: [String: String]
        package let body: String
    }

    private let calls = Mutex<[Call]>([])

    package init() {}

    package var asked: [Call] { calls.withLock { $0 } }

    /// - Parameter body: given the address that was asked for: `http://127.0.0.1:4711/v1/…`. The service ends with it.
    package func serve<Value: Sendable>(
        _ answer: String, status: Int = 200, at path: String, _ body: (String) async throws -> Value
    ) async throws -> Value {
        let logger = Logger(label: "stand-in") { _ in SwiftLogNoOpLogHandler() }
        let server = DeskServer(
            table: table(answer, status, path), settings: ServerSettings(host: "127.0.0.1", port: 0), metrics: Metrics(), logger: logger,
            explain: { $0 as? APIError }, errorPage: { _, _ in "" })
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let group = ServiceGroup(services: [server.service { port.yield($0) }], logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            guard let number = await ports.first(where: { _ in true }) else { throw TestFailure("the stand-in did not start") }
            let value = try await body("http://127.0.0.1:\(number)\(path)")
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return value
        }
    }

    private func table(_ answer: String, _ status: Int, _ path: String) -> RouteTable {
        var table = RouteTable()
        table.add(.post, path, "What the test wants it to say", gate: .everyone, kind: .json) { [self] call, _ in
            let headers = Dictionary(call.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { first, _ in first })
            let body = String(decoding: try await call.bytes(limit: 100_000), as: UTF8.self)
            calls.withLock { $0.append(Call(headers: headers, body: body)) }
            guard status == 200 else { throw APIError(.unavailable, Phrase(en: "Busy.", zh: "忙。")) }
            return Reply.text(answer, type: "application/json")
        }
        return table
    }
}
