/// The body of `POST /client/v1/sessions`.
public struct SessionRequest: Codable, Sendable, Equatable {
    /// BCP 47 tags in order of preference, such as `zh-CN,en`.
    public var locale: String
    /// A JWT (HS256, with `exp`) of the wallet's own backend that proves who this is; without it the person is anonymous.
    public var identity: String?

    public init(locale: String, identity: String? = nil) {
        self.locale = locale
        self.identity = identity
    }
}

/// A bearer token for one contact. It travels in the `Authorization` header only.
public struct Session: Codable, Sendable, Equatable {
    public var token: String
    public var contactId: String
    /// ISO 8601, UTC.
    public var expiresAt: String

    public init(token: String, contactId: String, expiresAt: String) {
        self.token = token
        self.contactId = contactId
        self.expiresAt = expiresAt
    }
}
