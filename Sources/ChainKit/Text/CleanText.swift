/// Texts that strangers wrote into a chain (token names, memos, reasons), made fit to be shown.
///
/// What nobody would see becomes U+FFFD, so that it is seen that something was there: control characters, marks that turn the direction of writing,
/// invisible and private characters. White space of all kinds becomes one space. Markup stays the text that it is; whoever puts it into a page
/// escapes it.
package enum CleanText {
    /// Stands where something was hidden.
    private static let mark: Unicode.Scalar = "\u{FFFD}"
    /// Marks above and below one letter beyond this many are drawn over other lines; no writing needs more.
    private static let mostMarks = 3
    /// How many scalars of a long text are looked at when it is to be told whether it is one.
    private static let longestSample = 4096

    /// - Parameter limit: the most Unicode scalars that are kept; the last one of a longer text is `…`.
    /// - Returns: empty only for a text without anything but white space.
    package static func cleaned(_ text: String, limit: Int) -> String {
        if text.utf8.count <= limit, text.utf8.allSatisfy(isPlain) { return text }
        var cleaner = Cleaner(limit: max(limit, 1))
        for scalar in text.unicodeScalars where !cleaner.isFull { cleaner.take(scalar) }
        return cleaner.text
    }

    /// The text that `bytes` are, cleaned.
    /// - Returns: nil where they are empty, aren't UTF-8, or hold control characters, as what isn't text does.
    package static func text(of bytes: [UInt8], limit: Int) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self), text.unicodeScalars.prefix(longestSample).allSatisfy(isPrintable) else { return nil }
        let cleaned = cleaned(text, limit: limit)
        return cleaned.isEmpty ? nil : cleaned
    }

    /// A letter, digit or mark of English, about which nothing has to be looked up.
    private static func isPlain(_ byte: UInt8) -> Bool { (UInt8(ascii: "!")...UInt8(ascii: "~")).contains(byte) }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII, isPlain(UInt8(scalar.value)) { return true }
        return switch scalar.properties.generalCategory {
        case .control: scalar == "\n" || scalar == "\r" || scalar == "\t"
        case .unassigned, .privateUse, .surrogate: false
        default: true
        }
    }

    private struct Cleaner {
        private var scalars = String.UnicodeScalarView()
        private var count = 0
        private var previous: Unicode.Scalar?
        private var marks = 0
        private var isSpaceDue = false
        private let limit: Int
        private(set) var isFull = false

        init(limit: Int) { self.limit = limit }

        var text: String { String(scalars) }

        mutating func take(_ scalar: Unicode.Scalar) {
            switch CleanText.look(of: scalar) {
            case .space: isSpaceDue = count > 0
            case .combining where marks >= CleanText.mostMarks: break
            case .combining where count > 0:
                append(scalar)
                marks += 1
            case .joiner where isBehindEmoji: append(scalar)
            case .combining, .joiner, .hidden:
                if previous != CleanText.mark { append(CleanText.mark) }
            case .visible:
                append(scalar)
                marks = 0
            }
        }

        /// Digits are emoji for Unicode too, but nobody sees what stands behind one.
        private var isBehindEmoji: Bool {
            guard let previous, !previous.isASCII else { return false }
            return previous == "\u{FE0F}" || previous.properties.isEmoji
        }

        private mutating func append(_ scalar: Unicode.Scalar) {
            if isSpaceDue { write(" ") }
            isSpaceDue = false
            write(scalar)
        }

        /// Writes one more scalar, or in place of the last one that fits that there was more.
        private mutating func write(_ scalar: Unicode.Scalar) {
            guard !isFull else { return }
            if count == limit {
                scalars.removeLast()
                scalars.append("…")
                isFull = true
                return
            }
            scalars.append(scalar)
            count += 1
            previous = scalar
        }
    }

    private enum Look {
        case visible
        case space
        /// A mark that is drawn over the letter before it.
        case combining
        /// Invisible, but part of an emoji where one stands before it.
        case joiner
        case hidden
    }

    private static func look(of scalar: Unicode.Scalar) -> Look {
        if ("!"..."~").contains(scalar) { return .visible }
        if scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" { return .space }
        if scalar == "\u{200D}" || scalar == "\u{FE0F}" { return .joiner }
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint || isBlank(scalar) { return .hidden }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: return .hidden
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
        case .nonspacingMark, .enclosingMark: return .combining
        default: return .visible
        }
    }

    /// Letters and symbols that are drawn as nothing, though Unicode doesn't call them ignorable.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        // The blank Braille pattern, and notes without a head.
        scalar == "\u{2800}" || scalar == "\u{1D159}"
    }
}
