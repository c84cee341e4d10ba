import Kit

/// How a TRON transaction ended as far as it is known, and why (the ladder: packed or not, unsigned, refused, expired, still possible).
struct TransactionVerdict {
    let status: TransactionFinding.Status
    let reason: TransactionFinding.Reason?
    /// Whether what the nodes said can't be true together.
    let isContradicted: Bool

    /// That many nodes have to know nothing of a transaction before it counts as never packed: one may be behind, or may answer differently a minute
    /// later.
    private static let witnesses = 2

    init(_ evidence: TronEvidence) {
        isContradicted = TransactionVerdict.isContradicted(evidence)
        if isContradicted {
            (status, reason) = (.unknown, nil)
        } else if let packed = TransactionVerdict.packed(evidence) {
            (status, reason) = packed
        } else {
            status = TransactionVerdict.unpacked(evidence)
            reason = TransactionVerdict.refusal(of: evidence).map { .refused($0.code, CleanText.cleaned($0.message, limit: 200)) }
        }
    }

    private init(status: TransactionFinding.Status, reason: TransactionFinding.Reason?) {
        self.status = status
        self.reason = reason
        isContradicted = false
    }

    /// The id isn't that of the bytes, or the receipt is of another transaction or of another end. A readable form that says something else than the
    /// bytes isn't looked at: what is said here follows the bytes.
    private static func isContradicted(_ evidence: TronEvidence) -> Bool {
        guard let transaction = evidence.transaction else { return false }
        if transaction.isIDRight == false { return true }
        guard let receipt = evidence.receipt else { return false }
        if let id = receipt.id, id != transaction.id { return true }
        guard let result = receipt.result, result.isTold else { return false }
        return transaction.results.contains { told in told.map { $0.isTold && $0 != result } ?? false }
    }

    /// How it ended, where it was packed: by its receipt, or by what the node wrote beside the signed transaction.
    private static func packed(_ evidence: TronEvidence) -> (TransactionFinding.Status, TransactionFinding.Reason?)? {
        let told = evidence.transaction.flatMap { transaction in transaction.isSigned || evidence.receipt != nil ? transaction.results : nil }
        let failure = told?.compactMap(\.self).first(where: \.isFailure)
        if let receipt = evidence.receipt {
            let result = receipt.result.flatMap { $0.isFailure ? $0 : nil } ?? failure ?? (receipt.isFailed ? .unknown : nil)
            return result.map { (.failed, .contract($0)) } ?? (.success, nil)
        }
        guard let told, !told.isEmpty else { return nil }
        return failure.map { (.failed, .contract($0)) } ?? (.success, nil)
    }

    private static func unpacked(_ evidence: TronEvidence) -> TransactionFinding.Status {
        guard let transaction = evidence.transaction else { return unseen(evidence) }
        if isProvenDead(transaction, evidence) { return .expired }
        if evidence.lookup == .failed { return evidence.isAccepted ? .pending : .unknown }
        guard transaction.isSigned else { return .notBroadcast }
        return refusal(of: evidence).map { statusAfter($0.code, evidence.lookup) } ?? .pending
    }

    /// Without the transaction's bytes and without a receipt.
    private static func unseen(_ evidence: TronEvidence) -> TransactionFinding.Status {
        switch evidence.lookup {
        case .notFound: return .notFound
        case .failed: return evidence.isAccepted ? .pending : .unknown
        case .notAsked, .answered:
            if evidence.isAccepted { return .pending }
            return refusal(of: evidence).map { statusAfter($0.code, evidence.lookup) } ?? .unknown
        }
    }

    /// The newest solidified block is younger than the transaction may become, and enough nodes know nothing of it.
    private static func isProvenDead(_ transaction: TronTransaction, _ evidence: TronEvidence) -> Bool {
        guard transaction.isSigned, case .notFound(let nodes) = evidence.lookup, let solidified = evidence.solidifiedTime else { return false }
        return nodes >= witnesses && solidified > transaction.raw.expiration
    }

    /// A node that already has it took it before.
    private static func refusal(of evidence: TronEvidence) -> (code: BroadcastCode, message: String)? {
        evidence.refusal.flatMap { $0.code.isAcceptance ? nil : $0 }
    }

    /// A transaction that comes too late for one node may have been packed before: that has to be looked up.
    private static func statusAfter(_ code: BroadcastCode, _ lookup: TronEvidence.Lookup) -> TransactionFinding.Status {
        guard code == .expiration || code == .referenceBlock else { return .notBroadcast }
        if case .notFound = lookup { return .notBroadcast }
        return .unknown
    }
}

extension ContractResult {
    /// Whether it says anything: the default is what is written where nothing is known.
    var isTold: Bool { self != .default }
    var isFailure: Bool { isTold && self != .success }
}

extension BroadcastCode {
    /// Whether the node has the transaction: it took it now or has it already.
    package var isAcceptance: Bool { self == .success || self == .duplicate }
}
