/// A word of an outgoing text, or a place where it pauses.
struct OutboundUnit {
    enum Kind: Equatable {
        /// A Latin word or a number, or one Chinese character.
        case word(OutboundWord)
        /// Where a clause ends: comma, colon, dash, bracket, bullet, end of a line.
        case clauseEnd(isColon: Bool)
        case sentenceEnd(isQuestion: Bool)
        /// A web address.
        case link
        /// What stands next is the name of a secret whose letters are written apart ("s e e d").
        case disguise
    }

    let kind: Kind
    /// In the folded codes.
    let range: Range<Int>
    /// Whether it stands in a list item that is wholly in quotation marks.
    let isQuotedItem: Bool
    /// Whether it stands in quotation marks, which end with their line at the latest.
    let isQuoted: Bool

    var isLink: Bool {
        if case .link = kind { true } else { false }
    }

    var isDisguise: Bool {
        if case .disguise = kind { true } else { false }
    }

    /// What the lexicon compares; a pause has none.
    var word: OutboundWord {
        if case .word(let word) = kind { word } else { OutboundPhrases.webAddress }
    }
}

/// A word as the lexicon compares it: the code of a Chinese character, otherwise a hash of the letters (FNV-1a, 64 bits). Two words that
/// share a hash would be taken for each other, which no writer gains from.
struct OutboundWord: Hashable, Sendable {
    let key: UInt64

    private static let latin: UInt64 = 1 << 63

    init(han code: UInt32) { key = UInt64(code) }

    init(_ letters: some Sequence<UInt32>) {
        var hash = Hash()
        for letter in letters { hash.add(letter) }
        self = hash.word
    }

    var isHan: Bool { key & OutboundWord.latin == 0 }

    /// Takes in the letters of a word one by one.
    struct Hash {
        private var state: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func add(_ letter: UInt32) { state = (state ^ UInt64(letter)) &* 0x100_0000_01B3 }

        var word: OutboundWord { OutboundWord(key: state | OutboundWord.latin) }
    }

    private init(key: UInt64) { self.key = key }
}

/// Cuts an outgoing text into words and pauses, after undoing what hides a word from a reader of words: look-alike letters, invisible
/// characters, letters or characters written apart, digits for letters, Markdown marks.
struct OutboundReader {
    private let codes: [UInt32]
    /// Takes words apart that are written together; nil while the lexicon itself is read.
    private let phrases: OutboundPhrases?
    private var units: [OutboundUnit] = []
    private var lineStart = 0
    private var isQuotedItem = false
    private var isQuoted = false

    /// A line that ends without punctuation goes on in the next one only if it is at least this long.
    private static let shortestWrappedLine = 50

    static func units(of text: FoldedText, phrases: OutboundPhrases?) -> [OutboundUnit] {
        var reader = OutboundReader(codes: text.codes, phrases: phrases)
        reader.read()
        return reader.units
    }

    private init(codes: [UInt32], phrases: OutboundPhrases?) {
        self.codes = codes
        self.phrases = phrases
        units.reserveCapacity(codes.count)
    }

    private mutating func read() {
        var position = 0
        while position < codes.count {
            if let end = linkEnd(from: position) {
                add(.link, position..<end)
                position = end
                continue
            }
            switch CodeClass(codes[position]) {
            case .letter, .foreignLetter, .digit:
                let end = spelledOutEnd(from: position) ?? wordEnd(from: position)
                addWord(position..<end)
                position = end
            case .han:
                add(.word(OutboundWord(han: SimplifiedCharacters.simplified(codes[position]))), position..<position + 1)
                position += 1
            case .separator:
                position = readSeparator(at: position)
            }
        }
    }

    // MARK: Words

    private func isWordCode(_ position: Int) -> Bool {
        guard codes.indices.contains(position) else { return false }
        switch CodeClass(codes[position]) {
        case .letter, .foreignLetter, .digit: return true
        case .han, .separator: return false
        }
    }

    /// Letters and digits, with the signs that stand for letters ("p@ssword", "pa$$word") and apostrophes between them.
    private func wordEnd(from start: Int) -> Int {
        var position = start + 1
        while isWordCode(position) || isInnerSign(position) { position += 1 }
        return position
    }

    private func isInnerSign(_ position: Int) -> Bool {
        guard position + 1 < codes.count, codes[position] == "@" || codes[position] == "$" || FoldedText.isApostrophe(codes[position])
        else { return false }
        return isWordCode(position + 1) || codes[position] == "$" && codes[position + 1] == "$"
    }

    /// Where at least three single letters end that stand one separator apart from each other, always the same one.
    private func spelledOutEnd(from start: Int) -> Int? {
        guard start + 4 < codes.count, CodeClass(codes[start]) == .letter, CodeClass(codes[start + 1]) == .separator else { return nil }
        if isWordCode(start - 1) { return nil }
        let separator = codes[start + 1]
        guard separator != "\n", !FoldedText.isApostrophe(separator) else { return nil }
        var last = start
        while last + 2 < codes.count, codes[last + 1] == separator, CodeClass(codes[last + 2]) == .letter, !isWordCode(last + 3) {
            last += 2
        }
        return last - start >= 4 ? last + 1 : nil
    }

