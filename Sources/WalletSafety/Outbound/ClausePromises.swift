/// What a clause can promise.
extension ClauseJudgement {
    var promisesRecovery: Bool {
        if isEllipticalPromise { return true }
        guard !clause.hasAny([.secret, .lost]), !sentence.has(.staked) else { return false }
        return recoveries.contains { act in
            guard !isRefused(act), !isAttributed(act), !clause.has(.embedded, before: act) else { return false }
            let isSure = sentence.clauses.contains(where: ClauseJudgement.isSure)
            if (clause.has(.may) || clause.isQuestion) && !isSure { return false }
            // "I am glad it is back" tells what has happened.
            let isPromised = act.concepts.contains(.comesBack) ? clause.has(.will) : clause.hasAny([.us, .will])
            return isSure || isPromised || isCarriedByUs
        }
    }

    private static func isSure(_ clause: OutboundClause) -> Bool {
        clause.all(.certain).contains { sure in
            ![OutboundConcept.not, .cannot, .nobody].contains { clause.has($0, before: sure) }
        }
    }

    /// The acts of the clause that bring back money.
    private var recoveries: [OutboundMention] {
        let isAboutMoney = clause.hasAny([.money, .pronoun, .deal]) || index > 0 && sentence.clauses[index - 1].has(.deal)
        return clause.topics.filter { act in
            if act.concepts.contains(.regain) { return true }
            if act.concepts.contains(.recover) { return isAboutMoney || sentence.has(.certain) && !clause.has(.item) }
            if act.concepts.contains(.comesBack) { return clause.has(.money, before: act) || clause.has(.pronoun, before: act) }
            return act.concepts.contains(.fetch) && isAboutMoney && clause.has(.back, after: act)
        }
    }

    /// Whether the clause has no subject of its own and the one before speaks of us.
    private var isCarriedByUs: Bool {
        guard index > 0, !clause.hasAny([.you, .others, .thirdParty]) else { return false }
        return sentence.clauses[index - 1].has(.us)
    }

    /// "Nobody else can get it back, but we can."
    private var isEllipticalPromise: Bool {
        guard index > 0, clause.has(.elliptical), clause.unknownWords <= 2, !clause.hasAny([.not, .cannot]) else { return false }
        let before = sentence.clauses[index - 1]
        return before.has(.lost) || before.hasAny([.recover, .regain]) && before.hasAny([.not, .nobody])
    }
}
