/// The tokens that the desk knows without asking: each address stands in at least two public repositories, unless its line says otherwise.
package enum KnownTokens {
    package static let book = TokenBook(
        Dictionary(
            (tron + nile + shasta).compactMap { entry in TronAddress(base58: entry.address).map { ($0.account, entry.token) } }
                + ethereum.compactMap { entry in EVMAddress(entry.address).map { ($0.account, entry.token) } },
            uniquingKeysWith: { first, _ in first }))

    /// What a contract's token is called; nil for a contract that isn't in the book.
    /// - Parameter contract: in base 58 or with `0x`.
    package static func symbol(of contract: String) -> String? { symbols[contract] }

    private static let symbols = Dictionary(
        (tron + nile + shasta).map { ($0.address, $0.token.symbol) }
            + ethereum.flatMap { entry in EVMAddress(entry.address).map { [($0.checksummed, entry.token.symbol)] } ?? [] },
        uniquingKeysWith: { first, _ in first })

    private struct Entry {
        let address: String
        let token: TokenBook.Token

        init(_ address: String, _ symbol: String, _ decimals: Int, _ network: TokenBook.Network, canBeFrozen: Bool = false) {
            self.address = address
            token = TokenBook.Token(symbol: symbol, decimals: decimals, network: network, canBeFrozen: canBeFrozen)
        }
    }

    private static let tron = [
        // Tether; its contract has the functions of a blacklist.
        Entry("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "USDT", 6, .tron, canBeFrozen: true),
        // Circle stopped supporting it on TRON; newer tools list it as USDCOLD.
        Entry("TEkxiTehnzSmSe2XqrBj4w32RUN966rdz8", "USDC (old)", 6, .tron),
        // USDD 2.0.
        Entry("TXDk8mbtRbXeYuMNS83CfKPaYYT8XWv9Hz", "USDD", 18, .tron),
        // Newer tools list it as USDDOLD.
        Entry("TPYmHEhy5n8TCEfYGqW2rPxsghSfzghPDn", "USDD (old)", 18, .tron),
        Entry("TNUC9Qb1rRpS5CbWLmNMxXBjyFoydXjWFR", "WTRX", 6, .tron),
        Entry("TSSMHYeV2uE9qYH95DqyoCuNCzEL1NvU3S", "SUN", 18, .tron),
        // One source alone.
        Entry("TKkeiboTkxXKJpbmVFbv4a8ov5rAfRDMf9", "SUN (old)", 18, .tron),
        Entry("TCFLL5dx5ZJdKnWuesXxi1VPwjLVmWZZy9", "JST", 18, .tron),
        Entry("TAFjULxiVgT4qWk6UZwjqwZXTSaGaqnVp4", "BTT", 18, .tron),
        Entry("TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7", "WIN", 6, .tron),
        // One source alone.
        Entry("TUpMhErZL2fhh4sVNULAbNKLokS4GjC1F4", "TUSD", 18, .tron),
    ]

    private static let nile = [
        Entry("TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf", "USDT", 6, .nile),
        // An older test token.
        Entry("TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj", "USDT", 6, .nile),
    ]

    private static let shasta = [Entry("TG3XXyExBkPp9nzdajDZsozEu4BkaSJozs", "USDT", 6, .shasta)]

    private static let ethereum = [
        // tether.to; its contract has the functions of a blacklist.
        Entry("0xdAC17F958D2ee523a2206206994597C13D831ec7", "USDT", 6, .ethereum, canBeFrozen: true),
        // circle.com; its blacklist has other functions than Tether's.
        Entry("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", "USDC", 6, .ethereum),
    ]
}
