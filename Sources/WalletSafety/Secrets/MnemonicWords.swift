import Kit

/// The word list of a BIP-39 language: which words belong to it, which are close to one, and whether a row of them is a valid phrase.
struct MnemonicWords: Sendable {
    /// How people write the words.
    enum Form: Sendable {
        case whole
        /// The first four letters, which are enough to tell the words of most lists apart (BIP-39, "Wordlist").
        case firstFourLetters
    }

    /// The numbers of words that a phrase may have.
    static let phraseLengths = [12, 15, 18, 21, 24]

    static let english = MnemonicWords(.english, .whole)

    let language: PhraseLanguage
    let form: Form
    private let indices: KeyTable
    /// The words that one missing letter makes of the list. A letter too many, a wrong letter and two swapped letters are found through
    /// them as well.
    private let shortened: KeyTable
    /// Words that hold sentences together and are nearly absent from a random phrase.
    private let functionWords: [Bool]
    /// Words by which people announce a phrase ("seed phrase: …") and that are on the list themselves.
    private let labels: Set<Int>
    private let shortest: Int
    let longest: Int

    init(_ language: PhraseLanguage, _ form: Form) {
        self.language = language
        self.form = form
        let words = language.spellings.map { spelling in
            let codes = FoldedText(spelling.word).codes
            return (number: UInt32(spelling.number), codes: form == .whole ? codes : Array(codes.prefix(4)))
        }
        let table = KeyTable(words.map { (key: MnemonicWords.key($0.codes[...]), value: $0.number) })
        // One slip in four letters leads anywhere.
        shortened = KeyTable(
            form == .whole
                ? words.flatMap { number, word in
                    word.indices.map { cut in (key: MnemonicWords.key(word[..<cut], word[(cut + 1)...]), value: number) }
                } : [])
        func indices(of words: String) -> [Int] {
            words.split(separator: " ").compactMap { word in table[MnemonicWords.key(FoldedText(String(word)).codes[...])].map(Int.init) }
        }
        var holding = [Bool](repeating: false, count: 2048)
        if language == .english { for index in indices(of: MnemonicWords.sentenceWords) { holding[index] = true } }
        self.indices = table
        functionWords = holding
        labels = language == .english ? Set(indices(of: "seed phrase word secret private key code")) : []
        shortest = words.map(\.codes.count).min() ?? 0
        longest = words.map(\.codes.count).max() ?? 0
    }

    /// Function words and the commonest words of questions and answers, as far as they are on the English list.
    static let sentenceWords = """
        about above again all almost alone already also always among another any around because become before below between beyond \
        both can come during either else enough every few first half have help into just keep know later like little long make more much \
        must never next nothing now off often only other over own please put rather same still such that then there they this \
        thing time together toward under until upon usual very way what when where which while will year you
        """

    /// Words that are not on the English list, though one letter away from it, and that every sentence has: no slip of the fingers.
    private static let neverMisspelt = Set(
        """
        a an and are as at be been but by did do does for from get got had has have he her him his how i if in is it its let me my no         not of on or our out see she so the their them these they this to too us use was we were who why with yes yet you your
        """.split(separator: " ").map { key(FoldedText(String($0)).codes[...]) })

    /// FNV-1a over letters, in one or two pieces.
    static func key(_ letters: ArraySlice<UInt32>, _ more: ArraySlice<UInt32> = []) -> UInt64 {
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for letter in letters { key = (key ^ UInt64(letter)) &* 0x100_0000_01B3 }
        for letter in more { key = (key ^ UInt64(letter)) &* 0x100_0000_01B3 }
        return key
    }

    /// The number of the word on the list, from 0; nil where `letters` (folded) is not on it.
    func index(of letters: ArraySlice<UInt32>) -> Int? {
        guard letters.count >= shortest, letters.count <= longest else { return nil }
        return indices[MnemonicWords.key(letters)].map(Int.init)
    }

    /// Whether one slip of the fingers (a letter too few, too many, wrong, or two swapped) may have made `letters` of a word on the list.
    func isNearlyWord(_ letters: ArraySlice<UInt32>) -> Bool {
        guard letters.count + 1 >= shortest, letters.count > 1, letters.count <= longest + 1 else { return false }
        if isNeverMisspelt(letters) { return false }
        if shortened[MnemonicWords.key(letters)] != nil { return true }
        return letters.indices.contains { cut in
            let key = MnemonicWords.key(letters[..<cut], letters[(cut + 1)...])
            return indices[key] != nil || shortened[key] != nil
        }
    }

    func isNeverMisspelt(_ letters: ArraySlice<UInt32>) -> Bool {
        language == .english && MnemonicWords.neverMisspelt.contains(MnemonicWords.key(letters))
    }

    func isFunctionWord(_ index: Int) -> Bool { functionWords[index] }
    func isLabel(_ index: Int) -> Bool { labels.contains(index) }

    /// Whether the last bits of a row of words are the SHA-256 checksum of the others (BIP-39, "Generating the mnemonic").
    static func hasValidChecksum(_ words: ArraySlice<Int>) -> Bool {
        guard MnemonicWords.phraseLengths.contains(words.count) else { return false }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(33)
        var buffer: UInt32 = 0
        var bits = 0
        for word in words {
            buffer = buffer << 11 | UInt32(word)
            bits += 11
            while bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
            }
        }
        let checksumBits = words.count / 3
        // 24 words fill whole bytes (264 bits); shorter phrases leave their checksum in the last, incomplete byte.
        let stated = bits == 0 ? bytes.removeLast() : UInt8(truncatingIfNeeded: buffer & (1 << UInt32(bits) - 1)) << UInt8(8 - bits)
        let digest = Checksum.sha256(bytes)
        return digest[0] >> UInt8(8 - checksumBits) == stated >> UInt8(8 - checksumBits)
    }
}
