/// The ways in which a clause can ask for a secret.
extension ClauseJudgement {
    var asksForSecret: Bool {
        guard !objects.isEmpty else { return false }
        return asksByGiving || asksBySharing || asksByGiven || asksByEntering || asksByShowing || asksByCapture || asksByCheck || asksByNeed
            || asksByAsking || asksByPurpose || asksByQuestion || asksByRefusal || asksByThreat || asksByLayingOut || asksBySpeaking
            || asksByTone
    }

    /// "…, then send to us" without the "it": whether the clause only says what to do with the secret of the clause before.
    func asksForOmitted(_ previous: ClauseJudgement) -> Bool {
        guard objects.isEmpty, !clause.hasAny([.item, .not]), clause.unknownWords <= 2 else { return false }
        if clause.has(.capture) { return sendsPicture && previous.needsSecret }
        guard let verb = clause.all(.give).first else { return false }
        if previous.tellsOfColleague { return true }
        guard isToUs(verb) || isPolite(before: verb), previous.handlesSecret else { return false }
        let before = clause.mentions(in: 0..<verb.words.lowerBound)
        let opening: OutboundConcepts = [.turn, .and, .please, .neutral]
        let isFirst = before.reduce(0) { $0 + $1.words.count } == verb.words.lowerBound
        return isFirst && before.allSatisfy { $0.hasAny(opening) }
    }

    /// "Take a picture for me", 截个图给我.
    private var sendsPicture: Bool { clause.all(.capture).contains { isToUs($0) && isCommand($0) } }

    private var asksByGiving: Bool {
        clause.all(.give).contains { verb in
            guard let object = object(of: verb), !isDenied(verb), !isExcused(verb), !isOnlyDated(verb) else { return false }
            if clause.has(.toYou) && !isToUs(verb) { return false }
            if object.isLasting || isToUs(verb) { return true }
            // Codes are sent by apps and exchanges, and buttons are called "Send code".
            if clause.has(.control, before: verb) { return false }
            return isPolite(before: verb) || ![.us, .others].contains(subject(before: verb))
        }
    }

    /// "Delete it before you send": the verb says when.
    private func isOnlyDated(_ verb: OutboundMention) -> Bool {
        clause.last(.unless, before: verb)?.words.upperBound == verb.words.lowerBound && !isToUs(verb)
    }

    private var asksBySharing: Bool {
        clause.all(.sharing).contains { verb in
            object(of: verb) != nil && !isDenying && (isToUs(verb) || isPolite(before: verb))
        }
    }

    /// "Your phrase must be sent to us."
    private var asksByGiven: Bool {
        clause.all(.given).contains { verb in
            guard !isDenied(verb), !clause.has(.conditional, before: verb), let auxiliary = clause.last(.mustBe, before: verb),
                verb.words.lowerBound - auxiliary.words.upperBound <= 2
            else { return false }
            return isToUs(verb) || sentence.has(.purpose) || clause.has(.webPlace) || clause.has(.page) && !clause.has(.ownPlace)
        }
    }

    private var asksByEntering: Bool {
        (clause.all(.enter) + (sentence.has(.webPlace) ? clause.all(.check) : [])).contains { verb in
            guard let object = object(of: verb), isCommand(verb), !isConditional(verb) else { return false }
            if isToUs(verb) || hasPlace(.chatPlace, for: verb) { return true }
            guard object.isLasting else { return false }
            if hasPlace(.webPlace, for: verb) { return true }
            let isOnPage = sentence.clauses[..<index].contains { $0.has(.webPlace) && !$0.has(.not) }
            if isOnPage && !clause.has(.ownPlace) { return true }
            return hasPlace(.page, for: verb) && !clause.hasAny([.ownPlace, .restoring])
        }
    }

    /// Whether the clause names such a place, and not only to exclude it.
    private func hasPlace(_ concept: OutboundConcept, for verb: OutboundMention) -> Bool {
        clause.all(concept).contains { place in
            guard verb.words.upperBound <= place.words.lowerBound else { return true }
            return !clause.mentions(in: verb.words.upperBound..<place.words.lowerBound).contains {
                $0.concepts.contains(.not) || $0.concepts.contains(.nobody)
            }
        }
    }

