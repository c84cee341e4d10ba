import Accounts
package import ChainKit
package import ChainNodes
import HTTPKit
package import Inbox
package import Kit
package import Store

/// Asks the chain about every address and hash that somebody writes, and keeps what it said with the conversation.
package struct ChainService: Sendable {
    package static let readEvent = "chain.read"
    /// Addresses and hashes of one message that are asked about by themselves.
    private static let mostOfMessage = 5
    /// Different ones in a conversation; beyond it an agent asks by hand.
    static let mostOfConversation = 40
    /// Questions of an agent in a minute.
    private static let questionLimit = 30

    let store: Store
    let inbox: InboxService
    package let reader: ChainReader
    private let clock: DeskClock
    private let ids: IDSource
    private let throttle: Throttle

    package init(inbox: InboxService, reader: ChainReader, clock: DeskClock, ids: IDSource, limitFactor: Int) {
        store = inbox.store
        self.inbox = inbox
        self.reader = reader
        self.clock = clock
        self.ids = ids
        throttle = Throttle(limit: Self.questionLimit * limitFactor, per: .minutes(1))
    }

    /// Whether any node would be asked now.
    var canBeAsked: Bool {
        get async {
            let now = clock.now()
            return await reader.health().contains { !$0.isResting(at: now) }
        }
    }

    /// Follows the messages. Nodes that don't answer delay nobody but this reader.
    package var watcher: EventReader {
        EventReader(name: "chain", types: [InboxEvent.messageCreated.rawValue, InboxEvent.regrouped.rawValue]) { events in
            await withTaskGroup(of: Void.self) { group in
                for event in events {
                    group.addTask { await follow(event) }
                }
            }
        }
    }

    private func follow(_ event: StoredEvent) async {
        guard let value = event.conversation else { return }
        do {
            let id = ID<Conversation>(value)
            let (texts, known) = try await store.read { tx in (try tx.texts(of: event, in: id), try tx.chainSubjects(of: id)) }
            guard known.count < Self.mostOfConversation else { return }
            for question in ChainQuestion.all(in: texts, limit: Self.mostOfMessage) where !known.contains(question.subject) {
                _ = try await read(question, in: id)
            }
        } catch {
            // What could not be kept now is asked again when somebody looks at the conversation.
            return
        }
    }

    /// Asks the chain and keeps the answer.
    @discardableResult
    package func read(_ question: ChainQuestion, in conversation: ID<Conversation>) async throws -> ChainAnswer {
        let answer = await ask(question)
        let draft = answer.draft(question)
        let id = ids.next(ChainSnapshot.self)
        try await store.write { tx in
            guard try tx.keep(draft, as: id, in: conversation) else { return }
            let event = NewEvent(
                type: Self.readEvent, conversation: conversation.value, data: try JSON.text(["kind": draft.kind.rawValue, "status": draft.status]))
            try tx.append(event, at: draft.at)
        }
        return answer
    }

    /// Asks the chain, and keeps nothing.
    package func ask(_ question: ChainQuestion) async -> ChainAnswer {
        switch question {
        case .transaction(let id, let chain): .transaction(await reader.transaction(id, on: chain))
        case .account(let address): .account(await inquire(address))
        }
    }

    /// Asks again for an agent who wants to know how it is now.
    /// - Throws: `APIError` where the subject is no hash or TRON address; `AccessDenied`.
    func readAgain(_ subject: String, in id: ID<Conversation>, by me: SignedIn) async throws {
        try throttle.take(me.staff.id.description, now: clock.now())
        guard let question = ChainQuestion(subject: subject) else {
            throw APIError.unacceptable("This is no transaction hash and no TRON address.", "这不是交易哈希，也不是 TRON 地址。")
        }
        _ = try await inbox.explaining { try await store.read { tx in try tx.access(conversation: id, for: me) } }
        try await read(question, in: id)
    }
}

/// What can be asked of the chain.
package enum ChainQuestion: Sendable, Hashable {
    case transaction(TransactionID, chain: Chain?)
    case account(TronAddress)

    /// Under which its answers are kept.
    package var subject: String {
        switch self {
        case .transaction(let id, _): id.hex
        case .account(let address): address.base58
        }
    }

    /// Reads a hash or a TRON address.
    package init?(subject: String) {
        if let address = TronAddress(base58: subject) {
            self = .account(address)
        } else if let id = TransactionID(hex: subject) {
            self = .transaction(id, chain: subject.hasPrefix("0x") ? .evm : nil)
        } else {
            return nil
        }
    }

    fileprivate init?(_ reference: ChainReference) {
        switch reference.subject {
        case .transaction(let id, let chain): self = .transaction(id, chain: chain)
        case .address(let verdict):
            guard let address = verdict.tron else { return nil }
            self = .account(address)
        }
    }

    /// The questions that a text raises, each once, in order of appearance. The contracts of known tokens are no question.
    static func all(in text: String, limit: Int) -> [ChainQuestion] {
        var seen: Set<String> = []
        let questions = ChainReference.all(in: text).compactMap(ChainQuestion.init).filter { question in
            if case .account(let address) = question, KnownTokens.book[address] != nil { return false }
            return seen.insert(question.subject).inserted
        }
        return Array(questions.prefix(limit))
    }
}

/// What the chain said.
package enum ChainAnswer: Sendable {
    case transaction(TransactionReading)
    case account(AccountInquiry)

    fileprivate func draft(_ question: ChainQuestion) -> ChainReadingDraft {
        switch self {
        case .transaction(let reading):
            let (en, zh) = (FindingWords(reading.finding, .en), FindingWords(reading.finding, .zh))
            return ChainReadingDraft(
                kind: .transaction, chain: reading.finding.chain.rawValue, subject: question.subject, status: reading.finding.status.rawValue,
                concern: reading.finding.concern, words: .init(userEn: en.user, userZh: zh.user, agentEn: en.agent, agentZh: zh.agent),
                evidence: reading.evidence.text, node: reading.node, at: reading.at)
        case .account(let inquiry):
            return ChainReadingDraft(
                kind: .account, chain: Chain.tron.rawValue, subject: question.subject, status: inquiry.finding.state.rawValue, concern: inquiry.concern,
                words: .init(userEn: inquiry.user(.en), userZh: inquiry.user(.zh), agentEn: inquiry.facts(.en), agentZh: inquiry.facts(.zh)),
                evidence: inquiry.evidence.text, node: inquiry.node, at: inquiry.at)
        }
    }
}

extension TransactionFinding {
    fileprivate var concern: ChainSnapshot.Concern {
        let dangers: Set<Flag> = [
            .dustPoisoning, .fakeToken, .unlimitedApproval, .permissionTakeover, .foreignSigner, .sentToTokenContract, .sentToBurnAddress, .movedBySpender,
            .nodeLies,
        ]
        if !dangers.isDisjoint(with: flags) { return .danger }
        return status == .success && flags.isEmpty ? .none : .attention
    }
}

extension Reading {
    /// What an event brought into a conversation to read.
    fileprivate func texts(of event: StoredEvent, in id: ID<Conversation>) throws -> String {
        guard event.type == InboxEvent.regrouped.rawValue else {
            let message = try message(seq: event.seq)
            return message.destroyedAt == nil ? message.text : ""
        }
        let record = try JSON.decode(RegroupedEvent.self, from: event.data).regrouping
        return try messages(cameBy: record, to: id).filter { $0.destroyedAt == nil }.map(\.text).joined(separator: "\n")
    }
}
