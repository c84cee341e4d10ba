package import ChainKit
import Kit

/// The key of somebody in the stand-in's story. It follows from a sentence with their name: it is a test key, and never was another.
package struct StandInKey: Sendable {
    package let name: String
    package let signing: Secp256k1.SigningKey
    package let address: TronAddress

    /// nil for the one name in 2^128 whose digest is no key.
    package init?(_ name: String) {
        guard let signing = Secp256k1.SigningKey(Checksum.sha256(Array("WalletDesk stand-in node: \(name)".utf8))), let account = signing.account else {
            return nil
        }
        self.name = name
        self.signing = signing
        address = TronAddress(account)
    }

    /// The transaction with this key's signature over its id behind those that are there.
    package func signed(_ transaction: SignedTransaction) -> SignedTransaction {
        guard let signature = signing.signature(over: transaction.id.bytes) else { return transaction }
        return SignedTransaction(rawData: transaction.rawData, raw: transaction.raw, id: transaction.id, signatures: transaction.signatures + [signature.bytes])
    }
}

/// What a wallet hands to a node: bytes, and signatures over their SHA-256.
package struct SignedTransaction: Sendable, Hashable {
    package let rawData: [UInt8]
    package let raw: RawTransaction
    package let id: TransactionID
    package let signatures: [[UInt8]]

    package init(rawData: [UInt8], raw: RawTransaction, id: TransactionID, signatures: [[UInt8]]) {
        self.rawData = rawData
        self.raw = raw
        self.id = id
        self.signatures = signatures
    }

    /// nil for a contract that can't be written, or bytes that can't be read.
    package init?(_ raw: RawTransaction) {
        guard let rawData = raw.encoded() else { return nil }
        self.init(rawData: rawData, signatures: [])
    }

    package init?(rawData: [UInt8], signatures: [[UInt8]]) {
        guard let transaction = try? TronTransaction(rawData: rawData, signatures: signatures) else { return nil }
        self.init(rawData: rawData, raw: transaction.raw, id: transaction.id, signatures: signatures)
    }

    /// Bandwidth that it takes: the serialised transaction without its result, and 64 bytes (java-tron, `BandwidthProcessor.consume`).
    var size: Int64 {
        let sizes = [rawData.count] + signatures.map(\.count)
        return Int64(sizes.reduce(64) { $0 + 1 + SignedTransaction.lengthSize($1) + $1 })
    }

    /// Bytes of a length as protobuf writes it.
    private static func lengthSize(_ length: Int) -> Int { length < 128 ? 1 : length < 16_384 ? 2 : 3 }
}
