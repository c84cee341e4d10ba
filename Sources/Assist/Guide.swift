import ChainKit
import HTTPKit
import Inbox
import Kit
import Store
import WalletSafety

/// The assistant's guided flows and walkthroughs, carried out: says what they say, asks the chain what they ask, and keeps how far each has come.
extension AssistService {
    /// Goes on with what the conversation is in the middle of, or begins the flow or walkthrough that the message asks for.
    /// - Returns: false where the message is none of theirs.
    func guide(_ seq: Int64, _ message: Message, in conversation: Conversation) async throws -> Bool {
        let kept = try await store.read { tx in try tx.flow(of: conversation.id) }
        // It comes a second time after a crash: all of it was said.
        if let kept, kept.seq >= seq { return true }
        let turn = FlowTurn(seq: seq, conversation: conversation.id, language: conversation.language)
        switch kept?.unfinished {
        case .flow(var state): return try await carryOut(event(message), &state, turn)
        case .walkthrough(var state):
            // A text that lost what may be a hash has been asked about it.
            guard message.removed.isEmpty else { return false }
            let actions = state.hear(message.text, walkthroughs.walkthrough(state.slug), conversation.language)
            if try await carryOut(actions, &state, turn) { return true }
        case nil: break
        }
        return try await begin(message, turn)
    }

    private func begin(_ message: Message, _ turn: FlowTurn) async throws -> Bool {
        if let flow = FlowIntent.flow(for: message.text, references: FoundReference.all(in: message.text)) {
            var state = FlowState(flow)
            return try await carryOut(event(message), &state, turn)
        }
        guard message.removed.isEmpty, let walkthrough = walkthroughs.beginning(with: message.text) else { return false }
        var state = WalkthroughState(walkthrough, turn.language)
        let actions = state.begin(walkthrough, turn.language)
        return try await carryOut(actions, &state, turn)
    }

    private func event(_ message: Message) -> FlowEvent {
        let isUnclear = message.removed.contains(SecretKind.ambiguousHash.code)
        return isUnclear ? .unclearHash : .message(message.text, references: FoundReference.all(in: message.text))
    }

    /// A customer has confirmed their address: the walkthrough that waits for it goes on.
    func goOnAfterConfirmation(_ seq: Int64, in id: ID<Conversation>) async throws {
        let (kept, conversation) = try await store.read { tx in (try tx.flow(of: id), try tx.conversation(id)) }
        guard let conversation, conversation.state == .bot, let kept, kept.seq < seq, case .walkthrough(var state)? = kept.unfinished else { return }
        let actions = state.confirmed(true, walkthroughs.walkthrough(state.slug), conversation.language)
        _ = try await carryOut(actions, &state, FlowTurn(seq: seq, conversation: id, language: conversation.language))
    }

    /// Does what a walkthrough says, until it waits for the customer or is over.
    /// - Returns: false where the message is none of its answers.
    private func carryOut(_ first: [WalkthroughState.Action], _ state: inout WalkthroughState, _ turn: FlowTurn) async throws -> Bool {
        var actions = first
        var said = 0
        while !actions.isEmpty {
            switch actions.removeFirst() {
            case .say(let text, let article):
                let source = article.flatMap { knowledge.opening(of: $0, in: turn.language) }.map(AnswerSource.init)
                try await say(text, source: source, turn.key(said), in: turn.conversation)
                said += 1
            case .sendLetter:
                guard let conversation = try await store.read({ tx in try tx.conversation(turn.conversation) }),
                    try await sendConfirmation(to: conversation)
                else {
                    actions += state.confirmed(false, walkthroughs.walkthrough(state.slug), turn.language)
                    continue
                }
            case .ask(let action):
                let isDone = try await ask(action, in: turn.conversation, key: turn.key(said))
                actions += state.answered(isDone, walkthroughs.walkthrough(state.slug), turn.language)
            case .handOver(let isSecurity):
                try await keep(.walkthrough(state), turn)
                try await inbox.handOver(turn.conversation, isSecurity: isSecurity)
            case .passOn: return false
            }
        }
        try await keep(.walkthrough(state), turn)
        return true
    }

    /// One event after another, until the flow waits for the customer or is over.
    private func carryOut(_ event: FlowEvent, _ state: inout FlowState, _ turn: FlowTurn) async throws -> Bool {
        var actions = state.on(event, now: clock.now())
        var said = 0
        while !actions.isEmpty {
            let action = actions.removeFirst()
            switch action {
            case .ask(let question):
                try await say(question.text(turn.language), source: nil, turn.key(said), in: turn.conversation)
                said += 1
            case .say(let answer):
                try await say(text(of: answer, turn.language), source: source(of: answer, turn.language), turn.key(said), in: turn.conversation)
                said += 1
            case .lookUpTransaction, .lookUpAccount, .lookUpFreeze, .lookUpWeather:
                if let found = await lookUp(action, turn.conversation) { actions += state.on(found, now: clock.now()) }
            case .handOver(let handover):
                try await keep(.flow(state), turn)
                try await inbox.handOver(turn.conversation, isSecurity: handover.isSecurity)
            case .done: break
            case .passOn: return false
            }
        }
        try await keep(.flow(state), turn)
        return true
    }

