import Kit

/// What the flows say about who may act for an account.
enum PermissionAnswers {
    static let before = Phrase(
        en: "Until it is clear what is wrong, please put no TRX and no other coins into this address.", zh: "弄清楚原因之前，先不要往这个地址放 TRX 或任何币。")
    static let ownerReplaced = Phrase(
        en: """
            The owner permission of this address now names other keys, and yours isn't among them: control of it is lost. Put no TRX and nothing else \
            into it, and tell those who pay you there to stop. Neither we, nor the wallet app, nor the chain can undo that; whoever offers it for \
            money or for your phrase is the next scam.
            """,
        zh: """
            这个地址的 owner 权限已经换成了别的密钥，里面没有您的，控制权已经不在您手里。不要再往里放 TRX 或任何币，也通知会往这里付款的人停下。\
            我们、钱包 App 和链都改不回来；说收费或要助记词就能改回来的，是下一个骗局。
            """)
    static let shared = Phrase(
        en: "Beside yours, other keys may act for this address. A multi-signature that you set up yourself looks just the same.",
        zh: "除了您的密钥，还有别的密钥能操作这个地址。您自己设置的多签，看起来也是这样。")
    static let cannotActAlone = Phrase(en: "Your key alone is not enough to sign.", zh: "光凭您的密钥，签不了名。")
    static let ownMultisig = Phrase(
        en: """
            Then that is why: a transaction needs the signatures of the other signers too, within 24 hours. Ask them to sign in their wallet apps.
            """,
        zh: "那就是这个原因：每笔交易要其他签名人也签，并且在 24 小时之内签完。请他们在各自的钱包 App 里签名。")
    static let stranger = Phrase(
        en: """
            If neither you nor your company set it up, somebody else can act for this address. While your key still works, move what is there to a \
            new wallet of your own, made in the genuine app, the most valuable first. Put nothing more in. If the wallet or its words came from \
            somebody else, it is bait: leave it.
            """,
        zh: """
            如果不是您或公司设的，就是有别人能操作这个地址。趁您的密钥还能用，在正版 App 里新建一个自己的钱包，把资产转过去，最值钱的先转。不要再往里放任何币。\
            如果这个钱包本来是别人给的，那是诱饵，不要碰。
            """)
    static let fine = Phrase(
        en: "The permissions of this address hold only its own key; nothing in them keeps you from sending.", zh: "这个地址的权限里只有它自己的密钥，转不出来不是权限的原因。")
    static let lowOnTRX = Phrase(
        en: "It holds {balance} TRX. A USDT transfer takes about {need} TRX from it, so the fee is what is missing.",
        zh: "地址里只有 {balance} TRX，从它转一笔 USDT 大约要 {need} TRX，缺的是手续费。")
    static let tryAgain = Phrase(
        en: "If it still can't be sent, tell me the wallet's message, word for word, or the transaction hash.", zh: "如果还是转不出来，把钱包的提示原文或交易哈希发来。")
    static let inactive = Phrase(
        en: "This address is not active on TRON yet: it may hold USDT, but can send nothing before it has received TRX once. No permissions were changed.",
        zh: "这个地址在波场上还没有激活：可以存放 USDT，但要收到过一次 TRX 才能转出。权限没有被改。")
    static let contract = Phrase(en: "This address is a contract; what it does with coins is up to its program.", zh: "这个地址是合约，里面的币怎么动由它的程序决定。")
}
