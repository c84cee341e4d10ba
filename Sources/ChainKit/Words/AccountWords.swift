package import Kit

/// What is said of an account to whoever uses it: what is so, then what to do. Never that it is safe: permissions show who may sign, and not who
/// knows the key.
package enum AccountWords {
    package static func user(_ finding: AccountFinding, _ language: Language) -> String {
        let verdict = Verdict(finding)
        return verdict.phrase(
            language,
            [
                "fee": AccountFigures.trx(finding.permissionFee), "balance": AccountFigures.trx(finding.balance),
                "time": AccountFigures.time(finding.readAt), "threshold": String(finding.owner?.threshold ?? 1),
                "own": String(finding.owner?.ownWeight ?? 0), "rights": foreignRights(finding, language),
                "powers": ownRights(finding, language),
            ])
    }

    /// What others may do under active permissions.
    private static func foreignRights(_ finding: AccountFinding, _ language: Language) -> String {
        let allowed = Set(finding.actives.filter(\.isInOthersHands).flatMap(\.allowed))
        return PermissionWords.rights(ContractType.allCases.filter(allowed.contains), language)
    }

    /// What the own key may still do under active permissions by itself.
    private static func ownRights(_ finding: AccountFinding, _ language: Language) -> String {
        let allowed = Set(finding.actives.filter(\.isOwnEnough).flatMap(\.allowed))
        return PermissionWords.rights(ContractType.allCases.filter(allowed.contains), language)
    }

    /// What matters most in a finding.
    package enum Verdict: Sendable, Hashable, CaseIterable {
        case unknown
        case notActivated
        case contract
        /// Lost: the own key signs nothing any more.
        case ownerReplaced
        /// The owner's key is another, and an active permission still listens to the own one.
        case ownerReplacedStillSending
        /// Two keys, both needed.
        case ownerPaired
        /// Some of several keys are needed.
        case ownerOfMany
        /// The same, and an active permission in the hands of others.
        case ownerOfManyAndSigner
        /// Others can do everything, and so can the own key.
        case ownerOpen
        /// The node's permission can't be fulfilled by anybody.
        case ownerBroken
        case permissionsOpen
        case extraSigner
        case jointSigner
        /// A key that moves nothing by a transfer, and can spend in other ways.
        case oddSigner
        case limitedSigner
        case untouched
    }
}

extension AccountWords.Verdict {
    package init(_ finding: AccountFinding) {
        switch finding.state {
        case .unknown: self = .unknown
        case .notActivated: self = .notActivated
        case .contract: self = .contract
        case .active: self = AccountWords.Verdict(owner: finding) ?? AccountWords.Verdict(actives: finding)
        }
    }

    private init?(owner finding: AccountFinding) {
        guard let owner = finding.owner else { return nil }
        if owner.ownWeight == 0 {
            self = finding.powers?.isSending == true ? .ownerReplacedStillSending : .ownerReplaced
        } else if owner.isOwnEnough {
            guard owner.isReachableByOthers else { return nil }
            self = .ownerOpen
        } else if owner.others.count > 1 {
            self = finding.severity > .ask ? .ownerOfManyAndSigner : .ownerOfMany
        } else {
            self = owner.others.isEmpty ? .ownerBroken : .ownerPaired
        }
    }

    private init(actives finding: AccountFinding) {
        let foreign = finding.actives.filter(\.isInOthersHands)
        self =
            if finding.flags.contains(.canChangePermissions), finding.severity == .high {
                .permissionsOpen
            } else if finding.flags.contains(.extraSigner) {
                finding.severity == .high ? .extraSigner : .jointSigner
            } else if foreign.contains(where: \.spendsOtherwise) {
                .oddSigner
            } else {
                foreign.isEmpty ? .untouched : .limitedSigner
            }
    }

