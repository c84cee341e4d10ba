import Assist
import ChainKit
import Foundation
import Kit
import Testing

@Suite struct FlowIntentTests {
    struct Sentence: Sendable, CustomTestStringConvertible {
        let text: String
        let flow: Flow?

        var testDescription: String { text }

        static func all(_ table: String) -> [Sentence] {
            table.split(separator: "\n").compactMap { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return Sentence(text: parts[1].trimmingCharacters(in: .whitespaces), flow: Flow(rawValue: String(parts[0])))
            }
        }
    }

    static let chinese = Sentence.all(FlowSentencesChinese.text)
    static let english = Sentence.all(FlowSentencesEnglish.text)

    @Test(arguments: chinese + english) func itKnowsWhatIsAsked(_ sentence: Sentence) {
        #expect(FlowIntent.flow(for: sentence.text) == sentence.flow, "\(sentence.text)")
    }

    @Test func theTablesAreLargeAndHalfOfThemAreForNoFlow() {
        for table in [FlowIntentTests.chinese, FlowIntentTests.english] {
            #expect(table.count >= 150)
            #expect(table.count { $0.flow == nil } * 2 >= table.count - 20)
            for flow in Flow.allCases { #expect(table.contains { $0.flow == flow }) }
        }
    }

    @Test func capitalsSpacesAndWidthChangeNothing() {
        for sentence in FlowIntentTests.chinese + FlowIntentTests.english {
            #expect(FlowIntent.flow(for: sentence.text.uppercased()) == sentence.flow)
            #expect(FlowIntent.flow(for: "  \(sentence.text)  ！！") == sentence.flow)
        }
        #expect(FlowIntent.flow(for: "转 账 没 到 账") == .whereIsMyTransfer)
        #expect(FlowIntent.flow(for: "转账ＴＲＸ失败") == .whyDidItFail)
    }

    @Test func aBareHashAsksWhereTheTransferIs() throws {
        let id = try #require(TransactionID(hex: "50f16239f08e95c7b525f887958fc4bd84792b567ceebf93d55aa1c7dfe787ea"))
        let reference = FoundReference.transaction(id, chain: nil)
        #expect(FlowIntent.flow(for: id.hex, references: [reference]) == .whereIsMyTransfer)
        #expect(FlowIntent.flow(for: "哈希 \(id.hex)", references: [reference]) == .whereIsMyTransfer)
        #expect(FlowIntent.flow(for: "https://tronscan.org/#/transaction/\(id.hex)", references: [reference]) == .whereIsMyTransfer)
        #expect(FlowIntent.flow(for: "失败还扣了TRX \(id.hex)", references: [reference]) == .whyDidItFail)
        #expect(FlowIntent.flow(for: "U被盗了 \(id.hex)", references: [reference]) == nil)
        #expect(FlowIntent.flow(for: "你好", references: []) == nil)
        #expect(FlowIntent.flow(for: "TRX7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", references: [.brokenAddress(hint: nil)]) == nil)
    }

    @Test func hostileTextsAreHarmless() {
        var random = SeededGenerator(seed: 41)
        let parts = ["转账", "没到", "\u{202E}", "\u{0}", "U", "😀", "أ", "\u{FFFF}", "<b>", "{0}", "'", "\n", "address", "failed", "１２", "𠮷"]
        for _ in 0..<1_000 {
            let text = (0..<random.number(0..<80)).map { _ in parts[random.number(0..<parts.count)] }.joined()
            _ = FlowIntent.flow(for: text)
        }
        _ = FlowIntent.flow(for: String(repeating: "转账没到账 failed ", count: 100_000))
    }

    // MARK: - The articles' own questions

    /// Flows that may take a question to which an article of that name is the answer.
    private static func fits(_ flow: Flow, _ slug: String) -> Bool {
        switch flow {
        case .whereIsMyTransfer:
            [
                "transfer-not-arrived", "exchange-deposit-not-credited", "transfer-pending-expired", "token-not-shown", "other-chains-fees", "wrong-network",
                "check-transfer-on-explorer", "pending-too-long", "bitcoin-transfer-slow", "trc10-or-trc20", "internal-transfers",
                "swap-or-bridge-stuck",
            ].contains(slug)
        case .whyDidItFail:
            [
                "transfer-failed-fee-charged", "out-of-energy", "not-enough-trx", "energy-and-bandwidth", "failed-contract-call", "fee-not-refundable",
                "usdt-frozen", "permission-changed", "send-max-amount", "token-cannot-be-sold", "contract-deploy-and-call",
            ].contains(slug)
        case .addressCheck: ["check-an-address", "address-kinds"].contains(slug)
        case .feesBeforeSending:
            [
                "not-enough-trx", "why-fee-so-high", "usdt-fee-new-recipient", "energy-and-bandwidth", "batch-transfer", "first-usdt-transfer-step-by-step",
            ].contains(slug)
        case .unstaking: ["unstake-waiting-time", "stake-1-to-2"].contains(slug)
        case .approvals: ["revoke-approval", "what-approval-means", "qr-code-scam"].contains(slug)
        case .permissionCheck:
            [
                "permission-changed", "account-not-activated", "usdt-frozen", "not-enough-trx", "bait-wallet", "custom-node-risk", "fake-token",
                "permission-phishing-undo", "send-max-amount", "transfer-to-own-wallet", "multisig-how-to-set-up",
            ].contains(slug)
        case .unknownToken:
            ["airdropped-unknown-token", "fake-token", "fake-airdrop", "hide-or-unhide-token", "token-cannot-be-sold"].contains(slug)
        case .cannotConnect: ["cannot-connect", "app-slow-or-stuck"].contains(slug)
        }
    }

    @Test(.enabled(if: !ArticleQuestion.all.isEmpty, "the folder of the knowledge base is absent"))
    func questionsOfArticlesGoToFlowsThatFit() {
        let taken = ArticleQuestion.all.compactMap { question in FlowIntent.flow(for: question.text).map { (question, $0) } }
        let wrong = taken.filter { !FlowIntentTests.fits($0.1, $0.0.slug) }.map { "\($0.1) \($0.0.slug): \($0.0.text)" }
        #expect(wrong.isEmpty, "\(wrong)")
        #expect(taken.count >= 100)
    }

    // MARK: - Real questions

    private static let questions = sharedFile("data/language/wallet_questions.tsv")

    /// By the label of a real question, the flows that may take it.
    private static let fitting: [String: Set<Flow>] = [
        "transfer": [.whereIsMyTransfer, .whyDidItFail, .feesBeforeSending, .addressCheck],
        "staking-resources": [.unstaking, .whyDidItFail, .feesBeforeSending],
        "account-security": [.permissionCheck, .approvals],
        "node-connection": [.cannotConnect],
        "app-failure": [.cannotConnect],
        "asset-display": [.unknownToken, .cannotConnect, .whereIsMyTransfer],
        "token-management": [.unknownToken],
        "dapp": [.approvals, .whyDidItFail, .cannotConnect],
    ]

    @Test(.enabled(if: questions != nil, "the shared folder with real questions is absent"))
    func realQuestionsAreRarelyMisunderstood() throws {
        let rows = try #require(FlowIntentTests.questions).split(separator: "\n").dropFirst().map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        var wrong: [String] = []
        for row in rows where row.count >= 7 && ["en", "zh"].contains(row[2]) {
            guard let flow = FlowIntent.flow(for: row[6]) else { continue }
            if row[3] == "security", flow != .permissionCheck, flow != .approvals { wrong.append("\(row[0]) \(flow)") }
            let fits = [row[4], row[5]].contains { FlowIntentTests.fitting[$0]?.contains(flow) == true }
            if !fits { wrong.append("\(row[0]) \(flow): \(row[6])") }
        }
        #expect(wrong.count <= 2, "\(wrong)")
    }
}

/// A question that the front matter of an article names.
struct ArticleQuestion: Sendable {
    let slug: String
    let text: String

