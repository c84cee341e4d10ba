import Kit

/// What every flow says. First the verdict, then what to do, then why.
enum FlowWords {
    static let source = Phrase(en: "from the chain, node {node}, at {time}", zh: "链上数据，节点 {node}，{time}")

    static let waitingForHash = Phrase(
        en: """
            The long string you sent was taken out and not looked up, because it could also be a private key. If it is a transaction hash, tap to \
            confirm that, and I will look at once. If it is a private key, don't confirm it.
            """,
        zh: "您刚发的那一长串先收起来了，没有拿去查，因为它也可能是私钥。是交易哈希的话，点一下确认，我马上去查；如果是私钥，不要点确认。")

    static let closing = Phrase(en: "All right, I leave it there. If anything changes, just write here.", zh: "好的，那就先到这里。有变化随时在这里说。")

    static let bringingPerson = Phrase(
        en: "I am bringing a person; what you said and what I found out goes along, so you don't have to repeat it.",
        zh: "正在为您转人工。您说的和我查到的都会一起带过去，不用重复。")

    static let bringingSecurity = Phrase(
        en: "I am bringing a person from the security team; what I found out goes along. Until then, please confirm and sign nothing.",
        zh: "正在为您转安全同事，查到的情况会一起带过去。在那之前，先别确认、别签名。")

    static let cannotLookUp = Phrase(
        en: """
            I can't look at the chain right now: none of our nodes answers. That says nothing about your coins or your transfer, and it does not mean that a \
            transfer does not exist. Please don't repeat a transfer in the meantime.
            """,
        zh: "现在查不了链上数据，我们的节点都没有回应。这不说明您的币或转账有问题，也不等于这笔转账不存在。查清楚之前，先不要重复转账。")
}
