import Crypto
import Foundation
package import TextKit

/// Vectors that were made once, by their texts.
package struct KnownVectors: Sendable {
    /// The model that made them.
    package let model: String
    private var byDigest: [UInt64: SentenceVector] = [:]

    package init(model: String) { self.model = model }

    package subscript(text: String) -> SentenceVector? {
        get { byDigest[Self.digest(of: text)] }
        set { byDigest[Self.digest(of: text)] = newValue }
    }

    package var count: Int { byDigest.count }

    /// Stands for a text: two of a million have the same with a chance of one in 36 million.
    static func digest(of text: String) -> UInt64 {
        SHA256.hash(data: Data(text.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func keep(_ vector: SentenceVector, digest: UInt64) { byDigest[digest] = vector }

    var all: [(digest: UInt64, vector: SentenceVector)] { byDigest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}

/// As a file. Big endian: the four bytes `WDV1`; the length of the model's name (8 bits) and its UTF-8; the values of a vector (16 bits); for each vector
/// the digest of its text (64 bits) and a signed byte a value.
extension KnownVectors {
    private static let magic: [UInt8] = Array("WDV1".utf8)

    package var file: [UInt8] {
        let entries = all
        let width = entries.first?.vector.values.count ?? 0
        var bytes = Self.magic + [UInt8(model.utf8.count)] + Array(model.utf8) + [UInt8(width >> 8), UInt8(width & 0xFF)]
        for (digest, vector) in entries {
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: digest >> UInt64(shift))) }
            bytes += vector.bytes
        }
        return bytes
    }

    /// nil where `file` is none.
    package init?(file: [UInt8]) {
        guard file.count > 5, file.prefix(4).elementsEqual(Self.magic) else { return nil }
        let name = file.dropFirst(5).prefix(Int(file[4]))
        let rest = file.dropFirst(5 + Int(file[4]))
        guard rest.count >= 2 else { return nil }
        let width = rest.prefix(2).reduce(0) { $0 << 8 | Int($1) }
        let entries = rest.dropFirst(2)
        guard entries.count % (8 + width) == 0 else { return nil }
        self.init(model: String(decoding: name, as: UTF8.self))
        for start in stride(from: entries.startIndex, to: entries.endIndex, by: 8 + width) {
            let digest = entries[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) }
            guard let vector = SentenceVector(bytes: entries[(start + 8)..<(start + 8 + width)]) else { return nil }
            byDigest[digest] = vector
        }
    }
}
