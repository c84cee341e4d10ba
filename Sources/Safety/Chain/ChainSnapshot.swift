import HTTPKit
package import Inbox
package import Kit
package import Store

/// What the chain said of one transaction or account, when, and from which node; kept with its conversation.
package struct ChainSnapshot: Sendable {
    package enum Kind: String, Sendable, SQLConvertible {
        case transaction
        case account
    }

    /// How much somebody should mind.
    package enum Concern: String, Sendable, SQLConvertible {
        case none
        case attention
        case danger
    }

    /// How it was put, in both languages, at that time.
    package struct Words: Sendable, Codable, Equatable {
        package var userEn: String
        package var userZh: String
        package var agentEn: [String]
        package var agentZh: [String]

        package func user(_ language: Language) -> String { language == .zh ? userZh : userEn }
        package func agent(_ language: Language) -> [String] { language == .zh ? agentZh : agentEn }
    }

    package let id: ID<ChainSnapshot>
    package let conversation: ID<Conversation>
    package let kind: Kind
    package let chain: String
    /// A hash in small letters, or an address as its chain writes it.
    package let subject: String
    package let status: String
    package let concern: Concern
    package let words: Words
    /// The answers of the node, as JSON.
    package let evidence: String
    package let node: String
    /// When this answer first came.
    package let readAt: Instant
    /// When the same answer last came.
    package let seenAt: Instant
}

extension ChainSnapshot: RowDecodable {
    package init(row: Row) throws {
        id = try row("id")
        conversation = try row("conversation_id")
        kind = try row("kind")
        chain = try row("chain")
        subject = try row("subject")
        status = try row("status")
        concern = try row("concern")
        words = try JSON.decode(Words.self, from: try row("words"))
        evidence = try row("evidence")
        node = try row("node")
        readAt = try row("read_at")
        seenAt = try row("seen_at")
    }
}

/// Something about to be kept.
struct ChainReadingDraft: Sendable {
    let kind: ChainSnapshot.Kind
    let chain: String
    let subject: String
    let status: String
    let concern: ChainSnapshot.Concern
    let words: ChainSnapshot.Words
    let evidence: String
    let node: String
    let at: Instant
}

extension Reading {
    /// Every answer about everything in a conversation, the oldest first; the newest 400.
    func chainSnapshotsOfAll(in conversation: ID<Conversation>) throws -> [ChainSnapshot] {
        let newestFirst: [ChainSnapshot] = try all(
            "SELECT * FROM chain_snapshot WHERE conversation_id = \(conversation) ORDER BY read_at DESC, id DESC LIMIT 400")
        return newestFirst.reversed()
    }

    /// What a letter to somebody outside may tell: hashes and addresses that were asked about, the newest 20 of each.
    package func caseFacts(of conversation: ID<Conversation>) throws -> CaseFacts {
        func subjects(_ kind: ChainSnapshot.Kind) throws -> [String] {
            try column(
                """
                SELECT subject FROM chain_snapshot WHERE conversation_id = \(conversation) AND kind = \(kind.rawValue)
                GROUP BY subject ORDER BY max(read_at) DESC, subject LIMIT 20
                """, as: String.self)
        }
        return CaseFacts(transactions: try subjects(.transaction), addresses: try subjects(.account))
    }

    /// What was asked about in a conversation.
    func chainSubjects(of conversation: ID<Conversation>) throws -> Set<String> {
        Set(try column("SELECT DISTINCT subject FROM chain_snapshot WHERE conversation_id = \(conversation)", as: String.self))
    }
}

extension WriteTransaction {
    /// Keeps an answer. One that says what the newest of its subject says only renews the time at which that was last seen.
    /// - Returns: whether it says something new.
    func keep(_ draft: ChainReadingDraft, as id: ID<ChainSnapshot>, in conversation: ID<Conversation>) throws -> Bool {
        let digest = hex(Checksum.sha256(Array(draft.status.utf8) + Array(try JSON.text(draft.words).utf8)))
        let renewed = try execute(
            """
            UPDATE chain_snapshot SET seen_at = \(draft.at)
            WHERE digest = \(digest) AND id = (
              SELECT id FROM chain_snapshot WHERE conversation_id = \(conversation) AND subject = \(draft.subject) ORDER BY read_at DESC, id DESC LIMIT 1)
            """)
        guard renewed == 0 else { return false }
        try execute(
            """
            INSERT INTO chain_snapshot (id, conversation_id, kind, chain, subject, status, concern, words, evidence, digest, node, read_at, seen_at)
            VALUES (\(id), \(conversation), \(draft.kind), \(draft.chain), \(draft.subject), \(draft.status), \(draft.concern),
              \(try JSON.text(draft.words)), \(draft.evidence), \(digest), \(draft.node), \(draft.at), \(draft.at))
            """)
        return true
    }
}
