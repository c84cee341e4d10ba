import BigInt
import ChainKit
import Kit

/// Who has what. Changed by executing transactions that were admitted.
struct StandInLedger: Sendable {
    var accounts: [TronAddress: StandInAccount] = [:]
    var tokens: [TronAddress: StandInToken] = [:]
    /// Sun for a unit of energy.
    var energyPrice: Int64 = 210

    /// Sun, by tron.md's table of 2026-11 (java-tron, `DynamicPropertiesStore`).
    enum Fee {
        static let byte: Int64 = 1_000
        static let newAccount: Int64 = 1_000_000
        static let newAccountBandwidth: Int64 = 100_000
        static let memo: Int64 = 1_000_000
        static let multiSignature: Int64 = 1_000_000
        static let permissionChange: Int64 = 100_000_000
    }

    /// Runs a transaction in a block; what its receipt says.
    mutating func execute(_ transaction: SignedTransaction, block: Int64, time: Instant) -> TronReceipt {
        var charge = Charge()
        let owner = transaction.raw.contract.owner ?? TronAddress(.zero)
        payBandwidth(transaction, owner, time, &charge)
        if !transaction.raw.memo.isEmpty { charge.fee += Fee.memo }
        if transaction.signatures.count > 1 { charge.fee += Fee.multiSignature }
        var outcome = Outcome()
        if case .call(let call) = transaction.raw.contract {
            outcome = run(call, feeLimit: transaction.raw.feeLimit, time, &charge)
        } else {
            outcome = move(transaction.raw.contract, time, &charge)
        }
        accounts[owner]?.balance -= charge.fee
        return TronReceipt(
            id: transaction.id, fee: charge.fee, blockNumber: block, blockTime: time, result: outcome.result,
            isFailed: outcome.result.map { $0 != .success } ?? false, energy: charge.energy, bandwidth: charge.bandwidth, contractAddress: outcome.contract,
            returned: outcome.returned, message: outcome.message, logs: outcome.logs, payouts: outcome.payouts)
    }

    struct Charge {
        var fee: Int64 = 0
        var bandwidth = TronReceipt.Bandwidth()
        var energy = TronReceipt.Energy()
    }

    struct Outcome {
        var result: ContractResult?
        var contract: TronAddress?
        var returned: [UInt8] = []
        var message = ""
        var logs: [EventLog] = []
        var payouts = TronReceipt.Payouts()
    }

    /// Staked bandwidth, then free bandwidth, either for all of it or not at all, else TRX. A transaction that makes an account pays for that instead.
    private mutating func payBandwidth(_ transaction: SignedTransaction, _ owner: TronAddress, _ time: Instant, _ charge: inout Charge) {
        guard let account = accounts[owner] else { return }
        if makesAccount(transaction.raw.contract) {
            charge.bandwidth = TronReceipt.Bandwidth(burnt: Fee.newAccountBandwidth)
            charge.fee += Fee.newAccountBandwidth + Fee.newAccount
        } else if account.bandwidth.left(at: time) + transaction.size <= account.bandwidthLimit + NetworkShare.freeBandwidth {
            charge.bandwidth = TronReceipt.Bandwidth(used: transaction.size)
            accounts[owner]?.bandwidth.use(transaction.size, at: time)
        } else {
            charge.bandwidth = TronReceipt.Bandwidth(burnt: transaction.size * Fee.byte)
            charge.fee += transaction.size * Fee.byte
        }
    }

    func makesAccount(_ contract: TronContract) -> Bool {
        switch contract {
        case .transfer(_, let to, _), .transferAsset(_, _, let to, _): accounts[to] == nil
        case .createAccount: true
        default: false
        }
    }

    private mutating func run(_ call: ContractCall, feeLimit: Int64, _ time: Instant, _ charge: inout Charge) -> Outcome {
        guard var token = tokens[call.contract], let account = accounts[call.owner] else {
            return Outcome(result: .revert, contract: call.contract, message: "REVERT opcode executed")
        }
        let step = call.callValue == 0 ? token.step(CallData(call.data), by: call.owner) : .refused
        let use = token.energy(for: step)
        let staked = max(0, account.energyLimit - account.energy.left(at: time))
        let affordable = staked + max(0, account.balance - charge.fee) / energyPrice
        let limit = min(affordable, feeLimit / energyPrice)
        if use.total > limit {
            let shortage = EnergyShortage(limit: limit, use)
            pay(TronReceipt.Energy(total: limit, penalty: shortage.penalty), staked, call.owner, time, &charge)
            return Outcome(result: .outOfEnergy, contract: call.contract, message: shortage.message)
        }
        pay(TronReceipt.Energy(total: use.total, penalty: use.penalty), staked, call.owner, time, &charge)
        var outcome = Outcome(result: .success, contract: call.contract)
        switch step {
        case .refused: outcome = Outcome(result: .revert, contract: call.contract, message: "REVERT opcode executed")
        // Tether's transfer returns false although it succeeds; its approve returns nothing.
        case .transfer: outcome.returned = ABIWord(call.contract == StandInToken.tether ? 0 : 1).bytes
        case .returned(let bytes): outcome.returned = bytes
        case .approval: break
        }
        outcome.logs = token.take(step)
        tokens[call.contract] = token
        return outcome
    }

    /// Energy from the stake first, TRX for the rest.
    private mutating func pay(_ energy: TronReceipt.Energy, _ staked: Int64, _ owner: TronAddress, _ time: Instant, _ charge: inout Charge) {
        let fromStake = min(staked, energy.total)
        let burnt = (energy.total - fromStake) * energyPrice
        if fromStake > 0 { accounts[owner]?.energy.use(fromStake, at: time) }
        charge.energy = TronReceipt.Energy(staked: fromStake, total: energy.total, penalty: energy.penalty, burnt: burnt)
        charge.fee += burnt
    }
}
