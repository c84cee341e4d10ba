import Foundation
import Kit
import Testing
import WalletSafety

/// The judge of outgoing texts against tables of sentences, the articles of the knowledge base, and its own promises.
@Suite struct JudgementTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let decision: OutboundDecision
        let rules: Set<OutboundRule>
        let language: Language
        let text: String

        var testDescription: String { text }

        /// Nil where the line isn't `decision<TAB>rules or -<TAB>language<TAB>text`.
        init?(_ line: Substring) {
            let fields = line.split(separator: "\t").map(String.init)
            let decisions: [String: OutboundDecision] = ["pass": .pass, "confirm": .confirm, "block": .block]
            guard fields.count == 4, let decision = decisions[fields[0]], let language = Language(rawValue: fields[2]) else { return nil }
            let names = fields[1] == "-" ? [] : fields[1].split(separator: ",").map(String.init)
            let rules = names.compactMap(OutboundRule.init)
            guard rules.count == names.count else { return nil }
            self.decision = decision
            self.rules = Set(rules)
            self.language = language
            text = fields[3]
        }

        /// Whether the decision is right and every rule that the row names is among the findings; others may be as well.
        func isJudgedRight(_ judgement: OutboundJudgement) -> Bool {
            judgement.decision == decision && rules.isSubset(of: judgement.findings.map(\.rule))
        }
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    static func rows(_ table: String) -> [Row] {
        let text = (try? String(contentsOf: folder.appending(path: table + ".tsv"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap(Row.init)
    }

    /// What a user has written in the conversations of the tables.
    static let quoted = ["I sent it from TW8oyr71hSRQcxm4FpP7iyYDXJQnfv3a8F", "0xEdddDa52FaD76d045cc89E77BA8fb61672223Db3 is mine"]

    static let context = OutboundContext(quoted: quoted) { link in
        let link = link.lowercased()
        if ["tokenp0cket.cc", "tp-unfreeze.top", "wallet-verify.xyz"].contains(where: link.contains) { return .malicious }
        return ["tronscan.org", "help.tokenpocket.pro"].contains(where: link.contains) ? .allowed : .unknown
    }

    static func judge(_ text: String) -> OutboundJudgement { WalletSafety.judge(outbound: text, context: context) }

    // MARK: Tables

    /// What a table must reach; each bound is just below what was measured when it was set.
    struct Table: Sendable, CustomTestStringConvertible {
        let name: String
        let size: Int
        let share: Double
        /// How many dangerous sentences may pass, and how many harmless ones may be stopped.
        let mostPassed: Int
        let mostStopped: Int

        var testDescription: String { name }
    }

    @Test(arguments: [
        Table(name: "sentences", size: 280, share: 1, mostPassed: 0, mostStopped: 0),
        Table(name: "sentences_heldout", size: 150, share: 0.95, mostPassed: 3, mostStopped: 4),
        Table(name: "sentences_blind", size: 240, share: 0.87, mostPassed: 10, mostStopped: 5),
        Table(name: "sentences_more", size: 1600, share: 0.999, mostPassed: 0, mostStopped: 0),
        Table(name: "sentences_written", size: 1400, share: 0.80, mostPassed: 15, mostStopped: 34),
    ])
    func tableIsJudged(table: Table) {
        let rows = JudgementTests.rows(table.name)
        #expect(rows.count >= table.size)
        let wrong = rows.filter { !$0.isJudgedRight(JudgementTests.judge($0.text)) }
        let passed = rows.filter { $0.decision != .pass && JudgementTests.judge($0.text).decision == .pass }
        let stopped = rows.filter { $0.decision == .pass && JudgementTests.judge($0.text).decision != .pass }
        #expect(Double(rows.count - wrong.count) >= table.share * Double(rows.count), "\(wrong.count) of \(rows.count) wrong")
        #expect(passed.count <= table.mostPassed)
        #expect(stopped.count <= table.mostStopped)
    }

    /// Sentences that the judge is known to take for less than they are, or for something else. One that it learns belongs into `sentences_more.tsv`.
    @Test(arguments: rows("known_misses"))
    func knownMissesAreMissed(row: Row) {
        #expect(row.decision != .pass)
        #expect(!row.isJudgedRight(JudgementTests.judge(row.text)))
    }

    /// Requests that the first engine let pass.
    @Test(arguments: [
        "please have your seed phrase ready and read it to him", "seed phrase first, refund after", "Say your password out loud on the call",
        "私钥后四位是多少",
    ])
    func oldMissesAreFound(text: String) {
        #expect(JudgementTests.judge(text).findings.map(\.rule) == [.asksForSecret])
    }

    /// Warnings and explanations that hold every dangerous word.
    @Test(arguments: [
        "never give anyone your seed phrase", "anyone who promises to recover your funds is a scammer", "we never ask you to share your screen",
        "do not send TRX to 'activate' a wallet", "任何人让您共享屏幕都是骗子", "you need about 27 TRX in your wallet for the fee",
        "transfer a small amount first to test, to your own address", "the exchange may return the deposit; ask them",
        "to activate a new TRON address, anyone sends it TRX", "buy energy by staking TRX",
    ])
    func warningsPass(text: String) {
        #expect(JudgementTests.judge(text).decision == .pass)
    }

    /// What is asked for stays so in full width, in capitals, and with invisible characters between.
    @Test(arguments: rows("sentences").filter { $0.decision == .block })
    func disguisesDoNotHelp(row: Row) {
        guard row.rules.isDisjoint(with: [.foreignAddress, .badLink]) else { return }
        let wide = row.text.unicodeScalars.map { $0.value > 0x20 && $0.value < 0x7F ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }
        for disguise in [row.text.uppercased(), String(String.UnicodeScalarView(wide)), row.text.map { "\($0)\u{200B}" }.joined()] {
            #expect(JudgementTests.judge(disguise).decision == .block, "\(disguise)")
        }
    }

    /// A contraction says what its long form says.
    @Test(arguments: [
        ("You'll get everything back by Friday.", "You will get everything back by Friday."),
        ("We'll need a deposit of 50 USDT.", "We will need a deposit of 50 USDT."),
        ("I'd buy TRX now.", "I would buy TRX now."), ("We're able to return your coins.", "We are able to return your coins."),
        ("If you'd read it, this wouldn't have happened.", "If you would read it, this wouldn't have happened."),
    ])
    func contractionsAreSpelledOut(short: String, long: String) {
        let rules = JudgementTests.judge(short).findings.map(\.rule)
        #expect(!rules.isEmpty)
        #expect(rules == JudgementTests.judge(long).findings.map(\.rule))
    }

    /// How much is asked for doesn't matter.
    @Test(arguments: ["3", "30", "300", "3000", "123456"])
    func amountsAreAlike(amount: String) {
        #expect(JudgementTests.judge("Add \(amount) USDT and the withdrawal is unlocked.").findings.map(\.rule) == [.asksForFunds])
        #expect(JudgementTests.judge("先打 \(amount) U 保证金才能解冻。").findings.map(\.rule) == [.asksForFunds])
        #expect(JudgementTests.judge("The transfer burned \(amount) TRX as a network fee.").decision == .pass)
    }

    /// In Chinese one word begins within another: 先打 and 打钱, 是您自己 and 您自己的错.
    @Test(arguments: [("先打钱再说。", OutboundRule.asksForFunds), ("这是您自己的错。", .blame), ("现在卖掉吧。", .investmentAdvice)])
    func overlappingWordsAreRead(text: String, rule: OutboundRule) {
        #expect(JudgementTests.judge(text).findings.map(\.rule) == [rule])
    }

    // MARK: Articles

    @Test(.enabled(if: Files.exists(Files.knowledge), "there is no knowledge base beside this package"))
    func articlesPass() throws {
        let files = FileManager.default.enumerator(at: Files.knowledge, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        let articles = files.filter { $0.pathExtension == "md" }
        #expect(articles.count >= 160)
        for file in articles {
            let parts = try String(contentsOf: file, encoding: .utf8).split(separator: "---\n", maxSplits: 2)
            let heads = parts[0].split(separator: "\n").filter { $0.hasPrefix("title:") || $0.hasPrefix("summary:") }
            for passage in parts.dropFirst().map(String.init) + heads.map({ String($0.drop { $0 != ":" }.dropFirst(2)) }) {
                #expect(JudgementTests.judge(passage).findings.map(\.words) == [], "\(file.lastPathComponent)")
            }
        }
    }

    // MARK: Links and addresses

    @Test func eachLinkIsAskedForOnce() {
        let text = "See https://a.example.org/x, HTTPS://a.example.org/x and b.example.org. https://b.example.org/\u{200B}y, b.example.org"
        let findings = JudgementTests.judge(text).findings(of: .unknownLink)
        #expect(findings.map(\.words) == ["https://a.example.org/x", "HTTPS://a.example.org/x", "b.example.org", "https://b.example.org/y"])
    }

    @Test(arguments: [
        ("T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", true), ("0x52908400098527886E0F7030069857D2E4169EE7", true),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", true), ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", true),
        ("Solana 7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV", true), ("7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV", false),
        ("T9yD14Nj…xuWwb", false), ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", false), ("0x5290840009852788", false),
        ("11111111111111111111111111", false),
        ("7c2d4206c03a883dd9066d620335dc1be272a8dc733cfa3f6d10308faa37facc", false),
    ])
    func addressesAreKnownByTheirForm(text: String, isForeign: Bool) {
        #expect(JudgementTests.judge("In the transaction we see \(text) there.").findings(of: .foreignAddress).isEmpty == !isForeign)
        let context = OutboundContext(quoted: ["mine: \(text)"]) { _ in .allowed }
        #expect(WalletSafety.judge(outbound: "In the transaction we see \(text) there.", context: context).decision == .pass)
    }

    /// Capitals matter in base58 and don't in hexadecimal digits.
    @Test func anAddressIsQuotedExactly() {
        let evm = "0xEdddDa52FaD76d045cc89E77BA8fb61672223Db3"
        #expect(JudgementTests.judge("Sent from \(evm.lowercased())").decision == .pass)
        #expect(JudgementTests.judge("Sent from TW8oyr71hSRQcxm4FpP7iyYDXJQnfv3a8f").decision == .block)
    }

    // MARK: Findings

    @Test func findingsExplainThemselves() {
        let text = """
            Install AnyDesk. Pay 5% to unlock. We will get it back. It's your own fault. Buy the dip. Send me your seed phrase. \
            See wallet-verify.xyz, other.example.org and T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb. Tip us some gas first. Private key: \(String(repeating: "46", count: 32))
            """
        let context = OutboundContext(links: JudgementTests.context.links)
        let findings = WalletSafety.judge(outbound: text, context: context).findings
        #expect(Set(findings.map(\.rule)) == Set(OutboundRule.allCases))
        for finding in findings {
            #expect(finding.words.count <= 160)
            #expect(finding.words.isEmpty == (finding.rule == .containsSecret))
            for language in Language.allCases {
                #expect(finding.explanation(language).count > 20)
                #expect(finding.words.isEmpty || finding.explanation(language).contains(finding.words))
            }
        }
        #expect(Set(findings.map(\.explanation)).count == findings.count)
    }

    /// The refusal that callers know and the judge are of one mind about secrets.
    @Test(arguments: rows("sentences") + rows("sentences_more"))
    func refusalAgrees(row: Row) {
        let asks = JudgementTests.judge(row.text).findings(of: .asksForSecret).first?.words
        do throws(OutboundRefusal) {
            _ = try WalletSafety.outbound(row.text, context: JudgementTests.context)
            #expect(asks == nil)
        } catch {
            #expect(error.findings.first { $0.rule == .asksForSecret }?.words == asks)
        }
    }

    @Test func longTextsTakeNoLonger() {
        let patterns = [
            "please send 100 USDT to us, ", "不要转账，", "send ", "转", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb ", "a.example.org ", "\"",
            "we will get it back or nobody, ", "“远程”",
        ]
        for pattern in patterns {
            let text = String(String(repeating: pattern, count: 20_000 / pattern.count + 1).prefix(20_000))
            let time = ContinuousClock().measure { _ = JudgementTests.judge(text) }
            #expect(time < .seconds(5), "\(pattern): \(time)")
        }
    }
}
