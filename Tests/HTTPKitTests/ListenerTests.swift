import DeskTesting
import Foundation
import HTTPKit
import HTTPTypes
import Kit
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import Testing

/// The server on a real socket: what comes in pieces, one behind the other, too large, broken, or is never read.
@Suite struct ListenerTests {
    private static func table(_ source: @escaping @Sendable () -> any LiveSource) -> RouteTable {
        var table = RouteTable()
        table.add(.get, "/word", "A word", gate: .everyone, kind: .page) { call, _ in Reply.text(call.query("q") ?? "none") }
        table.add(.post, "/length", "How long it was", gate: .everyone, kind: .page) { call, _ in
            Reply.text("\(try await call.bytes(limit: 1_000_000).count)")
        }
        table.add(.get, "/live", "Events", gate: .everyone, kind: .stream) { _, _ in Reply.events(source()) }
        return table
    }

    /// Serves while `body` runs.
    private func serve(_ source: any LiveSource = Talker([]), _ body: (Int) async throws -> Void) async throws {
        try await serve({ source }, body)
    }

    /// - Parameter source: called for each stream.
    private func serve(_ source: @escaping @Sendable () -> any LiveSource, _ body: (Int) async throws -> Void) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = DeskServer(
            table: Self.table(source), settings: ServerSettings(host: "127.0.0.1", port: 0), metrics: Metrics(), logger: logger, explain: { _ in nil },
            errorPage: { error, _ in "<p>\(error.code.rawValue)</p>" })
        let (ports, bound) = AsyncStream.makeStream(of: Int.self)
        let group = ServiceGroup(services: [server.service { port in bound.yield(port) }], logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await port in ports {
                try await body(port)
                break
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test func requestsInOnePieceAreAnsweredInTheirOrder() async throws {
        try await serve { port in
            let client = try await RawClient(port)
            try await client.send(
                "GET /word?q=one HTTP/1.1\r\nHost: a\r\n\r\nGET /word?q=two HTTP/1.1\r\nHost: a\r\n\r\nGET /word?q=three HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            )
            let text = await client.untilClosed()
            let found = ["one", "two", "three"].map { text.range(of: "\r\n\r\n\($0)")?.lowerBound }
            #expect(found.allSatisfy { $0 != nil } && found.compactMap(\.self) == found.compactMap(\.self).sorted(), "\(text)")
            #expect(text.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
            #expect(text.contains("date: ") || text.contains("Date: "))
        }
    }

    @Test func aRequestInPiecesIsOne() async throws {
        try await serve { port in
            let client = try await RawClient(port)
            for piece in ["POST /length HT", "TP/1.1\r\nHost: a\r\nContent-Len", "gth: 10\r\n\r\n12345", "678", "90"] {
                try await client.send(piece)
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(await client.wait(for: "\r\n\r\n10"))
            client.close()
        }
    }

    /// Whether it says its length or comes in chunks.
    @Test(arguments: [true, false]) func aLargeBodyIsReadAsItComes(saysLength: Bool) async throws {
        try await serve { port in
            let client = try await RawClient(port)
            let size = 600_000
            let body = String(repeating: "x", count: size)
            try await client.send(
                "POST /length HTTP/1.1\r\nHost: a\r\n" + (saysLength ? "Content-Length: \(size)\r\n\r\n\(body)" : "Transfer-Encoding: chunked\r\n\r\n"))
            if !saysLength { try await client.send("\(String(size, radix: 16))\r\n\(body)\r\n0\r\n\r\n") }
            #expect(await client.wait(for: "\r\n\r\n600000"))
            // The next one on the same connection.
            try await client.send("GET /word?q=after HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await client.wait(for: "after"))
            client.close()
        }
    }

    @Test func whatIsTooLargeIsRefusedAndTheConnectionGoesOn() async throws {
        try await serve { port in
            let client = try await RawClient(port)
            try await client.send("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n")
            try await client.send(String(repeating: "x", count: 3_000_000))
            #expect(await client.wait(for: "HTTP/1.1 413"))
            try await client.send("GET /word?q=after HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await client.wait(for: "after"))
            client.close()
        }
    }

    @Test func whatIsNoRequestIsAnsweredAndClosed() async throws {
        try await serve { port in
            let client = try await RawClient(port)
            try await client.send("\u{1}\u{2}nonsense\r\n\r\n")
            #expect(await client.untilClosed().hasPrefix("HTTP/1.1 400"))
        }
    }

    @Test func whoClosesItsHalfStillGetsTheAnswer() async throws {
        try await serve { port in
            let client = try await RawClient(port)
            try await client.send("GET /word?q=last HTTP/1.1\r\nHost: a\r\n\r\n")
            client.closeHalf()
            #expect(await client.untilClosed().hasSuffix("last"))
        }
    }

    @Test func aStreamSaysWhatThereIsAndEnds() async throws {
        let source = Talker([.say("one"), .say("two"), .end])
        try await serve(source) { port in
            let client = try await RawClient(port)
            try await client.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await client.wait(for: "data: one"))
            source.wake()
            #expect(await client.wait(for: "data: two"))
            source.wake()
            #expect(await client.wait(for: "\r\n0\r\n\r\n"))
            #expect(source.isDetached)
            try await client.send("GET /word?q=after HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await client.wait(for: "after"))
            client.close()
        }
    }

    /// Also by whoever could still wake it.
    @Test func aReaderWhoIsGoneIsForgotten() async throws {
        let source = Talker([.say("one")])
        try await serve(source) { port in
            let client = try await RawClient(port)
            try await client.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(await client.wait(for: "data: one"))
            client.close()
            while !source.isDetached { await Task.yield() }
        }
    }

    @Test func aStreamThatIsOverIsFreed() async throws {
        let source = Talker([.end])
        let writer = EventWriter(write: { _ in }, writeNow: { _ in })
        let (ends, ended) = AsyncStream.makeStream(of: Void.self)
        var stream: LiveStream? = LiveStream(source, to: writer) { ended.yield() }
        weak let freed = stream
        stream?.begin()
        for await _ in ends { break }
        stream = nil
        while freed != nil { await Task.yield() }
    }

    /// What is at hand and what has to be looked up, and the end, however many streams are told of it at once.
    @Test func eachReaderHearsEverythingInItsOrder() async throws {
        let sources = (0..<400).map { _ in Counter(upTo: 12) }
        let left = Mutex(sources)
        try await serve({ left.withLock { $0.removeLast() } }) { port in
            var clients: [RawClient] = []
            for _ in sources {
                let client = try await RawClient(port)
                try await client.send("GET /live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                #expect(await client.wait(for: "data: 1\n"))
                clients.append(client)
            }
            for source in sources { source.wake() }
            for client in clients {
                let said = await client.untilClosed().split(separator: "\n").compactMap { $0.hasPrefix("data: ") ? Int($0.dropFirst(6)) : nil }
                #expect(said == Array(1...12))
            }
        }
    }

    /// However much happens: what it has not taken is not kept for it, and it hears the rest when it reads again.
    @Test func aReaderWhoStallsCostsNoMoreAsTimeGoesOn() async throws {
        let source = Flood()
        try await serve(source) { port in
            let client = try await RawClient(port, reads: false)
            try await client.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n")
            let other = try await RawClient(port)
            var (last, quiet, round) = (-1, 0, 0)
            // Until the system's own buffers are full.
            while quiet < 40 {
                source.wake()
                (last, quiet, round) = (source.said, source.said == last ? quiet + 1 : 0, round + 1)
                try await other.send("GET /word?q=round-\(round). HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(await other.wait(for: "round-\(round)."))
            }
            for _ in 0..<10_000 { source.wake() }
            #expect(source.said == last, "nothing is said while it does not read")
            client.read()
            while source.said == last { await Task.yield() }
            other.close()
            client.close()
        }
    }
}

/// Does one step after the other, one each time it is woken.
private final class Talker: LiveSource {
    enum Step { case say(String), end, nothing }

    private struct State {
        var steps: [Step]
        var wake: (@Sendable () -> Void)?
        var isDetached = false
    }

    private let state: Mutex<State>

    init(_ steps: [Step]) { state = Mutex(State(steps: steps)) }

    var isDetached: Bool { state.withLock(\.isDetached) }

    func wake() { state.withLock(\.wake)?() }
    func attach(_ wake: @escaping @Sendable () -> Void) { state.withLock { $0.wake = wake } }
    func detach() { state.withLock { $0.isDetached = true } }

    func step(_ writer: EventWriter) async throws -> Bool {
        switch state.withLock({ $0.steps.isEmpty ? Step.nothing : $0.steps.removeFirst() }) {
        case .say(let text): try await writer.send(event: "said", id: nil, data: text)
        case .end: return false
        case .nothing: break
        }
        return true
    }
}

/// Says one, and once it is woken counts on: by turns what is at hand and what is looked up. Then it ends.
private final class Counter: LiveSource {
    private let last: Int
    private let said = Mutex(0)
    private let toWake = Mutex<(@Sendable () -> Void)?>(nil)

    init(upTo last: Int) { self.last = last }

    func wake() { toWake.withLock(\.self)?() }
    func attach(_ wake: @escaping @Sendable () -> Void) { toWake.withLock { $0 = wake } }
    func detach() { toWake.withLock { $0 = nil } }

    func ready() -> [EventFrame]? {
        let number = said.withLock { said in
            guard said % 3 != 0, said < last else { return nil as Int? }
            said += 1
            return said
        }
        guard let number else { return nil }
        wake()
        return [EventFrame(event: "count", id: nil, data: "\(number)")]
    }

    func step(_ writer: EventWriter) async throws -> Bool {
        let number = said.withLock { said in
            said += 1
            return said
        }
        guard number <= last else { return false }
        if number > 1 { wake() }
        try await writer.send(event: "count", id: nil, data: "\(number)")
        return true
    }
}

/// Has always more to say than anybody reads, at once where it may.
private final class Flood: LiveSource {
    private let count = Mutex(0)
    private let toWake = Mutex<(@Sendable () -> Void)?>(nil)
    private let frame = EventFrame(event: "flood", id: nil, data: String(repeating: "x", count: 20_000))

    var said: Int { count.withLock(\.self) }

    func wake() { toWake.withLock(\.self)?() }
    func attach(_ wake: @escaping @Sendable () -> Void) { toWake.withLock { $0 = wake } }
    func detach() { toWake.withLock { $0 = nil } }
    func step(_ writer: EventWriter) async throws -> Bool { true }

    func ready() -> [EventFrame]? {
        count.withLock { $0 += 1 }
        return [frame]
    }
}

/// A client that writes bytes and keeps what comes.
private final class RawClient: Sendable {
    private final class Keeper: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        private struct State {
            var bytes: [UInt8] = []
            var isClosed = false
            var waiters: [(needle: String?, continuation: CheckedContinuation<Bool, Never>)] = []
        }

        private let state = Mutex(State())

        var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = Array(unwrapInboundIn(data).readableBytesView)
            state.withLock { $0.bytes += bytes }
            answer()
        }

        func channelInactive(context: ChannelHandlerContext) {
            state.withLock { $0.isClosed = true }
            answer()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        /// Whether it came before the connection was closed; nil waits for that.
        func wait(for needle: String?) async -> Bool {
            await withCheckedContinuation { continuation in
                state.withLock { $0.waiters.append((needle, continuation)) }
                answer()
            }
        }

        private func answer() {
            let answered = state.withLock { state in
                let text = String(decoding: state.bytes, as: UTF8.self)
                let isClosed = state.isClosed
                let isFound: (String?) -> Bool = { needle in needle.map(text.contains) ?? isClosed }
                let ready = state.waiters.filter { isFound($0.needle) || isClosed }.map { ($0.continuation, isFound($0.needle)) }
                state.waiters.removeAll { isFound($0.needle) || isClosed }
                return ready
            }
            for (continuation, isFound) in answered { continuation.resume(returning: isFound) }
        }
    }

    private let channel: any Channel
    private let keeper = Keeper()

    init(_ port: Int, reads: Bool = true) async throws {
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: reads)
            .channelOption(.allowRemoteHalfClosure, value: false)
            .channelInitializer { [keeper] channel in channel.pipeline.addHandler(keeper) }
            .connect(host: "127.0.0.1", port: port).get()
    }

    /// Returns when the system has taken it.
    func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)) }
    func closeHalf() { channel.close(mode: .output, promise: nil) }
    func close() { channel.close(promise: nil) }
    func read() { channel.setOption(.autoRead, value: true).whenComplete { _ in } }
    func wait(for needle: String) async -> Bool { await keeper.wait(for: needle) }

    func untilClosed() async -> String {
        _ = await keeper.wait(for: nil)
        return keeper.text
    }
}
