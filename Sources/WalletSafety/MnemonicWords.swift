import WordLists

/// The word list of a BIP-39 language: which words belong to it, which are close to one, and whether a row of them is a valid phrase.
struct MnemonicWords: Sendable {
    /// The numbers of words that a phrase may have.
    static let phraseLengths = [12, 15, 18, 21, 24]

    static let english = MnemonicWords(lines: englishText())

    private let indices: KeyTable
    /// The words that one missing letter makes of the list. A letter too many, a wrong letter and two swapped letters are found through
    /// them as well.
    private let shortened: KeyTable
    /// Words that hold sentences together and are nearly absent from a random phrase.
    private let functionWords: [Bool]
    /// Words by which people announce a phrase ("seed phrase: …") and that are on the list themselves.
    private let labels: Set<Int>
    /// The index of "word", as in "word 1: abandon".
    let word: Int?
    private let shortest: Int
    let longest: Int

    init(lines: String) {
        let words = lines.split(separator: "\n").map { $0.unicodeScalars.map(\.value) }
        let table = KeyTable(
            words.enumerated().compactMap { index, word in
                MnemonicWords.key(word).map { (key: $0, value: UInt32(index)) }
            })
        shortened = KeyTable(
            words.enumerated().flatMap { index, word in
                word.indices.compactMap { cut in MnemonicWords.key(word[..<cut] + word[(cut + 1)...]).map { (key: $0, value: UInt32(index)) } }
            })
        func indices(of words: String) -> [Int] {
            words.split(separator: " ").compactMap { word in
                MnemonicWords.key(word.unicodeScalars.lazy.map(\.value)).flatMap { table[$0] }.map(Int.init)
            }
        }
        var holding = [Bool](repeating: false, count: words.count)
        for index in indices(of: MnemonicWords.sentenceWords) { holding[index] = true }
        self.indices = table
        functionWords = holding
        labels = Set(indices(of: "seed phrase word secret private key code"))
        word = indices(of: "word").first
        shortest = words.map(\.count).min() ?? 0
        longest = words.map(\.count).max() ?? 0
    }

    private static func englishText() -> String {
        String(decoding: UnsafeRawBufferPointer(start: bip39_english_text(), count: bip39_english_length), as: UTF8.self)
    }

    /// Function words and the commonest words of questions and answers, as far as they are on the English list.
    private static let sentenceWords = """
        about above again all almost alone already also always among another any around because become before below between beyond \
        both can come during either else enough every few first half have help into just keep know later like little long make more much \
        must never next nothing now off often only other over own please put rather same still such that then there they this \
        thing time together toward under until upon usual very way what when where which while will year you
        """

    /// Packs letters into a key, five bits a letter, so at most twelve of them; nil where one is not a lower-case letter from a to z.
    private static func key(_ letters: some Sequence<UInt32>) -> UInt64? {
        var key: UInt64 = 0
        for letter in letters {
            guard CodeClass(letter) == .letter else { return nil }
            key = key << 5 | UInt64(letter & 31)
        }
        return key
    }

    /// The number of the word on the list, from 0; nil where `letters` (folded) is not on it.
    func index(of letters: ArraySlice<UInt32>) -> Int? {
        guard letters.count >= shortest, letters.count <= longest, let key = MnemonicWords.key(letters) else { return nil }
        return indices[key].map(Int.init)
    }

    /// Whether one slip of the fingers (a letter too few, too many, wrong, or two swapped) may have made `letters` of a word on the list.
    func isNearlyWord(_ letters: ArraySlice<UInt32>) -> Bool {
        guard letters.count >= shortest, letters.count <= longest + 1, let whole = MnemonicWords.key(letters) else { return false }
        if shortened[whole] != nil { return true }
        return letters.indices.contains { cut in
            guard let key = MnemonicWords.key(letters[..<cut] + letters[(cut + 1)...]) else { return false }
            return indices[key] != nil || shortened[key] != nil
        }
    }

    func isFunctionWord(_ index: Int) -> Bool { functionWords[index] }
    func isLabel(_ index: Int) -> Bool { labels.contains(index) }

    /// Whether the last bits of a row of words are the SHA-256 checksum of the others (BIP-39, "Generating the mnemonic").
    func hasValidChecksum(_ words: ArraySlice<Int>) -> Bool {
        guard MnemonicWords.phraseLengths.contains(words.count) else { return false }
        var bytes: [UInt8] = []
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
        let digest = SHA256.digest(bytes)
        return digest[0] >> UInt8(8 - checksumBits) == stated >> UInt8(8 - checksumBits)
    }
}
