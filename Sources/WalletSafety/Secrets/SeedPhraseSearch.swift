/// Finds seed phrases in a text, however they are laid out.
///
/// A phrase is a row of words of one list with only separators, ordinals and short labels between them. Twelve or more count as one, and
/// so do eleven, with one unknown word inside or one left out, and ten with two misspelt, unless they read like a sentence. A checksum
/// that holds settles the matter; one that doesn't proves nothing, since people mistype.
struct SeedPhraseSearch {
    struct Found {
        /// In the folded codes: the words and all that stands between them.
        let range: Range<Int>
        let words: Int
        /// Whether its checksum holds.
        let isValid: Bool
    }

    /// Listed words that follow one another, as a range of `listed`.
    private struct Row {
        var range: Range<Int>
        /// The one or two unknown words that part it from the row before; empty where more does, or something else.
        let gap: [Int]
    }

    /// The fewest listed words that are taken out: a phrase of twelve with one word left out.
    private static let shortestRun = 11
    /// The same with two words misspelt.
    private static let shortestMisspelt = 10
    private static let mostMisspelt = 2
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
    /// How many of the first words are usual, for each number of words.
    private var usualSums = [0]
    /// For each word, which of the lengths of a phrase are tried from it on, and with which the checksum holds; a bit for each. A window is
    /// looked at with several rows, and its checksum costs the most of all.
    private var triedLengths: [UInt8] = []
    private var validLengths: [UInt8] = []

    /// The phrases in order of appearance; two may overlap. `tokens` are those of `text`, cut with the same `words`.
    static func phrases(in text: FoldedText, tokens: [TextToken], words: MnemonicWords) -> [Found] {
        let labels = WordLabels(text, tokens)
        var found: [Found] = []
        for tokens in labels.readings where tokens.count >= shortestMisspelt {
            var search = SeedPhraseSearch(text: text, words: words, tokens: tokens)
            search.collectRows()
            let spans = search.suspectSpans()
            found += spans.map { search.found($0) }
        }
        return found
    }

    private init(text: FoldedText, words: MnemonicWords, tokens: [TextToken]) {
        self.text = text
        self.words = words
        self.tokens = tokens
    }

