import DeskTesting
import HTTPKit
import HTTPTypes
import Kit
import Testing

@Suite struct ServerTests {
    private struct Seen: Codable, Sendable { var address: String; var language: Language }
    private struct Unexpected: Error, CustomStringConvertible { var description: String { "zebra at line 7" } }
    private struct Known: Error {}

    private static let table: RouteTable = {
        var table = RouteTable()
        for prefix in ["/client/v1", "/api/v1", "/page"] {
            table.json(.get, "\(prefix)/seen", "What is seen", gate: .everyone, gives: Seen.self) { call, _ in
                .ok(Seen(address: call.address, language: call.language))
            }
            table.command(.delete, "\(prefix)/seen", "Nothing", gate: .everyone) { _, _ in }
            table.add(.get, "\(prefix)/fails", "Fails", gate: .everyone, kind: .page) { _, _ in throw Unexpected() }
            table.add(.get, "\(prefix)/known", "Fails", gate: .everyone, kind: .page) { _, _ in throw Known() }
            table.add(.get, "\(prefix)/busy", "Busy", gate: .everyone, kind: .page) { _, _ in throw APIError.tooMany(retryAfter: 9) }
            table.add(.get, "\(prefix)/moved", "Moved", gate: .everyone, kind: .page) { _, _ in throw Redirect(to: "/page/seen") }
            table.add(.get, "\(prefix)/html", "A page", gate: .everyone, kind: .page) { _, _ in Reply.html("<p>page</p>") }
            table.add(.get, "\(prefix)/stream", "Events", gate: .everyone, kind: .stream) { _, _ in
                Reply.events(Said())
            }
        }
        table.add(.get, "/page/item/{name}", "Echo", gate: .everyone, kind: .page) { call, _ in
            Reply.text([call.parameter("name"), call.query("q") ?? "-", call.cookie("c") ?? "-", call.bearer ?? "-"].joined(separator: "|"))
        }
        table.add(.post, "/page/form", "Echo", gate: .everyone, kind: .page) { call, _ in
            Reply.text(try await call.form().sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "|"))
        }
        return table
    }()

    private func server(_ settings: ServerSettings = ServerSettings(host: "127.0.0.1", port: 0)) -> TestServer {
        TestServer(Self.table, settings: settings) { error in error is Known ? APIError.conflict("Somebody was first.", "已有人抢先。") : nil }
    }

    // MARK: - Errors

    @Test(arguments: [
        (HTTPRequest.Method.get, "/nowhere", 404, "not_found"), (.get, "/api/v1/nowhere", 404, "not_found"), (.post, "/client/v1/nowhere", 404, "not_found"),
        (.post, "/api/v1/seen", 405, "method_not_allowed"), (.put, "/client/v1/seen", 405, "method_not_allowed"),
        (.patch, "/page/seen", 405, "method_not_allowed"),
        (.get, "/api/v1/fails", 500, "internal"), (.get, "/api/v1/known", 409, "conflict"), (.get, "/api/v1/busy", 429, "too_many_requests"),
        (.get, "/page/item", 404, "not_found"), (.get, "/%00", 404, "not_found"), (.get, "//", 404, "not_found"),
    ])
    func aProgramGetsOneShapeOfError(method: HTTPRequest.Method, path: String, status: Int, code: String) async throws {
        let reply = try await server().send(method, path)
        #expect(reply.status == status)
        #expect(try reply.text("error.code") == code)
        #expect(try !reply.text("error.message").isEmpty)
        #expect(try reply.text("error.requestId") == reply.headers[.requestID])
        #expect(reply.headers[.contentType] == "application/json; charset=utf-8")
    }

    @Test(arguments: ["/nowhere", "/page/fails", "/page/known", "/page/busy"])
    func aReaderGetsAPage(path: String) async throws {
        let reply = try await server().send(.get, path, headers: [.accept: "text/html,application/xhtml+xml", .acceptLanguage: "zh"])
        #expect(reply.headers[.contentType] == "text/html; charset=utf-8")
        #expect(reply.string.hasPrefix("<p>"))
    }

    @Test(arguments: ["/client/v1/fails", "/api/v1/fails"])
    func anInterfaceAnswersJSONEvenToABrowser(path: String) async throws {
        let reply = try await server().send(.get, path, headers: [.accept: "text/html"])
        #expect(try reply.text("error.code") == "internal")
    }

    @Test(arguments: [("/page/html", 405), ("/nowhere", 404)])
    func anAnswerToHeadHasNoBody(path: String, status: Int) async throws {
        let reply = try await server().send(.head, path)
        #expect(reply.status == status)
        #expect(reply.body.isEmpty)
    }

    @Test func anUnexpectedErrorTellsNothingOfItself() async throws {
        for accept in ["text/html", "application/json"] {
            let reply = try await server().send(.get, "/page/fails", headers: [.accept: accept])
            #expect(reply.status == 500)
            #expect(!reply.string.contains("zebra"))
            #expect(!reply.headers.contains { $0.value.contains("zebra") })
        }
    }

    @Test func tooOftenSaysWhenToComeBack() async throws {
        #expect(try await server().send(.get, "/api/v1/busy").headers[.retryAfter] == "9")
    }

    @Test func aRedirectIsSeeOther() async throws {
        let reply = try await server().send(.get, "/page/moved")
        #expect(reply.status == 303)
        #expect(reply.headers[.location] == "/page/seen")
    }

    /// Texts that may not go out as they stand are told apart by their code alone.
    @Test func everyCodeHasItsOwnStatus() {
        let codes = Set(APIError.Code.allCases).subtracting([.needsConfirmation, .outboundRefused])
        #expect(Set(codes.map(\.status)).count == codes.count)
    }

    // MARK: - Headers

    @Test(arguments: [
        (HTTPRequest.Method.get, "/page/html"), (.get, "/api/v1/seen"), (.delete, "/api/v1/seen"), (.get, "/page/moved"), (.get, "/page/fails"),
        (.get, "/page/stream"), (.get, "/nowhere"), (.post, "/page/html"), (.options, "/client/v1/seen"), (.options, "/page/seen"), (.head, "/page/html"),
        (.trace, "/page/html"),
    ])
    func everyReplyProtectsItsReader(method: HTTPRequest.Method, path: String) async throws {
        let reply = try await server().send(method, path)
        let policy = try #require(reply.headers[.contentSecurityPolicy])
        for rule in ["default-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"] { #expect(policy.contains(rule)) }
        #expect(!policy.contains("unsafe"))
        #expect(reply.headers[.xContentTypeOptions] == "nosniff")
        #expect(reply.headers[HTTPField.Name("Referrer-Policy") ?? .age] == "no-referrer")
        #expect(reply.headers[.requestID]?.isEmpty == false)
        #expect(reply.headers[.strictTransportSecurity] == nil)
        #expect(reply.headers[.accessControlAllowOrigin] == nil)
    }

    @Test func httpsIsInsistedOnWhereItIsSpoken() async throws {
        let reply = try await server(ServerSettings(host: "127.0.0.1", port: 0, isSecure: true)).send(.get, "/nowhere")
        #expect(reply.headers[.strictTransportSecurity]?.hasPrefix("max-age=31536000") == true)
    }

    @Test(arguments: [
        ("/client/v1/seen", "https://wallet.test", true), ("/client/v1/nowhere", "https://wallet.test", true), ("/client/v1/seen", "https://evil.test", false),
        ("/client/v1/seen", "https://wallet.test.evil.test", false), ("/client/v1/seen", "null", false), ("/client/v1/seen", "http://wallet.test", false),
        ("/api/v1/seen", "https://wallet.test", false), ("/page/html", "https://wallet.test", false),
    ])
    func onlyAllowedOriginsMayReadTheCustomersWire(path: String, origin: String, isAllowed: Bool) async throws {
        let settings = ServerSettings(host: "127.0.0.1", port: 0, allowedOrigins: ["https://wallet.test"])
        let reply = try await server(settings).send(.get, path, headers: [.origin: origin])
        #expect(reply.headers[.accessControlAllowOrigin] == (isAllowed ? origin : nil))
        if isAllowed { #expect(reply.headers[.vary] == "Origin") }
        #expect(reply.headers[.accessControlAllowCredentials] == nil)
    }

    @Test func aPreflightIsAnsweredOnTheCustomersWireAlone() async throws {
        let settings = ServerSettings(host: "127.0.0.1", port: 0, allowedOrigins: ["https://wallet.test"])
        let reply = try await server(settings).send(.options, "/client/v1/seen", headers: [.origin: "https://wallet.test"])
        #expect(reply.status == 204)
        #expect(reply.headers[.accessControlAllowMethods] == "DELETE, GET")
        #expect(reply.headers[.accessControlAllowHeaders] == "Authorization, Content-Type, Last-Event-ID")
        #expect(try await server(settings).send(.options, "/api/v1/seen", headers: [.origin: "https://wallet.test"]).status != 204)
    }

    // MARK: - Who calls

    @Test(arguments: [
        ("203.0.113.9", nil, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", nil, "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.7, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1,198.51.100.1 , 10.0.0.2,10.0.0.1", "198.51.100.1"),
        ("10.0.0.1", "10.0.0.2", "10.0.0.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("2001:db8::1", "198.51.100.1", "198.51.100.1"),
    ])
    func forwardedAddressesAreBelievedFromTrustedProxiesAlone(peer: String, forwarded: String?, expected: String) async throws {
        let settings = ServerSettings(host: "127.0.0.1", port: 0, trustedProxies: ["10.0.0.1", "10.0.0.2", "2001:db8::1"])
        var headers: HTTPFields = [:]
        headers[.forwardedFor] = forwarded
        let reply = try await server(settings).send(.get, "/api/v1/seen", headers: headers, peer: peer)
        #expect(try reply.text("address") == expected)
    }

    @Test(
        arguments: [
            ("/api/v1/seen", [:], .en), ("/api/v1/seen", [.acceptLanguage: "zh-CN,zh;q=0.9"], .zh), ("/api/v1/seen?lang=zh", [:], .zh),
            ("/api/v1/seen?lang=en", [.acceptLanguage: "zh"], .en), ("/api/v1/seen?lang=xx", [.acceptLanguage: "zh"], .zh),
            ("/api/v1/seen", [.cookie: "a=b; walletdesk_language=zh"], .zh), ("/api/v1/seen", [.cookie: "walletdesk_language=en", .acceptLanguage: "zh"], .en),
            ("/api/v1/seen?lang=en", [.cookie: "walletdesk_language=zh"], .en),
        ] as [(String, HTTPFields, Language)])
    func theReadersLanguage(path: String, headers: HTTPFields, expected: Language) async throws {
        #expect(try await server().send(.get, path, headers: headers).text("language") == expected.rawValue)
    }

    // MARK: - What a call carries

    @Test(
        arguments: [
            ("/page/item/a%20b?q=1+2%2B3", [.cookie: "b=1; c=x=y"], "a b|1 2+3|x=y|-"),
            ("/page/item/%E9%92%B1?q=", [.authorization: "Bearer abc"], "钱||-|abc"), ("/page/item/x?q=%ZZ", [.authorization: "bearer abc"], "x|%ZZ|-|-"),
            ("/page/item/x?q=1&q=2", [.cookie: "cc=1"], "x|1|-|-"),
        ] as [(String, HTTPFields, String)])
    func partsOfACall(path: String, headers: HTTPFields, expected: String) async throws {
        #expect(try await server().send(.get, path, headers: headers).string == expected)
    }

    @Test(arguments: [("a=1&b=x+y%26z", "a=1|b=x y&z"), ("", ""), ("a", "a="), ("a=b=c", "a=b=c"), ("%E9%92%B1=%E5%8C%85", "钱=包")])
    func aForm(body: String, expected: String) async throws {
        #expect(try await server().send(.post, "/page/form", bytes: Array(body.utf8)).string == expected)
    }

    @Test func aFormThatIsTooLargeOrNoTextIsRefused() async throws {
        #expect(try await server().send(.post, "/page/form", bytes: [UInt8](repeating: 0x61, count: 65_537)).status == 413)
        #expect(try await server().send(.post, "/page/form", bytes: [0x61, 0xFF]).status == 400)
    }

    @Test func aStreamIsFramedAndNotBuffered() async throws {
        let reply = try await server().send(.get, "/client/v1/stream")
        #expect(reply.status == 200)
        #expect(reply.headers[.contentType] == "text/event-stream; charset=utf-8")
        #expect(reply.headers[HTTPField.Name("X-Accel-Buffering") ?? .age] == "no")
        #expect(reply.string == "id: 7\nevent: said\ndata: {}\n\n: beat\n\nevent: typing\ndata: {\"a\":1}\n\n")
    }
}

/// Says three things and ends.
private final class Said: LiveSource {
    func attach(_ wake: @escaping @Sendable () -> Void) {}
    func detach() {}

    func step(_ writer: EventWriter) async throws -> Bool {
        try await writer.send(event: "said", id: 7, data: "{}")
        try await writer.heartbeat()
        try await writer.send(event: "typing", id: nil, data: "{\"a\":1}")
        return false
    }
}
