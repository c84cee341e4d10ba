package import Kit

/// What is said of an account to an agent: a line for each fact, with its figures.
package enum AccountFactLines {
    /// Permissions and tokens that are listed before the rest is counted.
    private static let mostPermissions = 10
    /// The chain lets a permission have 5 keys.
    private static let mostKeys = 5

    package static func all(_ finding: AccountFinding, _ language: Language) -> [String] {
        var lines = head(finding, language)
        if finding.state == .active {
            lines += permissions(finding, language) + verdicts(finding, language) + powers(finding, language)
        }
        lines += finding.resources.map { resources($0, language) } ?? []
        lines += finding.staking.map { StakingWords.facts($0, language) } ?? []
        lines += HoldingWords.facts(finding.holdings, language)
        lines.append(unchecked(language))
        return lines
    }

    private static func head(_ finding: AccountFinding, _ language: Language) -> [String] {
        let nobody = Phrase(en: "not named", zh: "未给出地址")(language)
        let account = Phrase(en: "Account {address}, read {time}: {state}.", zh: "账户 {address}，查询时间 {time}：{state}。")(
            language,
            [
                "address": finding.address?.base58 ?? nobody, "time": AccountFigures.time(finding.readAt), "state": state(finding.state)(language),
            ])
        if let trouble = finding.trouble { return [account, said(trouble, language)] }
        guard finding.state == .active || finding.state == .contract else { return [account] }
        return [account, Phrase(en: "Balance: {amount}.", zh: "余额：{amount}。")(language, ["amount": AccountFigures.trx(finding.balance)])]
    }

    private static func said(_ trouble: AccountFinding.Trouble, _ language: Language) -> String {
        switch trouble {
        case .said(""): Phrase(en: "The node didn't say why.", zh: "节点没有说明原因。")(language)
        case .said(let message): Phrase(en: "The node's answer: {message}", zh: "节点的回复：{message}")(language, ["message": message])
        case .unreadable(let field):
            Phrase(en: "The node's answer can't be right: see {field}.", zh: "节点的回复有误，问题在 {field}。")(language, ["field": field])
        }
    }

    private static func state(_ state: AccountFinding.State) -> Phrase {
        switch state {
        case .active: Phrase(en: "activated", zh: "已激活")
        case .notActivated: Phrase(en: "not activated, the chain has no account there", zh: "未激活，链上没有这个账户")
        case .contract: Phrase(en: "a smart contract", zh: "智能合约")
        case .unknown: Phrase(en: "the node gave no usable answer, nothing is known", zh: "节点没有给出可用结果，情况未知")
        }
    }

    private static func permissions(_ finding: AccountFinding, _ language: Language) -> [String] {
        var lines = finding.authorities.prefix(mostPermissions).map { permission($0, language) }
        let more = finding.authorities.count - mostPermissions
        if more > 0 { lines.append(Phrase(en: "And {count} more permissions.", zh: "另有 {count} 个权限。")(language, ["count": String(more)])) }
        return lines
    }

    private static func permission(_ authority: Authority, _ language: Language) -> String {
        let phrase =
            switch authority.permission.kind {
            case .owner:
                Phrase(
                    en: "Owner permission: threshold {threshold}; own key weighs {own}; others: {others}.",
                    zh: "最高权限（Owner）：门槛 {threshold}；本账户密钥权重 {own}；其他密钥：{others}。")
            case .witness:
                Phrase(
                    en: "Witness permission (producing blocks): threshold {threshold}; own key weighs {own}; others: {others}.",
                    zh: "见证人权限（出块）：门槛 {threshold}；本账户密钥权重 {own}；其他密钥：{others}。")
            case .active:
                Phrase(
                    en: "Active permission {id} “{name}”: threshold {threshold}; own key weighs {own}; others: {others}; allows {rights}.",
                    zh: "活跃权限 {id}“{name}”：门槛 {threshold}；本账户密钥权重 {own}；其他密钥：{others}；允许：{rights}。")
            }
        return phrase(
            language,
            [
                "threshold": String(authority.permission.threshold), "own": String(authority.ownWeight), "others": keys(authority.others, language),
                "id": String(authority.permission.id), "name": CleanText.cleaned(authority.permission.name, limit: 32),
                "rights": PermissionWords.rights(authority.allowed, language) + notable(authority, language),
            ])
    }

    /// What matters and can lie behind what a long list cuts off.
    private static func notable(_ authority: Authority, _ language: Language) -> String {
        let change =
            authority.changesPermissions
            ? Phrase(en: "can change permissions", zh: "可以修改权限") : Phrase(en: "can't change permissions", zh: "不能修改权限")
        let move = authority.movesAssets ? Phrase(en: "can move assets", zh: "可以转出资产") : Phrase(en: "can't transfer assets", zh: "不能转出资产")
        return Phrase(en: " ({move}, {change})", zh: "（{move}，{change}）")(language, ["move": move(language), "change": change(language)])
    }

    private static func keys(_ keys: [TronPermission.Key], _ language: Language) -> String {
        guard !keys.isEmpty else { return Phrase(en: "none", zh: "无")(language) }
        let listed = keys.prefix(mostKeys).map {
            Phrase(en: "{key} ({weight})", zh: "{key}（权重 {weight}）")(language, ["key": $0.address.base58, "weight": String($0.weight)])
        }
        let more = keys.count > mostKeys ? ["+\(keys.count - mostKeys)"] : []
        return (listed + more).joined(separator: Phrase(en: ", ", zh: "、")(language))
    }

    private static func verdicts(_ finding: AccountFinding, _ language: Language) -> [String] {
        var lines = finding.flags.map { "\($0.rawValue): " + meaning($0)(language) }
        if finding.severity > .info { lines.append(ask(language)) }
        if finding.powers?.isSending == false { lines.append(sendNothing(language)) }
        return lines
    }

    package static func meaning(_ flag: AccountFinding.Flag) -> Phrase {
        switch flag {
        case .ownerReplaced:
            Phrase(
                en: "the owner permission doesn't hold the account's own key. Nobody but its present keys can change that.",
                zh: "最高权限里没有本账户的密钥，只有现在的持有者能改回来。")
        case .ownerShared:
            Phrase(
                en: "other keys share the owner permission, and can act without the own key or must sign with it.",
                zh: "最高权限里有别的密钥，它们可以不经过本账户密钥操作，或者必须和它一起签名。")
        case .extraSigner:
            Phrase(
                en: "an active permission that can take something from the account is in the hands of others, alone or together with the own key.",
                zh: "有一个能动用资产的活跃权限掌握在别的密钥手里，或者要和它们一起签名。")
        case .canChangePermissions:
            Phrase(
                en: "an active permission in the hands of others allows changing the permissions (type 46).", zh: "有一个掌握在别人手里的活跃权限可以修改账户权限（类型 46）。")
        case .notActivated:
            Phrase(en: "the chain has no account at the address yet.", zh: "链上还没有这个账户。")
        }
    }

    private static let ask = Phrase(
        en: "A lawful multi-signature looks the same. Ask whether the other keys are the user's own, a firm's or a service's, before calling it a theft.",
        zh: "正常设置的多签看起来一模一样。先问清楚其他密钥是不是用户自己、公司或某个服务的，再判断是不是被盗。")
    private static let sendNothing = Phrase(
        en: "The own key can't send: no TRX should go in “for the fee”. Support, wallet and chain can't undo a permission change.",
        zh: "本账户密钥转不出资产：不要让用户再转入 TRX“补手续费”。客服、钱包和链上都无法撤销权限修改。")

    private static func powers(_ finding: AccountFinding, _ language: Language) -> [String] {
        guard let powers = finding.powers else { return [] }
        let yes = Phrase(en: "yes", zh: "可以")(language)
        let no = Phrase(en: "no", zh: "不可以")(language)
        let afford =
            powers.affordsChange
            ? Phrase(en: "the balance covers it", zh: "余额足够") : Phrase(en: "the balance doesn't cover it", zh: "余额不够")
        return [
            Phrase(
                en: "The own key alone: sends TRX {trx}; calls contracts, and so sends USDT {calls}; changes permissions {change} (fee {fee}: {afford}).",
                zh: "只用本账户密钥：转出 TRX {trx}；调用合约（转出 USDT 等）{calls}；修改权限 {change}（手续费 {fee}，{afford}）。")(
                    language,
                    [
                        "trx": powers.sendsTRX ? yes : no, "calls": powers.callsContracts ? yes : no, "change": powers.changesPermissions ? yes : no,
                        "fee": AccountFigures.trx(finding.permissionFee), "afford": afford(language),
                    ])
        ]
    }

    private static func resources(_ resources: AccountResources, _ language: Language) -> [String] {
        [
            Phrase(
                en: """
                    Available now: free bandwidth {free} of {freeLimit}, staked bandwidth {staked} of {stakedLimit}, energy {energy} of {energyLimit}. \
                    What is used comes back evenly over 24 hours.
                    """,
                zh: "目前可用：免费带宽 {free}/{freeLimit}，质押带宽 {staked}/{stakedLimit}，能量 {energy}/{energyLimit}。已用的部分在 24 小时内匀速恢复。")(
                    language,
                    [
                        "free": AccountFigures.count(resources.freeBandwidth.available), "freeLimit": AccountFigures.count(resources.freeBandwidth.limit),
                        "staked": AccountFigures.count(resources.stakedBandwidth.available),
                        "stakedLimit": AccountFigures.count(resources.stakedBandwidth.limit),
                        "energy": AccountFigures.count(resources.energy.available), "energyLimit": AccountFigures.count(resources.energy.limit),
                    ])
        ]
    }

    private static let unchecked = Phrase(
        en: "Not seen here: approvals given to contracts, and who knows the key or phrase.", zh: "这里看不到：给合约的授权，以及谁知道密钥或助记词。")
}
