extension WalletSafety {
    /// What secrets a picture shows, each kind once, in order of appearance.
    ///
    /// Recognised text is broken text: letters are mistaken, numbers and words get lost. So a phrase counts here with fewer words than where
    /// somebody typed it, and a key beside its name with digits that can't be right. On the other hand every explorer shows transaction
    /// hashes, and nobody can be asked about a picture: 64 hexadecimal digits are a key only where words for a key stand beside them.
    /// - Parameters:
    ///   - lines: the recognised lines of text, in reading order.
    ///   - codes: what the QR codes say, each for itself.
    package static func secrets(inPicture lines: [String], codes: [String]) -> [SecretKind] {
        var kinds: [SecretKind] = []
        for kind in PictureScreen(lines).kinds + codes.flatMap(CodeScreen.kinds) where !kinds.contains(where: { $0.code == kind.code }) { kinds.append(kind) }
        return kinds
    }
}

/// Looks for secrets in the recognised text of a picture.
private struct PictureScreen {
    private let text: FoldedText

    init(_ lines: [String]) {
        text = FoldedText(lines.joined(separator: "\n"))
    }

    var kinds: [SecretKind] {
        let found = Screen(String(codes: text.scalars.map(\.value)), rule: .undeclared).findings.map(\.kind).filter { $0 != .ambiguousHash && $0 != .personal }
        return found + [brokenPhrase, brokenKey].compactMap(\.self)
    }

    // MARK: - Phrases

    private var brokenPhrase: SecretKind? {
        let suspicions = Set(LanguageSieve.shared.suspicions(in: text, removed: []).filter { $0.form == .whole })
        let languages = suspicions.map(MnemonicWords.of) + (suspicions.contains { $0.language == .english } ? [] : [.english])
        let counts = languages.map { BrokenPhrase(text, words: $0).length }
        return counts.compactMap(\.self).max().map { .seedPhrase(words: $0) }
    }

    // MARK: - Keys

    /// The fewest letters and digits in a row that are longer than any address.
    private static let keyLength = 50
    private static let longestKey = 120

    /// A long row of letters and digits, perhaps over the end of a line, in a picture that names a private key.
    private var brokenKey: SecretKind? {
        let plain = String(codes: text.codes)
        guard Self.keyNames.contains(where: plain.contains) else { return nil }
        var length = 0
        var digits = 0
        for code in text.codes + [0x20] {
            switch CodeClass(code) {
            case .letter: length += 1
            case .digit:
                length += 1
                digits += 1
            case .separator where code == "\n" && length >= Self.keyLength / 4: continue
            case .separator, .han, .foreignLetter:
                if (Self.keyLength...Self.longestKey).contains(length), digits * 8 >= length { return .privateKey }
                (length, digits) = (0, 0)
            }
        }
        return nil
    }

    private static let keyNames = ["private key", "privatekey", "secret key", "私钥"]
}

/// Finds a phrase of which words were lost or mistaken when a picture was read.
private struct BrokenPhrase {
    /// So many items of a numbered list make a phrase.
    private static let fewestItems = 8
    private static let mostItems = 24

    /// A word among others: how it stands to the list.
    private enum Word {
        case listed(Int), nearlyListed, other, usual
    }

    private let text: FoldedText
    private let words: MnemonicWords
    private let tokens: [TextToken]

    init(_ text: FoldedText, words: MnemonicWords) {
        self.text = text
        self.words = words
        tokens = TextTokenizer.tokens(of: text, words: words, removed: [])
    }

    /// How many words the phrase most likely has; nil where there is none.
    var length: Int? {
        if let items = numberedItems { return items > 12 ? 24 : 12 }
        return denseWords ?? (words.language == .english ? strangeCharacters : nil)
    }

    // MARK: - Chinese characters

    /// A Chinese character, and whether it stands behind the one before as in any text. The start of a line says nothing.
    private struct Character {
        let number: Int?
        let isUsual: Bool
    }

    /// Of so many characters in a row at most so many may follow the one before as in any text.
    private static let strangeRows = [(characters: 9, usual: 1), (characters: 12, usual: 3)]
    private static let mostMisread = 2

    /// Chinese characters that follow one another as no text has them, whatever the recognition made of some.
    private var strangeCharacters: Int? {
        let pairs = ChinesePairs.shared
        var row: [Character] = []
        var isParted = false
        var longest = 0
        for code in text.codes + [0x61] {
            switch CodeClass(code) {
            case .han:
                let number = pairs.number(of: code)
                var isUsual = isParted
                if let last = row.last?.number, let number { isUsual = isUsual || pairs.areUsual(last, number) }
                row.append(Character(number: number, isUsual: isUsual))
                isParted = false
            case .separator: isParted = isParted || code != 0x20
            case .letter, .digit, .foreignLetter:
                if Self.isStrange(row) { longest = max(longest, row.count) }
                row = []
                isParted = false
            }
        }
        return longest == 0 ? nil : longest > 20 ? 24 : 12
    }

    private static func isStrange(_ row: [Character]) -> Bool {
        strangeRows.contains { rule in
            guard row.count >= rule.characters else { return false }
            return (0...row.count - rule.characters).contains { start in
                let window = row[start..<start + rule.characters]
                let known = window.compactMap(\.number)
                let isVaried = Set(known).count + 1 >= known.count
                return known.count + mostMisread >= rule.characters && isVaried && window.dropFirst().count(where: \.isUsual) <= rule.usual
            }
        }
    }

