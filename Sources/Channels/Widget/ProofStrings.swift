import HTTPKit

/// What the panel says in which a customer proves that a wallet is theirs.
enum ProofStrings {
    static let all = [
        ScriptPhrase("proof.title", en: "Prove that a wallet is yours", zh: "证明钱包是您的"),
        ScriptPhrase(
            "proof.lead",
            en: """
                Your wallet signs a short text. That moves no funds, costs nothing and shows no key. Never type a seed phrase or private key here. If you \
                have lost the key, skip this: we help you without it.
                """,
            zh: "用钱包给一段文字签名即可，不会转走资产，不收费，也不会泄露私钥。请不要在这里输入助记词或私钥。如果私钥已经丢失，不用做这一步，我们照样帮您处理。"),
        ScriptPhrase("proof.address", en: "Address of the wallet", zh: "钱包地址"),
        ScriptPhrase("proof.next", en: "Next", zh: "下一步"),
        ScriptPhrase(
            "proof.sign",
            en: "Sign this text in your wallet (“sign message”), exactly as it stands, by {time}. Then paste the signature below.",
            zh: "请在 {time} 前用钱包的“消息签名”功能给下面这段文字签名，一个字都不要改，然后把签名粘贴到下方。"),
        ScriptPhrase("proof.copy", en: "Copy the text", zh: "复制文字"),
        ScriptPhrase("proof.copied", en: "Copied", zh: "已复制"),
        ScriptPhrase("proof.here", en: "Sign with this wallet", zh: "用当前钱包签名"),
        ScriptPhrase("proof.signature", en: "Signature (begins with 0x)", zh: "签名（0x 开头）"),
        ScriptPhrase("proof.check", en: "Check the signature", zh: "验证签名"),
        ScriptPhrase("proof.done", en: "Proven on {time}: whoever works on your question sees it.", zh: "{time}验证通过，处理问题的同事可以看到。"),
        ScriptPhrase("proof.close", en: "Close", zh: "关闭"),
    ]
}