    private func say(_ text: String, source: AnswerSource?, _ key: String, in id: ID<Conversation>) async throws {
        try await inbox.say(try inbox.outbound(text, consent: .reviewed), source: source, key: key, in: id)
    }

    private func keep(_ state: GuidedTalk, _ turn: FlowTurn) async throws {
        let now = clock.now()
        let text = try JSON.text(state)
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO flow (conversation_id, seq, state, updated_at) VALUES (\(turn.conversation), \(turn.seq), \(text), \(now))
                ON CONFLICT (conversation_id) DO UPDATE SET seq = excluded.seq, state = excluded.state, updated_at = excluded.updated_at
                """)
        }
    }

    /// What the customer said to a flow goes with the message that said it.
    func forgetFlow(of id: ID<Conversation>) async throws {
        let forgotten = try await store.write { tx in try tx.execute("DELETE FROM flow WHERE conversation_id = \(id)") }
        if forgotten > 0 { try await store.checkpoint() }
    }

    // MARK: - Words

    private func text(of answer: FlowAnswer, _ language: Language) -> String {
        let articles = answer.articles.compactMap { knowledge.opening(of: $0, in: language) }
        return answer.text(language) + articles.prefix(1).map { "\n- [\($0.title)](\($0.slug))" }.joined()
    }

    private func source(of answer: FlowAnswer, _ language: Language) -> AnswerSource? {
        if let source = answer.source { return AnswerSource(title: source.line(language), path: "", reviewed: "") }
        return answer.articles.lazy.compactMap { knowledge.opening(of: $0, in: language) }.first.map(AnswerSource.init)
    }

    // MARK: - The chain

    private func lookUp(_ action: FlowAction, _ conversation: ID<Conversation>) async -> FlowEvent? {
        switch action {
        case .lookUpTransaction(let id, let network):
            let read = await chain.transaction(id, network, conversation)
            return read.map { .transactionRead($0) } ?? .lookupFailed(.transaction(id: id.hex, chain: network))
        case .lookUpAccount(let text):
            guard let address = TronAddress(base58: text), let facts = await chain.account(address, conversation) else {
                return .lookupFailed(.account(address: text))
            }
            return .accountRead(facts)
        case .lookUpFreeze(let text):
            guard let address = TronAddress(base58: text), let facts = await chain.freeze(address) else { return .lookupFailed(.freeze(address: text)) }
            return .freezeRead(facts)
        case .lookUpWeather: return await chain.weather().map { .weatherRead($0) } ?? .lookupFailed(.weather)
        case .ask, .say, .handOver, .done, .passOn: return nil
        }
    }
}

/// The message that a flow answers.
private struct FlowTurn {
    let seq: Int64
    let conversation: ID<Conversation>
    let language: Language

    /// What it says to it, in order; the first has the key of every other answer.
    func key(_ place: Int) -> String { place == 0 ? "bot:\(seq)" : "bot:\(seq):\(place)" }
}

/// What a conversation with the assistant is in the middle of, or was last.
enum GuidedTalk: Sendable, Codable {
    case flow(FlowState)
    case walkthrough(WalkthroughState)

    var isOver: Bool {
        switch self {
        case .flow(let state): state.isOver
        case .walkthrough(let state): state.isOver
        }
    }

    /// What a person who goes on has to know, a line each.
    func summary(_ language: Language) -> [String] {
        switch self {
        case .flow(let state): FlowSummary(state: state).lines.map { $0(language) }
        case .walkthrough(let state): state.summary(language)
        }
    }
}

/// How far it has come.
struct KeptFlow: RowDecodable {
    /// The last message that it took.
    let seq: Int64
    let state: GuidedTalk

    init(row: Row) throws {
        seq = try row("seq")
        state = try JSON.decode(GuidedTalk.self, from: try row("state"))
    }

    var unfinished: GuidedTalk? { state.isOver ? nil : state }
}

extension AnswerSource {
    init(_ passage: Passage) { self.init(title: passage.title, path: passage.path, reviewed: passage.reviewed) }
}

extension Reading {
    func flow(of id: ID<Conversation>) throws -> KeptFlow? { try first("SELECT seq, state FROM flow WHERE conversation_id = \(id)") }
}

extension FoundReference {
    /// What a customer's message names.
    static func all(in text: String) -> [FoundReference] {
        ChainReference.all(in: text).map { reference in
            switch reference.subject {
            case .transaction(let id, let chain): .transaction(id, chain: chain)
            case .address(let verdict):
                if let canonical = verdict.canonical {
                    .address(FoundAddress(canonical, chain: verdict.tron != nil ? .tron : verdict.evm != nil ? .evm : nil, chainName: verdict.chain.name))
                } else {
                    .brokenAddress(hint: verdict.hint)
                }
            }
        }
    }
}
