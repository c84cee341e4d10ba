import ChainKit
import Kit
import Testing

@Suite struct ChainReferenceTests {
    private static let usdt = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
    private static let hash = "b3b38075f9987af64f56c7059f9adb1dd4233de2af36d2d60bf45d9e30446bc9"
    private static let evm = "0xdAC17F958D2ee523a2206206994597C13D831ec7"

    /// What is found, in short: the code of an address, or the chain of a transaction.
    private static func found(_ text: String) -> [String] {
        ChainReference.all(in: text).map { reference in
            switch reference.subject {
            case .address(let verdict): verdict.code.rawValue
            case .transaction(_, let chain): chain?.rawValue ?? "?"
            }
        }
    }

    @Test(arguments: [
        ("我转到\(usdt)没到账，哈希\(hash)", ["OK", "?"]),
        ("sent from \(evm) to \(usdt).", ["EVM_ADDRESS", "OK"]),
        ("看 https://tronscan.org/#/transaction/\(hash)谢谢", ["tron"]), ("https://nile.tronscan.org/#/transaction/\(hash)", ["tron"]),
        ("tronscan.org/#/transaction/\(hash)", ["tron"]), ("https://tronscan.org.evil.com/#/transaction/\(hash)", ["?"]),
        ("https://tronscan.org@evil.com/\(hash)", ["?"]), ("https://xtronscan.org/\(hash)", ["?"]),
        ("https://etherscan.io/tx/0x\(hash)", ["evm"]), ("tx 0x\(hash)", ["evm"]), ("https://www.oklink.com/trx/tx/\(hash)", ["tron"]),
        ("https://www.oklink.com/zh-hans/bsc/tx/0x\(hash)", ["evm"]), ("https://www.oklink.com/btc/tx/\(hash)", ["?"]),
        ("https://tronscan.org/#/transaction/0x\(hash)", ["tron"]),
        ("\(hash) = https://tronscan.org/#/transaction/\(hash.uppercased())", ["tron"]),
        ("\(usdt) \(usdt) 41a614f803b6fd780986a42c78ec9c7f77e6ded13c", ["OK"]),
        ("\(evm.lowercased()) \(evm)", ["EVM_ADDRESS"]), ("0xdAC17F958D2ee523a2206206994597C13D831ec8", ["BAD_EIP55"]),
        ("地址TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6转错", ["LENGTH_SHORT"]), ("TR7NHqjeKQxGTCi8q8ZY4pL80tSzgjLj6t", ["BAD_CHAR"]),
        ("TLsV52sRDL79HXGXGm9yzwKibb6BeruhUzy", ["LENGTH_LONG"]), ("tr7nhqjekqxgtci8q8zy4pl8otszgjlj6t", ["CASE_FOLDED"]),
        ("ТR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", ["HOMOGLYPH"]), ("TR7NHqje\u{200B}KQxGTCi8q8ZY4pL8otSzgjLj6t", ["INVISIBLE"]),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", ["BITCOIN"]), ("3GqBDKrMib9hPCLwMxaQyHzw3czQ2vBp9c", ["BITCOIN"]),
        ("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", []), ("Solana地址EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", ["SOLANA"]),
        ("我的 SOL：EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", ["SOLANA"]), ("solve EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", []),
        ("ThisIsAVeryLongWordInCamelCaseIndeed", []), ("d41d8cd98f00b204e9800998ecf8427e a94a8fe5ccb19ba61c4c0873d391e987982fbbd3", []),
        ("Трансфертнаясистемаоченьдлинноеслово", []), ("550e8400-e29b-41d4-a716-446655440000", []), ("", []),
    ])
    func isFound(text: String, expected: [String]) { #expect(Self.found(text) == expected, "\(text)") }

    @Test func theRangeHoldsTheText() throws {
        let text = "转到\u{200B}TR7NHqje\u{200B}KQxGTCi8q8ZY4pL8otSzgjLj6t\u{200B}，谢谢"
        let reference = try #require(ChainReference.all(in: text).first)
        #expect(text[reference.range] == reference.text && reference.text.hasPrefix("TR7N") && reference.text.hasSuffix("j6t"))
        #expect(reference.groups.joined() == reference.text && reference.groups.count == 9)
    }

    @Test func noMoreThanTheLimitIsFound() {
        let text = (0..<100).map { "0x" + hex(Keccak256.digest([$0])) }.joined(separator: " ")
        #expect(ChainReference.all(in: text).count == 20 && ChainReference.all(in: text, limit: 3).count == 3 && ChainReference.all(in: text, limit: 0).isEmpty)
    }

    /// A megabyte of each: words just too long, words that look like addresses, links without end, what can't be seen.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "a", "T", "1", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6 ", "\u{200B}", "a\u{200B}", "https://", "字", "0x\(hash)",
            "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v ",
            "https://a.b.c.d.e.f.g.h/\(hash) ", "Т", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp ",
        ])
    func timeGrowsWithTheLength(piece: String) {
        let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
        let taken = ContinuousClock().measure { #expect(ChainReference.all(in: text).count <= 1) }
        #expect(taken < .seconds(5), "\(piece)")
    }
}