    package var phrase: Phrase {
        switch self {
        case .unknown:
            Phrase(
                en: """
                    We couldn't find out anything about this account just now: the node gave no usable answer. That says nothing about the account \
                    itself; please ask again in a few minutes.
                    """,
                zh: "暂时查不到这个账户的情况，节点没有给出可用的结果。这不说明账户本身有什么问题，请过几分钟再问一次。")
        case .notActivated:
            Phrase(
                en: """
                    This address isn't activated on TRON yet: it can receive tokens such as USDT, but it can't send anything. It is activated when TRX \
                    are sent to it for the first time, which costs the sender 1 to 1.1 TRX more; a transfer of USDT doesn't activate it.
                    """,
                zh: "这个地址在波场上还没有激活：可以收 USDT 等代币，但什么都转不出去。第一次有人往这个地址转入 TRX 时才会激活，转出方要多付 1～1.1 TRX；只转入 USDT 不会激活。")
        case .contract:
            Phrase(
                en: """
                    This is the address of a smart contract and not of a wallet: nobody has a key of it. What was sent to it can be moved only by the \
                    rules that the contract was written with.
                    """,
                zh: "这是智能合约的地址，不是钱包地址，没有人持有它的密钥。转进去的资产，只能按合约写好的规则动用。")
        case .ownerReplaced, .ownerReplacedStillSending, .ownerPaired, .ownerOfMany, .ownerOfManyAndSigner, .ownerOpen, .ownerBroken: ownerPhrase
        case .permissionsOpen, .extraSigner, .jointSigner, .oddSigner, .limitedSigner, .untouched: activePhrase
        }
    }

    private var ownerPhrase: Phrase {
        switch self {
        case .ownerReplaced:
            Phrase(
                en: """
                    The owner permission of this account belongs to another key now: your key can't move anything in it any more, and neither we nor \
                    your wallet nor the network can change that back. If this wasn't your own doing, send no more TRX or tokens to it, and trust nobody \
                    who offers to restore it for a fee.
                    """,
                zh: "这个账户的最高权限（Owner）已经换成了别的密钥，您的密钥动不了里面的资产，我们、钱包和链上都没有办法改回来。如果这不是您自己改的，请不要再往这个地址转 TRX 或任何代币，也不要相信“付费恢复权限”的人。")
        case .ownerReplacedStillSending:
            Phrase(
                en: """
                    The owner permission of this account belongs to another key now, but your key can still do this: {powers}. If this wasn't your own \
                    doing, move what it still can to a new wallet at once, because the other key can end that at any moment, and send nothing more in.
                    """,
                zh: "这个账户的最高权限（Owner）已经换成了别的密钥，不过您的密钥暂时还能：{powers}。如果这不是您自己改的，请马上把还能转的资产转到新建的钱包（对方随时可以收走这个权限），也不要再往里转入任何资产。")
        case .ownerPaired:
            Phrase(
                en: """
                    Your key alone can't send anything from this account: every transaction needs the signature of a second key too. If you didn't set \
                    up this multi-signature yourself, somebody else has taken control of the account: send no more TRX or tokens to it, for they \
                    couldn't be sent out either.
                    """,
                zh: "这个账户被设成了多签：光有您的密钥什么都转不出去，每笔都要另一个密钥一起签名。如果这不是您自己设置的，说明账户已经被别人控制，请不要再往里转 TRX 或任何代币，转进去同样转不出来。")
        case .ownerOfMany:
            Phrase(
                en: """
                    This account is a multi-signature: it takes a weight of {threshold} to send, and your key has {own}. Did you set it up yourself, for \
                    a shared wallet or a firm? If not, somebody else may have taken control of it: send no more TRX or tokens to it.
                    """,
                zh: "这是一个多签账户：转账需要的签名权重是 {threshold}，您的密钥只有 {own}，光靠您自己转不出去。这是您自己（或公司、团队）设置的吗？如果不是，账户可能已经被别人控制，请不要再往里转 TRX 或任何代币。")
        case .ownerOfManyAndSigner:
            Phrase(
                en: """
                    This account is a multi-signature in which your key alone can't send, while another key can move assets out of it without you. Did \
                    you set it up so yourself? If not, somebody else has taken control of it: send no more TRX or tokens to it.
                    """,
                zh: "这是一个多签账户，光靠您的密钥转不出去，而另有密钥不经过您就能转走资产。这是您自己（或公司、团队）设置的吗？如果不是，说明账户已经被别人控制，请不要再往里转 TRX 或任何代币。")
        case .ownerOpen:
            Phrase(
                en: """
                    Besides your own key another one can sign everything for this account, and so move all that is in it. If you didn't set that up \
                    yourself, move what is left to a new wallet now and send nothing more in; changing the permissions back is possible too and costs \
                    {fee}.
                    """,
                zh: "除了您自己的密钥，还有别的密钥可以单独为这个账户签名，能把里面的资产全部转走。如果这不是您自己设置的，请马上把剩下的资产转到新建的钱包，也不要再往里转入任何资产；您也还可以把权限改回来，手续费是 {fee}。")
        default:
            Phrase(
                en: """
                    The permission of this account asks for more than all its keys weigh together, so nobody can sign for it. That can't come about on \
                    the chain, so the node's answer may be wrong; please ask again, and send nothing to the account meanwhile.
                    """,
                zh: "节点返回的权限里，所有密钥加起来也达不到签名门槛，等于没有人能动这个账户。链上正常不会出现这种情况，可能是节点的数据有误；请稍后再查，在此之前不要往这个账户转入资产。")
        }
    }

