package import Kit

/// Something that a flow asks for. Each at most once in a flow.
package enum FlowQuestion: String, Sendable, Hashable, Codable, CaseIterable {
    case transactionHash
    case sender
    case sentAt
    case network
    case receiver
    case errorText
    case addressToCheck
    case ownAddress
    case ownMultisig
    case touchedToken
    case connectionError
    case appVersion

    package var text: Phrase {
        switch self {
        case .transactionHash:
            Phrase(
                en: "Which transfer is it? Please send its transaction hash (TXID), or the link to it in a block explorer.",
                zh: "是哪一笔转账？请把它的交易哈希（TXID）发来，发区块浏览器里这笔的链接也行。")
        case .sender:
            Phrase(
                en: "Where was it sent from: an exchange, or a wallet app?",
                zh: "这笔是从哪里转出的：交易所，还是钱包 App？")
        case .sentAt:
            Phrase(
                en: "When was it sent, roughly? For example “20 minutes ago” or “on 20 November”.",
                zh: "大概是什么时候转的？比如“20 分钟前”“11 月 20 号”。")
        case .network:
            Phrase(
                en: "Which network was chosen for it: TRON (TRC-20), Ethereum (ERC-20), or another one?",
                zh: "转的时候选的是哪条网络：波场（TRC-20）、以太坊（ERC-20），还是别的？")
        case .receiver:
            Phrase(
                en: "Where was it to arrive: at an exchange, in a wallet of your own, or with someone else?",
                zh: "这笔要转到哪里：交易所、您自己的另一个钱包，还是别人那里？")
        case .errorText:
            Phrase(
                en: "What does the wallet app say, word for word? Please copy the message.",
                zh: "钱包 App 里显示的提示，原文是怎么写的？照抄过来就行。")
        case .addressToCheck:
            Phrase(en: "Which address is it? Please copy it here whole.", zh: "是哪个地址？请整串复制发来。")
        case .ownAddress:
            Phrase(
                en: "What is your own TRON address? It begins with T and is public.",
                zh: "您自己的波场地址是哪个？T 开头的那串，地址是公开的。")
        case .ownMultisig:
            Phrase(
                en: "Did you or your company set up this multi-signature yourselves?",
                zh: "这个多签，是您自己或公司设置的吗？")
        case .touchedToken:
            Phrase(
                en: "Did you open its website, connect your wallet or confirm anything because of this coin?",
                zh: "您有没有因为这个币打开过它的网站、连接过钱包，或者点过确认、授权？")
        case .connectionError:
            Phrase(
                en: "After trying this, what does the app show: what is the message, word for word?",
                zh: "照着试过以后，App 里现在显示什么？提示的原文麻烦抄过来。")
        case .appVersion:
            Phrase(
                en: "Which version of the app is it? You find it in the settings, under “About”.",
                zh: "App 是哪个版本？在设置的“关于”里能看到版本号。")
        }
    }

    /// How to find what was asked for, said once to somebody who answered something else. The question stays open.
    var help: Phrase? {
        switch self {
        case .transactionHash:
            Phrase(
                en: """
                    The hash is like the number of a receipt. In the wallet app, open the record of this transfer; it is the long row of digits and letters \
                    named “hash” or “TXID”, with a button to copy it. From an exchange it stands in the withdrawal record. It is public. If you can't find \
                    it, write “I don't have it”.
                    """,
                zh: """
                    哈希就像转账的回执单号：在钱包 App 里点开这笔转账记录，写着“哈希”或“TXID”的那一长串就是，旁边有复制按钮。\
                    从交易所转出的，在提币记录里看。哈希是公开的。找不到的话，回复“没有”就行。
                    """)
        case .addressToCheck, .ownAddress:
            Phrase(
                en: """
                    A TRON address has 34 characters and begins with T; the wallet app shows it on the page “Receive”, with a button to copy it. It is public. \
                    If you would rather not send it, write “no”.
                    """,
                zh: "波场地址是 T 开头的 34 个字符，在钱包 App 的“收款”页能看到，旁边有复制按钮。地址是公开的。不方便发，回复“不发”就行。")
        case .sender, .sentAt, .network, .receiver, .errorText, .ownMultisig, .touchedToken, .connectionError, .appVersion: nil
        }
    }

    /// What staff read of it where it stayed open.
    var missing: Phrase {
        switch self {
        case .transactionHash: Phrase(en: "transaction hash", zh: "交易哈希")
        case .sender: Phrase(en: "where it was sent from", zh: "从哪里转出")
        case .sentAt: Phrase(en: "when it was sent", zh: "转账时间")
        case .network: Phrase(en: "network", zh: "网络")
        case .receiver: Phrase(en: "where it was to arrive", zh: "转到哪里")
        case .errorText: Phrase(en: "the wallet's message", zh: "钱包提示原文")
        case .addressToCheck: Phrase(en: "the address to check", zh: "要查的地址")
        case .ownAddress: Phrase(en: "the customer's own address", zh: "客户自己的地址")
        case .ownMultisig: Phrase(en: "whether the multi-signature is their own", zh: "多签是不是客户自己设的")
        case .touchedToken: Phrase(en: "whether they approved or signed something", zh: "有没有授权或签名")
        case .connectionError: Phrase(en: "what the app shows", zh: "App 的提示")
        case .appVersion: Phrase(en: "app version", zh: "App 版本")
        }
    }
}
