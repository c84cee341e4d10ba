/// How somebody writes: what an agent should know before the first word.
package enum Mood: String, Sendable, Codable, CaseIterable {
    case calm, worried, angry

    package init(_ text: String) {
        let plain = text.lowercased()
        let isLoud = plain.filter { $0 == "!" || $0 == "！" }.count >= 3 || text.filter(\.isUppercase).count > max(12, text.filter(\.isLowercase).count)
        if Mood.angryPhrases.contains(where: plain.contains) {
            self = .angry
        } else if isLoud || Mood.worriedPhrases.contains(where: plain.contains) {
            self = .worried
        } else {
            self = .calm
        }
    }

    private static let angryPhrases = [
        "useless", "ridiculous", "scammers", "you are thieves", "you thieves", "worst", "terrible", "wtf", "fuck", "bullshit", "disgusting", "lawyer",
        "sue you", "report you",
        "garbage", "pathetic", "how many times", "still no answer", "nobody answers", "fed up", "sick of",
        "垃圾", "骗子平台", "什么破", "破钱包", "破软件", "有病", "妈的", "他妈", "滚", "投诉", "举报你们", "起诉", "忽悠", "坑人", "坑钱", "没人管", "没人理", "不回复", "气死", "无语", "烦死", "到底管不管",
    ]

    private static let worriedPhrases = [
        "please help", "pls help", "help me", "urgent", "asap", "worried", "scared", "afraid", "panic", "desperate", "all my money", "life savings",
        "all my savings", "lost everything",
        "begging", "crying", "emergency", "right now", "immediately",
        "救命", "急", "求助", "求求", "怎么办", "帮帮", "害怕", "担心", "慌", "全部身家", "血汗钱", "所有的钱", "养老", "完了", "睡不着", "哭", "麻烦尽快", "马上", "赶紧",
    ]
}

/// How soon somebody has to look.
package enum Urgency: Int, Sendable, Codable, CaseIterable, Comparable {
    /// In its turn.
    case usual
    /// Money is on its way, stuck or short.
    case soon
    /// Money may be leaving now.
    case now

    package static func < (a: Urgency, b: Urgency) -> Bool { a.rawValue < b.rawValue }

    package init(_ sorting: Sorting, _ text: String) {
        if sorting.isPressing {
            self = .now
        } else if sorting.category == .security || Urgency.moneyTopics.contains(sorting.topic) && sorting.category == .technical {
            self = .soon
        } else {
            self = Mood(text) == .calm ? .usual : .soon
        }
    }

    private static let moneyTopics: Set<Sorting.Topic> = [.transfer, .assetDisplay, .keyLeak, .scam, .accountSecurity]
}
