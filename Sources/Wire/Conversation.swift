/// The body of `POST /client/v1/conversations`.
public struct ConversationRequest: Codable, Sendable, Equatable {
    /// Chosen by the client, 1–64 printable ASCII characters. The same one again answers 200 and the same conversation.
    public var clientId: String
    /// 1–20,000 characters.
    public var text: String
    /// What the site's form asked for beside the text.
    public var form: Form?
    /// `"transaction_hash"`: the person has said that the 64 hex digits in the text are one.
    public var declared: Declaration?

    public init(clientId: String, text: String, form: Form? = nil, declared: Declaration? = nil) {
        self.clientId = clientId
        self.text = text
        self.form = form
        self.declared = declared
    }
}

/// The form's fields. Each is screened like a message.
public struct Form: Codable, Sendable, Equatable {
    public var topic: String
    public var transactionHash: String?
    public var address: String?
    public var appVersion: String?
    public var system: String?
    /// Where to mail the notice that an answer waits.
    public var email: String?

    public init(
        topic: String, transactionHash: String? = nil, address: String? = nil, appVersion: String? = nil, system: String? = nil,
        email: String? = nil
    ) {
        self.topic = topic
        self.transactionHash = transactionHash
        self.address = address
        self.appVersion = appVersion
        self.system = system
        self.email = email
    }
}

/// What a person says that their text is.
public enum Declaration: String, Codable, Sendable, CaseIterable {
    case transactionHash = "transaction_hash"
}

public struct Conversation: Codable, Sendable, Equatable {
    public enum State: String, Codable, Sendable, CaseIterable {
        /// The assistant answers.
        case bot
        /// Waiting for a person; `queue` says where.
        case queued
        /// A person has it.
        case assigned
        /// The person waits for an answer of the customer.
        case awaitingCustomer = "awaiting_customer"
        /// Put aside until a time, or with an expert: somebody is at it.
        case inProgress = "in_progress"
        /// Thought to be solved: the customer is asked.
        case resolved
        case closed
    }

    public var id: String
    /// The ticket number that people can say aloud.
    public var number: Int
    public var state: State
    /// Present while `state` is `queued`.
    public var queue: Queue?
    /// First name of the person who has it.
    public var agentName: String?
    public var createdAt: String
    /// The path of the private page where the conversation can be read without the widget; present in the answer that creates it.
    public var privateLink: String?
    /// What was taken out of the first message, if anything was.
    public var removed: [String]?
    public var rating: Int?

    public init(
        id: String, number: Int, state: State, queue: Queue? = nil, agentName: String? = nil, createdAt: String,
        privateLink: String? = nil, removed: [String]? = nil, rating: Int? = nil
    ) {
        self.id = id
        self.number = number
        self.state = state
        self.queue = queue
        self.agentName = agentName
        self.createdAt = createdAt
        self.privateLink = privateLink
        self.removed = removed
        self.rating = rating
    }
}

/// A place in the line.
public struct Queue: Codable, Sendable, Equatable {
    /// 1 is next.
    public var position: Int
    /// Absent where nobody is on duty.
    public var eta: Range?
    /// ISO 8601 of the next opening; present where nobody is on duty and hours are known.
    public var opensAt: String?

    /// The wait has lasted longer than was said before; absent where it has not.
    public var isLonger: Bool?
    /// Who was put ahead, where the place moved back.
    public var passedBy: PassedBy?

    /// Minutes that the wait is likely to last.
    public struct Range: Codable, Sendable, Equatable {
        public var low: Int
        public var high: Int

        public init(low: Int, high: Int) {
            self.low = low
            self.high = high
        }
    }

    /// Others who were put ahead.
    public struct PassedBy: Codable, Sendable, Equatable {
        public var count: Int
        /// Their money may be leaving right now.
        public var urgent: Bool

        public init(count: Int, urgent: Bool) {
            self.count = count
            self.urgent = urgent
        }
    }

    public init(position: Int, eta: Range? = nil, opensAt: String? = nil, isLonger: Bool? = nil, passedBy: PassedBy? = nil) {
        self.position = position
        self.eta = eta
        self.opensAt = opensAt
        self.isLonger = isLonger
        self.passedBy = passedBy
    }
}