    static let all: [ArticleQuestion] = {
        guard let folder = knowledgeFolder, let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
        return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "md" }.flatMap(questions)
    }()

    static let slugs = Set(all.map(\.slug))

    private static func questions(of file: URL) -> [ArticleQuestion] {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        let slug = String(file.lastPathComponent.prefix { $0 != "." })
        let lines = text.split(separator: "\n").drop { $0 != "questions:" }.dropFirst().prefix { $0.hasPrefix("  - ") }
        return lines.map { ArticleQuestion(slug: slug, text: String($0.dropFirst(4))) }
    }

    /// The folder `Knowledge` of the repository.
    private static var knowledgeFolder: URL? { folder(above: "Knowledge/transfers")?.appending(path: "Knowledge").resolvingSymlinksInPath() }
}

/// The text of a file in the folder `shared` beside the repository; nil where it is absent.
func sharedFile(_ path: String) -> String? {
    folder(above: "shared/\(path)").flatMap { try? String(contentsOf: $0.appending(path: "shared/\(path)"), encoding: .utf8) }
}

/// The nearest folder above this file in which the path leads to something.
private func folder(above path: String) -> URL? {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path.count > 1 {
        if FileManager.default.fileExists(atPath: folder.appending(path: path).path) { return folder }
        folder = folder.deletingLastPathComponent()
    }
    return nil
}