    private mutating func collectRows() {
        var unknown: [Int] = []
        var hanLength = 0
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .listed(let number), .halfOfCompound(let number):
                let position = listed.count
                listed.append(index)
                numbers.append(number)
                let isUsual = token.kind == .halfOfCompound(number) || words.isFunctionWord(number)
                self.isUsual.append(isUsual)
                usualSums.append(usualSums[position] + (isUsual ? 1 : 0))
                let isNear = hanLength <= SeedPhraseSearch.longestLabel
                if let last = rows.indices.last, unknown.isEmpty, isNear {
                    rows[last].range = rows[last].range.lowerBound..<position + 1
                } else {
                    let isGap = !rows.isEmpty && isNear && unknown.count <= SeedPhraseSearch.mostMisspelt
                    rows.append(Row(range: position..<position + 1, gap: isGap ? unknown : []))
                }
                unknown = []
                hanLength = 0
            case .unlisted: if unknown.count <= SeedPhraseSearch.mostMisspelt { unknown.append(index) }
            case .han: hanLength += 1
            case .ordinal, .removed: continue
            }
        }
        triedLengths = [UInt8](repeating: 0, count: listed.count)
        validLengths = triedLengths
    }

    /// Ranges of `listed` that are secrets, in order, none touching another.
    private mutating func suspectSpans() -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for index in rows.indices {
            guard let suspect = suspect(from: index) else { continue }
            if let last = spans.last, last.upperBound > suspect.lowerBound {
                spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, suspect.upperBound)
            } else {
                spans.append(suspect)
            }
        }
        return spans
    }

    /// The longest phrase that starts with a row, over gaps that are slips.
    private mutating func suspect(from index: Int) -> Range<Int>? {
        let row = rows[index].range
        var suspect = isPhrase(row) ? row : nil
        if suspect == nil, isMisspeltPhrase(row, slips: 0) { suspect = row }
        var slips = 0
        var areMisspelt = true
        for next in rows[(index + 1)...] {
            guard !next.gap.isEmpty, slips + next.gap.count <= SeedPhraseSearch.mostMisspelt else { break }
            slips += next.gap.count
            areMisspelt = areMisspelt && next.gap.allSatisfy(isMisspeltWord)
            let whole = row.lowerBound..<next.range.upperBound
            if areMisspelt ? isMisspeltPhrase(whole, slips: slips) || isPhrase(whole) : slips == 1 && joins(row, next) { suspect = whole }
            if !areMisspelt { break }
        }
        return suspect
    }

    /// Whether two rows with one unknown word between them are one phrase: neither is one alone, or the unknown word fits in. A word that every
    /// sentence has joins nothing.
    private mutating func joins(_ before: Range<Int>, _ next: Row) -> Bool {
        let after = next.range
        guard !next.gap.contains(where: { words.isNeverMisspelt(text.codes[tokens[$0].range]) }) else { return false }
        let both = before.lowerBound..<after.upperBound
        let fits = min(before.count, after.count) >= 3 || MnemonicWords.phraseLengths.contains(both.count + 1)
        return (fits || !isPhrase(before) && !isPhrase(after)) && isPhrase(both)
    }

    /// Whether a range with so many misspelt words inside, and perhaps more at its ends, is a phrase.
    private mutating func isMisspeltPhrase(_ range: Range<Int>, slips: Int) -> Bool {
        guard range.count >= SeedPhraseSearch.shortestMisspelt else { return false }
        let (first, last) = (listed[range.lowerBound], listed[range.upperBound - 1])
        let before = (1...SeedPhraseSearch.mostMisspelt).prefix { first - $0 >= 0 && isMisspeltWord(first - $0) }
        let after = (1...SeedPhraseSearch.mostMisspelt).prefix { last + $0 < tokens.count && isMisspeltWord(last + $0) }
        let edges = before.count + after.count
        let misspelt = min(slips + edges, SeedPhraseSearch.mostMisspelt)
        return range.count + misspelt >= 12 && hasStretchUnlikeSentences(range)
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
        for (bit, length) in MnemonicWords.phraseLengths.enumerated().reversed() where length <= range.count {
            for start in range.lowerBound...range.upperBound - length where (usualSums[start + length] - usualSums[start]) * 2 < length {
                if hasValidChecksum(from: start, length: length, bit: 1 << UInt8(bit)) { return start..<start + length }
            }
        }
        return nil
    }

    private mutating func hasValidChecksum(from start: Int, length: Int, bit: UInt8) -> Bool {
        if triedLengths[start] & bit == 0 {
            triedLengths[start] |= bit
            if MnemonicWords.hasValidChecksum(numbers[start..<start + length]) { validLengths[start] |= bit }
        }
        return validLengths[start] & bit != 0
    }

    // MARK: What is taken out

    private mutating func found(_ span: Range<Int>) -> Found {
        let isValid = MnemonicWords.hasValidChecksum(numbers[span])
        let span = isValid ? span : phraseAlone(in: span)
        var first = listed[span.lowerBound]
        var last = listed[span.upperBound - 1]
        var unknown = (first...last).count { tokens[$0].kind == .unlisted }
        while !MnemonicWords.phraseLengths.contains(span.count + unknown) {
            if first > 0, isMisspeltWord(first - 1) {
                first -= 1
            } else if last + 1 < tokens.count, isMisspeltWord(last + 1) {
                last += 1
            } else {
                break
            }
            unknown += 1
            if unknown > SeedPhraseSearch.mostMisspelt { break }
        }
        let count = wordCount(span, unknown: unknown)
        if (first...last).count(where: { tokens[$0].kind == .ordinal }) >= 3 {
            if first > 0, tokens[first - 1].kind == .ordinal {
                first -= 1
            } else if last + 1 < tokens.count, tokens[last + 1].kind == .ordinal {
                last += 1
            }
        }
        let range = tokens[first].range.lowerBound..<tokens[last].range.upperBound
        return Found(range: range, words: count, isValid: isValid || MnemonicWords.hasValidChecksum(numbers[span]))
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
