package import Kit

/// How the question for an account ended.
package enum AccountLookup: Sendable, Hashable {
    case found(TronAccount)
    /// The chain has no such account yet; its address where the answer names it. Tokens of contracts can lie there nevertheless.
    case notActivated(TronAddress?, trc20: [TronAccount.TRC20Balance])
    /// No node could answer: nothing is known. In the node's words, not cleaned.
    case failed(String)
    /// What a node answered can't be right, or is about another account: nothing is known. The field that shows it.
    case unreadable(field: String)

    /// Reads what a node answered with HTTP 200, which it gives for errors too.
    /// - Parameter asked: the account that was asked for; an answer about another one is believed in nothing.
    package init(node value: JSONValue, asked: TronAddress? = nil) {
        guard let members = value.object else {
            self = .failed(value.string ?? "")
            return
        }
        if let error = AccountLookup.error(in: members) {
            self = .failed(error)
        } else if let rows = members["data"] {
            self = rows.array.map { AccountLookup(rows: $0, asked: asked) } ?? .unreadable(field: "data")
        } else if members.isEmpty {
            self = .notActivated(nil, trc20: [])
        } else {
            self = AccountLookup(account: value, asked: asked)
        }
    }

    private init(rows: [JSONValue], asked: TronAddress?) {
        guard let row = rows.first else {
            self = .notActivated(nil, trc20: [])
            return
        }
        let isBare = row.object.map { $0["address"] != nil && $0.keys.allSatisfy(["address", "trc20"].contains) } ?? false
        guard isBare else {
            self = AccountLookup(account: row, asked: asked)
            return
        }
        do {
            // TronGrid lists tokens for addresses that the chain knows nothing else of.
            let address = try AccountFields(row).address("address")
            let tokens = try TronAccount.trc20(AccountFields(row))
            self = asked == nil || asked == address ? .notActivated(address, trc20: tokens) : .unreadable(field: "address")
        } catch {
            self = .unreadable(field: error.field)
        }
    }

    private init(account value: JSONValue, asked: TronAddress?) {
        do {
            let account = try TronAccount(node: value)
            self = asked == nil || asked == account.address ? .found(account) : .unreadable(field: "address")
        } catch {
            self = .unreadable(field: error.field)
        }
    }

    /// `{"Error": …}` of nodes, `{"Success": false, "Error": …}` and `{"success": false, "error": …}` of TronGrid.
    private static func error(in members: [String: JSONValue]) -> String? {
        let isRefused = [members["success"], members["Success"]].contains(.bool(false))
        guard let error = members["Error"] ?? members["error"] else { return isRefused ? "" : nil }
        return error.string ?? ""
    }
}
