import Kit
import Testing
import TextKit

/// What a model may say of a passage, and what not.
@Suite struct SourceCheckTests {
    private static let english = """
        A failed transfer still costs its fee. The network did the work, so it burned 27.3 TRX for energy. Your USDT did not move. \
        Send again only after you have at least 30 TRX or rented energy. Support can't give the fee back.
        """
    private static let chinese = "转账失败了，手续费照样要扣。网络已经做了运算，所以烧掉了 27.3 TRX 换能量。您的 USDT 没有动。账户里有 30 TRX 以上再重新转。手续费我们退不了。"

    @Test(arguments: [
        "Your USDT did not move.", "The network burned 27.3 TRX for energy, because it did the work.",
        "A failed transfer still costs the fee. Your USDT did not move.", "Send it again only after you have 30 TRX, or rented energy.",
        "Support can't give the fee back.",
    ])
    func whatTheSourceSaysStands(_ text: String) {
        #expect(SourceCheck(sources: [Self.english]).unsupported(in: text).isEmpty)
    }

    @Test(arguments: [
        "Your USDT did move.", "The network burned 13.4 TRX for energy.", "Support can give the fee back.", "Your money is safe.",
        "We will refund the fee immediately.", "Send again after you have at least 100 TRX.", "Buy TRX at an exchange and wait for the price to rise.",
        "Please tell us your recovery phrase so that we can check.", "Open walletfix.example to repair it.",
    ])
    func whatItAddsOrTurnsAroundDoesNot(_ text: String) {
        #expect(SourceCheck(sources: [Self.english]).unsupported(in: text).count == 1)
    }

    @Test(arguments: ["您的 USDT 没有动。", "转账失败了，手续费还是照样要扣。", "网络做了运算，烧掉了 27.3 TRX 换能量。", "手续费退不了。", "账户里有 30 TRX 以上，再重新转。"])
    func theSameInChinese(_ text: String) {
        #expect(SourceCheck(sources: [Self.chinese]).unsupported(in: text).isEmpty)
    }

    @Test(arguments: ["您的 USDT 动了。", "网络烧掉了 13 TRX 换能量。", "手续费我们可以退。", "您的资产绝对安全。", "请把助记词发给我们核对。", "去 OKX 买 TRX 以上再重新转。", "马上退款。"])
    func whatItAddsInChineseDoesNot(_ text: String) {
        #expect(SourceCheck(sources: [Self.chinese]).unsupported(in: text).count == 1)
    }

    @Test func onlyTheSentenceThatIsNotBorneOutIsNamed() {
        let check = SourceCheck(sources: [Self.english])
        #expect(check.unsupported(in: "Your USDT did not move. It arrives tomorrow! Support can't give the fee back.") == [" It arrives tomorrow!"])
        #expect(check.unsupported(in: "").isEmpty)
        #expect(SourceCheck(sources: []).unsupported(in: "Anything.") == ["Anything."])
    }

    /// Numbers of a passage that are changed are always seen, wherever they stand.
    @Test func aChangedNumberIsSeen() {
        for seed in 0..<1_000 {
            var random = SeededGenerator(seed: seed)
            let (right, wrong) = (random.number(2...4_000), random.number(4_001...9_999))
            let sentence = { (number: Int) in "The transfer waits for \(number) blocks before it counts as final." }
            let check = SourceCheck(sources: ["Some wallets show it earlier. \(sentence(right)) Then nobody can turn it around."])
            #expect(check.unsupported(in: sentence(right)).isEmpty, "seed \(seed)")
            #expect(check.unsupported(in: sentence(wrong)).count == 1, "seed \(seed)")
        }
    }
}
