/// A text taken apart for retrieval.
struct Analysis {
    /// A word, a CJK character or a pair of them: what a query asks for and a document covers.
    struct Unit {
        /// As written.
        let literal: Feature
        /// Of a word, stop words apart.
        let stem: Feature?
        /// The positions of its atoms.
        fileprivate let atoms: Range<Int>
    }

    private(set) var units: [Unit] = []
    /// How often each feature occurs.
    private(set) var counts: [Feature: Int] = [:]
    private var atoms: [TermTable.Atom] = []
    private var ideas: [TermTable.Match] = []

    init(_ text: String) {
        // "didn't", "didn’t" and "didnt" are one word.
        let folded = FoldedText(text.filter { $0 != "'" && $0 != "’" })
        counts.reserveCapacity(2 * folded.scalars.count)
        var previous: String?
        for run in folded.runs {
            if run.isCJK {
                add(characters: folded.scalars[run.range].map(SimplifiedChinese.fold))
                previous = nil
            } else {
                add(word: folded.text(run.range), after: &previous)
            }
        }
        for unit in units {
            counts[unit.literal, default: 0] += 1
            if let stem = unit.stem { counts[stem, default: 0] += 1 }
        }
        ideas = TermTable.matches(in: atoms)
        for match in ideas { counts[.idea(match.idea), default: 0] += 1 }
    }

    /// The ideas that the unit is part of.
    func ideas(of unit: Unit) -> [Feature] {
        ideas.filter { $0.range.contains(unit.atoms) }.map { .idea($0.idea) }
    }

    private mutating func add(characters: [Unicode.Scalar]) {
        let start = atoms.count
        atoms += characters.map(TermTable.Atom.character)
        for offset in characters.indices {
            for length in 1...2 where offset + length <= characters.count {
                let run = CharacterRun(characters[offset..<(offset + length)])
                units.append(Unit(literal: .characters(run), stem: nil, atoms: (start + offset)..<(start + offset + length)))
            }
            if offset + 3 <= characters.count {
                counts[.characters(CharacterRun(characters[offset..<(offset + 3)])), default: 0] += 1
            }
        }
    }

    /// - Parameter previous: the stem of the word before, stop words apart, in the same stretch of words.
    private mutating func add(word: String, after previous: inout String?) {
        let position = atoms.count..<(atoms.count + 1)
        guard !StopWords.contains(word) else {
            atoms.append(TermTable.atom(of: word))
            units.append(Unit(literal: .word(word), stem: nil, atoms: position))
            return
        }
        let stem = TermTable.stem(of: word)
        atoms.append(TermTable.atom(of: word, stem: stem))
        units.append(Unit(literal: .word(word), stem: .stem(stem), atoms: position))
        if let previous { counts[.stems(previous, stem), default: 0] += 1 }
        previous = stem
        addGrams(of: word)
    }

    /// Of words of a–z only: a part of a hash or number means nothing.
    private mutating func addGrams(of word: String) {
        let letters = word.utf8
        guard (4...24).contains(letters.count), letters.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else { return }
        // The shift drops the oldest of four letters by itself.
        var gram: UInt32 = 0
        for (position, letter) in ([0] + letters + [0]).enumerated() {
            gram = gram << 8 | UInt32(letter)
            if position >= 3 { counts[.gram(gram), default: 0] += 1 }
        }
    }
}
