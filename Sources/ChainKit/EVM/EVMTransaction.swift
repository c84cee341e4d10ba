package import BigInt
import Kit

/// A signed transaction of Ethereum or a chain like it. Its id and its signer are computed from what was signed.
package struct EVMTransaction: Sendable, Hashable {
    private let fields: EVMFields
    /// The Keccak-256 of the signed bytes.
    package let id: TransactionID
    package let claims: Claims

    package var kind: Kind { fields.kind }
    /// nil for a legacy transaction of before EIP-155, which holds on every chain.
    package var chainID: BigUInt? { fields.chainID }
    /// How many transactions its signer had sent before.
    package var nonce: UInt64 { fields.nonce }
    package var gasLimit: UInt64 { fields.gasLimit }
    package var price: Price { fields.price }
    /// nil where it creates a contract.
    package var to: EVMAddress? { fields.to }
    /// Wei.
    package var value: BigUInt { fields.value }
    package var data: [UInt8] { fields.data }
    package var signature: RecoverableSignature { fields.signature }

    package enum Kind: Sendable, Hashable {
        case legacy
        /// EIP-2930.
        case accessList
        /// EIP-1559.
        case dynamicFee
        /// EIP-4844.
        case blobs
        /// EIP-7702: gives its signers' accounts the code of a contract.
        case setCode

        /// The byte before the fields (EIP-2718); nil for a legacy transaction.
        package var type: UInt8? {
            switch self {
            case .legacy: nil
            case .accessList: 1
            case .dynamicFee: 2
            case .blobs: 3
            case .setCode: 4
            }
        }

        package init?(type: UInt64) {
            guard let kind = [Kind.legacy, .accessList, .dynamicFee, .blobs, .setCode].first(where: { UInt64($0.type ?? 0) == type }) else { return nil }
            self = kind
        }
    }

    /// Wei for one gas.
    package enum Price: Sendable, Hashable {
        case fixed(BigUInt)
        case dynamic(most: BigUInt, tip: BigUInt)

        /// What one gas costs at the most.
        package var most: BigUInt {
            switch self {
            case .fixed(let price): price
            case .dynamic(let most, _): most
            }
        }
    }

    /// What a node says beside the signed fields: believed in nothing but the block, which the receipt has to confirm.
    package struct Claims: Sendable, Hashable {
        package let id: String?
        package let from: EVMAddress?
        package let blockNumber: Int64?
        /// Whether the node shows all that was signed, so that another id means that something is false.
        package let isWhole: Bool

        package init(id: String? = nil, from: EVMAddress? = nil, blockNumber: Int64? = nil, isWhole: Bool = true) {
            self.id = id
            self.from = from
            self.blockNumber = blockNumber
            self.isWhole = isWhole
        }
    }

    init?(_ fields: EVMFields, claims: Claims) {
        guard let id = fields.id else { return nil }
        self.fields = fields
        self.id = id
        self.claims = claims
    }

    /// Who signed; nil where the bytes aren't known to be those that were signed, and where no key can have made the signature.
    ///
    /// Recovering takes some tens of microseconds, most of what a whole diagnosis takes.
    package var signer: EVMAddress? {
        guard isKnownWhole else { return nil }
        return Secp256k1.account(of: signature, over: fields.signedDigest).map(EVMAddress.init)
    }

    /// Whether the node's id is the hash of the fields that it shows; nil where it gave none, and where it leaves out something that was signed.
    package var isIDRight: Bool? {
        guard let claimed = claims.id else { return nil }
        let isRight = TransactionID(hex: claimed) == id
        return isRight || claims.isWhole ? isRight : nil
    }

    /// Whether all fields are there, and are those that the node's id is the hash of.
    package var isKnownWhole: Bool { isIDRight ?? claims.isWhole }

    /// The hash of the fields; of fields that aren't whole the node's own word.
    package var knownID: TransactionID? { isKnownWhole ? id : claims.id.flatMap { TransactionID(hex: $0) } }

    /// Whether it shows as its sender somebody else than the one who signed.
    package func isSenderFalse(signer: EVMAddress?) -> Bool {
        guard let from = claims.from, let signer else { return false }
        return from != signer
    }
}
