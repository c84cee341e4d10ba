import BigInt
import Kit

/// The fields of a transaction in the order in which they are signed.
struct EVMFields: Sendable, Hashable {
    let kind: EVMTransaction.Kind
    let chainID: BigUInt?
    let nonce: UInt64
    let price: EVMTransaction.Price
    let gasLimit: UInt64
    let to: EVMAddress?
    let value: BigUInt
    let data: [UInt8]
    /// What the type adds: the access list, then fees and hashes of blobs, or authorisations.
    let extras: [RLP]
    let signature: RecoverableSignature

    /// The Keccak-256 of the signed bytes; never nil for a digest of 32.
    var id: TransactionID? { TransactionID(EVMFields.digest(kind, unsigned + sealing)) }

    /// The 32 bytes that were signed.
    var signedDigest: [UInt8] {
        guard kind == .legacy, let chainID else { return EVMFields.digest(kind, unsigned) }
        // EIP-155 signs the chain's number and two zeros along, and keeps them out of the transaction.
        return EVMFields.digest(kind, unsigned + [.number(chainID), .bytes([]), .bytes([])])
    }

    private static func digest(_ kind: EVMTransaction.Kind, _ items: [RLP]) -> [UInt8] {
        Keccak256.digest(RLP.list(items).encoded(behind: kind.type))
    }

    private var unsigned: [RLP] {
        let call: [RLP] = [.bytes(to?.account.bytes ?? []), .number(value), .bytes(data)]
        switch price {
        case .fixed(let price):
            return (kind == .legacy ? [] : [.number(chainID ?? 0)]) + [.number(nonce), .number(price), .number(gasLimit)] + call + extras
        case .dynamic(let most, let tip):
            return [.number(chainID ?? 0), .number(nonce), .number(tip), .number(most), .number(gasLimit)] + call + extras
        }
    }

    private var sealing: [RLP] {
        let (r, s) = (signature.compact.prefix(32), signature.compact.suffix(32))
        return [.number(v), .number(bigEndian: r), .number(bigEndian: s)]
    }

    /// The parity of the key, in legacy transactions with 27 or with the chain's number worked in (EIP-155).
    private var v: BigUInt {
        let parity = BigUInt(signature.recovery)
        guard kind == .legacy else { return parity }
        return chainID.map { $0 * 2 + 35 + parity } ?? 27 + parity
    }

    /// Takes a legacy `v` apart.
    static func parity(ofLegacy v: BigUInt) -> (parity: UInt8, chainID: BigUInt?)? {
        if v == 27 || v == 28 { return (v == 28 ? 1 : 0, nil) }
        guard v >= 35 else { return nil }
        let rest = v - 35
        return (rest.isMultiple(of: 2) ? 0 : 1, rest / 2)
    }

    static func signature(r: ABIWord, s: ABIWord, parity: UInt8) -> RecoverableSignature? {
        guard parity < 2 else { return nil }
        return RecoverableSignature(compact: r.bytes + s.bytes, recovery: parity)
    }
}
