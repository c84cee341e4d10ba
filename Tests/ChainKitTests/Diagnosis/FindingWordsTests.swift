import BigInt
import ChainKit
import ChainSamples
import Kit
import Testing

@Suite("A finding in words")
struct FindingWordsTests {
    private static let seed = UInt64.random(in: 0...UInt64.max)

    /// What no user is told in any case: that there is no danger, that nobody needs to care, that money comes back, and what TRON doesn't have.
    private static let forbidden = [
        "safe", "don't worry", "do not worry", "no risk", "refund you", "speed up", "speed-up", "accelerate", "cancel the transaction", "gas price", "安全的",
        "放心", "别担心", "无风险", "保证",
        "退款给", "加速", "撤销交易",
    ]
    private static let sendingAgain = ["send again", "send it again", "resend", "new transaction would not", "重新发起", "再发一次", "再转一次", "重发"]

    private static func each(_ check: (TransactionFinding, String) throws -> Void) rethrows {
        var dice = SeededGenerator(seed: seed)
        for index in 0..<1_000 { try check(RandomFinding.make(index, using: &dice), "seed \(seed), case \(index)") }
    }

    @Test(arguments: Language.allCases) func isWholeInBothLanguages(language: Language) {
        Self.each { finding, place in
            let words = FindingWords(finding, language)
            let texts = [words.user] + words.agent + words.next + words.avoid
            for text in texts {
                #expect(!text.isEmpty, "\(place)")
                #expect(!text.contains("{") && !text.contains("}"), "\(place): \(text)")
                #expect(!text.contains("  ") && !text.contains("。。") && !text.contains(".."), "\(place): \(text)")
            }
            #expect(!words.agent.isEmpty, "\(place)")
            #expect(words.user.contains { language == .zh ? ("\u{4E00}"..."\u{9FFF}").contains($0) : $0.isLetter }, "\(place)")
        }
    }

    @Test(arguments: Language.allCases) func hasTwoSentencesForAUser(language: Language) {
        Self.each { finding, place in
            let user = FindingWords(finding, language).user
            let ends = language == .zh ? user.count { $0 == "。" } : user.components(endingWith: ". ") + 1
            #expect(ends == 2, "\(place): \(user)")
            #expect(user.hasSuffix(language == .zh ? "。" : "."), "\(place): \(user)")
        }
    }

