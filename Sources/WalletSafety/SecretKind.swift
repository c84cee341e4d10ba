package import Kit

/// What kind of secret was taken out.
package enum SecretKind: Sendable, Hashable {
    /// A BIP-39 phrase. Beyond 24 words: several phrases in a row, taken out as one.
    case seedPhrase(words: Int)
    case privateKey
    /// 64 hexadecimal digits, which are a transaction hash or a private key: the person has to say which.
    case unclearHex
}

extension SecretKind {
    /// What is stored and sent: `seed_phrase`, `private_key` or `unclear_hex`.
    package var code: String {
        switch self {
        case .seedPhrase: "seed_phrase"
        case .privateKey: "private_key"
        case .unclearHex: "unclear_hex"
        }
    }

    /// What stands in the text in the secret's place. A screen knows its own markers again in either language.
    package func marker(_ language: Language) -> String {
        switch self {
        case .seedPhrase(let words): Marker.seedPhrase.before(language) + String(words) + Marker.seedPhrase.after(language)
        case .privateKey: Marker.privateKey.before(language) + Marker.privateKey.after(language)
        case .unclearHex: Marker.unclearHex.before(language) + Marker.unclearHex.after(language)
        }
    }
}

/// The wording of a marker: what stands before its number, and after it. Markers without a number are written in one piece.
struct Marker: Sendable {
    let before: Phrase
    let after: Phrase
    let hasNumber: Bool

    static let seedPhrase = Marker(
        before: Phrase(en: "[", zh: "[已移除 "), after: Phrase(en: "-word seed phrase removed]", zh: " 个单词的助记词]"), hasNumber: true)
    static let privateKey = Marker(
        before: Phrase(en: "[private key removed", zh: "[已移除私钥"), after: Phrase(en: "]", zh: "]"), hasNumber: false)
    static let unclearHex = Marker(
        before: Phrase(en: "[64 hex digits removed: a transaction hash or a private key", zh: "[已移除 64 位十六进制字符：交易哈希或私钥"),
        after: Phrase(en: "]", zh: "]"), hasNumber: false)

    /// The markers that stand in a text already, as ranges of its codes.
    static func ranges(in text: FoldedText) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var position = 0
        while let open = text.codes[position...].firstIndex(where: { $0 == "[" }) {
            let end = patterns.lazy.compactMap { $0.end(in: text.codes, from: open) }.first
            if let end { ranges.append(open..<end) }
            position = end ?? open + 1
        }
        return ranges
    }

    /// A marker of one language, folded like the text that it is looked for in.
    private struct Pattern: Sendable {
        let before: [UInt32]
        let after: [UInt32]
        let hasNumber: Bool

        /// Where the marker that starts at `start` ends; nil where there is none.
        func end(in codes: [UInt32], from start: Int) -> Int? {
            guard Pattern.holds(codes, before, at: start) else { return nil }
            var position = start + before.count
            if hasNumber {
                let digits = codes[position...].prefix(6).prefix { CodeClass($0) == .digit }.count
                guard digits > 0 else { return nil }
                position += digits
            }
            return Pattern.holds(codes, after, at: position) ? position + after.count : nil
        }

        private static func holds(_ codes: [UInt32], _ part: [UInt32], at start: Int) -> Bool {
            guard codes.count - start >= part.count else { return false }
            for offset in part.indices where codes[start + offset] != part[offset] { return false }
            return true
        }
    }

    private static let patterns = [seedPhrase, privateKey, unclearHex].flatMap { marker in
        Language.allCases.map { language in
            Pattern(
                before: FoldedText(marker.before(language)).codes, after: FoldedText(marker.after(language)).codes,
                hasNumber: marker.hasNumber)
        }
    }
}
