package import Accounts
import HTTPKit
package import Kit
package import Store
package import WalletSafety

/// What experts need to find a cause, each in the agent's or the customer's words.
package enum EscalationFact: String, Sendable, Hashable, Codable, CaseIterable {
    /// What the customer did, step by step.
    case steps
    /// What they saw.
    case seen
    case errorText
    case device
    case appVersion
    case osVersion

    /// What only the customer can say: where it is missing, the desk asks them.
    static let ofCustomer: [EscalationFact] = [.device, .appVersion, .osVersion]
}

/// A conversation that was given to experts, and what came of it.
package struct Escalation: Sendable, Hashable, Codable {
    /// Why it happened and what helps, as an expert found.
    package struct Finding: Sendable, Hashable, Codable {
        package var cause: String
        package var remedy: String
        /// The name of the product's fault that it is; nil where it is none.
        package var fault: String?
    }

    package var at: Instant
    package var facts: [EscalationFact: String]
    package var finding: Finding?
}

extension EscalationFact: CodingKeyRepresentable {}

/// A fault of the product, as findings name it.
package struct ProductFault: Sendable, Hashable, Codable, RowDecodable {
    package let name: String
    /// People whom it has met, and their conversations.
    package let people: Int
    package let conversations: Int
    package let lastAt: Instant

    package init(row: Row) throws {
        name = try row("fault")
        people = try row("people")
        conversations = try row("conversations")
        lastAt = try row("last_at")
    }
}

extension Migration {
    package static let escalations = Migration(
        "0015-escalations",
        """
        CREATE TABLE escalation (
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          at BIGINT NOT NULL,
          facts TEXT NOT NULL,
          finding TEXT,
          fault TEXT,
          PRIMARY KEY (conversation_id, at)
        )
        """,
        "CREATE INDEX escalation_fault ON escalation (fault) WHERE fault IS NOT NULL")
}

extension Reading {
    /// The newest escalation of a conversation.
    package func escalation(of id: ID<Conversation>) throws -> Escalation? {
        let row = try rows("SELECT at, facts, finding FROM escalation WHERE conversation_id = \(id) ORDER BY at DESC LIMIT 1").first
        return try row.map { row in
            Escalation(
                at: try row("at"), facts: try JSON.decode([EscalationFact: String].self, from: try row("facts")),
                finding: try row("finding", as: String?.self).map { try JSON.decode(Escalation.Finding.self, from: $0) })
        }
    }

    /// Faults of the product, those that met most people first, at most 200.
    package func productFaults() throws -> [ProductFault] {
        try all(
            """
            SELECT e.fault, count(DISTINCT c.contact_id) AS people, count(DISTINCT c.id) AS conversations, max(e.at) AS last_at
            FROM escalation e JOIN conversation c ON c.id = e.conversation_id WHERE e.fault IS NOT NULL
            GROUP BY e.fault ORDER BY people DESC, e.fault LIMIT 200
            """)
    }
}

extension InboxService {
    /// Gives a conversation to an expert team, with what is known; what only the customer can say and has not is asked of them.
    package func escalate(_ id: ID<Conversation>, to team: ID<Team>, note: ScreenedText, facts: [EscalationFact: String], by me: SignedIn) async throws {
        let message = ids.next(Message.self)
        let now = clock.now()
        let facts = try facts.compactMapValues { text in
            text.contains { !$0.isWhitespace } ? try TypedText(text, limit: 5_000).screened(language: me.staff.language).text.text : nil
        }
        try await store.write { tx in
            let conversation = try tx.access(conversation: id, for: me)
            try tx.move(conversation, .escalate(to: team), at: now)
            try tx.insert(Draft(author: .agent, staff: me.staff.id, isNote: true, text: note.text), id: message, into: id, at: now)
            try tx.execute("INSERT INTO escalation (conversation_id, at, facts) VALUES (\(id), \(now), \(try JSON.text(facts)))")
        }
        let missing = facts.isEmpty ? [] : EscalationFact.ofCustomer.filter { facts[$0] == nil }
        if !missing.isEmpty { try await announce(Self.question(for: missing), key: "escalation:\(now.milliseconds)", in: id) }
    }

