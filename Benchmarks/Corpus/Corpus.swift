/// One deterministic corpus of support tickets: synthetic words by Zipf's law, half of the tickets in Chinese.
///
/// The seed tool stores it and the load generator searches it, so both know which word stands in how many tickets.
package struct Corpus: Sendable {
    /// Stands in one ticket of 200.
    package static let medium = "zirconquartz"
    /// Stands in one ticket of 5.
    package static let common = "walletfrozen"
    /// Stands in one Chinese ticket of 5, as a phrase inside a run of characters.
    package static let commonChinese = "钱包冻结"

    /// Words of each language.
    private static let vocabularySize = 5_000

    private let english: Vocabulary
    private let chinese: Vocabulary
    private let seed: UInt64

    package init(seed: UInt64 = 20_261_122) {
        self.seed = seed
        var generator = SplitMix64(state: seed)
        english = Vocabulary(words: Self.englishWords(&generator), separator: " ", pause: nil)
        chinese = Vocabulary(words: Self.chineseWords(&generator), separator: "", pause: "，")
    }

    /// The ticket of that number, always the same.
    package func ticket(_ index: Int) -> Ticket {
        var generator = SplitMix64(state: seed &+ UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
        let isChinese = index % 2 == 1
        let vocabulary = isChinese ? chinese : english
        var question = vocabulary.text(words: Int.random(in: 25...90, using: &generator), &generator)
        if isChinese, Int.random(in: 0..<5, using: &generator) == 0 { question += Self.commonChinese }
        if Int.random(in: 0..<5, using: &generator) == 0 { question += " " + Self.common }
        if Int.random(in: 0..<200, using: &generator) == 0 { question += " " + Self.medium }
        question += " " + Self.rare(index)
        let answer = vocabulary.text(words: Int.random(in: 15...70, using: &generator), &generator)
        return Ticket(isChinese: isChinese, question: question, answer: answer, dice: generator.next())
    }

    /// A token that stands in the question of that ticket alone.
    package static func rare(_ index: Int) -> String {
        var generator = SplitMix64(state: UInt64(index) &+ 0x7472_6F6E)
        let digits = String(generator.next(), radix: 16)
        return "tx" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func englishWords(_ generator: inout SplitMix64) -> [String] {
        let known = [
            "deposit", "withdrawal", "address", "network", "fee", "swap", "bridge", "stake", "token", "balance", "pending", "confirmations",
            "explorer", "contract", "approval", "energy", "account", "locked", "device", "backup", "restore", "transfer", "missing", "wrong",
            "chain", "memo", "support", "please", "urgent", "screenshot", "attached", "version",
        ]
        let consonants = Array("bcdfghjklmnprstvz")
        let vowels = Array("aeiou")
        return distinct(known, &generator) { generator in
            (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                "\(consonants[Int.random(in: 0..<consonants.count, using: &generator)])\(vowels[Int.random(in: 0..<vowels.count, using: &generator)])"
            }.joined()
        }
    }

    private static func chineseWords(_ generator: inout SplitMix64) -> [String] {
        let known = ["转账", "地址", "网络", "手续费", "兑换", "质押", "代币", "余额", "确认", "合约", "授权", "能量", "账户", "设备", "备份", "恢复", "到账", "客服", "截图", "版本"]
        let characters = Array(
            """
            的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所\
            民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日\
            那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想\
            已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指\
            几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权\
            收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集
            """)
        return distinct(known, &generator) { generator in
            "\(characters[Int.random(in: 0..<characters.count, using: &generator)])\(characters[Int.random(in: 0..<characters.count, using: &generator)])"
        }
    }

    private static func distinct(_ known: [String], _ generator: inout SplitMix64, make: (inout SplitMix64) -> String) -> [String] {
        var words = known
        var seen = Set(known)
        while words.count < vocabularySize {
            let word = make(&generator)
            if seen.insert(word).inserted { words.append(word) }
        }
        words.shuffle(using: &generator)
        return words
    }
}

/// A question and its answer.
package struct Ticket: Sendable {
    package let isChinese: Bool
    /// 25 to 90 words and what is planted in it.
    package let question: String
    /// 15 to 70 words.
    package let answer: String
    /// Decides what else there is to decide about it.
    package let dice: UInt64
}

/// Words that are drawn by Zipf's law with Mandelbrot's offset.
private struct Vocabulary: Sendable {
    private let words: [String]
    private let cumulative: [Double]
    private let separator: String
    /// Stands between every seven words.
    private let pause: String?

    init(words: [String], separator: String, pause: String?) {
        self.words = words
        self.separator = separator
        self.pause = pause
        var sum = 0.0
        cumulative = words.indices.map { rank in
            sum += 1 / (Double(rank) + 2.7)
            return sum
        }
    }

    func text(words count: Int, _ generator: inout SplitMix64) -> String {
        var text = ""
        text.reserveCapacity(count * 9)
        for position in 0..<count {
            if position > 0 { text += position % 7 == 0 ? pause ?? separator : separator }
            text += word(&generator)
        }
        return text
    }

    private func word(_ generator: inout SplitMix64) -> String {
        let point = Double.random(in: 0..<(cumulative.last ?? 1), using: &generator)
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > point { high = middle } else { low = middle + 1 }
        }
        return words[low]
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, quick, the same everywhere.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
