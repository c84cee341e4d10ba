import Synchronization

/// Tells in one pass which word lists a text may hold a phrase of, so that the search for phrases runs for these alone.
struct LanguageSieve: Sendable {
    struct Suspicion: Hashable, Sendable {
        let language: PhraseLanguage
        let form: MnemonicWords.Form
    }

    static let shared = LanguageSieve()

    /// Letters in a row that may be words with nothing between them.
    static let joinedLength = 28

    fileprivate static let suspicions = PhraseLanguage.ofWords.flatMap { language in
        [Suspicion(language: language, form: .whole), Suspicion(language: language, form: .firstFourLetters)]
    }

    /// For each word, whole or cut to four letters: one bit for each suspicion that it speaks for.
    private let masks: KeyTable
    private let longest: Int

    private init() {
        var masks: [UInt64: UInt32] = [:]
        var longest = 0
        for (bit, suspicion) in Self.suspicions.enumerated() {
            for spelling in suspicion.language.spellings {
                var codes = FoldedText(spelling.word).codes[...]
                if suspicion.form == .firstFourLetters { codes = codes.prefix(4) }
                masks[MnemonicWords.key(codes), default: 0] |= 1 << UInt32(bit)
                longest = max(longest, codes.count)
            }
        }
        // What holds sentences together says nothing either way.
        for word in MnemonicWords.sentenceWords.split(separator: " ") { masks[MnemonicWords.key(FoldedText(String(word)).codes[...])] = WordCount.usual }
        self.masks = KeyTable(masks.map { (key: $0.key, value: $0.value) })
        self.longest = longest
    }

    /// One bit for each suspicion that a word speaks for; 0 for a word of no list.
    func mask(ofKey key: UInt64, length: Int) -> UInt32 { length <= longest ? masks[key] ?? 0 : 0 }

    /// - Parameter removed: what is no part of the text any more, in order.
    func suspicions(in text: FoldedText, removed: [Range<Int>]) -> [Suspicion] {
        var count = WordCount()
        for stretch in removed.stretchesBetween(upTo: text.codes.count) { note(stretch, of: text, &count) }
        return count.suspicions
    }

    /// How many words a text has, two at least, if all are on one list and less than half are usual in sentences.
    func wordsOfOneList(in text: FoldedText) -> Int? {
        let words = text.codes.split { !FoldedText.isWordLetter($0) }.map(mask)
        let telling = words.filter { $0 != WordCount.usual }
        let common = telling.reduce(UInt32.max, &)
        return (2...24).contains(words.count) && telling.count * 2 > words.count && common != 0 ? words.count : nil
    }

    private func note(_ stretch: Range<Int>, of text: FoldedText, _ count: inout WordCount) {
        var position = stretch.lowerBound
        while position < stretch.upperBound {
            let code = text.codes[position]
            guard FoldedText.isWordLetter(code) else {
                if code == ":" || code == "=" { count.noteColon() }
                // `\n` in JSON is no letter.
                position += code == "\\" ? 2 : 1
                continue
            }
            var end = position + 1
            while end < stretch.upperBound, FoldedText.isWordLetter(text.codes[end]) { end += 1 }
            noteWord(position..<end, in: text, &count)
            position = end
        }
    }

    private func noteWord(_ run: Range<Int>, in text: FoldedText, _ count: inout WordCount) {
        let mask = mask(of: text.codes[run])
        guard mask == 0 else { return count.note(mask) }
        // Letters among digits are part of a number, and no word.
        if !isBesideDigit(run, in: text) { count.note(0) }
        // Something invisible, or a capital letter, may part words.
        var start = run.lowerBound
        for position in run.dropFirst() where text.joints[position] {
            count.note(self.mask(of: text.codes[start..<position]))
            start = position
        }
        if start > run.lowerBound { count.note(self.mask(of: text.codes[start..<run.upperBound])) }
        if run.count >= Self.joinedLength { count.suspectJoinedWords() }
    }

    private func isBesideDigit(_ run: Range<Int>, in text: FoldedText) -> Bool {
        let before = run.lowerBound > 0 && CodeClass(text.codes[run.lowerBound - 1]) == .digit
        return before || run.upperBound < text.codes.count && CodeClass(text.codes[run.upperBound]) == .digit
    }

    private func mask(of word: ArraySlice<UInt32>) -> UInt32 { mask(ofKey: MnemonicWords.key(word), length: word.count) }
}

/// Counts the words of each list among the last words of a text.
struct WordCount {
    /// The mask of a word that isn't counted.
    static let usual: UInt32 = 1 << 31

    /// Eight words of one list within twelve: a phrase of twelve with four that are misspelt or usual in sentences.
    private static let hits = 8
    private static let span = 12
    /// The same where every word has its label before a colon.
    private static let labelledSpan = 27
    private static let colons = 6

    private(set) var suspected: UInt32 = 0
    private var words = 0
    private var colonCount = 0
    /// The numbers of the last words of each list, and of the words before the last colons.
    private var places = [Int](repeating: -1000, count: LanguageSieve.suspicions.count * WordCount.hits)
    private var next = [Int](repeating: 0, count: LanguageSieve.suspicions.count)
    private var colonPlaces = [Int](repeating: -1000, count: WordCount.colons)

    var suspicions: [LanguageSieve.Suspicion] {
        LanguageSieve.suspicions.indices.filter { suspected & 1 << UInt32($0) != 0 }.map { LanguageSieve.suspicions[$0] }
    }

    mutating func note(_ mask: UInt32) {
        guard mask != Self.usual else { return }
        words += 1
        var rest = mask & ~suspected
        while rest != 0 {
            let bit = rest.trailingZeroBitCount
            rest &= rest - 1
            let first = bit * Self.hits
            places[first + next[bit]] = words
            next[bit] = next[bit] + 1 == Self.hits ? 0 : next[bit] + 1
            // The next place to be written holds the oldest of the last eight.
            let distance = words - places[first + next[bit]]
            if distance < Self.span || distance < Self.labelledSpan && isLabelled { suspected |= 1 << UInt32(bit) }
        }
    }

    mutating func noteColon() {
        colonPlaces[colonCount % Self.colons] = words
        colonCount += 1
    }

    mutating func suspectJoinedWords() { suspected |= 1 }

    private var isLabelled: Bool { words - colonPlaces[colonCount % Self.colons] < Self.labelledSpan }
}

extension MnemonicWords {
    private static let known = Mutex<[LanguageSieve.Suspicion: MnemonicWords]>([:])

    /// The words of a list, made when a text is first suspected of holding them.
    static func of(_ suspicion: LanguageSieve.Suspicion) -> MnemonicWords {
        known.withLock { known in
            if let words = known[suspicion] { return words }
            let words = MnemonicWords(suspicion.language, suspicion.form)
            known[suspicion] = words
            return words
        }
    }
}
