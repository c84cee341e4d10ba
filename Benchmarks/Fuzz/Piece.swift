import Kit

/// A part of a recipe.
indirect enum Piece: Sendable {
    case text(String)
    /// Made anew each time it is written.
    case drawn(Draw)
    case times(Int, Piece)

    /// Bytes; what a piece writes beyond them is left out.
    static let longest = 4_096

    /// How often a piece may come in a row, chosen for the limits that searches have: lengths of phrases and keys, and beyond.
    private static let multiples = [2, 3, 4, 7, 8, 11, 12, 13, 16, 24, 25, 31, 60, 64, 65, 100, 250, 1_000]

    init(_ generator: inout SeededGenerator) {
        var piece = generator.hits(oneIn: 3) ? Piece.drawn(Draw(&generator)) : Piece.text(generator.pick(generator.pick(Vocabulary.groups)))
        if generator.hits(oneIn: 6) { piece = piece.bent(&generator) }
        self = generator.hits(oneIn: 6) ? piece.multiplied(&generator) : piece
    }

    func multiplied(_ generator: inout SeededGenerator) -> Piece {
        if case .times(_, let piece) = self, generator.hits(oneIn: 2) { return piece }
        return .times(generator.pick(Piece.multiples), self)
    }

    /// Nearly the same: a scalar more, less or other, capitals, full-width letters, or something invisible between the letters.
    func bent(_ generator: inout SeededGenerator) -> Piece {
        switch self {
        case .text(let text): .text(Piece.bent(text, &generator))
        case .drawn: .drawn(Draw(&generator))
        case .times(let count, let piece): .times(count, piece.bent(&generator))
        }
    }

    private static func bent(_ text: String, _ generator: inout SeededGenerator) -> String {
        var scalars = Array(text.unicodeScalars)
        guard !scalars.isEmpty, scalars.count < 512 else { return text }
        let place = Int.random(in: 0..<scalars.count, using: &generator)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert(generator.pick(scalars), at: place)
        case 2: scalars[place] = Draw.scalar(&generator)
        case 3: return text.uppercased()
        case 4: scalars = scalars.map { (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }
        case 5: scalars = joined(scalars, by: generator.pick(Vocabulary.invisible))
        case 6: scalars = joined(scalars, by: generator.pick(Vocabulary.separators))
        default: scalars.reverse()
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func joined(_ scalars: [Unicode.Scalar], by sign: String) -> [Unicode.Scalar] {
        Array(scalars.map { [$0] }.joined(separator: Array(sign.unicodeScalars)))
    }

    func write(to text: inout String, _ generator: inout SeededGenerator) {
        write(to: &text, upTo: text.utf8.count + Piece.longest, &generator)
    }

    private func write(to text: inout String, upTo end: Int, _ generator: inout SeededGenerator) {
        switch self {
        case .text(let literal): text += literal
        case .drawn(let draw): draw.write(to: &text, &generator)
        case .times(let count, let piece):
            for _ in 0..<count where text.utf8.count < end { piece.write(to: &text, upTo: end, &generator) }
        }
    }
}

/// What is made anew each time it is written.
enum Draw: Sendable {
    /// A word of one of the twelve lists, whole, cut to four letters or with a letter wrong.
    case word(list: Int), shortWord(list: Int), nearWord(list: Int)
    /// A word of any list.
    case anyWord
    /// So many characters of an alphabet.
    case characters(Alphabet, Int)
    case scalars(Int)
    /// One of a group of the vocabulary.
    case oneOf(group: Int)

    enum Alphabet: String, CaseIterable, Sendable {
        case digits = "0123456789"
        case hexadecimal = "0123456789abcdefABCDEF"
        case base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
        case base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
        case letters = "abcdefghijklmnopqrstuvwxyz"
        case host = "abcdefghijklmnopqrstuvwxyz0123456789-."
        case brackets = "[](){}<>【】（）「」"
        case signs = " .,:;=/\\@#%&?!'\"`*_-+|~^$"
        case chinese = "的一是了我不人在有他这上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学"

        var characters: [Unicode.Scalar] { Alphabet.all[self] ?? [] }

        private static let all = Dictionary(uniqueKeysWithValues: allCases.map { ($0, Array($0.rawValue.unicodeScalars)) })
    }

    /// Lengths about those of keys, codes and hosts.
    private static let lengths = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 16, 18, 32, 34, 44, 50, 52, 63, 64, 65, 87, 88, 111, 253, 400, 1_000]

    init(_ generator: inout SeededGenerator) {
        let list = Int.random(in: 0..<Vocabulary.lists.count, using: &generator)
        switch Int.random(in: 0..<10, using: &generator) {
        case 0, 1: self = .word(list: list)
        case 2: self = .shortWord(list: list)
        case 3: self = .nearWord(list: list)
        case 4: self = .anyWord
        case 5: self = .scalars(generator.pick([1, 2, 8, 64]))
        case 6, 7: self = .oneOf(group: Int.random(in: 0..<Vocabulary.groups.count, using: &generator))
        default: self = .characters(generator.pick(Alphabet.allCases), generator.pick(Draw.lengths))
        }
    }

    func write(to text: inout String, _ generator: inout SeededGenerator) {
        switch self {
        case .word(let list): text += generator.pick(Vocabulary.lists[list])
        case .shortWord(let list): text += String(generator.pick(Vocabulary.lists[list]).prefix(4))
        case .nearWord(let list): Draw.writeNearly(generator.pick(Vocabulary.lists[list]), to: &text, &generator)
        case .anyWord: text += generator.pick(generator.pick(Vocabulary.lists))
        case .characters(let alphabet, let count):
            let characters = alphabet.characters
            for _ in 0..<count { text.unicodeScalars.append(generator.pick(characters)) }
        case .scalars(let count): for _ in 0..<count { text.unicodeScalars.append(Draw.scalar(&generator)) }
        case .oneOf(let group): text += generator.pick(Vocabulary.groups[group])
        }
    }

    private static func writeNearly(_ word: String, to text: inout String, _ generator: inout SeededGenerator) {
        var scalars = Array(word.unicodeScalars)
        scalars[Int.random(in: 0..<scalars.count, using: &generator)] = generator.pick(Alphabet.letters.characters)
        text.unicodeScalars.append(contentsOf: scalars)
    }

    /// Any scalar, those of the lower planes more often.
    static func scalar(_ generator: inout SeededGenerator) -> Unicode.Scalar {
        let top: UInt32 = generator.pick([0x7F, 0x2FF, 0x2FFF, 0xFFFF, 0x10FFFF])
        return Unicode.Scalar(UInt32.random(in: 1...top, using: &generator)) ?? "\u{FFFD}"
    }
}
