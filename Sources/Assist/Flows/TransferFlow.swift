import ChainKit
import Kit

/// "Where is my transfer" and "why did it fail": one look-up, told from two sides.
extension FlowState {
    /// After it a transaction of TRON can't be packed any more: it is valid for 24 hours at most, and clocks may differ a little (java-tron,
    /// `MAXIMUM_TIME_UNTIL_EXPIRATION`).
    private static let longestValidity = Span.hours(24).milliseconds + Span.minutes(2).milliseconds

    mutating func advanceTransfer(_ now: Instant) -> [FlowAction] {
        guard let id = slots.transactionID else { return flow == .whyDidItFail ? failureWithoutHash() : transferWithoutHash() }
        guard let known = transaction, known.id == id else {
            let actions = lookUp([.transaction(id: id, chain: slots.chain)])
            return actions.isEmpty ? handOver(.needsPerson) : actions
        }
        switch known.status {
        case TransactionFinding.Status.success.rawValue: return afterSuccess()
        case TransactionFinding.Status.notFound.rawValue: return afterNotFound(known)
        default: return end([.done])
        }
    }

    private mutating func transferWithoutHash() -> [FlowAction] {
        if canAsk(.transactionHash) { return [ask(.transactionHash)] }
        if slots.sender == nil, canAsk(.sender) { return [ask(.sender)] }
        guard slots.sender == .exchange else { return handOver(.unanswered) }
        return end([.say(FlowAnswer(TransferAnswers.exchangeWithoutHash, articles: ["exchange-deposit-not-credited", "find-the-hash"])), .done])
    }

    private mutating func failureWithoutHash() -> [FlowAction] {
        if let reason = slots.failure, !reason.leavesOpen || !canAsk(.transactionHash) { return explain(reason) }
        if canAsk(.transactionHash) { return [ask(.transactionHash)] }
        if canAsk(.errorText) { return [ask(.errorText)] }
        return handOver(.unanswered)
    }

    private mutating func explain(_ reason: FailureReason) -> [FlowAction] {
        let answer = FlowAction.say(FlowAnswer(TransferAnswers.explanation(of: reason), articles: FlowState.articles(on: reason)))
        if reason.isDangerous { return [answer] + handOver(.security) }
        return end([answer, .done])
    }

    private static func articles(on reason: FailureReason) -> [String] {
        switch reason {
        case .outOfEnergy: ["out-of-energy", "fee-not-refundable"]
        case .lackOfTRX: ["not-enough-trx", "bait-wallet"]
        case .notPermitted: ["permission-changed"]
        case .balanceTooLow, .reverted: ["transfer-failed-fee-charged"]
        case .timedOut, .expired: ["transfer-pending-expired"]
        case .busy: ["cannot-connect", "chain-congestion"]
        case .notActivated: ["account-not-activated"]
        }
    }

    // MARK: - What the chain says

    /// Said once, when it was read.
    mutating func heard(of read: TransactionRead, _ known: KnownTransaction, now: Instant) -> [FlowAction] {
        if read.isDangerous {
            return [.say(FlowAnswer(read.said, source: read.source, articles: ["permission-changed", "revoke-approval"]))] + handOver(.security)
        }
        switch read.finding.status {
        case .unknown: return end([.say(FlowAnswer(FlowWords.cannotLookUp))] + handOver(.lookupFailed))
        case .notFound:
            guard flow.isAboutTransfer else { return [.say(FlowAnswer(TransferAnswers.notFoundSoFar, source: read.source))] }
            return [.say(FlowAnswer(TransferAnswers.notFoundSoFar, source: read.source, articles: ["find-the-hash"]))]
        case .success:
            var words = [read.said]
            if flow == .whereIsMyTransfer, read.finding.isFinal == false { words.append(TransferAnswers.notFinal) }
            if flow.isAboutTransfer, known.chain == .evm, slots.network != .ethereum { words.append(TransferAnswers.onEthereum) }
            return [.say(FlowAnswer(.paragraphs(words), source: read.source))]
        case .pending:
            let words = known.chain == .tron ? [read.said, TransferAnswers.noSpeedUp] : [read.said]
            return [.say(FlowAnswer(.paragraphs(words), source: read.source, articles: ["transfer-pending-expired"]))]
        case .failed: return [.say(FlowAnswer(read.said, source: read.source, articles: ["transfer-failed-fee-charged", "fee-not-refundable"]))]
        case .expired, .notBroadcast: return [.say(FlowAnswer(read.said, source: read.source, articles: ["transfer-pending-expired"]))]
        }
    }

    private mutating func afterSuccess() -> [FlowAction] {
        if flow == .whyDidItFail { return end([.say(FlowAnswer(TransferAnswers.didNotFail)), .done]) }
        guard transaction?.isFinal != false else { return end([.done]) }
        if slots.receiver == nil, canAsk(.receiver) { return [ask(.receiver)] }
        let answer =
            switch slots.receiver {
            case .exchange: FlowAnswer(TransferAnswers.toExchange, articles: ["exchange-deposit-not-credited", "memo-forgotten"])
            case .ownWallet: FlowAnswer(TransferAnswers.toOwnWallet, articles: ["token-not-shown", "wrong-network"])
            case .somebodyElse: FlowAnswer(TransferAnswers.toSomebody, articles: ["transfer-not-arrived"])
            case nil: FlowAnswer(TransferAnswers.toUnknown, articles: ["transfer-not-arrived"])
            }
        return end([.say(answer), .done])
    }

    private mutating func afterNotFound(_ known: KnownTransaction) -> [FlowAction] {
        if slots.sentAt == nil, canAsk(.sentAt) { return [ask(.sentAt)] }
        if slots.network == nil, canAsk(.network) { return [ask(.network)] }
        switch slots.network {
        case .ethereum: return [.say(FlowAnswer(TransferAnswers.notOnEthereum))] + handOver(.needsPerson)
        case .tron, nil: return onTron(known)
        case .some(let network):
            let words = TransferAnswers.otherNetwork.filled(["network": network.name])
            return end([.say(FlowAnswer(words, articles: ["wrong-network", "check-transfer-on-explorer"])), .done])
        }
    }

    /// By the latest time at which it may have been sent. "Never" needs both the time and the network.
    private mutating func onTron(_ known: KnownTransaction) -> [FlowAction] {
        guard let sent = slots.sentAt else { return handOver(.unanswered) }
        guard (known.source.at - sent.latest).milliseconds > FlowState.longestValidity else {
            return end([.say(FlowAnswer(TransferAnswers.mayStillBePacked, articles: ["transfer-pending-expired"])), .done])
        }
        guard slots.network == .tron else { return handOver(.unanswered) }
        return end([.say(FlowAnswer(TransferAnswers.cannotBePacked, source: known.source, articles: ["transfer-pending-expired"])), .done])
    }
}

extension Flow {
    var isAboutTransfer: Bool { self == .whereIsMyTransfer || self == .whyDidItFail }
}
