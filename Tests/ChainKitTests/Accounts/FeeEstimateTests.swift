import ChainKit
import Kit
import Testing

@Suite("What a transfer would cost")
struct FeeEstimateTests {
    private static let free = AccountResources(freeBandwidth: AccountResources.Pool(used: 0, limit: 600))
    private static let usedUp = AccountResources(freeBandwidth: AccountResources.Pool(used: 441, limit: 600))
    private static let rich = AccountResources(
        stakedBandwidth: AccountResources.Pool(used: 0, limit: 5000), energy: AccountResources.Pool(used: 0, limit: 1_000_000))

    private struct Row {
        let order: FeeEstimate.Order
        let resources: AccountResources?
        let total: Int64
    }

    private static let rows = [
        Row(order: FeeEstimate.Order(.usdt(doesRecipientHoldIt: true)), resources: free, total: 6_428_500),
        Row(order: FeeEstimate.Order(.usdt(doesRecipientHoldIt: false)), resources: free, total: 13_028_500),
        Row(order: FeeEstimate.Order(.usdt(doesRecipientHoldIt: nil)), resources: free, total: 13_028_500),
        Row(order: FeeEstimate.Order(.usdt(doesRecipientHoldIt: true)), resources: usedUp, total: 6_428_500 + 346_000),
        Row(order: FeeEstimate.Order(.usdt(doesRecipientHoldIt: true)), resources: nil, total: 6_428_500 + 346_000),
        Row(order: FeeEstimate.Order(.usdt(doesRecipientHoldIt: true)), resources: rich, total: 0),
        Row(order: FeeEstimate.Order(.trx(amount: 5, isRecipientNew: false)), resources: free, total: 0),
        Row(order: FeeEstimate.Order(.trx(amount: 5, isRecipientNew: false)), resources: usedUp, total: 269_000),
        // As in the receipt of a transfer that made an account: free bandwidth doesn't help, stake does.
        Row(order: FeeEstimate.Order(.trx(amount: 5, isRecipientNew: true)), resources: free, total: 1_100_000),
        Row(order: FeeEstimate.Order(.trx(amount: 5, isRecipientNew: true)), resources: rich, total: 1_000_000),
        Row(order: FeeEstimate.Order(.trx(amount: 5, isRecipientNew: false), memoBytes: 10), resources: free, total: 1_000_000),
        Row(order: FeeEstimate.Order(.trx(amount: 5, isRecipientNew: false), signatures: 2), resources: free, total: 1_000_000),
        Row(order: FeeEstimate.Order(.call(energy: 31_895, triedAt: AccountVectors.now)), resources: free, total: 3_189_500),
    ]

    @Test("the table of transfers", arguments: rows.indices)
    func table(_ index: Int) {
        let row = Self.rows[index]
        #expect(FeeEstimate(row.order, balance: nil, resources: row.resources, prices: .known).total == row.total)
    }

    @Test("energy mixes stake and TRX, bandwidth doesn't")
    func mixing() {
        let some = AccountResources(
            freeBandwidth: AccountResources.Pool(used: 300, limit: 600), stakedBandwidth: AccountResources.Pool(used: 0, limit: 300),
            energy: AccountResources.Pool(used: 0, limit: 60_000))
        let estimate = FeeEstimate(FeeEstimate.Order(.usdt(doesRecipientHoldIt: true)), balance: 0, resources: some, prices: .known)
        #expect(estimate.energy.covered == 60_000 && estimate.energy.burnt == 428_500)
        #expect(estimate.bandwidth.source == .burnt && estimate.bandwidth.burnt == 346_000)
    }

    @Test("the stake that would cover the rest")
    func stake() {
        // The network's figures of a recorded answer: 180,000,000,000 energy for 2,411,528,185 TRX.
        let resources = AccountResources(energy: AccountResources.Pool(used: 0, limit: 4285), energyPerTRX: 180_000_000_000 / 2_411_528_185)
        let order = FeeEstimate.Order(.usdt(doesRecipientHoldIt: true))
        #expect(FeeEstimate(order, balance: nil, resources: resources, prices: .known).stakeForEnergy == 804)
        #expect(FeeEstimate(order, balance: nil, resources: Self.rich, prices: .known).stakeForEnergy == nil)
    }

