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
