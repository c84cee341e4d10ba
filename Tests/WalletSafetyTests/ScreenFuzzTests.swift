import Kit
import Testing

@testable import WalletSafety

@Suite struct ScreenFuzzTests {
    /// Texts that make a careless search quadratic: it reads on from many places, or begins again after each find. Eight times the text
    /// would take it sixty-four times as long; half of that, and much for a busy machine, tells the two apart.
    @Test(arguments: [
        "abcdefg.", "otpauth/", "otpauth://totp/a?secret=", "otp secret is abc ", "2fa key: a b-", "password is ", "password:", "recovery codes: ", "[1,",
        "[12, ", "{\"ciphertext\":",
        "0x",
        "deadbeef ",
        "-support-support word 1", "zoo ", "word 1 abandon ", "seed: ", "a: abandon ", "abandonability", "的一是 ", "[", "[private key removed] zoo ",
    ])
    func timeIsLinear(piece: String) {
        let clock = ContinuousClock()
        func time(_ count: Int) -> Duration {
            let text = "pin " + String(repeating: piece, count: count)
            return (0..<3).map { _ in clock.measure { _ = Screen(text, rule: .undeclared).findings } }.min() ?? .zero
        }
        _ = time(100)
        #expect(time(4_000) < time(500) * 32 + .milliseconds(200), "\(piece)")
    }

    /// Words that come again and again are a phrase by their checksum alone, far behind in a text as well as at its beginning.
    @Test func aChecksumIsFoundWhereverItStands() {
        let repeated = String(repeating: "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo. The page is here. ", count: 1_500)
        let phrase = "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong"
        let screening = WalletSafety.screen(repeated + phrase, language: .en)
        #expect(screening.findings.last?.range.upperBound == (repeated + phrase).unicodeScalars.count)
    }

    /// Words with a marker between each two are neighbours, in a text as in a long file.
    @Test(arguments: [1, 2_000])
    func markersHideNoPhrase(paragraphs: Int) {
        let words = "rich dolphin wasp forest stadium topic hero salon settle drum nurse park".split(separator: " ")
        let text =
            String(repeating: "The transfer was made a day ago. ", count: paragraphs)
            + words.joined(separator: " [removed: a transaction hash or a private key] ")
        let once = WalletSafety.screen(text, language: .en)
        #expect(once.removed.count == 1)
        #expect(WalletSafety.screen(once.text.text, language: .en).text == once.text)
    }
}
