package import Kit

/// What a signature over a text says about an address.
package enum Verification: Sendable, Hashable {
    /// The address's own key made it.
    case right(MessageScheme)
    /// The address's own key made it, but framed as on the other chain. It's no proof there: whoever asked for a signature on one chain could show it on the other.
    case otherFrame(MessageScheme)
    /// Another key made it, or it is over another text: then a key comes out that nobody has, and `address` is its.
    case otherSigner(address: String)
    /// It isn't 65 bytes in hexadecimal, or no key can have made it.
    case malformedSignature
    case malformedAddress(AddressVerdict)
    /// An address of a chain whose signatures aren't read here.
    case otherChain(AddressChain)
    case messageTooLong

    package var isRight: Bool { if case .right = self { true } else { false } }

    /// As the JSON says it.
    package var code: String {
        switch self {
        case .right: "right"
        case .otherFrame: "other_frame"
        case .otherSigner: "other_signer"
        case .malformedSignature: "malformed_signature"
        case .malformedAddress: "malformed_address"
        case .otherChain: "other_chain"
        case .messageTooLong: "message_too_long"
        }
    }

    package var explanation: Phrase {
        switch self {
        case .right(let scheme):
            Phrase(
                en: "The signature is right: the key of this address signed exactly this text (\(scheme.name)).",
                zh: "签名正确：这段文字确实是用这个地址的私钥签的（\(scheme.name)）。")
        case .otherFrame(let scheme):
            Phrase(
                en: "The same key signed this text, but in the other chain's way (\(scheme.name)). Sign it again in the wallet of this address's chain.",
                zh: "签名用的是同一把私钥，但用的是另一条链的签名方式（\(scheme.name)）。请在这个地址所在链的钱包里重新签一次。")
        case .otherSigner(let address):
            Phrase(
                en: """
                    The signature does not belong to this address and this text. As it stands it would be by \(address). Either another account was selected in \
                    the wallet, or the text was changed by a character. If several keys control the account, the signer is one of them and not the address.
                    """,
                zh: "签名和这个地址、这段文字对不上，按签名算出来的是 \(address)。可能是钱包里选了别的账户，也可能是文字有改动（多一个空格也算）。如果是多签账户，签名的是其中一把私钥，算出来的地址会不一样。")
        case .malformedSignature:
            Phrase(
                en: "This is no complete signature: 130 hexadecimal digits are expected, usually behind 0x. Copy it again from the wallet, whole.",
                zh: "签名不完整或格式不对：应该是 130 位十六进制数字，前面通常有 0x。请从钱包里完整地重新复制。")
        case .malformedAddress(let verdict): Verification.malformedAddress(verdict)
        case .otherChain(let chain):
            Phrase(
                en: "This is an address of \(chain.name). Signatures can be checked here for TRON and EVM addresses.",
                zh: "这是 \(chain.name) 的地址，这里只能核对 TRON 和 EVM 地址的签名。")
        case .messageTooLong: Phrase(en: "The text is longer than 64 KB and was not checked.", zh: "文字超过 64 KB，没有核对。")
        }
    }

    private static func malformedAddress(_ verdict: AddressVerdict) -> Phrase {
        let hint = verdict.hint ?? Phrase(en: "", zh: "")
        return Phrase(en: "The address is not right, so nothing was checked. " + hint.en, zh: "地址不对，所以没有核对签名。" + hint.zh)
    }
}
