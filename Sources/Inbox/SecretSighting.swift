import Accounts
import Kit
import Store
import WalletSafety

/// That a secret of some kind was in a message, how many characters it took there, and the fingerprint by which it is known again. It goes when
/// its message is destroyed.
struct SecretSighting: Sendable {
    /// Other conversations that held the same secret, as far as whoever asks reaches them.
    struct Elsewhere: Sendable {
        let number: Int64
        let conversation: ID<Conversation>
        /// Whether the same person wrote there.
        let isSamePerson: Bool
    }
}

extension WriteTransaction {
    /// Keeps the fingerprints of what was taken out of a message.
    func keepSightings(of findings: [Finding], in message: ID<Message>, of conversation: ID<Conversation>, at now: Instant) throws {
        for finding in findings {
            guard let fingerprint = finding.fingerprint else { continue }
            try execute(
                """
                INSERT INTO secret_sighting (message_id, conversation_id, kind, length, fingerprint, seen_at)
                VALUES (\(message), \(conversation), \(finding.kind.code), \(finding.range.count), \(fingerprint), \(now)) ON CONFLICT DO NOTHING
                """)
        }
    }
}

extension Reading {
    /// Where else the secrets of a conversation were seen, newest first.
    func sightingsElsewhere(than conversation: Conversation, for me: SignedIn) throws -> [SecretSighting.Elsewhere] {
        try rows(
            """
            SELECT DISTINCT c.id, c.number, c.contact_id FROM secret_sighting s JOIN secret_sighting o ON o.fingerprint = s.fingerprint
            JOIN conversation c ON c.id = o.conversation_id
            WHERE s.conversation_id = \(conversation.id) AND o.conversation_id <> \(conversation.id) AND \(reach(me)) ORDER BY c.number DESC LIMIT 10
            """
        ).map { row in
            SecretSighting.Elsewhere(
                number: try row("number"), conversation: try row("id"), isSamePerson: try row("contact_id", as: ID<Contact>.self) == conversation.contact)
        }
    }
}
