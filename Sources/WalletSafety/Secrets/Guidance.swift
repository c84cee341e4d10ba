package import Kit

extension WalletSafety {
    /// What to tell the person now, in order of appearance, each kind once: for a phrase or key, that it is burnt and what to do in which
    /// order; for a password or code, to change it; for unclear digits, how to say that they are a transaction hash. Paragraphs are parted by
    /// a blank line; empty where nothing was removed.
    package static func guidance(for removed: [SecretKind]) -> Phrase {
        var topics: [Guidance] = []
        for kind in removed {
            let topic = Guidance(kind)
            if !topics.contains(topic) { topics.append(topic) }
        }
        var paragraphs = topics.map(\.opening)
        // What to do is the same for a phrase and a key, so it is said once.
        if let last = topics.lastIndex(where: \.isBurnt) { paragraphs.insert(Guidance.steps, at: last + 1) }
        return Phrase(en: paragraphs.map(\.en).joined(separator: "\n\n"), zh: paragraphs.map(\.zh).joined(separator: "\n\n"))
    }
}

private enum Guidance: Equatable {
    case seedPhrase, key, keystore, otpSecret, password, oneTimeCode, ambiguousHash, personal

    init(_ kind: SecretKind) {
        switch kind {
        case .seedPhrase: self = .seedPhrase
        case .privateKey, .extendedKey: self = .key
        case .keystore: self = .keystore
        case .otpSecret: self = .otpSecret
        case .password: self = .password
        case .oneTimeCode: self = .oneTimeCode
        case .ambiguousHash: self = .ambiguousHash
        case .personal: self = .personal
        }
    }

    var isBurnt: Bool {
        switch self {
        case .seedPhrase, .key, .keystore: true
        case .otpSecret, .password, .oneTimeCode, .ambiguousHash, .personal: false
        }
    }

    var opening: Phrase {
        switch self {
        case .seedPhrase:
            Phrase(
                en: """
                    Your message held a seed phrase. It was removed before anything was stored, and no agent sees it. But it has left your \
                    device: treat it as known to others, with every address made from it, on all chains.
                    """,
                zh: "您的消息里有助记词，存储之前已经删掉，客服看不到。但它已经离开您的设备，请当作别人也知道了：由它生成的所有地址、所有链都算在内。")
        case .key:
            Phrase(
                en: """
                    Your message held a private key. It was removed before anything was stored, and no agent sees it. But it has left your \
                    device: treat it as known to others, on every chain that uses it.
                    """,
                zh: "您的消息里有私钥，存储之前已经删掉，客服看不到。但它已经离开您的设备，请当作别人也知道了：用到它的每一条链都算在内。")
        case .keystore:
            Phrase(
                en: """
                    Your message held a wallet file (keystore). It was removed before anything was stored, and no agent sees it. Whoever has the \
                    file only needs to guess its password: treat the wallet as known to others.
                    """,
                zh: "您的消息里有 Keystore 文件内容，存储之前已经删掉，客服看不到。拿到它的人只要猜出密码就能转走资产，请当作这个钱包已经泄露。")
        case .otpSecret:
            Phrase(
                en: """
                    Your message held the secret or the recovery codes of your two-step verification. We removed them and kept nothing. Reset \
                    two-step verification in the app now, so that the old ones stop working.
                    """,
                zh: "您的消息里有两步验证的密钥或恢复码，已经删掉，没有保留。请马上在 App 里重新设置两步验证，让旧的失效。")
        case .password:
            Phrase(
                en: """
                    Your message held a password. We removed it and kept nothing. Change it now wherever you use it; nobody from support ever \
                    needs it.
                    """,
                zh: "您的消息里有密码，已经删掉，没有保留。请马上把用到它的地方都改掉，客服从不需要您的密码。")
        case .oneTimeCode:
            Phrase(
                en: """
                    Your message held a one-time code. We removed it and kept nothing. Type codes only into the app itself: whoever asks you for \
                    one wants to get into your account.
                    """,
                zh: "您的消息里有验证码，已经删掉，没有保留。验证码只在 App 里输入，向您要验证码的人是想登录您的账户。")
        case .ambiguousHash:
            Phrase(
                en: """
                    We removed a row of letters and digits from your message, because a transaction hash and a private key look the same. Is it \
                    a transaction hash? Then send its link from a block explorer, or press “Yes, it is a transaction hash”. If it is a \
                    private key, do not send it again: make a new wallet now and move your assets there.
                    """,
                zh: """
                    您消息里的一长串字母数字已经删掉，因为交易哈希和私钥长得一样，分不出来。如果是交易哈希，请发区块浏览器里这笔交易的链接，\
                    或者点“是的，这是交易哈希”。如果是私钥，不要再发：马上新建一个钱包，把资产转过去。
                    """)
        case .personal:
            Phrase(
                en: "We removed the number of a document or card from your message. Nobody needs it to help you.",
                zh: "您消息里的证件号或卡号已经删掉，处理问题用不到它。")
        }
    }

    static let steps = Phrase(
        en: """
            Do this now, in this order:
            1. In the genuine wallet app, on a device you trust, create a new wallet. Write its new phrase on paper.
            2. Move your assets to the new wallet's address, most valuable first, on every chain. Compare the whole address each time.
            3. Start unstaking what is staked, and move it as soon as it is released.
            4. Do not use the old wallet again, and do not send the old phrase or key to anyone. Nobody from support ever needs it.
            """,
        zh: """
            现在按这个顺序做：
            1. 在您信得过的手机上，用正版钱包 App 新建一个钱包，把新的助记词抄在纸上。
            2. 把资产转到新钱包的地址，值钱的先转，每条链都要转，每次核对完整地址。
            3. 有质押的马上解除质押，到期一释放就转走。
            4. 旧钱包不要再用，旧的助记词和私钥也不要再发给任何人，客服从不需要它们。
            """)
}
