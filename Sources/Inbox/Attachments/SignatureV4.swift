import Crypto
import Foundation
import Kit

/// Signs requests to S3 and what speaks its interface.
///
/// Source: AWS, "Signature Version 4 signing process" (AWS General Reference), and for what S3 does of its own "Authenticating Requests: Using the
/// Authorization Header (AWS Signature Version 4)" (Amazon S3 API Reference): a path's segments are encoded once, and never normalised.
struct SignatureV4: Sendable {
    private static let algorithm = "AWS4-HMAC-SHA256"

    let key: Redacted<String>
    let secret: Redacted<String>
    let region: String
    let service = "s3"

    /// A request as far as it is signed.
    struct Request: Sendable {
        var method: String
        /// Begins with a slash; nothing in it is encoded yet.
        var path: String
        /// Names and values, not encoded yet.
        var query: [(name: String, value: String)] = []
        /// All that are signed, `Host` among them; in any order and case.
        var headers: [(name: String, value: String)]
        var payload: Payload

        /// The path and query of its address, encoded as they are signed.
        var target: String {
            let query = canonicalQuery
            return SignatureV4.encoded(path, keepingSlashes: true) + (query.isEmpty ? "" : "?\(query)")
        }
    }

    /// What is said of the body.
    enum Payload: Sendable, Hashable {
        /// The signature holds for whatever is sent.
        case unsigned
        /// SHA-256 of the body in lower-case hexadecimal; the service refuses another body.
        case sha256(String)

        static let empty = Payload.sha256(hex(SHA256.hash(data: [UInt8]())))

        /// As it stands in the header `x-amz-content-sha256`.
        var text: String {
            switch self {
            case .unsigned: "UNSIGNED-PAYLOAD"
            case .sha256(let digest): digest
            }
        }
    }

    /// The headers that a request needs beside its own: when it was signed, what its body is, and the signature.
    /// - Parameter now: a service takes it for 15 minutes.
    func headers(for request: Request, at now: Instant) -> [(name: String, value: String)] {
        let stamp = [(name: "x-amz-content-sha256", value: request.payload.text), (name: "x-amz-date", value: Self.time(now))]
        var stamped = request
        stamped.headers += stamp
        return stamp + [(name: "Authorization", value: authorization(for: stamped, at: now))]
    }

    /// The header `Authorization` of a request that has all its other headers.
    func authorization(for request: Request, at now: Instant) -> String {
        let credential = key.reveal { "\($0)/\(scope(now))" }
        return "\(Self.algorithm) Credential=\(credential),SignedHeaders=\(request.signedHeaders),Signature=\(signature(of: request, at: now))"
    }

    /// The signature alone: 64 hexadecimal digits.
    func signature(of request: Request, at now: Instant) -> String {
        hex(Self.code(Array(stringToSign(request, at: now).utf8), by: signingKey(now)))
    }

    /// Step 2: the time, the scope and the digest of the canonical request.
    func stringToSign(_ request: Request, at now: Instant) -> String {
        [Self.algorithm, Self.time(now), scope(now), hex(SHA256.hash(data: Array(request.canonical.utf8)))].joined(separator: "\n")
    }

    /// Step 3: a key for this day, region and service alone.
    private func signingKey(_ now: Instant) -> SymmetricKey {
        let first = SymmetricKey(data: secret.reveal { Array("AWS4\($0)".utf8) })
        return [Self.day(now), region, service, "aws4_request"].reduce(first) { key, part in
            SymmetricKey(data: Self.code(Array(part.utf8), by: key))
        }
    }

    private func scope(_ now: Instant) -> String { "\(Self.day(now))/\(region)/\(service)/aws4_request" }

    private static func code(_ message: [UInt8], by key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: message, using: key)
    }

    /// `20130524T000000Z`: ISO 8601 in its basic form, in whole seconds.
    static func time(_ now: Instant) -> String { now.iso8601.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z" }

    private static func day(_ now: Instant) -> String { String(time(now).prefix(8)) }

    /// Percent-encodes all but RFC 3986's unreserved characters, with capital digits.
    static func encoded(_ text: String, keepingSlashes: Bool) -> String {
        text.utf8.reduce(into: "") { result, byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                result.unicodeScalars.append(UnicodeScalar(byte))
            case UInt8(ascii: "/") where keepingSlashes: result.append("/")
            default: result += "%" + hex([byte]).uppercased()
            }
        }
    }
}

extension SignatureV4.Request {
    /// Step 1: everything that is signed, in one text.
    var canonical: String {
        let lines = canonicalHeaders.map { "\($0.name):\($0.value)\n" }.joined()
        return [method, SignatureV4.encoded(path, keepingSlashes: true), canonicalQuery, lines, signedHeaders, payload.text].joined(separator: "\n")
    }

    var signedHeaders: String { canonicalHeaders.map(\.name).joined(separator: ";") }

    /// Sorted by name, then by value, both encoded.
    fileprivate var canonicalQuery: String {
        query.map { (SignatureV4.encoded($0.name, keepingSlashes: false), SignatureV4.encoded($0.value, keepingSlashes: false)) }
            .sorted { $0 < $1 }.map { "\($0)=\($1)" }.joined(separator: "&")
    }

    /// Names in lower case and sorted, values without spaces around and with one space for many; what stands twice is one line.
    private var canonicalHeaders: [(name: String, value: String)] {
        let values = Dictionary(grouping: headers) { $0.name.lowercased() }
        return values.keys.sorted().map { name in
            (name, (values[name] ?? []).map { $0.value.split(separator: " ").joined(separator: " ") }.joined(separator: ","))
        }
    }
}
