package import ChainKit
package import Kit

/// What nodes say of a transaction, and what follows from it.
package struct TransactionReading: Sendable {
    package let id: TransactionID
    package let finding: TransactionFinding
    /// Who said so; empty where nobody answered.
    package let node: String
    package let at: Instant
    /// The raw answers, as `walletdesk explain-tx` reads them: the case can be judged again from them.
    package let evidence: JSONValue
    /// The chains that were asked.
    package let searched: [Chain]
    /// It was looked for on TRON first and found on an EVM chain.
    package let isOnOtherChain: Bool

    package init(
        id: TransactionID, finding: TransactionFinding, node: String, at: Instant, evidence: JSONValue, searched: [Chain], isOnOtherChain: Bool = false
    ) {
        self.id = id
        self.finding = finding
        self.node = node
        self.at = at
        self.evidence = evidence
        self.searched = searched
        self.isOnOtherChain = isOnOtherChain
    }

    /// How long it can be believed without asking again; nil where nobody answered.
    var lifetime: Span? {
        switch finding.status {
        case .success, .failed: finding.isFinal == true ? .hours(1) : .seconds(3)
        case .pending, .notFound, .expired, .notBroadcast: .seconds(3)
        case .unknown: nil
        }
    }

    var isFound: Bool { finding.status != .notFound && finding.status != .unknown }
}

/// How evidence becomes a finding.
package struct TransactionJudge: Sendable {
    /// Given the evidence and what unknown contracts call themselves.
    package let tron: @Sendable (TronEvidence, [TronAddress: String]) -> TransactionFinding
    package let evm: @Sendable (EVMEvidence) -> TransactionFinding

    package init(
        tron: @escaping @Sendable (TronEvidence, [TronAddress: String]) -> TransactionFinding,
        evm: @escaping @Sendable (EVMEvidence) -> TransactionFinding
    ) {
        self.tron = tron
        self.evm = evm
    }

    /// The desk's own diagnosis, with the tokens that it knows.
    package static func diagnosis(tokens: TokenBook = KnownTokens.book) -> TransactionJudge {
        TransactionJudge(
            tron: { TransactionDiagnosis.finding(of: $0, tokens: tokens, symbols: $1) }, evm: { EVMDiagnosis.finding(of: $0, tokens: tokens) })
    }
}
