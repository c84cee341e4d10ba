package import Foundation
package import HTTPTypes
import Kit
package import NIOCore

/// What a route answers.
package struct Reply: Sendable {
    enum Body: Sendable {
        case bytes(ByteBuffer)
        case live(any LiveSource)
        case file(path: String, size: Int)
        case pieces(size: Int, PieceSource)
    }

    /// Gives a body piece by piece to `send`, which returns when the reader has taken it.
    package typealias PieceSource = @Sendable (_ send: (ByteBuffer) async throws -> Void) async throws -> Void

    package var status: HTTPResponse.Status
    package var headers: HTTPFields
    let body: Body

    private init(status: HTTPResponse.Status, headers: HTTPFields, body: Body) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Reply {
        let data = try JSON.encode(value)
        return Reply(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"], body: .bytes(ByteBuffer(bytes: data)))
    }

    package static func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"], body: .bytes(ByteBuffer(string: html.text)))
    }

    package static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Reply {
        Reply(status: .ok, headers: [.contentType: type], body: .bytes(ByteBuffer(string: text)))
    }

    package static func bytes(_ bytes: ByteBuffer, type: String, cache: String) -> Reply {
        Reply(status: .ok, headers: [.contentType: type, .cacheControl: cache], body: .bytes(bytes))
    }

    /// A file as a download: the browser never shows it in the desk's own origin.
    package static func download(path: String, size: Int, name: String, type: String) -> Reply {
        Reply(status: .ok, headers: downloadHeaders(name, type), body: .file(path: path, size: size))
    }

    /// A download that comes from elsewhere while it is read.
    /// - Parameter source: gives exactly `size` bytes, or throws, which ends the connection.
    package static func download(size: Int, name: String, type: String, source: @escaping PieceSource) -> Reply {
        Reply(status: .ok, headers: downloadHeaders(name, type), body: .pieces(size: size, source))
    }

    /// A text as a download.
    package static func download(_ text: String, name: String, type: String) -> Reply {
        Reply(status: .ok, headers: downloadHeaders(name, type), body: .bytes(ByteBuffer(string: text)))
    }

    private static func downloadHeaders(_ name: String, _ type: String) -> HTTPFields {
        let plain = name.unicodeScalars.map { $0.isASCII && $0.value >= 32 && $0 != "\"" && $0 != "\\" && $0 != "%" ? Character($0) : "_" }
        let encoded = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "file"
        return [
            .contentType: type, .cacheControl: "private, no-store",
            .contentDisposition: "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(encoded)",
            .contentSecurityPolicy: "default-src 'none'; sandbox",
        ]
    }

    package static func redirect(to path: String) -> Reply {
        Reply(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"], body: .bytes(ByteBuffer()))
    }

    /// What the browser has already is still right.
    package static func notModified(_ tag: String) -> Reply {
        Reply(status: .notModified, headers: [.eTag: tag, .cacheControl: "no-cache"], body: .bytes(ByteBuffer()))
    }

    package static let nothing = Reply(status: .noContent, headers: [:], body: .bytes(ByteBuffer()))

    /// Server-sent events, until their source or their reader ends them.
    package static func events(_ source: any LiveSource) -> Reply {
        let headers: HTTPFields = [
            .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-cache, no-transform",
            HTTPField.Name.accelBuffering: "no",
        ]
        return Reply(status: .ok, headers: headers, body: .live(source))
    }

    package func setting(cookie: String) -> Reply {
        var reply = self
        reply.headers.append(HTTPField(name: .setCookie, value: cookie))
        return reply
    }

    package func with(_ name: HTTPField.Name, _ value: String) -> Reply {
        var reply = self
        reply.headers[name] = value
        return reply
    }
}

/// Thrown where the answer is another page.
package struct Redirect: Error {
    package let location: String

    package init(to location: String) { self.location = location }
}

/// JSON as the desk writes and reads it: sorted keys, slashes as they are.
package enum JSON {
    package static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    package static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encode(value), as: UTF8.self)
    }

    package static func decode<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}
