import BigInt
import ChainKit
import Foundation
import Kit
import Testing

@Suite("What is said of an account")
struct AccountWordsTests {
    /// What a desk never says: that something is safe, that nobody need worry, that money comes back.
    private static let forbidden = ["safe", "don't worry", "do not worry", "安全", "放心", "不用担心", "别担心", "退款", "refund", "your fault", "您的错"]

    private func expectFit(_ text: String, _ language: Language, _ comment: Comment) {
        #expect(!text.isEmpty, comment)
        #expect(!text.contains("{") && !text.contains("}"), comment)
        let lower = text.lowercased()
        for word in Self.forbidden { #expect(!lower.contains(word), comment) }
        #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "\u{202E}" }, comment)
        let hasHan = text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        #expect(hasHan == (language == .zh), comment)
    }

    @Test("every verdict in both languages", arguments: AccountWords.Verdict.allCases, Language.allCases)
    func verdicts(_ verdict: AccountWords.Verdict, _ language: Language) {
        let text = verdict.phrase(language)
        #expect(text.count > 40)
        #expect(!text.contains("  "))
    }

    @Test("every flag, right and vote has its words", arguments: Language.allCases)
    func tables(_ language: Language) {
        for flag in AccountFinding.Flag.allCases { expectFit(AccountFactLines.meaning(flag)(language), language, "\(flag)") }
        let rights = ContractType.allCases.map { PermissionWords.right($0)(language) }
        #expect(rights.allSatisfy { !$0.isEmpty })
        #expect(Set(rights).count == rights.count)
    }

    @Test("what an account that is lost hears")
    func lost() throws {
        let made = try #require(AccountVectors.made.first { $0.name == "owner replaced" })
        let finding = AccountVectors.finding(made.answer)
        #expect(AccountWords.user(finding, .zh).hasPrefix("这个账户的最高权限（Owner）已经换成了别的密钥"))
        #expect(AccountWords.user(finding, .zh).contains("不要再往这个地址转"))
        #expect(AccountWords.user(finding, .en).contains("send no more TRX"))
        #expect(AccountFactLines.all(finding, .en).contains { $0.contains("lawful multi-signature looks the same") })
    }

    @Test("made and random accounts are spoken of whole")
    func random() {
        var dice = SeededGenerator(seed: 11)
        var findings = AccountVectors.made.map { AccountVectors.finding($0.answer) }
        for _ in 0..<500 {
            let account = AccountVectors.randomAccount(&dice)
            findings.append(
                AccountDiagnosis.finding(
                    of: AccountDiagnosis.Evidence(lookup: .found(account), resources: AccountResources()), tokens: AccountVectors.book,
                    now: AccountVectors.now))
        }
        for (index, finding) in findings.enumerated() {
            for language in Language.allCases {
                let answer = AccountAnswer(finding, language: language)
                expectFit(answer.text, language, "seed \(dice.seed), \(index)")
                for fact in answer.facts { expectFit(fact, language, "seed \(dice.seed), \(index)") }
            }
        }
    }

    private static let stakes: [(unstaking: [(Int64, Int64)], lent: Int64, own: Int64, zh: String)] = [
        ([(5_000_000, -1)], 0, 0, "有 5 TRX 已经过了 14 天等待期，现在可以提取。它们不会自动回到余额，需要您在钱包的质押页面点一下“提取”。"),
        (
            [(5_000_000, -1), (7_000_000, 60)], 0, 0,
            "有 5 TRX 现在就可以提取，请在钱包的质押页面点“提取”，它们不会自动回到余额。另有 7 TRX 还在等待期，下一笔 7 TRX 要到 2026-11-22 01:00 UTC。"
        ),
        (
            [(7_000_000, 60), (1_000_000, 1440)], 0, 9,
            "您解押的 8 TRX 还在等待期：下一笔 7 TRX 要到 2026-11-22 01:00 UTC 才到期（解押后要等 14 天）。到期后请在钱包的质押页面点“提取”，它们不会自动回到余额。"
        ),
        ([], 4_000_000, 9, "有 4 TRX 对应的资源代理给了别的账户。请先收回代理（锁定的要等到期），再解押；解押后要等 14 天。"),
        ([], 0, 9_000_000, "有 9 TRX 在质押中，目前没有在解押的。需要用时请在钱包里解押；按现行规则质押的，解押后要等 14 天。"),
        ([], 0, 0, "这个账户没有质押中的 TRX，也没有等待提取的。如果觉得 TRX 少了，请查看账户的转出记录。"),
    ]

    @Test("where unstaked TRX are", arguments: stakes.indices)
    func staking(_ index: Int) {
        let row = Self.stakes[index]
        let stake = TronAccount.Stake(
            own: row.own > 0 ? [.energy: row.own] : [:], lent: row.lent > 0 ? [.energy: row.lent] : [:],
            unstaking: row.unstaking.map { TronAccount.Unstaking(amount: $0.0, resource: .energy, due: AccountVectors.now + .minutes($0.1)) })
        let staking = StakingFinding(TronAccount(address: AccountVectors.address(1), stake: stake), delegations: nil, now: AccountVectors.now)
        #expect(StakingWords.user(staking, .zh) == row.zh)
        expectFit(StakingWords.user(staking, .en), .en, "\(index)")
        for language in Language.allCases { for fact in StakingWords.facts(staking, language) { expectFit(fact, language, "\(index)") } }
    }

    @Test("a fake token is called by its name, cleaned")
    func fakeToken() {
        let contract = AccountVectors.address(77)
        let holdings = TokenHoldings(
            trc20: [TronAccount.TRC20Balance(contract: contract, amount: 5), TronAccount.TRC20Balance(contract: AccountVectors.usdt, amount: 2_500_000)],
            trc10: [TronAccount.TRC10Balance(id: "10\u{202E}05", amount: 8_888_880_000)], book: AccountVectors.book, names: [contract: "U\u{200B}SDT"])
        #expect(holdings.known.map(\.amount.text) == ["2.5"])
        #expect(holdings.lookalikes.map(\.id) == [contract.base58])
        for language in Language.allCases {
            expectFit(HoldingWords.user(holdings, language) ?? "", language, "user")
            for fact in HoldingWords.facts(holdings, language) { expectFit(fact, language, "fact") }
        }
        #expect(HoldingWords.user(TokenHoldings(), .en) == nil)
    }

    @Test("the answer's JSON")
    func json() throws {
        let made = try #require(AccountVectors.made.first { $0.name == "owner paired" })
        let question = try AccountQuestion(.object(["id": .number("7"), "account": made.answer, "resources": .object(["freeNetLimit": .number("600")])]))
        let finding = AccountDiagnosis.finding(of: question.evidence, tokens: AccountVectors.book, now: AccountVectors.now)
        let encoded = try JSONEncoder().encode(AccountAnswer(finding, id: question.id, language: .en))
        let value = try JSONValue(parsing: encoded)
        #expect(value["id"]?.int64 == 7)
        #expect(value["flags"] == .array([.string("owner_shared"), .string("extra_signer")]))
        #expect(value["severity"]?.string == "critical")
        #expect(value["permissions"]?.array?.first?["keys"]?.array?.count == 2)
        #expect(value["permissions"]?.array?.first?["own_is_enough"] == .bool(false))
        #expect(value["resources"]?["free_bandwidth"]?["available"]?.int64 == 600)
        #expect(value["powers"]?["sends_trx"] == .bool(false))
        #expect(value["balance"]?.string == "5")
        let nothing = try JSONValue(parsing: try JSONEncoder().encode(AccountAnswer(AccountVectors.finding(.object([:])), language: .zh)))
        #expect(nothing["address"] == .null && nothing["flags"] == .array([.string("not_activated")]))
    }

    @Test("what is no question is refused", arguments: [#"{"foo": 1}"#, "[]", "7", #"{"account": null}"#, #"{"account": {}, "address": "T"}"#])
    func refused(_ json: String) throws {
        let value = try JSONValue(parsing: json)
        #expect(throws: AccountQuestion.Refusal.self) { try AccountQuestion(value) }
    }
}
