import Foundation
package import HTTPTypes
import Hummingbird
package import Kit
import NIOCore

/// One request, as a route sees it.
package struct Call: Sendable {
    package let method: HTTPRequest.Method
    package let path: String
    package let headers: HTTPFields
    package let requestID: String
    /// The peer's address; behind a trusted proxy the address that the proxy saw.
    package let address: String
    package let language: Language
    let query: [Substring: Substring]
    let parameters: [Substring: Substring]
    let body: RequestBody

    /// A part of the path, percent-decoded.
    package func parameter(_ name: String) -> String {
        parameters[name[...]].flatMap { $0.removingPercentEncoding ?? String($0) } ?? ""
    }

    /// An id in the path.
    /// - Throws: `.notFound` for what is no id, as for an unknown one.
    package func id<Owner>(_ name: String, of owner: Owner.Type = Owner.self) throws(APIError) -> ID<Owner> {
        guard let id = ID<Owner>(parameter(name)) else { throw .notFound }
        return id
    }

    /// A value of the query, percent-decoded, `+` as space.
    package func query(_ name: String) -> String? {
        query[name[...]].map { value in
            let spaced = value.replacing("+", with: " ")
            return spaced.removingPercentEncoding ?? String(spaced)
        }
    }

    package func cookie(_ name: String) -> String? {
        guard let header = headers[.cookie] else { return nil }
        for pair in header.split(separator: ";") {
            let trimmed = pair.drop { $0 == " " }
            if trimmed.hasPrefix(name + "=") { return String(trimmed.dropFirst(name.count + 1)) }
        }
        return nil
    }

    /// The bearer token of the `Authorization` header.
    package var bearer: String? {
        guard let header = headers[.authorization], header.hasPrefix("Bearer ") else { return nil }
        return String(header.dropFirst(7))
    }

    /// The whole body.
    /// - Throws: `.tooLarge` above `limit` bytes.
    package func bytes(limit: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Call.tooLarge(limit) }
        do {
            let buffer = try await body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Call.tooLarge(limit)
        }
    }

    /// Fields of a form that a browser sent (`application/x-www-form-urlencoded`), at most 64 kB.
    package func form() async throws -> [String: String] {
        let text = try Call.text(try await bytes(limit: 65_536))
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&").prefix(100) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let decoded = parts.map { $0.replacing("+", with: " ").removingPercentEncoding ?? "" }
            fields[decoded[0]] = decoded.count > 1 ? decoded[1] : ""
        }
        return fields
    }

    static func tooLarge(_ limit: Int) -> APIError {
        let size = limit >= 1_048_576 ? "\(limit / 1_048_576) MB" : "\(limit / 1024) kB"
        return APIError(.tooLarge, Phrase(en: "This is larger than the limit of \(size).", zh: "内容超过了 \(size) 的上限。"))
    }

    /// Bytes as text.
    /// - Throws: `.malformed` for invalid UTF-8: replacing it silently would change what was said.
    static func text(_ bytes: [UInt8]) throws(APIError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .malformed("The text is not valid UTF-8.", "文本不是有效的 UTF-8 编码。")
        }
        return text
    }
}

extension HTTPField.Name {
    package static let csrf = HTTPField.Name("X-CSRF-Token").unsafelyNamed
    package static let forwardedFor = HTTPField.Name("X-Forwarded-For").unsafelyNamed
    package static let fetchSite = HTTPField.Name("Sec-Fetch-Site").unsafelyNamed
    package static let lastEventID = HTTPField.Name("Last-Event-ID").unsafelyNamed
    static let referrerPolicy = HTTPField.Name("Referrer-Policy").unsafelyNamed
    static let accelBuffering = HTTPField.Name("X-Accel-Buffering").unsafelyNamed
    package static let requestID = HTTPField.Name("X-Request-ID").unsafelyNamed
}

extension HTTPField.Name? {
    /// For names written in this file, which are valid field names.
    fileprivate var unsafelyNamed: HTTPField.Name {
        guard let name = self else { preconditionFailure("not a field name") }
        return name
    }
}
