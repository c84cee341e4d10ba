/// The body of `POST …/answer-feedback`.
public struct AnswerFeedback: Codable, Sendable, Equatable {
    public var messageId: String
    public var helped: Bool

    public init(messageId: String, helped: Bool) {
        self.messageId = messageId
        self.helped = helped
    }
}

/// The body of `POST …/resolution`.
public struct Resolution: Codable, Sendable, Equatable {
    public var solved: Bool

    public init(solved: Bool) { self.solved = solved }
}

/// The body of `POST …/rating`.
public struct Rating: Codable, Sendable, Equatable {
    /// 1 (bad) to 5 (good).
    public var score: Int
    /// At most 2,000 characters.
    public var comment: String?

    public init(score: Int, comment: String? = nil) {
        self.score = score
        self.comment = comment
    }
}

/// The body of `PUT …/email`: where to mail the notice that an answer waits.
public struct NoticeAddress: Codable, Sendable, Equatable {
    public var email: String

    public init(email: String) { self.email = email }
}

/// An article of the help center, found.
public struct ArticleHit: Codable, Sendable, Equatable {
    public var title: String
    public var summary: String
    public var path: String
    public var topic: String

    public init(title: String, summary: String, path: String, topic: String) {
        self.title = title
        self.summary = summary
        self.path = path
        self.topic = topic
    }
}

public struct ArticleHits: Codable, Sendable, Equatable {
    public var articles: [ArticleHit]

    public init(articles: [ArticleHit]) { self.articles = articles }
}

public struct Announcement: Codable, Sendable, Equatable {
    public var id: String
    public var text: String
    public var createdAt: String

    public init(id: String, text: String, createdAt: String) {
        self.id = id
        self.text = text
        self.createdAt = createdAt
    }
}

public struct Announcements: Codable, Sendable, Equatable {
    public var announcements: [Announcement]

    public init(announcements: [Announcement]) { self.announcements = announcements }
}
