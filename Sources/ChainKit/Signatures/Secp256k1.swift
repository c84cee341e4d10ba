import CSecp256k1

/// The curve on which the keys of TRON and EVM chains lie, by the system's libsecp256k1.
package enum Secp256k1 {
    /// The library's own context: tables for checking, never written to.
    private struct Context: @unchecked Sendable {
        let pointer: OpaquePointer

        init() { pointer = secp256k1_context_create(UInt32(SECP256K1_CONTEXT_SIGN) | UInt32(SECP256K1_CONTEXT_VERIFY)) }
    }

    private static let context = Context()

    /// The public key that made a signature, as the 64 bytes X and Y.
    /// - Parameter digest: the 32 bytes that were signed.
    /// - Returns: nil where no key can have made it. A key comes out of nearly every well-formed signature: it says who signed only by being the one expected.
    package static func publicKey(of signature: RecoverableSignature, over digest: [UInt8]) -> [UInt8]? {
        guard digest.count == 32 else { return nil }
        var parsed = secp256k1_ecdsa_recoverable_signature()
        var key = secp256k1_pubkey()
        guard secp256k1_ecdsa_recoverable_signature_parse_compact(context.pointer, &parsed, signature.compact, Int32(signature.recovery)) == 1,
            secp256k1_ecdsa_recover(context.pointer, &key, &parsed, digest) == 1
        else { return nil }
        return coordinates(key)
    }

    /// The account that made a signature over `digest`.
    package static func account(of signature: RecoverableSignature, over digest: [UInt8]) -> AccountBytes? {
        publicKey(of: signature, over: digest).flatMap { AccountBytes(publicKey: $0) }
    }

    private static func coordinates(_ key: secp256k1_pubkey) -> [UInt8] {
        var key = key
        var serialised = [UInt8](repeating: 0, count: 65)
        var length = serialised.count
        _ = secp256k1_ec_pubkey_serialize(context.pointer, &serialised, &length, &key, UInt32(SECP256K1_EC_UNCOMPRESSED))
        return Array(serialised.dropFirst())
    }

    /// A private key that signs: for stand-ins and tests, which play the wallet. The desk itself has none and asks for none.
    package struct SigningKey: Sendable {
        private let secret: [UInt8]
        package let publicKey: [UInt8]

        /// nil unless the 32 bytes are a number from 1 to below the curve's order.
        package init?(_ secret: [UInt8]) {
            var key = secp256k1_pubkey()
            guard secret.count == 32, secp256k1_ec_pubkey_create(context.pointer, &key, secret) == 1 else { return nil }
            self.secret = secret
            publicKey = coordinates(key)
        }

        /// The account that the key controls on every chain of this curve; nil never for a key of 64 bytes.
        package var account: AccountBytes? { AccountBytes(publicKey: publicKey) }

        /// Signs 32 bytes; the nonce follows from them and the key (RFC 6979), so the same input gives the same signature.
        package func signature(over digest: [UInt8]) -> RecoverableSignature? {
            guard digest.count == 32 else { return nil }
            var signature = secp256k1_ecdsa_recoverable_signature()
            guard secp256k1_ecdsa_sign_recoverable(context.pointer, &signature, digest, secret, nil, nil) == 1 else { return nil }
            var compact = [UInt8](repeating: 0, count: 64)
            var recovery: Int32 = 0
            _ = secp256k1_ecdsa_recoverable_signature_serialize_compact(context.pointer, &compact, &recovery, &signature)
            return RecoverableSignature(compact: compact, recovery: UInt8(recovery))
        }
    }
}
