package import Accounts
package import HTTPKit
package import Kit
package import Store

/// A file that belongs to a message.
package struct Attachment: Sendable, Hashable, RowDecodable {
    package let id: ID<Attachment>
    package let conversation: ID<Conversation>
    package let messageSeq: Int64
    package let name: String
    package let mediaType: MediaType
    package let size: Int
    let digest: String
    /// Whether somebody, or a reader of pictures, has looked for secrets in it before it was kept.
    package let wasLookedInto: Bool
    package let destroyedAt: Instant?

    package init(row: Row) throws {
        id = try row("id")
        conversation = try row("conversation_id")
        messageSeq = try row("message_seq")
        name = try row("name")
        mediaType = try row("media_type")
        size = try row("size")
        digest = try row("digest")
        wasLookedInto = try row("looked_into", as: Int.self) == 1
        destroyedAt = try row("destroyed_at")
    }

    static let select: SQL = "SELECT id, conversation_id, message_seq, name, media_type, size, digest, looked_into, destroyed_at FROM attachment"
}

/// What a file is, by its first bytes (the signatures of the formats' own specifications). What a browser could run is `binary`.
package enum MediaType: String, Sendable, SQLConvertible, Codable, CaseIterable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case gif = "image/gif"
    case webp = "image/webp"
    case pdf = "application/pdf"
    case text = "text/plain; charset=utf-8"
    case binary = "application/octet-stream"

    package init(of bytes: [UInt8]) {
        let signatures: [(MediaType, [UInt8])] = [
            (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), (.jpeg, [0xFF, 0xD8, 0xFF]), (.gif, Array("GIF8".utf8)),
            (.pdf, Array("%PDF-".utf8)),
        ]
        if let (type, _) = signatures.first(where: { bytes.starts(with: $0.1) }) {
            self = type
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else if !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self), !Self.isMarkup(text) {
            self = .text
        } else {
            self = .binary
        }
    }

    /// HTML and SVG, which a browser would run.
    private static func isMarkup(_ text: String) -> Bool { text.prefix(2048).contains("<") && text.prefix(2048).contains(">") }

    package var isPicture: Bool {
        switch self {
        case .png, .jpeg, .gif, .webp: true
        case .pdf, .text, .binary: false
        }
    }
}

extension InboxService {
    /// Destroys a file for good: its row says so, its bytes go when no other message has the same: at once, or by a job where that fails.
    package func destroy(attachment: ID<Attachment>, in id: ID<Conversation>, by me: SignedIn) async throws {
        let now = clock.now()
        let digest = try await store.write { tx -> String? in
            _ = try tx.access(conversation: id, for: me)
            guard let found = try tx.attachment(attachment, in: id) else { throw AccessDenied() }
            try tx.execute("UPDATE attachment SET destroyed_at = \(now), name = '', size = 0, digest = '' WHERE id = \(attachment)")
            try tx.append(
                .messageRedacted, id, MessageEvent(message: try tx.message(seq: found.messageSeq).id, author: .customer), at: now)
            try tx.audit(me.staff.id, "attachment.destroyed", attachment.description, at: now)
            let isShared: Int? = try tx.value("SELECT 1 FROM attachment WHERE digest = \(found.digest) AND destroyed_at IS NULL")
            guard isShared == nil else { return nil }
            // In the same commit: whatever happens to this process or to the storage, the bytes go.
            try tx.schedule(NewJob(kind: InboxJob.removal, key: found.digest, runAt: now + InboxService.removalTime))
            return found.digest
        }
        if let digest { try? await removeUnlessUsed(digest) }
        try await store.checkpoint()
    }

    /// Takes a file's bytes away where no message has them.
    ///
    /// Somebody may send the same bytes meanwhile, having found them there. When their message is stored they look again (`attach`); where that was too
    /// early, their message is seen here, and the bytes are put back. What can't be read is removed all the same, or its removal fails and is tried again.
    func removeUnlessUsed(_ digest: String) async throws {
        guard try await !isUsed(digest) else { return }
        let bytes = try await files.bytes(of: digest)
        try await files.remove(digest)
        if let bytes, try await isUsed(digest) { _ = try await files.save(bytes) }
    }

    private func isUsed(_ digest: String) async throws -> Bool {
        try await store.read { tx in try tx.value("SELECT 1 FROM attachment WHERE digest = \(digest) AND destroyed_at IS NULL", as: Int.self) != nil }
    }

    /// Destroys a message's text for good: in its row, in the search index and in the write-ahead log.
    package func destroy(message: ID<Message>, in id: ID<Conversation>, by me: SignedIn) async throws {
        let now = clock.now()
        try await store.write { tx in
            let conversation = try tx.access(conversation: id, for: me)
            guard let found: Message = try tx.first("\(Message.select) WHERE m.id = \(message) AND m.conversation_id = \(id)") else {
                throw AccessDenied()
            }
            try tx.execute("UPDATE message SET text = '', destroyed_at = \(now) WHERE seq = \(found.seq)")
            try tx.execute("DELETE FROM secret_sighting WHERE message_id = \(message)")
            let first: Int64? = try tx.value("SELECT min(seq) FROM message WHERE conversation_id = \(id)")
            if first == found.seq { try tx.execute("UPDATE conversation SET subject = '' WHERE id = \(id)") }
            if conversation.handoverSummary != nil { try tx.destroySummaries(of: id, at: now) }
            try tx.eraseFromSearch(found.seq)
            try tx.append(.messageRedacted, id, MessageEvent(message: message, author: found.author), at: now)
            try tx.audit(me.staff.id, "message.destroyed", message.description, at: now)
        }
        try await store.checkpoint()
    }

    /// The file as a download, for whoever `access` lets pass.
    package func download(_ attachment: Attachment) async throws -> Reply { try await files.download(attachment) }
}

extension WriteTransaction {
    /// A summary quotes what the customer wrote, so it goes with it: the note, its tokens and the copy above the conversation.
    func destroySummaries(of id: ID<Conversation>, at now: Instant) throws {
        try execute("UPDATE conversation SET handover_summary = NULL WHERE id = \(id)")
        let summaries: [Int64] = try column(
            "SELECT seq FROM message WHERE conversation_id = \(id) AND author = 'bot' AND note = 1 AND destroyed_at IS NULL")
        for seq in summaries {
            try execute("UPDATE message SET text = '', destroyed_at = \(now) WHERE seq = \(seq)")
            try eraseFromSearch(seq)
        }
    }
}

extension Reading {
    package func attachment(_ id: ID<Attachment>, in conversation: ID<Conversation>) throws -> Attachment? {
        try first("\(Attachment.select) WHERE id = \(id) AND conversation_id = \(conversation) AND destroyed_at IS NULL")
    }

    /// Files of a conversation by the number of their message; destroyed ones too, so that a reader sees that there was one.
    package func attachments(of conversation: ID<Conversation>, from seq: Int64, through last: Int64) throws -> [Int64: [Attachment]] {
        let found: [Attachment] = try all(
            """
            \(Attachment.select) WHERE conversation_id = \(conversation) AND message_seq BETWEEN \(seq) AND \(last) ORDER BY message_seq, id
            """)
        return Dictionary(grouping: found, by: \.messageSeq)
    }
}
