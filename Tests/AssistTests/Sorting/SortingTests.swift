import Assist
import Testing

@Suite struct SortingTests {
    @Test(arguments: [
        ("我的 U 被盗了，刚刚被转走", Sorting.Category.security), ("someone drained my wallet", .security), ("我把助记词发给了一个自称客服的人", .security),
        ("怎么添加代币", .howTo), ("how do i add a custom token", .howTo), ("打开 App 就闪退", .technical), ("app crashes on start after update", .technical),
    ])
    func theCategoryIsSeen(text: String, category: Sorting.Category) {
        #expect(Sorting(text, vector: nil).category == category)
    }

    @Test(arguments: [
        ("转账没到账 已经两个小时", Sorting.Topic.transfer), ("质押的 TRX 能量怎么没有增加", .staking), ("walletconnect keeps disconnecting from the dapp", .dapp),
        ("助记词抄在纸上 怎么导入新手机", .backup), ("swap failed price impact too high", .market), ("闪退 更新完打不开", .appFailure),
    ])
    func theTopicIsSeen(text: String, topic: Sorting.Topic) {
        #expect(Sorting(text, vector: nil).topic == topic)
    }

    /// What the phrases know needs no probability.
    @Test func rulesComeFirst() {
        let sorting = Sorting("被骗了", vector: nil)
        #expect(sorting.category == .security && sorting.confidence == 1)
        #expect(Sorting("怎么添加代币", vector: nil).confidence < 1)
    }

    @Test(arguments: ["", " ", "\u{0}", "👍", String(repeating: "转账", count: 50_000)])
    func anythingIsSorted(text: String) {
        let sorting = Sorting(text, vector: nil)
        #expect(sorting.topics.count == 16 && (0...1).contains(sorting.confidence))
    }

    /// Real messages of the public wallet set, which were not learned from. The limits lie under what was measured; figures in docs/language.md.
    @Test(.enabled(if: RealMessages.isThere, "the shared folder with real questions is absent"))
    func realMessagesAreSorted() {
        let messages = RealMessages.all()
        let sorted = messages.map { Sorting($0.text, vector: nil) }
        let pairs = Array(zip(messages, sorted))
        func share(_ isRight: ((RealMessages.Message, Sorting)) -> Bool) -> Double { Double(pairs.count(where: isRight)) / Double(pairs.count) }
        #expect(share { $0.category == $1.category.rawValue } >= 0.86)
        #expect(share { $0.topics.contains($1.topic.rawValue) } >= 0.79)
        let thefts = pairs.filter { $0.0.category == "security" }
        #expect(Double(thefts.count { $0.1.category == .security }) / Double(thefts.count) >= 0.9)
    }
}

/// The messages of `wallet_questions.tsv`, titles of help pages left out.
private enum RealMessages {
    struct Message {
        let text: String
        let category: String
        let topics: Set<String>
    }

    private static let file = sharedFile("data/language/wallet_questions.tsv")

    static var isThere: Bool { file != nil }

    static func all() -> [Message] {
        (file ?? "").split(separator: "\n").dropFirst().compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count > 6, columns[1] == "issue" else { return nil }
            return Message(text: columns[6], category: columns[3], topics: Set([columns[4], columns[5]].filter { !$0.isEmpty }))
        }
    }
}