    private var activePhrase: Phrase {
        switch self {
        case .permissionsOpen:
            Phrase(
                en: """
                    A key that isn't yours may change who controls this account, and could lock you out at any moment. If you didn't allow that, move \
                    your assets to a new wallet now, or change the permissions back while you still can, which costs {fee}.
                    """,
                zh: "有一个不是您的密钥可以修改这个账户的权限，随时能让您失去控制。如果不是您自己设置的，请马上把资产转到新建的钱包，或者趁现在还能改，把权限改回来（手续费 {fee}）。")
        case .extraSigner:
            Phrase(
                en: """
                    A key that isn't yours may act for this account ({rights}), while the owner permission is still yours. If you didn't add it, move \
                    your assets to a new wallet or take that permission away, which costs {fee}, and send nothing more in until then.
                    """,
                zh: "有一个不是您的密钥可以操作这个账户（{rights}），最高权限（Owner）目前还在您手里。如果不是您自己添加的，请尽快把资产转到新建的钱包，或者修改权限把它去掉（手续费 {fee}），在此之前不要再往里转入资产。")
        case .jointSigner:
            Phrase(
                en: """
                    Under its active permission this account needs the signature of another key too, but the owner permission is yours alone: you can \
                    still send with it, and change the permissions back for {fee}. Did you set this multi-signature up yourself? If not, it was made \
                    with your key's signature by somebody else: move your assets to a new wallet.
                    """,
                zh: "这个账户的活跃权限（Active）要另一个密钥一起签名才能用，但最高权限（Owner）只属于您，您仍然可以用它转账，也可以花 {fee} 把权限改回来。这个多签是您自己设置的吗？如果不是，说明有人用您的密钥签过权限修改，请把资产转到新建的钱包。")
        case .oddSigner:
            Phrase(
                en: """
                    Only your own key can transfer assets out of this account, but another key may do things that spend them ({rights}). Did you allow \
                    that yourself? If not, take the permission away, which costs {fee}, or move your assets to a new wallet.
                    """,
                zh: "这个账户的资产只有您自己的密钥能直接转出，但另有一个密钥可以做会花掉资产的操作（{rights}）。这是您自己设置的吗？如果不是，请修改权限把它去掉（手续费 {fee}），或者把资产转到新建的钱包。")
        case .limitedSigner:
            Phrase(
                en: """
                    Only your own key can transfer assets out of this account; another key has limited rights in it ({rights}). If you didn't allow \
                    that, you can take it back, which costs {fee}.
                    """,
                zh: "这个账户的资产只有您自己的密钥能转出；另有一个密钥只有有限的权限（{rights}）。如果不是您自己设置的，可以修改权限把它去掉，手续费 {fee}。")
        default:
            Phrase(
                en: """
                    On the chain your own key alone may sign for this account (read {time}). That shows the permissions and nothing else: which contracts \
                    you gave approvals to, or whether somebody else knows your recovery phrase, can't be seen in them.
                    """,
                zh: "链上显示，目前只有您自己的密钥能为这个账户签名（查询时间 {time}）。这里只看得出账户权限：给过哪些合约授权、助记词有没有被别人知道，从权限里看不出来。")
        }
    }
}
