import Kit

/// What the flows say about the cost of a transfer.
enum FeeAnswers {
    static let feesGeneral = Phrase(
        en: """
            Without energy of your own, a USDT transfer on TRON takes about {holder} TRX if the recipient already holds USDT, and about {new} TRX if \
            not; the amount sent plays no part. A transfer of TRX takes no energy: at most 0.27 TRX, and up to 1.1 TRX more if the address is new. A \
            memo costs 1 TRX more.
            """,
        zh: """
            自己没有能量时，在波场转一笔 USDT，对方已有 USDT 大约要 {holder} TRX，对方没有大约要 {new} TRX，跟转多少没有关系。\
            转 TRX 不用能量，最多 0.27 TRX；对方是新地址的，最多再加 1.1 TRX。写备注另加 1 TRX。
            """)
    static let feesMeasured = Phrase(
        en: "Measured 2026-11; it varies, so go by the wallet app's estimate when you send.", zh: "这是 2026 年 11 月核对的数，会浮动，发送时以钱包 App 的估算为准。")
    static let feesPrice = Phrase(
        en: "Reckoned with today's price of {price} sun for a unit of energy; it varies, so go by the wallet app's estimate when you send.",
        zh: "按现在每单位能量 {price} sun 算的，会浮动，发送时以钱包 App 的估算为准。")
    static let feesUSDT = Phrase(
        en: "From your address a USDT transfer would burn about {holder} TRX now if the recipient already holds USDT, and about {new} TRX if not.",
        zh: "从您的地址转一笔 USDT，现在对方已有 USDT 大约烧 {holder} TRX，对方没有大约烧 {new} TRX。")
    static let feesUSDTKnown = Phrase(
        en: "From your address this USDT transfer would burn about {cost} TRX now; {recipient}.", zh: "从您的地址转这笔 USDT，现在大约烧 {cost} TRX，{recipient}。")
    static let recipientHolds = Phrase(en: "the recipient already holds USDT", zh: "对方已有 USDT")
    static let recipientNew = Phrase(en: "the recipient holds no USDT yet, which about doubles the energy", zh: "对方还没有 USDT，能量约翻一倍")
    static let recipientFee = Phrase(
        en: "The recipient's address was looked at: {recipient}, so without energy of your own it takes about {cost} TRX.",
        zh: "查了对方地址：{recipient}，自己没有能量时大约要 {cost} TRX。")
    static let feesTRX = Phrase(en: "A transfer of TRX from it would burn about {cost} TRX.", zh: "转 TRX 大约烧 {cost} TRX。")
    static let recipientInactive = Phrase(
        en: "The recipient's address is new: sending TRX to it costs up to 1.1 TRX more.", zh: "对方是没激活的新地址，给它转 TRX 最多再加 1.1 TRX。")
    static let balanceEnough = Phrase(en: "It holds {balance} TRX, which suffices.", zh: "地址里现有 {balance} TRX，够用。")
    static let balanceShort = Phrase(
        en: "It holds {balance} TRX; about {missing} TRX are missing. With too little, the transfer fails and the fee is burned all the same.",
        zh: "地址里现有 {balance} TRX，还差大约 {missing} TRX。不够就转，会失败，手续费照样烧掉。")
    static let balance = Phrase(en: "It holds {balance} TRX.", zh: "地址里现有 {balance} TRX。")
    static let estimateVaries = Phrase(en: "The amount varies; go by the wallet app's estimate when you send.", zh: "数字会浮动，发送时以钱包 App 的估算为准。")
    static let offerFees = Phrase(en: "With your own address I can reckon it exactly.", zh: "告诉我您自己的地址，可以算得更准。")
}
