package import Accounts
import HTTPKit
package import Kit
import Store
import WalletSafety

/// Whose file it is.
package enum FileSender: Sendable {
    case customer(ID<Contact>)
    case staff(SignedIn)

    var author: Message.Author {
        switch self {
        case .customer: .customer
        case .staff: .agent
        }
    }

    var staff: ID<Staff>? {
        switch self {
        case .customer: nil
        case .staff(let me): me.staff.id
        }
    }
}

extension Reading {
    func access(conversation id: ID<Conversation>, for sender: FileSender) throws -> Conversation {
        switch sender {
        case .customer(let contact): try access(conversation: id, for: contact)
        case .staff(let me): try access(conversation: id, for: me)
        }
    }
}

extension InboxService {
    /// Adds a file as a message of its own. In the place of a customer's that held a secret stands a marker, and they are told what to do now.
    /// - Throws: `APIError.unacceptable` for an agent's that holds one, and where the conversation has as many files as it may.
    func attach(_ file: IncomingFile, clientID: ClientID, to id: ID<Conversation>, by sender: FileSender) async throws -> Outcome<Message> {
        if case .staff = sender, let kind = file.removed.first {
            throw APIError.unacceptable(
                "The file holds \(kind.described.en). It was neither sent nor kept.", "文件中含有\(kind.described.zh)，没有发送，也没有保存。")
        }
        let kept = try await isRoom(for: file, in: id) ? file.kept : nil
        let saved: AttachmentShelf.Saved? = if let kept { try await files.save(kept.bytes) } else { nil }
        do {
            let message = try await insert(file, kept: saved, clientID: clientID, to: id, by: sender)
            // What was there before may have been taken away until its message was stored.
            if let kept, let saved, !saved.isNew { _ = try await files.save(kept.bytes) }
            return .made(message)
        } catch {
            // Without its message nobody would ever find the file, nor destroy it.
            if let saved, saved.isNew { try await takeBack(saved.digest) }
            guard error is Repeated else { throw error }
            return .repeated(
                try await store.read { tx in
                    _ = try tx.access(conversation: id, for: sender)
                    return try tx.message(clientID: clientID, in: id)
                })
        }
    }

    private func insert(
        _ file: IncomingFile, kept: AttachmentShelf.Saved?, clientID: ClientID, to id: ID<Conversation>, by sender: FileSender
    ) async throws -> Message {
        let (message, attachment, guidance) = (ids.next(Message.self), ids.next(Attachment.self), ids.next(Message.self))
        let now = clock.now()
        return try await store.write { [isOnDuty] tx in
            if case .customer(let contact) = sender { try tx.refuseBlocked(contact) }
            let conversation = try tx.access(conversation: id, for: sender)
            let draft = Draft(
                clientID: clientID, author: sender.author, staff: sender.staff, text: file.marker?(conversation.language) ?? "", removed: file.removed)
            let seq = try tx.insert(draft, id: message, into: id, at: now)
            if let upload = file.kept, let kept { try tx.insert(upload, id: attachment, digest: kept.digest, of: seq, in: id, at: now) }
            switch sender {
            case .customer:
                try tx.execute("UPDATE conversation SET last_customer_seq = \(seq), updated_at = \(now) WHERE id = \(id)")
                try tx.move(conversation, .customerWrote(returnTo: try tx.returnAgent(conversation, isOnDuty)), at: now)
                try tx.warn(of: file.removed, in: id, message: guidance, at: now)
            case .staff:
                try tx.execute("UPDATE conversation SET last_reply_seq = \(seq), updated_at = \(now) WHERE id = \(id)")
            }
            return try tx.message(seq: seq)
        }
    }

    /// Whether another file finds room. A secret is told of in any case: what is left of a picture is then not kept.
    /// - Throws: `APIError.unacceptable` for a file that has to be kept whole.
    private func isRoom(for file: IncomingFile, in id: ID<Conversation>) async throws -> Bool {
        let count: Int = try await store.read { tx in try tx.value("SELECT count(*) FROM attachment WHERE conversation_id = \(id)") ?? 0 }
        guard count >= Upload.countLimit else { return true }
        guard file.removed.isEmpty else { return false }
        throw APIError.unacceptable("A conversation holds at most \(Upload.countLimit) files.", "一次会话最多 \(Upload.countLimit) 个文件。")
    }

    /// Takes a file's bytes away where no message has them; later, where the storage does not answer now.
    private func takeBack(_ digest: String) async throws {
        do { try await removeUnlessUsed(digest) } catch is ObjectStorageError {
            let job = NewJob(kind: InboxJob.removal, key: digest, runAt: clock.now() + Self.removalTime)
            try await store.write { tx in try tx.schedule(job) }
        }
    }
}

extension IncomingFile {
    /// What is kept of it.
    fileprivate var kept: Upload? {
        switch self {
        case .clean(let upload): upload
        case .secret(_, _, let copy): copy
        }
    }

    fileprivate var removed: [SecretKind] {
        switch self {
        case .clean: []
        case .secret(let kinds, _, _): kinds
        }
    }

    fileprivate var marker: Phrase? {
        switch self {
        case .clean: nil
        case .secret(let kinds, let isPicture, _): kinds.first?.fileMarker(isPicture: isPicture)
        }
    }
}

extension WriteTransaction {
    fileprivate func insert(_ upload: Upload, id: ID<Attachment>, digest: String, of seq: Int64, in conversation: ID<Conversation>, at now: Instant) throws {
        try execute(
            """
            INSERT INTO attachment (id, conversation_id, message_seq, name, media_type, size, digest, looked_into, created_at)
            VALUES (\(id), \(conversation), \(seq), \(upload.name), \(upload.type), \(upload.bytes.count), \(digest), \(upload.wasLookedInto ? 1 : 0), \(now))
            """)
    }
}
