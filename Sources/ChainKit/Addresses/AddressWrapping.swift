/// A text with everything around the address taken off, and what was taken off.
struct AddressWrapping {
    private(set) var word: [UInt8] = []
    private(set) var reading = AddressReading.none
    /// Letters that only look like those of an address, with their places in the visible text.
    private(set) var foreign: [AddressRemains.Foreign] = []

    private var hasInvisible = false
    private var hasFullWidth = false
    /// What stands around the word or in it, where that isn't said by the flags above.
    private var around: AddressCode?

    /// The text in plain ASCII; what has no place in an address is a zero.
    private var plain: [UInt8] = []

    init(_ input: String) {
        foldLetters(input)
        guard plain.contains(where: { $0 != Self.space }) else {
            reading = AddressReading(.empty)
            return
        }
        let trimmed = Self.trimmed(plain[...]) { $0 == Self.space }
        if trimmed.count < plain.count { around = .whitespace }
        if takesWord(trimmed) { return }
        if takesTruncated(trimmed) { return }
        if takesSecretPhrase(trimmed) { return }
        if takesLink(trimmed) { return }
        takeAmongOthers(trimmed)
    }

    /// The most telling of what was found: what can't be seen comes before what can.
    var code: AddressCode {
        if word.isEmpty || reading.code.mayBeSecret { return reading.code }
        if !foreign.isEmpty { return .homoglyph }
        if hasInvisible { return .invisible }
        if hasFullWidth { return .fullWidth }
        return reading.code.isAddress ? around ?? reading.code : reading.code
    }

    // MARK: Letters

    private static let space = UInt8(ascii: " ")

    private mutating func foldLetters(_ input: String) {
        for scalar in input.unicodeScalars {
            if scalar.properties.isWhitespace {
                plain.append(Self.space)
                continue
            }
            switch AddressLetter(scalar) {
            case .plain(let byte): plain.append(byte)
            case .fullWidth(let byte):
                if AddressReading.isAlphanumeric(byte) { hasFullWidth = true }
                plain.append(byte)
            case .lookalike(let byte):
                plain.append(byte)
                foreign.append(AddressRemains.Foreign(position: plain.count, scalar: scalar, readAs: byte))
            case .invisible: hasInvisible = true
            case .other: plain += Self.stand(in: scalar)
            }
        }
    }

