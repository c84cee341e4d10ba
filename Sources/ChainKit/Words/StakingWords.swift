package import Kit

/// What is said of staked TRX and of those on their way back.
package enum StakingWords {
    /// For the question "I unstaked, where are my TRX?".
    package static func user(_ staking: StakingFinding, _ language: Language) -> String {
        phrase(staking)(
            language,
            [
                "matured": AccountFigures.trx(staking.maturedTotal), "waiting": AccountFigures.trx(staking.waitingTotal),
                "next": AccountFigures.trx(staking.waiting.first?.amount ?? 0), "due": staking.nextDue.map(AccountFigures.time) ?? "",
                "staked": AccountFigures.trx(TronAccount.Stake.sum(staking.stakedTotal, staking.oldTotal)),
                "lent": AccountFigures.trx(staking.lentTotal), "days": String(StakingFinding.waitingDays),
            ])
    }

    private static func phrase(_ staking: StakingFinding) -> Phrase {
        if staking.maturedTotal > 0 {
            return staking.waitingTotal > 0 ? maturedAndWaiting : matured
        }
        if staking.waitingTotal > 0 { return waiting }
        if staking.lentTotal > 0 { return lent }
        return staking.stakedTotal > 0 || staking.oldTotal > 0 ? staked : nothing
    }

    private static let matured = Phrase(
        en: """
            The {days} days are over for {matured}: they can be withdrawn now. They don't come back by themselves; tap withdraw on your wallet's \
            staking page.
            """,
        zh: "有 {matured} 已经过了 {days} 天等待期，现在可以提取。它们不会自动回到余额，需要您在钱包的质押页面点一下“提取”。")
    private static let maturedAndWaiting = Phrase(
        en: """
            {matured} can be withdrawn now: tap withdraw on your wallet's staking page, for they don't come back by themselves. {waiting} more are still \
            waiting, and the next {next} are due on {due}.
            """,
        zh: "有 {matured} 现在就可以提取，请在钱包的质押页面点“提取”，它们不会自动回到余额。另有 {waiting} 还在等待期，下一笔 {next} 要到 {due}。")
    private static let waiting = Phrase(
        en: """
            {waiting} are unstaked and waiting: the next {next} are due on {due}, {days} days after they were unstaked. They can be withdrawn from then on, \
            on your wallet's staking page.
            """,
        zh: "您解押的 {waiting} 还在等待期：下一笔 {next} 要到 {due} 才到期（解押后要等 {days} 天）。到期后请在钱包的质押页面点“提取”，它们不会自动回到余额。")
    private static let lent = Phrase(
        en: """
            Resources of {lent} are lent to other accounts. Take them back first (a locked lending ends at its date); then they can be unstaked, \
            which takes {days} days.
            """,
        zh: "有 {lent} 对应的资源代理给了别的账户。请先收回代理（锁定的要等到期），再解押；解押后要等 {days} 天。")
    private static let staked = Phrase(
        en: """
            {staked} are staked, and nothing of them is being unstaked. Unstake them in your wallet if you need them; what is staked by today's \
            rules takes {days} days.
            """,
        zh: "有 {staked} 在质押中，目前没有在解押的。需要用时请在钱包里解押；按现行规则质押的，解押后要等 {days} 天。")
    private static let nothing = Phrase(
        en: "Nothing is staked in this account, and nothing waits to be withdrawn. If TRX are missing, look at the account's outgoing transfers.",
        zh: "这个账户没有质押中的 TRX，也没有等待提取的。如果觉得 TRX 少了，请查看账户的转出记录。")

    /// One line for each thing that is so.
    package static func facts(_ staking: StakingFinding, _ language: Language) -> [String] {
        stakes(staking, language) + unstakings(staking, language) + delegations(staking, language) + votes(staking, language)
    }

    private static func stakes(_ staking: StakingFinding, _ language: Language) -> [String] {
        let kinds: [([Resource: Int64], Phrase)] = [
            (staking.staked, Phrase(en: "Staked for {resource}: {amount}.", zh: "为{resource}质押：{amount}。")),
            (staking.lent, Phrase(en: "Staked for {resource} and lent to others: {amount}.", zh: "为{resource}质押并代理给别人：{amount}。")),
            (staking.borrowed, Phrase(en: "{resource} lent by others, from a stake of {amount}.", zh: "别人代理来的{resource}，对应质押 {amount}。")),
        ]
        let today = kinds.flatMap { amounts, phrase in
            [Resource.bandwidth, .energy].compactMap { resource in
                amounts[resource].map { phrase(language, ["resource": name(resource)(language), "amount": AccountFigures.trx($0)]) }
            }
        }
        let old = staking.old.prefix(mostLines).map { stake in
            Phrase(en: "Staked by the old rules (1.0) for {resource}: {amount}, {unlocked}.", zh: "Stake 1.0 旧质押（{resource}）：{amount}，{unlocked}。")(
                language,
                [
                    "resource": name(stake.resource)(language), "amount": AccountFigures.trx(stake.amount),
                    "unlocked": unlocking(stake, staking.readAt, language),
                ])
        }
        return today + old
    }

    private static func unlocking(_ stake: TronAccount.OldStake, _ now: Instant, _ language: Language) -> String {
        if stake.isLent { return Phrase(en: "lent to another account", zh: "已代理给别的账户")(language) }
        guard let unlocked = stake.unlocked else { return Phrase(en: "without a date", zh: "没有给出日期")(language) }
        let phrase = unlocked <= now ? Phrase(en: "can be unstaked since {time}", zh: "{time} 起可以解押") : Phrase(en: "locked until {time}", zh: "锁定到 {time}")
        return phrase(language, ["time": AccountFigures.time(unlocked)])
    }

    private static func unstakings(_ staking: StakingFinding, _ language: Language) -> [String] {
        let matured = Phrase(
            en: "Unstaked and due since {time}: {amount}. To be withdrawn by hand.", zh: "已到期（{time}）待提取：{amount}，需要手动提取。")
        let waiting = Phrase(en: "Unstaked, due {time}: {amount}.", zh: "解押等待中，{time} 到期：{amount}。")
        let lines = staking.matured.map { (matured, $0) } + staking.waiting.map { (waiting, $0) }
        var facts = lines.prefix(mostLines).map { phrase, unstaking in
            phrase(language, ["time": AccountFigures.time(unstaking.due), "amount": AccountFigures.trx(unstaking.amount)])
        }
        if lines.count > mostLines {
            facts.append(Phrase(en: "And {count} more unstakings.", zh: "另有 {count} 笔解押。")(language, ["count": String(lines.count - mostLines)]))
        }
        if staking.isFull {
            facts.append(
                Phrase(en: "{most} unstakings are waiting: no further one is possible until one is due.", zh: "已有 {most} 笔解押在等待，要等其中一笔到期才能再解押。")(
                    language, ["most": String(StakingFinding.mostWaiting)]))
        }
        return facts
    }

    private static func delegations(_ staking: StakingFinding, _ language: Language) -> [String] {
        (staking.delegations ?? []).prefix(mostLines).map { delegation in
            let end = delegation.lockEnd.flatMap { $0 > staking.readAt ? $0 : nil }
            let phrase =
                end == nil
                ? Phrase(
                    en: "Lent to {to}: energy of {energy}, bandwidth of {bandwidth}; not locked.", zh: "代理给 {to}：能量对应 {energy}，带宽对应 {bandwidth}，未锁定。")
                : Phrase(
                    en: "Lent to {to}: energy of {energy}, bandwidth of {bandwidth}; locked until {time}.",
                    zh: "代理给 {to}：能量对应 {energy}，带宽对应 {bandwidth}，锁定到 {time}。")
            return phrase(
                language,
                [
                    "to": delegation.to.base58, "energy": AccountFigures.trx(delegation.energy), "bandwidth": AccountFigures.trx(delegation.bandwidth),
                    "time": end.map(AccountFigures.time) ?? "",
                ])
        }
    }

    private static func votes(_ staking: StakingFinding, _ language: Language) -> [String] {
        var facts: [String] = []
        if staking.votes > 0 {
            facts.append(
                Phrase(en: "Votes: {count}. Unstaking takes votes back.", zh: "已投 {count} 票；解押会相应减少票数。")(
                    language, ["count": AccountFigures.count(staking.votes)]))
        }
        if staking.reward > 0 {
            facts.append(
                Phrase(
                    en: "Booked voting rewards: {amount}, to be claimed at most once in 24 hours.", zh: "已入账的投票奖励：{amount}，24 小时内最多领取一次。")(
                        language, ["amount": AccountFigures.trx(staking.reward)]))
        }
        return facts
    }

    /// Lines of one kind before the rest is counted.
    private static let mostLines = 8

    static func name(_ resource: Resource) -> Phrase {
        switch resource {
        case .bandwidth: Phrase(en: "bandwidth", zh: "带宽")
        case .energy: Phrase(en: "energy", zh: "能量")
        case .tronPower: Phrase(en: "votes", zh: "投票权")
        }
    }
}