    private mutating func addWord(_ range: Range<Int>) {
        if range.count >= 5, CodeClass(codes[range.lowerBound + 1]) == .separator, !FoldedText.isApostrophe(codes[range.lowerBound + 1]),
            codes[range.lowerBound + 1] == codes[range.lowerBound + 3]
        {
            let letters = codes[range].filter { CodeClass($0) == .letter }
            if OutboundPhrases.namesSecret(letters[...]) { add(.disguise, range) }
            addWords(letters[...], range)
        } else if codes[range].allSatisfy({ CodeClass($0) == .letter }) {
            addWords(codes[range], range)
        } else if range.count >= 3, codes[range].allSatisfy({ CodeClass($0) == .digit }), !OutboundReader.isHundred(codes[range]) {
            add(.word(OutboundPhrases.number), range)
        } else if let unit = OutboundReader.unit(of: codes[range]) {
            addWords(codes[range.lowerBound..<unit], range)
            addWords(codes[unit..<range.upperBound], range)
        } else {
            let (letters, ending) = OutboundReader.withoutContraction(codes[range])
            addWords(OutboundReader.unmasked(letters)[...], range)
            if let ending { add(.word(ending), range) }
        }
    }

    /// "100" is a share in "100 % sure"; other long numbers are all alike.
    private static func isHundred(_ codes: ArraySlice<UInt32>) -> Bool { codes.elementsEqual("100".unicodeScalars.map(\.value)) }

    /// Where the unit of an amount starts ("100u", "50trx"); nil where there is none.
    private static func unit(of codes: ArraySlice<UInt32>) -> Int? {
        let digits = codes.prefix { CodeClass($0) == .digit }
        guard !digits.isEmpty, digits.count < codes.count, coins.contains(String(codes: codes[digits.endIndex...])) else { return nil }
        return digits.endIndex
    }

    private static let coins: Set<String> = ["u", "usdt", "usdc", "usd", "trx", "btc", "eth", "bnb", "sol"]

    private mutating func addWords(_ letters: ArraySlice<UInt32>, _ range: Range<Int>) {
        if let words = phrases?.split(letters) {
            for word in words { add(.word(word), range) }
        } else {
            add(.word(OutboundWord(letters)), range)
        }
    }

    /// "we'll" is "we will" and "you've" is "you have"; "don't" stays in one piece.
    private static func withoutContraction(_ codes: ArraySlice<UInt32>) -> (letters: [UInt32], ending: OutboundWord?) {
        var letters = codes
        var ending: OutboundWord?
        if let apostrophe = letters.lastIndex(where: FoldedText.isApostrophe),
            let verb = contractions[String(codes: letters[(apostrophe + 1)...])]
        {
            letters = letters[..<apostrophe]
            ending = verb
        }
        return (letters.filter { !FoldedText.isApostrophe($0) }, ending)
    }

    private static let contractions = ["ll": "will", "ve": "have", "re": "are", "d": "would", "m": "am"].mapValues {
        OutboundWord($0.unicodeScalars.map(\.value))
    }

    /// A word with its digits and signs read as the letters they resemble, where it has letters too ("p4ssw0rd", but not "2fa" or "12").
    private static func unmasked(_ word: [UInt32]) -> [UInt32] {
        let letters = word.count { CodeClass($0) == .letter }
        guard letters >= 2, letters < word.count, let first = word.first, CodeClass(first) == .letter else { return word }
        return word.map { likeness[$0] ?? $0 }
    }

    private static let likeness: [UInt32: UInt32] = Dictionary(
        uniqueKeysWithValues: zip("013457@$".unicodeScalars, "oieastas".unicodeScalars).map { ($0.value, $1.value) })

    // MARK: Links

    /// Where a web address ends that starts here; nil where none does.
    private func linkEnd(from start: Int) -> Int? {
        guard isWordCode(start), !isWordCode(start - 1) else { return nil }
        var chunk = codes[start...].prefix(300).prefix { ExplorerLink.isLinkCode($0) }
        while let last = chunk.last, ASCIISet(".,:!?").contains(last) { chunk = chunk.dropLast() }
        guard chunk.count >= 4, chunk.contains(where: { $0 == "." || $0 == ":" }) else { return nil }
        let text = String(codes: chunk)
        if ["http://", "https://", "hxxp", "www."].contains(where: text.hasPrefix) { return start + chunk.count }
        let host = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, OutboundReader.topLevelDomains.contains(String(last)) else { return nil }
        return labels.allSatisfy { !$0.isEmpty } ? start + host.unicodeScalars.count : nil
    }

    private static let topLevelDomains: Set<String> = Set(
        """
        com org net io cn co app xyz top info vip cc me site online link click finance live pro shop help support wallet exchange cloud \
        dev page ru hk tw jp uk de eu gg ly be tv fun icu sbs lol buzz space store tech biz mobi asia cfd cyou today world network zone \
        im ai wiki team chat group rest monster life art bar pw ws tk ml ga cf gq
        """.split(separator: " ").map(String.init))

    // MARK: Pauses

