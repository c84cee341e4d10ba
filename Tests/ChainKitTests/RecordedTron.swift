import Foundation
import Kit
import Testing

/// TRON's recorded transactions and answers, in the shared folder beside the repository where there is one, and vectors of our own in the repository.
enum RecordedTron {
    /// A case of a file: its name and the rest.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let json: JSONValue

        subscript(_ key: String) -> JSONValue? { json[key] }
        var testDescription: String { name }
    }

    static let hasSharedFolder = shared("tron_transactions.json") != nil
    static let absence = "the folder shared/data/chain isn't beside the repository"

    static let transactions = cases(shared("tron_transactions.json"))
    static let answers = cases(shared("tron_node_responses.json"))
    /// Made by Scripts/chain-transactions.py.
    static let vectors = cases(URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/transactions.json"))

    /// All transactions as nodes write them, rows of TronGrid too.
    static let readable = transactions.compactMap { entry in (entry["gettransactionbyid"] ?? entry["trongrid_v1_row"]).map { Case(name: entry.name, json: $0) }
    }

    private static func cases(_ file: URL?) -> [Case] {
        guard let file, let data = try? Data(contentsOf: file), let json = try? JSONValue(parsing: data) else { return [] }
        return (json["cases"]?.array ?? []).map { Case(name: $0["name"]?.string ?? "", json: $0) }
    }

    private static func shared(_ name: String) -> URL? {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let file = folder.appending(path: "shared/data/chain/\(name)")
            if FileManager.default.fileExists(atPath: file.path) { return file }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }
}
