/// A lexicon as a tree of words, and the matching of a text against it.
struct OutboundPhrases: Sendable {
    static let grammar = OutboundPhrases(OutboundLexicon.english + OutboundLexicon.chinese)
    static let topics = OutboundPhrases(OutboundLexicon.englishTopics + OutboundLexicon.chineseTopics)

    /// For each node of the tree, what the phrase that ends there means; the first is the root.
    private var meanings: [OutboundConcepts?] = [nil]
    private var steps = KeyTable([])
    /// Words that stand in the lexicon alone, and fillers: what a sentence written without spaces is made of.
    private var vocabulary = KeyTable([])
    private static let longestWord = 14

    private init(_ phrases: [(OutboundConcept, String)]) {
        var edges: [UInt64: Int] = [:]
        var vocabulary = Set(OutboundLexicon.fillers.split(separator: " ").map { OutboundWord($0.unicodeScalars.map(\.value)).key })
        for (concept, list) in phrases {
            for phrase in list.split(whereSeparator: { $0 == "|" || $0.isNewline }) {
                let words = OutboundPhrases.words(String(phrase))
                guard !words.isEmpty else { continue }
                add(words, concept, to: &edges)
                vocabulary.formUnion(words.filter { !$0.isHan }.map(\.key))
            }
        }
        steps = KeyTable(edges.map { (key: $0.key, value: UInt32($0.value)) })
        self.vocabulary = KeyTable(vocabulary.map { (key: $0, value: 1) })
    }

    private static func words(_ phrase: String) -> [OutboundWord] {
        OutboundReader.units(of: FoldedText(phrase), phrases: nil).compactMap { unit in
            guard case .word(let word) = unit.kind else { return nil }
            return word
        }
    }

    private mutating func add(_ words: [OutboundWord], _ concept: OutboundConcept, to edges: inout [UInt64: Int]) {
        var node = 0
        for word in words {
            let step = OutboundPhrases.step(from: node, word)
            if let child = edges[step] {
                node = child
            } else {
                meanings.append(nil)
                node = meanings.count - 1
                edges[step] = node
            }
        }
        var concepts = meanings[node] ?? OutboundConcepts()
        concepts.insert(concept)
        meanings[node] = concepts
    }

    private static func step(from node: Int, _ word: OutboundWord) -> UInt64 { word.key &+ UInt64(node) &* 0x9E37_79B9_7F4A_7C15 }

    /// The longest phrase that starts at `start`; nil where none does.
    func match(_ words: [OutboundWord], from start: Int) -> (length: Int, concepts: OutboundConcepts)? {
        longest(words, from: start, at: start, node: 0)
    }

    private func longest(_ words: [OutboundWord], from start: Int, at position: Int, node: Int) -> (length: Int, concepts: OutboundConcepts)? {
        var best = meanings[node].map { (length: position - start, concepts: $0) }
        guard position < words.count else { return best }
        func consider(_ child: UInt32, _ next: Int) {
            guard let found = longest(words, from: start, at: next, node: Int(child)), found.length > best?.length ?? 0 else { return }
            best = found
        }
        if let child = steps[OutboundPhrases.step(from: node, words[position])] { consider(child, position + 1) }
        if let child = steps[OutboundPhrases.step(from: node, OutboundPhrases.number)],
            let end = OutboundPhrases.numberEnd(words, from: position)
        {
            consider(child, end)
        }
        return best
    }

    static let webAddress = OutboundWord(OutboundLexicon.webAddress.unicodeScalars.map(\.value))
    private static let number = OutboundWord(OutboundLexicon.number.unicodeScalars.map(\.value))

    /// Where a number ends that starts here: up to two digits, an English number word, or up to three Chinese numerals.
    private static func numberEnd(_ words: [OutboundWord], from start: Int) -> Int? {
        if numberWords.contains(words[start]) { return start + 1 }
        let numerals = words[start...].prefix(3).prefix { hanNumerals.contains($0) }
        return numerals.isEmpty ? nil : numerals.endIndex
    }

    private static let numberWords: Set<OutboundWord> = {
        let words = """
            one two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty twentyone twentyfour
            """.split(separator: " ").map(String.init)
        let digits = (0...9).map { "\($0)" } + (0...99).map { $0 < 10 ? "0\($0)" : "\($0)" }
        return Set((words + digits).map { OutboundWord($0.unicodeScalars.map(\.value)) })
    }()
    private static let hanNumerals = Set("一二两三四五六七八九十".unicodeScalars.map { OutboundWord(han: $0.value) })

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
