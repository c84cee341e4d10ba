import ChainKit
package import Kit

/// A guided conversation: what is known, what was asked, what is being looked up. Pure: `on` says what the desk has to do.
///
/// It asks each question once and one at a time, looks each thing up once, hands over after two questions without an answer, and ends within
/// `stepLimit` events.
package struct FlowState: Sendable, Hashable, Codable {
    package internal(set) var flow: Flow
    package internal(set) var slots = FlowSlots()
    package internal(set) var asked: [FlowQuestion] = []
    /// The question that waits for its answer.
    package internal(set) var open: FlowQuestion?
    /// Look-ups that were asked for and not answered yet.
    package internal(set) var awaited: [FlowLookup] = []
    package internal(set) var isOver = false
    /// Events so far.
    package internal(set) var steps = 0
    /// Answers that were none.
    var misses = 0
    var lookups: [FlowLookup] = []
    var failed: [FlowLookup] = []
    var told: Set<String> = []
    var transaction: KnownTransaction?
    var accounts: [AccountFacts] = []
    var freeze: FreezeFacts?
    var weather: WeatherFacts?

    /// Events after which a person goes on.
    package static let stepLimit = 12
    /// Answers that are none, after which a person goes on.
    package static let missLimit = 2
    static let lookupLimit = 6

    package init(_ flow: Flow) { self.flow = flow }

    /// What to do now. A flow that is over does nothing any more.
    package mutating func on(_ event: FlowEvent, now: Instant) -> [FlowAction] {
        guard !isOver else { return [] }
        steps += 1
        var actions = respond(to: event, now: now)
        if !isOver, steps >= FlowState.stepLimit {
            actions.removeAll(where: \.isQuestionOrLookup)
            actions += handOver(.needsPerson)
        }
        return actions
    }

    private mutating func respond(to event: FlowEvent, now: Instant) -> [FlowAction] {
        switch event {
        case .message(let text, let references): hear(text, references, now: now)
        case .unclearHash: once("unclearHash") { [.say(FlowAnswer(FlowWords.waitingForHash, articles: ["find-the-hash"]))] }
        case .transactionRead(let read): take(read, now: now)
        case .accountRead(let facts): take(facts, now: now)
        case .freezeRead(let facts):
            settle(.freeze(address: facts.address)) ? take(facts, now: now) : []
        case .weatherRead(let facts): take(facts, now: now)
        case .lookupFailed(let lookup): fail(lookup, now: now)
        }
    }

    // MARK: - Messages

    private mutating func hear(_ text: String, _ references: [FoundReference], now: Instant) -> [FlowAction] {
        let read = FlowText(text)
        let isAnswer = slots.read(text, references, open: open, flow: flow, now: now)
        if steps > 1, !isAnswer, mayBeSettled, references.isEmpty, FlowReply.isSettled(read) { return end([.say(FlowAnswer(FlowWords.closing)), .done]) }
        if steps > 1, !isAnswer, let other = FlowIntent.flow(for: read), other != flow { turn(to: other) }
        if isAnswer { open = nil }
        guard awaited.isEmpty else { return flow.isAboutTransfer && transactionChanged ? advance(now) : [] }
        guard open != nil, !transactionChanged else { return advance(now) }
        return miss(text, read, hasAddress: references.contains(where: \.isAddress), now: now)
    }

    /// Where others may act for the account, "it works now" settles nothing.
    private var mayBeSettled: Bool { flow != .unknownToken && flow != .permissionCheck }

    /// The customer speaks of something else now. What is known stays.
    private mutating func turn(to other: Flow) {
        flow = other
        open = nil
        if other.asksAboutOwnAddress, slots.ownAddress == nil { (slots.ownAddress, slots.otherAddress) = (slots.otherAddress, nil) }
    }

    /// Whether there is a transaction that was neither looked up nor given up.
    private var transactionChanged: Bool {
        guard let id = slots.transactionID, id != transaction?.id else { return false }
        return !lookups.contains(.transaction(id: id, chain: slots.chain))
    }

    /// - Parameter hasAddress: an address came, of another chain or a broken one: they mean to answer.
    private mutating func miss(_ text: String, _ read: FlowText, hasAddress: Bool, now: Instant) -> [FlowAction] {
        guard let question = open else { return [] }
        misses += 1
        if misses >= FlowState.missLimit { return handOver(.unanswered) }
        if isOptional(question), FlowReply.isQuestion(text), !FlowReply.isRefusal(read) { return end([.passOn]) }
        guard let help = question.help, !isOptional(question) || hasAddress, !FlowReply.isRefusal(read) else {
            open = nil
            return advance(now)
        }
        return [.say(FlowAnswer(help))]
    }

    /// Whether what matters is said already, and the answer would only make it more exact.
    private func isOptional(_ question: FlowQuestion) -> Bool {
        switch question {
        case .ownAddress: flow != .permissionCheck
        case .receiver, .touchedToken, .connectionError, .appVersion: true
        case .transactionHash, .sender, .sentAt, .network, .errorText, .addressToCheck, .ownMultisig: false
        }
    }

    // MARK: - What was looked up

    private mutating func take(_ read: TransactionRead, now: Instant) -> [FlowAction] {
        let isAwaited = awaited.contains { $0.isTransaction(read.id.hex) }
        awaited.removeAll { $0.isTransaction(read.id.hex) }
        guard isAwaited, slots.transactionID == read.id.hex else { return [] }
        let known = KnownTransaction(read)
        transaction = known
        let answers = heard(of: read, known, now: now)
        return answers + (isOver || !awaited.isEmpty ? [] : advance(now))
    }

    private mutating func take(_ facts: AccountFacts, now: Instant) -> [FlowAction] {
        guard settle(.account(address: facts.address)) else { return [] }
        accounts.removeAll { $0.address == facts.address }
        accounts.append(facts)
        return awaited.isEmpty ? advance(now) : []
    }

    private mutating func take(_ facts: FreezeFacts, now: Instant) -> [FlowAction] {
        freeze = facts
        return awaited.isEmpty ? advance(now) : []
    }

    private mutating func take(_ facts: WeatherFacts, now: Instant) -> [FlowAction] {
        guard settle(.weather) else { return [] }
        weather = facts
        return awaited.isEmpty ? advance(now) : []
    }

    private mutating func fail(_ lookup: FlowLookup, now: Instant) -> [FlowAction] {
        guard settle(lookup) else { return [] }
        failed.append(lookup)
        switch lookup {
        case .transaction: return end([.say(FlowAnswer(FlowWords.cannotLookUp))] + handOver(.lookupFailed))
        case .account, .freeze, .weather: return awaited.isEmpty ? advance(now) : []
        }
    }

    /// - Returns: whether it was waited for.
    private mutating func settle(_ lookup: FlowLookup) -> Bool {
        guard let index = awaited.firstIndex(of: lookup) else { return false }
        awaited.remove(at: index)
        return true
    }

    // MARK: - Going on

    mutating func advance(_ now: Instant) -> [FlowAction] {
        switch flow {
        case .whereIsMyTransfer, .whyDidItFail: advanceTransfer(now)
        case .addressCheck: advanceAddress()
        case .feesBeforeSending: advanceFees()
        case .unstaking: advanceUnstaking()
        case .approvals: advanceApprovals()
        case .permissionCheck: advancePermissions()
        case .unknownToken: advanceToken()
        case .cannotConnect: advanceConnection()
        }
    }

    func canAsk(_ question: FlowQuestion) -> Bool { !asked.contains(question) }

    mutating func ask(_ question: FlowQuestion) -> FlowAction {
        asked.append(question)
        open = question
        return .ask(question)
    }

    /// - Returns: the look-ups that were not made before.
    mutating func lookUp(_ wanted: [FlowLookup]) -> [FlowAction] {
        wanted.compactMap { lookup in
            guard !lookups.contains(lookup), lookups.count < FlowState.lookupLimit else { return nil }
            lookups.append(lookup)
            awaited.append(lookup)
            switch lookup {
            case .transaction(let id, let chain): return TransactionID(hex: id).map { .lookUpTransaction($0, chain: chain) }
            case .account(let address): return .lookUpAccount(address)
            case .freeze(let address): return .lookUpFreeze(address)
            case .weather: return .lookUpWeather
            }
        }
    }

    mutating func once(_ name: String, _ actions: () -> [FlowAction]) -> [FlowAction] {
        told.insert(name).inserted ? actions() : []
    }

    /// All is said; where that was before, it says so much.
    mutating func finish(_ actions: [FlowAction]) -> [FlowAction] {
        end((actions.isEmpty ? [.say(FlowAnswer(FlowWords.closing))] : actions) + [.done])
    }

    mutating func end(_ actions: [FlowAction]) -> [FlowAction] {
        isOver = true
        open = nil
        return actions
    }

    /// Says that a person comes, and what they get to know.
    mutating func handOver(_ reason: FlowHandover.Reason) -> [FlowAction] {
        let facts = FlowSummary(state: self).lines
        let words = reason == .security ? FlowWords.bringingSecurity : FlowWords.bringingPerson
        return end([.say(FlowAnswer(words)), .handOver(FlowHandover(flow: flow, reason: reason, facts: facts))])
    }

    func account(_ address: FoundAddress?) -> AccountFacts? {
        guard let address else { return nil }
        return accounts.first { $0.address == address.text }
    }
}

extension FlowLookup {
    func isTransaction(_ hex: String) -> Bool {
        switch self {
        case .transaction(let id, _): id == hex
        case .account, .freeze, .weather: false
        }
    }
}

extension FlowAction {
    var isQuestionOrLookup: Bool {
        switch self {
        case .ask, .lookUpTransaction, .lookUpAccount, .lookUpFreeze, .lookUpWeather: true
        case .say, .handOver, .done, .passOn: false
        }
    }
}
