package import Inbox
package import Kit
import Store

/// What is promised to whom. Of several that fit, the first counts.
package struct PromisePolicy: Sendable, Hashable, Codable {
    /// Whose conversations it is for; what is left out does not matter.
    package struct Scope: Sendable, Hashable, Codable {
        package var queue: ID<Queue>?
        package var topic: String?
        package var isSecurity: Bool?
        package var kind: WorkKind?
        /// Whether the wallet's backend has said who the customer is.
        package var isIdentified: Bool?

        package init(queue: ID<Queue>? = nil, topic: String? = nil, isSecurity: Bool? = nil, kind: WorkKind? = nil, isIdentified: Bool? = nil) {
            self.queue = queue
            self.topic = topic
            self.isSecurity = isSecurity
            self.kind = kind
            self.isIdentified = isIdentified
        }
    }

    /// The clock by which it runs.
    package enum Hours: String, Sendable, Hashable, Codable, CaseIterable {
        /// Day and night.
        case always
        /// The opening hours of the conversation's team, as they are when something happens; day and night where none are set.
        case team
    }

    /// Who is told, and how, when a share of the time has passed.
    package struct Rung: Sendable, Hashable, Codable {
        package enum Audience: String, Sendable, Hashable, Codable, CaseIterable, SQLConvertible { case agent, lead, admin }
        package enum Means: String, Sendable, Hashable, Codable, CaseIterable { case console, mail, webhook }

        /// Percent of the promised time: 80 warns, 100 is the breach, more is after it.
        package var percent: Int
        package var audience: Audience
        package var means: Set<Means>

        package init(_ percent: Int, _ audience: Audience, _ means: Set<Means> = [.console]) {
            self.percent = percent
            self.audience = audience
            self.means = means
        }
    }

    package var id: String
    package var name: String
    package var scope: Scope
    /// Minutes of the hours below.
    package var minutes: [PromiseKind: Int]
    package var hours: Hours
    /// States in which the time for an update and for a solution stands still.
    package var pausedIn: Set<ConversationState.Name>
    package var ladder: [Rung]

    package init(
        id: String, name: String, scope: Scope = Scope(), minutes: [PromiseKind: Int], hours: Hours = .always,
        pausedIn: Set<ConversationState.Name> = [.awaitingCustomer], ladder: [Rung] = usualLadder
    ) {
        self.id = id
        self.name = name
        self.scope = scope
        self.minutes = minutes
        self.hours = hours
        self.pausedIn = pausedIn
        self.ladder = ladder
    }

    package static let usualLadder = [
        Rung(80, .agent), Rung(100, .agent), Rung(100, .lead, [.console, .mail]), Rung(200, .admin, [.console, .mail, .webhook]),
    ]

    /// Those of a new desk: theft within minutes, chats within a quarter of an hour, letters within a day.
    package static let usual = [
        PromisePolicy(
            id: "security", name: "Security", scope: Scope(isSecurity: true), minutes: [.firstResponse: 5, .nextResponse: 10, .update: 60, .solve: 1440],
            ladder: [Rung(60, .agent), Rung(80, .lead, [.console, .mail]), Rung(100, .admin, [.console, .mail, .webhook])]),
        PromisePolicy(
            id: "chat", name: "Chat", scope: Scope(kind: .chat), minutes: [.firstResponse: 10, .nextResponse: 15, .solve: 1440], hours: .team),
        PromisePolicy(id: "letter", name: "Letter", scope: Scope(kind: .letter), minutes: [.firstResponse: 1440, .nextResponse: 1440, .solve: 4320]),
    ]

    package enum Problem: Error, Sendable, Hashable, CaseIterable { case badID, badName, badMinutes, badLadder, twice }

    private static let longest = 60 * 24 * 366

    /// Checks what someone typed.
    package static func checked(_ policies: [PromisePolicy]) throws(Problem) -> [PromisePolicy] {
        guard Set(policies.map(\.id)).count == policies.count, policies.count <= 50 else { throw .twice }
        for policy in policies {
            guard (1...40).contains(policy.id.count) else { throw .badID }
            guard (1...80).contains(policy.name.count) else { throw .badName }
            guard policy.minutes.values.allSatisfy({ (1...longest).contains($0) }) else { throw .badMinutes }
            guard policy.ladder.count <= 12, policy.ladder.allSatisfy({ (1...1000).contains($0.percent) && !$0.means.isEmpty }) else { throw .badLadder }
        }
        return policies
    }
}

/// What a policy asks of a conversation to be its own.
package struct PromiseSubject: Sendable, Hashable {
    package var queue: ID<Queue>
    package var topic: String?
    package var isSecurity: Bool
    package var kind: WorkKind
    package var isIdentified: Bool

    package init(queue: ID<Queue>, topic: String?, isSecurity: Bool, kind: WorkKind, isIdentified: Bool) {
        self.queue = queue
        self.topic = topic
        self.isSecurity = isSecurity
        self.kind = kind
        self.isIdentified = isIdentified
    }
}

extension PromisePolicy.Scope {
    package func holds(for subject: PromiseSubject) -> Bool {
        queue.map { $0 == subject.queue } ?? true && topic.map { $0 == subject.topic } ?? true && isSecurity.map { $0 == subject.isSecurity } ?? true
            && kind.map { $0 == subject.kind } ?? true && isIdentified.map { $0 == subject.isIdentified } ?? true
    }
}
