import Configuration
import DeskTesting
import Foundation
import HTTPTypes
import Kit
import Testing
import Wire

/// The customer's wire answers as its description says.
@Suite struct WireTests {
    private func json(_ object: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    private func ask(_ test: TestDesk, _ token: String, _ text: String, key: String = "c1") async throws -> TestReply {
        try await test.call(.post, "/client/v1/conversations", body: try json(["clientId": key, "text": text]), bearer: token)
    }

    @Test func firstAndRepeatedAnswers() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        let first = try await ask(test, token, "hello")
        #expect(first.status == 201)
        let again = try await ask(test, token, "hello")
        #expect(again.status == 200)
        #expect(try first.text("id") == again.text("id"))
        let path = "/client/v1/conversations/\(try first.text("id"))/messages"
        let body = try json(["clientId": "m1", "text": "more"])
        let message = try await test.call(.post, path, body: body, bearer: token)
        #expect(message.status == 201)
        let repeated = try await test.call(.post, path, body: body, bearer: token)
        #expect(repeated.status == 200)
        #expect(try message.decoded(Wire.Message.self) == repeated.decoded(Wire.Message.self))
        let list = try await test.call(.get, "\(path)?after=0", bearer: token).decoded(MessageList.self)
        #expect(list.messages.map(\.text) == ["hello", "more"])
        let rest = try await test.call(.get, "\(path)?after=\(list.messages[0].seq)", bearer: token).decoded(MessageList.self)
        #expect(rest.messages.map(\.text) == ["more"])
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: String
        let status: Int
        var type = "application/json"
    }

