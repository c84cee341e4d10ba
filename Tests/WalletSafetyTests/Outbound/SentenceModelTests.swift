import Foundation
import Kit
import Testing
import WalletSafety
import walletdesk_train_outbound

/// The sentence model: what it sees, its file, its training, and when it is asked.
@Suite struct SentenceModelTests {
    static func hashes(_ text: String) -> [[UInt32]] { SentenceFeatures.sentences(of: text).map(\.hashes) }

    static func rules(_ text: String, _ model: SentenceModel?) -> [OutboundRule] {
        WalletSafety.judge(outbound: text, context: JudgementTests.context, model: model).findings.map(\.rule)
    }

    // MARK: Features

    @Test(arguments: JudgementTests.rows("sentences_written").prefix(40) + JudgementTests.rows("sentences_written").suffix(40))
    func disguisesShowTheSame(row: JudgementTests.Row) {
        let wide = row.text.unicodeScalars.map { $0.value > 0x20 && $0.value < 0x7F ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }
        let plain = SentenceModelTests.hashes(row.text)
        #expect(SentenceModelTests.hashes(row.text) == plain)
        #expect(SentenceModelTests.hashes(row.text.uppercased()) == plain)
        #expect(SentenceModelTests.hashes(String(String.UnicodeScalarView(wide))) == plain)
        #expect(SentenceModelTests.hashes(row.text.map { "\($0)\u{200B}" }.joined()) == plain)
    }

    @Test(arguments: [("把電腦借給我", "把电脑借给我"), ("請將資產轉移至新錢包", "请将资产转移至新钱包")])
    func traditionalCharactersShowTheSame(traditional: String, simplified: String) {
        #expect(SentenceModelTests.hashes(traditional) == SentenceModelTests.hashes(simplified))
    }

    /// Whatever stands around it, a sentence shows the same pieces, each once.
    @Test func sentencesAreSeenApart() {
        let (first, second) = ("Run this tool and read me the number.", "请把屏幕转过来给我看一下。")
        #expect(SentenceModelTests.hashes(first + " " + second) == SentenceModelTests.hashes(first) + SentenceModelTests.hashes(second))
        #expect(SentenceModelTests.hashes("tool tool tool tool")[0].count < 2 * SentenceModelTests.hashes("tool")[0].count + 6)
        for hashes in SentenceModelTests.hashes(first + second) { #expect(Set(hashes).count == hashes.count) }
    }

    // MARK: File

    @Test func fileIsTheModel() throws {
        let shipped = try #require(SentenceModel.shipped)
        let file = shipped.file
        #expect(file.count < 2_000_000)
        let read = try #require(SentenceModel(file))
        #expect(read.file == file && read.limit == shipped.limit && read.seed == shipped.seed)
        let features = SentenceFeatures.sentences(of: "Let me into the desktop.")[0]
        #expect(read.scores(features) == shipped.scores(features))
        #expect(SentenceModel(Array(file.dropLast())) == nil)
        #expect(SentenceModel([0] + file.dropFirst()) == nil)
        #expect(SentenceModel(file.enumerated().map { $0.offset == 8 ? 30 : $0.element }) == nil)
        // A bias that is no number.
        #expect(SentenceModel(file.enumerated().map { (52..<56).contains($0.offset) ? 0xFF : $0.element }) == nil)
        #expect(SentenceModel([]) == nil)
    }

    @Test func limitsAreInOrder() throws {
        let limit = try #require(SentenceModel.shipped).limit
        #expect(limit > 0 && limit < 2)
    }

    // MARK: Training

    private static let table: [(String, Set<OutboundRule>)] = [
        ("Lend me the laptop for an hour.", [.asksForRemoteControl]), ("Lend us the tablet until noon.", [.asksForRemoteControl]),
        ("Chip in ninety for the paperwork.", [.asksForFunds]), ("Chip in forty for the stamp.", [.asksForFunds]),
        ("The laptop needs an update.", []), ("The paperwork takes an hour.", []), ("The tablet shows the balance.", []),
    ]

    private static func examples(_ table: [(String, Set<OutboundRule>)]) -> [SentenceExample] {
        table.flatMap { text, rules in SentenceFeatures.sentences(of: text).map { SentenceExample($0, breaking: rules) } }
    }

    /// The same table and seed give the same bytes, another table others.
    @Test(arguments: [1, 20_261_128] as [UInt32])
    func trainingIsDeterministic(seed: UInt32) {
        let trainer = SentenceTrainer(seed: seed, bucketBits: 12)
        let model = trainer.model(SentenceModelTests.examples(SentenceModelTests.table))
        #expect(trainer.model(SentenceModelTests.examples(SentenceModelTests.table)).file == model.file)
        #expect(trainer.model(SentenceModelTests.examples(SentenceModelTests.table.dropLast())).file != model.file)
        #expect(model.seed == seed)
    }

    /// Each rule of the table is told from the others, also in a sentence that isn't in it.
    @Test func trainingTellsRulesApart() throws {
        let model = SentenceTrainer(seed: 7, bucketBits: 12).model(SentenceModelTests.examples(SentenceModelTests.table))
        for (text, rules) in SentenceModelTests.table + [("Lend me the tablet for the day.", [.asksForRemoteControl]), ("The update takes an hour.", [])] {
            let scores = model.scores(SentenceFeatures.sentences(of: text)[0])
            #expect((scores[SentenceModel.anyRule] > 0) == !rules.isEmpty, "\(text): \(scores)")
            for (place, rule) in SentenceModel.rules.enumerated() where rules.contains(rule) {
                #expect(scores[place] == SentenceModel.rules.indices.map { scores[$0] }.max(), "\(text): \(scores)")
            }
        }
    }

    // MARK: Asking

    /// Where the grammar finds something, a sentence has had its judgement.
    @Test(arguments: JudgementTests.rows("sentences").filter { $0.decision == .block })
    func foundSentencesStayAsTheyAre(row: JudgementTests.Row) {
        let byGrammar = SentenceModelTests.rules(row.text, nil)
        guard SentenceFeatures.sentences(of: row.text).count == 1, !Set(byGrammar).isDisjoint(with: SentenceModel.rules) else { return }
        #expect(SentenceModelTests.rules(row.text, .shipped) == byGrammar)
    }

    @Test func limitsDecide() throws {
        let text = "Lend us the laptop for an hour."
        #expect(SentenceModelTests.rules(text, nil).isEmpty)
        let model = SentenceTrainer(seed: 7, bucketBits: 12).model(SentenceModelTests.examples(SentenceModelTests.table))
        #expect(SentenceModelTests.rules(text, model).isEmpty)
        #expect(SentenceModelTests.rules(text, model.with(limit: 0)) == [.doubtfulRequest])
        // It asks once, however often, and refuses nothing by itself.
        #expect(SentenceModelTests.rules("\(text) \(text)", model.with(limit: 0)) == [.doubtfulRequest])
    }

    /// What swindlers are quoted with in a list is theirs.
    @Test func wordsOfOthersAreTheirs() {
        let model = SentenceTrainer(seed: 7, bucketBits: 12).model(SentenceModelTests.examples(SentenceModelTests.table))
        let asking = model.with(limit: 0)
        #expect(SentenceModelTests.rules("Scammers say:\n\n- \"Lend us the laptop for an hour.\"", asking).isEmpty)
    }
}
