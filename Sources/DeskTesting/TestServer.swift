import Foundation
package import HTTPKit
package import HTTPTypes
import Hummingbird
import Kit
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

/// A server without a socket: calls go through its router.
package struct TestServer: Sendable {
    private let respond: @Sendable (Request, DeskContext) async throws -> Response

    package init(_ server: DeskServer) {
        let responder = server.responder()
        respond = { request, context in try await responder.respond(to: request, context: context) }
    }

    /// A server of these routes alone. Its error page is the error's code and message in one paragraph.
    package init(
        _ table: RouteTable, settings: ServerSettings = ServerSettings(host: "127.0.0.1", port: 0), explain: @escaping DeskServer.Explain = { _ in nil }
    ) {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        self.init(
            DeskServer(
                table: table, settings: settings, metrics: Metrics(), logger: logger, explain: explain,
                errorPage: { error, language in "<p>\(error.code.rawValue): \(error.message(language))</p>" }))
    }

    /// - Parameters:
    ///   - peer: the address that the connection comes from.
    ///   - readsBody: false for a stream, which does not end by itself.
    package func send(
        _ method: HTTPRequest.Method, _ path: String, bytes: [UInt8] = [], headers: HTTPFields = [:], peer: String? = nil, readsBody: Bool = true
    ) async throws -> TestReply {
        let (response, source) = try await response(method, path, bytes: bytes, headers: headers, peer: peer)
        guard readsBody else { return TestReply(status: response.status.code, headers: response.headers, body: []) }
        if let source { return TestReply(status: response.status.code, headers: response.headers, body: await TestStream(source).all) }
        let sink = Sink()
        try await response.body.write(SinkWriter(sink: sink))
        return TestReply(status: response.status.code, headers: response.headers, body: await sink.bytes)
    }

    /// Reads a stream until it is closed.
    package func stream(_ path: String, headers: HTTPFields) async throws -> TestStream {
        let (response, source) = try await response(.get, path, bytes: [], headers: headers, peer: nil)
        guard response.status == .ok, let source else { throw TestFailure("the stream answered \(response.status.code)") }
        return TestStream(source)
    }

    private func response(
        _ method: HTTPRequest.Method, _ path: String, bytes: [UInt8], headers: HTTPFields, peer: String?
    ) async throws -> (Response, (any LiveSource)?) {
        let head = HTTPRequest(method: method, scheme: "http", authority: "desk.test", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: bytes)))
        let channel = EmbeddedChannel()
        if let peer { channel.remoteAddress = try SocketAddress(ipAddress: peer, port: 50_000) }
        let context = DeskContext(source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test")))
        return (try await respond(request, context), context.handover.take())
    }
}

/// What came back.
package struct TestReply: Sendable {
    package let status: Int
    package let headers: HTTPFields
    package let body: [UInt8]

    package var string: String { String(decoding: body, as: UTF8.self) }

    package func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body))
    }

    /// A text of the answer's object, by its path: `error.code`.
    package func text(_ path: String) throws -> String {
        var value: Any = try JSONSerialization.jsonObject(with: Data(body))
        for name in path.split(separator: ".") {
            guard let object = value as? [String: Any], let next = object[String(name)] else { throw TestFailure("no \(path) in \(string)") }
            value = next
        }
        return "\(value)"
    }

    /// The objects of a list of the answer's object.
    package func objects(_ name: String) throws -> [[String: Any]] {
        let answer = try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        guard let list = answer?[name] as? [[String: Any]] else { throw TestFailure("no list \(name) in \(string)") }
        return list
    }
}

private actor Sink {
    private(set) var bytes: [UInt8] = []

    func take(_ buffer: ByteBuffer) { bytes += Array(buffer.readableBytesView) }
}

private struct SinkWriter: ResponseBodyWriter {
    let sink: Sink

    mutating func write(_ buffer: ByteBuffer) async throws { await sink.take(buffer) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// A stream that is being read.
package final class TestStream: Sendable {
    private struct State {
        var received: [UInt8] = []
        var waiter: (needle: String, continuation: CheckedContinuation<Void, any Error>)?
        var ended: CheckedContinuation<Void, Never>?
        var live: LiveStream?
        var isOver = false

        var text: String { String(decoding: received, as: UTF8.self) }
    }

    private let state = Mutex(State())

    package var text: String { state.withLock(\.text) }

    init(_ source: any LiveSource) {
        let writer = EventWriter(write: { self.take($0) }, writeNow: { self.take($0) })
        let live = LiveStream(source, to: writer) { self.end() }
        state.withLock { $0.live = live }
        live.begin()
    }

    private func take(_ frame: EventFrame) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            state.received += frame.text.utf8
            guard let waiter = state.waiter, state.text.contains(waiter.needle) else { return nil }
            state.waiter = nil
            return waiter.continuation
        }
        waiter?.resume()
    }

    private func end() {
        let (waiter, ended, text) = state.withLock { state in
            defer { (state.waiter, state.ended, state.isOver) = (nil, nil, true) }
            return (state.waiter?.continuation, state.ended, state.text)
        }
        waiter?.resume(throwing: TestFailure("the stream ended: \(text)"))
        ended?.resume()
    }

    /// Everything that it says until it ends by itself.
    var all: [UInt8] {
        get async {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if !state.isOver { state.ended = continuation }
                    return state.isOver
                }
                if isOver { continuation.resume() }
            }
            return state.withLock(\.received)
        }
    }

    /// Returns once `needle` has come.
    /// - Throws: where the stream ends without it.
    package func wait(for needle: String) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let answer = state.withLock { state -> Result<Void, any Error>? in
                if state.text.contains(needle) { return .success(()) }
                if state.isOver { return .failure(TestFailure("the stream ended: \(state.text)")) }
                state.waiter = (needle, continuation)
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    package func close() { state.withLock(\.live)?.close() }
}
