package import Kit

/// What is said of bait in an account's history.
package enum PoisoningWords {
    private static let mostListed = 12

    package static func user(_ check: PoisoningCheck, _ language: Language) -> String {
        let bait = check.baits.last
        let phrase =
            if check.losses.first != nil {
                Phrase(
                    en: """
                        A real transfer of this account went to {loss}, an address that had been sent as bait because it looks like one you deal with. What \
                        was sent can't be called back by anybody; stop, and compare the whole address in everything you send from now on.
                        """,
                    zh: "这个账户有一笔真实转账转到了 {loss}：这是骗子为了让您复制错而特意做的相似地址。已经转出的资产谁也撤不回来；请先停止转账，以后每次转账都核对完整地址。")
            } else if bait != nil {
                Phrase(
                    en: """
                        Somebody sent bait to this account: {address} imitates {imitated}, with which you deal, so that you copy the wrong one out of the \
                        history. Nothing was taken by that; never copy an address from the history, and compare the whole of it before you send.
                        """,
                    zh: "有人往这个账户投了“诱饵”：{address} 模仿了您打过交道的 {imitated}，想让您从记录里复制错地址。这件事本身没有转走您的资产；请不要从交易记录里复制地址，转账前核对完整地址。")
            } else {
                Phrase(
                    en: """
                        In the history that was read no address imitates one that this account deals with. Compare the whole address before you send \
                        nevertheless, and never copy it from the history.
                        """,
                    zh: "在查到的记录里，没有发现模仿您往来对象的地址。即便如此，转账前也请核对完整地址，不要从交易记录里复制。")
            }
        return phrase(
            language,
            [
                "loss": check.losses.first?.to.base58 ?? "", "address": bait?.address.base58 ?? "", "imitated": bait?.imitated.base58 ?? "",
            ])
    }

    package static func facts(_ check: PoisoningCheck, _ language: Language) -> [String] {
        var lines = check.baits.suffix(mostListed).map { line($0, language) }
        let more = check.baits.count - mostListed
        if more > 0 { lines.append(Phrase(en: "And {count} more baits before.", zh: "此前另有 {count} 次诱饵。")(language, ["count": String(more)])) }
        lines += check.losses.prefix(mostListed).map { loss in
            Phrase(en: "LOSS: {time} a real transfer went to the look-alike {address}.", zh: "损失：{time} 有一笔真实转账转到了相似地址 {address}。")(
                language, ["time": AccountFigures.time(loss.at), "address": loss.to.base58])
        }
        if check.otherDust > 0 {
            lines.append(
                Phrase(
                    en: "Dust, transfers of nothing and unknown tokens that imitate nobody: {count}.", zh: "其他粉尘、零金额和未知代币转账（未模仿任何人）：{count} 笔。")(
                        language, ["count": String(check.otherDust)]))
        }
        return lines
    }

    private static func line(_ bait: PoisoningCheck.Bait, _ language: Language) -> String {
        let phrase =
            bait.seemsOwn
            ? Phrase(
                en: """
                    Bait {time}: a transfer shown as the account's own to {address}, like {imitated} (first {head}, last {tail} characters), {delay} min \
                    after the real transfer.
                    """,
                zh: "诱饵 {time}：一笔看似本账户发出的转账，对象 {address} 与 {imitated} 相似（前 {head} 位、后 {tail} 位相同），相隔 {delay} 分钟。")
            : Phrase(
                en: "Bait {time}: from {address}, like {imitated} (first {head}, last {tail} characters), {delay} min after the real transfer.",
                zh: "诱饵 {time}：来自 {address}，与 {imitated} 相似（前 {head} 位、后 {tail} 位相同），在真实转账 {delay} 分钟之后。")
        return phrase(
            language,
            [
                "time": AccountFigures.time(bait.event.at), "address": bait.address.base58, "imitated": bait.imitated.base58,
                "head": String(bait.likeness.head), "tail": String(bait.likeness.tail), "delay": String(bait.delay.milliseconds / 60_000),
            ])
    }
}
