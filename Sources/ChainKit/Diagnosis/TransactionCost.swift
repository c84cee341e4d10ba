import BigInt

extension TransactionFinding.Cost {
    /// Splits what a receipt says was burnt. The total is the receipt's, always; the parts make it up.
    /// - Parameter transaction: where it is known, its memo, signatures and type tell what the rest was burnt for.
    init(_ receipt: TronReceipt, of transaction: TronTransaction?) {
        var rest = max(0, receipt.fee)
        /// Takes `amount` out of what isn't explained yet, or what there is of it.
        func take(_ amount: Int64) -> Int64 {
            let taken = min(max(0, amount), rest)
            rest -= taken
            return taken
        }
        /// Takes `amount` where it is there whole.
        func takeWhole(_ amount: Int64, if isDue: Bool) -> Int64 { isDue && rest >= amount ? take(amount) : 0 }

        // A receipt names none of these fees: they are told apart by what they are as a rule.
        let fees = FeePrices.known
        let energy = take(receipt.energy.burnt)
        var bandwidth = take(receipt.bandwidth.burnt)
        var activation: Int64 = 0
        let mayActivate = transaction.map { $0.raw.contract.mayActivate } ?? (receipt.contractAddress == nil)
        // No transaction is so short that its size would cost as much.
        if mayActivate, bandwidth == fees.newAccountBandwidth {
            activation = bandwidth + takeWhole(fees.newAccount, if: true)
            bandwidth = 0
        }
        let permissionChange = takeWhole(fees.permissionChange, if: transaction?.raw.contract.changesPermissions ?? false)
        let multiSignature = takeWhole(fees.multiSignature, if: (transaction?.signatures.count ?? 0) > 1)
        let memo = takeWhole(fees.memo, if: !(transaction?.raw.memo.isEmpty ?? true))
        if transaction != nil, activation == 0 { activation = takeWhole(fees.newAccount, if: mayActivate) }
        self.init(
            total: BigInt(max(0, receipt.fee)), energy: BigInt(energy), bandwidth: BigInt(bandwidth), activation: BigInt(activation), memo: BigInt(memo),
            multiSignature: BigInt(multiSignature), permissionChange: BigInt(permissionChange), other: BigInt(rest),
            penalty: TransactionFinding.Cost.penalty(receipt.energy, burnt: energy))
    }

    /// The share of what was burnt for energy that the surcharge of busy contracts has in the energy used.
    private static func penalty(_ energy: TronReceipt.Energy, burnt: Int64) -> BigInt {
        guard energy.total > 0, energy.penalty > 0 else { return 0 }
        return BigInt(burnt) * BigInt(min(energy.penalty, energy.total)) / BigInt(energy.total)
    }
}

extension TronContract {
    /// Whether it makes an account that doesn't exist yet: transfers of TRX and TRC-10 and the creation itself do, those of TRC-20 don't.
    var mayActivate: Bool {
        switch self {
        case .transfer, .transferAsset, .createAccount: true
        default: false
        }
    }

    var changesPermissions: Bool { if case .updatePermissions = self { true } else { false } }
}
