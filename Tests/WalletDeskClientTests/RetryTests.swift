import Foundation
import Synchronization
import Testing
import WalletDeskClient
import Wire

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What is repeated and what is not, against a desk that answers by a script.
@Suite(.timeLimit(.minutes(1))) struct RetryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let script: [Step]
        let tries: Int
        let error: WalletDeskError?

        var testDescription: String { "\(script)" }
    }

    static let session = #"{"token":"t","contactId":"c","expiresAt":"2100-01-01T00:00:00.000Z"}"#
    static let refusal = #"{"error":{"code":"unacceptable","message":"No.","requestId":"r"}}"#
    static let overload = #"{"error":{"code":"unavailable","message":"Busy.","requestId":"r"}}"#

    @Test(arguments: [
        Case(script: [.answer(201, session)], tries: 1, error: nil),
        Case(script: [.lost, .lost, .answer(201, session)], tries: 3, error: nil),
        Case(script: [.answer(503, overload), .answer(500, "?"), .answer(200, session)], tries: 3, error: nil),
        Case(script: [.answer(429, refusal, retryAfter: 0), .answer(200, session)], tries: 2, error: nil),
        Case(script: [.answer(429, refusal, retryAfter: 900)], tries: 1, error: .tooMany(retryAfter: 900)),
        Case(script: [.answer(422, refusal)], tries: 1, error: .refused(code: "unacceptable", message: "No.")),
        Case(script: [.answer(401, refusal)], tries: 1, error: .unauthenticated),
        Case(script: [.answer(404, refusal)], tries: 1, error: .notFound),
        Case(script: [.answer(200, "<html>")], tries: 1, error: .unreadable),
        Case(script: [.answer(302, "")], tries: 1, error: .unreadable),
        Case(script: [.lost], tries: 4, error: .network(.networkConnectionLost)),
        Case(script: [.answer(503, overload)], tries: 4, error: .unavailable(code: "unavailable", message: "Busy.", retryAfter: nil)),
    ])
    func calls(_ script: Case) async throws {
        let transport = ScriptedTransport(script.script)
        let desk = WalletDeskClient(
            desk: try #require(URL(string: "https://desk.test")), transport: transport,
            retry: RetryPolicy(tries: 4, firstPause: .milliseconds(1), longestPause: .milliseconds(2)))
        if let error = script.error {
            await #expect(throws: error) { try await desk.session() }
        } else {
            #expect(try await desk.session().token == "t")
        }
        #expect(transport.sent.count == script.tries)
        #expect(transport.sent.allSatisfy { $0.url?.absoluteString == "https://desk.test/client/v1/sessions" })
    }

    @Test func aTokenTravelsInItsHeaderAlone() async throws {
        let transport = ScriptedTransport([.answer(200, #"{"conversations":[]}"#)])
        let storage = MemorySessionStorage(Session(token: "secret", contactId: "c", expiresAt: "2100-01-01T00:00:00.000Z"))
        let desk = WalletDeskClient(desk: try #require(URL(string: "https://desk.test/help")), storage: storage, transport: transport)
        _ = try await desk.conversations()
        let request = try #require(transport.sent.first)
        #expect(request.value(forHTTPHeaderField: "Authorization") == "Bearer secret")
        #expect(request.url?.absoluteString == "https://desk.test/help/client/v1/conversations")
    }

    @Test func twoCallersShareOneSession() async throws {
        let transport = ScriptedTransport([.answer(201, Self.session)])
        let desk = WalletDeskClient(desk: try #require(URL(string: "https://desk.test")), transport: transport)
        async let first = desk.session()
        async let second = desk.session()
        #expect(try await first == second)
        #expect(transport.sent.count == 1)
    }

    @Test func anExpiredSessionIsReplaced() async throws {
        let transport = ScriptedTransport([.answer(201, Self.session)])
        let old = MemorySessionStorage(Session(token: "old", contactId: "c", expiresAt: "2020-01-01T00:00:00.000Z"))
        let desk = WalletDeskClient(desk: try #require(URL(string: "https://desk.test")), storage: old, transport: transport)
        #expect(try await desk.session().token == "t")
        #expect(await old.load()?.token == "t")
    }
}

enum Step: Sendable {
    case answer(Int, String, retryAfter: Int? = nil)
    case lost
}

/// Answers step by step; the last step again and again.
final class ScriptedTransport: Transport {
    private let script: [Step]
    private let requests = Mutex<[URLRequest]>([])

    init(_ script: [Step]) { self.script = script }

    var sent: [URLRequest] { requests.withLock { $0 } }

    func answer(to request: URLRequest) async throws(URLError) -> Answer {
        let index = requests.withLock { requests in
            requests.append(request)
            return min(requests.count, script.count) - 1
        }
        switch script[index] {
        case .lost: throw URLError(.networkConnectionLost)
        case .answer(let status, let body, let retryAfter):
            let (stream, writer) = AsyncThrowingStream<Data, any Error>.makeStream()
            writer.yield(Data(body.utf8))
            writer.finish()
            return Answer(status: status, headers: retryAfter.map { ["retry-after": String($0)] } ?? [:], body: stream)
        }
    }
}
