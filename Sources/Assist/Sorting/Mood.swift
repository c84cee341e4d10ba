/// How somebody writes: what an agent should know before the first word.
package enum Mood: String, Sendable, Codable, CaseIterable {
    case calm, worried, angry

    package init(_ text: String) {
        let plain = Array(text.lowercased().utf8)
        if Mood.angryPhrases.isIn(plain) {
            self = .angry
        } else if Mood.isLoud(text) || Mood.worriedPhrases.isIn(plain) {
            self = .worried
        } else {
            self = .calm
        }
    }

    /// Many exclamation marks, or more capitals than small letters. Scripts without capitals are not asked for them.
    private static func isLoud(_ text: String) -> Bool {
        var (marks, capitals, small) = (0, 0, 0)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "!", "！": marks += 1
            case "a"..."z": small += 1
            case "A"..."Z": capitals += 1
            case "\u{80}"..."\u{1FFF}":
                if scalar.properties.isUppercase { capitals += 1 } else if scalar.properties.isLowercase { small += 1 }
            default: break
            }
        }
        return marks >= 3 || capitals > max(12, small)
    }

    private static let angryPhrases: PhraseList = [
        "useless", "ridiculous", "scammers", "you are thieves", "you thieves", "worst", "terrible", "wtf", "fuck", "bullshit", "disgusting", "lawyer",
        "sue you", "report you",
        "garbage", "pathetic", "how many times", "still no answer", "nobody answers", "fed up", "sick of",
        "垃圾", "骗子平台", "什么破", "破钱包", "破软件", "有病", "妈的", "他妈", "滚", "投诉", "举报你们", "起诉", "忽悠", "坑人", "坑钱", "没人管", "没人理", "不回复", "气死", "无语", "烦死", "到底管不管",
    ]

    private static let worriedPhrases: PhraseList = [
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
