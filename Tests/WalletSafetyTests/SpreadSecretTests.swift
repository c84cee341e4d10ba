import Kit
import Testing

@testable import WalletSafety

@Suite struct SpreadSecretTests {
    private func left(_ messages: [String]) -> [String] {
        var stored: [String] = []
        for message in messages {
            let spread = WalletSafety.screen(WalletSafety.screen(message, language: .en), after: stored, language: .en)
            for (place, text) in spread.earlier { stored[place] = text.text.text }
            stored.append(spread.newest.text.text)
        }
        return stored
    }

    /// A thousand phrases, one to six words a message, with a greeting before: nothing readable is left of any.
    @Test func phrasesInPiecesAreTakenOut() {
        var random = SeededGenerator(seed: 44)
        for _ in 0..<1000 {
            let language = random.pick(PhraseLanguage.allCases.filter { $0 != .chineseSimplified && $0 != .chineseTraditional })
            let words = WrittenPhrase.phrase(language, count: random.pick([12, 24]), &random)
            let size = Int.random(in: 1...6, using: &random)
            let pieces = stride(from: 0, to: words.count, by: size).map { words[$0..<min($0 + size, words.count)].joined(separator: " ") }
            let stored = left(["Bonsoir!"] + pieces)
            let kept = stored.dropFirst().filter { !$0.hasSuffix("removed]") }.flatMap { $0.split(separator: " ").map(String.init) }
            #expect(longestSurvivor(of: words, among: kept) <= 3, "seed 44, \(language) by \(size): \(stored)")
            #expect(stored[0] == "Bonsoir!")
        }
    }

    /// The longest row of a phrase's words that stands among `kept`, in its order.
    private func longestSurvivor(of phrase: [String], among kept: [String]) -> Int {
        phrase.indices.flatMap { start in
            kept.indices.filter { kept[$0] == phrase[start] }.map { place in zip(phrase[start...], kept[place...]).prefix { $0 == $1 }.count }
        }.max() ?? 0
    }

    @Test func keysInTwoHalvesAreTakenOut() {
        let key = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"
        let stored = left(["my private key, first half:", String(key.prefix(32)), String(key.suffix(32))])
        #expect(!stored.joined().contains(key.prefix(12)) && !stored.joined().contains(key.suffix(12)))
    }

    @Test func ordinaryMessagesStay() {
        let messages = ["My transfer is missing", "I sent it an hour ago", "to the address that I copied", "please help me", "it was 500 USDT"]
        #expect(left(messages) == messages)
    }
}
