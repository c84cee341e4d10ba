import Foundation
import Kit

@testable import WalletSafety

/// A way in which people write a phrase down.
enum PhraseWriting: String, CaseIterable, Sendable {
    case plain, capitals, titles, lines, numberedLines, numberedRow, commas, tabs, quotes, json, emoji, enumeration, labels, wideSpaces
    case fullWidth, zeroWidth, composed, decomposed, firstFourLetters, withoutSpaces, oneMisspelt, twoMisspelt, oneMissing

    /// Whether people write phrases of the language so.
    func suits(_ language: PhraseLanguage) -> Bool {
        let isChinese = language == .chineseSimplified || language == .chineseTraditional
        switch self {
        case .firstFourLetters: return !isChinese && language != .korean && language != .japanese
        case .withoutSpaces: return isChinese
        case .fullWidth, .capitals, .titles: return !isChinese && language != .korean && language != .japanese
        default: return true
        }
    }
}

/// A phrase as somebody wrote it, and where its words stand.
struct WrittenPhrase {
    private(set) var text = ""
    /// In Unicode scalars.
    private(set) var words: [Range<Int>] = []
    private var length = 0

    /// A random phrase of the language, written in one way, perhaps with a sentence before and after it.
    init(_ writing: PhraseWriting, _ language: PhraseLanguage, count: Int, _ random: inout SeededGenerator) {
        var words = WrittenPhrase.phrase(language, count: count, &random)
        switch writing {
        case .oneMissing: words.remove(at: Int.random(in: words.indices, using: &random))
        case .oneMisspelt: WrittenPhrase.misspell(&words, 1, language, &random)
        case .twoMisspelt: WrittenPhrase.misspell(&words, 2, language, &random)
        default: break
        }
        let frame = random.pick(WrittenPhrase.frames)
        add(frame.before)
        for (index, word) in words.enumerated() { add(word, index, writing, isLast: index == words.count - 1, &random) }
        if writing == .json { add("]") }
        add(frame.after)
    }

    private static let frames: [(before: String, after: String)] = [
        ("", ""), ("", ""), ("my seed phrase: ", ""), ("我的助记词：", ""), ("Please help me, I can't log in. ", "\nThank you!"),
        ("钱包打不开了，", "。怎么办？"), ("Here it is:\n", "\n\nCan you check?"),
    ]

    /// Words with a valid checksum (BIP-39, "Generating the mnemonic").
    static func phrase(_ language: PhraseLanguage, count: Int, _ random: inout SeededGenerator) -> [String] {
        let list = language.list
        let entropy = (0..<count / 3 * 4).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        var bits = entropy.flatMap { byte in (0..<8).map { byte >> (7 - UInt8($0)) & 1 } }
        let checksum = Checksum.sha256(entropy)[0]
        bits += (0..<count / 3).map { checksum >> (7 - UInt8($0)) & 1 }
        return (0..<count).map { word in list[bits[word * 11..<word * 11 + 11].reduce(0) { $0 << 1 | Int($1) }] }
    }

    /// One letter wrong, missing, doubled, or swapped with the next.
    private static func misspell(_ words: inout [String], _ count: Int, _ language: PhraseLanguage, _ random: inout SeededGenerator) {
        let list = language.list
        for index in words.indices.shuffled(using: &random).prefix(count) {
            var letters = Array(words[index].precomposedStringWithCanonicalMapping)
            guard letters.count > 2 else {
                // A character of its own: another one that is not on the list.
                words[index] = letters.count == 1 ? random.pick(["龘", "囧", "槑", "嘂", "彧"]) : words[index] + String(random.pick(list).prefix(1))
                continue
            }
            let place = Int.random(in: 0..<letters.count - 1, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: letters.remove(at: place)
            case 1: letters.insert(letters[place], at: place)
            case 2: letters.swapAt(place, place + 1)
            default: letters[place] = random.pick(list).precomposedStringWithCanonicalMapping.randomElement(using: &random) ?? letters[place]
            }
            words[index] = String(letters)
        }
    }

    private mutating func add(_ text: String) {
        self.text += text
        length += text.unicodeScalars.count
    }

    private mutating func addWord(_ word: String) {
        words.append(length..<length + word.unicodeScalars.count)
        add(word)
    }

    private mutating func add(_ word: String, _ index: Int, _ writing: PhraseWriting, isLast: Bool, _ random: inout SeededGenerator) {
        func end(_ separator: String) -> String { isLast ? "" : separator }
        switch writing {
        case .plain, .oneMisspelt, .twoMisspelt, .oneMissing:
            addWord(word)
            add(end(" "))
        case .capitals:
            addWord(word.uppercased())
            add(end(" "))
        case .titles:
            addWord(word.capitalized)
            add(end(" "))
        case .lines:
            addWord(word)
            add(end("\n"))
        case .numberedLines:
            add("\(index + 1). ")
            addWord(word)
            add(end("\n"))
        case .numberedRow:
            add(index.isMultiple(of: 2) ? "\(index + 1). " : "\(index + 1)) ")
            addWord(word)
            add(end(" "))
        case .commas:
            addWord(word)
            add(end(", "))
        case .tabs:
            addWord(word)
            add(end("\t"))
        case .quotes:
            add("\"")
            addWord(word)
            add("\"" + end(" "))
        case .json:
            add(index == 0 ? "[\"" : "\"")
            addWord(word)
            add("\"" + end(","))
        case .emoji:
            addWord(word)
            add(end(random.pick([" 🐶 ", "🔑", " ✅", "👉🏽 "])))
        case .enumeration:
            addWord(word)
            add(end("、"))
        case .labels:
            add("Word \(index + 1): ")
            addWord(word)
            add(end("\n"))
        case .wideSpaces:
            addWord(word)
            add(end("\u{3000}"))
        case .fullWidth:
            addWord(String(String.UnicodeScalarView(word.unicodeScalars.compactMap { $0.isASCII ? Unicode.Scalar($0.value + 0xFEE0) : $0 })))
            add(end(" "))
        case .zeroWidth:
            addWord(word.map { "\($0)" }.joined(separator: random.pick(["\u{200B}", "\u{FEFF}", "\u{2060}"])))
            add(end(" "))
        case .composed:
            addWord(word.precomposedStringWithCanonicalMapping)
            add(end(" "))
        case .decomposed:
            addWord(word.decomposedStringWithCanonicalMapping)
            add(end(" "))
        case .firstFourLetters:
            addWord(String(word.precomposedStringWithCanonicalMapping.prefix(4)))
            add(end(" "))
        case .withoutSpaces:
            addWord(word)
        }
    }

    /// The longest row of words that a screening leaves whole or in part.
    func longestSurvivor(of screening: Screening) -> Int {
        var longest = 0
        var row = 0
        for word in words {
            let isGone = screening.findings.contains { $0.range.lowerBound <= word.lowerBound && word.upperBound <= $0.range.upperBound }
            row = isGone ? 0 : row + 1
            longest = max(longest, row)
        }
        return longest
    }
}
