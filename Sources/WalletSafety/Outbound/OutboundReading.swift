/// Reads an outgoing text clause by clause and applies the rules to each.
///
/// A verb of giving with a secret is a request unless it is denied in its own clause, says what others do, or speaks of the past; a verb of
/// typing in is one only with a wrong place. What a comma or a bullet leaves out, the verb or its denial, is carried over from the clause
/// before. The other rules read the same clauses with their own words.
struct OutboundReading {
    let sentences: [OutboundSentence]
    /// Which of them break a rule, by their places.
    private(set) var breaking: Set<Int> = []
    /// Which of them warn, deny, or say what others do.
    private(set) var excused: Set<Int> = []
    /// Which of them hold what others say.
    private(set) var quoted: Set<Int> = []

    init(_ units: [OutboundUnit]) {
        sentences = OutboundClause.sentences(of: units)
        for index in sentences.indices { read(index) }
    }

    /// At most one for each rule, in order of appearance.
    func findings(in folded: FoldedText) -> [OutboundFinding] { found.map { OutboundFinding($0.rule, words: folded.original($0.range)) } }

    var rules: [OutboundRule] { found.map(\.rule) }

    /// What a clause leaves to the next one.
    private enum Carried {
        case nothing
        /// A request, whose first code is this.
        case request(from: Int)
        /// A denial; `isOpen` where the denied verb still waits for what it denies.
        case denial(isOpen: Bool)
    }

    private var found: [(rule: OutboundRule, range: Range<Int>)] = []
    private var antecedent: OutboundAntecedent?
    /// How many sentences ago it was named.
    private var antecedentAge = 0
    /// Whether the text has spoken of swindlers or of what people say, so that a quotation in a list is theirs.
    private var mayQuote = false

    /// What makes a sentence a warning, a denial, or a word of others.
    private static let excuses: OutboundConcepts = [
        .not, .nobody, .cannot, .without, .withheld, .conditional, .swindler, .danger, .reported, .others, .asks, .futile, .doubt, .signs, .lost,
    ]

    private mutating func report(_ rule: OutboundRule, _ range: Range<Int>, in place: Int) {
        breaking.insert(place)
        guard !rules.contains(rule) else { return }
        found.append((rule, range))
    }

    private mutating func read(_ place: Int) {
        let sentence = sentences[place]
        let next = sentences.indices.contains(place + 1) ? sentences[place + 1] : nil
        defer {
            self.mayQuote = self.mayQuote || sentence.has(.swindler) || sentence.has(.reported)
            antecedentAge += 1
        }
        if sentence.hasAny(OutboundReading.excuses) { excused.insert(place) }
        let mayQuote = mayQuote || sentence.has(.reported)
        if mayQuote && sentence.clauses.contains(where: \.isQuotedItem) { quoted.insert(place) }
        if self.mayQuote && sentence.clauses.allSatisfy(\.isQuotedItem) { return }
        if let range = OutboundReading.bareRequest(sentence) { report(.asksForSecret, range, in: place) }
        var carried = Carried.nothing
        var previous: ClauseJudgement?
        for (index, clause) in sentence.clauses.enumerated() {
            if mayQuote, clause.isQuotedItem { continue }
            let judgement = ClauseJudgement(
                index, in: sentence, next: next, isDeniedFromBefore: OutboundReading.reaches(carried, clause),
                antecedent: antecedentAge <= 1 ? antecedent : nil)
            if let range = secretRequest(judgement, previous, carried) { report(.asksForSecret, range, in: place) }
            for (rule, breaks) in OutboundReading.rules where breaks(judgement) { report(rule, clause.range, in: place) }
            remember(clause)
            carried = OutboundReading.carried(from: judgement, carried)
            previous = judgement
            // "They say:" gives the rest of the sentence to others.
            if clause.endsWithColon && clause.has(.reported) && (clause.has(.swindler) || clause.has(.others)) { return }
        }
    }

    private static let rules: [(OutboundRule, @Sendable (ClauseJudgement) -> Bool)] = [
        (.asksForRemoteControl, { $0.asksForRemoteControl }), (.asksForFunds, { $0.asksForFunds }),
        (.promisesRecovery, { $0.promisesRecovery }), (.investmentAdvice, { $0.advises }), (.blame, { $0.blames }),
    ]

    // MARK: Secrets

    private func secretRequest(_ judgement: ClauseJudgement, _ previous: ClauseJudgement?, _ carried: Carried) -> Range<Int>? {
        let clause = judgement.clause
        if clause.isDisguised || judgement.asksForSecret { return clause.range }
        if let previous, judgement.asksForOmitted(previous) { return clause.range }
        guard case .request(let start) = carried, judgement.isNameAlone, judgement.namesSecret, !clause.hasAny([.not, .nobody, .without])
        else { return nil }
        return start..<clause.range.upperBound
    }

    private static func carried(from judgement: ClauseJudgement, _ before: Carried) -> Carried {
        if let denied = judgement.deniedVerb { return .denial(isOpen: !judgement.hasObject(after: denied)) }
        if judgement.isOpenRequest { return .request(from: judgement.clause.range.lowerBound) }
        if judgement.isDenying { return .denial(isOpen: false) }
        return judgement.isNameAlone ? before : .nothing
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
                || mention.hasAny([.secret, .code, .you, .please, .us, .turn, .order, .utter])
        }
        guard secrets > 0, isBare else { return false }
        let unknownWords = clauses.reduce(0) { $0 + $1.unknownWords }
        if clauses.contains(where: { $0.has(.please) || $0.has(.order) }) { return unknownWords <= 1 }
        return unknownWords == 0 && clauses.contains(where: \.isQuestion) && (secrets == 1 || clauses.contains { $0.has(.you) })
    }

    private mutating func remember(_ clause: OutboundClause) {
        guard let noun = clause.mentions.reversed().lazy.compactMap(OutboundAntecedent.init).first else { return }
        antecedent = noun
        antecedentAge = 0
    }
}

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
        } else if mention.concepts.contains(.smsCode) {
            self = .code
        } else {
            return nil
        }
    }
}
