/// A lexicon as a tree of words, and the matching of a text against it.
struct OutboundPhrases: Sendable {
    static let grammar = OutboundPhrases(
        OutboundLexicon.english + OutboundLexicon.englishSecrets + OutboundLexicon.chinese + OutboundLexicon.chineseSecrets)
    static let topics = OutboundPhrases(
        OutboundLexicon.englishTopics + OutboundLexicon.englishMoney + OutboundLexicon.chineseTopics + OutboundLexicon.chineseMoney, mayOverlap: true)
    static let opinions = OutboundPhrases(OutboundLexicon.englishOpinions + OutboundLexicon.chineseOpinions, mayOverlap: true)

    /// For each node of the tree, what the phrase that ends there means; the first is the root.
    private var meanings: [OutboundConcepts?] = [nil]
    private var steps = KeyTable([])
    /// Words that stand in the lexicon alone, and fillers: what a sentence written without spaces is made of.
    private var vocabulary = KeyTable([])
    private static let longestWord = 14

    /// Whether a phrase may begin within another.
    let mayOverlap: Bool

    private init(_ phrases: [(OutboundConcept, String)], mayOverlap: Bool = false) {
        self.mayOverlap = mayOverlap
        var edges: [UInt64: Int] = [:]
        edges.reserveCapacity(OutboundPhrases.expectedEdges)
        var vocabulary = Set(OutboundLexicon.fillers.split(separator: " ").map { OutboundWord($0.unicodeScalars.map(\.value)).key })
        for (concept, list) in phrases {
            for entry in list.utf8.split(whereSeparator: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\n") }) {
                for words in OutboundPhrases.phrases(entry) where !words.isEmpty { add(words, concept, to: &edges, &vocabulary) }
            }
        }
        steps = KeyTable(edges.map { (key: $0.key, value: UInt32($0.value)) })
        self.vocabulary = KeyTable(vocabulary.map { (key: $0, value: 1) })
    }

    /// Room for the steps of a lexicon, so that the table of them needn't grow often.
    private static let expectedEdges = 30_000

    /// All phrases that an entry with alternatives stands for: "a/the photo/picture of" is four.
    private static func phrases(_ entry: Substring.UTF8View) -> [[OutboundWord]] {
        var phrases: [[OutboundWord]] = [[]]
        for place in entry.split(separator: UInt8(ascii: " ")) {
            let choices = place.split(separator: UInt8(ascii: "/")).map { words(Substring($0)) }
            if let only = choices.first, choices.count == 1 {
                for index in phrases.indices { phrases[index] += only }
            } else {
                phrases = phrases.flatMap { beginning in choices.map { beginning + $0 } }
            }
        }
        return phrases
    }

    /// The words of one place in an entry. Letters of ASCII and Chinese characters need no reader, which takes most of the time.
    private static func words(_ choice: Substring) -> [OutboundWord] {
        var words: [OutboundWord] = []
        var letters = OutboundWord.Hash()
        var isInWord = false
        for scalar in choice.unicodeScalars {
            let isLetter = 0x61...0x7A ~= scalar.value
            if isInWord && !isLetter {
                words.append(letters.word)
                letters = OutboundWord.Hash()
            }
            isInWord = isLetter
            switch scalar.value {
            case 0x61...0x7A: letters.add(scalar.value)
            case 0x4E00...0x9FFF: words.append(OutboundWord(han: SimplifiedCharacters.simplified(ScalarFolding.folded(scalar.value) ?? scalar.value)))
            case "_": continue
            default: return readWords(choice.replacing("_", with: " "))
            }
        }
        return isInWord ? words + [letters.word] : words
    }

    private static func readWords(_ choice: Substring) -> [OutboundWord] {
        OutboundReader.units(of: FoldedText(String(choice)), phrases: nil).compactMap { unit in
            guard case .word(let word) = unit.kind else { return nil }
            return word
        }
    }

    private mutating func add(_ words: [OutboundWord], _ concept: OutboundConcept, to edges: inout [UInt64: Int], _ vocabulary: inout Set<UInt64>) {
        var node = 0
        for word in words {
            let step = OutboundPhrases.step(from: node, word)
            if let child = edges[step] {
                node = child
            } else {
                meanings.append(nil)
                node = meanings.count - 1
                edges[step] = node
                if !word.isHan { vocabulary.insert(word.key) }
            }
        }
        var concepts = meanings[node] ?? OutboundConcepts()
        concepts.insert(concept)
        meanings[node] = concepts
    }