    /// What stands for a character that no address has: dots for an ellipsis, a quotation mark for what separates, a zero for a letter.
    private static func stand(in scalar: Unicode.Scalar) -> [UInt8] {
        switch scalar {
        case "…", "⋯", "‥": Array("..".utf8)
        case "•", "·", "●": Array(".".utf8)
        default: scalar.properties.generalCategory.isLetterLike ? [0] : Array("\"".utf8)
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>, _ isAround: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        guard let start = bytes.firstIndex(where: { !isAround($0) }), let last = bytes.lastIndex(where: { !isAround($0) }) else { return [] }
        return bytes[start...last]
    }

    // MARK: One word

    /// Takes the bytes for one word where they make something of it.
    private mutating func takesWord(_ bytes: ArraySlice<UInt8>) -> Bool {
        let candidate = AddressReading(word: Array(bytes))
        guard candidate.code != .notAddress else { return false }
        take(candidate, Array(bytes), at: bytes.startIndex)
        return true
    }

    private mutating func take(_ reading: AddressReading, _ word: [UInt8], at start: Int) {
        self.reading = reading
        self.word = word
        // Places count from the word's start, and letters outside it don't matter.
        foreign = foreign.compactMap { letter in
            let position = letter.position - start
            guard (1...max(1, word.count)).contains(position) else { return nil }
            return AddressRemains.Foreign(position: position, scalar: letter.scalar, readAs: letter.readAs)
        }
    }

    /// Letters and digits, dots or stars, letters and digits: at most one of the ends may be missing.
    private mutating func takesTruncated(_ bytes: ArraySlice<UInt8>) -> Bool {
        let quoted = Self.trimmed(bytes) { Self.quotes.contains($0) }
        let head = quoted.prefix(while: AddressReading.isAlphanumeric)
        let dots = quoted.dropFirst(head.count).prefix { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "*") }
        let tail = quoted.dropFirst(head.count + dots.count)
        guard dots.count >= 2, head.count + tail.count >= 6, head.count < 34, tail.count < 34, tail.allSatisfy(AddressReading.isAlphanumeric),
            (head + tail).contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return false }
        take(AddressReading(.truncated, Self.chain(startingWith: head), .unknown), [], at: quoted.startIndex)
        return true
    }

    private static func chain(startingWith head: ArraySlice<UInt8>) -> AddressChain {
        if head.first == UInt8(ascii: "T") { return .tron }
        if head.starts(with: "0x".utf8) || head.starts(with: "0X".utf8) { return .evm }
        return head.starts(with: "bc1".utf8) ? .bitcoin : .unknown
    }

    /// Twelve or more words of letters alone may be a recovery phrase: of three to eight Latin letters, or of one to eight of another script.
    private mutating func takesSecretPhrase(_ bytes: ArraySlice<UInt8>) -> Bool {
        let words = bytes.split(separator: Self.space)
        guard words.count >= 12, words.allSatisfy(Self.isLatinWord) || words.allSatisfy({ $0.count <= 8 && $0.allSatisfy { $0 == 0 } }) else { return false }
        take(AddressReading(.secret), [], at: bytes.startIndex)
        return true
    }

    private static func isLatinWord(_ word: ArraySlice<UInt8>) -> Bool {
        (3...8).contains(word.count) && word.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    }

    // MARK: Links

    private mutating func takesLink(_ bytes: ArraySlice<UInt8>) -> Bool {
        let scheme = bytes.prefix { AddressReading.isAlphanumeric($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        let behind = bytes.dropFirst(scheme.count)
        let isWeb = behind.starts(with: "://".utf8) || bytes.starts(with: "www.".utf8) || Self.startsWithHost(bytes)
        let isURI = !isWeb && behind.first == UInt8(ascii: ":") && Self.schemes.contains(String(decoding: scheme, as: UTF8.self).lowercased())
        guard isWeb || isURI, !bytes.contains(Self.space) else { return false }
        let found = candidates(in: isURI ? behind : bytes)
        // What a wallet is to pay to stands first in a URI; behind it come amounts and contracts.
        guard let (candidate, word) = isURI ? found.first : found.only else { return false }
        take(candidate, Array(word), at: word.startIndex)
        around = isURI ? .uri : .url
        return true
    }

    /// Letters, a dot, letters, a slash: a web address without its scheme.
    private static func startsWithHost(_ bytes: ArraySlice<UInt8>) -> Bool {
        let host = bytes.prefix { AddressReading.isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        return host.contains(UInt8(ascii: ".")) && bytes.dropFirst(host.count).first == UInt8(ascii: "/")
    }

    /// BIP-21, EIP-681 and what wallets write after their example.
    private static let schemes: Set<String> = [
        "tron", "trx", "trc20", "tronlink", "tronlinkoutside", "ethereum", "eth", "bitcoin", "btc", "litecoin", "dogecoin", "solana", "ton", "xrp", "ripple",
        "tpoutside", "web3", "pay",
    ]

    // MARK: Among other things

    /// Quotation marks, brackets and stops.
    private static let quotes = Set("\"'`<>()[]{},;:!?*|".utf8)

    private mutating func takeAmongOthers(_ bytes: ArraySlice<UInt8>) {
        let bare = Self.trimmed(bytes) { Self.quotes.contains($0) || $0 == Self.space || $0 == UInt8(ascii: ".") }
        let hasQuotes = bare.count < bytes.count
        if hasQuotes, takesWord(bare) {
            around = .quoted
            return
        }
        let joined = bare.filter { $0 != Self.space }
        if joined.count < bare.count, joined.allSatisfy(AddressReading.isAlphanumeric), !Self.isSentence(bare) {
            let candidate = AddressReading(word: joined)
            if candidate.code.isAddress || candidate.code.mayBeSecret {
                take(candidate, joined, at: bare.startIndex)
                around = .whitespace
                return
            }
        }
        let found = candidates(in: bytes)
        if let (candidate, word) = found.only {
            take(candidate, Array(word), at: word.startIndex)
            around = .extraText
        } else if found.contains(where: { $0.0.code == .secret }) {
            take(AddressReading(.secret), [], at: bytes.startIndex)
        } else {
            foreign = []
            reading = AddressReading(found.isEmpty ? .notAddress : .several)
        }
    }

    /// Whether an address stands among the words as one of them.
    private static func isSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: space).contains { AddressReading(word: Array($0)).code.isAddress }
    }

    /// The words that are something, in order of appearance.
    private func candidates(in bytes: ArraySlice<UInt8>) -> [(AddressReading, ArraySlice<UInt8>)] {
        bytes.split { !AddressReading.isAlphanumeric($0) }.filter { $0.count >= Self.shortestWord }.compactMap { word in
            let reading = AddressReading(word: Array(word))
            return reading.code == .notAddress ? nil : (reading, word)
        }
    }

    /// Bitcoin's shortest addresses have 26 characters.
    private static let shortestWord = 26
}

extension Array where Element == (AddressReading, ArraySlice<UInt8>) {
    /// The first, where all the others are the same word again.
    fileprivate var only: (AddressReading, ArraySlice<UInt8>)? {
        guard let first, allSatisfy({ $0.1.elementsEqual(first.1) }) else { return nil }
        return first
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isLetterLike: Bool {
        switch self {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }
}
