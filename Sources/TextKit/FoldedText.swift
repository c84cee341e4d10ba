import Foundation

/// A text as search sees it: its letters and digits after NFKC and lower-casing, in runs, each with the character of the text it came from.
///
/// Combining marks and invisible characters (zero-width spaces, soft hyphens) are dropped without ending a run, so that text
/// broken up to evade a search is still found; everything else that is neither letter nor digit ends one.
struct FoldedText {
    /// A stretch of either CJK characters, which are written without spaces, or of any other letters and digits: a word.
    struct Run {
        let range: Range<Int>
        let isCJK: Bool
    }

    private(set) var scalars: [Unicode.Scalar] = []
    /// For each scalar, the offset in the text of the character it came from.
    private(set) var origins: [Int] = []
    /// Ranges of `scalars`, in order and without gaps.
    private(set) var runs: [Run] = []
    private var runStart = 0

    init(_ text: String) {
        scalars.reserveCapacity(text.utf8.count)
        origins.reserveCapacity(text.utf8.count)
        if text.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\r") }) {
            // Each byte is a character, and nothing folds but capitals: much quicker than looking for the ends of characters.
            for (offset, byte) in text.utf8.enumerated() { append(Unicode.Scalar(byte).asciiLowercased, at: offset) }
        } else {
            for (offset, character) in text.enumerated() { append(character, at: offset) }
        }
        endRun()
    }

    private mutating func append(_ character: Character, at offset: Int) {
        let unfolded = character.unicodeScalars
        if let only = unfolded.first, unfolded.count == 1, only.isASCII || only.isUnifiedIdeograph {
            append(only.asciiLowercased, at: offset)
            return
        }
        // Composed once more: Foundation leaves the half-width ｶﾞ in two, and lower case can come apart.
        let folded = String(character).precomposedStringWithCompatibilityMapping.lowercased().precomposedStringWithCanonicalMapping
        for scalar in folded.unicodeScalars {
            append(scalar, at: offset)
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
        if scalar.isLetterOrDigit {
            if let last = scalars.last, runStart < scalars.count, last.isCJK != scalar.isCJK { endRun() }
            scalars.append(scalar)
            origins.append(offset)
        } else if !scalar.isIgnorable {
            endRun()
        }
    }

    private mutating func endRun() {
        guard runStart < scalars.count else { return }
        runs.append(Run(range: runStart..<scalars.count, isCJK: scalars[runStart].isCJK))
        runStart = scalars.count
    }

    func text(_ range: Range<Int>) -> String {
        if scalars[range].allSatisfy(\.isASCII) {
            return String(unsafeUninitializedCapacity: range.count) { bytes in
                for (place, scalar) in scalars[range].enumerated() { bytes.initializeElement(at: place, to: UInt8(truncatingIfNeeded: scalar.value)) }
                return range.count
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }
}

extension Unicode.Scalar {
    fileprivate var asciiLowercased: Unicode.Scalar {
        ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) + 32) : self
    }

    /// The two blocks that hold nearly all Chinese text and that NFKC leaves alone.
    fileprivate var isUnifiedIdeograph: Bool { (0x3400...0x4DBF).contains(value) || (0x4E00...0x9FFF).contains(value) }

    /// Han, kana, bopomofo and hangul: scripts whose words a reader, not a space, tells apart.
    var isCJK: Bool { isHan || isKanaOrHangul }

    var isHan: Bool {
        switch value {
        case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
        default: false
        }
    }

    var isKanaOrHangul: Bool {
        switch value {
        case 0x1100...0x11FF, 0x3031...0x3035, 0x3041...0x318F, 0x31A0...0x31BF, 0x31F0...0x31FF, 0xAC00...0xD7FB, 0x1B000...0x1B16F: true
        default: false
        }
    }

    /// Unicode categories L and N, as SQLite's `unicode61` understands a token character.
    var isLetterOrDigit: Bool {
        if isMarkInSQLite { return false }
        if isASCII { return ("a"..."z").contains(self) || ("0"..."9").contains(self) || ("A"..."Z").contains(self) }
        if isUnifiedIdeograph { return true }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            return true
        default:
            return false
        }
    }

    /// Neither a letter nor the end of a word.
    fileprivate var isIgnorable: Bool {
        if isASCII { return false }
        return switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: properties.isDefaultIgnorableCodePoint || isMarkInSQLite
        }
    }

    /// Vowel signs of New Tai Lue and two Vedic signs: letters since Unicode 8, marks in the older tables of SQLite 3.40, which would
    /// split a token there. Checked for every scalar against that version.
    private var isMarkInSQLite: Bool {
        switch value {
        case 0x19B0...0x19C0, 0x19C8...0x19C9, 0x1CF2...0x1CF3: true
        default: false
        }
    }
}
