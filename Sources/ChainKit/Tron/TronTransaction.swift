package import Kit

/// A transaction's id: 32 bytes. On TRON the SHA-256 of the raw data, on EVM chains the Keccak-256 of the signed transaction.
package struct TransactionID: Hashable, Sendable {
    package let bytes: [UInt8]

    /// nil unless there are 32 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads 64 hexadecimal digits, with or without `0x`.
    package init?(hex text: String) {
        let digits = text.hasPrefix("0x") || text.hasPrefix("0X") ? text.dropFirst(2) : text[...]
        guard let bytes = Kit.bytes(hex: digits) else { return nil }
        self.init(bytes)
    }

    /// 64 digits in small letters, without `0x`.
    package var hex: String { Kit.hex(bytes) }
}

/// A TRON transaction, decoded from the bytes that were signed: what a node says about them beside is not believed.
package struct TronTransaction: Sendable, Hashable {
    /// Recomputed from the raw data.
    package let id: TransactionID
    /// What the node called it; nil where it said nothing.
    package let claimedID: String?
    /// Whether the readable form that the node gave beside the bytes says the same; nil where there was none to compare.
    package let isReadableFormTrue: Bool?
    package let raw: RawTransaction
    package let signatures: [[UInt8]]
    /// What the node says of the execution, one for each contract. A missing or empty one is no failure.
    package let results: [ContractResult?]
    /// Bytes of the serialised raw data.
    package let rawSize: Int

    package init(
        id: TransactionID, claimedID: String?, isReadableFormTrue: Bool?, raw: RawTransaction, signatures: [[UInt8]], results: [ContractResult?], rawSize: Int
    ) {
        self.id = id
        self.claimedID = claimedID
        self.isReadableFormTrue = isReadableFormTrue
        self.raw = raw
        self.signatures = signatures
        self.results = results
        self.rawSize = rawSize
    }

    /// Whether the node's id is the right one; nil where it gave none.
    package var isIDRight: Bool? { claimedID.map { TransactionID(hex: $0) == id } }
    package var isSigned: Bool { !signatures.isEmpty }
}

/// What is signed (java-tron, `Tron.proto`, `Transaction.raw`).
package struct RawTransaction: Sendable, Hashable {
    /// Two bytes of the number of the block that the transaction refers to.
    package let refBlockBytes: [UInt8]
    /// Eight bytes of that block's id.
    package let refBlockHash: [UInt8]
    /// After it the transaction can't be packed any more.
    package let expiration: Instant
    /// When the wallet made it, by the wallet's clock.
    package let timestamp: Instant?
    package let contract: TronContract
    package let type: ContractType?
    /// Under which permission it was signed: 0 the owner's.
    package let permissionID: Int
    /// The most sun that a contract's execution may burn.
    package let feeLimit: Int64
    package let memo: [UInt8]

    package init(
        refBlockBytes: [UInt8], refBlockHash: [UInt8], expiration: Instant, timestamp: Instant?, contract: TronContract, type: ContractType?,
        permissionID: Int, feeLimit: Int64, memo: [UInt8]
    ) {
        self.refBlockBytes = refBlockBytes
        self.refBlockHash = refBlockHash
        self.expiration = expiration
        self.timestamp = timestamp
        self.contract = contract
        self.type = type
        self.permissionID = permissionID
        self.feeLimit = feeLimit
        self.memo = memo
    }
}
