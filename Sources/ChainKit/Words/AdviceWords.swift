import Kit

/// Steps that help and steps that would make it worse. Sentences; none names an address to pay to, none promises that anything comes back.
enum AdviceWords {
    static func next(_ finding: TransactionFinding) -> [Phrase] {
        switch finding.status {
        case .success: success(finding)
        case .failed: failure(finding)
        case .pending:
            finding.chain == .tron
                ? [Phrase(en: "Look it up again in a minute, and once more when its time has run out.", zh: "1 分钟后再查一次，有效期过后再查一次。")]
                : [Phrase(en: "Look it up again in a few minutes.", zh: "过几分钟再查一次。")]
        case .notFound:
            [
                Phrase(en: "Ask when it was sent, on which network, and for the whole hash ({digits}).", zh: "询问发送时间、所用网络，并请用户重新完整复制哈希（{digits}）。"),
                Phrase(en: "Ask whether an exchange sent it: it may not have sent it yet.", zh: "询问是否由交易所提币：交易所可能还没有真正发出。"),
            ]
        case .expired:
            finding.chain == .tron
                ? [Phrase(en: "A new transaction can be made.", zh: "可以重新发起一笔新交易。")]
                : [Phrase(en: "Look up the transaction that took its place.", zh: "查询取代它的那笔交易。")]
        case .notBroadcast: notBroadcast(finding)
        case .unknown: [Phrase(en: "Ask another node, or the same one a little later.", zh: "换一个节点查询，或稍后再查。")]
        }
    }

    static func avoid(_ finding: TransactionFinding) -> [Phrase] {
        outcome(finding.status) + finding.flags.compactMap(warning)
    }

    private static func success(_ finding: TransactionFinding) -> [Phrase] {
        if finding.isFinal == false {
            return [Phrase(en: "Wait for finality before anything is credited or refunded.", zh: "等最终确认后，再做入账或退款处理。")]
        }
        guard finding.action.isTransfer, FlagWords.caution(finding.flags, isDone: true) == nil else { return [] }
        return [
            Phrase(
                en: "If it is missing at an exchange: give the exchange this hash, and check the network, the minimum and the memo or tag of the deposit.",
                zh: "如果交易所没有入账：把哈希发给交易所，并核对充值网络、最低充值额和备注（memo/tag）。")
        ]
    }

    private static func failure(_ finding: TransactionFinding) -> [Phrase] {
        guard case .contract(.outOfEnergy)? = finding.reason else { return [] }
        var steps = [Phrase(en: "Estimate the energy anew right before sending: it changes with how busy the contract is.", zh: "发送前重新估算能量：热门合约的消耗会变化。")]
        if finding.contract.flatMap({ KnownTokens.symbol(of: $0) }) == "USDT" {
            steps.append(
                Phrase(
                    en:
                        "A USDT transfer takes about 65,000 energy where the recipient holds USDT and about 130,000 where not: burned at 100 sun each, with bandwidth, about 6.8 or 13.4 TRX (November 2026).",
                    zh: "USDT 转账：收款方已持有 USDT 约需 65,000 能量，没有则约需 130,000；按 100 sun 燃烧加上带宽，约 6.8 或 13.4 TRX（2026 年 11 月）。"))
        }
        return steps
    }

    private static func notBroadcast(_ finding: TransactionFinding) -> [Phrase] {
        guard case .refused(let code, _)? = finding.reason else {
            return [Phrase(en: "Check recipient, amount and approvals before it is signed.", zh: "签名前核对收款地址、金额和授权内容。")]
        }
        guard code == .signature else { return [] }
        return [Phrase(en: "Read the permissions of the account and compare the signer.", zh: "查询账户权限，并核对签名者。")]
    }

    private static func outcome(_ status: TransactionFinding.Status) -> [Phrase] {
        switch status {
        case .pending, .unknown: [Phrase(en: "Do not pay the same thing a second time before there is a result.", zh: "在有结果之前，不要为同一笔款项再付一次。")]
        case .notFound: [Phrase(en: "Do not conclude from this that it was never sent.", zh: "不要据此断定交易没有发出。")]
        case .success, .failed, .expired, .notBroadcast: []
        }
    }

    private static func warning(_ flag: TransactionFinding.Flag) -> Phrase? {
        switch flag {
        case .dustPoisoning: Phrase(en: "Do not copy addresses out of the history.", zh: "不要从交易记录里复制地址。")
        case .memoAdvert: Phrase(en: "Do not open links in memos.", zh: "不要打开附言里的链接。")
        case .unsolicitedToken, .fakeToken: Phrase(en: "Do not approve or sell the token, and do not visit its site.", zh: "不要授权或卖出这个代币，也不要访问它的网站。")
        case .permissionTakeover: Phrase(en: "Do not put anything more into the account, not even TRX.", zh: "不要再往这个账户转入任何资产，包括 TRX。")
        case .unlimitedApproval: Phrase(en: "Do not leave an approval standing that is not needed.", zh: "不要保留用不到的授权。")
        case .movedBySpender: Phrase(en: "Do not put more of the token into the wallet while the approval stands.", zh: "授权没有取消之前，不要再往这个钱包转入该代币。")
        default: nil
        }
    }
}
