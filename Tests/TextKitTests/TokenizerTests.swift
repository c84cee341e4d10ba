import Kit
import Testing
import TextKit

@Suite struct TokenizerTests {
    @Test(arguments: [
        ("", []),
        ("Where is my USDT?", ["where", "is", "my", "usdt"]),
        ("钱包地址", ["钱包", "包地", "地址", "址"]),
        ("钱", ["钱"]),
        ("TP钱包 2.0", ["tp", "钱包", "包", "2", "0"]),
        ("ＵＳＤＴ　ﬁnd", ["usdt", "find"]),
        ("e\u{301}té É", ["été", "é"]),
        ("wal\u{200B}let 钱\u{AD}包", ["wallet", "钱包", "包"]),
        ("can't", ["can", "t"]),
        ("Привет мир", ["привет", "мир"]),
        ("ｶﾞス", ["ガス", "ス"]),
        ("a\0b_c", ["a", "b", "c"]),
        ("錢包", ["錢包", "包"]),
    ])
    func `a text becomes these tokens`(text: String, tokens: [String]) {
        #expect(Tokenizer.index(text) == tokens)
    }

    @Test func `a transaction hash is one token, a longer word is cut`() {
        let hash = String(repeating: "0123456789abcdef", count: 4)
        #expect(Tokenizer.index("Hash: \(hash.uppercased()).") == ["hash", hash])
        #expect(Tokenizer.index("0x" + hash) == ["0x" + hash.prefix(62), "ef"])
        #expect(Tokenizer.query("0x" + hash).terms.map(\.tokens) == [["0x" + hash.prefix(62), "ef"]])
    }

    @Test func `every token is one of letters and digits, for any text`() {
        for seed in UInt64(0)..<1000 {
            var random = SeededGenerator(seed: seed)
            let text = random.text()
            for token in Tokenizer.index(text) {
                #expect((1...64).contains(token.unicodeScalars.count), "seed \(seed)")
                #expect(token.unicodeScalars.allSatisfy(isLetterOrNumber), "seed \(seed): \(token.debugDescription)")
                #expect(token == token.lowercased(), "seed \(seed)")
            }
        }
    }

    /// SQLite 3.40 takes these letters for marks and would split a token at them.
    @Test(arguments: ["\u{19B0}", "\u{19C9}", "\u{1CF2}"])
    func `letters that SQLite does not know as such are dropped`(letter: String) {
        #expect(Tokenizer.index("x\(letter)y") == ["xy"])
    }

    private func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }
}
