/// A piece of a text, as the search for seed phrases sees it. Everything between tokens only separates.
struct TextToken {
    enum Kind: Equatable {
        /// A word of the list, by its number.
        case listed(Int)
        /// The same, as half of what may be a compound ("workspace") or two words with the space left out.
        case halfOfCompound(Int)
        /// Another word, or a number too long to number a word.
        case unlisted
        /// "1", "2nd", "a)": what people number words with.
        case ordinal
        /// A Chinese, Japanese or Korean character.
        case han
        /// A marker, or the place of a secret that is already found.
        case removed
    }

    let kind: Kind
    /// Where it stands in the folded codes.
    let range: Range<Int>
}

/// Cuts a folded text into tokens in one pass.
struct TextTokenizer {
    private let text: FoldedText
    private let words: MnemonicWords
    private var tokens: [TextToken] = []
    /// For each length of the current letters: the fewest listed words that make them up, and the length of the last one.
    private var fewest: [Int32] = []
    private var lastLength: [Int32] = []

    /// The longest number that may be an ordinal: some people write the number of a word on the list, 1 to 2048.
    private static let ordinalDigits = 4
    private static let escapes = ASCIISet("nrt")
    private static let labelEnds = ASCIISet(").:")

    static func tokens(of text: FoldedText, words: MnemonicWords, removed: [Range<Int>]) -> [TextToken] {
        var tokenizer = TextTokenizer(text: text, words: words)
        var position = 0
        for range in removed {
            tokenizer.scan(position..<range.lowerBound)
            tokenizer.tokens.append(TextToken(kind: .removed, range: range))
            position = range.upperBound
        }
        tokenizer.scan(position..<text.codes.count)
        return tokenizer.tokens
    }

    private init(text: FoldedText, words: MnemonicWords) {
        self.text = text
        self.words = words
    }

