/// Finds seed phrases of Chinese words. Each word is one character, nearly all of them are among the commonest, and one in sixteen twelves of
/// characters has a valid checksum: neither makes a phrase.
///
/// Two things tell a phrase from a sentence. Its characters stand apart (by spaces, 、, numbers, lines), as no text writes them; and, together
/// or apart, they follow one another as no text has them: of the eleven neighbours in twelve random characters 0.3 are pairs that text
/// knows, in running text 9. With at most two such pairs, or three and a valid checksum, 99.9 % of phrases of twelve are found, and one place
/// in 2.3 million characters of running text that have no part in the table of pairs (docs/quality.md).
struct ChinesePhraseSearch {
    struct Found {
        /// In the folded codes.
        let range: Range<Int>
        let words: Int
        /// The traditional list where a character is on that alone.
        let language: PhraseLanguage
        /// Whether its checksum holds.
        let isValid: Bool
    }

    /// A Chinese character.
    private struct Character {
        let position: Int
        /// nil where it is not on the list.
        let number: Int?
    }

    /// Characters that may be one phrase, in order.
    private struct Row {
        var characters: [Character] = []
        /// Whether each stands alone.
        let areApart: Bool
    }

    private static let shortest = 12
    /// The longest run of characters that labels the next one ("第十二个单词：").
    private static let longestLabel = 6
    /// What may stand between two characters of one phrase.
    private static let longestGap = 16

    private let text: FoldedText
    private let pairs = ChinesePairs.shared
    private var rows: [Row] = []

    /// The phrases outside of what is `removed` already, in order.
    static func phrases(in text: FoldedText, removed: [Range<Int>]) -> [Found] {
        var search = ChinesePhraseSearch(text: text)
        for stretch in removed.stretchesBetween(upTo: text.codes.count) { search.collectRows(stretch) }
        return search.rows.flatMap { search.phrases(in: $0) }
    }

    private init(text: FoldedText) { self.text = text }

    // MARK: - Rows

    private mutating func collectRows(_ range: Range<Int>) {
        var apart = Row(areApart: true)
        var together = Row(areApart: false)
        var lastEnd = range.lowerBound
        var position = range.lowerBound
        while position < range.upperBound {
            guard Self.isHan(text.codes[position]) else {
                position += 1
                continue
            }
            var end = position + 1
            while end < range.upperBound, Self.isHan(text.codes[end]) { end += 1 }
            let run = position..<end
            position = end
            if run.count > 1, run.count <= Self.longestLabel, isLabel(run, before: range.upperBound) { continue }
            let gap = lastEnd..<run.lowerBound
            if !text.codes[gap].allSatisfy({ $0 <= 0x20 && $0 != 0x09 }) { close(&together) }
            if run.count > 1 || gap.count > Self.longestGap || !isSeparator(gap) { close(&apart) }
            let characters = run.map { Character(position: $0, number: pairs.number(of: text.codes[$0])) }
            if run.count == 1 { apart.characters += characters }
            together.characters += characters
            lastEnd = end
        }
        close(&apart)
        close(&together)
    }

    private mutating func close(_ row: inout Row) {
        if row.characters.count >= Self.shortest - 1 { rows.append(row) }
        row.characters.removeAll(keepingCapacity: true)
    }

    private static func isHan(_ code: UInt32) -> Bool { CodeClass(code) == .han && !ScalarFolding.isKana(code) && !ScalarFolding.isHangul(code) }

    /// Whether a run of characters only names the one that follows: a colon or a number stands behind it.
    private func isLabel(_ run: Range<Int>, before end: Int) -> Bool {
        let next = text.codes[run.upperBound..<min(run.upperBound + 5, end)].prefix { !Self.isHan($0) }
        return next.contains { $0 == ":" || $0 == "=" || CodeClass($0) == .digit }
    }

    /// Numbers, signs, and labels of a few letters beside a number; no sentence of another language.
    private func isSeparator(_ gap: Range<Int>) -> Bool {
        text.codes[gap].count { CodeClass($0) == .letter || CodeClass($0) == .foreignLetter } <= 6
    }

    // MARK: - Phrases

