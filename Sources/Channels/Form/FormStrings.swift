import HTTPKit

/// What the form says.
enum FormStrings {
    static let title = ScriptPhrase("form.title", en: "Write to support", zh: "联系客服")
    static let lead = ScriptPhrase(
        "form.lead", en: "No account is needed. You get a number and a private link where the answer appears.",
        zh: "不需要账号。提交后您会得到一个编号和一个私密链接，回复会出现在那里。")
    static let topic = ScriptPhrase("form.topic", en: "What is it about?", zh: "是哪方面的问题？")
    static let hash = ScriptPhrase("form.hash", en: "Transaction hash", zh: "交易哈希")
    static let hashHint = ScriptPhrase(
        "form.hashHint", en: "64 characters, from the transfer’s details in the wallet. A private key looks the same: never paste one.",
        zh: "64 位字符，在钱包的转账详情里可以复制。私钥看起来一样，千万不要粘贴私钥。")
    static let address = ScriptPhrase("form.address", en: "Your address", zh: "您的地址")
    static let addressHint = ScriptPhrase("form.addressHint", en: "The public address, for example T…", zh: "公开的收款地址，例如 T 开头的地址")
    static let appVersion = ScriptPhrase("form.appVersion", en: "App version", zh: "App 版本")
    static let appVersionHint = ScriptPhrase("form.appVersionHint", en: "In the app under Settings, About", zh: "在 App 的“设置 → 关于”里")
    static let system = ScriptPhrase("form.system", en: "Phone and system", zh: "手机和系统")
    static let systemHint = ScriptPhrase("form.systemHint", en: "For example iPhone 15, iOS 19.1", zh: "例如 小米 14，Android 16")
    static let text = ScriptPhrase("form.text", en: "What happened?", zh: "发生了什么？")
    static let textHint = ScriptPhrase(
        "form.textHint", en: "What you did, what you expected, what you see now, and when.", zh: "做了什么操作、原本应该怎样、现在看到什么、什么时间。")
    static let suggestions = ScriptPhrase("form.suggestions", en: "This may answer it already", zh: "这几篇也许能直接解决")
    static let file = ScriptPhrase("form.file", en: "Screenshots (optional)", zh: "截图（选填）")
    static let email = ScriptPhrase("form.email", en: "E-mail (optional)", zh: "电子邮箱（选填）")
    static let emailHint = ScriptPhrase(
        "form.emailHint", en: "Only to tell you that an answer is there. The answer itself is on the private link.",
        zh: "只用来通知您有了回复，回复内容在私密链接里看。")
    static let send = ScriptPhrase("form.send", en: "Send", zh: "提交")
    static let urgent = ScriptPhrase("form.urgent", en: "Do this first, before you write", zh: "先做这几步，再填表")
    static let urgentMove = ScriptPhrase(
        "form.urgentMove",
        en: "Somebody may know your seed phrase or key: make a new wallet in the genuine app and move what is left, most valuable first.",
        zh: "助记词或私钥可能被人知道了：马上在正版 App 里新建钱包，把剩下的资产转过去，先转最值钱的。")
    static let urgentRevoke = ScriptPhrase(
        "form.urgentRevoke", en: "You approved or signed something on a site: revoke that approval.", zh: "在网站上授权或签过名：马上撤销授权。")
    static let urgentPay = ScriptPhrase(
        "form.urgentPay", en: "Pay nobody who promises to bring the money back. That is the second theft.", zh: "不要付钱给任何声称能追回资产的人，那是第二次骗局。")
    static let urgentLink = ScriptPhrase("form.urgentLink", en: "All steps: money is being stolen now", zh: "完整步骤：资产正在被盗怎么办")
    static let received = ScriptPhrase("form.received", en: "We have it. Your number:", zh: "已收到，您的编号是")
    static let keepLink = ScriptPhrase(
        "form.keepLink", en: "Keep this private link: whoever has it can read the conversation.", zh: "请保存这个私密链接。拿到链接的人都能看到对话，不要发给别人。")
    static let copy = ScriptPhrase("form.copy", en: "Copy link", zh: "复制链接")

    static let all =
        [
            title, lead, topic, hash, hashHint, address, addressHint, appVersion, appVersionHint, system, systemHint, text, textHint,
            suggestions, file, email, emailHint, send, urgent, urgentMove, urgentRevoke, urgentPay, urgentLink, received, keepLink, copy,
            ScriptPhrase("form.topicMissing", en: "Choose what it is about.", zh: "请选择问题类型。"),
            ScriptPhrase("form.textMissing", en: "Say what happened, in a sentence or more.", zh: "请写一下发生了什么。"),
            ScriptPhrase("form.hashWrong", en: "A transaction hash has 64 characters, 0–9 and a–f.", zh: "交易哈希是 64 位字符，只含 0–9 和 a–f。"),
            ScriptPhrase(
                "form.addressWrong", en: "This is not a complete address. Copy it from the wallet; it has no spaces.",
                zh: "地址不完整。请从钱包里复制，中间没有空格。"),
            ScriptPhrase("form.nothingLost", en: "Nothing you wrote is lost; try again.", zh: "您填写的内容都还在，请再试一次。"),
        ] + FormTopic.allCases.map(\.phrase)
}

/// What a question can be about; the raw values are the wire's `form.topic` and, but for `other`, topics of the help center.
enum FormTopic: String, CaseIterable {
    case transfers, fees, balances, security, app, account, backup, dapps, other

    var phrase: ScriptPhrase {
        switch self {
        case .transfers: ScriptPhrase("topic.transfers", en: "A transfer", zh: "转账")
        case .fees: ScriptPhrase("topic.fees", en: "Fees", zh: "手续费")
        case .balances: ScriptPhrase("topic.balances", en: "Balance or token", zh: "余额或代币")
        case .security: ScriptPhrase("topic.security", en: "Theft or fraud", zh: "被盗或诈骗")
        case .app: ScriptPhrase("topic.app", en: "The app", zh: "钱包 App")
        case .account: ScriptPhrase("topic.account", en: "Account and sign-in", zh: "账户与登录")
        case .backup: ScriptPhrase("topic.backup", en: "Backup and restore", zh: "备份与恢复")
        case .dapps: ScriptPhrase("topic.dapps", en: "DApps and approvals", zh: "DApp 与授权")
        case .other: ScriptPhrase("topic.other", en: "Something else", zh: "其他")
        }
    }
}
