import NIOCore
import NIOHTTP1
import NIOPosix

/// Finds the events of server-sent event streams in raw bytes: their number, and whether they are of the wanted type.
///
/// Chunk sizes stand between the frames on lines of their own; no line of a frame can be taken for one.
struct EventParser {
    private let wanted: [UInt8]
    private var rest = ByteBuffer()
    private var number: Int64?

    init(wanted type: String) { wanted = Array("event: \(type)".utf8) }

    /// Calls `found` with the number of each wanted event, as soon as its type is known.
    mutating func read(_ bytes: ByteBuffer, _ found: (Int64) -> Void) {
        var bytes = bytes
        rest.writeBuffer(&bytes)
        while let end = rest.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
            let length = end - rest.readerIndex
            take(rest.readableBytesView.prefix(length), found)
            rest.moveReaderIndex(forwardBy: length + 1)
        }
        rest.discardReadBytes()
    }

    private mutating func take(_ line: ByteBufferView, _ found: (Int64) -> Void) {
        if line.starts(with: "id: ".utf8) {
            number = line.dropFirst(4).reduce(0) { $0 * 10 + Int64($1 &- UInt8(ascii: "0")) }
        } else if line.elementsEqual(wanted), let number {
            found(number)
        }
    }
}

/// A stream that listens for events of one type.
final class EventStreamHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let request: String
    private let opened: EventLoopPromise<Void>
    private let lost: @Sendable () -> Void
    private let arrived: @Sendable (Int64, NIODeadline) -> Void
    private var parser: EventParser
    private var isOpen = false

    init(
        request: String, type: String, opened: EventLoopPromise<Void>, lost: @escaping @Sendable () -> Void,
        arrived: @escaping @Sendable (Int64, NIODeadline) -> Void
    ) {
        self.request = request
        self.opened = opened
        self.lost = lost
        self.arrived = arrived
        parser = EventParser(wanted: type)
    }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let now = NIODeadline.now()
        let bytes = unwrapInboundIn(data)
        if !isOpen {
            isOpen = true
            let start = String(decoding: bytes.readableBytesView.prefix(12), as: UTF8.self)
            if start == "HTTP/1.1 200" { opened.succeed() } else { opened.fail(Spoiled(description: "a stream answered \(start)")) }
        }
        parser.read(bytes) { number in arrived(number, now) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if !isOpen { opened.fail(ChannelError.ioOnClosedChannel) }
        lost()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}

/// An open stream.
struct EventStream: Sendable {
    private let channel: any Channel

    /// Returns when the server has begun to answer.
    static func open(
        port: Int, path: String, header: String, type: String, client: Int, on group: any EventLoopGroup, lost: @escaping @Sendable () -> Void,
        arrived: @escaping @Sendable (Int64, NIODeadline) -> Void
    ) async throws -> EventStream {
        let request = "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: text/event-stream\r\n\(header)\r\n\r\n"
        let opened = group.any().makePromise(of: Void.self)
        let channel = try await Connection.bootstrap(client, group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        EventStreamHandler(request: request, type: type, opened: opened, lost: lost, arrived: arrived))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        try await opened.futureResult.get()
        return EventStream(channel: channel)
    }

    func close() async throws { try await channel.close().get() }
}
