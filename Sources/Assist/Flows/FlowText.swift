import TextKit

/// A message as the rules of the flows read it: small letters, half-width forms, simplified characters.
struct FlowText: Sendable {
    /// Characters of a message that are read; what comes after doesn't change what it is about.
    private static let readLimit = 2_000
    /// Longer runs of Latin letters and digits are hashes, addresses and links, not words.
    private static let wordLimit = 24

    /// Latin words and numbers, with a space before and behind each: ` it didnt arrive `.
    private let words: SearchedBytes
    /// Everything but spaces and punctuation in a row, for Chinese, which people write with and without spaces.
    private let compact: SearchedBytes
    /// Characters that say something, hashes and addresses left out.
    let length: Int

    init(_ text: String) {
        var words = " "
        var compact = ""
        var run = ""
        var length = 0
        func endRun() {
            defer { run = "" }
            guard run.utf8.count <= FlowText.wordLimit else { return }
            for word in FlowText.words(of: run) {
                words += word + " "
                compact += word
                length += word.utf8.count
            }
        }
        for scalar in text.unicodeScalars.prefix(FlowText.readLimit) {
            let folded = FlowText.folded(scalar)
            switch folded {
            case "a"..."z", "0"..."9": run.unicodeScalars.append(folded)
            case "'", "’", "\u{200B}"..."\u{200F}", "\u{FE0F}", "\u{FEFF}": continue
            case "\u{3400}"..."\u{9FFF}":
                endRun()
                compact.unicodeScalars.append(folded)
                length += 1
            default: endRun()
            }
        }
        endRun()
        self.words = SearchedBytes(words)
        self.compact = SearchedBytes(compact)
        self.length = length
    }

    /// A run of letters and digits, cut where a digit comes before a letter: `100u` is an amount and a coin.
    private static func words(of run: String) -> [String] {
        var words: [String] = []
        var last: Unicode.Scalar = "a"
        for scalar in run.unicodeScalars {
            if words.isEmpty || (last.value < 0x3A && scalar.value > 0x3A) { words.append("") }
            words[words.count - 1].unicodeScalars.append(scalar)
            last = scalar
        }
        return words
    }

    /// Whether any of the terms is in it.
    func has(_ terms: FlowTerms) -> Bool {
        terms.latin.contains(where: words.contains) || terms.chinese.contains(where: compact.contains)
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "A"..."Z": Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value + 0x20))
        // Full-width letters and digits.
        case "\u{FF21}"..."\u{FF3A}": Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFF21 + 0x61))
        case "\u{FF41}"..."\u{FF5A}": Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFF41 + 0x61))
        case "\u{FF10}"..."\u{FF19}": Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFF10 + 0x30))
        default: SimplifiedChinese.fold(scalar)
        }
    }
}

/// Ways to say one thing, in both languages.
struct FlowTerms: Sendable {
    fileprivate let chinese: [SearchedBytes.Term]
    fileprivate let latin: [SearchedBytes.Term]

    /// - Parameters:
    ///   - zh: terms between bars, matched anywhere in the row of characters; Latin letters in them are small. One of Latin letters alone
    ///     is a word, because a "u" is in many.
    ///   - en: words between bars, matched whole; one that ends in `*` matches the beginning of a word.
    init(zh: String = "", en: String = "") {
        let chineseTerms = zh.split(separator: "|")
        chinese = chineseTerms.filter { !$0.utf8.allSatisfy { $0 < 0x80 } }.map { SearchedBytes.Term(String($0)) }
        latin = (chineseTerms.filter { $0.utf8.allSatisfy { $0 < 0x80 } } + en.split(separator: "|")).map { term in
            SearchedBytes.Term(term.hasSuffix("*") ? " \(term.dropLast())" : " \(term) ")
        }
    }
}

/// A text in which many terms are looked for: each is held only against the places where its first three bytes, a Chinese character or a
/// word's beginning, stand.
private struct SearchedBytes: Sendable {
    struct Term: Sendable {
        fileprivate let bytes: [UInt8]
        fileprivate let key: UInt32

        init(_ text: String) {
            bytes = Array(text.utf8)
            key = SearchedBytes.key(bytes[...])
        }
    }

    private let bytes: [UInt8]
    private let starts: [UInt32: [Int]]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var starts: [UInt32: [Int]] = [:]
        for start in bytes.indices.dropLast(2) { starts[SearchedBytes.key(bytes[start..<start + 3]), default: []].append(start) }
        self.bytes = bytes
        self.starts = starts
    }

    func contains(_ term: Term) -> Bool {
        guard let starts = starts[term.key] else { return false }
        return starts.contains { bytes[$0...].starts(with: term.bytes) }
    }

    private static func key(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.prefix(3).reduce(0) { $0 << 8 | UInt32($1) } }
}
