import Kit

/// What the flows say about TRX that comes out of the stake.
enum UnstakingAnswers {
    static let unstakingGeneral = Phrase(
        en: """
            After unstaking, TRX waits 14 days, and then it does not come back by itself: you open the staking page of the wallet app and choose \
            “withdraw”. Each unstaking has its own 14 days. Nobody can shorten them (checked 2026-11).
            """,
        zh: """
            解质押之后要等 14 天，到期也不会自动回到余额，要自己在钱包 App 的质押页点“提取”。每一笔解质押各自算 14 天，谁都不能提前（2026 年 11 月核对）。
            """)
    static let offerUnstaking = Phrase(en: "With your address I can see the dates.", zh: "告诉我您的地址，可以查到具体到期时间。")
    static let withdrawable = Phrase(
        en: """
            {amount} TRX are ready and wait for you: open the staking page of the wallet app and choose “withdraw”. It takes a little bandwidth only.
            """,
        zh: "有 {amount} TRX 已经到期，等您自己提取：打开钱包 App 的质押页，点“提取”。只用一点带宽。")
    static let waiting = Phrase(en: "Still waiting:", zh: "还在等待期的：")
    static let waitingItem = Phrase(en: "{amount} TRX until {date}", zh: "{amount} TRX，{date} 到期")
    static let waitingMore = Phrase(en: "and {count} more", zh: "另外还有 {count} 笔")
    static let waitingRule = Phrase(
        en: "When the date has come, withdraw it by hand on the staking page; it does not come by itself. Nobody can shorten the time.",
        zh: "到期后要自己在质押页点“提取”，不会自动到账。等待时间谁都不能提前。")
    static let nothingUnstaked = Phrase(
        en: """
            At this address nothing is being unstaked and nothing waits to be withdrawn. Either the unstaking was never started, or it was withdrawn \
            already, or it is another address.
            """,
        zh: "这个地址没有正在解质押的 TRX，也没有到期待提取的。可能还没发起解质押，可能已经提取过，也可能是另一个地址。")
    static let stillStaked = Phrase(en: "{amount} TRX are still staked.", zh: "还有 {amount} TRX 在质押中。")
    static let delegated = Phrase(
        en: "{amount} TRX of the stake are delegated to other addresses; those must be taken back before they can be unstaked.",
        zh: "其中 {amount} TRX 的资源代理给了别的地址，要先收回才能解质押。")
}
