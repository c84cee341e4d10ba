import Kit

/// What is said about merging and splitting: to the customer in constant sentences, to staff in the console.
enum RegroupingStrings {
    // MARK: To the customer

    static func merged(_ number: Int64) -> Phrase {
        Phrase(
            en: "Your question #\(number) is answered here from now on, so that one person sees the whole story.",
            zh: "您的另一个问题 #\(number) 从现在起也在这里处理，由同一位客服了解全部情况。")
    }

    static func split(_ number: Int64) -> Phrase {
        Phrase(
            en: "One part of what you asked is answered separately as #\(number), so that nothing is missed. You find it among your questions.",
            zh: "您问到的另一件事已单独作为 #\(number) 处理，避免遗漏，可在您的问题列表中查看。")
    }

    static func undone(_ done: Regrouping) -> Phrase {
        switch done.kind {
        case .merge:
            Phrase(en: "Your question #\(done.sourceNumber) is answered separately again.", zh: "您的问题 #\(done.sourceNumber) 恢复单独处理。")
        case .split:
            Phrase(en: "Your question #\(done.targetNumber) is answered here again.", zh: "您的问题 #\(done.targetNumber) 恢复在这里处理。")
        }
    }

    // MARK: To staff

    static func splitFrom(_ number: Int64) -> Phrase { Phrase(en: "Split from #\(number).", zh: "从 #\(number) 拆分。") }

    static let merge = Phrase(en: "Merge into another…", zh: "合并到其他会话…")
    static let mergeNow = Phrase(en: "Merge", zh: "合并")
    static let mergeTitle = Phrase(en: "Merge into which conversation of this person?", zh: "合并到此人的哪个会话？")
    static let mergeHint = Phrase(
        en: "All messages go there, this one is closed, and the customer is led on. It can be taken back for 30 minutes.",
        zh: "全部消息移到所选会话，当前会话关闭，客户会被引导过去。30 分钟内可撤销。")
    static let split = Phrase(en: "Split…", zh: "拆分…")
    static let splitNow = Phrase(en: "Split", zh: "拆分")
    static let splitTitle = Phrase(en: "Which messages are about something else?", zh: "哪些消息是另一件事？")
    static let splitHint = Phrase(
        en: "They become a new conversation that is yours. It can be taken back for 30 minutes.", zh: "所选消息会成为一个新会话并分配给您。30 分钟内可撤销。")
    static let undo = Phrase(en: "Take back", zh: "撤销")

    /// Seen from one of its two sides.
    static func line(_ done: Regrouping, in id: ID<Conversation>) -> Phrase {
        switch (done.kind, done.source == id) {
        case (.merge, true): Phrase(en: "{name} merged this into #{other}", zh: "{name} 已将此会话并入 #{other}")
        case (.merge, false): Phrase(en: "{name} merged #{other} into this", zh: "{name} 已将 #{other} 并入此会话")
        case (.split, true): Phrase(en: "{name} split #{other} from this", zh: "{name} 已从此会话拆出 #{other}")
        case (.split, false): Phrase(en: "{name} split this from #{other}", zh: "{name} 已将此会话从 #{other} 拆出")
        }
    }
}
