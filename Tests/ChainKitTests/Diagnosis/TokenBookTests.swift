import ChainKit
import Kit
import Testing

@Suite("Known tokens")
struct TokenBookTests {
    @Test func areAllInTheBook() {
        #expect(KnownTokens.book.count == 16)
        #expect(KnownTokens.book[TransactionSamples.usdt]?.symbol == "USDT")
        #expect(KnownTokens.book[TransactionSamples.usdt]?.canBeFrozen == true)
        #expect(KnownTokens.symbol(of: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t") == "USDT")
        #expect(KnownTokens.symbol(of: "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48") == "USDC")
        #expect(KnownTokens.symbol(of: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u") == nil)
    }

    @Test func belongToTheirChain() throws {
        let ethereum = try #require(EVMAddress("0xdAC17F958D2ee523a2206206994597C13D831ec7"))
        #expect(KnownTokens.book[ethereum]?.network == .ethereum)
        #expect(KnownTokens.book[TronAddress(ethereum.account)] == nil)
        #expect(KnownTokens.book[EVMAddress(TransactionSamples.usdt.account)] == nil)
    }

    @Test(arguments: [
        "USDT", "usdt", "U5DT", "U$DT", "ＵＳＤＴ", "U\u{200B}S\u{200D}DT", "USDТ", "ԱSDT".replacingOccurrence("Ա", "Ս"), "USD\u{202E}T", " USDT ", "𝐔𝐒𝐃𝐓", "Ⓤⓢⓓⓣ",
        "USDT (TRC20)",
        "USDT-Airdrop", "TRX", "ЕТН", "U\u{0332}S\u{0332}D\u{0332}T\u{0332}", "USDD", "WTRX", "u.s.d.t",
    ]) func namesThatReadAlikeAreSeen(_ symbol: String) { #expect(KnownTokens.book.isLookalike(symbol: symbol)) }

    @Test(arguments: ["", "PEPE", "NFT", "SUNNY", "WINK", "USD", "TETHERINE", "币", "\u{200B}", "SUN DOG", "STUSDTX", "A", "!!!"]) func otherNamesAreLeft(
        _ symbol: String
    ) {
        #expect(!KnownTokens.book.isLookalike(symbol: symbol))
    }

    @Test func aLongNameCostsLittle() {
        #expect(!KnownTokens.book.isLookalike(symbol: String(repeating: "x\u{0301}", count: 1_000_000)))
    }
}

extension String {
    fileprivate func replacingOccurrence(_ old: Character, _ new: Character) -> String { String(map { $0 == old ? new : $0 }) }
}
