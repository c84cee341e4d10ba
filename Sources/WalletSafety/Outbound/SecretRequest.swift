/// What "it" stands for in an outgoing text: what was named last.
enum OutboundAntecedent {
    case secret, code, item

    /// Nil where the phrase names nothing.
    init?(_ mention: OutboundMention) {
        if mention.concepts.contains(.secret) {
            self = .secret
        } else if mention.concepts.contains(.code) {
            self = .code
        } else if mention.concepts.contains(.item) {
            self = .item
        } else {
            return nil
        }
    }
}

/// Judges whether an outgoing text asks for a secret.
///
/// It reads clause by clause. A verb of giving with a secret is a request unless it is denied in its own clause, says what others do, or
/// speaks of the past; a verb of typing in is one only with a wrong place. What a comma or a bullet leaves out, the verb or its denial, is
/// carried over from the clause before.
struct SecretRequest {
    /// The words of `text` that ask for a secret, at most 160 characters; nil where none do.
    static func words(in text: String) -> String? {
        let folded = FoldedText(text)
        var request = SecretRequest()
        for sentence in OutboundClause.sentences(in: folded) {
            guard let range = request.range(in: sentence) else { continue }
            return String(folded.original(range).prefix(160))
        }
        return nil
    }

    /// What a clause leaves to the next one.
    private enum Carried {
        case nothing
        /// A request, whose first code is this.
        case request(from: Int)
        /// A denial; `isOpen` where the denied verb still waits for what it denies.
        case denial(isOpen: Bool)
    }

    private var antecedent: OutboundAntecedent?
    /// How many sentences ago it was named.
    private var antecedentAge = 0
    /// Whether the text has spoken of swindlers or of what people say, so that a quotation in a list is theirs.
    private var mayQuote = false

    private mutating func range(in sentence: OutboundSentence) -> Range<Int>? {
        defer { mayQuote = mayQuote || sentence.has(.swindler) || sentence.has(.reported) }
        if mayQuote && sentence.clauses.allSatisfy(\.isQuotedItem) { return nil }
        if let range = SecretRequest.bareRequest(sentence) { return range }
        var carried = Carried.nothing
        var previous: ClauseJudgement?
        var isReportedSpeech = false
        for (index, clause) in sentence.clauses.enumerated() {
            if isReportedSpeech { continue }
            isReportedSpeech = clause.endsWithColon && clause.has(.reported) && (clause.has(.swindler) || clause.has(.others))
            if mayQuote || sentence.has(.reported), clause.isQuotedItem { continue }
            let judgement = ClauseJudgement(
                index, in: sentence, isDeniedFromBefore: SecretRequest.reaches(carried, clause),
                antecedent: antecedentAge <= 1 ? antecedent : nil)
            if clause.isDisguised || judgement.asksForSecret { return clause.range }
            if let previous, judgement.asksForOmitted(previous) { return clause.range }
            previous = judgement
            if case .request(let start) = carried, judgement.isNameAlone, judgement.namesSecret, !clause.hasAny([.not, .nobody, .without]) {
                return start..<clause.range.upperBound
            }
            remember(clause)
            if let denied = judgement.deniedVerb {
                carried = .denial(isOpen: !judgement.hasObject(after: denied))
            } else if judgement.isOpenRequest {
                carried = .request(from: clause.range.lowerBound)
            } else if judgement.isDenying {
                carried = .denial(isOpen: false)
            } else if !judgement.isNameAlone {
                carried = .nothing
            }
        }
        antecedentAge += 1
        return nil
    }

    /// Whether a denial before goes on in `clause`: the verb still waits for its object, or the clause begins with "or".
    private static func reaches(_ carried: Carried, _ clause: OutboundClause) -> Bool {
        guard case .denial(let isOpen) = carried else { return false }
        return isOpen || clause.mentions.first.map { $0.concepts.contains(.or) && $0.words.lowerBound == 0 } ?? false
    }

    /// "Your 12 words, please." "Seed phrase?": nothing but the name of a secret and a request, in one clause or two.
    private static func bareRequest(_ sentence: OutboundSentence) -> Range<Int>? {
        if let clause = sentence.clauses.first(where: { isBare([$0]) }) { return clause.range }
        let pairs = zip(sentence.clauses, sentence.clauses.dropFirst())
        return pairs.first { isBare([$0, $1]) }.map { $0.range.lowerBound..<$1.range.upperBound }
    }

    private static func isBare(_ clauses: [OutboundClause]) -> Bool {
        let mentions = clauses.flatMap(\.mentions)
        let secrets = mentions.count { $0.concepts.contains(.secret) || $0.concepts.contains(.code) }
        let isBare = mentions.allSatisfy { mention in
            mention.concepts.contains(.and) && mention.words.lowerBound == 0
                || [OutboundConcept.secret, .code, .you, .please, .us, .turn].contains(where: mention.concepts.contains)
        }
        guard secrets > 0, isBare else { return false }
        let unknownWords = clauses.reduce(0) { $0 + $1.unknownWords }
        if clauses.contains(where: { $0.has(.please) }) { return unknownWords <= 1 }
        return unknownWords == 0 && clauses.contains(where: \.isQuestion) && (secrets == 1 || clauses.contains { $0.has(.you) })
    }

    private mutating func remember(_ clause: OutboundClause) {
        guard let noun = clause.mentions.reversed().lazy.compactMap(OutboundAntecedent.init).first else { return }
        antecedent = noun
        antecedentAge = 0
    }
}
