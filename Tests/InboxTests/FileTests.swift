import Accounts
import Configuration
import DeskTesting
import Foundation
import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store
import Testing

/// Files that customers and agents send, looked into before anything of them is kept.
@Suite struct FileTests {
    private static let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"

    private struct World {
        let desk: TestDesk
        let customer: String
        let id: String

        init() async throws {
            desk = try await TestDesk(["assistant": false])
            customer = try await desk.customer()
            id = try await desk.call(.post, "/client/v1/conversations", body: #"{"clientId":"c","text":"Hello"}"#, bearer: customer).text("id")
        }

        func send(_ bytes: [UInt8], name: String = "notes.txt", key: String = UUID().uuidString) async throws -> TestReply {
            let head = "--XX\r\nContent-Disposition: form-data; name=\"clientId\"\r\n\r\n\(key)\r\n--XX\r\n"
            let file = "Content-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
            return try await desk.send(
                .post, "/client/v1/conversations/\(id)/attachments", bytes: Array((head + file).utf8) + bytes + Array("\r\n--XX--\r\n".utf8),
                headers: [.authorization: "Bearer \(customer)", .contentType: "multipart/form-data; boundary=XX"])
        }

        func filesOnDisk() throws -> Int {
            let folder = URL(filePath: desk.folder.path).appending(path: "attachments")
            let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])?.compactMap { $0 as? URL } ?? []
            return try found.count { try $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true }
        }
    }

    private static let utf16 = "\u{FEFF}\(phrase)".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    /// "助记词：" in GB 18030, as an editor of Windows in Chinese saves it.
    private static let chinese: [UInt8] = [0xD6, 0xFA, 0xBC, 0xC7, 0xB4, 0xCA, 0xA3, 0xBA] + Array(phrase.utf8)

    @Test(arguments: [Array(phrase.utf8), utf16, chinese, Array("<init> backup </init> \(phrase)".utf8), [0xFF, 0xFE, 0x80] + Array(phrase.utf8)])
    func aFileWithAPhraseIsDestroyedWhateverItsEncoding(bytes: [UInt8]) async throws {
        let world = try await World()
        let reply = try await world.send(bytes)
        #expect(reply.status == 201)
        #expect(try reply.text("text") == "[file destroyed: it held a 12-word seed phrase]")
        #expect(reply.string.contains("\"removed\":[\"seed_phrase\"]"))
        #expect(try world.filesOnDisk() == 0)
        let messages = try await world.desk.call(.get, "/client/v1/conversations/\(world.id)/messages", bearer: world.customer).objects("messages")
        #expect(messages.last?["author"] as? String == "system")
    }

    /// A transaction's hash in a log is nothing to take a file away for.
    @Test func whatIsNoSecretIsKept() async throws {
        let world = try await World()
        let reply = try await world.send(Array("log: b0e4a0b4c3f5d2a19c7e8f6d5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b".utf8))
        #expect(reply.status == 201)
        #expect(!reply.string.contains("removed"))
        #expect(try world.filesOnDisk() == 1)
    }

    @Test func aRepeatedFileIsStoredOnce() async throws {
        let world = try await World()
        let first = try await world.send(Array("one".utf8), key: "same")
        let second = try await world.send(Array("another".utf8), key: "same")
        #expect((first.status, second.status) == (201, 200))
        #expect(try first.text("id") == second.text("id"))
        #expect(try world.filesOnDisk() == 1)
    }

    /// Bytes lie there once, whoever sent them: one who has them destroyed must not take them from another who sends the same at that moment.
    @Test func aFileStaysWhereTheSameIsDestroyed() async throws {
        let world = try await World()
        let admin = try await world.desk.staff(.admin)
        for round in 0..<18 {
            let bytes = Array("round \(round)".utf8)
            let first = try attachment(try await world.send(bytes))
            async let destroyed = world.desk.call(.delete, "/api/v1/conversations/\(world.id)/attachments/\(first)", staff: admin)
            async let sent = world.send(bytes)
            #expect(try await destroyed.status == 204)
            let second = try attachment(try await sent)
            let kept = try await world.desk.call(.get, "/client/v1/conversations/\(world.id)/attachments/\(second)", bearer: world.customer)
            #expect(kept.status == 200 && kept.string == "round \(round)", "round \(round)")
            #expect(try world.filesOnDisk() == round + 1)
        }
    }

    private func attachment(_ reply: TestReply) throws -> String {
        struct Sent: Decodable { struct File: Decodable { let id: String }; let attachments: [File] }
        return try #require(try reply.decoded(Sent.self).attachments.first).id
    }

    /// Where there is no room, a file is refused and leaves nothing, and a secret is told of all the same.
    @Test func aFullConversationTakesNoMoreFiles() async throws {
        let world = try await World()
        for number in 0..<40 { #expect(try await world.send(Array("file \(number)".utf8)).status == 201) }
        #expect(try await world.send(Array("one too many".utf8)).status == 422)
        #expect(try world.filesOnDisk() == 40)
        #expect(try await world.send(Array(Self.phrase.utf8)).status == 201)
    }

    @Test func anAgentsFileWithASecretIsNotSent() async throws {
        let world = try await World()
        let agent = try await world.desk.staff(.agent)
        let body =
            "--XX\r\nContent-Disposition: form-data; name=\"clientId\"\r\n\r\nk\r\n--XX\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n\(Self.phrase)\r\n--XX--\r\n"
        let reply = try await world.desk.send(
            .post, "/api/v1/conversations/\(world.id)/attachments", bytes: Array(body.utf8),
            headers: [.cookie: agent.cookie, .csrf: agent.signedIn.csrf, .contentType: "multipart/form-data; boundary=XX"])
        #expect(reply.status == 422)
        #expect(try reply.text("error.message").contains("12-word seed phrase"))
        #expect(try world.filesOnDisk() == 0)
    }
}