    private static func step(from node: Int, _ word: OutboundWord) -> UInt64 { word.key &+ UInt64(node) &* 0x9E37_79B9_7F4A_7C15 }

    /// The longest phrase that starts at `start`; nil where none does.
    ///
    /// - Parameter numberEnds: of the same words.
    func match(_ words: [OutboundWord], _ numberEnds: [Int], from start: Int) -> (length: Int, concepts: OutboundConcepts)? {
        longest(words, numberEnds, from: start, at: start, node: 0)
    }

    private func longest(
        _ words: [OutboundWord], _ numberEnds: [Int], from start: Int, at position: Int, node: Int
    ) -> (length: Int, concepts: OutboundConcepts)? {
        var best = meanings[node].map { (length: position - start, concepts: $0) }
        guard position < words.count else { return best }
        func consider(_ child: UInt32, _ next: Int) {
            guard let found = longest(words, numberEnds, from: start, at: next, node: Int(child)), found.length > best?.length ?? 0
            else { return }
            best = found
        }
        if let child = steps[OutboundPhrases.step(from: node, words[position])] { consider(child, position + 1) }
        if numberEnds[position] > position, let child = steps[OutboundPhrases.step(from: node, OutboundPhrases.number)] {
            consider(child, numberEnds[position])
        }
        return best
    }

    static let webAddress = OutboundWord(OutboundLexicon.webAddress.unicodeScalars.map(\.value))
    static let number = OutboundWord(OutboundLexicon.number.unicodeScalars.map(\.value))

    /// For each word, where a number ends that starts there: after one of digits or an English number word, or after up to three Chinese
    /// numerals; the word's own place where none does.
    static func numberEnds(_ words: [OutboundWord]) -> [Int] {
        words.indices.map { start in
            switch numbers[words[start].key] {
            case nil: start
            case 0: start + 1
            default: words[start...].prefix(3).prefix { numbers[$0.key] == 1 }.endIndex
            }
        }
    }

    /// Number words, with 0 for whole numbers and 1 for Chinese numerals.
    private static let numbers: KeyTable = {
        let words = """
            one two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty twentyone twentyfour
            """.split(separator: " ").map(String.init)
        let digits = (0...9).map { "\($0)" } + (0...99).map { $0 < 10 ? "0\($0)" : "\($0)" }
        let whole = (words + digits + [OutboundLexicon.number]).map { OutboundWord($0.unicodeScalars.map(\.value)) }
        let numerals = "一二两三四五六七八九十".unicodeScalars.map { OutboundWord(han: $0.value) }
        return KeyTable(whole.map { (key: $0.key, value: 0) } + numerals.map { (key: $0.key, value: 1) })
    }()

    // MARK: Words run together

    /// The words that a long word is made of, if all are known and one of them names a secret ("sendmeyourseedphrase"); otherwise nil.
    func split(_ word: ArraySlice<UInt32>) -> [OutboundWord]? {
        guard word.count >= 8, word.count <= 400, OutboundPhrases.namesSecret(word) else { return nil }
        let letters = Array(word)
        var last = [(length: Int, word: OutboundWord)?](repeating: nil, count: letters.count + 1)
        var fewest = [Int](repeating: .max, count: letters.count + 1)
        fewest[0] = 0
        for reached in letters.indices where fewest[reached] < .max {
            var hash = OutboundWord.Hash()
            for length in 1...min(OutboundPhrases.longestWord, letters.count - reached) {
                hash.add(letters[reached + length - 1])
                guard fewest[reached] + 1 < fewest[reached + length], vocabulary[hash.word.key] != nil else { continue }
                fewest[reached + length] = fewest[reached] + 1
                last[reached + length] = (length, hash.word)
            }
        }
        var words: [OutboundWord] = []
        var end = letters.count
        while end > 0, let step = last[end] {
            words.append(step.word)
            end -= step.length
        }
        return end == 0 ? words.reversed() : nil
    }

    /// Whether letters hold the name of a secret. Written apart, nobody spells one but to get past a check.
    static func namesSecret(_ letters: ArraySlice<UInt32>) -> Bool {
        letters.indices.contains { start in
            guard revealingInitials.contains(letters[start]) else { return false }
            return revealing.contains { letters[start...].starts(with: $0) }
        }
    }

    private static let revealing = [
        "seed", "phrase", "mnemonic", "privatekey", "secretkey", "password", "passcode", "keystore", "words",
    ].map { $0.unicodeScalars.map(\.value) }
    private static let revealingInitials = ASCIISet("spmkw")
}
