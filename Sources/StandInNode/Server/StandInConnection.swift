import NIOCore
import NIOHTTP1

/// One connection: reads a request, hands it to the desk and writes what it says, or doesn't.
final class StandInConnection: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// java-tron takes bodies of at most 4 MiB.
    private static let longestBody = 4 << 20

    private let desk: StandInDesk
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()

    init(desk: StandInDesk) { self.desk = desk }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.clear()
        case .body(var part):
            if body.readableBytes + part.readableBytes <= StandInConnection.longestBody { body.writeBuffer(&part) } else { context.close(promise: nil) }
        case .end:
            guard let head else { return }
            let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
            write(desk.answer(StandInRequest(path: head.uri, headers: headers, body: String(buffer: body))), isKeptAlive: head.isKeepAlive, context)
        }
    }

    private func write(_ answer: StandInAnswer, isKeptAlive: Bool, _ context: ChannelHandlerContext) {
        switch answer.delivery {
        case .never: return
        case .hungUp: context.close(promise: nil)
        case .stalled:
            writeHead(answer, context)
            writeBody(answer.body.prefix(answer.body.count / 2), context)
            context.flush()
        case .whole:
            writeHead(answer, context)
            writeBody(answer.body[...], context)
            let written = context.eventLoop.makePromise(of: Void.self)
            if !isKeptAlive { written.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) } }
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        }
    }

    private func writeHead(_ answer: StandInAnswer, _ context: ChannelHandlerContext) {
        let headers: HTTPHeaders = ["Content-Type": answer.contentType, "Content-Length": String(answer.body.count), "Server": StandInNode.name]
        context.write(wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status), headers: headers))), promise: nil)
    }

    private func writeBody(_ bytes: ArraySlice<UInt8>, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(bytes: bytes)))), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
