import BigInt

/// What a TRON transaction that succeeded moved: by the chain's own rules, and by what contracts reported and sent on.
struct TransactionMovements {
    private(set) var all: [TransactionFinding.Movement] = []
    private let tokens: TokenBook

    /// More movements of one transaction are left out: nobody reads them, and strangers can make as many as they like.
    static let most = 100

    init(_ intent: TransactionIntent, _ evidence: TronEvidence, tokens: TokenBook, write: inout AddressText) {
        self.tokens = tokens
        if let transaction = evidence.transaction { addOwn(intent, transaction.raw.contract) }
        guard let receipt = evidence.receipt else { return }
        addPayouts(receipt.payouts, to: evidence.transaction?.raw.contract.owner.map { write($0) })
        for log in receipt.logs where all.count < TransactionMovements.most { add(log, write: &write) }
        for transfer in receipt.internalTransfers where all.count < TransactionMovements.most { add(transfer, write: &write) }
    }

    /// What the chain itself moves. A delegation moves a resource and no coin.
    private mutating func addOwn(_ intent: TransactionIntent, _ contract: TronContract) {
        guard let intended = intent.intended, intended.amount.units > 0 else { return }
        switch contract {
        case .transfer, .transferAsset, .stakeV1, .stake, .unstake: all.append(intended)
        case .call:
            switch intent.action {
            // What a token's transfer was to move is a fact only where the token reports it.
            case .transferToken, .transferTokenFrom: break
            default: all.append(intended)
            }
        default: break
        }
    }

    /// Rewards and stakes go back to the balance of the account that they are of.
    private mutating func addPayouts(_ payouts: TronReceipt.Payouts, to owner: String?) {
        guard let owner else { return }
        for amount in [payouts.reward, payouts.unstakedV1, payouts.unstaked] where amount > 0 { all.append(.trx(amount, from: owner, to: owner)) }
    }

    private mutating func add(_ log: EventLog, write: inout AddressText) {
        let contract = TronAddress(log.contract)
        let token = tokens[contract]
        switch KnownEvent(log) {
        case .transfer(let from, let to, let amount):
            all.append(
                TransactionFinding.Movement(
                    asset: TransactionFinding.Asset(token, contract: write(contract)),
                    amount: TokenAmount(units: BigInt(amount), decimals: token?.decimals ?? 0), from: write(tron: from), to: write(tron: to)))
        case .nftTransfer(let from, let to, _):
            all.append(
                TransactionFinding.Movement(
                    asset: .unknownToken(contract: write(contract)), amount: TokenAmount(units: 1, decimals: 0), from: write(tron: from), to: write(tron: to)))
        default: break
        }
    }

    private mutating func add(_ transfer: InternalTransfer, write: inout AddressText) {
        guard !transfer.isRejected, transfer.amount > 0 else { return }
        let (from, to) = (write(transfer.from), write(transfer.to))
        all.append(transfer.asset.map { .trc10($0, transfer.amount, from: from, to: to) } ?? .trx(transfer.amount, from: from, to: to))
    }
}
