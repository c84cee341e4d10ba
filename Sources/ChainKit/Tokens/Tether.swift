extension KnownTokens {
    /// Tether's contract on TRON's main network.
    package static let usdt: TronAddress = {
        guard let address = TronAddress(base58: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t") else { preconditionFailure("the address of USDT is misspelt") }
        return address
    }()
}
