import Kit

/// What a user is told of a transaction that was not packed, or of which nothing is known: two sentences for each case.
enum StatusWords {
    struct Pair {
        let verdict: Phrase
        let advice: Phrase
    }

    static func pending(hasExpiration: Bool) -> Pair {
        Pair(
            verdict: hasExpiration
                ? Phrase(
                    en: "The {noun} has no result yet: it is signed, and the network can pack it until {expiration}.",
                    zh: "这笔{noun}还没有结果：已经签名，网络最晚可以在 {expiration} 之前打包它。")
                : Phrase(
                    en: "The {noun} has no result yet: it is signed and handed in, but not packed as far as is known.", zh: "这笔{noun}还没有结果：已经签名提交，目前没有查到打包记录。"),
            advice: Phrase(
                en: "Please wait for the result and do not pay the same thing a second time meanwhile.", zh: "请先等结果，在此之前不要为同一笔款项再付一次。"))
    }

    static let notFound = Pair(
        verdict: Phrase(
            en: "The nodes that were asked know no transaction with this hash; that alone does not tell whether it was ever sent.",
            zh: "查询过的节点上没有这个哈希的交易记录，但仅凭这一点还不能断定它没有发出。"),
        advice: Phrase(
            en: "Please tell us when it was sent, on which network, and whether the hash was copied whole ({digits}).",
            zh: "请告诉我们三点：大约什么时候发出的，用的是哪条网络，哈希是否完整复制（{digits}）。"))

    static let expired = Pair(
        verdict: Phrase(
            en: "The {noun} was never packed and has expired, so it can no longer happen; nothing moved and nothing was spent.",
            zh: "这笔{noun}一直没有上链，现在已经过期，不会再执行；资产没有变动，也没有扣手续费。"),
        advice: Phrase(
            en: "A new transaction would not be a double payment.", zh: "您可以重新发起一笔，不会造成重复付款。"))

    /// On EVM chains a transaction dies when another one of the same account takes its number.
    static let replaced = Pair(
        verdict: Phrase(
            en: "This {noun} can no longer happen: another transaction of the same account with the same number (nonce) was packed in its place.",
            zh: "这笔{noun}不会再执行：同一账户用相同序号（nonce）的另一笔交易已经上链，取代了它。"),
        advice: Phrase(
            en: "Look first at what the other transaction paid, and only then decide whether to send again.", zh: "请先核对取代它的那笔交易付了什么，再决定是否需要重新发起。"))

    static func unsigned(isTransfer: Bool) -> Pair {
        Pair(
            verdict: Phrase(
                en: "The {noun} is not signed and was not sent, so nothing has moved.", zh: "这笔{noun}还没有签名，也没有发送到网络，资产没有变动。"),
            advice: isTransfer
                ? Phrase(
                    en: "If you want it, check the recipient and the amount in the wallet before you sign; else leave it.",
                    zh: "如果确实要转，请在钱包里核对收款地址和金额后再签名；否则不用理会。")
                : Phrase(
                    en: "If you want it, check in the wallet what it does before you sign; else leave it.", zh: "如果确实要做这项操作，请在钱包里核对内容后再签名；否则不用理会。"))
    }

    static let refused = Phrase(
        en: "The node did not take the {noun}: {cause}.", zh: "节点没有接受这笔{noun}：{cause}。")

    static let noAnswer = Pair(
        verdict: Phrase(
            en: "It cannot be looked up at the moment; that does not mean that the transaction does not exist.", zh: "现在暂时查不到结果，但这不代表交易不存在。"),
        advice: Phrase(
            en: "Please ask again a little later, and do not pay the same thing a second time before there is a result.",
            zh: "请过一会儿再查，在有结果之前不要为同一笔款项再付一次。"))

    static let contradiction = Pair(
        verdict: Phrase(
            en: "What the node says about this transaction contradicts itself, so we do not rely on it and cannot tell how it ended.",
            zh: "节点给出的数据自相矛盾，我们没有采信，现在还不能判断这笔交易的结果。"),
        advice: Phrase(
            en: "Have it looked up at another node, and do nothing because of this answer.", zh: "请换一个节点再查，不要根据这个结果做任何操作。"))

    static let unreadable = Pair(
        verdict: Phrase(
            en: "The data of this transaction cannot be read whole, so we cannot tell how it ended.", zh: "这笔交易的数据不完整，无法读取，现在还不能判断结果。"),
        advice: Phrase(
            en: "Please send the transaction hash as text so that it can be looked up.", zh: "请把交易哈希以文字形式发给我们，以便重新查询。"))
}
