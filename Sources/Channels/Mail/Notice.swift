import HTTPKit
import Inbox
package import Kit
import Logging
package import Store

/// Writes to a person who left an address: once where they stand in the line, and when an answer waits. Constant texts with the private link,
/// nothing of what was said.
package struct NoticeMailer: Sendable {
    static let job = "mail.notice"
    static let receiptJob = "mail.receipt"
    /// One notice of a conversation in so long.
    private static let interval = Span.hours(1)

    let store: Store
    let post: LetterPost
    /// `https://desk.example`, in front of a path.
    let publicURL: String
    let sessions: CustomerSessions
    let line: Line
    /// Time for the person to see it live first.
    let grace: Span
    let clock: DeskClock

    package init(store: Store, post: @escaping LetterPost, publicURL: String, sessions: CustomerSessions, line: Line, grace: Span, clock: DeskClock) {
        self.grace = grace
        self.store = store
        self.post = post
        self.publicURL = publicURL
        self.sessions = sessions
        self.line = line
        self.clock = clock
    }

    package var readers: [EventReader] {
        let changes: [InboxEvent] = [.stateChanged, .conversationChanged]
        return [
            EventReader(name: "mail-notices", types: [InboxEvent.messageCreated.rawValue]) { events in
                for event in events {
                    guard let conversation = event.conversation, try JSON.decode(MessageEvent.self, from: event.data).author == .agent else { continue }
                    let runAt = event.at + grace
                    try await store.write { tx in
                        try tx.schedule(NewJob(kind: Self.job, key: conversation.description, runAt: runAt))
                    }
                }
            },
            EventReader(name: "mail-receipts", types: Set(changes.map(\.rawValue))) { events in
                for conversation in Set(events.compactMap(\.conversation)) { try await planReceipt(of: ID(conversation)) }
            },
        ]
    }

    package var jobs: [String: JobRunner.Handler] {
        [Self.job: { job in try await send(job) }, Self.receiptJob: { job in try await sendReceipt(job) }]
    }

    private func send(_ job: Job) async throws {
        guard let id = ID<Inbox.Conversation>(job.key), !store.hub.isListening(to: .conversation(id.value)) else { return }
        let now = clock.now()
        let found = try await store.read { tx -> (email: String, language: Language)? in
            guard let conversation = try tx.conversation(id), let contact = try tx.contact(conversation.contact), let email = contact.email else {
                return nil
            }
            let last: Instant? = try tx.value("SELECT sent_at FROM mail_notice WHERE conversation_id = \(id)")
            if let last, now - last < Self.interval { return nil }
            return (email, conversation.language)
        }
        guard let found else { return }
        try await post(NoticeText.letter(to: found.email, link: publicURL + sessions.privateLink(id), found.language, id: "\(id).\(now.milliseconds)"))
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO mail_notice (conversation_id, sent_at) VALUES (\(id), \(now))
                ON CONFLICT (conversation_id) DO UPDATE SET sent_at = excluded.sent_at
                """)
        }
    }
}

/// The constant text. Nothing a sender wrote comes back, so it can't be used to phish or to flood.
enum NoticeText {
    static func letter(to address: String, link: String, _ language: Language, id: String) -> Letter {
        Letter(subject: subject(language), text: body(language, ["link": link]), address: address, id: id)
    }

    private static let subject = Phrase(en: "Your question to support has an answer", zh: "客服已回复您的问题")
    private static let body = Phrase(
        en: """
            An answer to your question is waiting. Open it here:
            {link}

            The link is private: whoever has it can read the conversation.
            We never ask for your seed phrase or private key, neither by mail nor anywhere else.
            """,
        zh: """
            您的问题已有回复，请打开以下链接查看：
            {link}

            链接仅供您本人使用，拿到链接的人都能看到会话内容。
            我们绝不会向您索要助记词或私钥，无论通过邮件还是其他方式。
            """)
}
