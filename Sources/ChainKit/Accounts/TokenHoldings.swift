import BigInt

/// The tokens that an account holds, and what is known of each. A token's name is its maker's claim; the contract says which it is.
package struct TokenHoldings: Sendable, Hashable {
    package let entries: [Entry]

    package struct Entry: Sendable, Hashable {
        package let kind: Kind
        /// In the token's own units where those are known, else in its smallest.
        package let amount: TokenAmount
        /// base 58 for a contract, the number for a TRC-10 token: at most 64 characters, cleaned.
        package let id: String

        package init(kind: Kind, amount: TokenAmount, id: String) {
            self.kind = kind
            self.amount = amount
            self.id = id
        }
    }

    package enum Kind: Sendable, Hashable {
        /// In the book of tokens.
        case known(symbol: String)
        /// Not in the book; the maker's name for it, cleaned, where somebody asked.
        case unknown(name: String?)
        /// Not in the book, and called like one that is.
        case lookalike(name: String)
        /// Anybody can make a TRC-10 token and send it around, and nearly all that arrive unasked advertise.
        case trc10
    }

    package init(_ entries: [Entry] = []) { self.entries = entries }

    /// - Parameter names: what makers call their tokens, by contract: not cleaned.
    package init(trc20: [TronAccount.TRC20Balance], trc10: [TronAccount.TRC10Balance], book: TokenBook, names: [TronAddress: String] = [:]) {
        let contracts = trc20.filter { $0.amount > 0 }.map { balance in
            if let token = book[balance.contract] {
                return Entry(
                    kind: .known(symbol: token.symbol), amount: TokenAmount(units: BigInt(balance.amount), decimals: token.decimals),
                    id: balance.contract.base58)
            }
            return Entry(
                kind: Kind(claimed: names[balance.contract], book: book), amount: TokenAmount(units: BigInt(balance.amount), decimals: 0),
                id: balance.contract.base58)
        }
        let assets = trc10.filter { $0.amount > 0 }.map { balance in
            Entry(kind: .trc10, amount: TokenAmount(units: BigInt(balance.amount), decimals: 0), id: CleanText.cleaned(balance.id, limit: 64))
        }
        entries = (contracts + assets).sorted { ($0.kind.order, $0.id) < ($1.kind.order, $1.id) }
    }

    package var known: [Entry] { entries.filter { $0.kind.order == 0 } }
    package var lookalikes: [Entry] { entries.filter { $0.kind.order == 1 } }
    /// What the book doesn't know and what bears no known name.
    package var strangers: [Entry] { entries.filter { $0.kind.order > 1 } }
}

extension TokenHoldings.Kind {
    /// Of a token that the book doesn't know.
    fileprivate init(claimed name: String?, book: TokenBook) {
        guard let name else {
            self = .unknown(name: nil)
            return
        }
        let cleaned = CleanText.cleaned(name, limit: 40)
        self = book.isLookalike(symbol: name) ? .lookalike(name: cleaned) : .unknown(name: cleaned)
    }

    fileprivate var order: Int {
        switch self {
        case .known: 0
        case .lookalike: 1
        case .unknown: 2
        case .trc10: 3
        }
    }
}
