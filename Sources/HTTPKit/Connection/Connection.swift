import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// One connection of the server. A task runs while a request is answered; a connection that is idle, or on which a `LiveStream` is quiet, has none.
///
/// Stands behind NIO's `HTTPServerPipelineHandler`, which lets a request through when the one before is answered.
final class Connection: ChannelInboundHandler, ChannelOutboundHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Answers a request.
    typealias Responder = @Sendable (Request, DeskContext) async -> Response

    /// A request of which not everything has been read.
    private enum Incoming {
        case nothing
        /// A short one: it is answered when it is complete.
        case collected(HTTPRequest, ByteBuffer)
        case fed(BodyFeed)
    }

    /// Bodies up to this size are collected, in bytes.
    private static let collectedLimit = 65_536

    private let respond: Responder
    private let outbox: Outbox
    private var incoming = Incoming.nothing
    private var live: LiveStream?
    /// The end of the pipeline that is next to the socket.
    private var encoder: ChannelHandlerContext?
    private var context: ChannelHandlerContext?
    /// Whoever reads the body has enough for now.
    private var isPaused = false
    private var isReadHeld = false
    private var isAnswering = false
    /// The client said, or we know, that nothing will follow.
    private var closesNext = false

    init(respond: @escaping Responder, outbox: Outbox) {
        self.respond = respond
        self.outbox = outbox
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    /// Also where the connection is closed.
    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        encoder = nil
        live?.close()
        live = nil
        if case .fed(let feed) = incoming { feed.fail() }
        incoming = .nothing
    }

    // MARK: - Reading

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (unwrapInboundIn(data), incoming) {
        case (.head(let head), _): begin(head, context)
        case (.body(let piece), .collected(let head, var body)):
            incoming = .nothing
            body.writeImmutableBuffer(piece)
            incoming = .collected(head, body)
        case (.body(let piece), .fed(let feed)): isPaused = !feed.take(piece)
        case (.end, .collected(let head, let body)):
            incoming = .nothing
            answer(Request(head: head, body: RequestBody(buffer: body)), context)
        case (.end, .fed(let feed)):
            incoming = .nothing
            isPaused = false
            feed.finish()
        case (_, .nothing): break
        }
    }

    private func begin(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        if head.headerFields[.connection]?.lowercased() == "close" { closesNext = true }
        let length = head.headerFields[.contentLength].flatMap { Int($0) }
        if head.headerFields[.transferEncoding] == nil, length ?? 0 <= Self.collectedLimit {
            incoming = .collected(head, ByteBuffer())
            return
        }
        let me = NIOLoopBound(self, eventLoop: context.eventLoop)
        let (feed, pieces) = BodyFeed.make { [eventLoop = context.eventLoop] in eventLoop.execute { me.value.resume() } }
        incoming = .fed(feed)
        answer(Request(head: head, body: RequestBody(asyncSequence: pieces)), context)
    }

    func read(context: ChannelHandlerContext) {
        if isPaused { isReadHeld = true } else { context.read() }
    }

    private func resume() {
        isPaused = false
        guard isReadHeld else { return }
        isReadHeld = false
        context?.read()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        live?.block(!context.channel.isWritable)
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case ChannelEvent.inputClosed = event else { return context.fireUserInboundEventTriggered(event) }
        // Who has asked and then closed its half still waits for the answer; who reads a stream is gone.
        closesNext = true
        if !isAnswering || live != nil { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    // MARK: - Answering

    private func answer(_ request: Request, _ context: ChannelHandlerContext) {
        isAnswering = true
        let desk = DeskContext(channel: context.channel)
        let answering = Answering(connection: NIOLoopBound(self, eventLoop: context.eventLoop), eventLoop: context.eventLoop, outbox: outbox)
        Task { [respond] in
            let response = await respond(request, desk)
            if let source = desk.handover.take() {
                answering.follow(source, head: response.head)
            } else {
                await answering.write(response)
            }
        }
    }

    fileprivate func write(_ parts: [HTTPResponsePart], _ promise: EventLoopPromise<Void>?) {
        guard let context, let last = parts.last else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        for part in parts.dropLast() { context.write(wrapOutboundOut(part), promise: nil) }
        guard case .end = last else { return context.writeAndFlush(wrapOutboundOut(last), promise: promise) }
        // Before it is written: that lets the next request through, and begins its answer.
        let closes = closesNext
        isAnswering = false
        live = nil
        context.writeAndFlush(wrapOutboundOut(last), promise: promise)
        if closes { context.close(promise: nil) }
    }

    /// Writes what a live stream says. Frames go past the handlers of whole messages: there may be thousands of streams to which one has to go.
    func write(_ piece: Outbox.Piece) {
        switch piece {
        case .frame(let frame, let taken):
            guard let encoder else {
                taken?.fail(ChannelError.ioOnClosedChannel)
                return
            }
            encoder.writeAndFlush(NIOAny(IOData.byteBuffer(frame.chunk)), promise: taken)
        case .end: write([.end(nil)], nil)
        }
    }

    /// The answer can't be completed: whoever reads it must not take what there is for all.
    fileprivate func abort() { context?.close(promise: nil) }

    fileprivate func follow(_ source: any LiveSource, _ head: HTTPResponse, _ answering: Answering) {
        guard let context else { return }
        encoder = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
        let writer = EventWriter(write: { try await answering.send($0) }, writeNow: { answering.sendNow($0) })
        let live = LiveStream(source, to: writer) { answering.end() }
        self.live = live
        write([.head(head)], nil)
        live.begin()
    }
}

/// What a request's task may do with its connection.
private struct Answering: Sendable {
    let connection: NIOLoopBound<Connection>
    let eventLoop: any EventLoop
    let outbox: Outbox

    /// Returns when it has been given to the system.
    func send(_ parts: [HTTPResponsePart]) async throws {
        let promise = eventLoop.makePromise(of: Void.self)
        eventLoop.execute { connection.value.write(parts, promise) }
        try await promise.futureResult.get()
    }

    func send(_ frame: EventFrame) async throws {
        let promise = eventLoop.makePromise(of: Void.self)
        outbox.add(.frame(frame, taken: promise), for: connection)
        try await promise.futureResult.get()
    }

    func sendNow(_ frame: EventFrame) { outbox.add(.frame(frame, taken: nil), for: connection) }

    /// Of a live stream.
    func end() { outbox.add(.end, for: connection) }

    func sendNow(_ parts: [HTTPResponsePart]) { eventLoop.execute { connection.value.write(parts, nil) } }

    func write(_ response: Response) async {
        do {
            try await response.body.write(AnswerWriter(answering: self, response))
        } catch {
            eventLoop.execute { connection.value.abort() }
        }
    }

    func follow(_ source: any LiveSource, head: HTTPResponse) {
        var head = head
        head.headerFields[.contentLength] = nil
        eventLoop.execute { [head] in connection.value.follow(source, head, self) }
    }
}

/// Writes a response: one whose body is at hand goes out as a whole.
private struct AnswerWriter: ResponseBodyWriter {
    private let answering: Answering
    private let length: Int?
    /// What waits for the rest.
    private var kept: [HTTPResponsePart]

    init(answering: Answering, _ response: Response) {
        self.answering = answering
        length = response.body.contentLength
        kept = [.head(response.head)]
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        kept.append(.body(buffer))
        guard buffer.readableBytes != length else { return }
        let parts = kept
        kept = []
        try await answering.send(parts)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws { answering.sendNow(kept + [.end(trailingHeaders)]) }
}
