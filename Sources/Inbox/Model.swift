package import Accounts
package import Kit
package import Store

/// A person who writes to the desk.
package struct Contact: Sendable, Hashable, RowDecodable {
    package let id: ID<Contact>
    /// As they or their wallet's backend said; empty for an anonymous one.
    package let name: String
    package let language: Language
    package let email: String?
    /// The subject of the signed identity, where there was one.
    package let externalID: String?
    package let blockedAt: Instant?
    /// Part of the demo, and labelled so wherever it is shown.
    package let isSimulated: Bool

    package init(row: Row) throws {
        id = try row("id")
        name = try row("name")
        language = try row("language")
        email = try row("email")
        externalID = try row("external_id")
        blockedAt = try row("blocked_at")
        isSimulated = try row("simulated")
    }
}

/// A line that conversations wait in, answered by one team.
package struct Queue: Sendable, Hashable, RowDecodable {
    package let id: ID<Queue>
    package let name: String
    package let team: ID<Team>

    package init(row: Row) throws {
        id = try row("id")
        name = try row("name")
        team = try row("team_id")
    }
}

/// How a conversation came in.
package enum Channel: String, Sendable, SQLConvertible, Codable, CaseIterable {
    case widget
    case form
    case api
}

/// One story of one person, from the first question until it is really solved.
package struct Conversation: Sendable, Hashable, RowDecodable {
    package let id: ID<Conversation>
    /// The ticket number: the number of the conversation's first event, so that it needs no counter of its own.
    package let number: Int64
    package let contact: ID<Contact>
    package let queue: ID<Queue>
    package let team: ID<Team>
    package let channel: Channel
    package let language: Language
    /// The beginning of the first message, after screening.
    package let subject: String
    package let topic: String?
    package let state: ConversationState
    package let lastAgent: ID<Staff>?
    /// 0 for most; 1 jumps the line: someone's money may be leaving.
    package let priority: Int
    /// A secret was posted here, or the topic is theft: shown at once.
    package let isSecurity: Bool
    package let isSpam: Bool
    package let createdAt: Instant
    package let updatedAt: Instant
    package let lastCustomerSeq: Int64
    package let lastReplySeq: Int64
    /// Answers of the assistant that did not help.
    package let misses: Int
    package let rating: Int?
    package let handoverSummary: String?
    package let closingReason: ClosingReason?
    /// Somebody is being asked to take it from the line.
    package let offer: Offer?
    /// Where it goes on, after it was merged into another.
    package let mergedInto: ID<Conversation>?

    /// Whether the last word is the customer's.
    package var awaitsReply: Bool { lastCustomerSeq > lastReplySeq }

    package init(row: Row) throws {
        id = try row("id")
        number = try row("number")
        contact = try row("contact_id")
        queue = try row("queue_id")
        team = try row("team_id")
        channel = try row("channel")
        language = try row("language")
        subject = try row("subject")
        topic = try row("topic")
        state = try ConversationState(row: row)
        lastAgent = try row("last_agent_id")
        priority = try row("priority")
        isSecurity = try row("security")
        isSpam = try row("spam")
        createdAt = try row("created_at")
        updatedAt = try row("updated_at")
        lastCustomerSeq = try row("last_customer_seq")
        lastReplySeq = try row("last_reply_seq")
        misses = try row("misses")
        rating = try row("rating")
        handoverSummary = try row("handover_summary")
        closingReason = try row("closing_reason")
        offer = try Offer(row: row)
        mergedInto = try row("merged_into")
    }

    /// Columns of a `Conversation`, of a table named `c`.
    package static let columns: SQL = """
        c.id, c.number, c.contact_id, c.queue_id, c.team_id, c.channel, c.language, c.subject, c.topic, c.state, c.agent_id, c.since, c.until,
        c.expert_team_id, c.expert_id, c.resolved_by, c.last_agent_id, c.priority, c.security, c.spam, c.created_at, c.updated_at,
        c.last_customer_seq, c.last_reply_seq, c.misses, c.rating, c.handover_summary,
        c.offered_to, c.offered_until, c.closing_reason, c.merged_into
        """
}
