import Kit

/// Rules that come before any retrieval: who needs a person whatever an article says.
enum Triage {
    enum Reason: Sendable, Hashable {
        /// They ask for a person.
        case asked
        /// Money may be leaving, or someone is being deceived.
        case security
    }

    static func reason(_ text: String) -> Reason? {
        let plain = Array(text.lowercased().utf8)
        if personPhrases.isIn(plain) { return .asked }
        if securityPhrases.isIn(plain, where: { isClaimed(at: $0, in: plain) }) { return .security }
        return nil
    }

    private static let personPhrases: PhraseList = [
        "talk to a person", "talk to a human", "talk to someone", "speak to a person", "speak to a human", "speak to someone", "real person", "human agent",
        "live agent", "human support", "customer service agent", "representative", "人工", "真人", "转客服", "找客服", "要客服", "客服人员",
    ]

    /// What people write when it has happened. A question about how to stay out of trouble is for the articles.
    private static let securityPhrases: PhraseList = [
        "stolen", "hacked", "got scammed", "been scammed", "was scammed", "scammed me", "drained", "wallet is empty", "emptied my wallet", "i was phished",
        "unauthorized", "unauthorised", "without my permission", "not me who sent", "i didn't send", "i did not send", "didnt send",
        "gave my seed", "gave my phrase", "entered my seed", "entered my phrase", "typed my seed", "typed my phrase", "leaked my seed", "leaked my key",
        "shared my seed", "shared my phrase", "permission was changed", "permissions were changed", "permission changed",
        "被盗", "被偷", "被骗", "被黑", "盗走", "转走了", "被转走", "不是我转", "不是我操作", "币没了", "币不见了", "u没了", "钱没了", "骗走", "骗了我", "钓鱼网站骗", "助记词泄露",
        "助记词泄漏", "泄露了助记词", "泄露了私钥", "私钥泄露", "填了助记词", "输入了助记词", "输了助记词", "助记词发给", "助记词给了", "私钥给了", "权限被改", "权限被篡改", "被多签", "被别人多签",
    ]

    private static let denials: PhraseList = [
        "how to avoid", "how do i avoid", "prevent", "in case", "what if", "if my", "如何防", "怎么防", "怎样防", "避免", "会不会", "如果", "万一", "担心", "会被",
    ]

    /// Whether nothing in front of the phrase, within its sentence, makes it a question about what might be.
    private static func isClaimed(at start: Int, in text: [UInt8]) -> Bool {
        let before = String(decoding: text[..<start], as: UTF8.self)
        let sentence = before.split(omittingEmptySubsequences: false) { "。！？!?\n.".contains($0) }.last ?? ""
        return !denials.isIn(Array(sentence.utf8))
    }
}
