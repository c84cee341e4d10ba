/// What the sentence model sees of a sentence: hashed pieces of its words, and what the lexicons make of them. Disguised words give the same
/// pieces as plain ones. Within a sentence each piece counts once; two neighbours together are the sum of both.
package struct SentenceFeatures: Sendable {
    package private(set) var hashes: [UInt32] = []

    /// How many Chinese characters, and how many letters of a word, a piece may have.
    private static let hanSizes = 1...4
    private static let letterSizes = 2...5
    /// Letters of one word that are cut into pieces; a longer word is judged by its beginning.
    private static let mostLetters = 40

    /// - Parameter units: of the whole text, as `codes` are.
    init(_ sentence: OutboundSentence, units: [OutboundUnit], codes: [UInt32]) {
        hashes.reserveCapacity((sentence.range?.count ?? 0) * 5 + 256)
        var seen = SeenPieces()
        for clause in sentence.clauses {
            addHan(units[clause.units], &seen)
            addWords(units[clause.units], codes, &seen)
            addReadings(clause, &seen)
            if clause.isQuestion { add(.question, 0, &seen) }
        }
        addConcepts(sentence, &seen)
    }

    /// Both together, as neighbours are judged.
    package static func + (left: SentenceFeatures, right: SentenceFeatures) -> SentenceFeatures {
        var sum = left
        sum.hashes += right.hashes
        return sum
    }

    private enum Family: UInt64 {
        case han = 1
        case letters, word, pair, apart, question, concept, sequence, company
    }

    @inline(__always)
    private mutating func add(_ family: Family, _ value: UInt64, _ seen: inout SeenPieces) {
        let mixed = (value ^ family.rawValue &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        let hash = UInt32(truncatingIfNeeded: mixed >> 32)
        if seen.insert(hash) { hashes.append(hash) }
    }

    // MARK: Words

    /// Neighbouring Chinese characters, whatever keeps them apart.
    private mutating func addHan(_ units: ArraySlice<OutboundUnit>, _ seen: inout SeenPieces) {
        for start in units.indices where units[start].word.isHan {
            var key = PieceKey()
            for place in start..<min(start + SentenceFeatures.hanSizes.upperBound, units.endIndex) {
                let word = units[place].word
                guard word.isHan else { break }
                key.add(word.key)
                add(.han, key.value, &seen)
            }
        }
    }

    /// Words, pairs of neighbours, pairs with one word between them, and pieces of words.
    private mutating func addWords(_ units: ArraySlice<OutboundUnit>, _ codes: [UInt32], _ seen: inout SeenPieces) {
        var last: UInt64 = 0
        var lastButOne: UInt64 = 0
        var cut = -1
        for unit in units where !unit.word.isHan {
            let key = unit.word.key
            add(.word, key, &seen)
            add(.pair, last &* 31 &+ key, &seen)
            if lastButOne != 0 { add(.apart, lastButOne &* 31 &+ key, &seen) }
            (lastButOne, last) = (last, key)
            // "you'll" is two words with the same letters.
            if unit.range.lowerBound != cut, !unit.isLink { addPieces(codes[unit.range].prefix(SentenceFeatures.mostLetters), &seen) }
            cut = unit.range.lowerBound
        }
    }

    /// Stands for where a word begins and ends.
    private static let border: UInt64 = 0x5E

    private mutating func addPieces(_ letters: ArraySlice<UInt32>, _ seen: inout SeenPieces) {
        let end = letters.endIndex
        for start in (letters.startIndex - 1)..<end {
            var key = PieceKey()
            for place in start...min(start + SentenceFeatures.letterSizes.upperBound - 1, end) {
                key.add(letters.indices.contains(place) ? UInt64(letters[place]) : SentenceFeatures.border)
                if place - start + 1 >= SentenceFeatures.letterSizes.lowerBound { add(.letters, key.value, &seen) }
            }
        }
    }

    // MARK: Meanings

    /// In each lexicon, which phrase follows which.
    private mutating func addReadings(_ clause: OutboundClause, _ seen: inout SeenPieces) {
        for (number, mentions) in clause.readings.enumerated() {
            var last = UInt64(number)
            for mention in mentions {
                let key = mention.concepts.key
                add(.sequence, last &* 31 &+ key, &seen)
                last = key ^ UInt64(number)
            }
        }
    }

    /// What the sentence speaks of, denials and conditions among it, and which two of these stand together.
    private mutating func addConcepts(_ sentence: OutboundSentence, _ seen: inout SeenPieces) {
        let concepts = sentence.concepts.all
        for (place, concept) in concepts.enumerated() {
            add(.concept, UInt64(concept.rawValue), &seen)
            for other in concepts[..<place] { add(.company, UInt64(other.rawValue) << 8 | UInt64(concept.rawValue), &seen) }
        }
    }
}

extension SentenceFeatures {
    /// Of each sentence of a text.
    package static func sentences(of text: String) -> [SentenceFeatures] {
        let folded = FoldedText(text)
        let units = OutboundReader.units(of: folded, phrases: .grammar)
        return OutboundClause.sentences(of: units).map { SentenceFeatures($0, units: units, codes: folded.codes) }
    }
}

/// Mixes the parts of a piece into one number, part by part.
private struct PieceKey {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    mutating func add(_ part: UInt64) {
        value = (value ^ part) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 29
    }
}

/// Which pieces a sentence has had, by 14 bits of their hash: cheaper than a set. In a sentence of 300 pieces three are taken for another.
private struct SeenPieces {
    private var bits = [UInt64](repeating: 0, count: 256)

    /// Whether the piece is new.
    @inline(__always)
    mutating func insert(_ hash: UInt32) -> Bool {
        let place = Int(hash & 0x3FFF)
        let bit: UInt64 = 1 << UInt64(place & 63)
        defer { bits[place >> 6] |= bit }
        return bits[place >> 6] & bit == 0
    }
}
