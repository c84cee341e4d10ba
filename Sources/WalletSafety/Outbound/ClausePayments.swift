/// The ways in which a clause can ask for money.
extension ClauseJudgement {
    var asksForFunds: Bool {
        guard !sentence.clauses[index...].contains(where: { $0.has(.futile) }) else { return false }
        return asksByDestination || asksByReceipt
            || !sentence.has(.newAddress)
                && (asksByRelease || asksByBaitFee || asksByPrice || asksByPaying || asksByMovingOn
                    || asksByCondition)
    }

    /// The verbs by which money changes hands.
    private var payments: [OutboundMention] {
        clause.topics.filter { $0.concepts.contains(.transfer) || $0.concepts.contains(.remit) }
    }

    /// Whether the reader is to do it: not denied, not told of others or of the past, and urged.
    func isPayment(_ act: OutboundMention) -> Bool {
        guard !isRefused(act), !isAttributed(act), !isTold(act), !isScareQuoted(act), !isNaught(act) else { return false }
        if act.isHan { return !clause.has(.embedded, before: act) && !isDescribingPeople(act) }
        return subject(before: act) != .us || clause.has(.asks, before: act)
    }

    /// "付款的人": who pays, and no request to.
    private func isDescribingPeople(_ act: OutboundMention) -> Bool {
        clause.all(.others).contains { $0.words.lowerBound == act.words.upperBound }
    }

    /// `Pay a "fee to release it"`, or the name of a button.
    private func isScareQuoted(_ act: OutboundMention) -> Bool {
        guard !isPolite(before: act) else { return false }
        let others = clause.topics.filter { $0.words != act.words }
        return act.isQuoted ? others.contains { !$0.isQuoted } : others.contains(where: \.isQuoted)
    }

    /// "Pay nothing."
    private func isNaught(_ act: OutboundMention) -> Bool {
        clause.all(.not).contains { (0...1).contains($0.words.lowerBound - act.words.upperBound) && !$0.isHan }
    }

    private func isUrged(_ act: OutboundMention) -> Bool {
        if isPolite(before: act) || isImperative(act) || clause.has(.due, before: act) || clause.has(.please) { return true }
        // "交一笔费用就能解封": the condition alone is an urging, but one truly activates an address by a transfer.
        if act.isHan && clause.has(.due, after: act) && clause.has(.release, after: act) { return true }
        return act.isHan && clause.last(.you, before: act).map { act.words.lowerBound - $0.words.upperBound <= 3 } ?? false
    }

    /// "Transfer it to our address."
    private var asksByDestination: Bool {
        let isNext = !clause.hasAny([.ourAddress, .thatAddress]) && next(has: [.ourAddress, .thatAddress], without: .transfer)
        return payments.contains { act in
            guard isNext || isTowardsUs(act), isPayment(act), !clause.has(.conditional, before: act) else { return false }
            return act.concepts.contains(.remit) || clause.has(.money) || clause.has(.pronoun) && !sentence.has(.item)
        }
    }

    private func isTowardsUs(_ act: OutboundMention) -> Bool {
        let places = clause.all(.ourAddress) + (sentence.has(.ownAddress) ? [] : clause.all(.thatAddress))
        if places.contains(where: { act.isHan || $0.words.lowerBound >= act.words.upperBound }) { return true }
        return clause.all(.hither).contains { (0...6).contains($0.words.lowerBound - act.words.upperBound) }
    }

    private func next(has concepts: OutboundConcepts, without other: OutboundConcept) -> Bool {
        sentence.clauses[(index + 1)...].first.map { $0.hasAny(concepts) && !$0.has(other) } ?? false
    }

    /// "Pay 30 TRX to unlock your account", also where the next sentence says that it will then be unlocked.
    private var asksByRelease: Bool {
        let isAboutMoney = clause.hasAny([.money, .baitFee]) || index > 0 && sentence.clauses[index - 1].has(.money)
        guard isAboutMoney || clause.has(.remit), !clause.has(.ownAddress) else { return false }
        let isNext = next?.clauses.first.map { $0.has(.release) && $0.hasAny([.turn, .will]) } ?? false
        let isForReturn = sentence.clauses.contains { $0.has(.regain) || $0.has(.fetch) && $0.has(.back) }
        guard sentence.hasAny([.release, .activation]) || isNext || isForReturn else { return false }
        return payments.contains { act in
            guard isPayment(act), isUrged(act), isAboutMoney || act.isHan && act.concepts.contains(.remit) else { return false }
            return !clause.has(.conditional, before: act) || sentence.clauses[index...].dropFirst().contains { $0.has(.release) }
        }
    }

    /// "Send half of it now", "a payment is needed": money that is to go anywhere but to the reader's own place.
    private var asksByMovingOn: Bool {
        guard !sentence.hasAny([.ownAddress, .trial, .embedded]), !clause.has(.thirdParty), clause.hasAny([.money, .paymentNoun])
        else { return false }
        let isNeeded = clause.has(.required) || clause.has(.need)
        if isNeeded && clause.all(.paymentNoun).contains(where: isPayment) { return true }
        guard clause.has(.money), !clause.has(.cost) else { return false }
        return clause.all(.handOn).contains { isPayment($0) && isUrged($0) && !clause.has(.conditional, before: $0) }
    }

    /// "Once you have deposited it, we release the rest", "it is unlocked after you deposit it".
    private var asksByCondition: Bool {
        guard clause.has(.afterwards), clause.hasAny([.paid, .transfer, .remit]), !clause.has(.item), !sentence.has(.thirdParty)
        else { return false }
        if clause.has(.release) && clause.has(.money) { return true }
        return sentence.clauses[(index + 1)...].contains { $0.has(.release) && $0.has(.us) }
    }

    /// "Please pay it today", "the fee must be paid first", but not to the network.
    private var asksByPaying: Bool {
        guard !sentence.hasAny([.thirdParty, .ownAddress]) else { return false }
        if clause.all(.payable).contains(where: isPayment), clause.has(.cost) || clause.has(.money) { return true }
        return clause.all(.pay).contains { act in
            isPayment(act) && !clause.has(.conditional, before: act) && (isPolite(before: act) || isImperative(act) && !act.isHan)
        }
    }

    /// "It is lifted as soon as we receive 50 TRX from you."
    private var asksByReceipt: Bool {
        guard clause.has(.money), sentence.has(.release) else { return false }
        return clause.all(.receive).contains { act in
            !isRefused(act) && !isAttributed(act) && !isTold(act) && subject(before: act) == .us
        }
    }

    /// "It costs 50 USDT to unfreeze the account."
    private var asksByPrice: Bool {
        guard clause.has(.money), clause.has(.release) else { return false }
        return clause.all(.price).contains { isPayment($0) }
    }

    /// "The unlock fee is due first."
    private var asksByBaitFee: Bool {
        let isNear = clause.hasAny([.due, .transfer, .paid, .payable, .please]) || index > 0 && sentence.clauses[index - 1].has(.due)
        guard isNear || next(has: [.due, .paid, .transfer], without: .not) else { return false }
        return clause.all(.baitFee).contains { fee in
            guard !isAttributed(fee), !isTold(fee) || clause.has(.turn, after: fee) else { return false }
            // "Without the fee" asks for it; "no fee" doesn't.
            return !isRefused(fee) || clause.has(.without, before: fee)
        }
    }
}
