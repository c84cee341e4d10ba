/// What a clause of an outgoing text says: who does what, above all to a secret, denied or not.
struct ClauseJudgement {
    /// A secret that the clause names, itself or by a pronoun.
    struct Object {
        let words: Range<Int>
        /// Whether it is a phrase or key, which nobody else ever needs; otherwise a password or one-time code.
        let isLasting: Bool
    }

    enum Subject {
        case us, you, others
    }

    let clause: OutboundClause
    let sentence: OutboundSentence
    /// The sentence after it, which may say what comes of what it asks.
    let next: OutboundSentence?
    let index: Int
    /// Whether a denial in the clause before reaches into this one.
    let isDeniedFromBefore: Bool
    let objects: [Object]

    /// What is done with a secret, but for keeping it.
    private static let deeds: OutboundConcepts = [.give, .sharing, .given, .enter, .show, .check, .capture, .need, .ask, .asks]

    /// - Parameter antecedent: what a pronoun stands for, where nothing in the clause says so.
    init(_ index: Int, in sentence: OutboundSentence, next: OutboundSentence?, isDeniedFromBefore: Bool, antecedent: OutboundAntecedent?) {
        self.index = index
        self.sentence = sentence
        self.next = next
        self.isDeniedFromBefore = isDeniedFromBefore
        clause = sentence.clauses[index]
        objects = ClauseJudgement.objects(of: sentence.clauses[index], antecedent: antecedent)
    }

    private static func objects(of clause: OutboundClause, antecedent: OutboundAntecedent?) -> [Object] {
        var antecedent = antecedent
        var objects: [Object] = []
        for mention in clause.mentions {
            if let noun = OutboundAntecedent(mention) {
                antecedent = noun
                if mention.has(.smsCode) && !mention.hasAny([.code, .secret]) { continue }
            } else if !mention.concepts.contains(.pronoun) {
                continue
            }
            switch antecedent {
            case .secret: objects.append(Object(words: mention.words, isLasting: true))
            case .code: objects.append(Object(words: mention.words, isLasting: false))
            case .item, nil: continue
            }
        }
        return objects
    }

    // MARK: What the next clause continues

    var namesSecret: Bool { clause.has(.secret) || clause.has(.code) }

    /// Whether the clause is only a name, as in a list.
    var isNameAlone: Bool { clause.unknownWords <= 1 && !clause.hasAny(ClauseJudgement.deeds) && !clause.hasAny([.keep, .required]) }

    /// Whether something in the clause is denied, which "or" at the head of the next one carries on.
    var isDenying: Bool { clause.has(.not) || clause.has(.nobody) || isDeniedFromBefore }

    /// The first verb that is denied.
    var deniedVerb: OutboundMention? {
        !isDenying ? nil : clause.mentions.first { $0.hasAny(ClauseJudgement.deeds) && isDenied($0) }
    }

    func hasObject(after verb: OutboundMention) -> Bool {
        objects.contains { $0.words.lowerBound >= verb.words.upperBound } || clause.has(.item, after: verb)
    }

    /// Whether the clause asks for something, so that names in the next clauses are asked for as well.
    var isOpenRequest: Bool {
        let isGiving = clause.all(.give).contains { !isDenied($0) && !isExcused($0) && !clause.has(.toYou) && !clause.has(.control) }
        let isElsewhere = clause.has(.webPlace) || clause.has(.chatPlace)
        let isEntering = isElsewhere && clause.all(.enter).contains { !isDenied($0) && !isOthersDoing($0) }
        let isNeeding = clause.all(.need).contains { verb in
            !isDenied(verb) && subject(before: verb) == .us && !clause.has(.not, after: verb)
        }
        return isGiving || isEntering || isNeeding
    }

    /// Whether the clause says what to do, or not to do, with a secret, and not what others do.
    var handlesSecret: Bool {
        [OutboundConcept.give, .enter, .keep, .show].contains { concept in
            clause.all(concept).contains { verb in !objects.isEmpty && !clause.has(.asks, before: verb) }
        }
    }

    /// Whether the clause says that a phrase or key is needed, and doesn't speak of others.
    var needsSecret: Bool {
        objects.contains(where: \.isLasting) && clause.has(.need) && !clause.hasAny([.not, .nobody, .asks, .others, .conditional, .swindler])
    }

    /// "The engineer will ask you for the code".
    var tellsOfColleague: Bool {
        !objects.isEmpty && clause.has(.staff) && !clause.hasAny([.not, .nobody, .conditional, .swindler, .others])
    }

    // MARK: Who and whether

    /// Who does what a verb says: the nearest one named before it.
    func subject(before verb: OutboundMention) -> Subject? {
        let others: OutboundConcepts = [.others, .nobody, .swindler, .ownPlace, .restoring]
        for mention in clause.mentions.reversed() where mention.words.upperBound <= verb.words.lowerBound {
            if mention.concepts.contains(.us) || mention.concepts.contains(.staff) { return .us }
            if mention.concepts.contains(.you) { return .you }
            if mention.hasAny(others) { return .others }
        }
        return nil
    }

    /// Whether the writer gets what is given.
    func isToWriter(_ verb: OutboundMention) -> Bool {
        verb.concepts.contains(.us) || clause.has(.exceptUs) || clause.has(.us, after: verb)
    }

    /// The same, or somebody who may be a colleague, or this conversation.
    func isToUs(_ verb: OutboundMention) -> Bool {
        isToWriter(verb) || verb.concepts.contains(.staff) || clause.has(.staff, after: verb) || clause.has(.chatPlace, after: verb)
    }

