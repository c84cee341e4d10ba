/// What a clause can advise, forecast or reproach.
extension ClauseJudgement {
    var advises: Bool { advisesInWords || advisesTrade || advisesPersonally || forecasts || promisesYield }

    private var advisesInWords: Bool {
        clause.all(.advice).contains { isOpenOpinion($0) && !clause.has(.cost, before: $0) }
    }

    /// "Buy TRX now."
    private var advisesTrade: Bool {
        guard clause.has(.money) || clause.has(.market), clause.has(.urge), !clause.has(.cost), !clause.isQuestion else { return false }
        if clause.all(.trade).contains(where: { isPayment($0) && !isAsked($0) }) { return true }
        return clause.all(.swapInto).contains { isOpenOpinion($0) && clause.has(.urge, before: $0) && clause.has(.coin, after: $0) }
    }

    /// "If I were you I'd move it into BTC."
    private var advisesPersonally: Bool {
        guard sentence.has(.counsel), !clause.has(.cost), !sentence.has(.secret), clause.has(.market) || clause.has(.money) else { return false }
        if clause.all(.trade).contains(where: isOpenOpinion) { return true }
        return clause.all(.counsel).contains { counsel in
            clause.all(.shift).contains { $0.words.lowerBound >= counsel.words.upperBound && isOpenOpinion($0) } && clause.has(.motion)
        }
    }

    /// "The price will climb", "this one is about to fly".
    private var forecasts: Bool {
        guard !sentence.has(.cost) else { return false }
        if clause.all(.rocket).contains(where: isOpenOpinion) { return true }
        guard clause.has(.market), clause.has(.ahead) else { return false }
        return clause.all(.motion).contains { motion in
            isOpenOpinion(motion) && !clause.isQuestion && clause.has(.market, before: motion) && clause.has(.ahead)
        }
    }

    /// "You can make 20 % a month."
    private var promisesYield: Bool {
        guard clause.has(.period), !sentence.has(.cost), !clause.isQuestion, !clause.has(.thirdParty) else { return false }
        return clause.all(.earn).contains { isOpenOpinion($0) && ($0.isHan || sentence.hasAny([.you, .us, .please])) }
    }

    private func isOpenOpinion(_ opinion: OutboundMention) -> Bool {
        !opinion.isQuoted && !isRefused(opinion) && !isAttributed(opinion) && !isAsked(opinion)
    }

    /// "whether it will rise".
    func isAsked(_ advice: OutboundMention) -> Bool {
        clause.last(.embedded, before: advice).map { !$0.concepts.contains(.conditional) } ?? false
    }

    // MARK: Blame

    var blames: Bool {
        blamesInWords || blamesByFault || blamesInHindsight || blamesByQuestion || blamesByDeed
    }

    private var blamesInWords: Bool { clause.all(.blame).contains { !isTakenBack($0) && !$0.isQuoted } }

    /// "A mistake on your part."
    private var blamesByFault: Bool {
        guard clause.has(.owned), !clause.has(.conditional), !clause.isQuestion else { return false }
        return clause.all(.fault).contains { fault in
            !isTakenBack(fault) && clause.all(.owned).contains { abs($0.words.lowerBound - fault.words.lowerBound) <= 4 }
        }
    }

    /// "If you had read it, this wouldn't have happened."
    private var blamesInHindsight: Bool {
        guard sentence.has(.spared), sentence.has(.conditional) || sentence.has(.care), clause.has(.care), clause.hasAny([.you, .spared]) else { return false }
        return clause.all(.care).contains { !isInDeniedList && !clause.has(.us, before: $0) }
    }

    /// "Did you even read it?" 您都不看的吗
    private var blamesByQuestion: Bool {
        if clause.all(.reproach).contains(where: { $0.isHan && clause.has(.you) && !clause.has(.conditional, before: $0) && !$0.isQuoted }) { return true }
        guard clause.isQuestion || clause.has(.reproach) else { return false }
        return clause.all(.rhetorical).contains { opening in
            !opening.isQuoted && (clause.has(.care, after: opening) || clause.has(.deed, after: opening) || clause.has(.reproach))
        }
    }

    /// "It was you who signed it."
    private var blamesByDeed: Bool {
        guard !clause.isQuestion, !clause.hasAny([.conditional, .embedded]) else { return false }
        return clause.all(.yourself).contains { yourself in
            !isTakenBack(yourself) && clause.all(.deed).contains { (0...6).contains($0.words.lowerBound - yourself.words.upperBound) }
        }
    }

    /// "It isn't your fault", "nobody will blame you": denied just before.
    private func isTakenBack(_ blame: OutboundMention) -> Bool { isRefused(blame) && isNearlyDenied(blame) }

    private func isNearlyDenied(_ act: OutboundMention) -> Bool {
        let denials = clause.all(.not) + clause.all(.nobody) + clause.all(.cannot)
        return denials.contains { (0...3).contains(act.words.lowerBound - $0.words.upperBound) }
    }
}
