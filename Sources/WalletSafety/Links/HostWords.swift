import LinkData

/// The words that a host is made of, as far as they are words of scams or protected names.
struct HostWords {
    struct Word {
        let range: Range<Int>
        let kind: Kind
    }

    enum Kind: UInt32 {
        case strong, weak, name
    }

    private(set) var words: [Word] = []
    /// How many letters and digits belong to a word, and how many there are.
    private(set) var covered = 0
    private(set) var length = 0

    /// Cuts each piece between hyphens and dots so that the most letters belong to words, and with the fewest words.
    init(_ bytes: [UInt8]) {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") } ?? bytes.count
            cut(bytes, start..<end)
            start = end + 1
        }
    }

    func count(_ kind: Kind) -> Int { words.count { $0.kind == kind } }

    private struct Step {
        /// Letters in words × 64 − words, so that longer words win.
        var worth = 0
        var word: Word?
    }

    private mutating func cut(_ bytes: [UInt8], _ piece: Range<Int>) {
        length += piece.count
        var steps = [Step](repeating: Step(), count: piece.count + 1)
        for offset in 0..<piece.count {
            if steps[offset].worth > steps[offset + 1].worth { steps[offset + 1] = Step(worth: steps[offset].worth) }
            var key = NameKey()
            for end in offset + 1...min(offset + HostWords.longest, piece.count) where piece.lowerBound + end <= bytes.count {
                key.add(bytes[piece.lowerBound + end - 1])
                let size = end - offset
                // A word of one or two letters counts where it stands alone.
                guard size > 2 || size == piece.count, let kind = HostWords.table[key.value].flatMap(Kind.init) else { continue }
                let worth = steps[offset].worth + size * 64 - 1
                guard worth > steps[end].worth else { continue }
                let start = piece.lowerBound + offset
                steps[end] = Step(worth: worth, word: Word(range: start..<start + size, kind: kind))
            }
        }
        var found: [Word] = []
        var place = piece.count
        while place > 0 {
            guard let word = steps[place].word else {
                place -= 1
                continue
            }
            found.append(word)
            covered += word.range.count
            place -= word.range.count
        }
        words += found.reversed()
    }

    private static let longest = 16

    private static let table: KeyTable = {
        let names = LinkResource.rows(link_list_protected).flatMap { row in
            row.count > 1 ? row[1].split(separator: ",").map { (key: NameKey($0.utf8).value, value: Kind.name.rawValue) } : []
        }
        let bait = LinkResource.rows(link_list_bait).compactMap { row in
            row.count > 1 ? (key: NameKey(row[0].utf8).value, value: (row[1] == "strong" ? Kind.strong : .weak).rawValue) : nil
        }
        return KeyTable(names + bait)
    }()
}
