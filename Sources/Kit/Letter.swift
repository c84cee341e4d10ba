/// What the desk sends by mail: a subject and a plain text to one address.
package struct Letter: Sendable, Hashable {
    package let subject: String
    package let text: String
    package let address: String
    /// Names the letter; the same for a repetition.
    package let id: String

    package init(subject: String, text: String, address: String, id: String) {
        self.subject = subject
        self.text = text
        self.address = address
        self.id = id
    }
}

/// Takes a letter to the mail server.
package typealias LetterPost = @Sendable (Letter) async throws -> Void