    @Test("what lacks")
    func missing() {
        let order = FeeEstimate.Order(.trx(amount: 5_000_000, isRecipientNew: true))
        let estimate = FeeEstimate(order, balance: 5_000_000, resources: Self.free, prices: .known)
        #expect(estimate.needed == 6_100_000 && estimate.missing == 1_100_000)
        #expect(FeeEstimate(order, balance: 6_100_000, resources: Self.free, prices: .known).missing == 0)
        #expect(FeeEstimate(order, balance: nil, resources: Self.free, prices: .known).missing == nil)
        let usdt = FeeEstimate(FeeEstimate.Order(.usdt(doesRecipientHoldIt: false)), balance: 5_000_000, resources: Self.free, prices: .known)
        #expect(FeeWords.user(usdt, .zh) == "这笔转账现在大约需要 13.0285 TRX 手续费。您现在有 5 TRX，还差 8.0285 TRX；不够的话转账会失败，已经烧掉的手续费不会退。")
    }

    @Test("prices of a node take the place of the known ones; impossible ones are refused")
    func prices() throws {
        let answer = try JSONValue(
            parsing: #"{"chainParameter": [{"key": "getEnergyFee", "value": 210}, {"key": "getMemoFee"}, {"key": "getAllowTvm", "value": 1}]}"#)
        let prices = try #require(FeePrices(chainParameters: answer, asOf: AccountVectors.now))
        #expect(prices.energy == 210 && prices.memo == 0 && prices.bandwidth == 1000 && prices.isLive)
        for json in [
            "{}", "5", #"{"chainParameter": []}"#, #"{"chainParameter": [{"key": "getEnergyFee", "value": 1.5}]}"#,
            #"{"chainParameter": [{"key": "getEnergyFee", "value": -1}]}"#,
            #"{"chainParameter": [{"key": "getEnergyFee", "value": 9e99}]}"#, #"{"chainParameter": [{"value": 1}]}"#,
        ] {
            #expect(FeePrices(chainParameters: try JSONValue(parsing: json), asOf: AccountVectors.now) == nil, "\(json)")
        }
    }

    @Test("the recorded answer of a node has prices", .enabled(if: RecordedTron.hasSharedFolder, "\(RecordedTron.absence)"))
    func recordedPrices() throws {
        let head = try #require(RecordedTron.answers.first { $0.name == "chainparameters_head" }?["response"])
        #expect(FeePrices(chainParameters: head, asOf: AccountVectors.now)?.newAccount == 1_000_000)
    }

    @Test("absurd orders never overflow, and the parts make up the whole")
    func properties() {
        var dice = SeededGenerator(seed: 3)
        for round in 0..<1000 {
            let amount = Int64.random(in: Int64.min...Int64.max, using: &dice)
            let transfers: [FeeEstimate.Transfer] = [
                .trx(amount: amount, isRecipientNew: nil), .usdt(doesRecipientHoldIt: Bool.random(using: &dice)),
                .call(energy: amount, triedAt: AccountVectors.now),
            ]
            let transfer = transfers[round % 3]
            let order = FeeEstimate.Order(
                transfer, signatures: Int.random(in: -3...9, using: &dice), memoBytes: Int.random(in: Int.min...Int.max, using: &dice))
            let estimate = FeeEstimate(order, balance: amount, resources: Self.usedUp, prices: .known)
            #expect(estimate.total >= 0 && estimate.needed >= estimate.total && (estimate.missing ?? -1) >= 0, "seed \(dice.seed), round \(round)")
            for language in Language.allCases {
                #expect(!FeeWords.user(estimate, language).contains("{"), "seed \(dice.seed), round \(round)")
                #expect(FeeWords.facts(estimate, language).allSatisfy { !$0.contains("{") }, "seed \(dice.seed), round \(round)")
            }
        }
    }
}
