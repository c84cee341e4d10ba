/// What takes the sting out of a clause, for the rules that aren't about secrets.
extension ClauseJudgement {
    /// Whether it is denied, alone or in a list whose head is ("Never send money, share your screen or …").
    func isRefused(_ act: OutboundMention) -> Bool {
        isDenied(act) || isInDeniedList || isImpossible(act) || isNobodys
    }

    /// "Nobody can …", "we are unable to …".
    private func isImpossible(_ act: OutboundMention) -> Bool {
        clause.last(.cannot, before: act).map { !clause.has(.turn, after: $0) || clause.has(.turn, after: act) } ?? false
    }

    /// "Nobody, support included, can …".
    private var isNobodys: Bool {
        sentence.clauses[..<index].contains { $0.mentions.last?.concepts.contains(.nobody) ?? false }
    }

    var isInDeniedList: Bool {
        guard let head = sentence.clauses[..<index].lastIndex(where: { $0.hasAny([.not, .nobody]) }) else { return false }
        let list = sentence.clauses[(head + 1)...]
        let opening = list.prefix { !$0.hasAny([.turn, .please, .us]) }
        return opening.endIndex > index && list[index...].contains { $0.has(.or) || $0.first(.not)?.words.lowerBound == 0 }
    }

    /// Whether the clause tells what others do or say, or calls it a fraud.
    func isAttributed(_ act: OutboundMention) -> Bool {
        if act.isQuoted && [.swindler, .reported, .others, .asks, .futile, .doubt].contains(where: sentence.has) { return true }
        if isCalledFraud(act) || sentence.clauses[..<index].contains(where: { $0.endsWithColon && $0.has(.signs) }) { return true }
        let us = clause.mentions.first { $0.hasAny([.us, .staff, .obliged]) }?.words.lowerBound ?? .max
        let teller = clause.mentions.first { $0.hasAny([.others, .swindler, .asks, .nobody, .reported]) }
        let tellers = [teller, firstThirdParty].compactMap { $0?.words }
        if let first = tellers.min(by: { $0.lowerBound < $1.lowerBound }), first.upperBound <= act.words.lowerBound {
            return first.lowerBound < us
        }
        return isToldOfOthers(before: act)
    }

    /// Who else can give money back or take it, but not as a place to pay it to: 往合约里.
    private var firstThirdParty: OutboundMention? {
        let places = clause.all(.ourAddress)
        return clause.all(.thirdParty).first { party in !places.contains { $0.words.overlaps(party.words) } }
    }

    /// Whether the clause only goes on with what the clauses before say of others.
    private func isToldOfOthers(before act: OutboundMention) -> Bool {
        let speakers: OutboundConcepts = [.us, .staff, .please, .turn, .obliged]
        let before = clause.mentions.prefix { $0.words.upperBound <= act.words.lowerBound }
        guard !before.contains(where: { $0.hasAny(speakers) }), !isImperative(act) else { return false }
        for earlier in sentence.clauses[..<index].reversed() {
            if earlier.has(.asks) && !earlier.hasAny([.us, .staff]) { return true }
            if earlier.hasAny(speakers) { return false }
            if earlier.hasAny([.others, .swindler, .asks]) { return true }
        }
        return false
    }

    /// Whether the clause begins with the verb: "Send …", "just send …".
    func isImperative(_ act: OutboundMention) -> Bool {
        let openings: OutboundConcepts = [.please, .turn, .and, .neutral, .order]
        let before = clause.mentions.filter { $0.words.upperBound <= act.words.lowerBound }
        return !act.isHan && before.reduce(0) { $0 + $1.words.count } == act.words.lowerBound
            && before.allSatisfy { $0.hasAny(openings) }
    }

    /// "… is a scam", "…的都是骗局".
    private func isCalledFraud(_ act: OutboundMention) -> Bool {
        guard !isPolite(before: act) else { return false }
        return sentence.clauses[index...].contains { later in
            guard let verb = later.last(.swindler).flatMap({ later.last(.equates, before: $0) }) else { return false }
            return later.range != clause.range || verb.words.lowerBound >= act.words.upperBound
        }
    }

    /// Whether it is told or asked of the past.
    func isTold(_ act: OutboundMention) -> Bool {
        if clause.has(.happened, before: act) && !clause.has(.please, before: act) { return true }
        if act.concepts.contains(.happened) { return true }
        let follows = clause.mentions.first { $0.words.lowerBound == act.words.upperBound }
        if follows?.concepts.contains(.happened) ?? false { return !clause.has(.turn, after: act) }
        return clause.isQuestion && clause.has(.embedded, before: act) && clause.has(.happened, after: act)
    }
}
