package import Kit

/// What a flag means: a line for an agent, and for the gravest ones what a user has to hear before anything else. Sentences.
package enum FlagWords {
    package static func line(_ flag: TransactionFinding.Flag) -> Phrase {
        switch flag {
        case .dustPoisoning:
            Phrase(
                en: "Tiny or zero amount: often sent so that somebody copies a wrong, similar address out of the history (address poisoning).",
                zh: "金额极小或为零：常见于“地址投毒”，诱使人从交易记录里误抄相似地址。")
        case .unsolicitedToken: Phrase(en: "A token that the desk does not know, sent by somebody else.", zh: "由他人转来、未收录的代币。")
        case .fakeToken:
            Phrase(
                en: "The token's name imitates a known one, and its contract is another: a fake.", zh: "代币名称模仿知名代币，但合约不同，是仿冒代币。")
        case .unlimitedApproval: Phrase(en: "Unlimited approval: the spender can move the whole balance, now and later.", zh: "无限额授权：被授权地址可以转走现有和以后的全部余额。")
        case .approval: Phrase(en: "Approval: another address may move tokens of this wallet.", zh: "授权：另一个地址可以动用这个钱包的代币。")
        case .approvalRevoked: Phrase(en: "An approval is withdrawn.", zh: "取消授权。")
        case .permissionTakeover:
            Phrase(
                en: "The owner permission goes to keys that do not include the account's own: a takeover, unless the user set up this multi-signature.",
                zh: "所有者权限改为不含账户自身的密钥：除非用户自己设置了多签，否则是账户被夺权。")
        case .permissionChange: Phrase(en: "The permissions of the account are changed (100 TRX).", zh: "账户权限被修改（费用 100 TRX）。")
        case .feeWasted: Phrase(en: "It failed and cost a fee all the same; burned fees cannot be returned.", zh: "交易失败但仍扣了手续费，烧掉的手续费无法退回。")
        case .memoAdvert: Phrase(en: "Advertising in the memo: do not open its link.", zh: "附言是广告，不要打开里面的链接。")
        case .memoFee: Phrase(en: "A memo costs 1 TRX.", zh: "附言要收 1 TRX。")
        case .activatedAccount: Phrase(en: "The recipient's account was new and was activated, which the sender paid for.", zh: "收款账户此前未激活，激活费由付款方承担。")
        case .foreignSigner:
            Phrase(
                en: "Signed with a key that is not the account's own: a co-signer, or somebody who holds a permission.", zh: "签名的不是账户自身的私钥：可能是多签成员，或持有权限的其他人。")
        case .multiSignature: Phrase(en: "Signed with several keys.", zh: "由多把私钥共同签名。")
        case .delegationLocked: Phrase(en: "The lending is locked: it cannot be taken back before the lock ends.", zh: "代理已锁定，锁定期结束前不能收回。")
        case .sentToTokenContract: Phrase(en: "The recipient is a token's contract, which as a rule sends nothing on.", zh: "收款地址是代币合约，合约一般不会把它转出。")
        case .sentToSelf: Phrase(en: "Sender and recipient are the same address.", zh: "付款和收款是同一个地址。")
        case .sentToBurnAddress: Phrase(en: "The recipient is a burn address whose key nobody holds.", zh: "收款地址是没有人持有私钥的销毁地址。")
        case .movedBySpender: Phrase(en: "Moved by an address that the owner had approved before, not by the owner.", zh: "由持有人之前授权过的地址转走，不是持有人自己发起。")
        case .nodeLies: Phrase(en: "The node's answer contradicts itself; only what the signed bytes prove was used.", zh: "节点的回答自相矛盾，只采用了签名内容本身能证明的部分。")
        case .unreadable: Phrase(en: "Part of the data could not be read.", zh: "部分数据无法读取。")
        case .testNetwork: Phrase(en: "A test network: its coins are worth nothing.", zh: "测试网络，代币没有价值。")
        }
    }

    /// What a user hears in place of the usual advice, the gravest flag first; nil where none is grave.
    /// - Parameter isDone: whether it has happened, or still may.
    static func caution(_ flags: [TransactionFinding.Flag], isDone: Bool) -> Phrase? {
        let flags = Set(flags)
        return gravest.lazy.filter(flags.contains).compactMap { isDone ? done($0) : planned($0) }.first
    }

    private static let gravest: [TransactionFinding.Flag] = [
        .permissionTakeover, .movedBySpender, .fakeToken, .dustPoisoning, .memoAdvert, .unsolicitedToken, .sentToTokenContract, .sentToBurnAddress,
        .unlimitedApproval, .permissionChange, .testNetwork, .sentToSelf,
    ]

    private static func done(_ flag: TransactionFinding.Flag) -> Phrase? {
        switch flag {
        case .permissionTakeover:
            Phrase(
                en:
                    "The owner permission now belongs to other keys; unless you set up this multi-signature yourself, put nothing more into this address, not even TRX.",
                zh: "所有者权限现在归其他密钥；如果不是您自己设置的多签，请不要再往这个地址转入任何资产，包括 TRX。")
        case .movedBySpender:
            Phrase(
                en: "If the owner did not intend it, all approvals given to the address that moved it should be withdrawn at once.",
                zh: "如果持有人不知情，请马上取消对发起地址的全部授权。")
        case .fakeToken:
            Phrase(
                en: "The token only imitates the name of a known one: do not trade it, approve it or visit its site.", zh: "这个代币只是模仿知名代币的名字，请不要买卖、授权，也不要访问它的网站。"
            )
        case .dustPoisoning:
            Phrase(
                en: "Such amounts are often bait: never copy an address out of the history, and compare every character before you pay.",
                zh: "这种小额或零额转账常是诱饵，付款时请不要从交易记录里复制地址，要逐位核对。")
        case .memoAdvert: Phrase(en: "The memo is advertising: do not open its link.", zh: "附言是广告，请不要打开里面的链接。")
        case .unsolicitedToken:
            Phrase(
                en: "If you did not expect this token, leave it alone: do not approve it, sell it or visit its site.",
                zh: "如果您没有在等这个代币，请不用理会，不要授权、卖出，也不要访问它的网站。")
        case .sentToTokenContract:
            Phrase(
                en: "The recipient is a token's contract, and the chain cannot take it back; only the token's issuer can say whether anything can be done.",
                zh: "收款地址是代币合约，链上无法撤回；能否处理只有代币发行方能答复。")
        case .sentToBurnAddress:
            Phrase(en: "The recipient is a burn address whose key nobody holds; the chain cannot take it back.", zh: "收款地址是没有人持有私钥的销毁地址，链上无法撤回。")
        case .testNetwork:
            Phrase(
                en: "It is on a test network: its coins are worth nothing and do not appear on the main network.", zh: "这是测试网络上的交易，代币没有价值，也不会出现在正式网络的钱包里。")
        case .sentToSelf: Phrase(en: "Sender and recipient are the same address, so only the fee was spent.", zh: "付款和收款是同一个地址，余额没有变化，只花了手续费。")
        default: nil
        }
    }

    private static func planned(_ flag: TransactionFinding.Flag) -> Phrase? {
        switch flag {
        case .permissionTakeover:
            Phrase(
                en:
                    "Once packed it gives the owner permission to other keys; unless you are setting up this multi-signature yourself, do not sign it, and put nothing more into this address.",
                zh: "一旦执行，所有者权限就归其他密钥；如果不是您自己要设置多签，请不要签名，也不要再往这个地址转入任何资产。")
        case .unlimitedApproval:
            Phrase(
                en: "Once packed, {spender} can move all of this wallet's {asset}; do not sign it unless you know that address.",
                zh: "签名执行之后，{spender} 随时能动用这个钱包里全部的 {asset}；如果您不认识这个地址，请不要签名。")
        case .fakeToken: Phrase(en: "The token only imitates the name of a known one: do not sign this.", zh: "这个代币只是模仿知名代币的名字，请不要签名。")
        case .sentToTokenContract:
            Phrase(
                en: "The recipient is a token's contract, which as a rule sends nothing on: check the recipient first.", zh: "收款地址是代币合约，转进去一般取不出来，请先核对收款地址。")
        case .sentToBurnAddress:
            Phrase(en: "The recipient is a burn address whose key nobody holds: check the recipient first.", zh: "收款地址是没有人持有私钥的销毁地址，请先核对收款地址。")
        case .permissionChange:
            Phrase(
                en: "Check whose keys it names before you sign: every key in it gains power over the account.", zh: "签名前请逐一核对新权限里的密钥是谁的，每把密钥都会得到对账户的权力。")
        case .testNetwork: Phrase(en: "It is on a test network, whose coins are worth nothing.", zh: "这是测试网络上的交易，代币没有价值。")
        case .sentToSelf: Phrase(en: "Sender and recipient are the same address: check the recipient first.", zh: "付款和收款是同一个地址，请先核对收款地址。")
        default: nil
        }
    }
}
