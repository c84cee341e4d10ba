/// What wallet users call the same thing by different words, in Chinese and English (`WalletVocabulary`).
///
/// An idea that a text names is a feature beside its words. Where one word has two meanings the phrase around it decides:
/// freezing TRX for resources and a frozen address are two ideas.
enum TermTable {
    /// What a text is looked up by.
    enum Atom: Hashable, Sendable {
        /// Spelt right and stemmed; every negation is `not`.
        case word(String)
        case character(Unicode.Scalar)
    }

    /// An idea and the positions of the atoms that name it.
    struct Match: Hashable {
        let idea: Int
        let range: Range<Int>
    }

    static func matches(in atoms: [Atom]) -> [Match] {
        var found: [Match] = []
        for start in atoms.indices {
            let known = found.count
            for phrase in phrases[atoms[start]] ?? [] {
                guard let end = phrase.end(in: atoms, from: start) else { continue }
                let match = Match(idea: phrase.idea, range: start..<end)
                if !found[known...].contains(match) { found.append(match) }
            }
        }
        return found
    }

    static func atom(of word: String) -> Atom { atom(of: word, stem: stem(of: word)) }

    static func atom(of word: String, stem: String) -> Atom { .word(negations.contains(word) ? "not" : stem) }

    static func stem(of word: String) -> String { EnglishStem.of(spelling[word] ?? word) }

    private enum Step: Sendable {
        case atom(Atom)
        /// Up to three atoms of any kind.
        case gap
    }

    private struct Phrase {
        let idea: Int
        /// What follows the first atom.
        let rest: [Step]

        /// Where the phrase whose first atom is at `start` ends; nil where it is not there.
        func end(in text: [Atom], from start: Int) -> Int? {
            var position = start + 1
            var reach = 1
            for step in rest {
                switch step {
                case .gap: reach = 4
                case .atom(let atom):
                    guard let next = text[position...].prefix(reach).firstIndex(of: atom) else { return nil }
                    position = next + 1
                    reach = 1
                }
            }
            return position
        }
    }

    /// By their first atom.
    private static let phrases: [Atom: [Phrase]] = {
        var phrases: [Atom: [Phrase]] = [:]
        for (idea, words) in WalletVocabulary.ideas.split(separator: "\n").enumerated() {
            for phrase in words.split(separator: ",") {
                let steps = phrase.split(separator: " ").flatMap(steps(of:))
                guard case .atom(let first) = steps.first else { continue }
                phrases[first, default: []].append(Phrase(idea: idea, rest: Array(steps.dropFirst())))
            }
        }
        return phrases
    }()

    private static func steps(of part: Substring) -> [Step] {
        if part == "*" { return [.gap] }
        let folded = FoldedText(String(part))
        return folded.runs.flatMap { run in
            run.isCJK ? folded.scalars[run.range].map { .atom(.character($0)) } : [.atom(atom(of: folded.text(run.range)))]
        }
    }

    private static let negations = Set(WalletVocabulary.negations.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let spelling: [String: String] = {
        var table: [String: String] = [:]
        for line in WalletVocabulary.misspellings.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard let right = words.first else { continue }
            for wrong in words.dropFirst() { table[wrong] = right }
        }
        return table
    }()
}
