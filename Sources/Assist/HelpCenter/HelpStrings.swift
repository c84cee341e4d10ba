import HTTPKit
package import Kit

/// The topics of the help center: the folders of the knowledge base, in the order in which people need them.
package enum HelpTopic: String, Sendable, CaseIterable {
    case security, transfers, fees, balances, addresses, history, backup, account, app, dapps, network, market, basics, tutorials

    package var name: Phrase {
        switch self {
        case .security: Phrase(en: "Theft and fraud", zh: "被盗与诈骗")
        case .transfers: Phrase(en: "Transfers", zh: "转账")
        case .fees: Phrase(en: "Fees", zh: "手续费")
        case .balances: Phrase(en: "Balances and tokens", zh: "余额与代币")
        case .addresses: Phrase(en: "Addresses", zh: "地址")
        case .history: Phrase(en: "History", zh: "交易记录")
        case .backup: Phrase(en: "Backup and restore", zh: "备份与恢复")
        case .account: Phrase(en: "Account and sign-in", zh: "账户与登录")
        case .app: Phrase(en: "The app", zh: "钱包 App")
        case .dapps: Phrase(en: "DApps and approvals", zh: "DApp 与授权")
        case .network: Phrase(en: "Network", zh: "网络")
        case .market: Phrase(en: "Prices and swaps", zh: "行情与兑换")
        case .basics: Phrase(en: "Basics", zh: "基础知识")
        case .tutorials: Phrase(en: "Step by step", zh: "操作教程")
        }
    }

    /// The name of a folder in the reader's language; the folder's own name where the table doesn't know it.
    package static func name(of slug: String, in language: Language) -> String {
        HelpTopic(rawValue: slug)?.name(language) ?? slug
    }
}

enum HelpStrings {
    static let glossary = Phrase(en: "Words explained", zh: "名词解释")
    static let glossaryHint = Phrase(en: "What each term means, with an everyday picture", zh: "每个词是什么意思，用生活里的例子说明白")
    static let title = Phrase(en: "Help center", zh: "帮助中心")
    static let question = Phrase(en: "What do you need?", zh: "想解决什么问题？")
    static let search = Phrase(en: "Search", zh: "搜索")
    static let placeholder = Phrase(en: "For example: transfer not arrived", zh: "例如：转账没到账")
    static let warning = Phrase(
        en: "We never ask for your seed phrase or private key. Whoever does is a thief.", zh: "我们绝不会向您要助记词或私钥，索要的人都是骗子。")
    static let top = Phrase(en: "Asked most", zh: "大家常问")
    static let topics = Phrase(en: "Topics", zh: "分类")
    static let articleCount = Phrase(en: "{count} articles", zh: "{count} 篇")
    static let results = Phrase(en: "Results", zh: "搜索结果")
    static let ask = Phrase(en: "Not found it?", zh: "没找到答案？")
    static let askThen = Phrase(en: "Write to us. No account is needed.", zh: "写给我们，不需要账号。")
    static let official = Phrase(en: "Is this really us?", zh: "这真的是我们吗？")
    static let form = Phrase(en: "Write to support", zh: "联系客服")
    static let chat = Phrase(en: "Chat with us", zh: "在线对话")
    static let reviewed = Phrase(en: "Facts checked on {day}", zh: "内容核对于 {day}")
    static let beginner = Phrase(en: "For beginners", zh: "适合新手")
    static let regular = Phrase(en: "For regular users", zh: "适合常用的用户")
    static let expert = Phrase(en: "For experts", zh: "适合资深用户")
    static let related = Phrase(en: "Related", zh: "相关文章")
    static let helped = Phrase(en: "Did this help?", zh: "这篇有帮助吗？")
    static let yes = Phrase(en: "Yes", zh: "有")
    static let no = Phrase(en: "No", zh: "没有")
    static let missing = Phrase(en: "This page does not exist", zh: "没有这个页面")
    static let missingThen = Phrase(
        en: "The article may have moved or been renamed. Search for it, or go to the topics.", zh: "文章可能已移动或改名。可以搜索，或者从分类里找。")
    static let empty = Phrase(en: "No article here yet", zh: "这里还没有文章")
    static let emptyThen = Phrase(en: "Write to us, and your question is answered by a person.", zh: "可以直接写给我们，由客服回答您的问题。")
    static let noResults = Phrase(en: "Nothing found for “{query}”", zh: "没有找到“{query}”的相关文章")
    static let noResultsThen = Phrase(en: "Try fewer or other words, such as what the wallet shows.", zh: "换几个词试试，比如钱包里显示的原话。")
    static let breadcrumb = Phrase(en: "You are here", zh: "当前位置")

    static let script = [
        ScriptPhrase("help.nothing", en: "Nothing found for “{query}”. Try fewer or other words.", zh: "没有找到“{query}”的相关文章，换几个词试试。"),
        ScriptPhrase("help.found", en: "Articles that fit best: {count}", zh: "最相关的 {count} 篇"),
        ScriptPhrase("help.thanks", en: "Thank you for saying so.", zh: "谢谢您的反馈。"),
        ScriptPhrase("help.sorry", en: "Thank you. Tell us what is missing, and a person answers.", zh: "谢谢。告诉我们还缺什么，由客服回答您。"),
        ScriptPhrase("help.feedbackFailed", en: "That did not reach us. Try again.", zh: "没有提交成功，请再试一次。"),
        ScriptPhrase("articlesFailed", en: "The articles could not be loaded.", zh: "文章没有加载出来。"),
        ScriptPhrase("retry", en: "Try again", zh: "重试"),
    ]
}
