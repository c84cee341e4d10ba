/// What the character model sees of a host: hashed pieces of the part that its owner chose. A hosting service's own name is none of them, so
/// that a host isn't judged by its neighbours.
package struct HostFeatures {
    /// Sizes of the pieces of characters.
    private static let pieceSizes = 3...4

    /// Hashes of the pieces, each once.
    package private(set) var hashes: [UInt32] = []

    /// Whether there is a word that scammers put beside a name, and how many other words of scams or protected names.
    private(set) var holdsBait = false
    private(set) var otherWords = 0

    /// Of the registered label alone.
    package init(_ host: LinkHost) { self.init(HostReading(host)) }

    /// Of the registered label alone.
    init(_ reading: HostReading) { self.init(reading.host, reading.registered, reading.words) }

    /// Of all labels that the owner chose.
    init(withSubdomains reading: HostReading) { self.init(reading.host, reading.chosen, HostWords(reading.chosen)) }

    private init(_ host: LinkHost, _ chosen: [UInt8], _ words: HostWords) {
        guard !chosen.isEmpty else { return }
        hashes.reserveCapacity(chosen.count * 6 + 32)
        addPieces(chosen)
        addTokens(chosen)
        addCounts(chosen)
        let pattern = addWords(words, chosen)
        if !host.isShared { addEnding(host, pattern) }
        removeDuplicates()
    }

    private mutating func removeDuplicates() {
        hashes.sort()
        var kept = 0
        for index in hashes.indices where index == 0 || hashes[index] != hashes[kept - 1] {
            hashes[kept] = hashes[index]
            kept += 1
        }
        hashes.removeLast(hashes.count - kept)
    }

    private enum Family: UInt64 {
        case piece = 1
        case token, ending, length, hyphens, digits, labels, word, pair, pattern, patternEnding, covered
    }

    private mutating func add(_ family: Family, _ value: UInt64) {
        let mixed = (value ^ family.rawValue &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        hashes.append(UInt32(truncatingIfNeeded: mixed >> 32))
    }

    private mutating func addPieces(_ chosen: [UInt8]) {
        let padded = [UInt8(ascii: "^")] + chosen + [UInt8(ascii: "$")]
        for start in padded.indices {
            var key = NameKey()
            for end in start..<min(start + HostFeatures.pieceSizes.upperBound, padded.count) {
                key.add(padded[end])
                if end - start + 1 >= HostFeatures.pieceSizes.lowerBound { add(.piece, key.value) }
            }
        }
    }

    private mutating func addTokens(_ chosen: [UInt8]) {
        for token in chosen.split(whereSeparator: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }) { add(.token, NameKey(token).value) }
    }

    private mutating func addCounts(_ chosen: [UInt8]) {
        add(.length, UInt64(min(chosen.count / 3, 10)))
        add(.hyphens, UInt64(min(chosen.count { $0 == UInt8(ascii: "-") }, 4)))
        add(.digits, UInt64(min(chosen.count { $0 >= 0x30 && $0 <= 0x39 }, 6)))
        add(.labels, UInt64(min(chosen.count { $0 == UInt8(ascii: ".") }, 3)))
    }

    /// Gives the pattern of the kinds of words.
    private mutating func addWords(_ words: HostWords, _ chosen: [UInt8]) -> UInt64 {
        holdsBait = words.count(.strong) > 0
        otherWords = words.count(.weak) + words.count(.name)
        let keys = words.words.map { NameKey(chosen[$0.range]).value }
        for key in keys { add(.word, key) }
        for (left, right) in zip(keys, keys.dropFirst()) { add(.pair, left &* 31 &+ right) }
        let pattern = UInt64(min(words.count(.strong), 2) * 16 + min(words.count(.weak), 3) * 4 + min(words.count(.name), 2))
        let coverage = UInt64(words.covered * 4 / max(words.length, 1))
        add(.covered, coverage)
        add(.pattern, pattern * 8 + coverage)
        return pattern
    }

    private mutating func addEnding(_ host: LinkHost, _ pattern: UInt64) {
        let ending = NameKey(host.suffix.utf8.split(separator: UInt8(ascii: ".")).last ?? [][...]).value
        add(.ending, ending)
        add(.patternEnding, pattern ^ ending)
    }
}
