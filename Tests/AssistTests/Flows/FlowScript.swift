import Assist
import BigInt
import ChainKit
import Kit

/// A customer and a chain for a flow: what they answer to each question, and what the look-ups bring.
struct FlowScript: Sendable {
    var opening: String
    var references: [FoundReference] = []
    var answers: [FlowQuestion: Reply] = [:]
    /// What is written where no answer is prepared.
    var otherwise = Reply("……")
    var chain = FakeChain()

    struct Reply: Sendable {
        let text: String
        let references: [FoundReference]

        init(_ text: String, _ references: [FoundReference] = []) {
            self.text = text
            self.references = references
        }
    }
}

/// What nodes say in a test.
struct FakeChain: Sendable {
    var isDown = false
    var network = Chain.tron
    var status = TransactionFinding.Status.success
    var isFinal: Bool? = true
    var flags: [TransactionFinding.Flag] = []
    var account: AccountFacts?
    var isFrozen = false
    var weather = WeatherFacts(isReachable: true, headAgeSeconds: 3, energyPrice: 100, level: .normal, source: FakeChain.source)

    static let now = Instant(milliseconds: 1_795_000_000_000)
    static let source = FlowSource(node: "test-node", at: now)
    static let words = Phrase(en: "These are the words of the finding.", zh: "这是查到的情况。")

    func event(for action: FlowAction) -> FlowEvent? {
        switch action {
        case .lookUpTransaction(let id, let chain):
            if isDown { return .lookupFailed(.transaction(id: id.hex, chain: chain)) }
            let cost = TransactionFinding.Cost(total: BigInt(27_255_900))
            let finding = TransactionFinding(chain: network, status: status, isFinal: isFinal, cost: cost, flags: flags, id: id.hex)
            return .transactionRead(TransactionRead(id: id, finding: finding, words: FakeChain.words, source: FakeChain.source))
        case .lookUpAccount(let address):
            if isDown { return .lookupFailed(.account(address: address)) }
            return .accountRead(account.map { $0.at(address) } ?? AccountFacts(address: address, source: FakeChain.source))
        case .lookUpFreeze(let address):
            if isDown { return .lookupFailed(.freeze(address: address)) }
            return .freezeRead(FreezeFacts(address: address, isFrozen: isFrozen, source: FakeChain.source))
        case .lookUpWeather: return isDown ? .lookupFailed(.weather) : .weatherRead(weather)
        case .ask, .say, .handOver, .done, .passOn: return nil
        }
    }
}

extension AccountFacts {
    /// The same facts of another address.
    func at(_ address: String) -> AccountFacts {
        var facts = AccountFacts(address: address, source: source)
        facts.isActivated = isActivated
        facts.isContract = isContract
        facts.flags = flags
        facts.canActAlone = canActAlone
        facts.balance = balance
        facts.holdsUSDT = holdsUSDT
        facts.fees = fees
        facts.staked = staked
        facts.delegated = delegated
        facts.unstaking = unstaking
        facts.withdrawable = withdrawable
        facts.approvals = approvals
        return facts
    }
}

/// What came of a script: every turn's actions, in order.
struct FlowRun: Sendable {
    let state: FlowState
    let turns: [[FlowAction]]

    /// Plays a script to its end, or to 30 events where it doesn't end.
    init(_ flow: Flow, _ script: FlowScript) {
        var state = FlowState(flow)
        var turns: [[FlowAction]] = []
        var events: [FlowEvent] = [.message(script.opening, references: script.references)]
        while !events.isEmpty, turns.count < 30 {
            let actions = state.on(events.removeFirst(), now: FakeChain.now)
            turns.append(actions)
            events += actions.compactMap(script.chain.event)
            if events.isEmpty, !state.isOver {
                let reply = state.open.flatMap { script.answers[$0] } ?? script.otherwise
                events.append(.message(reply.text, references: reply.references))
            }
        }
        self.state = state
        self.turns = turns
    }

    var actions: [FlowAction] { turns.flatMap { $0 } }
    var questions: [FlowQuestion] {
        actions.compactMap { action in
            guard case .ask(let question) = action else { return nil }
            return question
        }
    }
    var answers: [FlowAnswer] {
        actions.compactMap { action in
            guard case .say(let answer) = action else { return nil }
            return answer
        }
    }
    var handover: FlowHandover? {
        actions.lazy.compactMap { action -> FlowHandover? in
            guard case .handOver(let handover) = action else { return nil }
            return handover
        }.first
    }
    var isDone: Bool { actions.last == .done }

    func said(_ part: String) -> Bool { answers.contains { $0.text.en.contains(part) || $0.text.zh.contains(part) } }

    /// All that the customer reads.
    var texts: [Phrase] { answers.map(\.text) + questions.map(\.text) + answers.compactMap(\.source?.line) }
}

/// References that tests name.
enum Named {
    static let hash = String(repeating: "ab", count: 32)
    static let otherHash = String(repeating: "cd", count: 32)
    static let own = "TL24LCps5FKwp3PoU1MvrYrwhi5LU1tHre"
    static let other = "TBy2NECVVZRS4Aia4oYXe669HuhgKAiYE3"

    static func transaction(_ hex: String = hash, chain: Chain? = nil) -> [FoundReference] {
        TransactionID(hex: hex).map { [.transaction($0, chain: chain)] } ?? []
    }

    static func address(_ text: String = own, chain: Chain? = .tron, name: String = "TRON") -> [FoundReference] {
        [.address(FoundAddress(text, chain: chain, chainName: name))]
    }
}
