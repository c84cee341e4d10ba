/// The body of `POST /client/v1/conversations/{id}/messages`.
public struct MessageRequest: Codable, Sendable, Equatable {
    /// Chosen by the client, 1–64 printable ASCII characters; unique in the conversation.
    public var clientId: String
    /// 1–20,000 characters.
    public var text: String
    public var declared: Declaration?

    public init(clientId: String, text: String, declared: Declaration? = nil) {
        self.clientId = clientId
        self.text = text
        self.declared = declared
    }
}

public struct Message: Codable, Sendable, Equatable {
    public enum Author: String, Codable, Sendable, CaseIterable {
        case customer
        case bot
        case agent
        case system
    }

    public var id: String
    /// The event's number: the order of messages, and the SSE id.
    public var seq: Int
    public var clientId: String?
    public var author: Author
    public var authorName: String?
    public var text: String
    public var createdAt: String
    /// The article that an answer of the assistant quotes.
    public var source: Source?
    public var attachments: [Attachment]?
    /// What was taken out of this message (`seed_phrase`, `private_key`, `extended_key`, `keystore`, `otp_secret`, `password`, `one_time_code`, `ambiguous_hash`, `personal`).
    public var removed: [String]?
    /// Proves that an agent's message comes from the desk: the page `/official` knows it.
    public var code: String?
    /// The code of the agent who wrote it.
    public var agentCode: String?

    public struct Source: Codable, Sendable, Equatable {
        public var title: String
        /// Path of the article in the help center; empty for what was read from a chain.
        public var path: String
        /// The day on which its facts were last checked, `2026-11-22`; empty for what was read from a chain, whose title says when.
        public var reviewed: String

        public init(title: String, path: String, reviewed: String) {
            self.title = title
            self.path = path
            self.reviewed = reviewed
        }
    }

    public init(
        id: String, seq: Int, clientId: String? = nil, author: Author, authorName: String? = nil, text: String, createdAt: String,
        source: Source? = nil, attachments: [Attachment]? = nil, removed: [String]? = nil, code: String? = nil, agentCode: String? = nil
    ) {
        self.id = id
        self.seq = seq
        self.clientId = clientId
        self.author = author
        self.authorName = authorName
        self.text = text
        self.createdAt = createdAt
        self.source = source
        self.attachments = attachments
        self.removed = removed
        self.code = code
        self.agentCode = agentCode
    }
}

public struct MessageList: Codable, Sendable, Equatable {
    public var messages: [Message]
    /// Pass as `after` to go on; absent at the end.
    public var next: Int?

    public init(messages: [Message], next: Int? = nil) {
        self.messages = messages
        self.next = next
    }
}

public struct Attachment: Codable, Sendable, Equatable {
    public var id: String
    public var name: String
    /// Found from the content, not from the name.
    public var mediaType: String
    public var size: Int

    public init(id: String, name: String, mediaType: String, size: Int) {
        self.id = id
        self.name = name
        self.mediaType = mediaType
        self.size = size
    }
}
