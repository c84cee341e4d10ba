package import Accounts
package import HTTPKit
package import Inbox
package import Kit
import Store
package import WalletSafety

/// "Is this really you?": what of sites, accounts, numbers, people and messages is the desk's own.
package struct OfficialService: Sendable {
    /// Questions of one address in a minute, before `limit-factor`.
    private static let questionLimit = 30
    /// Entries of the register.
    private static let mostOfficials = 500
    /// Characters of a question.
    static let longestQuestion = 2_000

    let store: Store
    private let inbox: InboxService
    private let clock: DeskClock
    private let ids: IDSource
    /// Who asks, where that is known.
    let contact: @Sendable (Call) async -> ID<Contact>?
    private let throttle: Throttle

    var codes: DeskCodes { inbox.codes }

    package init(inbox: InboxService, clock: DeskClock, ids: IDSource, limitFactor: Int, contact: @escaping @Sendable (Call) async -> ID<Contact>?) {
        store = inbox.store
        self.inbox = inbox
        self.clock = clock
        self.ids = ids
        self.contact = contact
        throttle = Throttle(limit: Self.questionLimit * limitFactor, per: .minutes(1))
    }

    // MARK: - The register

    /// - Throws: `APIError` where the value is none of its kind, or stands in the register already.
    @discardableResult
    package func add(_ kind: Official.Kind, _ value: String, note: ScreenedText, by actor: ID<Staff>?) async throws -> ID<OfficialEntry> {
        let official: Official
        do { official = try Official(kind, value) } catch { throw APIError(.unacceptable, error.explanation) }
        let id = ids.next(OfficialEntry.self)
        let now = clock.now()
        try await store.write { tx in
            let added = try tx.execute(
                """
                INSERT INTO official (id, kind, value, note, added_at, added_by)
                VALUES (\(id), \(official.kind.rawValue), \(official.value), \(note.text), \(now), \(actor)) ON CONFLICT DO NOTHING
                """)
            guard added == 1 else { throw APIError.conflict("It stands in the register already.", "登记册里已经有了。") }
            let count: Int = try tx.value("SELECT count(*) FROM official WHERE removed_at IS NULL") ?? 0
            guard count <= Self.mostOfficials else { throw APIError.conflict("The register is full: 500 entries.", "登记册已满：最多 500 项。") }
            try tx.audit(actor, "official.added", "\(official.kind.rawValue) \(official.value)", at: now)
        }
        return id
    }

    package func remove(_ id: ID<OfficialEntry>, by actor: ID<Staff>?) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard let row = try tx.rows("SELECT kind, value FROM official WHERE id = \(id) AND removed_at IS NULL").first else { throw APIError.notFound }
            try tx.execute("UPDATE official SET removed_at = \(now), removed_by = \(actor) WHERE id = \(id)")
            try tx.audit(actor, "official.removed", "\(try row("kind", as: String.self)) \(try row("value", as: String.self))", at: now)
        }
    }

    // MARK: - Questions

    /// Who or what is this? Codes of messages and people first, then the register.
    /// - Parameters:
    ///   - address: where the question comes from; too many from one are refused.
    ///   - asker: lets the answer say whether a message was written to them.
    package func answers(to question: String, from address: String, asker: ID<Contact>?, language: Language) async throws -> [OfficialFinding] {
        try throttle.take(address, now: clock.now())
        let question = String(question.prefix(Self.longestQuestion))
        // A frightened person may paste what must never be typed anywhere.
        let removed = WalletSafety.screen(question, language: language).removed.filter(\.isAlarming)
        guard removed.isEmpty else { return [.secret(removed)] }
        let query = OfficialQuery(question)
        // As it stands beside a message, perhaps with its label and the agent's code; or typed without its groups.
        let forms = DeskCodes.forms(in: question)
        let codes = forms + (query.code.map { [$0] } ?? [])
        return try await store.read { tx in
            for code in codes {
                if let finding = try finding(code, asker: asker, in: tx) { return [finding] }
            }
            if let form = forms.first { return [.unknownCode(form)] }
            let register = OfficialRegister(try tx.currentOfficials().map(\.official), judge: inbox.linkJudge())
            return register.judgements(of: query).map(OfficialFinding.judged)
        }
    }

    /// The message or the agent that a code belongs to.
    private func finding(_ code: String, asker: ID<Contact>?, in tx: any Reading) throws -> OfficialFinding? {
        if let seq = codes.message(coded: code), let message = try tx.agentMessage(seq: seq) {
            return try .message(message, sentTo: asker, in: tx, codes: codes)
        }
        let staff = try tx.allStaff()
        guard let id = codes.agent(coded: code, among: staff.map(\.id)), let agent = staff.first(where: { $0.id == id }) else { return nil }
        return .agent(name: agent.firstName, code: codes.agent(id), isActive: agent.isActive)
    }
}

/// What is known of one thing that somebody asked about.
package enum OfficialFinding: Sendable {
    case message(code: String, sentAt: Instant, agentName: String, agentCode: String?, isTheirs: Bool)
    case agent(name: String, code: String, isActive: Bool)
    /// Written like a code, and none of ours.
    case unknownCode(String)
    case judged(OfficialJudgement)
    /// The question held a secret.
    case secret([SecretKind])

    fileprivate static func message(_ message: Message, sentTo asker: ID<Contact>?, in tx: any Reading, codes: DeskCodes) throws -> OfficialFinding {
        let conversation = try tx.conversation(message.conversation)
        return .message(
            code: codes.message(message.seq), sentAt: message.createdAt,
            agentName: message.staffName.map(Staff.firstName(of:)) ?? "", agentCode: message.staff.map(codes.agent),
            isTheirs: asker != nil && asker == conversation?.contact)
    }
}

extension Reading {
    /// A message that an agent wrote to a customer.
    fileprivate func agentMessage(seq: Int64) throws -> Message? {
        try first("\(Message.select) WHERE m.seq = \(seq) AND m.author = 'agent' AND m.note = 0")
    }
}
