import Testing

@testable import WalletSafety

@Suite struct MnemonicWordsTests {
    private let words = MnemonicWords.english

    private func numbers(_ phrase: String) -> [Int] {
        phrase.split(separator: " ").compactMap { words.index(of: FoldedText(String($0)).codes[...]) }
    }

    @Test func listIsWhole() {
        #expect(Files.englishWords.count == 2048)
        for (number, word) in Files.englishWords.enumerated() {
            #expect(words.index(of: FoldedText(word).codes[...]) == number)
        }
    }

    @Test(arguments: ["", "a", "ab", "abandons", "wallets", "toolongaword", "abando", "日本", "café", "don't"])
    func otherWordsAreNotOnIt(word: String) {
        #expect(words.index(of: FoldedText(word).codes[...]) == nil)
    }

    /// The published test vectors of BIP-39.
    @Test(arguments: [
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
        "legal winner thank year wave sausage worth useful legal winner thank yellow",
        "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
        "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
        "legal winner thank year wave sausage worth useful legal winner thank year wave sausage worth useful legal will",
        "letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic avoid letter always",
        "letter advice cage absurd amount doctor acoustic avoid letter advice cage absurd amount doctor acoustic avoid letter advice cage "
            + "absurd amount doctor acoustic bless",
        "void come effort suffer camp survey warrior heavy shoot primary clutch crush open amazing screen patrol group space point ten "
            + "exist slush involve unfold",
    ])
    func checksumHolds(phrase: String) {
        #expect(MnemonicWords.hasValidChecksum(numbers(phrase)[...]))
    }

    @Test(arguments: [
        "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon",
        "legal winner thank year wave sausage worth useful legal winner thank wave",
        "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo",
        "letter advice cage absurd amount doctor acoustic avoid letter advice cage",
        "legal winner",
    ])
    func checksumFails(phrase: String) {
        #expect(!MnemonicWords.hasValidChecksum(numbers(phrase)[...]))
    }

    @Test(arguments: ["abandn", "abandonn", "abandpn", "abadnon", "sausge", "walnt", "walnit", "wlanut", "zooo"])
    func oneSlipIsNear(word: String) {
        #expect(words.isNearlyWord(FoldedText(word).codes[...]))
    }

    @Test(arguments: ["xyzzy", "qwertz", "transaction", "quartz", "日", "", "of"])
    func otherWordsAreFar(word: String) {
        #expect(!words.isNearlyWord(FoldedText(word).codes[...]))
    }
}
