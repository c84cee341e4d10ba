import Foundation
import Kit
import Testing
import WalletSafety

@Suite struct OutboundTests {
    /// The sentences of Vectors/outbound_*.txt, one a line; `\n` and `<U+200B>` stand for what can't be seen there.
    static func sentences(_ verdict: String, _ language: Language) -> [String] {
        let file = Files.vectors.deletingLastPathComponent().appending(path: "outbound_\(verdict).\(language.rawValue).txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map { String($0).replacing("\\n", with: "\n").replacing("<U+200B>", with: "\u{200B}") }
    }

    static let refused = Language.allCases.flatMap { sentences("refused", $0) }
    static let allowed = Language.allCases.flatMap { sentences("allowed", $0) }

    @Test(arguments: Language.allCases)
    func tablesAreLong(language: Language) {
        #expect(OutboundTests.sentences("refused", language).count >= 150)
        #expect(OutboundTests.sentences("allowed", language).count >= 150)
    }

    @Test(arguments: refused)
    func requestsAreRefused(text: String) throws {
        let refusal = try #require(throws: OutboundRefusal.self) { try outbound(text) }
        let words = try #require(refusal.findings.first { $0.rule == .asksForSecret }?.words, "\(refusal)")
        #expect(!words.isEmpty && words.count <= 160)
    }

    @Test(arguments: allowed)
    func warningsAndExplanationsPass(text: String) throws {
        #expect(try outbound(text).text == text)
    }

    /// A request stays one in any disguise.
    @Test(arguments: refused)
    func disguisesDoNotHelp(text: String) {
        let apart = text.contains("助.记") ? text : apart(text)
        for disguise in [text.uppercased(), fullWidth(text), sprinkled(text), fraktur(text), apart] {
            #expect(throws: OutboundRefusal.self, "\(disguise)") { try outbound(disguise) }
        }
    }

    private func fullWidth(_ text: String) -> String {
        mapped(text) { $0.value > 0x20 && $0.value < 0x7F ? Unicode.Scalar($0.value + 0xFEE0) : $0 }
    }

    private func fraktur(_ text: String) -> String {
        mapped(text) { $0.value >= 0x61 && $0.value <= 0x7A ? Unicode.Scalar($0.value - 0x61 + 0x1D586) : $0 }
    }

    private func mapped(_ text: String, _ change: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.compactMap(change)))
    }

    private func sprinkled(_ text: String) -> String { text.map { "\($0)\u{200B}" }.joined() }

    /// Spaces between the Chinese characters.
    private func apart(_ text: String) -> String {
        text.map { character in
            let isHan = character.unicodeScalars.allSatisfy { $0.value >= 0x4E00 && $0.value <= 0x9FFF }
            return isHan ? "\(character) " : "\(character)"
        }.joined()
    }

    @Test(arguments: 0..<1000)
    func companyChangesNothing(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let separator = random.pick([" ", "\n", "\n\n"])
        let honest = (0..<3).map { _ in closed(random.pick(OutboundTests.allowed)) }
        #expect(throws: Never.self, "seed \(seed): \(honest)") { try outbound(honest.joined(separator: separator)) }
        let mixed = [honest[0], closed(random.pick(OutboundTests.refused)), honest[1]].joined(separator: separator)
        #expect(throws: OutboundRefusal.self, "seed \(seed): \(mixed)") { try outbound(mixed) }
    }

    /// With a full stop, where a sentence of the table has none.
    private func closed(_ sentence: String) -> String {
        let end = sentence.unicodeScalars.last.map { ".!?。！？".unicodeScalars.contains($0) } ?? false
        return end ? sentence : sentence + (sentence.unicodeScalars.contains { $0.value > 0x4E00 } ? "。" : ".")
    }

    @Test(arguments: [
        ("Your phrase is legal winner thank year wave sausage worth useful legal winner thank yellow", SecretKind.seedPhrase(words: 12)),
        ("The private key 4646464646464646464646464646464646464646464646464646464646464646 was in your message", .privateKey),
        ("4646464646464646464646464646464646464646464646464646464646464646", .ambiguousHash),
    ])
    func secretsAreRefused(text: String, kind: SecretKind) {
        let refusal = #expect(throws: OutboundRefusal.self) { try outbound(text) }
        #expect(refusal?.rules.first == .containsSecret)
        #expect(refusal?.explanation.en.contains(kind == .ambiguousHash ? "may be a private key" : kind.name.en) == true)
        // Nobody can answer for it.
        let everything = OutboundConsent(confirmed: Set(OutboundRule.allCases), overridden: Set(OutboundRule.allCases))
        #expect(throws: OutboundRefusal.self) { try WalletSafety.outbound(text, context: OutboundContext(), consent: everything) }
    }

    @Test func hashMayStandBesideAWarning() throws {
        let hash = String(repeating: "46", count: 32)
        let text = "We found the transaction \(hash); it is confirmed. Never share your private key with anyone."
        #expect(try outbound(text).text == text)
    }

    @Test func refusalsExplainThemselves() throws {
        let refusal = try #require(throws: OutboundRefusal.self) { try outbound("Buy the dip now. Please send me your seed phrase.") }
        #expect(refusal.decision == .block)
        #expect(refusal.rules == [.asksForSecret, .investmentAdvice])
        #expect(refusal.explanation.en.contains("asks for a secret") && refusal.explanation.en.contains("advice to buy"))
        #expect(refusal.explanation.zh.contains("索要机密信息") && refusal.explanation.zh.contains("投资建议"))
    }

    /// A writer stands by what is asked twice and a lead by what is refused; nobody stands by more than they may.
    @Test func consentCoversWhatItNames() throws {
        let context = OutboundContext()
        let (doubtful, refused) = ("You should have known that.", "We will get your money back.")
        #expect(throws: OutboundRefusal.self) { try WalletSafety.outbound(doubtful, context: context) }
        #expect(try WalletSafety.outbound(doubtful, context: context, consent: OutboundConsent(confirmed: [.blame])).overridden.isEmpty)
        #expect(throws: OutboundRefusal.self) {
            try WalletSafety.outbound(refused, context: context, consent: OutboundConsent(confirmed: [.promisesRecovery]))
        }
        let sent = try WalletSafety.outbound(refused, context: context, consent: OutboundConsent(overridden: [.promisesRecovery]))
        #expect(sent.overridden == [.promisesRecovery])
    }

    /// Every article of the knowledge base may be sent: whole, by section, and its title and summary.
    @Test(.enabled(if: Files.exists(Files.knowledge), "there is no knowledge base beside this package"))
    func articlesPass() throws {
        let articles = FileManager.default.enumerator(at: Files.knowledge, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        for file in articles where file.pathExtension == "md" {
            let text = try String(contentsOf: file, encoding: .utf8)
            let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: true)
            let body = parts.count > 1 ? String(parts[1]) : text
            let head = parts.first?.split(separator: "\n").filter { $0.hasPrefix("title:") || $0.hasPrefix("summary:") } ?? []
            let heads = head.map { String($0.drop { $0 != ":" }.dropFirst(2)) }
            for passage in [body] + body.split(separator: "\n## ").map(String.init) + heads {
                #expect(throws: Never.self, "\(file.lastPathComponent): \(passage)") { try outbound(passage) }
            }
        }
    }

    @Test func longTextsTakeNoLonger() {
        let patterns = [
            "Never send your seed phrase, ", "请不要把助记词发给任何人，", "seed phrase ", "send it and ", "a b c d e ", "x.com ", "(",
            "seedphrasesend",
        ]
        for pattern in patterns {
            let text = String(String(repeating: pattern, count: 20_000 / pattern.count + 1).prefix(20_000))
            let time = ContinuousClock().measure { _ = try? outbound(text) }
            #expect(time < .seconds(5), "\(pattern): \(time)")
        }
    }
}
