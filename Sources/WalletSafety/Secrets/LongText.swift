/// A text longer than any message, as of a file. Its parts that hold nothing suspicious are passed over; the others are searched together
/// with the parts around them, so that nothing is cut in two.
struct LongText {
    /// Bytes of a part.
    private static let partLength = 2_048
    /// Shorter texts are searched whole.
    static let shortest = 65_536

    private let parts: [Substring]
    private let isSuspicious: [Bool]

    init(_ text: String) {
        var parts: [Substring] = []
        var rest = text[...]
        while !rest.isEmpty {
            let end = rest.utf8.index(rest.startIndex, offsetBy: Self.partLength, limitedBy: rest.endIndex) ?? rest.endIndex
            // A word stays whole.
            let cut = rest.utf8[end...].prefix(Self.partLength).firstIndex { $0 <= 0x20 } ?? rest.utf8[end...].firstIndex { $0 & 0xC0 != 0x80 } ?? rest.endIndex
            parts.append(rest[..<(cut > rest.startIndex ? cut : rest.endIndex)])
            rest = rest[parts[parts.count - 1].endIndex...]
        }
        self.parts = parts
        isSuspicious = parts.map { ByteSieve.isSuspicious(String($0)) }
    }

    /// The text with markers, and what was found.
    func screened(_ screening: (String) -> Screening) -> (text: String, findings: [Finding]) {
        var text = ""
        var findings: [Finding] = []
        var offset = 0
        for stretch in stretches {
            let piece = parts[stretch.parts].joined()
            if stretch.isSearched {
                let screening = screening(piece)
                text += screening.text.text
                findings += screening.findings.map { $0.moved(by: offset) }
            } else {
                text += piece
            }
            offset += piece.unicodeScalars.count
        }
        return (text, findings)
    }

    /// The parts in rows that are searched together or passed over.
    private var stretches: [(parts: Range<Int>, isSearched: Bool)] {
        var stretches: [(parts: Range<Int>, isSearched: Bool)] = []
        for index in parts.indices {
            let isSearched = isSuspicious[max(0, index - 1)...min(index + 1, parts.count - 1)].contains(true)
            if let last = stretches.last, last.isSearched == isSearched {
                stretches[stretches.count - 1].parts = last.parts.lowerBound..<index + 1
            } else {
                stretches.append((index..<index + 1, isSearched))
            }
        }
        return stretches
    }
}
