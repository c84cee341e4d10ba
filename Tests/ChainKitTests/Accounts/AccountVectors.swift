import ChainKit
import Foundation
import Kit
import Testing

/// Answers of nodes about accounts: made by `Scripts/chain-accounts.py`, and recorded ones that lie beside the package on some machines.
enum AccountVectors {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let answer: JSONValue
        let flags: [String]

        var testDescription: String { name }
    }

    private static let here = URL(filePath: #filePath).deletingLastPathComponent()

    static let made: [Case] = cases(at: here.deletingLastPathComponent().appending(path: "Vectors/accounts.json"), answers: "answer")
    static let recorded: [Case] = recordings.map { cases(at: $0.appending(path: "data/chain/tron_node_responses.json"), answers: "response") } ?? []

    /// The folder `shared` beside the package, looked for from here up.
    private static let recordings: URL? = {
        var folder = here
        while folder.path().count > 1 {
            folder = folder.deletingLastPathComponent()
            let shared = folder.appending(path: "shared")
            if FileManager.default.fileExists(atPath: shared.appending(path: "data/chain").path()) { return shared }
        }
        return nil
    }()

    private static func cases(at file: URL, answers: String) -> [Case] {
        guard let data = try? Data(contentsOf: file), let document = try? JSONValue(parsing: data) else { return [] }
        return (document.array ?? document["cases"]?.array ?? []).compactMap { entry in
            guard let name = entry["name"]?.string, let answer = entry[answers] else { return nil }
            return Case(name: name, answer: answer, flags: entry["flags"]?.array?.compactMap(\.string) ?? [])
        }
    }

    static func recorded(_ name: String) -> JSONValue? { recorded.first { $0.name == name }?.answer }

    /// An account that no two numbers share.
    static func address(_ number: Int) -> TronAddress {
        let bytes = (0..<20).map { UInt8(truncatingIfNeeded: number >> (8 * min($0, 7)) &* (1 + $0)) }
        return AccountBytes(bytes).map { TronAddress($0) } ?? TronAddress(.zero)
    }

    static let now = Instant(milliseconds: 1_795_305_600_000)
    static let usdt = TronAddress(base58: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t") ?? TronAddress(.zero)
    static let book = TokenBook([usdt.account: TokenBook.Token(symbol: "USDT", decimals: 6, network: .tron, canBeFrozen: true)])

    static func finding(_ answer: JSONValue, resources: AccountResources? = nil, delegations: [Delegation]? = nil) -> AccountFinding {
        AccountDiagnosis.finding(
            of: AccountDiagnosis.Evidence(lookup: AccountLookup(node: answer), resources: resources, delegations: delegations), tokens: book, now: now)
    }

    static func finding(_ json: String) throws -> AccountFinding { finding(try JSONValue(parsing: json)) }
}
