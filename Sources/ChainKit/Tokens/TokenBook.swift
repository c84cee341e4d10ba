/// The tokens that the desk knows by their contract. Names are chosen by whoever makes a token: the contract alone says which it is.
package struct TokenBook: Sendable {
    package struct Token: Sendable, Hashable {
        package let symbol: String
        package let decimals: Int
        package let network: Network
        /// Whether its issuer can freeze it, and `isBlackListed` tells.
        package let canBeFrozen: Bool

        package init(symbol: String, decimals: Int, network: Network, canBeFrozen: Bool = false) {
            self.symbol = symbol
            self.decimals = decimals
            self.network = network
            self.canBeFrozen = canBeFrozen
        }
    }

    package enum Network: String, Sendable, Hashable {
        case tron
        case nile
        case shasta
        case ethereum

        /// Whether its coins are worth nothing.
        package var isTest: Bool { self == .nile || self == .shasta }
    }

    private let tokens: [AccountBytes: Token]
    /// How the names of the tokens look, in `SymbolShape`'s spelling.
    private let shapes: Set<String>

    package init(_ tokens: [AccountBytes: Token]) {
        self.tokens = tokens
        shapes = Set(tokens.values.flatMap { SymbolShape($0.symbol).words }.filter { $0.utf8.count > 2 } + ["TRX", "ETH", "BTC"].map { SymbolShape($0).whole })
    }

    package var count: Int { tokens.count }
    /// Those of TRON's main network, by contract.
    package var tron: [TronAddress: Token] {
        Dictionary(tokens.filter { $1.network == .tron }.map { (TronAddress($0.key), $0.value) }) { first, _ in first }
    }

    package subscript(contract: AccountBytes) -> Token? { tokens[contract] }
    /// A token of TRON or one of its test networks.
    package subscript(contract: TronAddress) -> Token? { tokens[contract.account].flatMap { $0.network == .ethereum ? nil : $0 } }
    package subscript(contract: EVMAddress) -> Token? { tokens[contract.account].flatMap { $0.network == .ethereum ? $0 : nil } }

    /// Whether a token that isn't in the book calls itself like one that is, or like a chain's coin: `USDT`, `U5DT`, `U$DT`, `ＵＳＤＴ`, with letters
    /// of other alphabets or with invisible characters in between.
    /// - Parameter symbol: as the contract writes it, hostile and not cleaned. Its first 64 characters are looked at.
    package func isLookalike(symbol: String) -> Bool {
        let shape = SymbolShape(symbol)
        return shapes.contains(shape.whole) || shape.words.contains { $0.utf8.count > 3 && shapes.contains($0) }
    }
}