    private mutating func scan(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            switch CodeClass(text.codes[position]) {
            case .letter, .foreignLetter:
                let end = wordEnd(from: position, before: range.upperBound)
                addWord(position..<end)
                position = end
            case .han where isWordScript(text.codes[position]):
                var end = position + 1
                while end < range.upperBound, isWordScript(text.codes[end]) { end += 1 }
                addWord(position..<end)
                position = end
            case .digit:
                let end = numberEnd(from: position, before: range.upperBound)
                let isOrdinal = end - position <= TextTokenizer.ordinalDigits
                position = addNumber(position..<end, isOrdinal: isOrdinal, before: range.upperBound)
            case .han:
                tokens.append(TextToken(kind: .han, range: position..<position + 1))
                position += 1
            case .separator:
                position += escapeLength(at: position, before: range.upperBound)
            }
        }
    }

    /// Whether the words looked for are written with such characters: elsewhere kana and hangul only label, as Chinese characters do.
    private func isWordScript(_ code: UInt32) -> Bool {
        switch words.language {
        case .japanese: ScalarFolding.isKana(code)
        case .korean: ScalarFolding.isHangul(code)
        default: false
        }
    }

    /// 2 for `\n`, `\r` and `\t` as JSON writes them, so that their letter doesn't join the next word; otherwise 1.
    private func escapeLength(at position: Int, before end: Int) -> Int {
        guard text.codes[position] == "\\", position + 1 < end else { return 1 }
        return TextTokenizer.escapes.contains(text.codes[position + 1]) ? 2 : 1
    }

    /// Letters, and apostrophes between letters ("don't" is one word).
    private func wordEnd(from start: Int, before end: Int) -> Int {
        var position = start + 1
        while position < end {
            let code = text.codes[position]
            if TextTokenizer.isLetter(code) {
                position += 1
            } else if FoldedText.isApostrophe(code) && position + 1 < end && TextTokenizer.isLetter(text.codes[position + 1]) {
                position += 2
            } else {
                break
            }
        }
        return position
    }

    private static func isLetter(_ code: UInt32) -> Bool {
        switch CodeClass(code) {
        case .letter, .foreignLetter: true
        case .digit, .han, .separator: false
        }
    }

    private func numberEnd(from start: Int, before end: Int) -> Int {
        var position = start + 1
        while position < end, CodeClass(text.codes[position]) == .digit { position += 1 }
        return position
    }

    /// Adds a number, with the "st", "nd", "rd" or "th" after it; returns where it ends.
    private mutating func addNumber(_ range: Range<Int>, isOrdinal: Bool, before end: Int) -> Int {
        var position = range.upperBound
        if position + 1 < end, position + 2 == end || !TextTokenizer.isLetter(text.codes[position + 2]) {
            if ["st", "nd", "rd", "th"].contains(String(codes: text.codes[position..<position + 2])) { position += 2 }
        }
        tokens.append(TextToken(kind: isOrdinal ? .ordinal : .unlisted, range: range.lowerBound..<position))
        return position
    }

    private mutating func addWord(_ range: Range<Int>) {
        let letters = text.codes[range]
        if let index = words.index(of: letters) {
            tokens.append(TextToken(kind: .listed(index), range: range))
            return
        }
        if range.count == 1, range.upperBound < text.codes.count, TextTokenizer.labelEnds.contains(text.codes[range.upperBound]) {
            tokens.append(TextToken(kind: .ordinal, range: range))
            return
        }
        if words.form == .whole, range.count > words.longest, addJoinedWords(range) { return }
        if addWordsBetweenJoints(range) { return }
        tokens.append(TextToken(kind: .unlisted, range: range))
    }

    /// Listed words without anything between them ("abandonability"): the split with the fewest words. False where there is none.
    private mutating func addJoinedWords(_ range: Range<Int>) -> Bool {
        let letters = text.codes[range]
        let unreachable = Int32.max
        fewest = [Int32](repeating: unreachable, count: letters.count + 1)
        lastLength = [Int32](repeating: 0, count: letters.count + 1)
        fewest[0] = 0
        for reached in 0..<letters.count where fewest[reached] != unreachable {
            let start = range.lowerBound + reached
            for length in 1...min(words.longest, letters.count - reached) where fewest[reached] + 1 < fewest[reached + length] {
                guard words.index(of: letters[start..<start + length]) != nil else { continue }
                fewest[reached + length] = fewest[reached] + 1
                lastLength[reached + length] = Int32(length)
            }
        }
        guard fewest[letters.count] != unreachable else { return false }
        var pieces: [Range<Int>] = []
        var end = letters.count
        while end > 0 {
            let start = end - Int(lastLength[end])
            pieces.append(range.lowerBound + start..<range.lowerBound + end)
            end = start
        }
        let isCompound = pieces.count == 2 && !text.joints[pieces[0].lowerBound]
        for piece in pieces.reversed() { addListed(piece, isCompound: isCompound) }
        return true
    }

    /// Words with only something invisible, or a capital letter, to part them. False unless most pieces are on the list.
    private mutating func addWordsBetweenJoints(_ range: Range<Int>) -> Bool {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for position in range.dropFirst() where text.joints[position] {
            pieces.append(start..<position)
            start = position
        }
        guard !pieces.isEmpty else { return false }
        pieces.append(start..<range.upperBound)
        let listed = pieces.count { words.index(of: text.codes[$0]) != nil }
        guard listed * 2 >= pieces.count else { return false }
        for piece in pieces { addListed(piece, isCompound: false) }
        return true
    }

    private mutating func addListed(_ range: Range<Int>, isCompound: Bool) {
        let kind: TextToken.Kind
        switch words.index(of: text.codes[range]) {
        case let number?: kind = isCompound ? .halfOfCompound(number) : .listed(number)
        case nil: kind = .unlisted
        }
        tokens.append(TextToken(kind: kind, range: range))
    }
}
