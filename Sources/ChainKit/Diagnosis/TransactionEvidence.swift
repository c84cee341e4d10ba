package import Kit

/// All that is known of a TRON transaction when it is judged.
package struct TronEvidence: Sendable {
    /// How the search for it ended.
    package enum Lookup: Sendable, Hashable {
        /// Nobody was asked: there is only what came along.
        case notAsked
        /// Nodes answered; what they know stands beside.
        case answered
        /// `nodes` answered, and none knows it.
        case notFound(nodes: Int)
        /// None could answer.
        case failed
    }

    package let transaction: TronTransaction?
    package let receipt: TronReceipt?
    package let lookup: Lookup
    /// Whether the receipt came from the solidified state.
    package let isSolidified: Bool?
    /// The time of the newest solidified block.
    package let solidifiedTime: Instant?
    /// A node refused to take it.
    package let refusal: (code: BroadcastCode, message: String)?
    /// A node took it into its pool.
    package let isAccepted: Bool
    /// Something came along that could not be read whole: bytes cut off, numbers out of range.
    package let isUnreadable: Bool

    package init(
        transaction: TronTransaction? = nil, receipt: TronReceipt? = nil, lookup: Lookup = .notAsked, isSolidified: Bool? = nil,
        solidifiedTime: Instant? = nil, refusal: (code: BroadcastCode, message: String)? = nil, isAccepted: Bool = false, isUnreadable: Bool = false
    ) {
        self.transaction = transaction
        self.receipt = receipt
        self.lookup = lookup
        self.isSolidified = isSolidified
        self.solidifiedTime = solidifiedTime
        self.refusal = refusal
        self.isAccepted = isAccepted
        self.isUnreadable = isUnreadable
    }
}
