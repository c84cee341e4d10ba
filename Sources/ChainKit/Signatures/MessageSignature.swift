/// Signatures that wallets make over texts: what they are over, and by whom.
package enum MessageSignature {
    /// Bytes of the longest message that is read.
    package static let longestMessage = 65_536

    /// The account whose key made a signature over `message`; nil where the scheme can't take the message or no key can have made the signature.
    package static func signer(of message: [UInt8], signature: RecoverableSignature, scheme: MessageScheme) -> AccountBytes? {
        guard message.count <= longestMessage, let digest = scheme.digest(message) else { return nil }
        return Secp256k1.account(of: signature, over: digest)
    }

    /// Reads what a wallet gives out: 130 hexadecimal digits, with or without `0x`, whose last byte is 27 or 28 or, in some wallets, 0 or 1.
    package static func signature(_ text: String) -> RecoverableSignature? {
        // The other recovery numbers stand for values of r that nobody comes upon; wallets' libraries refuse them (ethers, `Signature.from`).
        guard text.utf8.count <= 132, let signature = RecoverableSignature(hex: text), signature.recovery < 2 else { return nil }
        return signature
    }

    /// Whether `address` signed `message`.
    /// - Parameters:
    ///   - address: a TRON address, for TIP-191 and V1, or an EVM one, for EIP-191, as it is written; nothing may stand around it.
    ///   - message: the text as it was signed, byte by byte.
    package static func verify(address: String, message: String, signature: String) -> Verification {
        let verdict = AddressReader.verdict(address)
        guard let account = verdict.tron?.account ?? verdict.evm?.account, verdict.code.isAddress else {
            return verdict.code.isAddress ? .otherChain(verdict.chain) : .malformedAddress(verdict)
        }
        guard let signature = MessageSignature.signature(signature) else { return .malformedSignature }
        let bytes = Array(message.utf8)
        guard bytes.count <= longestMessage else { return .messageTooLong }
        let schemes: [MessageScheme] = verdict.chain == .tron ? [.tip191, .tronV1, .eip191] : [.eip191, .tip191]
        guard let own = schemes.first, let signer = signer(of: bytes, signature: signature, scheme: own) else { return .malformedSignature }
        guard let scheme = schemes.first(where: { self.signer(of: bytes, signature: signature, scheme: $0) == account }) else {
            return .otherSigner(address: verdict.chain == .tron ? TronAddress(signer).base58 : EVMAddress(signer).checksummed)
        }
        return scheme.chain == (verdict.chain == .tron ? .tron : .evm) ? .right(scheme) : .otherFrame(scheme)
    }
}

extension MessageScheme {
    /// The chain whose wallets sign like this.
    package var chain: Chain {
        switch self {
        case .tip191, .tronV1: .tron
        case .eip191: .evm
        }
    }
}
