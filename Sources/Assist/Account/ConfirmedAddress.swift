import Accounts
import Crypto
import Foundation
import HTTPKit
package import Inbox
package import Kit
import Logging
package import Store

/// Somebody who pressed the button that the desk sent to them. There is no other way to make one.
struct ConfirmedAddress: Sendable, Hashable, RowDecodable {
    /// Where the link went.
    enum Place: Sendable, Hashable {
        case email(String)
        /// To the phone that the wallet's own service has for this customer, as its signed identity names them. The desk never learns the number.
        case phone(customer: String)
    }

    let conversation: ID<Conversation>
    let place: Place
    let at: Instant

    init(row: Row) throws {
        conversation = try row("conversation_id")
        at = try row("confirmed_at")
        place = if let customer: String = try row("customer") { .phone(customer: customer) } else { .email(try row("email")) }
    }
}

/// What the assistant may do about accounts, as far as the desk's operator has set it up.
package struct AccountDesk: Sendable {
    let hook: AccountHook?
    /// Sends text messages to the customers' phones; nil where the operator has no such service.
    let messages: MessageHook?
    /// `https://desk.example`, in front of a path.
    let publicURL: String
    /// nil where the desk sends no mail.
    let post: LetterPost?
    /// Letters to one address: enough for one that was overlooked, too few to be a nuisance to a stranger.
    let letters = Throttle(limit: 3, per: .hours(1))

    package init(hook: AccountHook?, messages: MessageHook? = nil, publicURL: String, post: LetterPost?) {
        self.hook = hook
        self.messages = messages
        self.publicURL = publicURL
        self.post = post
    }
}

/// An address is confirmed by a letter or a text message with a link, and a button on the page that it leads to. No code is ever typed into a chat: people who are asked for
/// codes there give them to swindlers, too.
extension AssistService {
    static let addressConfirmed = "address.confirmed"
    private static let validFor = Span.minutes(15)
    /// How long a confirmation is good for what it was asked for.
    private static let countsFor = Span.minutes(60)

    /// Sends the link to the address that the customer left, or else to the phone that the wallet has for them.
    /// - Returns: false where there is neither, or nothing can be sent now.
    func sendConfirmation(to conversation: Conversation) async throws -> Bool {
        guard let contact = try await store.read({ tx in try tx.contact(conversation.contact) }), let place = place(of: contact) else { return false }
        let now = clock.now()
        do { try accounts.letters.take(place.name, now: now) } catch { return false }
        let token = SecretToken.make()
        let digest = Self.digest(token)
        try await store.write { tx in
            try tx.execute("DELETE FROM confirmation WHERE conversation_id = \(conversation.id) AND confirmed_at IS NULL")
            try tx.execute(
                """
                INSERT INTO confirmation (digest, conversation_id, email, customer, expires_at)
                VALUES (\(digest), \(conversation.id), \(place.email), \(place.customer), \(now + Self.validFor))
                """)
        }
        let link = "\(accounts.publicURL)/confirm/\(token)?lang=\(conversation.language.rawValue)"
        return await send(link, to: place, conversation.language, id: "confirm.\(digest.prefix(24))")
    }

    private func place(of contact: Contact) -> ConfirmedAddress.Place? {
        if accounts.post != nil, let email = contact.email { return .email(email) }
        return accounts.messages == nil ? nil : contact.externalID.map { .phone(customer: $0) }
    }

    private func send(_ link: String, to place: ConfirmedAddress.Place, _ language: Language, id: String) async -> Bool {
        do {
            switch place {
            case .email(let address):
                let text = ConfirmationStrings.letter(language, ["link": link])
                try await accounts.post?(Letter(subject: ConfirmationStrings.subject(language), text: text, address: address, id: id))
            case .phone(let customer):
                try await accounts.messages?.send(ConfirmationStrings.message(language, ["link": link]), to: customer, id: id)
            }
            return true
        } catch {
            logger.warning("a confirmation was not sent", metadata: ["reason": "\(error)"])
            return false
        }
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
                SELECT conversation_id, email, customer, confirmed_at FROM confirmation
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

extension ConfirmedAddress.Place {
    fileprivate var email: String? { if case .email(let address) = self { address } else { nil } }
    fileprivate var customer: String? { if case .phone(let customer) = self { customer } else { nil } }
    fileprivate var name: String { email ?? customer ?? "" }
}

extension Reading {
    /// Other contacts who confirmed the same address or phone as this one. A wallet's signature is no such proof: a thief of its keys can sign, too.
    package func contactsConfirmed(like contact: ID<Contact>) throws -> Set<ID<Contact>> {
        Set(
            try column(
                """
                SELECT DISTINCT b.contact_id FROM conversation a JOIN confirmation x ON x.conversation_id = a.id
                JOIN confirmation y ON y.email = x.email OR y.customer = x.customer JOIN conversation b ON b.id = y.conversation_id
                WHERE a.contact_id = \(contact) AND b.contact_id <> \(contact) AND x.confirmed_at IS NOT NULL AND y.confirmed_at IS NOT NULL
                """, as: ID<Contact>.self))
    }
}
