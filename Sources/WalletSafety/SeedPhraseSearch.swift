/// Finds seed phrases in a text, however they are laid out.
///
/// A phrase is a row of listed words with only separators, ordinals and short Chinese labels between them. Twelve or more count as one, and
/// so do eleven, with one unknown word inside or one left out, unless they read like a sentence. A checksum that holds settles the matter;
/// one that doesn't proves nothing, since people mistype.
struct SeedPhraseSearch {
    struct Found {
        /// In the folded codes: the words and all that stands between them.
        let range: Range<Int>
        let words: Int
    }

    /// Listed words that follow one another, as a range of `listed`.
    private struct Row {
        var range: Range<Int>
        /// The token that parts it from the row before, where it is one unknown word.
        let soleBreak: Int?
    }

    /// The fewest listed words that are taken out: a phrase of twelve with one word misspelt or left out.
    private static let shortestRun = 11
    /// The longest run of Chinese characters between two words that still only labels them ("第十二个是").
    private static let longestLabel = 6

    private let text: FoldedText
    private let words: MnemonicWords
    private let tokens: [TextToken]
    /// The tokens that are listed words, and beside them the numbers of the words.
    private var listed: [Int] = []
    private var numbers: [Int] = []
    /// Which of them are usual in sentences: function words and halves of compounds.
    private var isUsual: [Bool] = []
    private var rows: [Row] = []
    /// How many checksums this text may still cost, so that no text is slow.
    private var checksumBudget = 1000

    /// The phrases in order of appearance. `tokens` are those of `text`, cut with the same `words`.
    static func phrases(in text: FoldedText, tokens: [TextToken], words: MnemonicWords) -> [Found] {
        guard tokens.count >= shortestRun else { return [] }
        var search = SeedPhraseSearch(text: text, words: words, tokens: tokens)
        search.collectRows()
        let spans = search.suspectSpans()
        return spans.map { search.found($0) }
    }

    private init(text: FoldedText, words: MnemonicWords, tokens: [TextToken]) {
        self.text = text
        self.words = words
        self.tokens = tokens
    }

