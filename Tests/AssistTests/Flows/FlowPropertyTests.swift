import ChainKit
import Foundation
import Kit
import Testing
import WalletSafety

@testable import Assist

/// What holds for every flow, whatever the customer writes and the chain says.
@Suite struct FlowPropertyTests {
    private static let replies = [
        "没有", "不知道", "昨天", "3天前", "波场", "ERC20", "BSC", "币安", "我的钱包", "朋友", "是的", "不是", "转账没到账", "怎么取消授权", "能量不足", "好了", "……", "为什么？", "version 1.2.3",
        "no", "I don't know", "two hours ago", "tron", "polygon", "exchange", "yes", "my transfer failed", "what?", "error: timeout",
        "is not contained of permission", "",
    ]

    private static func references(_ random: inout SeededGenerator) -> [FoundReference] {
        switch random.number(0..<8) {
        case 0: Named.transaction()
        case 1: Named.transaction(Named.otherHash, chain: .tron)
        case 2: Named.address()
        case 3: Named.address(Named.other)
        case 4: Named.address("0xab", chain: .evm, name: "Ethereum")
        case 5: [.brokenAddress(hint: random.hits(oneIn: 2) ? nil : Phrase(en: "it differs at position 3", zh: "第 3 个字符不对"))]
        default: []
        }
    }

    private static func chain(_ random: inout SeededGenerator) -> FakeChain {
        var chain = FakeChain()
        chain.isDown = random.hits(oneIn: 5)
        chain.network = random.hits(oneIn: 4) ? .evm : .tron
        chain.status = random.pick(TransactionFinding.Status.allCases)
        chain.isFinal = random.pick([true, false, nil])
        chain.flags = random.hits(oneIn: 4) ? [random.pick(TransactionFinding.Flag.allCases)] : []
        chain.isFrozen = random.hits(oneIn: 3)
        var account = AccountFacts(address: Named.own, source: FakeChain.source)
        account.isActivated = !random.hits(oneIn: 5)
        account.isContract = random.hits(oneIn: 6)
        account.flags = random.hits(oneIn: 3) ? [AccountFacts.PermissionFlag.allCases[random.number(0..<4)]] : []
        account.canActAlone = random.pick([true, false, nil])
        account.balance = random.pick([0, 5_000_000, .max, .min, -1])
        account.holdsUSDT = random.pick([true, false, nil])
        if random.hits(oneIn: 2) { account.fees = AccountFacts.Fees(usdtToHolder: 6_773_500, usdtToNewHolder: 13_373_500, trx: 0) }
        account.withdrawable = random.pick([0, 3_000_000])
        account.unstaking = (0..<random.number(0..<9)).map {
            AccountFacts.Unstaking(amount: Int64($0) * 1_000_000, due: FakeChain.now + .days(Int64($0)))
        }
        account.staked = random.pick([0, 12_000_000])
        account.delegated = random.pick([0, 2_000_000])
        let approval = AccountFacts.Approval(
            token: "USDT", spender: Named.other, isUnlimited: random.hits(oneIn: 2), isKnown: random.hits(oneIn: 2))
        account.approvals = random.pick([nil, [], [approval]])
        chain.account = account
        let (age, price): (Int64?, Int64?) = (random.pick([3, 600, nil, .max]), random.pick([100, 210, nil, .max, -5]))
        chain.weather = WeatherFacts(
            isReachable: !random.hits(oneIn: 3), headAgeSeconds: age, energyPrice: price, level: random.hits(oneIn: 2) ? .busy : .normal,
            source: FakeChain.source)
        return chain
    }

    private static func script(_ random: inout SeededGenerator) -> FlowScript {
        var answers: [FlowQuestion: FlowScript.Reply] = [:]
        for question in FlowQuestion.allCases where !random.hits(oneIn: 4) {
            answers[question] = FlowScript.Reply(random.pick(replies), references(&random))
        }
        return FlowScript(
            opening: random.pick(replies), references: references(&random), answers: answers,
            otherwise: FlowScript.Reply(random.pick(replies)), chain: chain(&random))
    }

    /// Every run of a fixed seed, 300 of each flow.
    private static let runs: [(seed: UInt64, run: FlowRun)] = Flow.allCases.enumerated().flatMap { index, flow in
        (0..<300).map { number in
            let seed = UInt64(index * 1_000 + number)
            var random = SeededGenerator(seed: seed)
            return (seed, FlowRun(flow, script(&random)))
        }
    }