    private var asksByShowing: Bool {
        clause.all(.show).contains { verb in
            guard object(of: verb) != nil, isCommand(verb) else { return false }
            return isToUs(verb)
                || clause.mentions(in: 0..<verb.words.lowerBound).contains {
                    $0.concepts.contains(.us) && $0.concepts.contains(.please)
                }
        }
    }

    private var asksByCapture: Bool {
        clause.all(.capture).contains { verb in
            guard let object = object(of: verb), isCommand(verb) else { return false }
            return object.words.lowerBound >= verb.words.upperBound || isPolite(before: verb) || clause.has(.object, before: verb)
        }
    }

    private var asksByCheck: Bool {
        clause.all(.check).contains { verb in
            guard let object = object(of: verb), isCommand(verb), !isConditional(verb),
                !clause.hasAny([.keep, .ownPlace, .restoring, .embedded])
            else { return false }
            if subject(before: verb) == .us || isToUs(verb) { return true }
            let isWanted = isPolite(before: verb) || clause.has(.need, before: verb)
            return isWanted && (0...4).contains(object.words.lowerBound - verb.words.upperBound)
        }
    }

    private var asksByNeed: Bool {
        clause.all(.need).contains { verb in
            guard let object = object(of: verb), !isDenied(verb), !isOthersDoing(verb) else { return false }
            switch subject(before: verb) {
            case .us: return true
            case .you, .others: return false
            case nil:
                if clause.hasAny([.restoring, .ownPlace, .enter]) { return false }
                if verb.concepts.contains(.us) || verb.concepts.contains(.please) { return true }
                guard verb.words.upperBound <= object.words.lowerBound else { return false }
                return clause.mentions(in: verb.words.upperBound..<object.words.lowerBound).contains {
                    $0.concepts.contains(.you) || $0.concepts.contains(.check)
                }
            }
        }
    }

    private var asksByAsking: Bool {
        clause.all(.ask).contains { verb in
            object(of: verb) != nil && !isDenied(verb) && !isOthersDoing(verb) && subject(before: verb) == .us
        }
    }

    /// "Your phrase is required to verify you", "type the phrase so that we can help".
    private var asksByPurpose: Bool {
        let wanting: OutboundConcepts = [.give, .enter, .show, .check, .need, .required, .please]
        guard let wanted = clause.mentions.first(where: { $0.hasAny(wanting) }), !isDenied(wanted),
            !isOthersDoing(wanted), !clause.hasAny([.restoring, .ownPlace])
        else { return false }
        if clause.has(.required) { return sentence.has(.purpose) || clause.hasAny([.us, .staff, .check]) }
        return sentence.has(.purpose) && objects.contains(where: \.isLasting) && !clause.hasAny([.not, .nobody])
    }

    /// "What is your phrase?" and "the second word?", but not "what is a seed phrase?".
    private var asksByQuestion: Bool {
        clause.all(.whatIs).contains { question in
            guard !isDenied(question), !isOthersDoing(question) else { return false }
            return objects.contains { object in
                let isAfter = (0...2).contains(question.words.lowerBound - object.words.upperBound)
                let isBefore = (0...2).contains(object.words.lowerBound - question.words.upperBound)
                let isPart = clause.mentions.contains { $0.words == object.words && $0.concepts.contains(.part) }
                let isReceived =
                    !object.isLasting
                    && clause.mentions(in: object.words.upperBound..<Int.max).contains {
                        $0.concepts.contains(.toYou) || $0.concepts.contains(.you)
                    }
                if (isPart || isReceived) && (isAfter || isBefore) { return true }
                if question.concepts.contains(.value) && (isAfter || question.words == object.words) { return true }
                let owner = clause.mentions(in: 0..<object.words.lowerBound).last { $0.concepts.contains(.you) }
                guard let owner, object.words.lowerBound - owner.words.upperBound <= 2 else { return false }
                return isAfter || (0...1).contains(owner.words.lowerBound - question.words.upperBound)
            }
        }
    }

