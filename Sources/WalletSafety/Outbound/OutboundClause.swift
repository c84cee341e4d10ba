/// A phrase of the lexicon in a clause.
struct OutboundMention {
    let concepts: OutboundConcepts
    /// Its place among the words of the clause.
    let words: Range<Int>
    /// Whether it is Chinese, where an object may come before its verb.
    let isHan: Bool
    /// Whether it stands in quotation marks.
    let isQuoted: Bool

    func has(_ concept: OutboundConcept) -> Bool { concepts.contains(concept) }

    func hasAny(_ others: OutboundConcepts) -> Bool { !concepts.isDisjoint(with: others) }
}

/// The words between two pauses.
struct OutboundClause {
    /// What is said about a secret, and who does what.
    private(set) var mentions: [OutboundMention] = []
    /// What is said about screens and money. It is matched apart, so that "your wallet" there leaves "your" alone here.
    private(set) var topics: [OutboundMention] = []
    /// What is advised, forecast and reproached, matched apart once more.
    private(set) var opinions: [OutboundMention] = []
    /// Those of all mentions.
    private(set) var concepts = OutboundConcepts()
    /// How many words belong to no phrase of the lexicon.
    private(set) var unknownWords = 0
    /// In the folded codes.
    let range: Range<Int>
    /// In the units of the text.
    let units: Range<Int>
    let isQuestion: Bool
    /// Whether a secret is spelled with letters apart.
    let isDisguised: Bool
    /// Whether it stands in quotation marks as an item of a list.
    let isQuotedItem: Bool
    let endsWithColon: Bool

    func has(_ concept: OutboundConcept) -> Bool { concepts.contains(concept) }

    /// By grammar, topics and opinions.
    var readings: [[OutboundMention]] { [mentions, topics, opinions] }

    private func mentions(of concept: OutboundConcept) -> [OutboundMention] {
        guard has(concept) else { return [] }
        switch concept.lexicon {
        case .grammar: return mentions
        case .topics: return topics
        case .opinions: return opinions
        }
    }

    func hasAny(_ others: OutboundConcepts) -> Bool { !concepts.isDisjoint(with: others) }

    func all(_ concept: OutboundConcept) -> [OutboundMention] { mentions(of: concept).filter { $0.concepts.contains(concept) } }

    func first(_ concept: OutboundConcept) -> OutboundMention? { mentions(of: concept).first { $0.concepts.contains(concept) } }

    func last(_ concept: OutboundConcept) -> OutboundMention? { mentions(of: concept).last { $0.concepts.contains(concept) } }

    func has(_ concept: OutboundConcept, before verb: OutboundMention) -> Bool { last(concept, before: verb) != nil }

    func has(_ concept: OutboundConcept, after verb: OutboundMention) -> Bool {
        mentions(of: concept).contains { $0.words.lowerBound >= verb.words.upperBound && $0.concepts.contains(concept) }
    }

    func last(_ concept: OutboundConcept, before verb: OutboundMention) -> OutboundMention? {
        mentions(of: concept).last { $0.words.upperBound <= verb.words.lowerBound && $0.concepts.contains(concept) }
    }

    /// Those that lie within `words`.
    func mentions(in words: Range<Int>) -> [OutboundMention] {
        mentions.filter { $0.words.lowerBound >= words.lowerBound && $0.words.upperBound <= words.upperBound }
    }
}

/// The clauses between two full stops.
struct OutboundSentence {
    let clauses: [OutboundClause]
    /// Those of all clauses.
    let concepts: OutboundConcepts

    init(clauses: [OutboundClause]) {
        self.clauses = clauses
        concepts = clauses.reduce(into: OutboundConcepts()) { $0.formUnion($1.concepts) }
    }

    func has(_ concept: OutboundConcept) -> Bool { concepts.contains(concept) }

    func hasAny(_ others: OutboundConcepts) -> Bool { !concepts.isDisjoint(with: others) }

    /// In the folded codes; nil where it has no clause.
    var range: Range<Int>? {
        guard let first = clauses.first, let last = clauses.last else { return nil }
        return first.range.lowerBound..<last.range.upperBound
    }
}

extension OutboundClause {
    /// Words without a pause, and clauses without a full stop, are cut here, so that no text is slow.
    private static let mostWords = 120
    private static let mostClauses = 40

    init(_ units: ArraySlice<OutboundUnit>, isQuestion: Bool, endsWithColon: Bool) {
        range = (units.first?.range.lowerBound ?? 0)..<(units.last?.range.upperBound ?? 0)
        self.units = units.startIndex..<units.endIndex
        self.isQuestion = isQuestion
        self.endsWithColon = endsWithColon
        isDisguised = units.contains(where: \.isDisguise)
        isQuotedItem = !units.isEmpty && units.allSatisfy(\.isQuotedItem)
        let spoken = isDisguised ? units.filter { !$0.isDisguise } : Array(units)
        let words = spoken.map(\.word)
        let numberEnds = OutboundPhrases.numberEnds(words)
        mentions = OutboundClause.mentions(of: .grammar, in: words, numberEnds, spoken)
        topics = OutboundClause.mentions(of: .topics, in: words, numberEnds, spoken)
        opinions = OutboundClause.mentions(of: .opinions, in: words, numberEnds, spoken)
        unknownWords = words.count - mentions.reduce(0) { $0 + $1.words.count }
        for mentions in readings { for mention in mentions { concepts.formUnion(mention.concepts) } }
    }

    /// The phrases that stand in `words`. In the grammar no two overlap, so that each word has one meaning; elsewhere one begins at every word where
    /// one can ("先打钱" holds 先打 and 打钱), but for those that explain words away.
    private static func mentions(
        of phrases: OutboundPhrases, in words: [OutboundWord], _ numberEnds: [Int], _ units: [OutboundUnit]
    ) -> [OutboundMention] {
        var mentions: [OutboundMention] = []
        var position = 0
        while position < words.count {
            guard let match = phrases.match(words, numberEnds, from: position) else {
                position += 1
                continue
            }
            mentions.append(
                OutboundMention(
                    concepts: match.concepts, words: position..<position + match.length, isHan: words[position].isHan,
                    isQuoted: units[position].isQuoted))
            position += phrases.mayOverlap && !match.concepts.contains(.plain) ? 1 : match.length
        }
        return mentions
    }

    /// The sentences of a text.
    static func sentences(of units: [OutboundUnit]) -> [OutboundSentence] {
        var sentences: [OutboundSentence] = []
        var clauses: [OutboundClause] = []
        var start = 0
        func close(_ end: Int, isQuestion: Bool = false, endsWithColon: Bool = false) {
            guard start < end else { return }
            if clauses.count >= mostClauses {
                sentences.append(OutboundSentence(clauses: clauses))
                clauses = []
            }
            clauses.append(OutboundClause(units[start..<end], isQuestion: isQuestion, endsWithColon: endsWithColon))
        }
        for (index, unit) in units.enumerated() {
            switch unit.kind {
            case .word, .link, .disguise:
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
