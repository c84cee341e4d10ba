import WordLists

/// How Chinese text joins the characters of the BIP-39 list: which pairs of them stand beside each other, and the numbers of the characters.
struct ChinesePairs: Sendable {
    static let shared = ChinesePairs()

    private let numbers: KeyTable
    private let traditionalOnly: Set<String>
    /// One bit for each pair, first * 2048 + second.
    private let bits: [UInt64]

    private init() {
        // The two lists hold the same words in the same order: a character of both has one number.
        let characters = [PhraseLanguage.chineseSimplified, .chineseTraditional].flatMap { language in
            language.list.enumerated().compactMap { number, word in FoldedText(word).codes.first.map { (key: UInt64($0), value: UInt32(number)) } }
        }
        numbers = KeyTable(characters)
        traditionalOnly = Set(PhraseLanguage.chineseTraditional.list).subtracting(PhraseLanguage.chineseSimplified.list)
        var bits = [UInt64](repeating: 0, count: 2048 * 2048 / 64)
        let list = chinese_pair_list()
        var pair = -1
        var distance = 0
        var shift = 0
        for byte in UnsafeBufferPointer(start: list.bytes, count: list.length) {
            distance |= Int(byte & 0x7F) << shift
            shift += 7
            guard byte < 0x80 else { continue }
            pair += distance
            bits[pair / 64] |= 1 << UInt64(pair % 64)
            (distance, shift) = (0, 0)
        }
        self.bits = bits
    }

    /// The number of a folded character on the list, from 0; nil where it is not on it.
    func number(of code: UInt32) -> Int? { numbers[UInt64(code)].map(Int.init) }

    func isTraditionalOnly(_ character: Unicode.Scalar) -> Bool { traditionalOnly.contains(String(character)) }

    /// Whether text has the two beside each other, in this order.
    func areUsual(_ first: Int, _ second: Int) -> Bool {
        let pair = first * 2048 + second
        return bits[pair / 64] & 1 << UInt64(pair % 64) != 0
    }
}
