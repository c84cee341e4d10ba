/// One event of a conversation's stream. `seq` is the SSE id; it is absent from what is shown and never replayed (place, typing).
public struct Event: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// `message` is new.
        case message = "message.created"
        /// `message`'s text has changed: a secret or an attachment was taken out.
        case redaction = "message.redacted"
        /// `conversation` is what it is now.
        case conversation = "conversation.updated"
        /// `queue` is the place now.
        case queue = "queue.updated"
        /// A person types.
        case typing
        /// `announcement` is new.
        case announcement = "announcement.created"
    }

    public var type: Kind
    public var conversationId: String?
    public var seq: Int?
    public var message: Message?
    public var conversation: Conversation?
    public var queue: Queue?
    public var announcement: Announcement?

    public init(
        type: Kind, conversationId: String?, seq: Int? = nil, message: Message? = nil, conversation: Conversation? = nil,
        queue: Queue? = nil, announcement: Announcement? = nil
    ) {
        self.type = type
        self.conversationId = conversationId
        self.seq = seq
        self.message = message
        self.conversation = conversation
        self.queue = queue
        self.announcement = announcement
    }
}

/// Every error of the desk's interfaces.
public struct ErrorBody: Codable, Sendable, Equatable {
    public struct Detail: Codable, Sendable, Equatable {
        /// One of a closed set, listed in the interface's description.
        public var code: String
        /// For people, in the reader's language.
        public var message: String
        public var requestId: String

        public init(code: String, message: String, requestId: String) {
            self.code = code
            self.message = message
            self.requestId = requestId
        }
    }

    public var error: Detail

    public init(error: Detail) { self.error = error }
}