    private static let closingQuotes: Set<UInt32> = Set("\"”」»".unicodeScalars.map(\.value))
    private static let openingQuotes: Set<UInt32> = Set("\"“「«".unicodeScalars.map(\.value))
    private static func isQuote(_ code: UInt32) -> Bool { closingQuotes.contains(code) || openingQuotes.contains(code) }
    /// What follows a full stop or comma that is one, and not a part of a number or name.
    private static let afterPause: Set<UInt32> = Set(" \n\r\"')*_’”」".unicodeScalars.map(\.value))
    private static let bullets: Set<UInt32> = Set("-*•".unicodeScalars.map(\.value))

    private func code(_ position: Int) -> UInt32? { codes.indices.contains(position) ? codes[position] : nil }

    private func isAt(_ position: Int, _ character: Unicode.Scalar) -> Bool { code(position) == character.value }

    private func isHan(_ position: Int) -> Bool { code(position).map { CodeClass($0) == .han } ?? false }

    /// Adds the pause that a separator makes, if any; returns where to go on.
    private mutating func readSeparator(at position: Int) -> Int {
        if separatesSingleCharacters(position) { return position + 1 }
        switch codes[position] {
        case "\n", "\r": return readLineEnd(at: position)
        case "]" where isAt(position + 1, "("): return skipTarget(at: position)
        case "." where isListNumber(before: position): add(.clauseEnd(isColon: false), at: position)
        case "." where isPause(after: position), "!", "。", "…", "｡": add(.sentenceEnd(isQuestion: false), at: position)
        case "?": add(.sentenceEnd(isQuestion: true), at: position)
        case ":": add(.clauseEnd(isColon: true), at: position)
        case "," where isPause(after: position), ";", "(", ")", "—", "–", "【", "】", "→": add(.clauseEnd(isColon: false), at: position)
        case "-" where isPause(after: position) && isAt(position - 1, " "): add(.clauseEnd(isColon: false), at: position)
        case let code where OutboundReader.isQuote(code):
            isQuotedItem = isQuotedItem && !OutboundReader.closingQuotes.contains(code)
            isQuoted = code == "\"" ? !isQuoted : OutboundReader.openingQuotes.contains(code)
        default: break
        }
        return position + 1
    }

    /// Whether a dot, comma, dash or the like only keeps Chinese characters apart ("助.记.词").
    private func separatesSingleCharacters(_ position: Int) -> Bool {
        guard isHan(position - 1), isHan(position + 1), ASCIISet(".,-/*_").contains(codes[position]) || codes[position] == "·"
        else { return false }
        let goesOn = isHan(position + 3) && code(position + 2) == codes[position]
        let wentOn = isHan(position - 3) && code(position - 2) == codes[position]
        return goesOn || wentOn
    }

    private func isListNumber(before position: Int) -> Bool {
        lineStart < position && position - lineStart <= 2 && codes[lineStart..<position].allSatisfy { CodeClass($0) == .digit }
    }

    private func isPause(after position: Int) -> Bool {
        guard let next = code(position + 1) else { return true }
        return OutboundReader.afterPause.contains(next) || CodeClass(next) == .han
    }

    private mutating func add(_ kind: OutboundUnit.Kind, at position: Int) { add(kind, position..<position + 1) }

    private mutating func add(_ kind: OutboundUnit.Kind, _ range: Range<Int>) {
        units.append(OutboundUnit(kind: kind, range: range, isQuotedItem: isQuotedItem, isQuoted: isQuoted))
    }

    /// The target of a Markdown link: an article's name is no text, a web address is a link.
    private mutating func skipTarget(at position: Int) -> Int {
        let target = codes[(position + 2)...].prefix(300).prefix { $0 != ")" && $0 != "\n" }
        let end = target.endIndex
        guard end < codes.count, codes[end] == ")" else { return position + 1 }
        if target.contains(where: { $0 == ":" || $0 == "." }) { add(.link, position + 2..<end) }
        return end + 1
    }

    /// A blank line ends a sentence, and so do the ends of a heading. Other line ends end a clause, unless a long line goes on.
    private mutating func readLineEnd(at position: Int) -> Int {
        var next = position
        var breaks = 0
        while let code = code(next), ASCIISet(" \t\n\r>").contains(code) {
            if code == "\n" { breaks += 1 }
            next += 1
        }
        let first = code(next)
        let startsItem = first.map { OutboundReader.bullets.contains($0) || $0 == "|" || CodeClass($0) == .digit } ?? false
        if breaks > 1 || isAt(lineStart, "#") || isAt(next, "#") {
            add(.sentenceEnd(isQuestion: false), at: position)
        } else if startsItem || position - lineStart < OutboundReader.shortestWrappedLine {
            add(.clauseEnd(isColon: false), at: position)
        }
        lineStart = next
        isQuotedItem = false
        isQuoted = false
        guard let first, OutboundReader.bullets.contains(first), isAt(next + 1, " "), let quote = code(next + 2),
            OutboundReader.openingQuotes.contains(quote)
        else { return max(next, position + 1) }
        isQuotedItem = true
        isQuoted = true
        return next + 3
    }
}
