import Accounts
import App
import Configuration
import DeskTesting
import Foundation
import Inbox
import Kit
import WalletDeskClient
import Wire

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A desk that serves on a real socket of this machine while `body` runs.
struct LiveDesk: Sendable {
    let test: TestDesk
    let port: Int

    var url: URL { Self.address(port) }
    var folder: TestFolder { test.folder }

    /// Pauses short enough for a test.
    static let quick = RetryPolicy(tries: 40, firstPause: .milliseconds(20), longestPause: .milliseconds(200))

    func client(_ storage: any SessionStorage = MemorySessionStorage()) -> WalletDeskClient { Self.client(port: port, storage) }

    static func client(port: Int, _ storage: any SessionStorage, retry: RetryPolicy = quick) -> WalletDeskClient {
        WalletDeskClient(desk: address(port), locale: "en", storage: storage, retry: retry)
    }

    private static func address(_ port: Int) -> URL { URL(string: "http://127.0.0.1:\(port)") ?? URL(fileURLWithPath: "/") }

    /// - Parameter port: 0 takes a free one.
    static func serve<T: Sendable>(
        _ settings: [String: ConfigValue] = [:], folder: TestFolder? = nil, port: Int = 0, _ body: (LiveDesk) async throws -> T
    ) async throws -> T {
        var settings = settings
        settings["port"] = ConfigValue(.int(port), isSecret: false)
        let test = try await TestDesk(settings, folder: folder, time: TestClock(Instant(Date())))
        let (ports, bound) = AsyncStream<Int>.makeStream()
        let serving = Task { try await test.desk.run(onRunning: { bound.yield($0) }) }
        func stop() async {
            serving.cancel()
            _ = await serving.result
        }
        guard let port = await ports.first(where: { _ in true }) else { throw TestFailure("the desk did not start") }
        do {
            let value = try await body(LiveDesk(test: test, port: port))
            await stop()
            return value
        } catch {
            await stop()
            throw error
        }
    }

    /// A call of the staff's interface over the socket; answers the body.
    @discardableResult
    func staff(_ staff: TestStaff, _ method: String, _ path: String, _ body: some Encodable) async throws -> Data {
        var request = URLRequest(url: url.appending(path: path))
        request.httpMethod = method
        request.setValue(staff.cookie, forHTTPHeaderField: "Cookie")
        request.setValue(staff.signedIn.csrf, forHTTPHeaderField: "X-CSRF-Token")
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.httpBody = try JSONEncoder().encode(body)
        let answer = try await URLSessionTransport().answer(to: request)
        var content = Data()
        for try await piece in answer.body { content += piece }
        guard (200..<300).contains(answer.status) else {
            throw TestFailure("\(method) \(path) answered \(answer.status): \(String(decoding: content, as: UTF8.self))")
        }
        return content
    }

    func reply(_ text: String, in conversation: String, by agent: TestStaff) async throws {
        try await staff(agent, "POST", "api/v1/conversations/\(conversation)/messages", ["clientId": UUID().uuidString, "text": text])
    }

    func id(_ conversation: Wire.Conversation) throws -> ID<Inbox.Conversation> {
        guard let id = ID<Inbox.Conversation>(conversation.id) else { throw TestFailure("no id") }
        return id
    }
}
