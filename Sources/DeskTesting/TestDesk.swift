package import Accounts
package import App
import Assist
package import Configuration
import HTTPKit
package import HTTPTypes
import Inbox
package import Kit
import Logging
import Store

/// A whole desk in a folder of its own, with a clock that stands still. Calls go through the router, without a socket.
package final class TestDesk: Sendable {
    package let desk: Desk
    package let time: TestClock
    package let folder: TestFolder
    private let server: TestServer

    /// - Parameters:
    ///   - settings: keys as in `docs/operations.md`; the limits are raised unless they are set.
    ///   - post: takes the assistant's letters.
    package init(
        _ settings: [String: ConfigValue] = [:], folder: TestFolder? = nil, time: TestClock = TestClock(), ids: IDSource? = nil,
        post: LetterPost? = nil
    ) async throws {
        let folder = try folder ?? TestFolder()
        var values: [AbsoluteConfigKey: ConfigValue] = [["data"]: .init(.string(folder.path), isSecret: false), ["limit-factor"]: 1000]
        values[["chain", "nodes"]] = .init(.stringArray([]), isSecret: false)
        if TestDatabase.isForDesks {
            values[["database"]] = .init(.string(try await TestDatabase.deskURL(of: folder)), isSecret: true)
            values[["database-connections"]] = 3
        }
        // By words alone, wherever the tests run.
        values[["embedding", "library"]] = ""
        for (name, value) in settings { values[AbsoluteConfigKey(name.split(separator: ".").map(String.init))] = value }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let desk = try await Desk(
            settings: try DeskSettings(ConfigReader(provider: InMemoryProvider(values: values))), clock: time.clock,
            ids: ids ?? .random(clock: time.clock), cost: .cheap, post: post, logger: logger)
        server = TestServer(desk.deskServer)
        self.desk = desk
        self.time = time
        self.folder = folder
    }

    // MARK: - People

    /// Adds a member of staff and signs them in.
    package func staff(_ role: Role, email: String = "agent@desk.test", teams: [ID<Team>]? = nil, language: Language = .en) async throws -> TestStaff {
        let all = try await desk.store.read { tx in try tx.teams() }.map(\.id)
        let id = try await desk.accounts.add(
            name: "Test \(role.rawValue)", email: email, role: role, language: language, password: Self.password, teams: teams ?? all)
        let token = try await desk.accounts.signIn(email: email, password: Self.password, address: "test")
        guard let signedIn = try await desk.accounts.signedIn(token: token) else { throw TestFailure("not signed in") }
        return TestStaff(id: id, signedIn: signedIn, cookie: "\(AccountsService.cookie)=\(token)")
    }

    package static let password = "correct-horse-9"

    /// A customer with a session of the wire.
    package func customer(locale: String = "en") async throws -> String {
        let reply = try await call(.post, "/client/v1/sessions", body: #"{"locale":"\#(locale)"}"#)
        return try reply.text("token")
    }

    // MARK: - Calls

    package func call(
        _ method: HTTPRequest.Method, _ path: String, body: String? = nil, bearer: String? = nil, staff: TestStaff? = nil,
        headers: HTTPFields = [:]
    ) async throws -> TestReply {
        var headers = headers
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        if let bearer { headers[.authorization] = "Bearer \(bearer)" }
        if let staff {
            headers[.cookie] = staff.cookie
            if headers[.csrf] == nil { headers[.csrf] = staff.signedIn.csrf }
        }
        return try await send(method, path, bytes: body.map { Array($0.utf8) } ?? [], headers: headers)
    }

    /// - Parameter readsBody: false for a stream, which does not end by itself.
    package func send(
        _ method: HTTPRequest.Method, _ path: String, bytes: [UInt8], headers: HTTPFields, readsBody: Bool = true
    ) async throws -> TestReply {
        try await server.send(method, path, bytes: bytes, headers: headers, readsBody: readsBody)
    }

    /// Reads a stream until it is closed.
    package func stream(_ path: String, headers: HTTPFields) async throws -> TestStream { try await server.stream(path, headers: headers) }

    /// Lets every reader handle all that is in the log, and what follows from that.
    package func settle() async throws {
        var before: Int64 = -1
        while true {
            let newest = try await desk.store.read { tx in try tx.newestEvent() }
            if newest == before { return }
            before = newest
            for reader in desk.readers {
                try await ReaderRunner(store: desk.store, reader: reader, clock: time.clock, logger: Logger(label: "test")).catchUp()
            }
        }
    }

    /// Moves the clock and runs what has become due.
    package func pass(_ span: Span) async throws {
        time.advance(by: span)
        try await desk.jobRunner.runDue()
        try await settle()
    }
}

package struct TestStaff: Sendable {
    package let id: ID<Staff>
    package let signedIn: SignedIn
    package let cookie: String
}

package struct TestFailure: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
