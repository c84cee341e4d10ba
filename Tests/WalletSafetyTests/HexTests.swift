import Kit
import Testing
import WalletSafety

private let hash = "b0e4a0b4c3f5d2a19c7e8f6d5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b"

@Suite struct HexTests {
    @Test(arguments: [
        "tx \(hash)",
        "txid: \(hash)",
        "TxID：\(hash)",
        "Transaction hash \(hash) is not confirmed",
        "here is the hash\n\(hash)",
        "\(hash) this transaction has not arrived",
        "0x\(hash) is my tx",
        "交易哈希：\(hash)",
        "我的转账没到账，\(hash)",
        "交易号\(hash.uppercased())",
        "帮我查这笔交易 \(hash) 谢谢",
        "https://tronscan.org/#/transaction/\(hash)",
        "https://nile.tronscan.org/#/transaction/\(hash)?lang=zh",
        "看这个https://tronscan.io/#/transaction/\(hash)，没到账",
        "tronscan.org/#/transaction/\(hash)",
        "https://etherscan.io/tx/0x\(hash)",
        "https://www.oklink.com/trx/tx/\(hash)",
        "https://www.okx.com/web3/explorer/tron/tx/\(hash)",
        "https://blockchair.com/bitcoin/transaction/\(hash)",
        "[my transfer](https://bscscan.com/tx/0x\(hash))",
        "my private key is fine, look: https://tronscan.org/#/transaction/\(hash)",
        "transaction hashes: \(hash) \(hash) \(hash) \(hash) \(hash)",
    ])
    func hashStays(text: String) {
        #expect(WalletSafety.screen(text, language: .en).text.text == text)
    }

    @Test(arguments: [
        "private key \(hash)",
        "my key: \(hash)",
        "0x\(hash) is my secret",
        "PrivateKey=\(hash.uppercased())",
        "\"privateKey\":\"\(hash)\"",
        "private_key: 0X\(hash)",
        "私钥\(hash)",
        "我的私钥是 \(hash)",
        "私 钥：\(hash)",
        "這是私鑰 \(hash)",
        "密钥 \(hash)",
        "我的助记词和私钥：\(hash)",
        "seed \(hash)",
        "pk \(hash)",
        "transaction failed, my private key is \(hash)",
        "交易失败了，这是我的私钥 \(hash)",
        "I have lost my key and nobody answers. " + String(repeating: "What can be done about it? ", count: 8) + hash,
    ])
    func keyIsTakenOut(text: String) {
        let screening = WalletSafety.screen(text, language: .en)
        #expect(screening.removed == [.privateKey])
        #expect(!screening.text.text.lowercased().contains(hash.prefix(8)))
        #expect(screening.text.text.contains("[private key removed]"))
    }

    @Test(arguments: [
        hash,
        "0x\(hash)",
        "what is this \(hash)",
        "帮我看看 \(hash)",
        "https://tronscan.org.evil.example/\(hash)",
        "https://tronscan.org/#/address/\(hash)",
        "Transaction failed. " + String(repeating: "I do not know what to do about it. ", count: 8) + hash,
        "This is about my transaction and I never gave my key to anyone. "
            + String(repeating: "I do not know what to do about it. ", count: 8) + "tx " + hash,
        groups(of: 4, by: " "), groups(of: 8, by: "-"), groups(of: 16, by: ":"), groups(of: 32, by: "\n"), groups(of: 8, by: "  "),
        "see \(groups(of: 4, by: " ")) ok",
        "b0e4\u{200B}a0b4" + hash.dropFirst(8),
        "ｂ０ｅ４" + hash.dropFirst(4),
    ])
    func unclearIsTakenOut(text: String) {
        let screening = WalletSafety.screen(text, language: .en)
        #expect(screening.removed == [.ambiguousHash])
        #expect(!screening.text.text.contains(hash.suffix(8)))
    }

    private static func groups(of size: Int, by separator: String) -> String {
        var rest = hash[...]
        var groups: [Substring] = []
        while !rest.isEmpty {
            groups.append(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        return groups.joined(separator: separator)
    }

    @Test(arguments: [
        String(hash.prefix(40)), "0x" + hash.prefix(40), hash + hash, String(hash.dropLast()), hash + "0", "x" + hash, hash + "g",
        "123e4567-e89b-12d3-a456-426614174000 123e4567-e89b-12d3-a456-426614174000",
        "4111 1111 1111 1111 4222 2222 2222 2222 4333 3333 3333 3333 4444 4444 4444 4444",
        "2001 2002 2003 2004 2005 2006 2007 2008 2009 2010 2011 2012 2013 2014 2015 2016",
        "de:ad:be:ef:de:ad:be:ef:de:ad:be:ef:de:ad:be:ef:de:ad:be:ef:de:ad:be:ef:de:ad:be:ef:de:ad:be:ef",
        "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",
    ])
    func otherDigitsStay(text: String) {
        #expect(WalletSafety.screen(text, language: .en).text.text == text)
    }

    @Test(arguments: [ScreeningPlace.hashField, .declaredHash])
    func declaredHashStays(place: ScreeningPlace) {
        for text in [hash, "0x\(hash)", "sent 5 USDT, not there: \(hash)", "哈希 \(hash)，私钥没有给过任何人"] {
            #expect(WalletSafety.screen(text, at: place, language: .en).text.text == text)
        }
        #expect(WalletSafety.screen("private key \(hash)", at: place, language: .en).removed == [.privateKey])
        #expect(WalletSafety.screen("我的私钥 \(hash)", at: place, language: .zh).removed == [.privateKey])
    }

    @Test func kindsHaveCodesAndMarkers() {
        #expect([SecretKind.seedPhrase(words: 12), .privateKey, .ambiguousHash].map(\.code) == ["seed_phrase", "private_key", "ambiguous_hash"])
        #expect(SecretKind.seedPhrase(words: 24).marker(.en) == "[24-word seed phrase removed]")
        #expect(SecretKind.seedPhrase(words: 12).marker(.zh) == "[已移除 12 个单词的助记词]")
        #expect(SecretKind.ambiguousHash.marker(.en).hasPrefix("[removed: a transaction hash"))
        for kind in [SecretKind.seedPhrase(words: 12), .privateKey, .ambiguousHash] {
            for language in Language.allCases {
                let text = "x\(kind.marker(language))y \(hash) tx"
                #expect(WalletSafety.screen(text, language: .en).text.text == text)
            }
        }
    }
}
