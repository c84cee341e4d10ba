/// A row of letters and digits in a text, those of other alphabets that look like Latin ones counted in.
struct ReferenceWord {
    /// In ASCII.
    let letters: [UInt8]
    let range: Range<String.Index>
    /// Letters that were ASCII in the text.
    let plainCount: Int

    var isPlain: Bool { plainCount == letters.count }
    var digitCount: Int { letters.count { $0 <= UInt8(ascii: "9") } }

    /// Whether it seems to be an address of TRON with a slip in it: long words of letters alone, and ids of other kinds, are not.
    var isTronLike: Bool {
        guard (30...38).contains(letters.count), digitCount > 0, digitCount < letters.count / 2 else { return false }
        return letters.contains { $0 > 0x60 } && letters.dropFirst().contains { (0x41...0x5A).contains($0) }
    }
}

/// The words of a text that are long enough for an address, one after the other.
struct ReferenceWords {
    private let scalars: String.UnicodeScalarView
    private var place: String.Index

    /// Bitcoin's shortest addresses have 26 characters.
    private static let shortest = 26
    /// Letters of an address that were written in ASCII at the least: a word of another language is none.
    private static let fewestPlain = 20

    init(_ text: String) {
        scalars = text.unicodeScalars
        place = scalars.startIndex
    }

    mutating func next() -> ReferenceWord? {
        while place < scalars.endIndex {
            if let word = nextRow(), word.letters.count >= Self.shortest, word.plainCount >= Self.fewestPlain { return word }
        }
        return nil
    }

    /// The row that begins at `place`; where none does, or one longer than any address, it is stepped over.
    private mutating func nextRow() -> ReferenceWord? {
        let start = place
        var end = place
        var letters: [UInt8] = []
        var plainCount = 0
        rows: while place < scalars.endIndex {
            let scalar = scalars[place]
            switch AddressLetter(scalar) {
            case .plain(let byte) where AddressReading.isAlphanumeric(byte):
                plainCount += 1
                if letters.count <= AddressReading.longest { letters.append(byte) }
            case .fullWidth(let byte) where AddressReading.isAlphanumeric(byte), .lookalike(let byte):
                if letters.count <= AddressReading.longest { letters.append(byte) }
            // What can't be seen doesn't part a word; in front of one it is stepped over.
            case .invisible where !letters.isEmpty && !scalar.properties.isWhitespace:
                scalars.formIndex(after: &place)
                continue rows
            case .plain, .fullWidth, .invisible, .other: break rows
            }
            scalars.formIndex(after: &place)
            end = place
        }
        guard !letters.isEmpty else {
            scalars.formIndex(after: &place)
            return nil
        }
        return letters.count <= AddressReading.longest ? ReferenceWord(letters: letters, range: start..<end, plainCount: plainCount) : nil
    }
}
