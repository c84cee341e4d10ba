import Kit

/// An address or hash that stands in a text.
struct Mention: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case tron, evm, bitcoin
        /// 64 hexadecimal digits that screening let stay.
        case transaction

        var name: Phrase {
            switch self {
            case .tron: Phrase(en: "TRON", zh: "TRON")
            case .evm: Phrase(en: "EVM", zh: "EVM")
            case .bitcoin: Phrase(en: "Bitcoin", zh: "比特币")
            case .transaction: EvidenceStrings.transaction
            }
        }
    }

    let kind: Kind
    let text: String

    /// Characters of the longest thing looked for.
    private static let longest = 66

    /// The mentions of some texts, each once, in order of appearance; at most `limit`.
    static func all(in texts: some Sequence<String>, limit: Int = 20) -> [Mention] {
        var found: [Mention] = []
        var seen: Set<Mention> = []
        for text in texts {
            for word in text.split(whereSeparator: { !isPart($0) }) where word.utf8.count <= longest {
                guard let mention = Mention(word: String(word)), seen.insert(mention).inserted else { continue }
                found.append(mention)
                if found.count == limit { return found }
            }
        }
        return found
    }

    private init?(word: String) {
        let bytes = Array(word.utf8)
        let isPrefixed = word.hasPrefix("0x") || word.hasPrefix("0X")
        let digits = isPrefixed ? bytes.dropFirst(2) : bytes[...]
        if digits.allSatisfy(Self.isHex) {
            if digits.count == 64 {
                self.init(kind: .transaction, text: word)
                return
            }
            if digits.count == 40, isPrefixed {
                self.init(kind: .evm, text: word)
                return
            }
        }
        if bytes.count == 34, bytes[0] == UInt8(ascii: "T"), bytes.allSatisfy(Self.isBase58) {
            self.init(kind: .tron, text: word)
        } else if word.hasPrefix("bc1"), bytes.count == 42 || bytes.count == 62, bytes.allSatisfy(Self.isLowerAlphanumeric) {
            self.init(kind: .bitcoin, text: word)
        } else {
            return nil
        }
    }

    private init(kind: Kind, text: String) {
        self.kind = kind
        self.text = text
    }

    /// The text in groups of four, for the eye; whoever copies gets it whole.
    var groups: [Substring] {
        var groups: [Substring] = []
        var rest = text[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups
    }

    private static func isPart(_ character: Character) -> Bool { character.isASCII && (character.isLetter || character.isNumber) }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: false
        }
    }

    private static func isLowerAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    /// Base58 leaves out 0, O, I and l.
    private static func isBase58(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0"), UInt8(ascii: "O"), UInt8(ascii: "I"), UInt8(ascii: "l"): false
        case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }
}