    private mutating func collectRows() {
        let labelsAreNumbered = tokens.indices.count { isNumberedLabel(at: $0) } >= 3
        var unknown: [Int] = []
        var hanLength = 0
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .listed(let number), .halfOfCompound(let number):
                if labelsAreNumbered && isNumberedLabel(at: index) { continue }
                let position = listed.count
                listed.append(index)
                numbers.append(number)
                isUsual.append(token.kind == .halfOfCompound(number) || words.isFunctionWord(number))
                if let last = rows.indices.last, unknown.isEmpty, hanLength <= SeedPhraseSearch.longestLabel {
                    rows[last].range = rows[last].range.lowerBound..<position + 1
                } else {
                    let isSole = unknown.count == 1 && hanLength <= SeedPhraseSearch.longestLabel
                    rows.append(Row(range: position..<position + 1, soleBreak: isSole && !rows.isEmpty ? unknown[0] : nil))
                }
                unknown = []
                hanLength = 0
            case .unlisted: if unknown.count < 2 { unknown.append(index) }
            case .han: hanLength += 1
            case .ordinal, .removed: continue
            }
        }
    }

    /// "word" beside a number, as in "word 1: abandon".
    private func isNumberedLabel(at index: Int) -> Bool {
        guard let word = words.word, tokens[index].kind == .listed(word) else { return false }
        let before = index > 0 && tokens[index - 1].kind == .ordinal
        let after = index + 1 < tokens.count && tokens[index + 1].kind == .ordinal
        return before || after
    }

    /// Ranges of `listed` that are secrets, in order, none touching another.
    private mutating func suspectSpans() -> [Range<Int>] {
        var spans: [Range<Int>] = []
        func add(_ range: Range<Int>) {
            if let last = spans.last, last.upperBound > range.lowerBound {
                spans[spans.count - 1] = min(last.lowerBound, range.lowerBound)..<max(last.upperBound, range.upperBound)
            } else {
                spans.append(range)
            }
        }
        for (index, row) in rows.enumerated() {
            let isPhrase = isPhrase(row.range)
            if let sole = row.soleBreak {
                let before = rows[index - 1].range
                let both = before.lowerBound..<row.range.upperBound
                let wasPhrase = spans.last.map { $0.upperBound == before.upperBound } ?? false
                let belongs = min(before.count, row.range.count) >= 3 || MnemonicWords.phraseLengths.contains(both.count + 1)
                let fits = !isPhrase && !wasPhrase || belongs || words.isNearlyWord(text.codes[tokens[sole].range])
                if fits && self.isPhrase(both) { add(both) }
            }
            if isPhrase { add(row.range) }
        }
        return spans
    }

    /// Whether a row of listed words is more than a sentence that happens to have only such words.
    private mutating func isPhrase(_ range: Range<Int>) -> Bool {
        guard range.count >= SeedPhraseSearch.shortestRun else { return false }
        return hasStretchUnlikeSentences(range) || longestValidWindow(range) != nil
    }

    /// Whether some twelve words in a row hold few that are usual in sentences, and few repetitions. In prose two in five of such words are
    /// usual, in tables and options most words come again; of random phrases fewer than 1 in 10,000 looks like either.
    private func hasStretchUnlikeSentences(_ range: Range<Int>) -> Bool {
        let size = min(12, range.count)
        var counts: [Int: Int] = [:]
        var usual = 0
        for position in range {
            counts[numbers[position], default: 0] += 1
            if isUsual[position] { usual += 1 }
            let length = position - range.lowerBound + 1
            if length > size {
                let gone = position - size
                let left = (counts[numbers[gone]] ?? 1) - 1
                counts[numbers[gone]] = left == 0 ? nil : left
                if isUsual[gone] { usual -= 1 }
            }
            if length >= size && usual * 5 < size * 2 && counts.count * 3 >= size * 2 { return true }
        }
        return false
    }

    /// The longest stretch whose checksum holds, which one in sixteen of twelve words does by chance. So a stretch in which every other
    /// word is usual doesn't count: of random phrases fewer than 1 in 100,000 are like that.
    private mutating func longestValidWindow(_ range: Range<Int>) -> Range<Int>? {
        for length in MnemonicWords.phraseLengths.reversed() where length <= range.count {
            for start in range.lowerBound...range.upperBound - length {
                guard isUsual[start..<start + length].count(where: \.self) * 2 < length else { continue }
                guard checksumBudget > 0 else { return nil }
                checksumBudget -= 1
                if words.hasValidChecksum(numbers[start..<start + length]) { return start..<start + length }
            }
        }
        return nil
    }

    // MARK: What is taken out

    private mutating func found(_ span: Range<Int>) -> Found {
        let span = words.hasValidChecksum(numbers[span]) ? span : phraseAlone(in: span)
        var first = listed[span.lowerBound]
        var last = listed[span.upperBound - 1]
        var unknown = (first...last).count { tokens[$0].kind == .unlisted }
        if !MnemonicWords.phraseLengths.contains(span.count + unknown) {
            if first > 0, isMisspeltWord(first - 1) {
                first -= 1
                unknown += 1
            } else if last + 1 < tokens.count, isMisspeltWord(last + 1) {
                last += 1
                unknown += 1
            }
        }
        let count = wordCount(span, unknown: unknown)
        if (first...last).count(where: { tokens[$0].kind == .ordinal }) >= 3 {
            if first > 0, tokens[first - 1].kind == .ordinal {
                first -= 1
            } else if last + 1 < tokens.count, tokens[last + 1].kind == .ordinal {
                last += 1
            }
        }
        return Found(range: tokens[first].range.lowerBound..<tokens[last].range.upperBound, words: count)
    }

    /// The span without the words that only announce the phrase or follow it ("… please help"), where that can be told: at most two on
    /// each side, so that an error leaves nothing of use.
    private mutating func phraseAlone(in span: Range<Int>) -> Range<Int> {
        let announced = span.lowerBound + labelCount(span)..<span.upperBound
        guard announced.count < 29, let valid = longestValidWindow(announced) else { return announced }
        let edges = [announced.lowerBound..<valid.lowerBound, valid.upperBound..<announced.upperBound]
        return edges.allSatisfy { $0.count <= 2 && numbers[$0].allSatisfy(words.isFunctionWord) } ? valid : announced
    }

    /// How many words at the head only announce the phrase, as in "seed phrase: …": at most two, before a colon or an equals sign.
    private func labelCount(_ span: Range<Int>) -> Int {
        for count in [2, 1] where span.count - count >= SeedPhraseSearch.shortestRun {
            let announced = span.lowerBound + count
            guard numbers[span.lowerBound..<announced].allSatisfy(words.isLabel) else { continue }
            let (label, next) = (listed[announced - 1], listed[announced])
            let between = tokens[label].range.upperBound..<tokens[next].range.lowerBound
            let isAdjacent = label + 1 == next || label + 2 == next && tokens[label + 1].kind == .ordinal
            if isAdjacent, text.codes[between].prefix(4).contains(where: { $0 == ":" || $0 == "=" }) {
                return count
            }
        }
        return 0
    }

    private func isMisspeltWord(_ index: Int) -> Bool {
        tokens[index].kind == .unlisted && words.isNearlyWord(text.codes[tokens[index].range])
    }

    /// How long the phrase most likely was.
    private mutating func wordCount(_ span: Range<Int>, unknown: Int) -> Int {
        let total = span.count + unknown
        if total > 24 || MnemonicWords.phraseLengths.contains(total) { return total }
        if let valid = longestValidWindow(span) { return valid.count }
        return MnemonicWords.phraseLengths.last { $0 <= total } ?? 12
    }
}
