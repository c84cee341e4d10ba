import BigInt
import Foundation
package import Kit
import Testing

@testable import ChainKit

/// Transactions that a chain of py-evm's executed, and others that eth-account signed: `Scripts/evm-vectors.py` makes the file.
struct EVMVectors: Sendable {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// As a node answers.
        let transaction: JSONValue
        let receipt: JSONValue
        let raw: [UInt8]
        let revert: JSONValue?
        let expected: JSONValue

        var testDescription: String { name }

        /// A line of `explain-tx --chain evm`.
        func line(_ more: [String: JSONValue] = [:]) -> JSONValue {
            var line: [String: JSONValue] = ["id": .string(name), "transaction": transaction, "info": receipt, "head": ["chainId": "0x7a69"]]
            line["revert"] = revert
            return .object(line.merging(more) { _, new in new })
        }
    }

    struct Signed: Sendable, CustomTestStringConvertible {
        let number: Int
        let kind: String
        let raw: [UInt8]
        let facts: JSONValue

        var testDescription: String { "\(number) \(kind)" }
    }

    let token: EVMAddress
    let cases: [Case]
    let signed: [Signed]

    static let recorded: EVMVectors? = try? EVMVectors()

    private init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/evm.json")
        let document = try JSONValue(parsing: Data(contentsOf: file))
        token = try #require(document["token"]?.string.flatMap { EVMAddress($0) })
        cases = try #require(document["cases"]?.array).map { entry in
            Case(
                name: try #require(entry["name"]?.string), transaction: try #require(entry["transaction"]), receipt: try #require(entry["receipt"]),
                raw: try #require(entry["raw"]?.hexBytes), revert: entry["revert"], expected: try #require(entry["expected"]))
        }
        signed = try #require(document["signed"]?.array).enumerated().map { number, entry in
            Signed(number: number, kind: try #require(entry["kind"]?.string), raw: try #require(entry["raw"]?.hexBytes), facts: entry)
        }
    }

    func named(_ name: String) throws -> Case { try #require(cases.first { $0.name == name }) }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral {
    package init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(Dictionary(members) { _, last in last }) }
    package init(stringLiteral text: String) { self = .string(text) }

    /// With one member changed, or left out.
    func with(_ name: String, _ value: JSONValue?) -> JSONValue {
        var members = object ?? [:]
        members[name] = value
        return .object(members)
    }
}
