import Accounts
import Kit
import WalletSafety

// What the staff interface shows of the inbox, as JSON.

struct ConversationView: Codable, Sendable {
    var id: ID<Conversation>
    var number: Int64
    var subject: String
    var state: ConversationState.Name
    var queue: ID<Queue>
    var contact: ID<Contact>
    var contactName: String
    var simulated: Bool
    var agent: ID<Staff>?
    var agentName: String?
    var language: Language
    var topic: String?
    var security: Bool
    var spam: Bool
    var awaitsReply: Bool
    var rating: Int?
    var createdAt: Instant
    var updatedAt: Instant

    init(_ listed: ListedConversation) {
        let conversation = listed.conversation
        id = conversation.id
        number = conversation.number
        subject = conversation.subject
        state = conversation.state.name
        queue = conversation.queue
        contact = conversation.contact
        contactName = listed.contactName
        simulated = listed.isSimulated
        agent = conversation.state.agent
        agentName = listed.agentName
        language = conversation.language
        topic = conversation.topic
        security = conversation.isSecurity
        spam = conversation.isSpam
        awaitsReply = conversation.awaitsReply
        rating = conversation.rating
        createdAt = conversation.createdAt
        updatedAt = conversation.updatedAt
    }
}

struct ConversationPage: Codable, Sendable {
    var conversations: [ConversationView]
    var next: String?
}

struct OfferList: Codable, Sendable {
    struct Item: Codable, Sendable {
        var conversation: ID<Conversation>
        /// When it goes on to another.
        var until: Instant
    }

    var offers: [Item]
}

struct MessageView: Codable, Sendable {
    var id: ID<Message>
    var seq: Int64
    var clientId: String?
    var author: Message.Author
    var authorName: String?
    var note: Bool
    var text: String
    var removed: [String]
    var source: AnswerSource?
    var attachments: [AttachmentView]
    var createdAt: Instant
    var destroyed: Bool

    init(_ message: Message, attachments: [Attachment] = []) {
        id = message.id
        seq = message.seq
        clientId = message.clientID
        author = message.author
        authorName = message.staffName
        note = message.isNote
        text = message.text
        removed = message.removed
        source = message.source
        self.attachments = attachments.map(AttachmentView.init)
        createdAt = message.createdAt
        destroyed = message.destroyedAt != nil
    }
}

struct AttachmentView: Codable, Sendable {
    var id: ID<Attachment>
    var name: String
    var mediaType: MediaType
    var size: Int
    var destroyed: Bool

    init(_ attachment: Attachment) {
        id = attachment.id
        name = attachment.name
        mediaType = attachment.mediaType
        size = attachment.size
        destroyed = attachment.destroyedAt != nil
    }
}

struct MessagePage: Codable, Sendable {
    var messages: [MessageView]
    var next: Int64?
}

struct ReplyBody: Codable, Sendable {
    var clientId: String
    var text: String
    var then: AfterReply?
    var consent: ConsentBody?
}

struct NoteBody: Codable, Sendable {
    var clientId: String
    var text: String
}

/// Without an agent: to me.
struct AssignmentBody: Codable, Sendable { var agent: ID<Staff>? }
struct TransferBody: Codable, Sendable { var queue: ID<Queue>; var note: String? }
struct TimeBody: Codable, Sendable { var at: Instant }
struct EscalationBody: Codable, Sendable {
    var team: ID<Team>
    var note: String
    /// What is known, by name; left out where nobody needs it.
    var facts: Facts?

    struct Facts: Codable, Sendable {
        var steps: String?
        var seen: String?
        var errorText: String?
        var device: String?
        var appVersion: String?
        var osVersion: String?

        var byName: [EscalationFact: String] {
            let all: [EscalationFact: String?] = [
                .steps: steps, .seen: seen, .errorText: errorText, .device: device, .appVersion: appVersion, .osVersion: osVersion,
            ]
            return all.compactMapValues(\.self)
        }
    }
}
struct FindingBody: Codable, Sendable { var cause: String; var remedy: String; var fault: String? }
struct FaultList: Codable, Sendable {
    struct Item: Codable, Sendable { var name: String; var people: Int; var conversations: Int; var lastAt: Instant }
    var faults: [Item]
}
struct ClosingReasonBody: Codable, Sendable { var reason: ClosingReason }
struct MergeBody: Codable, Sendable { var into: ID<Conversation> }
struct SplitBody: Codable, Sendable { var messages: [ID<Message>] }

struct RegroupingView: Codable, Sendable {
    var id: ID<Regrouping>
    var kind: Regrouping.Kind
    var source: ID<Conversation>
    var target: ID<Conversation>
    var by: String
    var at: Instant
    var undoneAt: Instant?

    init(_ done: Regrouping) {
        id = done.id
        kind = done.kind
        source = done.source
        target = done.target
        by = done.staffName
        at = done.at
        undoneAt = done.undoneAt
    }
}

struct RegroupingList: Codable, Sendable { var regroupings: [RegroupingView] }
struct PriorityBody: Codable, Sendable { var priority: Int }
struct TagsBody: Codable, Sendable { var tags: [String] }
struct SpamBody: Codable, Sendable { var spam: Bool }
struct BlockBody: Codable, Sendable { var blocked: Bool }
struct Viewers: Codable, Sendable { var names: [String]; var customerTyping: Bool }
struct Counts: Codable, Sendable { var mine: Int; var waiting: Int; var team: Int; var unanswered: Int }

struct QueueView: Codable, Sendable { var id: ID<Queue>; var name: String; var team: ID<Team> }
struct QueueList: Codable, Sendable { var queues: [QueueView] }
struct QueueBody: Codable, Sendable { var name: String; var team: ID<Team> }

struct MacroBody: Codable, Sendable { var name: String; var en: String; var zh: String; var consent: ConsentBody? }
struct MacroList: Codable, Sendable { var macros: [Macro] }

struct SearchPage: Codable, Sendable {
    struct Hit: Codable, Sendable {
        struct Piece: Codable, Sendable { var text: String; var match: Bool }
        var conversation: ConversationView
        var message: ID<Message>
        var snippet: [Piece]
        var at: Instant
    }
    var hits: [Hit]
    var next: String?
}
