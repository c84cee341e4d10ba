import Foundation
import Kit
import Testing

@testable import WalletSafety

@Suite struct PhraseWritingTests {
    /// `make torture` sets more.
    private static let cases = ProcessInfo.processInfo.environment["WALLETDESK_CASES"].flatMap(Int.init) ?? 5_000
    private static let seed = ProcessInfo.processInfo.environment["WALLETDESK_SEED"].flatMap(Int.init) ?? 20_261_128

    private struct Tally {
        var cases = 0
        var missed = 0
        var example = ""
    }

    /// Phrases of all languages, lengths and writings: 999 in 1000 are found, and no more than three words in a row are left.
    @Test func phrasesAreFoundInEveryWriting() {
        let (cases, seed) = (Self.cases, Self.seed)
        var random = SeededGenerator(seed: seed)
        var tallies: [String: Tally] = [:]
        var missed = 0
        for _ in 0..<cases {
            let language = random.pick(PhraseLanguage.allCases)
            let writing = random.pick(PhraseWriting.allCases.filter { $0.suits(language) })
            let written = WrittenPhrase(writing, language, count: random.pick(MnemonicWords.phraseLengths), &random)
            let screening = WalletSafety.screen(written.text, language: .en)
            let survivor = written.longestSurvivor(of: screening)
            let isMissed = survivor > 3
            missed += isMissed ? 1 : 0
            for name in [writing.rawValue, language.rawValue] {
                tallies[name, default: Tally()].cases += 1
                if isMissed {
                    tallies[name]?.missed += 1
                    tallies[name]?.example = "\(language) \(writing): \(written.text.prefix(300)) -> \(screening.text.text.prefix(300))"
                }
            }
        }
        print("seed \(seed): \(cases) phrases, \(missed) missed")
        for (name, tally) in tallies.sorted(by: { $0.key < $1.key }) {
            print("  \(name): \(tally.missed) of \(tally.cases) missed\(tally.example.isEmpty ? "" : ", as \(tally.example)")")
        }
        #expect(Double(missed) <= Double(cases) / 1000, "seed \(seed)")
    }
}
