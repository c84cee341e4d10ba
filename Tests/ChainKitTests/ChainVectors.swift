import Foundation
import Kit
import Testing

/// Files with vectors: those of the repository, and those that lie in a folder beside it on some machines.
enum ChainVectors {
    private static let here = URL(filePath: #filePath).deletingLastPathComponent()

    static let shared: URL? = {
        var folder = here
        while folder.pathComponents.count > 1 {
            let shared = folder.appending(path: "shared/data/chain")
            if FileManager.default.fileExists(atPath: shared.path) { return shared }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    static func sharedRows(_ file: String, _ list: String) throws -> [JSONValue] {
        let folder = try #require(shared)
        let rows = try JSONValue(parsing: Data(contentsOf: folder.appending(path: file)))[list]
        return try #require(rows?.array ?? rows?["vectors"]?.array)
    }

    /// A list of `Vectors/addresses.json` or `Vectors/messages.json`, which `Scripts/chain-vectors.py` makes.
    static func rows(_ file: String, _ list: String) throws -> [JSONValue] {
        let rows = try JSONValue(parsing: Data(contentsOf: here.appending(path: "Vectors").appending(path: file)))[list]
        return try #require(rows?.array)
    }
}

extension JSONValue {
    func textOf(_ name: String) throws -> String { try #require(self[name]?.string) }

    /// Hexadecimal digits, with or without `0x`.
    func bytesOf(_ name: String) throws -> [UInt8] {
        let text = try textOf(name)
        let bytes = Kit.bytes(hex: text.hasPrefix("0x") ? text.dropFirst(2) : text[...])
        return try #require(bytes)
    }
}

/// A small generator (SplitMix64), so that a failing case can be made again from its seed.
struct Draw: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) } }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0..<elements.count)] }
}
