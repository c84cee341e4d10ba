/// Says what is true of a TRON transaction, from what is known of it. Asks nobody and looks at no clock.
package enum TransactionDiagnosis {
    /// - Parameters:
    ///   - tokens: the contracts whose amounts and names can be told.
    ///   - account: whose history it is looked at from; without one less can be told of who did something to whom.
    ///   - symbols: what unknown contracts call themselves, where somebody asked them. Hostile.
    ///   - recoversSigners: whether to compute who signed, which takes longer than all the rest.
    package static func finding(
        of evidence: TronEvidence, tokens: TokenBook, account: TronAddress? = nil, symbols: [TronAddress: String] = [:], recoversSigners: Bool = true
    ) -> TransactionFinding {
        let verdict = TransactionVerdict(evidence)
        if verdict.isContradicted { return contradiction(evidence) }
        var write = AddressText()
        let (transaction, receipt) = (evidence.transaction, evidence.receipt)
        let intent = transaction.map { TransactionIntent($0.raw, tokens: tokens, write: &write) } ?? .receiptAlone(receipt, tokens: tokens, write: &write)
        let moved = verdict.status == .success ? TransactionMovements(intent, evidence, tokens: tokens, write: &write).all : []
        let cost = receipt.map { TransactionFinding.Cost($0, of: transaction) }
        let signers = recoversSigners ? transaction?.signers ?? [] : []
        let flags = TransactionFlags(
            evidence, verdict, intent, moved: moved, cost: cost, signers: signers, tokens: tokens, symbols: symbols, account: account.map { write($0) },
            owner: transaction?.raw.contract.owner.map { write($0) })
        return TransactionFinding(
            chain: .tron, status: verdict.status, isFinal: isFinal(verdict, evidence), action: intent.action,
            contract: (intent.contract ?? receipt?.contractAddress).map { write($0) }, intended: intent.intended, moved: moved, cost: cost,
            energy: receipt.flatMap { TransactionFinding.Energy($0, of: transaction) }, reason: verdict.reason,
            revertReason: revertReason(verdict, receipt), flags: flags.all, isIDRight: transaction?.isIDRight, id: (transaction?.id ?? receipt?.id)?.hex,
            signers: signers.compactMap { $0.map { write($0) } }, blockNumber: receipt.flatMap { $0.blockNumber > 0 ? $0.blockNumber : nil },
            blockTime: receipt?.blockTime, expiration: transaction?.raw.expiration,
            memo: transaction.flatMap { CleanText.text(of: $0.raw.memo, limit: longestText) })
    }

    /// Characters of a memo or a reason that are kept.
    private static let longestText = 200

    /// Nothing is said of what a node claims that contradicts itself, but that it does.
    private static func contradiction(_ evidence: TronEvidence) -> TransactionFinding {
        TransactionFinding(
            chain: .tron, status: .unknown, flags: [.nodeLies] + (evidence.isUnreadable ? [.unreadable] : []), isIDRight: evidence.transaction?.isIDRight,
            id: evidence.transaction?.id.hex)
    }

    /// A block is final when it is solidified: 19 of 27 producers have built on it, 54 to 57 seconds later as a rule.
    private static func isFinal(_ verdict: TransactionVerdict, _ evidence: TronEvidence) -> Bool? {
        switch verdict.status {
        case .expired: return true
        case .success, .failed:
            if let isSolidified = evidence.isSolidified { return isSolidified }
            guard let solidified = evidence.solidifiedTime, let packed = evidence.receipt?.blockTime else { return nil }
            return packed <= solidified
        case .pending, .notFound, .notBroadcast, .unknown: return nil
        }
    }

    private static func revertReason(_ verdict: TransactionVerdict, _ receipt: TronReceipt?) -> String? {
        guard verdict.reason == .contract(.revert), let receipt else { return nil }
        return RevertReason.text(of: receipt.returned).map { CleanText.cleaned($0, limit: longestText) }
    }
}

extension TransactionIntent {
    /// Without the transaction there is only which contract ran; of one that the book knows that it was called, not made.
    static func receiptAlone(_ receipt: TronReceipt?, tokens: TokenBook, write: inout AddressText) -> TransactionIntent {
        guard let contract = receipt?.contractAddress, tokens[contract] != nil else { return none }
        return TransactionIntent(.callContract(contract: write(contract), selector: nil, name: nil), contract: contract)
    }
}
