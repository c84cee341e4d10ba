import Foundation
import Kit
import Testing
import WalletSafety

@Suite struct GuidanceTests {
    @Test func nothingRemovedNothingToSay() {
        #expect(WalletSafety.guidance(for: []) == Phrase(en: "", zh: ""))
    }

    @Test func burntKeyGetsStepsOnce() {
        let guidance = WalletSafety.guidance(for: [.seedPhrase(words: 12), .privateKey, .seedPhrase(words: 24), .ambiguousHash])
        let paragraphs = guidance.en.components(separatedBy: "\n\n")
        #expect(paragraphs.count == 4)
        #expect(paragraphs[0].contains("seed phrase") && paragraphs[1].contains("private key"))
        #expect(paragraphs[2].contains("1. ") && paragraphs[2].contains("4. "))
        #expect(paragraphs[3].contains("Yes, it is a transaction hash"))
        #expect(guidance.zh.components(separatedBy: "\n\n").count == 4)
    }

    @Test func unclearDigitsAreAskedAbout() {
        let guidance = WalletSafety.guidance(for: [.ambiguousHash, .ambiguousHash])
        #expect(guidance.en.contains("block explorer") && !guidance.en.contains("1. "))
        #expect(guidance.zh.contains("区块浏览器") && guidance.zh.contains("是的，这是交易哈希"))
    }

    /// The bot sends it, so it must pass; and it promises nothing.
    @Test(arguments: [SecretKind.seedPhrase(words: 12), .privateKey, .ambiguousHash])
    func maySend(kind: SecretKind) throws {
        for language in Language.allCases {
            let text = WalletSafety.guidance(for: [kind])(language)
            #expect(try outbound(text).text == text)
            #expect(WalletSafety.screen(text, language: language).text.text == text)
            for word in ["safe", "guarantee", "don't worry", "放心", "保证"] { #expect(!text.contains(word)) }
        }
    }
}
