import Foundation
import Kit
import Testing

@testable import WalletSafety

@Suite struct ScreenPropertyTests {
    static let lengths = MnemonicWords.phraseLengths

    /// What people and programs put between words.
    static let separators = [
        " ", "  ", "\n", "\r\n", "\t", ", ", "，", "、", "; ", " - ", " – ", " / ", "|", "\u{3000}", " 🙂 ", "🔥", "\" \"", "', '", "...",
        " · ", " \u{200B} ", "\u{200B}", "\\n", " > ", " + ", " = ", "**", " (", ") ",
    ]

    @Test(arguments: 0..<1000)
    func randomPhrasesAreTakenOut(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let phrase = ScreenPropertyTests.phrase(&random)
        let text = ScreenPropertyTests.written(phrase, &random)
        let screening = WalletSafety.screen(text, language: .en)
        #expect(screening.removed.count == 1, "seed \(seed): \(text)")
        #expect(longestSurvivor(of: phrase, in: screening.text.text) <= 2, "seed \(seed): \(text)")
    }

    private static func phrase(_ random: inout SeededGenerator) -> [String] {
        let length = random.pick(lengths)
        return (0..<length).map { _ in random.pick(Files.englishWords) }
    }

    /// The words with one kind of separator or a mixture, some numbered, in one of five cases.
    private static func written(_ phrase: [String], _ random: inout SeededGenerator) -> String {
        let one = Bool.random(using: &random) ? random.pick(separators) : nil
        let isNumbered = Int.random(in: 0..<3, using: &random) == 0
        let style = Int.random(in: 0..<5, using: &random)
        var text = ""
        for (index, word) in phrase.enumerated() {
            if index > 0 { text += one ?? random.pick(separators) }
            if isNumbered { text += "\(index + 1)" + random.pick([". ", ") ", ": ", " ", "-"]) }
            switch style {
            case 0: text += word.uppercased()
            case 1: text += word.capitalized
            case 2: text += String(String.UnicodeScalarView(word.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
            default: text += word
            }
        }
        return text
    }

    @Test(arguments: 0..<1000)
    func randomProseIsUntouched(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let text = Prose.text(sentences: Int.random(in: 1...6, using: &random), &random)
        let screening = WalletSafety.screen(text, language: .en)
        #expect(screening.text.text == text, "seed \(seed)")
    }

    /// Any scalars at all, with pieces of phrases, keys, links and markers among them: no crash, and a second screening changes nothing.
    @Test(arguments: 0..<1000)
    func anythingAtAll(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let text = ScreenPropertyTests.chaos(&random)
        let place = random.pick([ScreeningPlace.message, .hashField, .declaredHash])
        let once = WalletSafety.screen(text, at: place, language: random.pick(Language.allCases))
        let twice = WalletSafety.screen(once.text.text, at: place, language: random.pick(Language.allCases))
        #expect(twice.text == once.text, "seed \(seed)")
        #expect(twice.removed.isEmpty, "seed \(seed)")
        _ = try? outbound(text)
    }

    private static func chaos(_ random: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        let pieces = [
            "[", "]", "0x", "https://tronscan.org/#/transaction/", "[12-word seed phrase removed]", "[已移除私钥]", "private key ", "tx ", "哈希",
            "私钥", "word 1", "seed: ", "\\n", "'", "1st ", "\u{200B}", "-", ":", "\n",
        ]
        for _ in 0..<Int.random(in: 0..<60, using: &random) {
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                let value = UInt32.random(in: 0...0x10FFFF, using: &random)
                if let scalar = Unicode.Scalar(value) { text.append(scalar) }
            case 1:
                let words = (0..<Int.random(in: 1...9, using: &random)).map { _ in random.pick(Files.englishWords) }
                text.append(contentsOf: (words.joined(separator: " ") + " ").unicodeScalars)
            case 2:
                let digits = (0..<random.pick([4, 8, 16, 32, 64, 64, 65])).map { _ in random.pick(Array("0123456789abcdefABCDEF")) }
                text.append(contentsOf: String(digits).unicodeScalars)
            default: text.append(contentsOf: random.pick(pieces).unicodeScalars)
            }
        }
        return String(text)
    }
}

/// Sentences with many words of the list, as people write them.
enum Prose {
    private static let openings = [
        "Yesterday", "Sorry, but", "I think", "My friend said that", "As far as I know", "This morning", "Please note that", "Again",
    ]
    private static let subjects = [
        "I", "you", "my wallet", "the app", "this account", "another person", "their system", "every user", "the exchange", "he",
    ]
    private static let verbs = [
        "can use", "will update", "must check", "could not find", "never sent", "did enter", "has to wait for", "opened", "lost", "tried",
    ]
    private static let objects = [
        "the right network", "an unusual transfer", "some coin", "the exact amount", "a new phone", "that old address", "the first page",
        "their key card", "the whole history", "more than one token", "my credit",
    ]
    private static let endings = [
        "because there was an error", "until the next day", "before I could stop it", "when the screen was blank",
        "but it was already too late", "and nothing else", "so please explain what can happen now", "while this one is still pending",
        "then it will come again",
    ]

    static func text(sentences: Int, _ random: inout SeededGenerator) -> String {
        (0..<sentences).map { _ in
            "\(random.pick(openings)) \(random.pick(subjects)) \(random.pick(verbs)) \(random.pick(objects)) \(random.pick(endings))."
        }.joined(separator: " ")
    }
}

@Suite struct LongTextTests {
    @Test func aTextFullOfMarkersStays() {
        let text = String(repeating: "[12-word seed phrase removed] 的 [private key removed] ", count: 20_000)
        #expect(WalletSafety.screen(text, language: .en).text.text == text)
    }

    /// A file of many kilobytes with phrases at random places: all are found where they stand, and nothing else changes.
    @Test(arguments: 1...20)
    func phrasesInLongTextsAreFoundInPlace(seed: Int) {
        var random = SeededGenerator(seed: seed)
        var text = ""
        var places: [Range<Int>] = []
        while text.utf8.count < 200_000 {
            text += random.pick(["The transfer was made a day ago. ", "钱还没有到账，请帮忙看一下。", "Ünïcode — “quotes” … and more.\n"])
            guard Int.random(in: 0..<600, using: &random) == 0 else { continue }
            let phrase = WrittenPhrase.phrase(.spanish, count: 12, &random).joined(separator: " ")
            let start = text.unicodeScalars.count
            places.append(start..<start + phrase.unicodeScalars.count)
            text += "\(phrase). "
        }
        let screening = WalletSafety.screen(text, language: .en)
        #expect(screening.findings.map(\.range) == places)
        let scalars = Array(text.unicodeScalars)
        var expected = ""
        var position = 0
        for place in places {
            expected += String(String.UnicodeScalarView(scalars[position..<place.lowerBound])) + "[12-word seed phrase removed]"
            position = place.upperBound
        }
        expected += String(String.UnicodeScalarView(scalars[position...]))
        #expect(screening.text.text == expected)
    }
}
