import DeskTesting
import HTTPKit
import HTTPTypes
import Kit
import Testing

@Suite struct JSONBodyTests {
    private struct Order: Codable, Sendable {
        enum Kind: String, Codable, CaseIterable { case plain, urgent }
        struct Line: Codable { var name: String; var count: Int? }

        var kind: Kind
        var count: Int
        var note: String?
        var line: Line
        var lines: [Line]
    }

    private let server: TestServer = {
        var table = RouteTable()
        table.json(.post, "/api/v1/orders", "Order", gate: .everyone, takes: Order.self, gives: Order.self, limit: 2048) { _, _, order in .created(order) }
        table.json(.put, "/client/v1/orders", "Change", gate: .everyone, takes: Order.self, limit: 2048) { _, _, _ in }
        return TestServer(table)
    }()

    private func send(_ body: [UInt8], type: String? = "application/json") async throws -> TestReply {
        var headers: HTTPFields = [:]
        headers[.contentType] = type
        return try await server.send(.post, "/api/v1/orders", bytes: body, headers: headers)
    }

    private static let good = #"{"kind":"urgent","count":2,"line":{"name":"a"},"lines":[{"name":"b","count":1},{"name":"c","count":null}],"note":null}"#

    @Test(arguments: ["application/json", "application/json; charset=utf-8", "Application/JSON", "application/json;charset=UTF-8"])
    func aGoodBodyIsTaken(type: String) async throws {
        let reply = try await send(Array(Self.good.utf8), type: type)
        #expect(reply.status == 201)
        #expect(try reply.text("kind") == "urgent")
        #expect(reply.headers[.contentType] == "application/json; charset=utf-8")
        #expect(reply.headers[.cacheControl] == "no-store")
    }

    @Test(arguments: [
        (#"{"kind":"urgent","count":"2","line":{"name":"a"},"lines":[]}"#, "“count” has the wrong type"),
        (#"{"kind":"urgent","count":2.5,"line":{"name":"a"},"lines":[]}"#, "A number in the body"),
        (#"{"kind":"urgent","count":1e300,"line":{"name":"a"},"lines":[]}"#, "A number in the body"),
        (#"{"kind":"urgent","count":null,"line":{"name":"a"},"lines":[]}"#, "“count” has the wrong type"),
        (#"{"kind":"urgent","count":true,"line":{"name":"a"},"lines":[]}"#, "“count” has the wrong type"),
        (#"{"kind":"late","count":2,"line":{"name":"a"},"lines":[]}"#, "“kind” is not one of those allowed"),
        (#"{"kind":"urgent","line":{"name":"a"},"lines":[]}"#, "“count” is missing"),
        (#"{"kind":"urgent","count":2,"line":{},"lines":[]}"#, "“line.name” is missing"),
        (#"{"kind":"urgent","count":2,"line":{"name":7},"lines":[]}"#, "“line.name” has the wrong type"),
        (#"{"kind":"urgent","count":2,"line":[],"lines":[]}"#, "“line” has the wrong type"),
        (#"{"kind":"urgent","count":2,"line":{"name":"a"},"lines":{}}"#, "“lines” has the wrong type"),
        (#"{"kind":"urgent","count":2,"line":{"name":"a"},"lines":[],"extra":1}"#, "“extra” is not known"),
        (#"{"kind":"urgent","count":2,"line":{"name":"a","extra":1},"lines":[]}"#, "“line.extra” is not known"),
        (#"{"kind":"urgent","count":2,"line":{"name":"a"},"lines":[{"name":"b"},{"name":"c","extra":1}]}"#, "“lines.extra” is not known"),
        ("[]", "must be a JSON object"), ("7", "must be a JSON object"), ("\"text\"", "must be a JSON object"), ("null", "must be a JSON object"),
        ("", "not valid JSON"), ("{", "not valid JSON"), (#"{"kind":}"#, "not valid JSON"), ("{'kind':'urgent'}", "not valid JSON"),
        (String(repeating: "[", count: 2000), "not valid JSON"), ("\u{0}", "not valid JSON"),
    ])
    func whatIsWrongIsSaidByName(body: String, says: String) async throws {
        let reply = try await send(Array(body.utf8))
        #expect(reply.status == 400, "\(body)")
        #expect(try reply.text("error.code") == "malformed")
        #expect(try reply.text("error.message").contains(says), "\(reply.string)")
    }

    @Test func aValueIsNeverRepeated() async throws {
        for body in [#"{"kind":"zebra"}"#, #"{"kind":"urgent","count":"zebra"}"#, #"{"kind":"urgent","count":2,"line":"zebra"}"#] {
            #expect(try await !send(Array(body.utf8)).string.contains("zebra"))
        }
    }

    @Test func textThatIsNotUTF8IsRefused() async throws {
        let body = Array(#"{"kind":"urgent","count":2,"line":{"name":""#.utf8) + [0xC3, 0x28] + Array(#""},"lines":[]}"#.utf8)
        let reply = try await send(body)
        #expect(reply.status == 400)
        #expect(try reply.text("error.message").contains("UTF-8"))
    }

    @Test(arguments: [
        nil, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", "application/json-seq",
    ])
    func anotherKindOfBodyIs415(type: String?) async throws {
        let reply = try await send(Array(Self.good.utf8), type: type)
        #expect(reply.status == 415)
        #expect(try reply.text("error.code") == "unsupported_media")
    }

    @Test func aLargeBodyIs413WhateverItSaysOfItsLength() async throws {
        let large = Array(Self.good.utf8) + [UInt8](repeating: 0x20, count: 4096)
        let unsaid = try await send(large)
        #expect(unsaid.status == 413)
        #expect(try unsaid.text("error.code") == "too_large")
        let said = try await server.send(
            .post, "/api/v1/orders", bytes: Array(Self.good.utf8), headers: [.contentType: "application/json", .contentLength: "999999999999"])
        #expect(said.status == 413)
        #expect(try said.text("error.message").contains("2 kB"))
    }

    @Test func aRouteWithoutAnAnswerGives204() async throws {
        let reply = try await server.send(.put, "/client/v1/orders", bytes: Array(Self.good.utf8), headers: [.contentType: "application/json"])
        #expect(reply.status == 204)
        #expect(reply.body.isEmpty)
    }

    @Test func errorsAreInTheReadersLanguage() async throws {
        let reply = try await server.send(.post, "/api/v1/orders", bytes: [], headers: [.contentType: "application/json", .acceptLanguage: "zh-CN"])
        #expect(try reply.text("error.message") == "请求体不是有效的 JSON。")
    }
}
