import Accounts
import Crypto
import Foundation
import HTTPKit
import Inbox
import Kit
import Logging
import Store

/// A mail address whose owner pressed the button in a letter that the desk sent there. There is no other way to make one.
struct ConfirmedAddress: Sendable, Hashable, RowDecodable {
    let conversation: ID<Conversation>
    let email: String
    let at: Instant

    init(row: Row) throws {
        conversation = try row("conversation_id")
        email = try row("email")
        at = try row("confirmed_at")
    }
}

/// A letter of the assistant, to one address.
package struct AssistLetter: Sendable {
    package let subject: String
    package let text: String
    package let address: String
    /// The same for a repetition.
    package let id: String
}

/// What the assistant may do about accounts, as far as the desk's operator has set it up.
package struct AccountDesk: Sendable {
    package typealias Post = @Sendable (AssistLetter) async throws -> Void

    let hook: AccountHook?
    /// `https://desk.example`, in front of a path.
    let publicURL: String
    /// nil where the desk sends no mail.
    let post: Post?
    /// Letters to one address: enough for one that was overlooked, too few to be a nuisance to a stranger.
    let letters = Throttle(limit: 3, per: .hours(1))

    package init(hook: AccountHook?, publicURL: String, post: Post?) {
        self.hook = hook
        self.publicURL = publicURL
        self.post = post
    }
}

/// An address is confirmed by a letter with a link, and a button on the page that it leads to. No code is ever typed into a chat: people who are asked for
/// codes there give them to swindlers, too.
extension AssistService {
    static let addressConfirmed = "address.confirmed"
    private static let validFor = Span.minutes(15)
    /// How long a confirmation is good for what it was asked for.
    private static let countsFor = Span.minutes(60)

    /// Sends the letter to the address that the customer left.
    /// - Returns: false where there is none, or no letter can be sent now.
    func sendConfirmation(to conversation: Conversation) async throws -> Bool {
        let contact = try await store.read { tx in try tx.contact(conversation.contact) }
        guard let post = accounts.post, let email = contact?.email else { return false }
        let now = clock.now()
        do { try accounts.letters.take(email, now: now) } catch { return false }
        let token = SecretToken.make()
        let digest = Self.digest(token)
        try await store.write { tx in
            try tx.execute("DELETE FROM confirmation WHERE conversation_id = \(conversation.id) AND confirmed_at IS NULL")
            try tx.execute(
                """
                INSERT INTO confirmation (digest, conversation_id, email, expires_at)
                VALUES (\(digest), \(conversation.id), \(email), \(now + Self.validFor))
                """)
        }
        let language = conversation.language
        let text = ConfirmationStrings.letter(language, ["link": "\(accounts.publicURL)/confirm/\(token)?lang=\(language.rawValue)"])
        do {
            try await post(AssistLetter(subject: ConfirmationStrings.subject(language), text: text, address: email, id: "confirm.\(digest.prefix(24))"))
        } catch {
            logger.warning("a letter was not sent", metadata: ["reason": "\(error)"])
            return false
        }
        return true
    }

    /// The conversation that an unused and valid link belongs to.
    func waiting(for token: String) async throws -> ID<Conversation>? {
        let now = clock.now()
        return try await store.read { tx in
            try tx.value("SELECT conversation_id FROM confirmation WHERE digest = \(Self.digest(token)) AND confirmed_at IS NULL AND expires_at > \(now)")
        }
    }

    /// Takes the button's press. The conversation goes on by the event.
    /// - Returns: false for a link that is used, unknown or too old.
    func confirm(_ token: String) async throws -> Bool {
        guard let conversation = try await waiting(for: token) else { return false }
        let now = clock.now()
        return try await store.write { tx in
            let confirmed = try tx.execute(
                "UPDATE confirmation SET confirmed_at = \(now) WHERE digest = \(Self.digest(token)) AND confirmed_at IS NULL AND expires_at > \(now)")
            guard confirmed == 1 else { return false }
            try tx.append(NewEvent(type: Self.addressConfirmed, conversation: conversation.value, data: "{}"), at: now)
            return true
        }
    }

    /// Asks the wallet's account service.
    /// - Returns: whether it did what was asked.
    func ask(_ action: AccountAction, in id: ID<Conversation>, key: String) async throws -> Bool {
        let since = clock.now() - Self.countsFor
        let confirmed = try await store.read { tx -> ConfirmedAddress? in
            try tx.first(
                """
                SELECT conversation_id, email, confirmed_at FROM confirmation
                WHERE conversation_id = \(id) AND confirmed_at > \(since) ORDER BY confirmed_at DESC LIMIT 1
                """)
        }
        guard let hook = accounts.hook, let confirmed else { return false }
        let outcome = await hook.ask(action, for: confirmed, id: key)
        let now = clock.now()
        let detail: String
        switch outcome {
        case .done: detail = "done"
        case .refused: detail = "refused"
        case .failed(let reason):
            detail = "failed"
            logger.warning("the account service was not asked", metadata: ["reason": "\(reason)"])
        }
        try await store.write { tx in try tx.audit(nil, "account.\(action.rawValue)", id.description, detail: detail, at: now) }
        return outcome == .done
    }

    private static func digest(_ token: String) -> String { hex(SHA256.hash(data: Data(token.utf8))) }
}
