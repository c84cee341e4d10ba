package import Kit

/// What is said of what a transfer would cost: what is needed, what is there, what lacks.
package enum FeeWords {
    package static func user(_ estimate: FeeEstimate, _ language: Language) -> String {
        cost(estimate, language) + (language == .en ? " " : "") + standing(estimate, language)
    }

    private static func cost(_ estimate: FeeEstimate, _ language: Language) -> String {
        let phrase =
            if estimate.total == 0 {
                Phrase(
                    en: "This transfer would burn no TRX now: the account's bandwidth and energy are enough for it.", zh: "按现在的带宽和能量，这笔转账不用烧 TRX。")
            } else if estimate.amount > 0 {
                Phrase(
                    en: "For this transfer the account needs {about} {needed}: {amount} that are sent and {total} for the fee.",
                    zh: "这笔转账{about}需要 {needed}：转出的 {amount}，加上手续费 {total}。")
            } else {
                Phrase(en: "The fee of this transfer is {about} {total} now.", zh: "这笔转账现在{about}需要 {total} 手续费。")
            }
        let about = estimate.isUpperBound ? Phrase(en: "at most about", zh: "最多大约") : Phrase(en: "about", zh: "大约")
        return phrase(language, values(estimate, about(language)))
    }

    private static func standing(_ estimate: FeeEstimate, _ language: Language) -> String {
        guard let missing = estimate.missing else {
            return Phrase(
                en: "It changes with the network's load, so look at your wallet's estimate before you send.", zh: "费用会随网络拥堵变化，转账前请以钱包里的预估为准。")(language)
        }
        let phrase =
            missing > 0
            ? Phrase(
                en: "You have {balance}, so {missing} is lacking; with less the transfer can fail, and what was burnt for it by then is lost.",
                zh: "您现在有 {balance}，还差 {missing}；不够的话转账会失败，已经烧掉的手续费不会退。")
            : Phrase(
                en: "You have {balance}, which is enough by this estimate; it changes with the network's load.", zh: "您现在有 {balance}，按这个估算够用；费用会随网络拥堵变化。")
        return phrase(language, values(estimate, ""))
    }

    private static func values(_ estimate: FeeEstimate, _ about: String) -> [String: String] {
        [
            "about": about, "needed": AccountFigures.trx(estimate.needed), "amount": AccountFigures.trx(estimate.amount),
            "total": AccountFigures.trx(estimate.total), "balance": AccountFigures.trx(max(0, estimate.balance ?? 0)),
            "missing": AccountFigures.trx(estimate.missing ?? 0),
        ]
    }

    /// One line for each part of the cost, and where the figures come from.
    package static func facts(_ estimate: FeeEstimate, _ language: Language) -> [String] {
        var lines: [String] = []
        if estimate.energy.needed > 0 { lines.append(energy(estimate, language)) }
        if let stake = estimate.stakeForEnergy {
            lines.append(
                Phrase(
                    en: "Staking about {stake} TRX for energy would cover the rest once a day, by the network's stake when it was read.",
                    zh: "按查询时的全网质押量，为能量质押约 {stake} TRX，每天可以抵扣一次这部分能量。")(language, ["stake": AccountFigures.count(stake)]))
        }
        lines.append(bandwidth(estimate, language))
        let fixed: [(Int64, Phrase)] = [
            (estimate.activation, Phrase(en: "Activation of the recipient's account: {amount}.", zh: "激活收款账户：{amount}。")),
            (estimate.memo, Phrase(en: "Memo: {amount}.", zh: "备注费：{amount}。")),
            (estimate.multiSignature, Phrase(en: "Two signatures or more: {amount}.", zh: "多签费：{amount}。")),
        ]
        lines += fixed.filter { $0.0 > 0 }.map { $0.1(language, ["amount": AccountFigures.trx($0.0)]) }
        return lines + [source(estimate, language)]
    }

    private static func energy(_ estimate: FeeEstimate, _ language: Language) -> String {
        Phrase(
            en: "Energy: {needed} needed, {covered} covered by stake, {burnt} burnt for the rest. {source}",
            zh: "能量：需要 {needed}，质押抵扣 {covered}，其余烧掉 {burnt}。{source}")(
                language,
                [
                    "needed": AccountFigures.count(estimate.energy.needed), "covered": AccountFigures.count(estimate.energy.covered),
                    "burnt": AccountFigures.trx(estimate.energy.burnt), "source": energySource(estimate.order.transfer, language),
                ])
    }

    private static func energySource(_ transfer: FeeEstimate.Transfer, _ language: Language) -> String {
        switch transfer {
        case .trx: ""
        case .usdt:
            Phrase(
                en: "By receipts up to {month}: {holder} where the recipient holds USDT, {other} where not.",
                zh: "按截至 {month} 的链上回执：收款方已持有 USDT 时 {holder}，没有时 {other}。")(
                    language,
                    [
                        "month": FeeEstimate.usdtEnergyMonth, "holder": AccountFigures.count(FeeEstimate.usdtEnergy.toHolder),
                        "other": AccountFigures.count(FeeEstimate.usdtEnergy.toOthers),
                    ])
        case .call(_, let triedAt):
            Phrase(en: "A node tried the call on {time}.", zh: "由节点在 {time} 试算。")(language, ["time": AccountFigures.time(triedAt)])
        }
    }

    private static func bandwidth(_ estimate: FeeEstimate, _ language: Language) -> String {
        let phrase =
            switch estimate.bandwidth.source {
            case .staked: Phrase(en: "Bandwidth: {needed} bytes, of the stake.", zh: "带宽：{needed} 字节，用质押带宽。")
            case .free: Phrase(en: "Bandwidth: {needed} bytes, of the free ones.", zh: "带宽：{needed} 字节，用免费带宽。")
            case .burnt:
                Phrase(
                    en: "Bandwidth: {needed} bytes, {burnt} burnt, because neither stake nor free bandwidth covers all of it.",
                    zh: "带宽：{needed} 字节，质押和免费带宽都不够整笔抵扣，烧掉 {burnt}。")
            case .activation: Phrase(en: "Bandwidth: {needed} bytes, part of the activation.", zh: "带宽：{needed} 字节，算在激活费里。")
            }
        return phrase(
            language, ["needed": AccountFigures.count(estimate.bandwidth.needed), "burnt": AccountFigures.trx(estimate.bandwidth.burnt)])
    }

    private static func source(_ estimate: FeeEstimate, _ language: Language) -> String {
        let phrase =
            estimate.prices.isLive
            ? Phrase(
                en: "Prices by a node, {time}: {energy} sun for energy, {bandwidth} sun for a byte.",
                zh: "价格取自节点（{time}）：每单位能量 {energy} sun，每字节 {bandwidth} sun。")
            : Phrase(
                en: "Prices as documented up to {time}, not asked anew: {energy} sun for energy, {bandwidth} sun for a byte.",
                zh: "价格按截至 {time} 的资料，未实时查询：每单位能量 {energy} sun，每字节 {bandwidth} sun。")
        return phrase(
            language,
            [
                "time": AccountFigures.time(estimate.prices.asOf), "energy": AccountFigures.count(estimate.prices.energy),
                "bandwidth": AccountFigures.count(estimate.prices.bandwidth),
            ])
    }
}