    func isPolite(before verb: OutboundMention) -> Bool {
        if verb.concepts.contains(.please) || clause.has(.please, before: verb) { return true }
        // "We ask you to …"
        return clause.last(.asks, before: verb).map { subject(before: $0) == .us } ?? false
    }

    /// Whether "not" or "no one" governs a verb: before it with no turn between, or "no one" after it.
    func isDenied(_ verb: OutboundMention) -> Bool {
        if clause.has(.exceptUs) { return false }
        if clause.has(.nobody, after: verb) { return true }
        // "Don't share and type" denies both verbs, "don't wait and type" only the first.
        var needsVerb = false
        var verbSeen = false
        for mention in clause.mentions.reversed() where mention.words.upperBound <= verb.words.lowerBound {
            let concepts = mention.concepts
            if concepts.contains(.neutral) || concepts.contains(.turn) || concepts.contains(.unless) { return false }
            if concepts.contains(.not) || concepts.contains(.nobody) { return !needsVerb || verbSeen }
            if concepts.contains(.please) { return false }
            if concepts.contains(.and) {
                needsVerb = true
                verbSeen = false
            }
            if mention.hasAny(ClauseJudgement.deeds) { verbSeen = true }
        }
        return isDeniedFromBefore
    }

    /// Whether a verb of giving tells what others do, what has happened, or what would follow, and so asks for nothing.
    func isExcused(_ verb: OutboundMention) -> Bool {
        if isReproached(verb) { return true }
        if isToWriter(verb) || isPolite(before: verb) { return false }
        if isOthersDoing(verb) { return true }
        if isToUs(verb) { return false }
        let isAboutOthers = clause.has(.embedded, before: verb) && clause.has(.others, after: verb)
        return isPast(verb) || isConditional(verb) || isAboutOthers
    }

    /// "How could you give it to others?"
    private func isReproached(_ verb: OutboundMention) -> Bool { isReproach && !isToWriter(verb) }

    /// Whether the clause only blames somebody for what others got.
    var isReproach: Bool { clause.has(.others) && clause.hasAny([.blame, .rhetorical]) }

    /// Whether others do it, or are said to ask for it, or are called swindlers for it afterwards.
    func isOthersDoing(_ verb: OutboundMention) -> Bool {
        if clause.has(.swindler, before: verb) { return true }
        if clause.has(.others, before: verb) && !clause.has(.obliged, before: verb) { return true }
        if let asks = clause.last(.asks, before: verb), subject(before: asks) != .us { return true }
        if sentence.clauses[..<index].contains(where: \.tellsOfAskers) { return true }
        if clause.has(.swindler, after: verb) || clause.has(.danger, after: verb) { return true }
        return sentence.clauses[(index + 1)...].contains { $0.has(.swindler) || $0.has(.danger) }
    }

    func isPast(_ verb: OutboundMention) -> Bool {
        if clause.has(.happened, before: verb) { return true }
        // "Fill it in the form that I have shared": only the form is of the past.
        return clause.all(.happened).contains { past in
            past.words.lowerBound >= verb.words.upperBound && !clause.all(.us).contains { $0.words.upperBound == past.words.lowerBound }
        }
    }

    /// "If you send …" asks after all where the next clause says what we then do.
    func isConditional(_ verb: OutboundMention) -> Bool {
        guard clause.has(.conditional, before: verb) else { return false }
        if clause.has(.others, after: verb) { return true }
        return !sentence.clauses[(index + 1)...].contains { later in
            guard let first = later.mentions.first else { return false }
            return first.concepts.contains(.us) && first.words.lowerBound <= 2 && !later.has(.not)
        }
    }

    /// What a verb is done to: the next secret after it with no other verb between, or else the last one before it if nothing else is
    /// named.
    func object(of verb: OutboundMention) -> Object? {
        // "Send it over": the verb holds its object.
        if verb.has(.pronoun), let held = objects.first(where: { $0.words == verb.words }) { return held }
        let end = verb.words.upperBound
        if let after = objects.first(where: { $0.words.lowerBound >= end }) {
            let others: OutboundConcepts = [.keep, .restoring, .not, .nobody, .without, .embedded]
            // In "Give the colleague who calls you the code" the one who gets it is described.
            let between = clause.mentions(in: end..<after.words.lowerBound)
            let isDescribed = between.first.map { $0.hasAny([.staff, .listener]) } ?? false
            let isParted = between.contains { $0.hasAny(others) && !(isDescribed && $0.has(.embedded) && $0.has(.others)) }
            return isParted ? nil : after
        }
        guard !clause.has(.item, after: verb) else { return nil }
        // In English what stands before a verb is its subject, unless the sentence is broken.
        guard verb.isHan || clause.has(.object) || isToUs(verb) || isPolite(before: verb) else { return nil }
        return objects.last { $0.words.upperBound <= verb.words.lowerBound }
    }

    /// Whether a verb speaks of this very occasion and is not denied.
    func isCommand(_ verb: OutboundMention) -> Bool { !isDenied(verb) && !isOthersDoing(verb) && !isPast(verb) }
}

extension OutboundClause {
    /// Whether it tells of somebody who asks, and not of us or a colleague.
    fileprivate var tellsOfAskers: Bool {
        guard has(.asks), !has(.us) else { return false }
        return !has(.staff) || hasAny([.conditional, .others, .swindler, .not])
    }
}
