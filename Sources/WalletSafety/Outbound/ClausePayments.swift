/// The ways in which a clause can ask for money.
extension ClauseJudgement {
    var asksForFunds: Bool {
        guard !sentence.clauses[index...].contains(where: { $0.has(.futile) }) else { return false }
        return asksByDestination || asksByReceipt
            || !sentence.has(.newAddress)
                && (asksByAmount || asksByArrival || asksByHandingUs || asksByRelease || asksByBaitFee || asksByPrice || asksByPaying || asksByMovingOn
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
        if isPolite(before: act) || isImperative(act) || act.has(.due) || clause.has(.please) { return true }
        if clause.all(.due).contains(where: { $0.words.lowerBound < act.words.lowerBound }) { return true }
        // "交一笔费用就能解封": the condition alone is an urging, but one truly activates an address by a transfer.
        if act.isHan && clause.has(.due, after: act) && clause.has(.release, after: act) { return true }
        if act.isHan && clause.has(.release, after: act) && next(has: [.release], without: .not) { return true }
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
        return act.has(.hither) || clause.all(.hither).contains { (0...6).contains($0.words.lowerBound - act.words.upperBound) }
    }

    private func next(has concepts: OutboundConcepts, without other: OutboundConcept) -> Bool {
        sentence.clauses[(index + 1)...].first.map { $0.hasAny(concepts) && !$0.has(other) } ?? false
    }

    /// "Pay 30 TRX to unlock your account", also where the next sentence says that it will then be unlocked.
    private var asksByRelease: Bool {
        let isAboutMoney = clause.hasAny([.money, .baitFee]) || index > 0 && sentence.clauses[index - 1].has(.money)
        guard isAboutMoney || clause.has(.remit), !clause.has(.ownAddress) else { return false }
        let isNext = next?.clauses.first.map { $0.has(.release) && $0.hasAny([.turn, .will]) } ?? false
        let isForReturn = !sentence.has(.thirdParty) && sentence.clauses.contains { $0.has(.regain) || $0.has(.fetch) && $0.has(.back) }
        guard sentence.hasAny([.release, .activation]) || isNext || isForReturn else { return false }
        return payments.contains { act in
            guard isPayment(act), isUrged(act), isAboutMoney || act.has(.remit) && (act.isHan || isImperative(act)) else { return false }
            return !clause.has(.conditional, before: act) || sentence.clauses[index...].dropFirst().contains { $0.has(.release) }
        }
    }

    /// "Send half of it now", "a payment is needed": money that is to go anywhere but to the reader's own place.
    private var asksByMovingOn: Bool {
        guard !sentence.hasAny([.ownAddress, .trial, .embedded]), !clause.has(.thirdParty), clause.hasAny([.money, .paymentNoun])
        else { return false }
        let isNeeded = clause.has(.required) || clause.has(.need)
        if isNeeded && clause.all(.paymentNoun).contains(where: { isPayment($0) || isNeededByUs($0) }) { return true }
        guard clause.has(.money), !clause.has(.cost) else { return false }
        return clause.all(.handOn).contains { isPayment($0) && isUrged($0) && !clause.has(.conditional, before: $0) }
    }

    /// "We'll need a deposit."
    private func isNeededByUs(_ payment: OutboundMention) -> Bool {
        guard let need = clause.last(.need, before: payment) else { return false }
        return (need.has(.us) || subject(before: need) == .us) && isOpenAct(payment)
    }

    /// "200 USDT unlocks it."
    private var asksByAmount: Bool {
        clause.all(.coin).contains { amount in
            isOpenAct(amount) && clause.all(.opens).contains { (0...1).contains($0.words.lowerBound - amount.words.upperBound) }
                && !clause.has(.embedded, before: amount) && !clause.isQuestion && amount.words.lowerBound > 0
        }
    }

    /// "They want to see 500 USDT in our vault."
    private var asksByArrival: Bool {
        guard clause.hasAny([.need, .due, .please]), !clause.has(.toYou) else { return false }
        return clause.all(.coin).contains { coin in
            isOpenAct(coin) && clause.has(.ourAddress, after: coin) && !clause.has(.embedded, before: coin)
        }
    }

    /// "Give me 50 TRX."
    private var asksByHandingUs: Bool {
        guard clause.has(.money), !clause.hasAny([.item, .secret, .code, .capture]), !sentence.has(.ownAddress) else { return false }
        return clause.all(.give).contains { give in
            isToUs(give) && isOpenAct(give) && isUrged(give)
                && clause.all(.coin).contains { coin in
                    (0...5).contains(coin.words.lowerBound - give.words.upperBound)
                        || give.isHan && (-1...1).contains(give.words.lowerBound - coin.words.upperBound)
                }
        }
    }

    /// Not denied, not told of others or of the past.
    private func isOpenAct(_ act: OutboundMention) -> Bool { !isRefused(act) && !isAttributed(act) && !isTold(act) }

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
        if clause.all(.payable).contains(where: isOpenAct), clause.has(.cost) || clause.has(.money) { return true }
        // "The lawyer takes 300 USDT, please transfer it today."
        if index > 0, sentence.clauses[index - 1].has(.coin), clause.has(.pronoun) || clause.has(.please),
            clause.all(.remit).contains(where: { isPayment($0) && isPolite(before: $0) && !$0.has(.paid) })
        {
            return true
        }
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
        return clause.all(.price).contains { isOpenAct($0) && !isNaught($0) && !isAsked($0) }
    }

    /// "The unlock fee is due first."
    private var asksByBaitFee: Bool {
        let isNear = clause.has(.please) || index > 0 && sentence.clauses[index - 1].has(.due) || next(has: [.due, .paid, .transfer], without: .not)
        return clause.all(.baitFee).contains { fee in
            guard isNear || isAskedFor(fee), !isAsked(fee) else { return false }
            guard !isAttributed(fee), !isTold(fee) || clause.has(.turn, after: fee) else { return false }
            // "Without the fee" asks for it; "no fee" doesn't.
            return !isRefused(fee) || clause.has(.without, before: fee)
        }
    }

    /// Whether words beside the fee's name, and not within it, ask for it.
    private func isAskedFor(_ fee: OutboundMention) -> Bool {
        let fees = clause.all(.baitFee)
        return clause.topics.contains { word in
            guard word.hasAny([.due, .transfer, .paid, .payable]) else { return false }
            // "缴费" is the fee and the paying of it.
            if word.has(.payable) || word.isHan && word.words == fee.words { return true }
            return !fees.contains { $0.words.overlaps(word.words) }
        }
    }
}
