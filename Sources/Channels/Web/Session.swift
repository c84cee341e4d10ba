import Crypto
import Foundation
import HTTPKit
package import Inbox
import JWTKit
package import Kit
package import Store
import WalletSafety

/// Who holds a session of the customer's wire.
package struct Customer: Sendable, Hashable {
    package let contact: ID<Contact>
    /// A private link opens this one conversation and nothing else of the person.
    package let only: ID<Conversation>?
    let session: String
}

/// A contact's name for this desk, as signed by the wallet's own backend.
struct Identity: JWTPayload {
    let sub: SubjectClaim
    let exp: ExpirationClaim
    let name: String?

    func verify(using algorithm: some JWTAlgorithm) throws { try exp.verifyNotExpired() }
}

/// Sessions of customers: anonymous, by a signed identity, or by a private link.
package struct CustomerSessions: Sendable {
    private static let lifetime = Span.days(90)

    let store: Store
    let inbox: InboxService
    let clock: DeskClock
    /// HS256; nil where the desk takes no identities.
    private let keys: JWTKeyCollection?
    private let linkSecret: SymmetricKey

    /// - Parameters:
    ///   - identitySecret: shared with the wallet's backend, at least 32 bytes.
    ///   - linkSecret: the desk's own, from which the keys of private links are made.
    package init(store: Store, inbox: InboxService, clock: DeskClock, identitySecret: String?, linkSecret: String) async {
        self.store = store
        self.inbox = inbox
        self.clock = clock
        self.linkSecret = SymmetricKey(data: Array(linkSecret.utf8))
        if let identitySecret {
            let keys = JWTKeyCollection()
            await keys.add(hmac: HMACKey(from: identitySecret), digestAlgorithm: .sha256)
            self.keys = keys
        } else {
            keys = nil
        }
    }

    /// Who sends this token.
    /// - Throws: `.unauthenticated` for none, an unknown or an expired one.
    package func customer(token: String?) async throws -> Customer {
        guard let token else { throw APIError.unauthenticated }
        let session = Self.digest(token)
        guard let customer = try await current(session: session) else { throw APIError.unauthenticated }
        return customer
    }

    /// The customer of a session, if it is still good.
    func current(session: String) async throws -> Customer? {
        let now = clock.now()
        return try await store.read { tx in
            guard
                let row = try tx.rows(
                    "SELECT contact_id, conversation_id FROM customer_session WHERE token_digest = \(session) AND expires_at > \(now)"
                ).first
            else { return nil }
            return Customer(contact: try row("contact_id"), only: try row("conversation_id"), session: session)
        }
    }

    /// Starts a session for a new anonymous contact, or for the one whom `identity` proves.
    package func start(language: Language, identity: String?) async throws -> (token: String, contact: ID<Contact>, expiresAt: Instant) {
        var subject: String?
        var name = ""
        if let identity {
            let proven = try await verify(identity)
            subject = proven.sub.value
            name = String(WalletSafety.screen(String((proven.name ?? "").prefix(1_000)), language: language).text.text.prefix(80))
        }
        let contact = try await inbox.addContact(language: language, name: name, externalID: subject)
        return try await start(contact: contact, only: nil)
    }

    /// Starts a session that reaches one conversation, by the key of its private link.
    package func start(link conversation: ID<Conversation>, key: String) async throws -> (token: String, contact: ID<Contact>, expiresAt: Instant) {
        guard HMAC<SHA256>.isValidAuthenticationCode(bytes(hex: key) ?? [], authenticating: Self.linkText(conversation), using: linkSecret),
            let found = try await store.read({ tx in try tx.conversation(conversation) })
        else { throw APIError.notFound }
        return try await start(contact: found.contact, only: conversation)
    }

    /// The path of a conversation's private page. The key stands in the fragment, which browsers don't send and servers don't log.
    package func privateLink(_ conversation: ID<Conversation>) -> String {
        let key = HMAC<SHA256>.authenticationCode(for: Self.linkText(conversation), using: linkSecret)
        return "/c/\(conversation)#\(hex(key))"
    }

    private func start(contact: ID<Contact>, only: ID<Conversation>?) async throws -> (token: String, contact: ID<Contact>, expiresAt: Instant) {
        let token = SecretToken.make()
        let expiry = clock.now() + Self.lifetime
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO customer_session (token_digest, contact_id, conversation_id, expires_at)
                VALUES (\(Self.digest(token)), \(contact), \(only), \(expiry))
                """)
        }
        return (token, contact, expiry)
    }

    private func verify(_ identity: String) async throws -> Identity {
        guard let keys else {
            throw APIError.unacceptable("This desk takes no identities: its operator has set no secret for them.", "此客服台未启用身份签名。")
        }
        do {
            let proven = try await keys.verify(identity, as: Identity.self)
            guard (1...200).contains(proven.sub.value.utf8.count) else { throw APIError.unauthenticated }
            return proven
        } catch {
            throw APIError(.unauthenticated, Phrase(en: "The identity is not valid or has expired.", zh: "身份签名无效或已过期。"))
        }
    }

    private static func digest(_ token: String) -> String { hex(SHA256.hash(data: Array(token.utf8))) }
    private static func linkText(_ conversation: ID<Conversation>) -> [UInt8] { Array("link \(conversation)".utf8) }
}
