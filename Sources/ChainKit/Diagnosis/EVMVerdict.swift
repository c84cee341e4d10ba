import BigInt

/// How a transaction of an EVM chain ended as far as it is known, and why.
struct EVMVerdict {
    let status: TransactionFinding.Status
    let reason: TransactionFinding.Reason?
    /// Whether what the nodes said can't be true together.
    let isContradicted: Bool

    /// That many nodes have to know nothing of a transaction before it counts as never packed: one may be behind, or may have dropped its index of
    /// old transactions.
    private static let witnesses = 2
    /// What sending coins costs, and the least that any transaction does (Ethereum Yellow Paper, appendix G, `G_transaction`).
    private static let plainGas: UInt64 = 21_000

    /// - Parameter signer: recovered from the transaction; nil where it wasn't looked at.
    init(_ evidence: EVMEvidence, signer: EVMAddress?) {
        isContradicted = EVMVerdict.isContradicted(evidence, signer: signer)
        if isContradicted {
            (status, reason) = (.unknown, nil)
        } else if let receipt = evidence.receipt {
            status = EVMVerdict.status(of: receipt, evidence.verified)
            reason = status == .failed ? EVMVerdict.reason(of: receipt, evidence) : nil
        } else {
            (status, reason) = (EVMVerdict.unpacked(evidence), nil)
        }
    }

    /// The id isn't the hash of the fields, the sender isn't who signed, or the receipt is another transaction's or spends more than was signed for.
    private static func isContradicted(_ evidence: EVMEvidence, signer: EVMAddress?) -> Bool {
        guard let transaction = evidence.transaction else { return false }
        if transaction.isIDRight == false || transaction.isSenderFalse(signer: signer) { return true }
        guard let receipt = evidence.receipt else { return false }
        if let id = transaction.knownID, receipt.id != id { return true }
        if receipt.gasUsed > transaction.gasLimit { return true }
        if let from = receipt.from, let signer, from != signer { return true }
        return receipt.gasPrice.map { $0 > transaction.price.most } ?? false
    }

    /// Before Byzantium no receipt told; a failure used up all gas, so that whatever left some over succeeded.
    private static func status(of receipt: EVMReceipt, _ transaction: EVMTransaction?) -> TransactionFinding.Status {
        if let isSuccess = receipt.isSuccess { return isSuccess ? .success : .failed }
        guard let transaction else { return .unknown }
        let isPlain = transaction.data.isEmpty && receipt.gasUsed == plainGas && transaction.to != nil
        return receipt.gasUsed < transaction.gasLimit || isPlain ? .success : .unknown
    }

    /// A call that is refused gives the rest of its gas back; one that runs out of gas, or meets an instruction that isn't any, uses up all. A
    /// reason that the contract gave says that it refused, however much was left.
    private static func reason(of receipt: EVMReceipt, _ evidence: EVMEvidence) -> TransactionFinding.Reason? {
        if evidence.revertData.map({ !$0.isEmpty }) ?? false { return .evmReverted }
        return evidence.verified.map { receipt.gasUsed >= $0.gasLimit ? .evmOutOfGas : .evmReverted }
    }

    /// Without a receipt. What is signed can be packed at any later time, until another transaction takes its number.
    private static func unpacked(_ evidence: EVMEvidence) -> TransactionFinding.Status {
        guard let transaction = evidence.transaction else {
            if case .notFound = evidence.lookup, !evidence.isUnreadable { return .notFound }
            return .unknown
        }
        if isReplaced(transaction, evidence) { return .expired }
        return evidence.lookup == .failed || evidence.isUnreadable ? .unknown : .pending
    }

    /// Blocks that can't be undone hold another transaction of the signer with the same number. Only the signer's count at such a block proves it, and
    /// only for the chain that was asked.
    private static func isReplaced(_ transaction: EVMTransaction, _ evidence: EVMEvidence) -> Bool {
        guard case .notFound(let nodes) = evidence.lookup, nodes >= witnesses, !evidence.isUnreadable, let used = evidence.finalizedNonce,
            transaction.isKnownWhole
        else { return false }
        return used > transaction.nonce && (transaction.chainID ?? evidence.chainID) == evidence.chainID
    }
}
