import Kit

/// The nodes that an operator names, one a line:
///
///     tron=https://api.trongrid.io key=… name=TronGrid
///     tron-full=http://127.0.0.1:8090 priority=1
///     tron-solidity=http://127.0.0.1:8091 priority=1
///     evm:1=https://ethereum.example/v3/…
///
/// `tron` serves `/wallet`, `/walletsolidity` and `/v1`; `evm` alone is Ethereum's chain 1. Behind the address may stand `key`, `priority` (0 to 9,
/// 0 is asked first; unless given, the line's place) and `name` (unless given, the host). Empty lines and those that begin with `#` are passed over.
package struct NodeSettings: Sendable {
    package let endpoints: [NodeEndpoint]

    /// The most nodes that are taken.
    package static let most = 32

    package struct Refusal: Error, Hashable {
        /// From 1.
        package let line: Int
        package let reason: Reason

        package init(line: Int, reason: Reason) {
            self.line = line
            self.reason = reason
        }

        package enum Reason: String, Error, Hashable {
            case form = "not of the form kind=address"
            case kind = "not one of tron, tron-full, tron-solidity, evm, evm:NUMBER"
            case address = "not an address like https://host/path"
            case option = "not one of key=…, priority=0 to 9, name=…"
            case keyInClear = "a key may go over https or to this machine only"
            case tooMany = "more than 32 nodes"
        }
    }

    package init(endpoints: [NodeEndpoint]) { self.endpoints = endpoints }

    package init(parsing text: String) throws(Refusal) {
        var endpoints: [NodeEndpoint] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard endpoints.count < NodeSettings.most else { throw Refusal(line: index + 1, reason: .tooMany) }
            do throws(Refusal.Reason) {
                endpoints.append(try NodeSettings.endpoint(first, options: words.dropFirst(), place: endpoints.count, taken: Set(endpoints.map(\.name))))
            } catch {
                throw Refusal(line: index + 1, reason: error)
            }
        }
        self.endpoints = endpoints
    }

    private static func endpoint(
        _ word: Substring, options: ArraySlice<Substring>, place: Int, taken: Set<String>
    ) throws(Refusal.Reason) -> NodeEndpoint {
        guard let equals = word.firstIndex(of: "=") else { throw .form }
        guard let kind = kind(word[..<equals]) else { throw .kind }
        let address = try NodeAddress(String(word[word.index(after: equals)...]))
        let chosen = try Options(options)
        if chosen.key != nil, !address.isSecure, !address.isThisMachine { throw .keyInClear }
        return NodeEndpoint(
            name: unused(chosen.name ?? address.host, taken), url: address.text, kind: kind, priority: chosen.priority ?? min(place, 9), apiKey: chosen.key)
    }

    /// The name, with a number behind it where another node has it already.
    private static func unused(_ name: String, _ taken: Set<String>) -> String {
        var (candidate, number) = (name, 2)
        while taken.contains(candidate) {
            candidate = "\(name) (\(number))"
            number += 1
        }
        return candidate
    }

    private static func kind(_ text: Substring) -> NodeEndpoint.Kind? {
        switch text {
        case "tron": return .tronGrid
        case "tron-full": return .tronFull
        case "tron-solidity": return .tronSolidity
        case "evm": return .evm(chainID: 1)
        default:
            guard text.hasPrefix("evm:"), let chainID = Int64(text.dropFirst(4)), chainID > 0 else { return nil }
            return .evm(chainID: chainID)
        }
    }

    private struct Options {
        var key: Redacted<String>?
        var priority: Int?
        var name: String?

        init(_ words: ArraySlice<Substring>) throws(Refusal.Reason) {
            for word in words {
                let parts = word.split(separator: "=", maxSplits: 1)
                guard parts.count == 2 else { throw .option }
                switch parts[0] {
                case "key": key = Redacted(String(parts[1]))
                case "name": name = String(parts[1].prefix(60))
                case "priority":
                    guard let number = Int(parts[1]), (0...9).contains(number) else { throw .option }
                    priority = number
                default: throw .option
                }
            }
        }
    }
}

/// The parts of a node's address that a rule looks at.
private struct NodeAddress {
    let text: String
    let isSecure: Bool
    let host: String

    init(_ text: String) throws(NodeSettings.Refusal.Reason) {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { throw .address }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        guard !rest.contains(where: { "?#@\\\"".contains($0) || !$0.isASCII }) else { throw .address }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        let port = authority.dropFirst(host.count)
        guard !host.isEmpty, port.isEmpty || (port.first == ":" && UInt16(port.dropFirst()) != nil) else { throw .address }
        self.host = String(host)
        isSecure = scheme == "https://"
        self.text = String(text.reversed().drop { $0 == "/" }.reversed())
    }

    var isThisMachine: Bool { ["localhost", "127.0.0.1", "[::1]"].contains(host) }
}