    /// "We can't help you without your phrase."
    private var asksByRefusal: Bool {
        if clause.unknownWords == 0, clause.has(.not), sentence.clauses[(index + 1)...].first?.has(.heldBack) ?? false { return true }
        // "We have no phrase of yours" only says what we have.
        guard let without = clause.all(.without).first, object(of: without) != nil || clause.has(.secret), !clause.has(.others),
            !clause.has(.us, before: without) || clause.has(.cannot)
        else { return false }
        if sentence.has(.heldBack) { return true }
        return sentence.has(.cannot) && (sentence.has(.us) || sentence.has(.staff)) && !sentence.has(.restoring)
    }

    /// "If you don't send your phrase, your account will be closed." "Once you've sent it, we'll unlock the wallet."
    private var asksByThreat: Bool {
        guard objects.contains(where: \.isLasting), ![.others, .nobody, .swindler].contains(where: sentence.has) else { return false }
        let gives = clause.all(.give) + clause.all(.given)
        let isWithheld = clause.all(.withheld).contains { !clause.has(.us, before: $0) && !clause.has(.staff, before: $0) }
        if clause.has(.conditional) && (isWithheld || gives.contains { isDenied($0) }) { return true }
        if isWithheld && sentence.clauses[index...].contains(where: { $0.has(.cannot) }) && !sentence.has(.restoring) { return true }
        let isFirst = clause.first(.afterwards).map { clause.has(.us, before: $0) && !clause.has(.not, before: $0) } ?? false
        if isFirst && gives.contains(where: { isToWriter($0) && !isDenied($0) }) { return true }
        let weFollow = sentence.clauses[(index + 1)...].contains { $0.has(.us) && !$0.has(.not) }
        return clause.has(.afterwards) && !gives.isEmpty && weFollow
    }

    /// "Say your password out loud on the call", "read him the words".
    private var asksBySpeaking: Bool {
        clause.all(.utter).contains { verb in
            guard object(of: verb) != nil, !isDenied(verb), !isPast(verb), !clause.hasAny([.swindler, .asks, .conditional, .ownPlace])
            else { return false }
            let speakers = clause.mentions(in: 0..<verb.words.lowerBound)
            if speakers.contains(where: { $0.has(.others) }) { return false }
            return clause.hasAny([.aloud, .listener, .staff]) || clause.has(.chatPlace, after: verb)
        }
    }

    /// "Have your phrase ready, he'll ask for it": laid out for somebody who isn't the reader.
    private var asksByLayingOut: Bool {
        guard objects.contains(where: \.isLasting), !clause.hasAny([.restoring, .swindler, .without]) else { return false }
        return clause.all(.ready).contains { ready in
            guard !isDenied(ready) else { return false }
            let listeners = sentence.clauses[index...] + (next?.clauses ?? [])
            return listeners.contains { listener in
                listener.hasAny([.staff, .us, .listener]) && !listener.hasAny([.not, .nobody]) || listener.has(.give) && listener.has(.others)
            }
        }
    }

    /// What no verb of the lexicon explains: a courtesy or command, or the writer, beside a phrase or key, with nothing to excuse it.
    private var asksByTone: Bool {
        let excuses: OutboundConcepts = [
            .not, .nobody, .without, .cannot, .keep, .ownPlace, .restoring, .swindler, .asks, .danger, .happened, .control, .removed,
            .toYou, .conditional, .item, .whatIs,
        ]
        guard let object = objects.first(where: \.isLasting), !isDeniedFromBefore, !clause.hasAny(excuses), !isReproach else { return false }
        let before = clause.mentions(in: 0..<object.words.lowerBound)
        if before.contains(where: { $0.concepts.contains(.embedded) || $0.concepts.contains(.others) }) { return false }
        if clause.has(.part) && (clause.has(.turn) || clause.isQuestion) { return true }
        return before.contains { $0.concepts.contains(.please) } || clause.all(.us).contains { !$0.concepts.contains(.speaker) }
    }
}
