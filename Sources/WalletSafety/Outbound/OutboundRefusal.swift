package import Kit

/// Why a text may not be sent.
package enum OutboundRefusal: Error, Sendable, Hashable {
    /// It asks for a secret, in these words of the text, at most 160 characters.
    case asksForSecret(String)
    case containsSecret(SecretKind)
    /// It breaks another rule that nothing overrides.
    case breaksRule(OutboundFinding)
}

extension OutboundRefusal {
    /// For the writer: what is wrong, and what to write instead.
    package var explanation: Phrase {
        switch self {
        case .asksForSecret(let words):
            Phrase(
                en: """
                    “\(words)” asks for a secret. Nobody here may ask for a seed phrase, private key, password or code, in whole or in \
                    part. Ask for the transaction hash, an explorer link or the public address instead. Where a phrase has its place, say \
                    that it is typed only in the wallet app.
                    """,
                zh: """
                    “\(words)”是在索要秘密。任何人都不可以要助记词、私钥、密码或验证码，一部分也不行。请改为索要交易哈希、区块浏览器链接或公开地址；\
                    需要讲解时，说明助记词只在钱包 App 里输入。
                    """)
        case .breaksRule(let finding): finding.explanation
        case .containsSecret(let kind) where kind.opensWallet:
            Phrase(
                en: "The text holds a \(kind.name.en). Take it out; the person it belongs to must treat it as known to others.",
                zh: "文字里有\(kind.name.zh)，请删掉；它的主人应当按已泄露处理。")
        case .containsSecret(.ambiguousHash):
            Phrase(
                en: """
                    The text holds letters and digits that may be a private key. If it is a transaction hash, write “transaction hash” \
                    beside it or give the explorer's link.
                    """,
                zh: "文字里有一长串字母数字，可能是私钥。如果是交易哈希，请在旁边写明“交易哈希”，或者给出区块浏览器的链接。")
        case .containsSecret(let kind):
            Phrase(en: "The text holds a \(kind.name.en). Take it out.", zh: "文字里有\(kind.name.zh)，请删掉。")
        }
    }
}
