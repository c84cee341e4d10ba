import Foundation
import HTTPTypes
package import Hummingbird
package import Kit
package import Logging
import NIOCore
package import ServiceLifecycle
import Synchronization

/// What the server needs to know beside its routes.
package struct ServerSettings: Sendable {
    package var host: String
    package var port: Int
    /// Addresses whose `X-Forwarded-For` is believed.
    package var trustedProxies: Set<String>
    /// Origins that may call the customer's wire from a browser.
    package var allowedOrigins: Set<String>
    /// Whether cookies need HTTPS, and browsers are told to insist on it.
    package var isSecure: Bool

    package init(host: String, port: Int, trustedProxies: Set<String> = [], allowedOrigins: Set<String> = [], isSecure: Bool = false) {
        self.host = host
        self.port = port
        self.trustedProxies = trustedProxies
        self.allowedOrigins = allowedOrigins
        self.isSecure = isSecure
    }
}

/// Turns the table of routes into an HTTP server: reads requests, maps errors, adds the headers that protect people, counts.
package struct DeskServer: Sendable {
    /// Explains an error of another module; nil where it is unexpected.
    package typealias Explain = @Sendable (any Error) -> APIError?
    /// Draws an error for someone who opened a page.
    package typealias ErrorPage = @Sendable (APIError, Language) -> HTML

    let table: RouteTable
    let settings: ServerSettings
    let metrics: Metrics
    let logger: Logger
    let explain: Explain
    let errorPage: ErrorPage

    package init(
        table: RouteTable, settings: ServerSettings, metrics: Metrics, logger: Logger, explain: @escaping Explain, errorPage: @escaping ErrorPage
    ) {
        self.table = table
        self.settings = settings
        self.metrics = metrics
        self.logger = logger
        self.explain = explain
        self.errorPage = errorPage
    }

    /// The server as a service. `onRunning` is given the port that was bound.
    package func service(onRunning: @escaping @Sendable (Int) async -> Void) -> any Service {
        let responder = responder()
        return HTTPListener(host: settings.host, port: settings.port, logger: logger, onRunning: onRunning) { request, context in
            do {
                return try await responder.respond(to: request, context: context)
            } catch {
                logger.error("request failed", metadata: ["error": "\(error)"])
                return Response(status: .internalServerError)
            }
        }
    }

    /// The routes as a responder, for a test without a socket.
    package func responder() -> some HTTPResponder<DeskContext> {
        let router = Router(context: DeskContext.self)
        router.add(middleware: UnknownPath(server: self))
        var methods: [String: [HTTPRequest.Method]] = [:]
        for route in table.routes {
            methods[route.path, default: []].append(route.method)
            router.on(RouterPath(route.path), method: route.method) { request, context in
                await respond(request, context, pattern: route.path) { call in try await route.handle(call) }
            }
        }
        for (path, known) in methods { addRefusals(path, known, to: router) }
        return router.buildResponder()
    }

    /// A known path with another method is 405, and a browser's preflight is answered.
    private func addRefusals(_ path: String, _ known: [HTTPRequest.Method], to router: Router<DeskContext>) {
        let allow = known.map(\.rawValue).sorted().joined(separator: ", ")
        for method in [HTTPRequest.Method.get, .head, .post, .put, .delete, .patch] where !known.contains(method) {
            router.on(RouterPath(path), method: method) { request, context in
                await respond(request, context, pattern: path) { _ in
                    throw APIError(.methodNotAllowed, Phrase(en: "This address takes \(allow).", zh: "此地址只接受 \(allow)。"))
                }
            }
        }
        guard path.hasPrefix("/client/") else { return }
        router.on(RouterPath(path), method: .options) { request, context in
            await respond(request, context, pattern: path) { _ in
                Reply.nothing.with(.accessControlAllowMethods, allow)
                    .with(.accessControlAllowHeaders, "Authorization, Content-Type, Last-Event-ID")
                    .with(.accessControlMaxAge, "600")
            }
        }
    }

    // MARK: - One request

    func respond(
        _ request: Request, _ context: DeskContext, pattern: String, _ handle: (Call) async throws -> Reply
    ) async -> Response {
        let started = ContinuousClock.now
        let call = call(for: request, context)
        var reply: Reply
        do {
            reply = try await handle(call)
        } catch {
            reply = self.reply(to: error, call: call, pattern: pattern)
        }
        protect(&reply, call)
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        metrics.observe(route: pattern, status: reply.status.code, seconds: seconds)
        logger.debug("request", metadata: ["route": "\(call.method) \(pattern)", "status": "\(reply.status.code)", "request": "\(call.requestID)"])
        if case .live(let source) = reply.body, request.method != .head { context.handover.give(source) }
        let response = response(reply)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func call(for request: Request, _ context: DeskContext) -> Call {
        let query = Dictionary(
            (request.uri.query ?? "").split(separator: "&").prefix(50).map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return (parts[0], parts.count > 1 ? parts[1] : "")
            }, uniquingKeysWith: { first, _ in first })
        let parameters = Dictionary(context.parameters.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        var generator = SystemRandomNumberGenerator()
        return Call(
            method: request.method, path: request.uri.path, headers: request.headers, requestID: String(generator.next(), radix: 36),
            address: address(request, context), language: language(request, query["lang"]), query: query, parameters: parameters,
            body: request.body)
    }

    /// The rightmost address that no trusted proxy has: whatever stands left of it, anybody may have written.
    private func address(_ request: Request, _ context: DeskContext) -> String {
        guard settings.trustedProxies.contains(context.peer), let header = request.headers[.forwardedFor] else { return context.peer }
        let hops = header.split(separator: ",").map { $0.filter { $0 != " " } }
        return hops.last { !settings.trustedProxies.contains($0) } ?? context.peer
    }

    private func language(_ request: Request, _ asked: Substring?) -> Language {
        if let asked, let language = Language(rawValue: String(asked)) { return language }
        let cookies = request.headers[.cookie] ?? ""
        if cookies.contains("walletdesk_language=zh") { return .zh }
        if cookies.contains("walletdesk_language=en") { return .en }
        return Language(preferring: request.headers[.acceptLanguage] ?? "")
    }

    // MARK: - Errors

    private func reply(to error: any Error, call: Call, pattern: String) -> Reply {
        if let redirect = error as? Redirect { return Reply.redirect(to: redirect.location) }
        let known = (error as? APIError) ?? explain(error)
        if known == nil {
            logger.error("request failed", metadata: ["route": "\(call.method) \(pattern)", "request": "\(call.requestID)", "error": "\(error)"])
        }
        return reply(to: known ?? .internalError, call: call)
    }

    func reply(to error: APIError, call: Call) -> Reply {
        let status = HTTPResponse.Status(code: error.code.status)
        var reply: Reply
        if isForProgram(call) {
            let detail = ErrorDetail(
                code: error.code.rawValue, message: error.message(call.language), requestId: call.requestID,
                rules: error.rules.isEmpty ? nil : error.rules)
            reply = (try? Reply.json(["error": detail], status: status)) ?? Reply.nothing
        } else {
            reply = Reply.html(errorPage(error, call.language), status: status)
        }
        if let seconds = error.retryAfter { reply.headers[.retryAfter] = String(seconds) }
        return reply
    }

    private func isForProgram(_ call: Call) -> Bool {
        call.path.hasPrefix("/client/") || call.path.hasPrefix("/api/") || !(call.headers[.accept] ?? "").contains("text/html")
    }

    // MARK: - Headers

    /// No foreign code, no frames (unless a page says which), no sniffing, no referrer.
    private func protect(_ reply: inout Reply, _ call: Call) {
        if reply.headers[.contentSecurityPolicy] == nil {
            reply.headers[.contentSecurityPolicy] =
                "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        }
        reply.headers[.xContentTypeOptions] = "nosniff"
        reply.headers[HTTPField.Name.referrerPolicy] = "no-referrer"
        reply.headers[.requestID] = call.requestID
        if settings.isSecure { reply.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        if call.path.hasPrefix("/client/"), let origin = call.headers[.origin], settings.allowedOrigins.contains(origin) {
            reply.headers[.accessControlAllowOrigin] = origin
            reply.headers[.vary] = "Origin"
        }
    }

    private func response(_ reply: Reply) -> Response {
        switch reply.body {
        case .bytes(let buffer):
            return Response(status: reply.status, headers: reply.headers, body: .init(byteBuffer: buffer))
        case .file(let path, let size):
            return Response(status: reply.status, headers: reply.headers, body: fileBody(path, size))
        case .pieces(let size, let source):
            return Response(
                status: reply.status, headers: reply.headers,
                body: .init(contentLength: size) { writer in
                    let box = WriterBox(writer)
                    try await source { piece in try await box.write(piece) }
                    try await box.finish()
                })
        case .live:
            // Its body is said by whoever takes it over.
            return Response(status: reply.status, headers: reply.headers)
        }
    }

    /// Reads a file in pieces of 64 kB.
    private func fileBody(_ path: String, _ size: Int) -> ResponseBody {
        ResponseBody(contentLength: size) { writer in
            guard let file = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileNoSuchFile) }
            defer { try? file.close() }
            while let piece = try file.read(upToCount: 65_536), !piece.isEmpty {
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
    }
}

/// Carries a writer into a stream's closure. Only the task of its request uses it.
private final class WriterBox: @unchecked Sendable {
    // Unchecked: Hummingbird's writer is no Sendable type; one task alone calls it, one call after the other.
    private var writer: any ResponseBodyWriter

    init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    func write(_ buffer: ByteBuffer) async throws { try await writer.write(buffer) }
    func finish() async throws { try await writer.finish(nil) }
}

/// What no route knows is a 404 of the desk's own kind. Outside of the router it would come too late: that answers for itself.
private struct UnknownPath: RouterMiddleware {
    let server: DeskServer

    @concurrent
    func handle(
        _ request: Request, context: DeskContext, next: @concurrent (Request, DeskContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as any HTTPResponseError where error.status == .notFound {
            return await server.respond(request, context, pattern: "unknown") { _ in throw APIError.notFound }
        }
    }
}

/// A request's context: the router's own, the peer's address, and the way for a stream out of the request.
package struct DeskContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    let peer: String
    package let handover = Handover()

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "local"
    }

    init(channel: any Channel) { self.init(source: ApplicationRequestContextSource(channel: channel, logger: Self.logger)) }

    /// The router's; the desk logs by its own.
    private static let logger = Logger(label: "walletdesk.router")
}

/// Where a request's answer is a stream, its source: it outlives the task that answers.
package final class Handover: Sendable {
    private let source = Mutex<(any LiveSource)?>(nil)

    func give(_ given: any LiveSource) { source.withLock { $0 = given } }

    package func take() -> (any LiveSource)? {
        source.withLock { source in
            defer { source = nil }
            return source
        }
    }
}

/// An error as programs read it.
private struct ErrorDetail: Encodable {
    let code: String
    let message: String
    let requestId: String
    let rules: [String]?
}
