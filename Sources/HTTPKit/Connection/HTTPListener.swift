import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOExtras
import NIOHTTP1
import NIOHTTPTypesHTTP1
import NIOPosix
import ServiceLifecycle
import Synchronization

/// Listens on an address and makes each connection one that answers. Stops when all that was asked is answered.
struct HTTPListener: Service {
    /// A connection on which nothing happens is closed after so long.
    private static let idleTimeout = Duration.seconds(75)
    /// What is written to a reader and not yet taken, in bytes: beyond the upper one a stream waits until there is less than the lower.
    private static let writeMarks = ChannelOptions.Types.WriteBufferWaterMark(low: 8_192, high: 32_768)
    private static let backlog: Int32 = 4_096

    let host: String
    let port: Int
    let logger: Logger
    let onRunning: @Sendable (Int) async -> Void
    let respond: Connection.Responder

    func run() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let quiescing = ServerQuiescingHelper(group: group)
        let outboxes = Dictionary(uniqueKeysWithValues: group.makeIterator().map { (ObjectIdentifier($0), Outbox($0)) })
        let date = DateHeader()
        let answer: Connection.Responder = { [respond] request, context in
            var response = await respond(request, context)
            response.headers[.date] = date.value
            return response
        }
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Self.backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(quiescing.makeServerChannelHandler(channel: channel))
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.writeBufferWaterMark, value: Self.writeMarks)
            .childChannelInitializer { [logger] channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(withOutboundHeaderValidation: false)
                    try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
                    try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: Self.idleTimeout, logger: logger))
                    let outbox = outboxes[ObjectIdentifier(channel.eventLoop)] ?? Outbox(channel.eventLoop)
                    try pipeline.addHandler(Connection(respond: answer, outbox: outbox))
                }
            }
        let channel = try await bootstrap.bind(host: host, port: port).get()
        await onRunning(channel.localAddress?.port ?? port)
        try? await gracefulShutdown()
        let stopped = channel.eventLoop.makePromise(of: Void.self)
        quiescing.initiateShutdown(promise: stopped)
        try await stopped.futureResult.get()
    }
}

/// The `Date` header, made once a second.
private final class DateHeader: Sendable {
    private let made = Mutex((second: 0, text: ""))

    var value: String {
        let second = Int(Date.now.timeIntervalSince1970)
        return made.withLock { made in
            if made.second != second { made = (second, Self.text(second)) }
            return made.text
        }
    }

    /// As RFC 9110 §5.6.7 has it: `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func text(_ second: Int) -> String {
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: Date(timeIntervalSince1970: Double(second)))
        func padded(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "" }
        return
            "\(days[(parts.weekday ?? 1) - 1]), \(padded(parts.day)) \(months[(parts.month ?? 1) - 1]) \(parts.year ?? 0) \(padded(parts.hour)):\(padded(parts.minute)):\(padded(parts.second)) GMT"
    }
}
