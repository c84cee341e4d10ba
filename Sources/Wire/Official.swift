/// The body of `POST /client/v1/officials`.
public struct OfficialQuestion: Codable, Sendable, Equatable {
    /// A site, a mail address, a number, an account's name, the code of an agent or of a message; at most 2,000 characters.
    public var query: String

    public init(query: String) { self.query = query }
}

/// Whether somebody or something is really the desk's.
public struct OfficialAnswer: Codable, Sendable, Equatable {
    public enum Verdict: String, Codable, Sendable, CaseIterable {
        case official
        /// It is made to look like something official.
        case imitation
        case notOurs = "not_ours"
        /// Nothing that could be judged.
        case unreadable
    }

    public var verdict: Verdict
    /// `site`, `mail`, `phone`, `wechat`, `telegram`, `weibo`, `qq`, `x`, `discord`, `app`, `agent`, `message` or `secret`; absent where it could not be told.
    public var kind: String?
    /// What was judged, as it was understood.
    public var subject: String
    /// The official one that it imitates.
    public var imitates: String?
    public var reason: String
    /// What to do now.
    public var advice: String
    /// Of a message or an agent: the agent's first name and code.
    public var agentName: String?
    public var agentCode: String?
    /// When the message was written.
    public var sentAt: String?
    /// True where the message was written to whoever asks; absent where that can't be told.
    public var yours: Bool?

    public init(
        verdict: Verdict, kind: String?, subject: String, imitates: String? = nil, reason: String, advice: String, agentName: String? = nil,
        agentCode: String? = nil, sentAt: String? = nil, yours: Bool? = nil
    ) {
        self.verdict = verdict
        self.kind = kind
        self.subject = subject
        self.imitates = imitates
        self.reason = reason
        self.advice = advice
        self.agentName = agentName
        self.agentCode = agentCode
        self.sentAt = sentAt
        self.yours = yours
    }
}

public struct OfficialAnswers: Codable, Sendable, Equatable {
    /// The most worrying first; never empty.
    public var answers: [OfficialAnswer]

    public init(answers: [OfficialAnswer]) { self.answers = answers }
}