    static let bad: [Bad] = [
        Bad(testDescription: "no JSON", body: "{", status: 400),
        Bad(testDescription: "a list", body: "[]", status: 400),
        Bad(testDescription: "empty", body: "", status: 400),
        Bad(testDescription: "wrong type", body: #"{"clientId":"a","text":7}"#, status: 400),
        Bad(testDescription: "null", body: #"{"clientId":"a","text":null}"#, status: 400),
        Bad(testDescription: "missing", body: #"{"text":"x"}"#, status: 400),
        Bad(testDescription: "unknown field", body: #"{"clientId":"a","text":"x","role":"admin"}"#, status: 400),
        Bad(testDescription: "unknown declaration", body: #"{"clientId":"a","text":"x","declared":"key"}"#, status: 400),
        Bad(testDescription: "other content type", body: #"{"clientId":"a","text":"x"}"#, status: 415, type: "text/plain"),
        Bad(testDescription: "empty text", body: #"{"clientId":"a","text":"  \n "}"#, status: 422),
        Bad(testDescription: "control character", body: #"{"clientId":"a","text":"a\u0000b"}"#, status: 422),
        Bad(testDescription: "empty client id", body: #"{"clientId":"","text":"x"}"#, status: 422),
        Bad(testDescription: "long client id", body: #"{"clientId":"\#(String(repeating: "a", count: 65))","text":"x"}"#, status: 422),
        Bad(testDescription: "client id not ASCII", body: #"{"clientId":"é","text":"x"}"#, status: 422),
        Bad(testDescription: "20,001 characters", body: #"{"clientId":"a","text":"\#(String(repeating: "字", count: 20_001))"}"#, status: 413),
        Bad(testDescription: "a body of 300 kB", body: #"{"clientId":"a","text":"\#(String(repeating: "a", count: 300_000))"}"#, status: 413),
    ]

    @Test(arguments: bad)
    func badInputIsSaidClearly(_ bad: Bad) async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        for path in ["/client/v1/conversations", "/client/v1/conversations/\(try await ask(test, token, "hello").text("id"))/messages"] {
            let reply = try await test.call(.post, path, body: bad.body, bearer: token, headers: [.contentType: bad.type])
            #expect(reply.status == bad.status)
            let error = try reply.decoded(ErrorBody.self).error
            #expect(!error.message.isEmpty && !error.requestId.isEmpty)
            let chinese = try await test.call(
                .post, path, body: bad.body, bearer: token, headers: [.contentType: bad.type, .acceptLanguage: "zh-CN"])
            #expect(try chinese.decoded(ErrorBody.self).error.message != error.message)
        }
    }

    @Test func exactlyTwentyThousandCharactersAreAMessage() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        #expect(try await ask(test, token, String(repeating: "字", count: 20_000)).status == 201)
    }

    @Test func invalidUTF8IsRefused() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        let bytes = Array(#"{"clientId":"a","text":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8)
        let reply = try await test.send(
            .post, "/client/v1/conversations", bytes: bytes, headers: [.contentType: "application/json", .authorization: "Bearer \(token)"])
        #expect(reply.status == 400)
    }

    @Test func tokens() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        let id = try await ask(test, token, "hello").text("id")
        let path = "/client/v1/conversations/\(id)"
        #expect(try await test.call(.get, path).status == 401)
        #expect(try await test.call(.get, path, bearer: "nonsense").status == 401)
        #expect(try await test.call(.get, "\(path)?token=\(token)").status == 401)
        #expect(try await test.call(.get, path, bearer: token).status == 200)
        test.time.advance(by: .days(91))
        #expect(try await test.call(.get, path, bearer: token).status == 401)
    }

    @Test(arguments: ["00000000-0000-7000-8000-000000000000", "no-id", "%00", "..%2f..%2fetc"])
    func unknownIdsAreNotFound(_ id: String) async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        #expect(try await test.call(.get, "/client/v1/conversations/\(id)", bearer: token).status == 404)
        #expect(try await test.call(.post, "/client/v1/conversations/\(id)/messages", body: #"{"clientId":"a","text":"x"}"#, bearer: token).status == 404)
    }

    @Test func aFloodIsSlowedAndSaysWhen() async throws {
        let test = try await TestDesk(["limit-factor": 1])
        let token = try await test.customer()
        let id = try await ask(test, token, "hello").text("id")
        var refused: TestReply?
        for number in 0..<60 where refused == nil {
            let reply = try await test.call(
                .post, "/client/v1/conversations/\(id)/messages", body: #"{"clientId":"m\#(number)","text":"x"}"#, bearer: token)
            if reply.status != 201 { refused = reply }
        }
        #expect(refused?.status == 429)
        #expect(refused?.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 0)
    }

    @Test func theHashFieldAndTheDeclaration() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        let hash = String(repeating: "a1b2c3d4", count: 8)
        let unclear = try await ask(test, token, "what is \(hash) ?", key: "k1")
        #expect(try unclear.decoded(Wire.Conversation.self).removed == ["ambiguous_hash"])
        let declared = try await test.call(
            .post, "/client/v1/conversations/\(try unclear.text("id"))/messages",
            body: try json(["clientId": "k2", "text": hash, "declared": "transaction_hash"]), bearer: token)
        #expect(try declared.decoded(Wire.Message.self).text.contains(hash))
        let form: [String: Any] = ["topic": "transfers", "transactionHash": hash, "address": "", "email": "a@b.example"]
        let filled = try await test.call(
            .post, "/client/v1/conversations", body: try json(["clientId": "k3", "text": "not arrived", "form": form]), bearer: token)
        #expect(filled.status == 201)
        let path = "/client/v1/conversations/\(try filled.text("id"))/messages"
        let list = try await test.call(.get, path, bearer: token).decoded(MessageList.self)
        #expect(list.messages.first?.text.contains(hash) == true)
    }

    @Test func aPrivateLinkOpensOneConversation() async throws {
        let test = try await TestDesk()
        let token = try await test.customer()
        let first = try await ask(test, token, "one", key: "k1")
        let second = try await ask(test, token, "two", key: "k2")
        let link = try first.text("privateLink").split(separator: "#")
        let id = try first.text("id")
        let session = try await test.call(
            .post, "/client/v1/link-sessions", body: try json(["conversationId": id, "key": String(link[1])]))
        #expect(session.status == 201)
        let bearer = try session.text("token")
        #expect(try await test.call(.get, "/client/v1/conversations/\(id)", bearer: bearer).status == 200)
        #expect(try await test.call(.get, "/client/v1/conversations/\(try second.text("id"))", bearer: bearer).status == 404)
        let wrong = try await test.call(
            .post, "/client/v1/link-sessions", body: try json(["conversationId": try second.text("id"), "key": String(link[1])]))
        #expect(wrong.status == 404)
    }

    @Test func anIdentityIsProvenOrRefused() async throws {
        let test = try await TestDesk(["identity-secret": "0123456789abcdef0123456789abcdef"])
        for token in ["", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1MSIsImV4cCI6NDEwMjQ0NDgwMH0."] {
            let reply = try await test.call(.post, "/client/v1/sessions", body: try json(["locale": "en", "identity": token]))
            #expect(reply.status == 401, "\(token)")
        }
    }
}