    private func phrases(in row: Row) -> [Found] {
        var marked = [Bool](repeating: false, count: row.characters.count)
        let usual = usualPairs(row)
        if row.areApart { markApart(row.characters, usual, &marked) } else { markTogether(row.characters, usual, &marked) }
        var found: [Found] = []
        var start: Int?
        for (index, isMarked) in (marked + [false]).enumerated() {
            if isMarked {
                start = start ?? index
            } else if let from = start {
                found.append(self.found(row.characters[from..<index]))
                start = nil
            }
        }
        return found
    }

    private func found(_ characters: ArraySlice<Character>) -> Found {
        let first = characters.first?.position ?? 0
        let last = characters.last?.position ?? first
        let isTraditional = characters.contains { pairs.isTraditionalOnly(text.scalars[text.origins[$0.position]]) }
        return Found(
            range: first..<last + 1, words: Self.length(of: characters.count), language: isTraditional ? .chineseTraditional : .chineseSimplified,
            isValid: isPhrase(characters))
    }

    /// For each place how many pairs that text knows stand before it. Where a line ends, any two may meet: that counts as usual.
    private func usualPairs(_ row: Row) -> [Int] {
        var sums = [0]
        sums.reserveCapacity(row.characters.count)
        for (first, second) in zip(row.characters, row.characters.dropFirst()) {
            var isUsual = !row.areApart && second.position > first.position + 1
            if !isUsual, let first = first.number, let second = second.number { isUsual = pairs.areUsual(first, second) }
            sums.append((sums.last ?? 0) + (isUsual ? 1 : 0))
        }
        return sums
    }

    /// Characters that stand alone are words of a phrase unless they read like a text that is spaced out.
    private func markApart(_ characters: [Character], _ usual: [Int], _ marked: inout [Bool]) {
        let size = min(Self.shortest, characters.count)
        if isPhrase(characters[...]) { return mark(characters.indices, &marked) }
        for start in 0...characters.count - size {
            let window = start..<start + size
            let unknown = characters[window].count { $0.number == nil }
            let distinct = Set(characters[window].compactMap(\.number)).count
            if unknown <= 2, distinct * 3 >= size * 2 - 3, usual[window.upperBound - 1] - usual[start] <= 4 { mark(window, &marked) }
        }
    }

    private func markTogether(_ characters: [Character], _ usual: [Int], _ marked: inout [Bool]) {
        for start in characters.indices {
            for length in MnemonicWords.phraseLengths.reversed() where start + length <= characters.count {
                let window = start..<start + length
                let known = usual[window.upperBound - 1] - usual[start]
                guard known <= max(3, length / 4) else { continue }
                let isDoubtful = known > length / 6 && length < characters.count && commonest(characters[window]) * 6 >= length
                guard !isDoubtful, isUnlikeText(characters[window], known) || isPhrase(characters[window]) else { continue }
                mark(window, &marked)
                break
            }
        }
        let isOneMissing = characters.count == Self.shortest - 1 && !characters.contains { $0.number == nil }
        if isOneMissing, usual[characters.count - 1] <= 1 { mark(characters.indices, &marked) }
    }

    /// How many are among the hundred commonest characters: the list is in the order of their frequency.
    private func commonest(_ characters: ArraySlice<Character>) -> Int { characters.count { $0.number.map { $0 < 100 } ?? false } }

    /// Twelve different characters of which hardly two follow each other as in any text: no checksum is needed.
    private func isUnlikeText(_ characters: ArraySlice<Character>, _ usual: Int) -> Bool {
        guard characters.count == Self.shortest, usual <= 2, !characters.contains(where: { $0.number == nil }) else { return false }
        return Set(characters.compactMap(\.number)).count >= 9
    }

    private func isPhrase(_ characters: ArraySlice<Character>) -> Bool {
        let numbers = characters.compactMap(\.number)
        return numbers.count == characters.count && MnemonicWords.hasValidChecksum(numbers[...])
    }

    private func mark(_ range: Range<Int>, _ marked: inout [Bool]) { for index in range { marked[index] = true } }

    private static func length(of count: Int) -> Int {
        count > 24 ? count : MnemonicWords.phraseLengths.first { $0 >= count } ?? 24
    }
}
