/// Tells from the bytes of a text, far faster than any search, that it holds nothing of what the searches look for. It errs on one side:
/// what it lets pass, they would have let pass.
struct ByteSieve {
    private enum Kind: UInt8 {
        case separator, letter, digit, beyond
    }

    /// Digits in base 16 that may be a key, from the shortest group on.
    private static let hexDigits = 64
    private static let shortestGroup = 4
    /// The shortest key in base 58.
    private static let longRun = 50
    /// Small numbers in a row that may be the bytes of a key.
    private static let numbers = 60

    private static let kinds: [Kind] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x41...0x5A, 0x61...0x7A: .letter
        case 0x30...0x39: .digit
        case 0x80...: .beyond
        default: .separator
        }
    }

    private let sieve = LanguageSieve.shared
    private var count = WordCount()
    private var isSuspicious = false
    private var key = Self.emptyKey
    private var letters = 0
    private var run = 0
    private var isHex = true
    private var hasPrefix = false
    private var isNumber = true
    private var hasDigit = false
    private var hexChain = 0
    private var numberChain = 0
    private var lastRole = Trigger.none
    private var isInBrackets = false

    private static let emptyKey = MnemonicWords.key([])
    /// The word of all English markers. What stands on both sides of a marker may be one phrase, which only the searches see.
    private static let removed = MnemonicWords.key(FoldedText("removed").codes[...])

    /// Whether the searches may find something in a text.
    static func isSuspicious(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var sieve = ByteSieve()
        return sieve.scan(bytes)
    }

    private mutating func scan(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let byte = bytes[position]
            position += 1
            switch Self.kinds[Int(byte)] {
            case .letter:
                let letter = byte | 0x20
                key = (key ^ UInt64(letter)) &* 0x100_0000_01B3
                letters += 1
                isNumber = false
                if letter > 0x66 {
                    if letter == 0x78, run == 1, !hasPrefix { hasPrefix = true } else { isHex = false }
                }
                run += 1
            case .digit:
                if letters > 0 { endWord(isBesideDigit: true) }
                hasDigit = true
                run += 1
            case .separator:
                endRun()
                if byte == 0x3A || byte == 0x3D { count.noteColon() }
                if byte == 0x5B { isInBrackets = true } else if byte == 0x5D { isInBrackets = false }
                // `\n` in JSON is no letter.
                if byte == 0x5C, position < bytes.endIndex, Self.kinds[Int(bytes[position])] == .letter { position += 1 }
            case .beyond:
                endRun()
                guard let length = Self.punctuation(bytes[(position - 1)...]) else { return true }
                position += length - 1
            }
            if isSuspicious { return true }
        }
        endRun()
        return isSuspicious
    }

    /// The length of a dash, quotation mark or other sign of European text; nil for any other character beyond ASCII.
    private static func punctuation(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        let first = bytes.prefix(3)
        guard first.count > 1 else { return nil }
        let second = first[first.startIndex + 1]
        switch first[first.startIndex] {
        case 0xC2 where second >= 0xA0 && second != 0xAA && second != 0xBA && second != 0xAD: return 2
        case 0xE2 where second == 0x80 && first.count == 3:
            let third = first[first.startIndex + 2]
            return 0x90...0xA7 ~= third || third >= 0xB0 ? 3 : nil
        default: return nil
        }
    }

    private mutating func endWord(isBesideDigit: Bool) {
        let mask = sieve.mask(ofKey: key, length: letters)
        // Letters among digits are part of a number, and no word.
        if mask != 0 || !isBesideDigit { count.note(mask) }
        if letters >= LanguageSieve.joinedLength || count.suspected != 0 || isInBrackets && key == Self.removed { isSuspicious = true }
        let trigger = Trigger.of(key)
        if trigger.contains(.alone) || trigger.contains(.second) && lastRole.contains(.first) { isSuspicious = true }
        lastRole = trigger
        key = Self.emptyKey
        letters = 0
    }

    private mutating func endRun() {
        guard run > 0 else { return }
        if letters > 0 { endWord(isBesideDigit: hasDigit) }
        let digits = run - (hasPrefix ? 2 : 0)
        hexChain = isHex && digits >= Self.shortestGroup ? hexChain + digits : 0
        numberChain = isNumber && run <= 3 ? numberChain + 1 : 0
        if hexChain >= Self.hexDigits || numberChain >= Self.numbers || run >= Self.longRun { isSuspicious = true }
        run = 0
        isHex = true
        hasPrefix = false
        isNumber = true
        hasDigit = false
    }

    // MARK: - Words that label a secret

    private struct Trigger: OptionSet {
        let rawValue: UInt32

        static let none: Trigger = []
        static let alone = Trigger(rawValue: 1)
        static let first = Trigger(rawValue: 2)
        static let second = Trigger(rawValue: 4)

        static func of(_ key: UInt64) -> Trigger { Trigger(rawValue: table[key] ?? 0) }

        private static let table: KeyTable = {
            var roles: [UInt64: UInt32] = [:]
            for phrase in LabelledSearch.phrases + KeySearch.signs {
                let words = phrase.split { !$0.isLetter }.map { MnemonicWords.key(FoldedText(String($0)).codes[...]) }
                if words.count == 1 { roles[words[0], default: 0] |= Trigger.alone.rawValue }
                for pair in zip(words, words.dropFirst()) {
                    roles[pair.0, default: 0] |= Trigger.first.rawValue
                    roles[pair.1, default: 0] |= Trigger.second.rawValue
                }
            }
            return KeyTable(roles.map { (key: $0.key, value: $0.value) })
        }()
    }
}

extension ByteSieve {
    static func isSuspicious(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isSuspicious($0[...]) }
    }
}
