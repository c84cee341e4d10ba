package import Kit

/// A bucket of a service that speaks S3's interface, as an operator names it. The address is their own choice, so any host is taken, private ones too.
package struct ObjectBucket: Sendable {
    /// Address of the service without a slash at the end: `https://s3.eu-central-1.amazonaws.com`, `http://minio.internal:9000`.
    package let endpoint: String
    package let name: String
    /// What signatures are made for; services without regions take any, most of them `us-east-1`.
    package let region: String
    /// Stands in front of every key: empty, or it ends with a slash.
    package let prefix: String
    package let key: Redacted<String>
    package let secret: Redacted<String>

    /// What is wrong with one of the parts, in words for the operator.
    package enum Refusal: String, Error, Hashable {
        case endpoint = "endpoint must be like https://s3.example or http://minio.internal:9000, without a path"
        case name = "bucket must have 3 to 63 small letters, digits, dots and hyphens"
        case region = "region must have 1 to 64 letters, digits and hyphens"
        case prefix = "prefix must have at most 200 letters, digits, dots, hyphens, underscores and slashes, and not begin with a slash"
        case key = "key and secret must not be empty"
    }

    package init(
        endpoint: String, name: String, region: String, prefix: String, key: Redacted<String>, secret: Redacted<String>
    ) throws(Refusal) {
        let endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        guard Self.isAddress(endpoint) else { throw .endpoint }
        guard (3...63).contains(name.utf8.count), name.utf8.allSatisfy({ Self.isPlain($0, also: ".-") && !Self.isCapital($0) }) else { throw .name }
        guard (1...64).contains(region.utf8.count), region.utf8.allSatisfy({ Self.isPlain($0, also: "-") }) else { throw .region }
        guard prefix.utf8.count <= 200, !prefix.hasPrefix("/"), prefix.utf8.allSatisfy({ Self.isPlain($0, also: ".-_/") }) else { throw .prefix }
        guard !key.reveal(\.isEmpty), !secret.reveal(\.isEmpty) else { throw .key }
        self.endpoint = endpoint
        self.name = name
        self.region = region
        self.prefix = prefix.isEmpty || prefix.hasSuffix("/") ? prefix : prefix + "/"
        self.key = key
        self.secret = secret
    }

    /// Host, and port where one is named: as it stands in the header `Host`.
    var authority: String { String(endpoint.split(separator: "://").last ?? "") }

    private static func isAddress(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return false }
        let authority = text.dropFirst(scheme.count)
        return !authority.isEmpty && authority.utf8.allSatisfy { isPlain($0, also: ".-:[]") }
    }

    private static func isPlain(_ byte: UInt8, also others: String) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: others.utf8.contains(byte)
        }
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
}
