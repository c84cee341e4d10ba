/// A text as its classifier sees it: hashes of its words and pairs of words, and of the pieces that they are made of.
///
/// The words are those of search (`FoldedText`): in lower case, with full-width forms and traditional characters folded. Pieces let a misspelt word
/// still be known by what it has in common with the right one. A transaction hash, an address or another long code counts as what it is, whatever
/// its digits.
package struct HashedText: Sendable {
    /// Words, their stems and pairs; Chinese characters and pairs of them; emoji. One entry for each time it occurs.
    private(set) var words: [UInt64] = []
    /// Two to five letters of a word in a row, its ends included; one to three Chinese characters.
    private(set) var pieces: [UInt64] = []

    package init(_ text: String) {
        let folded = FoldedText(text)
        words.reserveCapacity(3 * folded.runs.count + 1)
        pieces.reserveCapacity(4 * folded.scalars.count)
        HashedText.visit(folded) { hash, isPiece, _ in
            if isPiece { pieces.append(hash) } else { words.append(hash) }
        }
        for scalar in text.unicodeScalars where !scalar.isASCII && scalar.properties.isEmojiPresentation {
            words.append(Seed.emoji.hash(scalar))
        }
    }

    /// What each feature stands for in the text; of several places the first.
    static func wordings(in text: String) -> [UInt64: String] {
        let folded = FoldedText(text)
        var wordings: [UInt64: String] = [:]
        visit(folded) { hash, _, range in
            if wordings[hash] == nil { wordings[hash] = folded.text(range) }
        }
        return wordings
    }

    // MARK: - Features

    /// Calls with each feature, whether it is a piece, and the scalars that it covers.
    @inline(__always)
    private static func visit(_ folded: FoldedText, _ found: (UInt64, Bool, Range<Int>) -> Void) {
        var previous = Word(hash: Seed.start.rawValue, start: 0)
        for run in folded.runs {
            if run.isCJK {
                visit(characters: folded.scalars, run.range, found)
                previous.hash = Seed.start.rawValue
            } else if let code = LongCode(folded.scalars[run.range]) {
                found(code.hash, false, run.range)
                found(previous.hash.mixed(with: code.hash), false, previous.start..<run.range.upperBound)
                previous = Word(hash: code.hash, start: run.range.lowerBound)
            } else {
                let hash = Seed.word.hash(folded.scalars[run.range])
                found(hash, false, run.range)
                found(Seed.stem.hash(EnglishStem.of(folded.text(run.range)).unicodeScalars), false, run.range)
                found(previous.hash.mixed(with: hash), false, min(previous.start, run.range.lowerBound)..<run.range.upperBound)
                visit(piecesOf: folded.scalars, run.range, found)
                previous = Word(hash: hash, start: run.range.lowerBound)
            }
        }
        found(previous.hash.mixed(with: Seed.end.rawValue), false, previous.start..<folded.scalars.count)
    }

    private struct Word {
        var hash: UInt64
        let start: Int
    }

    @inline(__always)
    private static func visit(characters scalars: [Unicode.Scalar], _ range: Range<Int>, _ found: (UInt64, Bool, Range<Int>) -> Void) {
        for first in range {
            var hash = Seed.characters.rawValue
            for last in first..<min(first + 3, range.upperBound) {
                hash = hash.mixed(with: UInt64(SimplifiedChinese.fold(scalars[last]).value))
                if last < first + 2 { found(hash, false, first..<last + 1) }
                found(hash ^ Seed.piece.rawValue, true, first..<last + 1)
            }
        }
    }

    /// The ends of a word count as letters: what it begins and ends with says more than what stands within.
    @inline(__always)
    private static func visit(piecesOf scalars: [Unicode.Scalar], _ range: Range<Int>, _ found: (UInt64, Bool, Range<Int>) -> Void) {
        let edges = (range.lowerBound - 1)...range.upperBound
        for first in edges {
            var hash = Seed.piece.rawValue
            for last in first...min(first + 4, range.upperBound) {
                hash = hash.mixed(with: range.contains(last) ? UInt64(scalars[last].value) : UInt64(UInt8(ascii: " ")))
                if last > first { found(hash, true, max(first, range.lowerBound)..<min(last + 1, range.upperBound)) }
            }
        }
    }
}

/// What keeps hashes of different kinds apart.
private enum Seed: UInt64 {
    case start = 0x1F3D_5B79_97B5_D3F1
    case end = 0x2E4C_6A88_A6C4_E200
    case word = 0x3D5B_7997_B5D3_F11F
    case stem = 0x4C6A_88A6_C4E2_002E
    case piece = 0x5B79_97B5_D3F1_1F3D
    case characters = 0x6A88_A6C4_E200_2E4C
    case code = 0x7997_B5D3_F11F_3D5B
    case emoji = 0x88A6_C4E2_002E_4C6A

    func hash(_ scalars: some Sequence<Unicode.Scalar>) -> UInt64 { scalars.reduce(rawValue) { $0.mixed(with: UInt64($1.value)) } }
    func hash(_ scalar: Unicode.Scalar) -> UInt64 { rawValue.mixed(with: UInt64(scalar.value)) }
}

/// A word that nobody reads: a hash, an address, an id. It says of a text that it has one.
private enum LongCode: UInt64 {
    case transaction = 1
    case tronAddress
    case evmAddress
    case other

    /// Letters and digits mixed from here on are no word of any language.
    private static let shortest = 20

    init?(_ word: ArraySlice<Unicode.Scalar>) {
        guard word.count >= LongCode.shortest, word.contains(where: { ("0"..."9").contains($0) }), let first = word.first else { return nil }
        let isHexadecimal = word.suffix(40).allSatisfy { ("0"..."9").contains($0) || ("a"..."f").contains($0) }
        switch word.count {
        case 64 where isHexadecimal, 66 where isHexadecimal: self = .transaction
        case 34 where first == "t": self = .tronAddress
        case 40 where isHexadecimal, 42 where isHexadecimal: self = .evmAddress
        default: self = .other
        }
    }

    var hash: UInt64 { Seed.code.rawValue.mixed(with: rawValue) }
}