    @Test func everyRunEndsInTime() {
        for (seed, run) in FlowPropertyTests.runs {
            #expect(run.state.isOver, "seed \(seed)")
            #expect(run.turns.count <= FlowState.stepLimit, "seed \(seed)")
            let ends = run.actions.count { action in
                switch action {
                case .done, .handOver, .passOn: true
                default: false
                }
            }
            #expect(ends == 1, "seed \(seed)")
        }
    }

    @Test func nothingIsAskedOrLookedUpTwiceAndOneThingAtATime() {
        for (seed, run) in FlowPropertyTests.runs {
            #expect(Set(run.questions).count == run.questions.count, "seed \(seed)")
            for turn in run.turns {
                let questions = turn.count { action in
                    guard case .ask = action else { return false }
                    return true
                }
                #expect(questions <= 1, "seed \(seed)")
            }
            let lookups = run.actions.filter { FakeChain().event(for: $0) != nil }
            #expect(Set(lookups).count == lookups.count, "seed \(seed)")
        }
    }

    @Test func everyHandoverCarriesFacts() {
        for (seed, run) in FlowPropertyTests.runs {
            guard let handover = run.handover else { continue }
            #expect(!handover.facts.isEmpty, "seed \(seed)")
            #expect(handover.facts.allSatisfy { !$0.en.contains("{") && !$0.zh.contains("{") && !$0.en.isEmpty && !$0.zh.isEmpty }, "seed \(seed)")
        }
    }

    @Test func whatIsSaidIsCompleteInBothLanguages() {
        for (seed, run) in FlowPropertyTests.runs {
            for text in run.texts {
                #expect(!text.en.isEmpty && !text.zh.isEmpty && !text.en.contains("{") && !text.zh.contains("{"), "seed \(seed)")
                #expect(text.zh.unicodeScalars.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }, "seed \(seed): \(text.zh)")
                for word in [" safe", "Safe", "don't worry", "Don't worry", "guarantee"] { #expect(!text.en.contains(word), "seed \(seed): \(text.en)") }
                for word in ["安全的", "放心", "别担心", "保证"] { #expect(!text.zh.contains(word), "seed \(seed): \(text.zh)") }
            }
        }
    }

    /// No address, own or foreign, is repeated: somebody would pay to it.
    @Test func noAddressIsRepeated() {
        for (seed, run) in FlowPropertyTests.runs {
            for text in run.texts { #expect(!text.zh.contains(Named.own) && !text.zh.contains(Named.other), "seed \(seed)") }
        }
    }

    @Test func everythingMayBeSentByTheDesk() {
        let fixed = FlowQuestion.allCases.flatMap { [$0.text, $0.help].compactMap { $0 } } + FailureReason.allCases.map(TransferAnswers.explanation)
        let rare = [
            TransferAnswers.toOwnWallet, TransferAnswers.toSomebody, TransferAnswers.cannotBePacked, TransferAnswers.onEthereum, FlowWords.waitingForHash,
            FeeAnswers.recipientInactive,
            AddressAnswers.otherChain.filled(["chain": "Bitcoin"]),
        ]
        let networks = TransferNetwork.allCases.map { TransferAnswers.otherNetwork.filled(["network": $0.name]) }
        let texts = Set(FlowPropertyTests.runs.flatMap(\.run.texts) + fixed + rare + networks)
        #expect(texts.count >= 150)
        for text in texts {
            for language in Language.allCases {
                let judgement = WalletSafety.judge(outbound: text(language), context: OutboundContext())
                #expect(judgement.decision == .pass, "\(judgement.findings.map(\.rule)): \(text(language))")
            }
        }
    }

    @Test(.enabled(if: !ArticleQuestion.all.isEmpty, "the folder of the knowledge base is absent"))
    func everyArticleIsThere() {
        let slugs = Set(FlowPropertyTests.runs.flatMap { $0.run.answers.flatMap(\.articles) })
        #expect(slugs.isSubset(of: ArticleQuestion.slugs), "\(slugs.subtracting(ArticleQuestion.slugs))")
    }

    @Test func aStateSurvivesStorageAtEveryStep() throws {
        for seed in UInt64(0)..<200 {
            var random = SeededGenerator(seed: seed)
            var state = FlowState(random.pick(Flow.allCases))
            var stored = state
            for _ in 0..<8 {
                let event = FlowEvent.message(
                    random.pick(FlowPropertyTests.replies), references: FlowPropertyTests.references(&random))
                let data = try JSONEncoder().encode(stored)
                #expect(data.count < 16_000)
                stored = try JSONDecoder().decode(FlowState.self, from: data)
                #expect(state.on(event, now: FakeChain.now) == stored.on(event, now: FakeChain.now), "seed \(seed)")
                #expect(state == stored, "seed \(seed)")
            }
        }
    }
}
