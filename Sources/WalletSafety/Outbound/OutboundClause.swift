/// A phrase of the lexicon in a clause.
struct OutboundMention {
    let concepts: OutboundConcepts
    /// Its place among the words of the clause.
    let words: Range<Int>
    /// Whether it is Chinese, where an object may come before its verb.
    let isHan: Bool
}

/// The words between two pauses.
struct OutboundClause {
    private(set) var mentions: [OutboundMention] = []
    /// Those of all mentions.
    private var concepts = OutboundConcepts()
    /// How many words belong to no phrase of the lexicon.
    private(set) var unknownWords = 0
    /// In the folded codes.
    let range: Range<Int>
    let isQuestion: Bool
    /// Whether a secret is spelled with letters apart.
    let isDisguised: Bool
    /// Whether it stands in quotation marks as an item of a list.
    let isQuotedItem: Bool
    let endsWithColon: Bool

    func has(_ concept: OutboundConcept) -> Bool { concepts.contains(concept) }

    func all(_ concept: OutboundConcept) -> [OutboundMention] { !has(concept) ? [] : mentions.filter { $0.concepts.contains(concept) } }

    func hasAny(_ concepts: [OutboundConcept]) -> Bool { concepts.contains(where: has) }

    func has(_ concept: OutboundConcept, before verb: OutboundMention) -> Bool { last(concept, before: verb) != nil }

    func has(_ concept: OutboundConcept, after verb: OutboundMention) -> Bool {
        has(concept) && mentions.contains { $0.words.lowerBound >= verb.words.upperBound && $0.concepts.contains(concept) }
    }

    func last(_ concept: OutboundConcept, before verb: OutboundMention) -> OutboundMention? {
        !has(concept) ? nil : mentions.last { $0.words.upperBound <= verb.words.lowerBound && $0.concepts.contains(concept) }
    }

    /// Those that lie within `words`.
    func mentions(in words: Range<Int>) -> [OutboundMention] {
        mentions.filter { $0.words.lowerBound >= words.lowerBound && $0.words.upperBound <= words.upperBound }
    }
}

/// The clauses between two full stops.
struct OutboundSentence {
    var clauses: [OutboundClause]

    func has(_ concept: OutboundConcept) -> Bool { clauses.contains { $0.has(concept) } }
}

extension OutboundClause {
    /// Words without a pause, and clauses without a full stop, are cut here, so that no text is slow.
    private static let mostWords = 120
    private static let mostClauses = 40

    init(_ units: ArraySlice<OutboundUnit>, isQuestion: Bool, endsWithColon: Bool, phrases: OutboundPhrases) {
        var words: [String] = []
        var disguised = false
        for unit in units {
            switch unit.kind {
            case .word(let word): words += phrases.split(word) ?? [word]
            case .spelledOut(let word):
                disguised = disguised || phrases.spellsSecret(word)
                words += phrases.split(word) ?? [word]
            case .link: words.append(OutboundLexicon.webAddress)
            case .clauseEnd, .sentenceEnd: continue
            }
        }
        range = (units.first?.range.lowerBound ?? 0)..<(units.last?.range.upperBound ?? 0)
        self.isQuestion = isQuestion
        self.endsWithColon = endsWithColon
        isDisguised = disguised
        isQuotedItem = !units.isEmpty && units.allSatisfy(\.isQuotedItem)
        var position = 0
        while position < words.count {
            if let match = phrases.match(words, from: position) {
                concepts.formUnion(match.concepts)
                mentions.append(
                    OutboundMention(
                        concepts: match.concepts, words: position..<position + match.length,
                        isHan: words[position].unicodeScalars.first.map { CodeClass($0.value) == .han } ?? false))
                position += match.length
            } else {
                unknownWords += 1
                position += 1
            }
        }
    }

    /// The sentences of a text.
    static func sentences(in text: FoldedText) -> [OutboundSentence] {
        let units = OutboundReader.units(of: text)
        var sentences: [OutboundSentence] = []
        var clauses: [OutboundClause] = []
        var start = 0
        func close(_ end: Int, isQuestion: Bool = false, endsWithColon: Bool = false) {
            guard start < end else { return }
            if clauses.count >= mostClauses {
                sentences.append(OutboundSentence(clauses: clauses))
                clauses = []
            }
            clauses.append(OutboundClause(units[start..<end], isQuestion: isQuestion, endsWithColon: endsWithColon, phrases: .shared))
        }
        for (index, unit) in units.enumerated() {
            switch unit.kind {
            case .word, .link, .spelledOut:
                guard index - start >= mostWords else { continue }
                close(index)
                start = index
            case .clauseEnd(let isColon):
                close(index, endsWithColon: isColon)
                start = index + 1
            case .sentenceEnd(let isQuestion):
                close(index, isQuestion: isQuestion)
                if !clauses.isEmpty { sentences.append(OutboundSentence(clauses: clauses)) }
                clauses = []
                start = index + 1
            }
        }
        close(units.count)
        if !clauses.isEmpty { sentences.append(OutboundSentence(clauses: clauses)) }
        return sentences
    }
}
