import Kit

/// What the console says about a sorted conversation, and what it suggests.
enum SortingStrings {
    static let sorting = Phrase(en: "Sorting", zh: "分类")
    static let unsorted = Phrase(en: "Not sorted yet.", zh: "还没有分类。")
    static let category = Phrase(en: "Kind of help", zh: "类别")
    static let topic = Phrase(en: "About", zh: "主题")
    static let save = Phrase(en: "Correct", zh: "更正")
    static let sure = Phrase(en: "{share} % sure", zh: "把握 {share}%")
    static let because = Phrase(en: "Because of: {words}", zh: "依据：{words}")
    static let corrected = Phrase(en: "Corrected by {name}", zh: "{name} 已更正")
    static let suggested = Phrase(en: "Suggested reply", zh: "建议回复")
    static let take = Phrase(en: "Take it", zh: "采用")
    static let noReply = Phrase(en: "No article answers this surely enough.", zh: "没有哪篇文章有足够把握能回答。")
    static let source = Phrase(en: "From “{title}”, checked on {day}", zh: "出自《{title}》，{day} 核对")
    static let likely = Phrase(en: "right in about {share} of 100", zh: "100 次里约有 {share} 次是对的")
    static let missing = Phrase(en: "Ask for what is missing", zh: "还缺这些信息")
    static let similar = Phrase(en: "Similar cases", zh: "相似案例")
    static let noCases = Phrase(en: "No similar case is known.", zh: "没有相似的案例。")
    static let draftCase = Phrase(en: "Draft a case", zh: "整理成案例")
    static let openCase = Phrase(en: "The case of this conversation", zh: "本会话的案例")

    static func name(_ category: Sorting.Category) -> Phrase {
        switch category {
        case .technical: Phrase(en: "Technical", zh: "技术故障")
        case .security: Phrase(en: "Security", zh: "安全")
        case .howTo: Phrase(en: "How to", zh: "使用咨询")
        }
    }

    static func name(_ topic: Sorting.Topic) -> Phrase {
        switch topic {
        case .accountLogin: Phrase(en: "Sign-in and password", zh: "登录与密码")
        case .accountSecurity: Phrase(en: "Account security", zh: "账户安全")
        case .transfer: Phrase(en: "Transfers", zh: "转账")
        case .history: Phrase(en: "Transaction history", zh: "交易记录")
        case .assetDisplay: Phrase(en: "Balance shown", zh: "资产显示")
        case .tokens: Phrase(en: "Tokens", zh: "代币管理")
        case .dapp: Phrase(en: "DApps", zh: "DApp")
        case .backup: Phrase(en: "Backup and restore", zh: "备份与恢复")
        case .appFailure: Phrase(en: "App trouble", zh: "App 故障")
        case .staking: Phrase(en: "Staking and resources", zh: "质押与资源")
        case .node: Phrase(en: "Nodes and connection", zh: "节点与连接")
        case .contract: Phrase(en: "Contracts", zh: "合约")
        case .scam: Phrase(en: "Scams and phishing", zh: "诈骗与钓鱼")
        case .keyLeak: Phrase(en: "Leaked keys", zh: "密钥泄露")
        case .market: Phrase(en: "Market and swaps", zh: "行情与兑换")
        case .other: Phrase(en: "Something else", zh: "其他")
        }
    }

    static func name(_ mood: Mood) -> Phrase {
        switch mood {
        case .calm: Phrase(en: "calm", zh: "平静")
        case .worried: Phrase(en: "worried", zh: "焦急")
        case .angry: Phrase(en: "angry", zh: "生气")
        }
    }

    static func name(_ urgency: Urgency) -> Phrase {
        switch urgency {
        case .usual: Phrase(en: "in its turn", zh: "按序处理")
        case .soon: Phrase(en: "soon", zh: "尽快")
        case .now: Phrase(en: "now: money may be leaving", zh: "立刻：资产可能正在流失")
        }
    }

    static func name(_ fact: MissingFact) -> Phrase {
        switch fact {
        case .hash: Phrase(en: "the transaction hash", zh: "交易哈希")
        case .address: Phrase(en: "the address", zh: "钱包地址")
        case .errorText: Phrase(en: "the text of the error", zh: "报错原文")
        case .device: Phrase(en: "device and version of the app", zh: "设备型号和 App 版本")
        case .time: Phrase(en: "when it happened", zh: "发生时间")
        }
    }

    /// How it is asked for.
    static func question(_ fact: MissingFact) -> Phrase {
        switch fact {
        case .hash:
            Phrase(
                en: "Could you send me the transaction hash? It stands in the details of the transfer, as “Hash” or “TxID”.",
                zh: "能把交易哈希发给我吗？在转账详情里，写着“哈希”或“TxID”的那一串就是。")
        case .address:
            Phrase(
                en: "Which address is it about? Only the public address please, never a seed phrase or private key.",
                zh: "是哪个地址的问题？只要公开地址，千万不要发助记词或私钥。")
        case .errorText: Phrase(en: "What does the error say, word for word?", zh: "报错提示的原文是什么？照着抄一遍就行。")
        case .device:
            Phrase(en: "Which device do you use, and which version of the app?", zh: "您用的是什么设备？App 是哪个版本？")
        case .time: Phrase(en: "When did that happen, and in which time zone?", zh: "大概是什么时候发生的？")
        }
    }
}
