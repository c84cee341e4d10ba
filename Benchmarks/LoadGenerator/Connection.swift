import NIOCore
import NIOHTTP1
import NIOPosix

struct Request: Sendable {
    var method: HTTPMethod
    var path: String
    var headers: HTTPHeaders
    var body: ByteBuffer?

    init(_ method: HTTPMethod, _ path: String, headers: HTTPHeaders = [:], body: ByteBuffer? = nil) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }
}

struct Response: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: ByteBuffer
    let receivedAt: NIODeadline

    var text: String { String(buffer: body) }
}

/// One keep-alive connection. Requests are sent one after the other; what is sent meanwhile waits its turn.
struct Connection: Sendable {
    private struct Exchange: Sendable {
        let request: Request
        let answer: EventLoopPromise<Response>
    }

    let eventLoop: any EventLoop
    private let channel: any Channel

    /// - Parameter client: spreads connections over the loopback addresses 127.0.0.1 to 127.0.0.4, each with ports of its own.
    static func open(port: Int, client: Int = 0, on group: any EventLoopGroup) async throws -> Connection {
        let channel = try await bootstrap(client, group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    try channel.pipeline.syncOperations.addHandler(ExchangeHandler(port: port))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return Connection(eventLoop: channel.eventLoop, channel: channel)
    }

    static func bootstrap(_ client: Int, _ group: any EventLoopGroup) throws -> ClientBootstrap {
        ClientBootstrap(group: group)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .bind(to: try SocketAddress(ipAddress: "127.0.0.\(1 + client % 4)", port: 0))
    }

    func send(_ request: Request) -> EventLoopFuture<Response> {
        let answer = eventLoop.makePromise(of: Response.self)
        channel.writeAndFlush(Exchange(request: request, answer: answer)).cascadeFailure(to: answer)
        return answer.futureResult
    }

    /// - Throws: `Spoiled` where the answer has another status.
    func call(_ request: Request, expecting status: Int) async throws -> Response {
        let response = try await send(request).get()
        guard response.status == status else {
            throw Spoiled(description: "\(request.method) \(request.path) answered \(response.status): \(response.text.prefix(300))")
        }
        return response
    }

    func close() async throws { try await channel.close().get() }

    private final class ExchangeHandler: ChannelDuplexHandler {
        typealias InboundIn = HTTPClientResponsePart
        typealias OutboundIn = Exchange
        typealias OutboundOut = HTTPClientRequestPart

        private let host: String
        private var waiting = CircularBuffer<Exchange>()
        private var current: Exchange?
        private var head: HTTPResponseHead?
        private var body = ByteBuffer()

        init(port: Int) { host = "127.0.0.1:\(port)" }

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            waiting.append(unwrapOutboundIn(data))
            promise?.succeed()
            sendNext(context)
        }

        private func sendNext(_ context: ChannelHandlerContext) {
            guard current == nil, let next = waiting.popFirst() else { return }
            current = next
            var head = HTTPRequestHead(version: .http1_1, method: next.request.method, uri: next.request.path, headers: next.request.headers)
            head.headers.add(name: "Host", value: host)
            if let body = next.request.body { head.headers.add(name: "Content-Length", value: String(body.readableBytes)) }
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            if let body = next.request.body { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                self.head = head
                body.clear()
            case .body(var part):
                body.writeBuffer(&part)
            case .end:
                guard let exchange = current, let head else { return }
                current = nil
                exchange.answer.succeed(Response(status: Int(head.status.code), headers: head.headers, body: body, receivedAt: .now()))
                sendNext(context)
            }
        }

        func channelInactive(context: ChannelHandlerContext) { fail(with: ChannelError.ioOnClosedChannel) }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            fail(with: error)
            context.close(promise: nil)
        }

        private func fail(with error: any Error) {
            current?.answer.fail(error)
            current = nil
            while let next = waiting.popFirst() { next.answer.fail(error) }
        }
    }
}
