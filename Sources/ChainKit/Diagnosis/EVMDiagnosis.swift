import BigInt
import Kit

/// Says what is true of a transaction of an EVM chain, from what is known of it. Asks nobody and looks at no clock.
package enum EVMDiagnosis {
    /// - Parameters:
    ///   - tokens: the contracts whose amounts and names can be told.
    ///   - account: whose history it is looked at from; without one less can be told of who did something to whom.
    ///   - symbols: what unknown contracts call themselves, where somebody asked them. Hostile.
    ///   - recoversSigner: whether to compute who signed, which takes longer than all the rest.
    package static func finding(
        of evidence: EVMEvidence, tokens: TokenBook, account: EVMAddress? = nil, symbols: [EVMAddress: String] = [:], recoversSigner: Bool = true
    ) -> TransactionFinding {
        let (transaction, receipt) = (evidence.verified, evidence.receipt)
        let signer = recoversSigner ? transaction?.signer : nil
        let verdict = EVMVerdict(evidence, signer: signer)
        if verdict.isContradicted { return contradiction(evidence) }
        var assets = EVMAssets(network: evidence.network, tokens: tokens)
        let sender = (signer ?? transaction?.claims.from ?? receipt?.from).map { assets.text($0) } ?? ""
        let intent = transaction.map { EVMIntent($0, sender: sender, assets: &assets) } ?? .none
        let moved = receipt.map { verdict.status == .success ? assets.moved(by: transaction, sender: sender, $0) : [] } ?? []
        let cost = receipt.flatMap { TransactionFinding.Cost($0, of: transaction) }
        let flags = EVMFlags(
            evidence: evidence, verdict: verdict, intent: intent, moved: moved, cost: cost, sender: sender, assets: assets, symbols: symbols,
            account: account.map { assets.text($0) })
        return TransactionFinding(
            chain: .evm, status: verdict.status, isFinal: isFinal(verdict, evidence), action: intent.action,
            contract: (intent.contract ?? (transaction == nil ? receipt?.to : receipt?.contractAddress)).map { assets.text($0) }, intended: intent.intended,
            moved: moved, cost: cost, energy: receipt.map { TransactionFinding.Energy($0, of: transaction) }, reason: verdict.reason,
            revertReason: verdict.reason == .evmReverted ? evidence.revertData.flatMap(RevertReason.text(of:)) : nil, flags: flags.all,
            isIDRight: evidence.transaction?.isIDRight, id: id(of: evidence), signers: signer.map { [assets.text($0)] } ?? [],
            blockNumber: receipt?.blockNumber ?? evidence.transaction?.claims.blockNumber, blockTime: evidence.blockTime, coin: evidence.network.symbol)
    }

    /// Nothing is said of what a node claims that contradicts itself, but that it does.
    private static func contradiction(_ evidence: EVMEvidence) -> TransactionFinding {
        TransactionFinding(
            chain: .evm, status: .unknown, flags: [.nodeLies] + (evidence.isUnreadable ? [.unreadable] : []), isIDRight: evidence.transaction?.isIDRight,
            id: evidence.transaction?.id.hex)
    }

    /// The receipt's, which goes with the hash; else the hash, unless something of what was signed is missing.
    private static func id(of evidence: EVMEvidence) -> String? {
        if let receipt = evidence.receipt { return receipt.id.hex }
        return evidence.transaction?.knownID?.hex
    }

    private static func isFinal(_ verdict: EVMVerdict, _ evidence: EVMEvidence) -> Bool? {
        switch verdict.status {
        case .expired: return true
        case .success, .failed:
            guard let receipt = evidence.receipt, let finalized = evidence.finalizedBlock else { return nil }
            return receipt.blockNumber <= finalized
        case .pending, .notFound, .notBroadcast, .unknown: return nil
        }
    }
}

extension TransactionFinding.Cost {
    /// In wei. nil where the price that was paid isn't known.
    init?(_ receipt: EVMReceipt, of transaction: EVMTransaction?) {
        var price = receipt.gasPrice
        if price == nil, case .fixed(let signed)? = transaction?.price { price = signed }
        guard let price else { return nil }
        let gas = BigInt(receipt.gasUsed) * BigInt(price)
        self.init(total: gas + BigInt(receipt.extraFee), energy: gas, other: BigInt(receipt.extraFee))
    }
}

extension TransactionFinding.Energy {
    /// In gas.
    init(_ receipt: EVMReceipt, of transaction: EVMTransaction?) {
        self.init(total: Int64(clamping: receipt.gasUsed), limit: transaction.map { Int64(clamping: $0.gasLimit) })
    }
}
