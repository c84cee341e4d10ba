package import BigInt
package import Kit

/// All that is known of a transaction of an EVM chain when it is judged.
package struct EVMEvidence: Sendable {
    package let transaction: EVMTransaction?
    package let receipt: EVMReceipt?
    package let lookup: TronEvidence.Lookup
    /// The chain that was asked; its number holds where the transaction names none.
    package let chainID: BigUInt
    /// The newest block that can't be undone (`eth_getBlockByNumber` of `finalized`).
    package let finalizedBlock: Int64?
    /// How many transactions of the signer are packed in blocks that can't be undone (`eth_getTransactionCount` at `finalized`).
    package let finalizedNonce: UInt64?
    /// What the call returns when it is made again at the block before: the reason why it was refused. A receipt doesn't hold it.
    package let revertData: [UInt8]?
    package let blockTime: Instant?
    /// Something came along that could not be read whole.
    package let isUnreadable: Bool

    package init(
        transaction: EVMTransaction? = nil, receipt: EVMReceipt? = nil, lookup: TronEvidence.Lookup = .notAsked, chainID: BigUInt = 1,
        finalizedBlock: Int64? = nil, finalizedNonce: UInt64? = nil, revertData: [UInt8]? = nil, blockTime: Instant? = nil, isUnreadable: Bool = false
    ) {
        self.transaction = transaction
        self.receipt = receipt
        self.lookup = lookup
        self.chainID = chainID
        self.finalizedBlock = finalizedBlock
        self.finalizedNonce = finalizedNonce
        self.revertData = revertData
        self.blockTime = blockTime
        self.isUnreadable = isUnreadable
    }

    /// The transaction where its fields are known to be the signed ones. A node that leaves one out could write anything into the others.
    var verified: EVMTransaction? { transaction.flatMap { $0.isKnownWhole ? $0 : nil } }

    var network: EVMNetwork { EVMNetwork(chainID: transaction?.chainID ?? chainID) }
}
