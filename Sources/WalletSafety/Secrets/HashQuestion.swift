extension WalletSafety {
    /// Whether a text of ours asks for, or speaks of, the hash of a transaction and of nothing that opens a wallet: 64 digits in the answer are that hash.
    package static func asksForTransactionHash(_ text: String) -> Bool {
        let folded = String(codes: FoldedText(text).codes)
        return HashQuestion.names.contains(where: folded.contains) && !HashQuestion.secrets.contains(where: folded.contains)
    }
}

private enum HashQuestion {
    /// Folded, as people and explorers call it.
    static let names = [
        "transaction hash", "tx hash", "txhash", "txid", "tx id", "transaction id", "hash of the trans", "交易哈希", "交易hash", "哈希值", "交易id", "交易号", "转账哈希",
        "转账hash",
    ]
    /// A question that also speaks of these may be answered with one.
    static let secrets = [
        "private key", "secret key", "seed", "phrase", "mnemonic", "keystore", "password", "私钥", "密钥", "助记词", "密码",
    ]
}
