/// The lexicon as a tree of words, and the matching of a text against it.
struct OutboundPhrases: Sendable {
    static let shared = OutboundPhrases(OutboundLexicon.english + OutboundLexicon.chinese)

    private struct Node: Sendable {
        var children: [String: Int] = [:]
        var concepts: OutboundConcepts?
    }

    private var nodes = [Node()]
    /// Words that stand in the lexicon alone, and fillers: what a sentence written without spaces is made of.
    private var vocabulary: Set<String> = []
    private static let longestWord = 14

    private init(_ phrases: [(OutboundConcept, String)]) {
        for (concept, list) in phrases {
            for phrase in list.split(whereSeparator: { $0 == "|" || $0.isNewline }) {
                let words = OutboundPhrases.words(String(phrase))
                guard !words.isEmpty else { continue }
                add(words, concept)
                if words.count == 1 && words[0].utf8.count >= 2 { vocabulary.insert(words[0]) }
                if words.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) { vocabulary.formUnion(words) }
            }
        }
        vocabulary.formUnion(OutboundLexicon.fillers.split(separator: " ").map(String.init))
    }

    private static func words(_ phrase: String) -> [String] {
        OutboundReader.units(of: FoldedText(phrase)).compactMap { unit in
            guard case .word(let word) = unit.kind else { return nil }
            return word
        }
    }

    private mutating func add(_ words: [String], _ concept: OutboundConcept) {
        var node = 0
        for word in words {
            if let child = nodes[node].children[word] {
                node = child
            } else {
                nodes.append(Node())
                nodes[node].children[word] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        var concepts = nodes[node].concepts ?? OutboundConcepts()
        concepts.insert(concept)
        nodes[node].concepts = concepts
    }

    /// The longest phrase that starts at `start`; nil where none does.
    func match(_ words: [String], from start: Int) -> (length: Int, concepts: OutboundConcepts)? {
        longest(words, from: start, at: start, node: 0)
    }

    private func longest(_ words: [String], from start: Int, at position: Int, node: Int) -> (length: Int, concepts: OutboundConcepts)? {
        var best = nodes[node].concepts.map { (length: position - start, concepts: $0) }
        guard position < words.count else { return best }
        var steps: [(next: Int, node: Int)] = []
        if let child = nodes[node].children[words[position]] { steps.append((position + 1, child)) }
        if let child = nodes[node].children[OutboundLexicon.number], let end = OutboundPhrases.numberEnd(words, from: position) {
            steps.append((end, child))
        }
        for step in steps {
            guard let found = longest(words, from: start, at: step.next, node: step.node) else { continue }
            if found.length > best?.length ?? 0 { best = found }
        }
        return best
    }

    /// Where a number ends that starts here: digits, an English number word, or up to three Chinese numerals.
    private static func numberEnd(_ words: [String], from start: Int) -> Int? {
        let word = words[start]
        if numberWords.contains(word) || word.utf8.count <= 2 && Int(word) != nil { return start + 1 }
        let numerals = words[start...].prefix(3).prefix { hanNumerals.contains($0) }
        return numerals.isEmpty ? nil : numerals.endIndex
    }

    private static let numberWords: Set<String> = Set(
        """
        one two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty twentyone twentyfour
        """.split(separator: " ").map(String.init))
    private static let hanNumerals: Set<String> = ["一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十"]

    // MARK: Words run together

    /// The words that a long word is made of, if all are known and one of them names a secret ("sendmeyourseedphrase"); otherwise nil.
    func split(_ word: String) -> [String]? {
        let letters = Array(word)
        guard letters.count >= 8, letters.count <= 400, OutboundPhrases.revealing.contains(where: word.contains) else { return nil }
        var lastLength = [Int](repeating: 0, count: letters.count + 1)
        var fewest = [Int](repeating: .max, count: letters.count + 1)
        fewest[0] = 0
        for reached in letters.indices where fewest[reached] < .max {
            for length in 1...min(OutboundPhrases.longestWord, letters.count - reached) {
                guard fewest[reached] + 1 < fewest[reached + length] else { continue }
                guard vocabulary.contains(String(letters[reached..<reached + length])) else { continue }
                fewest[reached + length] = fewest[reached] + 1
                lastLength[reached + length] = length
            }
        }
        guard fewest[letters.count] < .max else { return nil }
        var words: [String] = []
        var end = letters.count
        while end > 0 {
            words.append(String(letters[end - lastLength[end]..<end]))
            end -= lastLength[end]
        }
        return words.reversed()
    }

    /// Whether letters written apart spell a secret. Nobody writes so but to get past a check.
    func spellsSecret(_ word: String) -> Bool { OutboundPhrases.revealing.contains(where: word.contains) }

    private static let revealing = ["seed", "phrase", "mnemonic", "privatekey", "secretkey", "password", "passcode", "keystore", "words"]
}
