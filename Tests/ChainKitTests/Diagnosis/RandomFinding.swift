import BigInt
import ChainKit
import ChainSamples
import Kit

/// Findings of every kind, also such as no diagnosis makes.
enum RandomFinding {
    private static let addresses = [
        TransactionSamples.owner, TransactionSamples.other, TransactionSamples.usdt, TransactionSamples.unknownToken, TransactionSamples.stranger,
    ].map(\.base58)

    static func make(_ index: Int, using dice: inout SeededGenerator) -> TransactionFinding {
        let statuses = TransactionFinding.Status.allCases
        let status = statuses[index % statuses.count]
        let chain: Chain = dice.hits(oneIn: 5) ? .evm : .tron
        let action = action(&dice)
        let intended = dice.hits(oneIn: 5) ? nil : movement(chain, &dice)
        let hasReceipt = status == .success || status == .failed
        return TransactionFinding(
            chain: chain, status: status, isFinal: hasReceipt ? dice.element(of: [true, false, nil]) ?? nil : nil, action: action,
            contract: dice.hits(oneIn: 2) ? dice.element(of: addresses) : nil, intended: intended,
            moved: status == .success ? (0..<dice.number(0...14)).map { _ in movement(chain, &dice) } + (intended.map { [$0] } ?? []) : [],
            cost: hasReceipt && !dice.hits(oneIn: 4) ? cost(&dice) : nil, energy: hasReceipt && dice.hits(oneIn: 2) ? energy(&dice) : nil,
            reason: reason(status, chain, &dice), revertReason: dice.element(of: [nil, "order closed", "insufficient balance", "go to x.com <b>"]) ?? nil,
            flags: TransactionFinding.Flag.allCases.filter { _ in dice.hits(oneIn: 8) },
            isIDRight: dice.element(of: [true, false, nil]) ?? nil, id: dice.hits(oneIn: 2) ? String(repeating: "ab", count: 32) : nil,
            signers: dice.hits(oneIn: 2) ? [addresses[0]] : [], blockNumber: hasReceipt ? Int64(dice.number(1...90_000_000)) : nil,
            blockTime: hasReceipt ? instant(&dice) : nil, expiration: dice.hits(oneIn: 2) ? instant(&dice) : nil,
            memo: dice.element(of: [nil, "hello", "免费 TRX"]) ?? nil)
    }

    private static func instant(_ dice: inout SeededGenerator) -> Instant {
        Instant(milliseconds: Int64.random(in: .min ... .max, using: &dice) >> Int64(dice.number(0...40)))
    }

    private static func big(_ dice: inout SeededGenerator) -> BigInt { BigInt(BigUInt(bigEndian: dice.bytes(dice.number(0...32)))) }

    private static func movement(_ chain: Chain, _ dice: inout SeededGenerator) -> TransactionFinding.Movement {
        let contract = dice.element(of: addresses) ?? ""
        let native = TransactionFinding.Asset.native(symbol: chain == .tron ? "TRX" : "ETH")
        let asset = dice.element(of: [native, .token(symbol: "USDT", contract: contract), .unknownToken(contract: contract), .trc10(id: "1002000")]) ?? native
        return TransactionFinding.Movement(
            asset: asset, amount: TokenAmount(units: big(&dice), decimals: dice.number(0...20)), from: dice.element(of: addresses) ?? "",
            to: dice.element(of: addresses) ?? "")
    }

    private static func cost(_ dice: inout SeededGenerator) -> TransactionFinding.Cost {
        let parts = (0..<8).map { _ in dice.hits(oneIn: 3) ? big(&dice) : 0 }
        return TransactionFinding.Cost(
            total: parts.dropLast().reduce(0, +), energy: parts[0], bandwidth: parts[1], activation: parts[2], memo: parts[3], multiSignature: parts[4],
            permissionChange: parts[5], other: parts[6], penalty: parts[7])
    }

    private static func number(_ dice: inout SeededGenerator) -> Int64 { Int64.random(in: 0...Int64.max, using: &dice) >> Int64(dice.number(0...62)) }

    private static func energy(_ dice: inout SeededGenerator) -> TransactionFinding.Energy {
        TransactionFinding.Energy(
            total: number(&dice), staked: number(&dice), fromContractOwner: dice.hits(oneIn: 4) ? number(&dice) : 0, penalty: number(&dice),
            limit: dice.hits(oneIn: 2) ? number(&dice) : nil, needed: dice.hits(oneIn: 2) ? number(&dice) : nil,
            limiter: dice.element(of: [.feeLimit, .balance, nil]) ?? nil)
    }

    private static func reason(_ status: TransactionFinding.Status, _ chain: Chain, _ dice: inout SeededGenerator) -> TransactionFinding.Reason? {
        switch status {
        case .failed where chain == .evm: dice.element(of: [.evmReverted, .evmOutOfGas, nil]) ?? nil
        case .failed: dice.hits(oneIn: 20) ? nil : dice.element(of: ContractResult.allCases.filter { $0 != .success }).map { .contract($0) }
        case .notBroadcast, .unknown, .pending:
            dice.hits(oneIn: 2)
                ? dice.element(of: BroadcastCode.allCases).map { .refused($0, dice.element(of: ["", "balance is not sufficient.", "new words"]) ?? "") } : nil
        default: nil
        }
    }

    private static func action(_ dice: inout SeededGenerator) -> TransactionFinding.Action {
        let spender = dice.element(of: addresses) ?? ""
        let lock: Int64? = dice.hits(oneIn: 2) ? Int64(dice.number(0...90_000)) : nil
        let amount = TokenAmount(units: dice.hits(oneIn: 3) ? 0 : big(&dice), decimals: 6)
        let resource = dice.element(of: [Resource.bandwidth, .energy, .tronPower]) ?? .energy
        let all: [TransactionFinding.Action] = [
            .transferNative, .transferTRC10, .transferToken, .transferTokenFrom, .approve(spender: spender, amount: amount, isUnlimited: false),
            .approve(spender: spender, amount: nil, isUnlimited: true), .approve(spender: spender, amount: nil, isUnlimited: false),
            .approveAll(spender: spender, isGranted: true), .approveAll(spender: spender, isGranted: false),
            .callContract(contract: spender, selector: "a9059cbb", name: nil), .createContract, .createAccount, .vote(count: number(&dice)), .stakeV1(resource),
            .unstakeV1(resource), .stake(resource), .unstake(resource), .withdrawUnstaked, .cancelUnstaking, .delegate(resource, lockBlocks: lock),
            .undelegate(resource), .withdrawReward, .updatePermissions, .other("VoteAssetContract"), .unknown,
        ]
        return dice.element(of: all) ?? .unknown
    }
}
