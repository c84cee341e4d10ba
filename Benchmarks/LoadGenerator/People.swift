import Corpus
import Foundation
import NIOCore
import NIOHTTP1
import Wire

/// A customer with a session, on a connection of their own.
struct LoadCustomer: Sendable {
    let connection: Connection
    let headers: HTTPHeaders
    let token: String

    static func start(_ connection: Connection) async throws -> LoadCustomer {
        let body = ByteBuffer(string: #"{"locale":"en"}"#)
        let response = try await connection.call(
            Request(.POST, "/client/v1/sessions", headers: ["Content-Type": "application/json"], body: body), expecting: 201)
        let session = try JSONDecoder().decode(Session.self, from: Data(response.body.readableBytesView))
        return LoadCustomer(
            connection: connection, headers: ["Content-Type": "application/json", "Authorization": "Bearer \(session.token)"], token: session.token)
    }

    /// The same customer on another connection.
    func on(_ connection: Connection) -> LoadCustomer { LoadCustomer(connection: connection, headers: headers, token: token) }

    /// A conversation that waits for a person, so that the assistant says no more.
    func waitingConversation(_ text: String) async throws -> String {
        let id = try await conversation(text)
        _ = try await connection.call(Request(.POST, "/client/v1/conversations/\(id)/handover", headers: headers, body: ByteBuffer()), expecting: 200)
        return id
    }

    func conversation(_ text: String) async throws -> String {
        let response = try await connection.call(opening(clientID: "first", text), expecting: 201)
        return try JSONDecoder().decode(Conversation.self, from: Data(response.body.readableBytesView)).id
    }

    func opening(clientID: String, _ text: String) -> Request {
        Request(.POST, "/client/v1/conversations", headers: headers, body: Self.body(clientID: clientID, text))
    }

    func message(clientID: String, _ text: String, in conversation: String) -> Request {
        Request(.POST, "/client/v1/conversations/\(conversation)/messages", headers: headers, body: Self.body(clientID: clientID, text))
    }

    /// The corpus holds nothing that JSON would escape.
    private static func body(clientID: String, _ text: String) -> ByteBuffer {
        var body = ByteBuffer()
        body.reserveCapacity(text.utf8.count + clientID.utf8.count + 32)
        body.writeString(#"{"clientId":""#)
        body.writeString(clientID)
        body.writeString(#"","text":""#)
        body.writeString(text)
        body.writeString(#""}"#)
        return body
    }
}

/// A member of staff who has signed in as a browser does.
struct LoadStaff: Sendable {
    let connection: Connection
    let headers: HTTPHeaders
    let cookie: String

    static func signIn(_ email: String, _ connection: Connection) async throws -> LoadStaff {
        let form = ByteBuffer(string: "email=\(email.replacing("@", with: "%40"))&password=\(BenchStaff.password)")
        let headers: HTTPHeaders = ["Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"]
        let door = try await connection.call(Request(.POST, "/login", headers: headers, body: form), expecting: 303)
        let cookie = door.headers["Set-Cookie"].compactMap { $0.split(separator: ";").first }.first { $0.hasPrefix("walletdesk_session=") }
        guard let cookie else { throw Spoiled(description: "\(email) got no session") }
        let page = try await connection.call(Request(.GET, "/console", headers: ["Cookie": String(cookie)]), expecting: 200).text
        guard let token = page.firstMatch(of: /name="csrf" content="([0-9a-f]+)"/)?.output.1 else { throw Spoiled(description: "no CSRF token") }
        return LoadStaff(
            connection: connection, headers: ["Cookie": String(cookie), "X-CSRF-Token": String(token), "Content-Type": "application/json"],
            cookie: String(cookie))
    }

    func get(_ path: String) -> Request { Request(.GET, path, headers: headers) }

    func send(_ method: HTTPMethod, _ path: String, _ body: String) async throws {
        _ = try await connection.call(Request(method, path, headers: headers, body: ByteBuffer(string: body)), expecting: 204)
    }

    func get(_ path: String) async throws -> Response { try await connection.call(get(path), expecting: 200) }
}

/// Texts of the corpus, made before anything is measured.
struct Texts: Sendable {
    private let texts: [String]

    init(count: Int = 1024) {
        let corpus = Corpus()
        texts = (0..<count).map { corpus.ticket($0).question }
    }

    subscript(index: Int) -> String { texts[index % texts.count] }
}
