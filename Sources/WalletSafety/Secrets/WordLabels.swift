/// Words that only say which word comes next: "word 1: abandon", "first: abandon".
struct WordLabels {
    /// The tokens without such labels; a second time with the names before a colon left in, where there are many, since those may as well be
    /// the words themselves.
    let readings: [[TextToken]]

    /// So many labels of one kind make a list.
    private static let fewestNumbered = 3
    private static let fewestNamed = 6
    /// How far behind a name its colon may stand.
    private static let colonDistance = 5

    init(_ text: FoldedText, _ tokens: [TextToken]) {
        let numbered = Self.numbered(text, tokens)
        let rest = numbered.isEmpty ? tokens : tokens.indices.filter { !numbered.contains($0) }.map { tokens[$0] }
        let named = rest.filter { $0.isWord && Self.isBeforeColon($0, text) }
        let isNamed = named.count >= Self.fewestNamed
        readings = isNamed ? [rest, rest.filter { !($0.isWord && Self.isBeforeColon($0, text)) }] : [rest]
    }

    /// Words that come again and again beside a number, each time with another word before they come again.
    private static func numbered(_ text: FoldedText, _ tokens: [TextToken]) -> Set<Int> {
        var places: [UInt64: [Int]] = [:]
        var wordsBefore = 0
        var lastCount: [UInt64: Int] = [:]
        var isRepeating: Set<UInt64> = []
        for (index, token) in tokens.enumerated() where token.isWord {
            wordsBefore += 1
            let isNumbered = [index - 1, index + 1].contains { tokens.indices.contains($0) && tokens[$0].kind == .ordinal }
            guard isNumbered else { continue }
            let key = MnemonicWords.key(text.codes[token.range])
            if let last = lastCount[key], wordsBefore - last < 2 { isRepeating.insert(key) }
            lastCount[key] = wordsBefore
            places[key, default: []].append(index)
        }
        return Set(places.filter { $0.value.count >= fewestNumbered && !isRepeating.contains($0.key) }.flatMap(\.value))
    }

    private static func isBeforeColon(_ token: TextToken, _ text: FoldedText) -> Bool {
        for code in text.codes[token.range.upperBound...].prefix(colonDistance) {
            if code == ":" || code == "=" { return true }
            guard CodeClass(code) == .digit || between.contains(code) else { return false }
        }
        return false
    }

    private static let between = ASCIISet(" \"'`.)#*_-")
}

extension TextToken {
    fileprivate var isWord: Bool {
        switch kind {
        case .listed, .halfOfCompound, .unlisted: true
        case .ordinal, .han, .removed: false
        }
    }
}
