import Foundation
import Kit
import Testing
import WalletSafety

private let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"

@Suite struct SeedPhraseTests {
    /// A text of Vectors/seed_phrases.json.
    struct Vector: Decodable, Sendable {
        let phrase: String
        let writing: String
        let text: String
        /// The number of words that the marker must name; nil where the writing hides it.
        let count: Int?
    }

    static let vectors: [Vector] = (try? JSONDecoder().decode([Vector].self, from: Data(contentsOf: Files.vectors))) ?? []

    @Test func vectorsAreThere() {
        #expect(SeedPhraseTests.vectors.count >= 1800)
    }

    @Test(arguments: Dictionary(grouping: vectors, by: \.writing).values.map { $0 })
    func everyWritingIsTakenOut(vectors: [Vector]) {
        for vector in vectors {
            let screening = WalletSafety.screen(vector.text, language: .en)
            #expect(screening.removed.count == 1, "\(vector.writing): \(vector.text)")
            let survivor = longestSurvivor(of: vector.phrase.split(separator: " ").map(String.init), in: screening.text.text)
            #expect(survivor <= 2, "\(vector.writing): \(screening.text.text)")
            if let count = vector.count {
                #expect(screening.removed == [.seedPhrase(words: count)], "\(vector.writing): \(vector.text)")
            }
            let again = WalletSafety.screen(screening.text.text, language: .zh)
            #expect(again.text.text == screening.text.text && again.removed.isEmpty, "\(vector.writing)")
        }
    }

    @Test(arguments: [
        ("\(phrase)", "[12-word seed phrase removed]"),
        ("my phrase is \(phrase) please help", "my phrase is [12-word seed phrase removed] please help"),
        ("Seed phrase: \(phrase)!", "Seed phrase: [12-word seed phrase removed]!"),
        (
            "1. legal 2. winner 3. thank 4. year 5. wave 6. sausage 7. worth 8. useful 9. legal 10. winner 11. thank 12. yellow",
            "[12-word seed phrase removed]"
        ),
        ("[\"\(phrase.split(separator: " ").joined(separator: "\",\""))\"]", "[\"[12-word seed phrase removed]\"]"),
        ("\(phrase)\n\(phrase)", "[24-word seed phrase removed]"),
        ("\(phrase)\n\(phrase)\n\(phrase)", "[36-word seed phrase removed]"),
        ("我的助记词：\(phrase)。", "我的助记词：[12-word seed phrase removed]。"),
        (phrase.replacing("sausage", with: "sausge"), "[12-word seed phrase removed]"),
        (phrase.replacing("legal winner thank yellow", with: "legal winner thnk yellow"), "[12-word seed phrase removed]"),
        ("legl" + phrase.dropFirst(5), "[12-word seed phrase removed]"),
        (phrase.replacing("wave ", with: ""), "[12-word seed phrase removed]"),
        ("\(phrase), and thanks", "[12-word seed phrase removed], and thanks"),
        (
            "legal winner thank year wave [12-word seed phrase removed] sausage worth useful legal winner thank",
            "[12-word seed phrase removed]"
        ),
    ])
    func whatIsLeft(text: String, expected: String) {
        #expect(WalletSafety.screen(text, language: .en).text.text == expected)
    }

    @Test func markerSpeaksTheLanguage() {
        #expect(WalletSafety.screen("助记词 \(phrase)", language: .zh).text.text == "助记词 [已移除 12 个单词的助记词]")
    }

    /// A phrase is no hash, wherever it stands.
    @Test(arguments: [ScreeningPlace.message, .hashField, .declaredHash])
    func everyPlace(place: ScreeningPlace) {
        #expect(WalletSafety.screen(phrase, at: place, language: .en).removed == [.seedPhrase(words: 12)])
    }

    @Test(arguments: [
        "",
        " ",
        "legal winner thank year wave sausage worth useful legal winner",
        "Can you please tell me what is the best way to ride a bike this year",
        "I never notice this fee until now, can you please explain cash withdrawal charge",
        "this can only happen when you have just come home early again, then there will be another one",
        "item item item item item item item item item item item item",
        "--region=REGION --resource-type=RESOURCE_TYPE --service=SERVICE --version=VERSION",
        "On 12 June 2025 I sent 100 USDT to my friend, 3 hours ago, and 2 more today.",
        "我昨天 transfer 了 100 USDT，status 是 success，但是 balance 没有 update",
        "[12-word seed phrase removed]",
        "[已移除 12 个单词的助记词]",
        "legal winner thank year [12-word seed phrase removed] wave sausage worth useful",
    ])
    func staysAsItIs(text: String) {
        let screening = WalletSafety.screen(text, language: .en)
        #expect(screening.text.text == text)
        #expect(screening.removed.isEmpty)
    }

    @Test func kindsComeInOrder() {
        let key = String(repeating: "4f", count: 32)
        let screening = WalletSafety.screen("private key \(key), phrase: \(phrase), and 0x\(key)", language: .en)
        #expect(screening.removed == [.privateKey, .seedPhrase(words: 12), .privateKey])
        let expected = "private key [private key removed], phrase: [12-word seed phrase removed], and [private key removed]"
        #expect(screening.text.text == expected)
    }

    /// Taking the key out makes the halves of the phrase neighbours.
    @Test func nothingHidesBehindAKey() {
        let key = String(repeating: "4f", count: 32)
        let words = phrase.split(separator: " ")
        let text = words.prefix(6).joined(separator: " ") + " \(key) " + words.suffix(6).joined(separator: " ")
        let screening = WalletSafety.screen(text, language: .en)
        #expect(longestSurvivor(of: words.map(String.init), in: screening.text.text) == 0)
        #expect(screening.removed.contains(.seedPhrase(words: 12)))
    }

    @Test func stepsAroundWhatIsInvisible() {
        let text = "a\u{200B}" + phrase.replacing(" ", with: " \u{200B}") + "\u{200B} z"
        #expect(WalletSafety.screen(text, language: .en).text.text == "a\u{200B}[12-word seed phrase removed]\u{200B} z")
    }
}
