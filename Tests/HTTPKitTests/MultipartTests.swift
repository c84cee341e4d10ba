import DeskTesting
import HTTPKit
import HTTPTypes
import Kit
import Testing

@Suite struct MultipartTests {
    private struct Seen: Codable, Equatable, Sendable {
        struct Part: Codable, Equatable { var name: String; var fileName: String?; var bytes: [UInt8] }
        var parts: [Part]
    }

    private let server: TestServer = {
        var table = RouteTable()
        table.add(.post, "/api/v1/files", "Upload", gate: .everyone, kind: .upload) { call, _ in
            let parts = try await call.parts(limit: 65_536)
            return try Reply.json(Seen(parts: parts.map { Seen.Part(name: $0.name, fileName: $0.fileName, bytes: $0.bytes) }))
        }
        return TestServer(table)
    }()

    private func send(_ body: [UInt8], type: String = "multipart/form-data; boundary=XX") async throws -> TestReply {
        try await server.send(.post, "/api/v1/files", bytes: body, headers: [.contentType: type])
    }

    private static func part(_ head: String, _ bytes: [UInt8], boundary: String = "XX") -> [UInt8] {
        Array("--\(boundary)\r\n\(head)\r\n\r\n".utf8) + bytes + Array("\r\n".utf8)
    }

    private static let picture: [UInt8] = [0x89, 0x50, 0x0D, 0x0A, 0x2D, 0x2D, 0x58, 0x00, 0xFF, 0x0D, 0x0A]
    private static let good =
        part("Content-Disposition: form-data; name=\"text\"", Array("钱包".utf8))
        + part("Content-Disposition: form-data; name=\"file\"; filename=\"a b.png\"\r\nContent-Type: image/png", picture)
        + part("content-disposition: form-data; name=\"empty\"", []) + Array("--XX--\r\n".utf8)

    @Test(arguments: ["multipart/form-data; boundary=XX", "multipart/form-data; boundary=\"XX\"", "Multipart/Form-Data; charset=utf-8; boundary=XX; x=y"])
    func partsComeAsTheyWereSent(type: String) async throws {
        let reply = try await send(Self.good, type: type)
        #expect(reply.status == 200)
        let seen: Seen = try reply.decoded()
        #expect(
            seen.parts == [
                .init(name: "text", fileName: nil, bytes: Array("钱包".utf8)), .init(name: "file", fileName: "a b.png", bytes: Self.picture),
                .init(name: "empty", fileName: nil, bytes: []),
            ])
    }

    @Test func textBeforeTheFirstAndAfterTheLastIsIgnored() async throws {
        let reply = try await send(Array("preamble\r\n".utf8) + Self.good + Array("epilogue".utf8))
        #expect(reply.status == 200)
        #expect(try reply.decoded(Seen.self).parts.count == 3)
    }

    @Test(arguments: [
        "", "--XX", "--XX\r\n", "--XX\r\n\r\n", "--XX\r\n--XX--", "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ntext",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ntext\r\n--XX", "--XX\r\nContent-Disposition: form-data\r\n\r\ntext\r\n--XX--",
        "--XX\r\nContent-Type: text/plain\r\n\r\ntext\r\n--XX--", "--YY\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ntext\r\n--YY--",
        "--XX\nContent-Disposition: form-data; name=\"a\"\n\ntext\n--XX--", "--XXtrailing\r\n\r\n\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\(String(repeating: "X-Header: x\r\n", count: 500))\r\ntext\r\n--XX--",
    ])
    func aBrokenBodyIs400(body: String) async throws {
        let reply = try await send(Array(body.utf8))
        #expect(reply.status == 400)
        #expect(try reply.text("error.code") == "malformed")
    }

    @Test(arguments: ["text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=XX", "application/json"])
    func anotherKindIs415(type: String) async throws {
        #expect(try await send(Self.good, type: type).status == 415)
    }

    @Test func moreThan20PartsAreRefused() async throws {
        let part = Self.part("Content-Disposition: form-data; name=\"a\"", [])
        let end = Array("--XX--".utf8)
        #expect(try await send((0..<20).flatMap { _ in part } + end).status == 200)
        #expect(try await send((0..<21).flatMap { _ in part } + end).status == 400)
    }

    @Test func aLargeBodyIs413() async throws {
        #expect(try await send(Self.good + [UInt8](repeating: 0, count: 70_000)).status == 413)
    }

    @Test(arguments: [51] as [UInt64])
    func aThousandMutationsAreReadOrRefused(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<1000 {
            var body = Self.good
            for _ in 0..<Int.random(in: 1...6, using: &random) where !body.isEmpty {
                let at = Int.random(in: 0..<body.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: body[at] = UInt8.random(in: .min ... .max, using: &random)
                case 1: body.remove(at: at)
                case 2:
                    body.insert(
                        contentsOf: Array(["\r\n", "--XX", "--", "\r\n--XX--", "\r\n\r\n", "\""].randomElement(using: &random)?.utf8 ?? "".utf8), at: at)
                case 3: body.removeLast(body.count - at)
                default: body.removeFirst(at)
                }
            }
            let reply = try await send(body)
            #expect(reply.status == 200 || reply.status == 400, "seed \(seed), round \(round): \(reply.status)")
        }
    }
}
