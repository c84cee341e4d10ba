import Foundation

/// What an agent needs to know before a question can be answered, and has not been told yet.
enum MissingFact: String, Sendable, CaseIterable {
    case hash, address, errorText, device, time

    /// What is missing in a conversation about a topic.
    /// - Parameter words: what the customer wrote so far.
    static func all(for sorting: SortedConversation, in words: String) -> [MissingFact] {
        let references = FoundReference.all(in: words)
        let hasHash = references.contains { if case .transaction = $0 { true } else { false } }
        let hasAddress = hasHash || references.contains { if case .address = $0 { true } else { false } }
        let plain = Array(words.lowercased().utf8)
        var missing: [MissingFact] = []
        if hashTopics.contains(sorting.topic), sorting.category != .howTo, !hasHash { missing.append(.hash) }
        if addressTopics.contains(sorting.topic), sorting.category != .howTo, !hasAddress { missing.append(.address) }
        if sorting.category == .technical, appTopics.contains(sorting.topic) {
            if !errorWords.isIn(plain) { missing.append(.errorText) }
            if !deviceWords.isIn(plain) { missing.append(.device) }
        }
        if sorting.category == .security, !timeWords.isIn(plain) { missing.append(.time) }
        return missing
    }

    private static let hashTopics: Set<Sorting.Topic> = [.transfer, .history, .contract, .market]
    private static let addressTopics: Set<Sorting.Topic> = [.assetDisplay, .staking, .accountSecurity, .keyLeak, .scam, .tokens]
    private static let appTopics: Set<Sorting.Topic> = [.appFailure, .dapp, .node, .accountLogin, .backup]
    private static let errorWords: PhraseList = ["error", "says", "message:", "“", "\"", "报错", "提示", "显示"]
    private static let deviceWords: PhraseList = [
        "android", "iphone", "ios", "ipad", "samsung", "pixel", "xiaomi", "huawei", "windows", "mac", "linux", "chrome", "安卓", "苹果", "华为", "小米", "oppo", "vivo",
        "荣耀", "鸿蒙",
    ]
    private static let timeWords: PhraseList = [
        "today", "yesterday", "ago", "minutes", "hour", "this morning", "last night", "just now", "今天", "昨天", "刚才", "刚刚", "分钟", "小时", "点", "前天", "天前", "昨晚",
    ]
}