    // MARK: - Numbered lists

    /// The number of items of a list in which a single word of the list, or a single Chinese character, stands beside most numbers.
    private var numberedItems: Int? {
        var good: Set<Int> = []
        var bad: Set<Int> = []
        for (index, token) in tokens.enumerated() where token.kind == .ordinal {
            guard let number = number(token), let item = item(after: index) else { continue }
            if item { good.insert(number) } else { bad.insert(number) }
        }
        bad.subtract(good)
        return good.count >= Self.fewestItems && bad.count * 2 <= good.count ? good.max() : nil
    }

    private func number(_ token: TextToken) -> Int? {
        let digits = text.codes[token.range].prefix { CodeClass($0) == .digit }
        return Int(String(codes: digits)).flatMap { (1...Self.mostItems).contains($0) ? $0 : nil }
    }

    /// Whether what stands beside a number is a word of a phrase; nil where nothing does. A sentence is none.
    private func item(after index: Int) -> Bool? {
        guard index + 1 < tokens.count, tokens[index + 1].kind != .ordinal else { return nil }
        guard isEnd(after: index + 1) else { return false }
        let token = tokens[index + 1]
        return token.kind == .han ? ChinesePairs.shared.number(of: text.codes[token.range.lowerBound]) != nil : isWordOfPhrase(token)
    }

    /// Whether a new number or a new line follows a token, or only a letter that is none.
    private func isEnd(after index: Int) -> Bool {
        guard index + 1 < tokens.count else { return true }
        let next = tokens[index + 1]
        if next.kind == .ordinal { return true }
        return text.codes[tokens[index].range.upperBound..<next.range.lowerBound].contains { $0 == "\n" }
    }

    private func isWordOfPhrase(_ token: TextToken) -> Bool {
        switch token.kind {
        case .listed: true
        case .unlisted: token.range.count >= 4 && words.isNearlyWord(text.codes[token.range])
        case .halfOfCompound, .ordinal, .han, .removed: false
        }
    }

    // MARK: - Words without numbers

    /// In a row of so many words, so many must be on the list, and so many at least nearly.
    private static let rows = [(words: 24, listed: 16, nearly: 19), (words: 13, listed: 8, nearly: 10)]

    private var denseWords: Int? {
        let row = tokens.compactMap(word)
        return Self.rows.first { rule in row.count >= rule.nearly && hasWindow(row, rule) }.map { $0.words > 13 ? 24 : 12 }
    }

    private func word(_ token: TextToken) -> Word? {
        switch token.kind {
        case .listed(let number): isUsual(token, number) ? .usual : .listed(number)
        case .halfOfCompound: .usual
        case .unlisted where token.range.count < 3: nil
        case .unlisted: token.range.count >= 4 && words.isNearlyWord(text.codes[token.range]) ? .nearlyListed : .other
        case .ordinal, .han, .removed: nil
        }
    }

    private func isUsual(_ token: TextToken, _ number: Int) -> Bool {
        words.isFunctionWord(number) || words.language == .english && Self.interfaceWords.contains(String(codes: text.codes[token.range]))
    }

    /// Words of the list that wallets and exchanges label their screens with.
    private static let interfaceWords = Set(
        """
        account add address alert balance buy cancel cash change choose clear code coin confirm connect copy create currency custom detail display edit \
        enter error exchange export fee file guide hidden hide import input key language link list market message method mobile name network news number \
        offer open option order page phone phrase point price private protect remove report reward save scan search secret security seed select sell send \
        service setup share show sign start stock support swap test text token total trade transfer trust unlock update verify version view visit wallet \
        warning web word wrong
        """.split(separator: " ").map(String.init))

    private func hasWindow(_ row: [Word], _ rule: (words: Int, listed: Int, nearly: Int)) -> Bool {
        let size = min(rule.words, row.count)
        return (0...row.count - size).contains { start in
            let window = row[start..<start + size]
            var listed: Set<Int> = []
            var nearly = 0
            for word in window {
                switch word {
                case .listed(let number): listed.insert(number)
                case .nearlyListed: nearly += 1
                case .usual, .other: continue
                }
            }
            return listed.count >= rule.listed && listed.count + nearly >= rule.nearly
        }
    }
}

/// Looks for secrets in what a QR code says.
private enum CodeScreen {
    static func kinds(_ code: String) -> [SecretKind] {
        if let words = wordsOfSeedQR(code) { return [.seedPhrase(words: words)] }
        let findings = Screen(code, rule: .undeclared).findings
        let length = code.unicodeScalars.count
        return findings.filter { $0.kind != .personal }.compactMap { finding in
            guard finding.kind == .ambiguousHash else { return finding.kind }
            // Explorers write a transaction as a link. Digits alone are what wallets export.
            return finding.range.count + 2 >= length ? .privateKey : nil
        }
    }

    /// The numbers of the words, four digits each (SeedQR of SeedSigner), with a checksum that holds.
    private static func wordsOfSeedQR(_ code: String) -> Int? {
        let digits = code.utf8.map { Int($0) - 48 }
        guard digits.allSatisfy((0...9).contains), digits.count % 4 == 0 else { return nil }
        let numbers = stride(from: 0, to: digits.count, by: 4).map { digits[$0..<$0 + 4].reduce(0) { $0 * 10 + $1 } }
        return numbers.allSatisfy { $0 < 2048 } && MnemonicWords.hasValidChecksum(numbers[...]) ? numbers.count : nil
    }
}
