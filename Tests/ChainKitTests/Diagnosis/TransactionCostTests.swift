import BigInt
import ChainKit
import Kit
import Testing

@Suite("What a TRON transaction cost")
struct TransactionCostTests {
    private typealias Samples = TransactionSamples

    private func parts(_ cost: TransactionFinding.Cost) -> BigInt {
        cost.energy + cost.bandwidth + cost.activation + cost.memo + cost.multiSignature + cost.permissionChange + cost.other
    }

    private func cost(_ transaction: TronTransaction?, _ receipt: TronReceipt) throws -> TransactionFinding.Cost {
        let cost = try #require(Samples.finding(transaction, receipt).cost)
        #expect(parts(cost) == cost.total)
        #expect(cost.total == BigInt(max(0, receipt.fee)))
        return cost
    }

    @Test func ofANewAccountIsItsActivation() throws {
        let payment = try Samples.payment()
        let cost = try cost(payment, Samples.receipt(of: payment, fee: 1_100_000, bandwidth: .init(burnt: 100_000)))
        #expect(cost.activation == 1_100_000)
        #expect(Samples.finding(payment, Samples.receipt(of: payment, fee: 1_100_000, bandwidth: .init(burnt: 100_000))).flags == [.activatedAccount])
        // Staked bandwidth covers the smaller part.
        #expect(try self.cost(payment, Samples.receipt(of: payment, fee: 1_000_000)).activation == 1_000_000)
        // A transfer of TRC-20 activates nothing.
        let call = try Samples.call(Samples.usdt, .transfer(to: Samples.other.account, amount: 1))
        #expect(try self.cost(call, Samples.receipt(of: call, fee: 1_000_000, .success)).other == 1_000_000)
    }

    @Test func ofMemoAndSignaturesIsToldByWhatIsThere() throws {
        let memo = try Samples.payment(memo: "hello")
        let one = try cost(memo, Samples.receipt(of: memo, fee: 1_269_000, bandwidth: .init(burnt: 269_000)))
        #expect(one.memo == 1_000_000 && one.bandwidth == 269_000)
        let both = try Samples.payment(memo: "hello", signedBy: [Samples.key, Samples.otherKey])
        let two = try cost(both, Samples.receipt(of: both, fee: 2_000_000))
        #expect(two.memo == 1_000_000 && two.multiSignature == 1_000_000)
        // Before the fee there was none.
        #expect(try cost(memo, Samples.receipt(of: memo)).memo == 0)
        let update = try Samples.transaction(
            .updatePermissions(PermissionUpdate(account: Samples.owner, owner: nil, witness: nil, actives: [])), .accountPermissionUpdate)
        #expect(try cost(update, Samples.receipt(of: update, fee: 100_000_000)).permissionChange == 100_000_000)
    }

    @Test func absurdReceiptsStillAddUp() throws {
        let payment = try Samples.payment(memo: "x", signedBy: [Samples.key, Samples.otherKey])
        let numbers: [Int64] = [.min, -1, 0, 1, 100_000, 1_000_000, 5_000_000_000, .max]
        for fee in numbers {
            for energy in numbers {
                for bandwidth in numbers {
                    let receipt = Samples.receipt(
                        of: payment, fee: fee, energy: .init(staked: bandwidth, total: fee, penalty: energy, burnt: energy), bandwidth: .init(burnt: bandwidth),
                        message: "Not enough energy for 'SSTORE' operation executing: curInvokeEnergyLimit[\(fee)], curOpEnergy[\(energy)], usedEnergy[9]")
                    let cost = try cost(payment, receipt)
                    #expect(cost.penalty <= cost.energy)
                }
            }
        }
    }

    /// The receipt of a mainnet failure of 2024-11: 78,572 energy at 210 sun.
    @Test func energyThatRanOutNamesLimitAndNeed() throws {
        let call = try Samples.call(Samples.usdt, .transfer(to: Samples.other.account, amount: 1), feeLimit: 16_500_120)
        let receipt = Samples.receipt(
            of: call, fee: 16_500_120, .outOfEnergy, energy: .init(total: 78_572, penalty: 25_905, burnt: 16_500_120), contract: Samples.usdt,
            message:
                "Not enough energy for 'SSTORE' operation executing: curInvokeEnergyLimit[78572], curOpEnergy[20000], penaltyEnergy[68000], usedEnergy[33567]"
        )
        let energy = try #require(Samples.finding(call, receipt).energy)
        #expect(energy.limit == 78_572 && energy.needed == 121_567 && energy.limiter == .feeLimit)
        let roomy = try Samples.call(Samples.usdt, .transfer(to: Samples.other.account, amount: 1), feeLimit: 50_000_000)
        #expect(
            Samples.finding(
                roomy, TronReceipt(id: nil, fee: receipt.fee, result: .outOfEnergy, energy: receipt.energy, message: receipt.message)
            ).energy?.limiter == .balance)
        #expect(Samples.finding(nil, receipt).energy?.limiter == nil)
    }

    struct Shortage: Sendable {
        let message: String
        let limit: Int64?
        let needed: Int64?
    }

    static let shortages = [
        Shortage(
            message: "Not enough energy for 'SSTORE' operation executing: curInvokeEnergyLimit[100], curOpEnergy[20], usedEnergy[90]", limit: 100, needed: 110),
        Shortage(message: "Not enough energy for 'save just created contract code' executing: needEnergy[500], leftEnergy[100];", limit: 1000, needed: 1400),
        Shortage(message: "Not enough energy for 'save just created contract code' executing: needEnergy[500], leftEnergy[5000];", limit: 1000, needed: nil),
        Shortage(message: "Not enough energy", limit: 1000, needed: nil),
        Shortage(message: "Not enough energy: curInvokeEnergyLimit[99999999999999999999999999]", limit: 1000, needed: nil),
        Shortage(message: "Not enough energy: curInvokeEnergyLimit[", limit: 1000, needed: nil),
        Shortage(
            message: "Not enough energy: curInvokeEnergyLimit[7], curOpEnergy[9223372036854775807], usedEnergy[9223372036854775807]", limit: 7, needed: nil),
        Shortage(message: "REVERT opcode executed", limit: nil, needed: nil),
    ]

    @Test(arguments: shortages) func messagesAreReadOrLeft(_ shortage: Shortage) throws {
        let receipt = TronReceipt(id: nil, result: .outOfEnergy, energy: .init(total: 1000), message: shortage.message)
        let energy = try #require(Samples.finding(nil, receipt).energy)
        #expect(energy.limit == shortage.limit && energy.needed == shortage.needed)
    }

    @Test func theSurchargeIsTheShareOfThePenalty() throws {
        let receipt = TronReceipt(
            id: nil, fee: 13_740_060, energy: .init(staked: 2, total: 31_895, penalty: 17_245, burnt: 13_395_060), bandwidth: .init(burnt: 345_000))
        #expect(try cost(nil, receipt).penalty == BigInt(13_395_060) * 17_245 / 31_895)
    }
}