    /// What an expert found: written down, back to the agent who asked, and the customer hears that it goes on.
    package func report(_ finding: Escalation.Finding, of id: ID<Conversation>, by me: SignedIn) async throws {
        let message = ids.next(Message.self)
        let now = clock.now()
        func screened(_ text: String) throws -> String { try TypedText(text, limit: 5_000).screened(language: me.staff.language).text.text }
        var kept = finding
        (kept.cause, kept.remedy) = (try screened(finding.cause), try screened(finding.remedy))
        kept.fault = try finding.fault.flatMap { $0.contains { !$0.isWhitespace } ? try screened($0) : nil }
        let text = [kept.cause, kept.remedy, kept.fault ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
        try await store.write { [kept] tx in
            let conversation = try tx.access(conversation: id, for: me)
            guard case .escalated = conversation.state else { throw TransitionRefused.notInThisState }
            try tx.insert(Draft(author: .agent, staff: me.staff.id, isNote: true, text: text), id: message, into: id, at: now)
            try tx.execute(
                """
                UPDATE escalation SET finding = \(try JSON.text(kept)), fault = \(kept.fault)
                WHERE conversation_id = \(id) AND at = (SELECT max(at) FROM escalation WHERE conversation_id = \(id))
                """)
            try tx.move(conversation, .comeBack, at: now)
            try tx.audit(me.staff.id, "escalation.finding", id.description, at: now)
        }
        try await announce(Self.found, key: "finding:\(now.milliseconds)", in: id)
    }

    static let found = Phrase(
        en: "The experts have looked into it. The same person as before goes on with you here.", zh: "专家已经查过您的问题，接下来仍由之前的客服在这里继续为您处理。")

    private static func question(for missing: [EscalationFact]) -> Phrase {
        let names = missing.map(EscalationStrings.asked)
        return Phrase(
            en: "So that the experts can find the cause, please write here: \(names.map { $0(.en) }.joined(separator: ", ")).",
            zh: "为了让专家查明原因，请在这里告诉我们：\(names.map { $0(.zh) }.joined(separator: "、"))。")
    }
}

/// What the record is called.
enum EscalationStrings {
    static func name(_ fact: EscalationFact) -> Phrase {
        switch fact {
        case .steps: Phrase(en: "What they did, step by step", zh: "操作步骤")
        case .seen: Phrase(en: "What they saw", zh: "看到的现象")
        case .errorText: Phrase(en: "Error text", zh: "报错内容")
        case .device: Phrase(en: "Device", zh: "设备型号")
        case .appVersion: Phrase(en: "App version", zh: "App 版本")
        case .osVersion: Phrase(en: "System version", zh: "系统版本")
        }
    }

    /// As the customer is asked for it.
    static func asked(_ fact: EscalationFact) -> Phrase {
        switch fact {
        case .steps: Phrase(en: "what you did, step by step", zh: "操作步骤")
        case .seen: Phrase(en: "what you saw", zh: "看到的现象")
        case .errorText: Phrase(en: "the error text", zh: "报错内容")
        case .device: Phrase(en: "your device's model", zh: "手机型号")
        case .appVersion: Phrase(en: "the app's version", zh: "App 版本号")
        case .osVersion: Phrase(en: "the system's version", zh: "系统版本号")
        }
    }

    static let record = Phrase(en: "For the experts", zh: "升级资料")
    static let missing = Phrase(en: "not known yet", zh: "待补充")
    static let finding = Phrase(en: "Report what was found", zh: "填写结论")
    static let cause = Phrase(en: "Cause", zh: "原因")
    static let remedy = Phrase(en: "What helps", zh: "处理办法")
    static let fault = Phrase(en: "The product's fault, by name (leave empty where it is none)", zh: "产品缺陷名称（不是产品问题请留空）")
    static let faults = Phrase(en: "Product faults", zh: "产品缺陷")
    static let faultsHint = Phrase(
        en: "What experts found to be the product's own fault, with how many people it has met.", zh: "专家认定的产品缺陷，以及受影响的客户数。")
    static let people = Phrase(en: "People", zh: "受影响客户")
    static let conversations = Phrase(en: "Conversations", zh: "会话数")
    static let lastAt = Phrase(en: "Last", zh: "最近一次")
    static let noFaults = Phrase(en: "None has been found.", zh: "暂无。")
}
