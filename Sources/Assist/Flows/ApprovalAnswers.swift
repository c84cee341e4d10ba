import Kit

/// What the flows say about approvals.
enum ApprovalAnswers {
    static let revoking = Phrase(
        en: """
            An approval ends when you set it to 0: open the approvals page of the wallet app yourself, choose the token and the spender, choose \
            revoke, and look that the confirmation says amount 0. It is a transaction and costs energy or TRX. Disconnecting the site or deleting the \
            app doesn't end it. Don't use a “revoke” site from an advert or a message.
            """,
        zh: """
            取消授权，就是把额度改成 0：自己打开钱包 App 的授权管理，找到那个代币和被授权的地址，点取消，看清确认页上的数额是 0 再签。这是一笔链上交易，要用能量或 TRX。\
            断开网站、删掉 App 都不算取消。不要用广告或私信里的“一键取消授权”网站。
            """)
    static let offerApprovals = Phrase(en: "With your address I can see what is approved now.", zh: "告诉我您的地址，可以查到现在有哪些授权。")
    static let noApprovals = Phrase(
        en: "I found no approval that still stands at this address. The chain keeps no single list, so what I looked through may be incomplete.",
        zh: "这个地址没有查到仍然有效的授权。链上没有现成的总表，我查的范围可能不全。")
    static let knownApprovals = Phrase(en: "At this address {count} approvals still stand:", zh: "这个地址仍有 {count} 个授权有效：")
    static let oneApproval = Phrase(en: "At this address one approval still stands:", zh: "这个地址仍有 1 个授权有效：")
    static let approvalItem = Phrase(en: "{token}, {limit}, {spender}", zh: "{token}，{limit}，{spender}")
    static let unlimited = Phrase(en: "unlimited", zh: "额度无限")
    static let limited = Phrase(en: "limited amount", zh: "额度有限")
    static let knownSpender = Phrase(en: "to a contract that we know", zh: "被授权方是已知合约")
    static let unknownSpender = Phrase(en: "to an address that we don't know", zh: "被授权方我们不认识")
    static let dangerousApproval = Phrase(
        en: """
            There is an unlimited approval to an address that we don't know: whoever holds it can take that token out at any time. If you did not \
            mean to give it, set it to 0 at once, or move that token to another wallet of your own first, whichever is quicker.
            """,
        zh: "有一个额度无限的授权，给了我们不认识的地址：拿着它的人随时能把那个代币转走。不是您想给的，马上把它改成 0，或者先把那个代币转到自己的另一个钱包，哪个快先做哪个。")
    static let approvalsUnread = Phrase(en: "The list of approvals I could not read now.", zh: "授权列表现在没能读到。")
}
