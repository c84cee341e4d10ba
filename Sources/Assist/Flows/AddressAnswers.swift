import Kit

/// What the flows say about an address that was checked.
enum AddressAnswers {
    static let addressRight = Phrase(en: "The address is spelled correctly: it is a TRON address and its check digits fit.", zh: "这个地址写法正确，是波场地址，校验位对得上。")
    static let active = Phrase(en: "It is active on the chain.", zh: "链上已经激活。")
    static let inactive = Phrase(
        en: """
            It is not active on the chain yet: it can receive USDT, but send nothing before it has received TRX once. The first TRX sent to it costs \
            the sender up to 1.1 TRX more (checked 2026-11).
            """,
        zh: "链上还没有激活：能收 USDT，转不出任何币。收到第一笔 TRX 时会激活，那一笔的手续费比平时最多高 1.1 TRX（2026 年 11 月核对）。")
    static let contract = Phrase(
        en: "It is a contract, not a person's wallet. What is sent to a contract by mistake is usually beyond anybody's reach.",
        zh: "它是合约，不是个人钱包。币一旦误转进合约，通常取不出来。")
    static let frozen = Phrase(
        en:
            "USDT at this address is frozen by Tether: it could receive USDT but not send any. Only Tether can lift that, and offers to “unfreeze” it are a scam.",
        zh: "这个地址的 USDT 已被 Tether 冻结：收得进，转不出。只有 Tether 能解除，声称能“代办解冻”的都是骗局。")
    static let notFrozen = Phrase(en: "USDT at it is not frozen by Tether at this time.", zh: "目前没有被 Tether 冻结 USDT。")
    static let freezeUnknown = Phrase(en: "Whether Tether froze it I could not look up now.", zh: "有没有被 Tether 冻结，现在没能查到。")
    static let chainUnknown = Phrase(en: "What the chain says of it I could not look up now.", zh: "它在链上的情况，现在没能查到。")
    static let compareWhole = Phrase(
        en: """
            Whose address it is, nobody can see from this. Compare it character by character with what the recipient gave you through a way you \
            trust, not only the beginning and the end, and don't take it from your list of past transfers.
            """,
        zh: "它是谁的，从链上看不出来。和收款人通过可靠渠道给您的原文整串逐字比对，不要只看头尾，也不要从转账记录里复制。")
    static let broken = Phrase(
        en:
            "This is not a valid address: its check digits don't fit, so a character is wrong, missing or extra. Please don't mend it by hand: let the recipient copy it for you anew, whole.",
        zh: "这不是有效的地址：校验位对不上，说明有字符错了、少了或多了。不要自己改，请收款人重新完整复制一次。")
    static let brokenHint = Phrase(en: "What seems to be wrong: {hint}", zh: "看起来的问题：{hint}")
    static let evmAddress = Phrase(
        en: """
            The address is spelled correctly: it begins with 0x, as on Ethereum and chains like it. It is no TRON address, so nothing on TRON can be \
            sent to it. On which of those chains the recipient wants the coin, only they can say.
            """,
        zh: "这个地址写法正确，是 0x 开头的以太坊类地址。它不是波场地址，波场上的币不能转给它。对方要的是哪条链，只有对方能说清，先问好再操作。")
    static let otherChain = Phrase(
        en: "This looks like an address on {chain}. Its spelling is right, but I can't read that chain. It is no TRON address.",
        zh: "这看起来是 {chain} 的地址，写法没错，但那条链我读不了。它不是波场地址。")
    static let howToCheck = Phrase(
        en: """
            Then here is how to check it yourself: a TRON address has 34 characters and begins with T. Paste it into a block explorer: if it is \
            spelled wrongly, it isn't found. Compare it with the recipient's, character by character, whole.
            """,
        zh: "那您可以自己查：波场地址是 T 开头的 34 个字符，粘贴到区块浏览器里，写错的查不出来。再和收款人给的原文整串逐字比对。")
}
