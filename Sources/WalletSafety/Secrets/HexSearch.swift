/// Finds 64 hexadecimal digits: in one piece, with or without `0x`, or in groups of at least four.
struct HexSearch {
    /// Digits without anything between them.
    private struct Group {
        /// With the `0x` before it.
        let range: Range<Int>
        let digits: Int
        let hasPrefix: Bool
        let hasLetter: Bool
        /// Whether a line ended between the group before and this one.
        let startsLine: Bool
    }

    private static let digits = 64
    private static let smallestGroup = 4
    /// How many characters may part two groups.
    private static let longestGap = 3

    private let codes: [UInt32]
    /// Groups that stand near enough to be one number.
    private var chain: [Group] = []
    private var found: [Range<Int>] = []

    /// The places of 64 digits in `text`, in order, outside of what is `removed` already.
    static func ranges(in text: FoldedText, removed: [Range<Int>]) -> [Range<Int>] {
        var search = HexSearch(codes: text.codes)
        for stretch in removed.stretchesBetween(upTo: text.codes.count) { search.scan(stretch) }
        return search.found
    }

    private init(codes: [UInt32]) { self.codes = codes }

    private mutating func scan(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            guard HexSearch.isAlphanumeric(codes[position]) else {
                position += 1
                continue
            }
            var end = position + 1
            while end < range.upperBound, HexSearch.isAlphanumeric(codes[end]) { end += 1 }
            add(position..<end)
            position = end
        }
        closeChain()
    }

    /// A group ends where a Chinese character starts: nobody puts a space there.
    private static func isAlphanumeric(_ code: UInt32) -> Bool {
        switch CodeClass(code) {
        case .letter, .digit, .foreignLetter: true
        case .han, .separator: false
        }
    }

    private mutating func add(_ range: Range<Int>) {
        guard let group = group(range) else {
            closeChain()
            return
        }
        let gap = chain.last.map { $0.range.upperBound..<range.lowerBound }
        let isNear = gap.map { $0.count <= HexSearch.longestGap && codes[$0].allSatisfy(HexSearch.gap.contains) } ?? false
        if !isNear || group.hasPrefix { closeChain() }
        if group.digits == HexSearch.digits {
            closeChain()
            found.append(group.range)
        } else if group.digits >= HexSearch.smallestGroup && group.digits < HexSearch.digits {
            chain.append(group)
        } else {
            closeChain()
        }
    }

    /// The group that a run of letters and digits is; nil where it holds anything but hexadecimal digits.
    private func group(_ range: Range<Int>) -> Group? {
        let hasPrefix = range.count > 2 && codes[range.lowerBound] == "0" && codes[range.lowerBound + 1] == "x"
        let digits = codes[range].dropFirst(hasPrefix ? 2 : 0)
        var hasLetter = false
        for code in digits {
            switch code {
            case HexSearch.decimals: continue
            case HexSearch.letters: hasLetter = true
            default: return nil
            }
        }
        let gap = chain.last.map { codes[$0.range.upperBound..<range.lowerBound] }
        let startsLine = gap.map { $0.contains(where: HexSearch.lineEnds.contains) } ?? true
        return Group(range: range, digits: digits.count, hasPrefix: hasPrefix, hasLetter: hasLetter, startsLine: startsLine)
    }

    private static let decimals = ASCIISet("0123456789")
    private static let letters = ASCIISet("abcdef")
    private static let lineEnds = ASCIISet("\n\r")
    private static let gap = ASCIISet(" \t\n\r:-_.,|")

    /// Looks at the groups since the last gap: first line by line, then stretches of equal groups, then all of them.
    private mutating func closeChain() {
        defer { chain = [] }
        guard chain.count > 1 else { return }
        for part in HexSearch.withoutUUIDs(chain[...], codes) {
            let lines = HexSearch.split(part) { $1.startsLine }.filter(HexSearch.isWhole)
            let stretches = HexSearch.split(part) { $0.digits != $1.digits }.filter(HexSearch.isWhole)
            let hits = !lines.isEmpty ? lines : !stretches.isEmpty ? stretches : HexSearch.isWhole(part) ? [part] : []
            for hit in hits {
                guard let first = hit.first, let last = hit.last else { continue }
                found.append(first.range.lowerBound..<last.range.upperBound)
            }
        }
    }

    /// Decimal digits alone are card, account or order numbers; a key without any of the six letters doesn't happen.
    private static func isWhole(_ groups: ArraySlice<Group>) -> Bool {
        groups.reduce(0) { $0 + $1.digits } == digits && groups.contains(where: \.hasLetter)
    }

    private static func split(_ groups: ArraySlice<Group>, where parts: (Group, Group) -> Bool) -> [ArraySlice<Group>] {
        var pieces: [ArraySlice<Group>] = []
        var start = groups.startIndex
        for index in groups.indices.dropFirst() where parts(groups[index - 1], groups[index]) {
            pieces.append(groups[start..<index])
            start = index
        }
        pieces.append(groups[start...])
        return pieces
    }

    /// The stretches between UUIDs (8-4-4-4-12 digits): two of those in a row are 64 digits and nothing secret.
    private static func withoutUUIDs(_ groups: ArraySlice<Group>, _ codes: [UInt32]) -> [ArraySlice<Group>] {
        var pieces: [ArraySlice<Group>] = []
        var start = groups.startIndex
        var index = groups.startIndex
        while index < groups.endIndex {
            let candidate = groups[index...].prefix(5)
            let isUUID =
                candidate.map(\.digits) == [8, 4, 4, 4, 12]
                && zip(candidate, candidate.dropFirst()).allSatisfy { left, right in
                    right.range.lowerBound == left.range.upperBound + 1 && codes[left.range.upperBound] == "-"
                }
            if isUUID {
                if start < index { pieces.append(groups[start..<index]) }
                index += 5
                start = index
            } else {
                index += 1
            }
        }
        if start < groups.endIndex { pieces.append(groups[start...]) }
        return pieces
    }
}
