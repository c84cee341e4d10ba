package import Accounts
import HTTPKit
package import Kit
import Store
import WalletSafety

extension InboxService {
    /// Adds a customer's file as a message of its own. In the place of one that held a secret stands a marker, and the customer is told what to do.
    package func attach(_ file: IncomingFile, clientID: ClientID, to id: ID<Conversation>, by contact: ID<Contact>) async throws -> Outcome<Message> {
        try await attach(file, clientID: clientID, to: id, author: .customer, staff: nil) { tx in
            try tx.refuseBlocked(contact)
            return try tx.access(conversation: id, for: contact)
        }
    }

    /// Adds an agent's file as a message of its own.
    /// - Throws: `APIError.unacceptable` for one that holds a secret: nothing of it is kept.
    package func attach(_ file: IncomingFile, clientID: ClientID, to id: ID<Conversation>, by me: SignedIn) async throws -> Outcome<Message> {
        if case .secret(let kinds, _, _) = file, let kind = kinds.first {
            throw APIError.unacceptable(
                "The file holds a \(kind.name.en). It was neither sent nor kept.", "文件中含有\(kind.name.zh)，没有发送，也没有保存。")
        }
        return try await attach(file, clientID: clientID, to: id, author: .agent, staff: me.staff.id) { tx in
            try tx.access(conversation: id, for: me)
        }
    }

    private func attach(
        _ file: IncomingFile, clientID: ClientID, to id: ID<Conversation>, author: Message.Author, staff: ID<Staff>?,
        access: @escaping @Sendable (WriteTransaction) throws -> Conversation
    ) async throws -> Outcome<Message> {
        let kept = file.kept
        let digest: String? = if let kept { try await files.save(kept.bytes) } else { nil }
        let (message, attachment, guidance) = (ids.next(Message.self), ids.next(Attachment.self), ids.next(Message.self))
        let now = clock.now()
        do {
            return .made(
                try await store.write { [isOnDuty] tx in
                    let conversation = try access(tx)
                    try tx.requireRoomForFile(in: id)
                    let draft = Draft(
                        clientID: clientID, author: author, staff: staff, text: file.marker?(conversation.language) ?? "", removed: file.removed)
                    let seq = try tx.insert(draft, id: message, into: id, at: now)
                    if let kept, let digest { try tx.insert(kept, id: attachment, digest: digest, of: seq, in: id, at: now) }
                    if author == .customer {
                        try tx.execute("UPDATE conversation SET last_customer_seq = \(seq), updated_at = \(now) WHERE id = \(id)")
                        try tx.move(conversation, .customerWrote(returnTo: try tx.returnAgent(conversation, isOnDuty)), at: now)
                        try tx.warn(of: file.removed, in: id, message: guidance, at: now)
                    } else {
                        try tx.execute("UPDATE conversation SET last_reply_seq = \(seq), updated_at = \(now) WHERE id = \(id)")
                    }
                    return try tx.message(seq: seq)
                })
        } catch is Repeated {
            return .repeated(
                try await store.write { tx in
                    _ = try access(tx)
                    return try tx.message(clientID: clientID, in: id)
                })
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
    fileprivate func requireRoomForFile(in id: ID<Conversation>) throws {
        let count: Int = try value("SELECT count(*) FROM attachment WHERE conversation_id = \(id)") ?? 0
        guard count < Upload.countLimit else {
            throw APIError.unacceptable("A conversation holds at most \(Upload.countLimit) files.", "一次会话最多 \(Upload.countLimit) 个文件。")
        }
    }

    fileprivate func insert(_ upload: Upload, id: ID<Attachment>, digest: String, of seq: Int64, in conversation: ID<Conversation>, at now: Instant) throws {
        try execute(
            """
            INSERT INTO attachment (id, conversation_id, message_seq, name, media_type, size, digest, looked_into, created_at)
            VALUES (\(id), \(conversation), \(seq), \(upload.name), \(upload.type), \(upload.bytes.count), \(digest), \(upload.wasLookedInto ? 1 : 0), \(now))
            """)
    }
}
