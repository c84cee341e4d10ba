/// Decides whether 64 hexadecimal digits are a transaction hash that may stay. Only the text decides: no node is asked, since asking
/// would tell it a key.
struct HexJudgement {
    /// How much the place of a text speaks for a hash.
    enum Rule {
        /// Kept beside words for a transaction, if no word for a key stands anywhere in the text.
        case undeclared
        /// The person has said that it is a hash: kept unless a word for a key stands nearest.
        case declared
        /// Written by staff, who also warn of keys: kept where a word for a transaction stands nearest.
        case staff
    }

    /// How far a word may stand from the digits to speak about them. Other digits and markers between count as one character.
    private static let window = 100

    private let codes: [UInt32]
    private let rule: Rule
    private let ruler: CollapsedRuler
    /// Where words for a key and for a transaction stand, in order.
    private var keyWords: [Int] = []
    private var hashWords: [Int] = []

    /// - Parameters:
    ///   - candidates: the places of 64 digits, in order.
    ///   - removed: what is a marker already, in order; `tokens` are cut around it.
    init(_ text: FoldedText, tokens: [TextToken], candidates: [Range<Int>], removed: [Range<Int>], rule: Rule) {
        codes = text.codes
        self.rule = rule
        ruler = CollapsedRuler(collapsed: (candidates + removed).sorted { $0.lowerBound < $1.lowerBound })
        var han: [UInt32] = []
        for token in tokens {
            guard let topic = topic(of: token, after: &han) else { continue }
            let place = ruler.place(of: token.range.lowerBound)
            switch topic {
            case .key: keyWords.append(place)
            case .transaction: hashWords.append(place)
            }
        }
    }

    /// What the digits are taken out as; nil where they stay.
    func secret(at range: Range<Int>) -> SecretKind? {
        if ExplorerLink.leadsToTransaction(codes[ruler.end(before: range.lowerBound)..<range.lowerBound]) { return nil }
        let place = ruler.place(of: range.lowerBound)
        let key = HexJudgement.distance(from: place, to: keyWords)
        let hash = HexJudgement.distance(from: place, to: hashWords)
        switch rule {
        case .undeclared:
            if key != nil || !keyWords.isEmpty && hash == nil { return .privateKey }
            return hash != nil && keyWords.isEmpty ? nil : .ambiguousHash
        case .declared:
            guard let key else { return nil }
            return key < hash ?? .max ? .privateKey : nil
        case .staff:
            if let key, key < hash ?? .max { return .privateKey }
            return hash == nil ? .ambiguousHash : nil
        }
    }

    /// The distance to the nearest of `words`, which are in order; nil beyond the window.
    private static func distance(from place: Int, to words: [Int]) -> Int? {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if words[middle] < place { low = middle + 1 } else { high = middle }
        }
        let before = low > 0 ? place - words[low - 1] : .max
        let after = low < words.count ? words[low] - place : .max
        let nearest = min(before, after)
        return nearest <= window ? nearest : nil
    }

    // MARK: Words

    private enum Topic {
        case key, transaction
    }

    private struct HanWord: Sendable {
        let characters: [UInt32]
        let topic: Topic
    }

    /// What a token speaks of. `han` holds the Chinese characters directly before it and is kept up to date.
    private func topic(of token: TextToken, after han: inout [UInt32]) -> Topic? {
        guard token.kind == .han else {
            han = []
            return HexJudgement.words[String(codes: codes[token.range].prefix(20))]
        }
        let character = codes[token.range.lowerBound]
        han.append(character)
        return HexJudgement.hanWords[character]?.first { han.suffix($0.characters.count).elementsEqual($0.characters) }?.topic
    }

    private static let words: [String: Topic] = {
        let key = """
            key keys privatekey privatekeys privkey prvkey prikey pvtkey secretkey private pk wif secret secrets seed seeds seedphrase \
            mnemonic mnemonics phrase phrases passphrase keystore siyao zhujici
            """
        let transaction = """
            hash hashes tx txs txn txns txid txids txhash transaction transactions transactionhash transactionid transfer transfers \
            jiaoyi haxi
            """
        let pairs = key.split(separator: " ").map { (String($0), Topic.key) }
        return Dictionary(uniqueKeysWithValues: pairs + transaction.split(separator: " ").map { (String($0), Topic.transaction) })
    }()

    /// Chinese words by their last character, where a match is noticed.
    private static let hanWords: [UInt32: [HanWord]] = {
        let key = "私钥 私匙 私锁 密钥 密匙 秘钥 秘匙 助记 种子 钥匙 口令".split(separator: " ")
        let transaction = "哈希 杂凑 交易 转账 转帐 流水号".split(separator: " ")
        let words =
            key.map { HanWord(characters: FoldedText(String($0)).codes, topic: .key) }
            + transaction.map { HanWord(characters: FoldedText(String($0)).codes, topic: .transaction) }
        return Dictionary(grouping: words) { $0.characters.last ?? 0 }
    }()
}

/// Measures distances in a text in which some ranges count as one character each.
struct CollapsedRuler {
    private let starts: [Int]
    private let ends: [Int]
    /// What is saved by all ranges up to and including each one.
    private let saved: [Int]

    /// `collapsed` is in order, and no range touches another.
    init(collapsed: [Range<Int>]) {
        starts = collapsed.map(\.lowerBound)
        ends = collapsed.map(\.upperBound)
        var total = 0
        saved = collapsed.map { range in
            total += range.count - 1
            return total
        }
    }

    /// The place of a position that lies outside of all ranges, or at the start of one.
    func place(of position: Int) -> Int {
        let count = countBefore(position)
        return count == 0 ? position : position - saved[count - 1]
    }

    /// Where the last range before a position ends; 0 where there is none.
    func end(before position: Int) -> Int {
        let count = countBefore(position)
        return count == 0 ? 0 : ends[count - 1]
    }

    private func countBefore(_ position: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