    @Test(arguments: Language.allCases) func neverSaysWhatMustNotBeSaid(language: Language) {
        Self.each { finding, place in
            let words = FindingWords(finding, language)
            let all = ([words.user] + words.agent + words.next + words.avoid).joined(separator: "\n").lowercased()
            for phrase in Self.forbidden where finding.chain == .tron { #expect(!all.contains(phrase), "\(place): \(phrase) in \(all)") }
            for phrase in ["nonce", "序号"] where finding.chain == .tron { #expect(!all.contains(phrase), "\(place): \(phrase)") }
        }
    }

    @Test(arguments: Language.allCases) func tellsToSendAgainOnlyWhereItIsProven(language: Language) {
        Self.each { finding, place in
            let words = FindingWords(finding, language)
            let all = ([words.user] + words.next).joined(separator: "\n").lowercased()
            let says = Self.sendingAgain.contains { all.contains($0) }
            if says { #expect(finding.status == .failed || finding.status == .expired, "\(place): \(all)") }
            if finding.status == .failed, finding.isFinal == false { #expect(!Self.sendingAgain.contains { words.user.lowercased().contains($0) }, "\(place)") }
            if finding.status == .expired, finding.chain == .tron { #expect(says, "\(place): \(all)") }
        }
    }

    @Test func whoseWalletItIsDependsOnWhoAsks() throws {
        let call = try TransactionSamples.call(TransactionSamples.usdt, .transfer(to: TransactionSamples.other.account, amount: 5_000_000))
        let finding = TransactionSamples.finding(call, TransactionSamples.receipt(of: call, fee: 27_250_000, .outOfEnergy, energy: .init(burnt: 27_250_000)))
        #expect(FindingWords(finding, .zh, account: TransactionSamples.owner.base58).user.hasPrefix("这笔 USDT 转账失败了，USDT 没有转出，还在您的钱包里，但烧掉了 27.25 TRX 手续费，无法退回。"))
        #expect(FindingWords(finding, .zh, account: TransactionSamples.other.base58).user.contains("付款方的钱包"))
        #expect(FindingWords(finding, .en).user.contains("still in the sending wallet"))
    }

    @Test func aContractsWordsReachAUserOnlyWhereTheyAreHarmless() {
        func user(_ reason: String) -> String {
            FindingWords(TransactionFinding(chain: .tron, status: .failed, reason: .contract(.revert), revertReason: reason), .en).user
        }
        #expect(user("order closed").contains("\"order closed\""))
        #expect(user("TRANSFER_FROM_FAILED").contains("balance or approval"))
        #expect(!user("unlock at evil.com").contains("evil"))
        #expect(!user("<b>hi</b>").contains("<b>"))
        #expect(!user(String(repeating: "a", count: 81)).contains("aaa"))
    }

    @Test func anExtremeAmountIsOnlyItsSize() {
        let movement = TransactionFinding.Movement(
            asset: .token(symbol: "USDT", contract: TransactionSamples.usdt.base58), amount: TokenAmount(units: BigInt(1) << 256 - 1, decimals: 6), from: "a",
            to: "b")
        let finding = TransactionFinding(chain: .tron, status: .success, action: .transferToken, intended: movement, moved: [movement])
        #expect(FindingWords(finding, .en).user.contains("more than 10^71 USDT"))
        #expect(FindingWords(finding, .zh).user.contains("超过 10 的 71 次方 USDT"))
    }

    @Test(arguments: [
        (BigInt(1_234_567_890), 6, "1,234.56789"), (BigInt(0), 6, "0"), (BigInt(1), 18, "0.000000000000000001"),
        (BigInt("1234567890123456789"), 18, "about 1.23456789"),
        (BigInt(-1_500), 3, "-1.5"), (BigInt(999), 0, "999"), (BigInt(1000), 0, "1,000"),
    ]) func numbersAreGroupedAndTrue(_ units: BigInt, _ decimals: Int, _ expected: String) {
        let movement = TransactionFinding.Movement(
            asset: .native(symbol: "TRX"), amount: TokenAmount(units: units, decimals: decimals), from: "a", to: "b")
        let finding = TransactionFinding(chain: .tron, status: .success, action: .transferNative, intended: movement, moved: [movement])
        #expect(FindingWords(finding, .en).user.contains("received \(expected) TRX"))
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01 00:00:00 UTC"), (1_709_210_096_000, "2024-02-29 12:34:56 UTC"), (253_402_300_799_999, "9999-12-31 23:59:59 UTC"),
        (253_402_300_800_000, "253402300800000 ms"), (-1, "-1 ms"), (.max, "9223372036854775807 ms"), (1_730_419_200_000, "2024-11-01 00:00:00 UTC"),
    ]) func timesAreThoseOfTheCalendar(_ milliseconds: Int64, _ expected: String) {
        let finding = TransactionFinding(chain: .tron, status: .pending, expiration: Instant(milliseconds: milliseconds))
        #expect(FindingWords(finding, .en).user.contains("until \(expected)."))
    }
}

extension String {
    fileprivate func components(endingWith end: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: end) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}

@Suite("Explanations of reasons")
struct ReasonWordsTests {
    private func expectWhole(_ phrase: Phrase) {
        #expect(phrase.en.count > 10 && phrase.en.allSatisfy { $0.isASCII })
        #expect(phrase.zh.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) })
        #expect(!phrase.zh.contains(",") && !phrase.zh.contains("?") && !phrase.zh.contains(";"))
    }

    @Test(arguments: ContractResult.allCases) func thereIsOneForEachResult(result: ContractResult) {
        expectWhole(ContractResultWords.cause(of: result))
        expectWhole(ContractResultWords.advice(for: result))
        expectWhole(ContractResultWords.unusedEnergy(after: result))
    }

    @Test func eachResultHasItsOwn() {
        #expect(Set(ContractResult.allCases.map { ContractResultWords.cause(of: $0) }).count == ContractResult.allCases.count)
        #expect(Set(BroadcastCode.allCases.map { BroadcastWords.explanation(of: $0) }).count == BroadcastCode.allCases.count)
    }

    @Test(arguments: BroadcastCode.allCases) func thereIsOneForEachAnswerToABroadcast(code: BroadcastCode) {
        expectWhole(BroadcastWords.explanation(of: code))
        expectWhole(BroadcastWords.advice(for: code))
    }

    @Test(arguments: TransactionFinding.Flag.allCases) func thereIsOneForEachFlag(flag: TransactionFinding.Flag) { expectWhole(FlagWords.line(flag)) }

    /// As java-tron writes them.
    @Test(arguments: [
        ("Contract validate error : Validate TransferContract error, balance is not sufficient.", "TRX"), ("Cannot transfer TRX to yourself.", "same address"),
        ("Cannot transfer TRX to a smartContract.", "contract"), ("Validate TransferContract error, no OwnerAccount.", "not activated"),
        ("Amount must be greater than 0.", "zero"), ("assetBalance is not sufficient.", "TRC-10"),
        ("frozenBalance must be greater than or equal to 1 TRX", "1 TRX"), ("frozenBalance must be less than or equal to accountBalance", "balance"),
        ("Invalid unfreeze operation, unfreezing times is over limit", "32"), ("no unFreeze balance to withdraw ", "due"),
        ("delegateBalance must be less than or equal to available FreezeEnergyV2 balance", "energy"),
        ("delegateBalance must be less than or equal to available FreezeBandwidthV2 balance", "bandwidth"),
        ("Do not allow delegate resources to contract addresses", "contract"), ("The total number of votes[9] is greater than the tronPower[1]", "votes"),
        ("witnessAccount does not have any reward", "reward"), ("The last withdraw time is 1, less than 24 hours", "24 hours"),
        ("Account resource insufficient error.", "bandwidth"),
        ("Validate signature error: ab is signed by TA but it is not contained of permission.", "permissions"), ("Permission denied", "permission"),
        ("Permission type is error", "permission"), ("TA has signed twice!", "twice"), ("frozenBalance must be positive", "zero"), ("No contract!", "empty"),
        ("Tapos check error.", "block"), ("Transaction expired", "time"), ("Transaction size is too big.", "data"), ("Block unsolidified.", "final"),
        ("Dup transaction.", "already"), ("Effective connection:0 lt minEffectiveConnection:1", "connections"),
    ]) func validationMessagesAreKnown(_ message: String, _ word: String) throws {
        let meaning = try #require(ValidationWords.meaning(of: message))
        #expect(meaning.en.contains(word))
        expectWhole(meaning)
    }

    @Test func unknownMessagesAreLeft() {
        #expect(ValidationWords.meaning(of: "") == nil)
        #expect(ValidationWords.meaning(of: "something new") == nil)
        for entry in ValidationWords.table { #expect(entry.fragment == entry.fragment.lowercased()) }
    }

    @Test func aRefusalIsExplainedByItsMessage() throws {
        let signed = try TransactionSamples.payment()
        let evidence = TronEvidence(
            transaction: signed, refusal: (.signature, "Validate signature error: x is signed by T but it is not contained of permission."))
        let finding = TransactionDiagnosis.finding(of: evidence, tokens: KnownTokens.book)
        #expect(finding.reason?.code == "SIGERROR")
        #expect(FindingWords(finding, .zh).user.contains("不要再往这个地址转入任何资产"))
        #expect(FindingWords(finding, .en).user.contains("put nothing more into it"))
    }
}
