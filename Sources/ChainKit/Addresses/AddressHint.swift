import Kit

/// What a verdict says to the person who gave the address, and what to do. It tells where something is wrong and never what would be right.
enum AddressHint {
    static func phrase(_ code: AddressCode, chain: AddressChain, remains: AddressRemains, slip: AddressSlip?) -> Phrase? {
        switch code {
        case .ok: nil
        case .badChecksum where chain == .tron: sentences([checksum, slip.map(place(of:)) ?? noSingleSlip(remains), copyAgain], remains, slip)
        case .lengthShort, .lengthLong:
            sentences([code == .lengthShort ? short : long, slip.map(place(of:)) ?? noSingleSlip(remains), copyAgain], remains, slip)
        case .badCharacter: sentences([badCharacter, copyAgain], remains, slip)
        case .homoglyph: sentences([foreignLetter, beneath(remains), copyAgain], remains, slip)
        case .invisible, .fullWidth: sentences([AddressHintWords.plain[code], beneath(remains), copyAgain], remains, slip)
        default: AddressHintWords.plain[code]
        }
    }

    private static func sentences(_ parts: [Phrase?], _ remains: AddressRemains, _ slip: AddressSlip?) -> Phrase {
        let parts = parts.compactMap(\.self)
        // Most sentences have no gap to fill, and in long lists that counts.
        let values = parts.contains(where: hasGap) ? values(remains, slip) : [:]
        let filled = parts.map { hasGap($0) ? Phrase(en: $0(.en, values), zh: $0(.zh, values)) : $0 }
        return Phrase(en: filled.map(\.en).joined(separator: " "), zh: filled.map(\.zh).joined())
    }

    private static func hasGap(_ phrase: Phrase) -> Bool { phrase.en.utf8.contains(UInt8(ascii: "{")) }

    private static func values(_ remains: AddressRemains, _ slip: AddressSlip?) -> [String: String] {
        let bad = remains.word.indices.filter { Base58.digit(remains.word[$0]) == nil }
        let positions = slip == nil ? (remains.foreign.isEmpty ? bad.map { $0 + 1 } : remains.foreign.map(\.position)) : [slip?.position ?? 0]
        let first = positions.first ?? 0
        return [
            "length": String(remains.word.count),
            "position": positions.prefix(8).map { String($0) }.joined(separator: ", "),
            "next": String(first + 1),
            "character": remains.word.indices.contains(first - 1) ? String(Unicode.Scalar(remains.word[first - 1])) : "?",
        ]
    }

    private static let checksum = Phrase(
        en: "The checksum does not match: at least one character differs from the address that was meant.", zh: "地址校验不通过，至少有一个字符和原来的地址不一样。")
    private static let short = Phrase(
        en: "It has {length} characters; a TRON address has 34.", zh: "只有 {length} 个字符，TRON 地址应该是 34 个。")
    private static let long = Phrase(
        en: "It has {length} characters; a TRON address has 34.", zh: "有 {length} 个字符，TRON 地址应该是 34 个。")
    private static let copyAgain = Phrase(
        en: "Copy it again from the wallet or scan the QR code there; do not correct it by hand.", zh: "请从钱包里重新复制或扫码，不要手动修改。")
    private static let badCharacter = Phrase(
        en: "“{character}” at position {position} never occurs in a TRON address: 0, O, I and l are left out because they look like others.",
        zh: "第 {position} 个字符“{character}”不会出现在 TRON 地址里：数字 0、大写 O、大写 I 和小写 l 容易看错，所以不用。")
    private static let foreignLetter = Phrase(
        en: "What looks like “{character}” at position {position} is a character of another alphabet: for a wallet it is not the same.",
        zh: "第 {position} 个字符看起来是“{character}”，其实是另一种文字里的字符，钱包不认。")
    private static let rightBeneath = Phrase(en: "Apart from that the form is right.", zh: "除此之外格式没有问题。")
    private static let wrongBeneath = Phrase(en: "That is not all: the rest does not match either.", zh: "除此之外，其余部分也对不上。")

    private static func beneath(_ remains: AddressRemains) -> Phrase? { remains.code.isAddress ? rightBeneath : wrongBeneath }

    /// Said after a search that found nothing; where none was made there is nothing to say.
    private static func noSingleSlip(_ remains: AddressRemains) -> Phrase? {
        AddressSlip.isSearchable(remains.word, code: remains.code)
            ? Phrase(
                en: "Compare it with the source piece by piece, from the first character on.", zh: "请和原来的地址从头到尾逐段核对。") : nil
    }

    private static func place(of slip: AddressSlip) -> Phrase {
        switch slip {
        case .substituted: Phrase(en: "Character {position} (“{character}”) seems to be the wrong one.", zh: "看起来是第 {position} 个字符“{character}”不对。")
        case .caseChanged:
            Phrase(
                en: "Character {position} (“{character}”) seems to have the wrong case: capital and small letters are different here.",
                zh: "看起来是第 {position} 个字符“{character}”的大小写不对，地址里大小写是有区别的。")
        case .transposed:
            Phrase(en: "Characters {position} and {next} seem to have changed places.", zh: "看起来是第 {position} 个和第 {next} 个字符写颠倒了。")
        case .deleted: Phrase(en: "A character seems to be missing at position {position}.", zh: "看起来是第 {position} 位漏了一个字符。")
        case .inserted: Phrase(en: "Character {position} (“{character}”) seems to be one too many.", zh: "看起来是第 {position} 个字符“{character}”多出来了。")
        }
    }
}

extension AddressSlip {
    /// Counted from 1; of two places the first.
    package var position: Int {
        switch self {
        case .substituted(let place), .caseChanged(let place), .transposed(let place), .deleted(let place), .inserted(let place): place
        }
    }
}
