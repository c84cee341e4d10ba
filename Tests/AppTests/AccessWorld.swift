import Accounts
import App
import Configuration
import DeskTesting
import Foundation
import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store
import WalletSafety

/// Two customers and two teams: what belongs to the first of each must be out of reach for the second.
struct AccessWorld {
    let test: TestDesk
    let owner: String
    let stranger: String
    /// A session by the private link of another conversation of the owner.
    let otherLink: String
    let rightful: TestStaff
    let otherTeam: TestStaff
    let agentHere: TestStaff
    var parameters: [String: String]
    let conversation: ID<Conversation>

    init() async throws {
        test = try await TestDesk(["assistant": false], post: { _ in })
        owner = try await test.customer()
        stranger = try await test.customer()
        let elsewhere = try await test.desk.accounts.addTeam(name: "Elsewhere", by: nil)
        // The rightful one is an admin, for whom every route works; the other team's is a lead, who may do what leads do, but there.
        let support = try await test.desk.store.read { tx in try tx.teams() }.filter { $0.name == "Support" }.map(\.id)
        rightful = try await test.staff(.admin, email: "admin@desk.test", teams: support)
        agentHere = try await test.staff(.agent, email: "here@desk.test", teams: support)
        otherTeam = try await test.staff(.lead, email: "there@desk.test", teams: [elsewhere])
        let opened = try await Self.ask(test, owner, "the first")
        let other = try await Self.ask(test, owner, "the second")
        let link = try other.text("privateLink").split(separator: "#")[1]
        otherLink = try await test.call(
            .post, "/client/v1/link-sessions", body: #"{"conversationId":"\#(try other.text("id"))","key":"\#(link)"}"#
        ).text("token")
        let id = try opened.text("id")
        guard let conversation = ID<Conversation>(id) else { throw TestFailure("no conversation") }
        self.conversation = conversation
        let file = try await test.send(
            .post, "/client/v1/conversations/\(id)/attachments", bytes: Array(Self.upload.utf8),
            headers: [.authorization: "Bearer \(owner)", .contentType: "multipart/form-data; boundary=XX"])
        struct Uploaded: Decodable { struct File: Decodable { let id: String }; let id: String; let attachments: [File] }
        let uploaded = try file.decoded(Uploaded.self)
        try await test.desk.inbox.say(
            try test.desk.inbox.outbound("An answer."), source: AnswerSource(title: "T", path: "/help/a/b", reviewed: "2026-11-22"), key: "bot",
            in: conversation)
        let answer = try await test.desk.store.read { tx in try tx.latestMessages(of: conversation, limit: 9) }.first { $0.author == .bot }
        try await test.desk.inbox.assign(conversation, to: agentHere.id, by: rightful.signedIn)
        let contact = try await test.desk.store.read { tx in try tx.conversation(conversation) }?.contact
        parameters = [
            "id": id, "other": try other.text("id"), "attachment": uploaded.attachments[0].id, "message": uploaded.id, "answer": answer?.id.description ?? "",
            "contact": contact?.description ?? "", "agent": agentHere.id.description, "team": support[0].description,
            "queue": try await test.desk.store.read { tx in try tx.queues() }[0].id.description,
        ]
    }

    static let upload =
        "--XX\r\nContent-Disposition: form-data; name=\"clientId\"\r\n\r\nfile-1\r\n--XX\r\n"
        + "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhello\r\n--XX--\r\n"

    private static func ask(_ test: TestDesk, _ token: String, _ text: String) async throws -> TestReply {
        try await test.call(.post, "/client/v1/conversations", body: #"{"clientId":"\#(text)","text":"\#(text)"}"#, bearer: token)
    }

    /// The route's address with this world's ids in it.
    func path(_ route: Route) -> String {
        var path = route.path
        let isContact = path.hasPrefix("/api/v1/contacts/")
        for (name, value) in parameters {
            path = path.replacingOccurrences(of: "{\(name)}", with: name == "id" && isContact ? parameters["contact"] ?? "" : value)
        }
        return path
    }

    /// The body with this world's ids in it.
    func body(_ template: String?) -> String? {
        guard var text = template else { return nil }
        for (name, value) in parameters { text = text.replacingOccurrences(of: "{\(name)}", with: value) }
        return text
    }

    enum Identity: Sendable {
        case nobody
        case customer(String)
        case staff(TestStaff, csrf: Bool = true)
    }

    func status(_ route: Route, _ template: String?, as identity: Identity) async throws -> Int {
        var headers: HTTPFields = [:]
        switch identity {
        case .nobody: break
        case .customer(let token): headers[.authorization] = "Bearer \(token)"
        case .staff(let staff, let csrf):
            headers[.cookie] = staff.cookie
            if csrf { headers[.csrf] = staff.signedIn.csrf }
        }
        var bytes: [UInt8] = []
        if route.kind == .upload {
            headers[.contentType] = "multipart/form-data; boundary=XX"
            bytes = Array(Self.upload.replacingOccurrences(of: "file-1", with: "file-2").utf8)
        } else if let body = body(template) {
            headers[.contentType] = "application/json"
            bytes = Array(body.utf8)
        }
        return try await test.send(route.method, path(route), bytes: bytes, headers: headers, readsBody: route.kind != .stream).status
    }
}
