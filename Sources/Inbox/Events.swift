package import Accounts
import HTTPKit
package import Kit
import Store

/// Types of the inbox's events.
package enum InboxEvent: String, Sendable, CaseIterable {
    case conversationCreated = "conversation.created"
    case stateChanged = "conversation.state"
    case conversationChanged = "conversation.changed"
    case messageCreated = "message.created"
    case noteCreated = "note.created"
    case messageRedacted = "message.redacted"
    case answerMissed = "answer.missed"
    case rated = "conversation.rated"
    case contactBlocked = "contact.blocked"
    case offered = "conversation.offered"
    case offerEnded = "conversation.offer-ended"
    /// Messages came from another conversation, or went to one.
    case regrouped = "conversation.regrouped"
}

/// What a `message.created`, `note.created` or `message.redacted` event says.
package struct MessageEvent: Sendable, Codable {
    package let message: ID<Message>
    package let author: Message.Author
}

/// What a `conversation.offered` or `conversation.offer-ended` event says.
package struct OfferEvent: Sendable, Codable {
    package let agent: ID<Staff>
    /// Why it ended without being taken.
    package let end: Offer.End?
}

/// What a `conversation.state` event says.
package struct StateEvent: Sendable, Codable {
    package let from: ConversationState.Name
    package let to: ConversationState.Name
    package let agent: String?
    package let queue: ID<Queue>
}

extension WriteTransaction {
    @discardableResult
    func append(_ type: InboxEvent, _ conversation: ID<Conversation>, _ data: some Encodable, at now: Instant) throws -> Int64 {
        try append(NewEvent(type: type.rawValue, conversation: conversation.value, data: try JSON.text(data)), at: now)
    }

    @discardableResult
    func append(_ type: InboxEvent, _ conversation: ID<Conversation>, at now: Instant) throws -> Int64 {
        try append(NewEvent(type: type.rawValue, conversation: conversation.value), at: now)
    }
}

extension AnswerSource {
    init?(stored text: String?) throws {
        guard let text else { return nil }
        self = try JSON.decode(AnswerSource.self, from: text)
    }
}
