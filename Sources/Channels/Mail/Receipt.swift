import Inbox
import Kit
package import Store
import Wire

extension NoticeMailer {
    /// Who waits in a line and has left an address is written to once, a little later: so long they may look at it live.
    func planReceipt(of id: ID<Inbox.Conversation>) async throws {
        guard try await store.read({ tx in try tx.receiver(of: id) }) != nil else { return }
        let runAt = clock.now() + grace
        try await store.write { tx in try tx.schedule(NewJob(kind: Self.receiptJob, key: id.description, runAt: runAt)) }
    }

    func sendReceipt(_ job: Job) async throws {
        guard let id = ID<Inbox.Conversation>(job.key) else { return }
        let now = clock.now()
        let found = try await store.read { tx in try tx.receiver(of: id).map { ($0, try line.place($0.conversation, tx)) } }
        // Whom somebody has taken meanwhile hears of an answer, not of a place.
        guard let (receiver, place) = found, let place else { return }
        let language = receiver.conversation.language
        let text = ReceiptText.body(
            language,
            [
                "number": String(receiver.conversation.number), "place": ReceiptText.place(place, language), "link": publicURL + sessions.privateLink(id),
            ])
        let subject = ReceiptText.subject(language, ["number": String(receiver.conversation.number)])
        try await post(Letter(subject: subject, text: text, address: receiver.email, id: "receipt.\(id)"))
        try await store.write { tx in
            try tx.execute("INSERT INTO mail_receipt (conversation_id, sent_at) VALUES (\(id), \(now)) ON CONFLICT (conversation_id) DO NOTHING")
        }
    }
}

extension Reading {
    /// Whoever waits with this conversation, has an address and was not written to yet.
    fileprivate func receiver(of id: ID<Inbox.Conversation>) throws -> (conversation: Inbox.Conversation, email: String)? {
        guard let conversation = try conversation(id), case .queued = conversation.state, let email = try contact(conversation.contact)?.email else {
            return nil
        }
        let isSent: Int? = try value("SELECT 1 FROM mail_receipt WHERE conversation_id = \(id)")
        return isSent == nil ? (conversation, email) : nil
    }
}

/// The constant text, with figures of the line.
enum ReceiptText {
    static let subject = Phrase(en: "We have your question #{number}", zh: "已收到您的问题 #{number}")
    static let body = Phrase(
        en: """
            Your question #{number} has arrived and a person will answer it. {place}
            Follow it here; your place is always up to date there:
            {link}

            The link is private: whoever has it can read the conversation. We write again when there is an answer.
            We never ask for your seed phrase or private key. Whoever does so in our name is a thief.
            """,
        zh: """
            您的问题 #{number} 已收到，将由人工客服处理。{place}
            随时可以在这里查看，排队位置实时更新：
            {link}

            链接仅供您本人使用，拿到链接的人都能看到会话内容。有回复时会再发邮件给您。
            我们绝不会索要助记词或私钥，以我们名义索要的都是骗子。
            """)

    /// - Returns: where they stand, and how long it is likely to take or when somebody is there again.
    static func place(_ place: Wire.Queue, _ language: Language) -> String {
        let values = ["position": String(place.position)]
        if let eta = place.eta { return range(language, values.merging(["low": String(eta.low), "high": String(eta.high)]) { first, _ in first }) }
        if let opens = place.opensAt {
            return later(language, values.merging(["time": "\(opens.prefix(16).replacing("T", with: " ")) UTC"]) { first, _ in first })
        }
        return position(language, values)
    }

    private static let range = Phrase(
        en: "You are number {position} in the line: about {low} to {high} minutes.", zh: "您目前排在第 {position} 位，预计 {low}–{high} 分钟。")
    private static let later = Phrase(
        en: "Nobody is on duty now; you are number {position} in the line, which goes on at {time}.", zh: "目前不在服务时间，您排在第 {position} 位，{time} 开始处理。")
    private static let position = Phrase(en: "You are number {position} in the line.", zh: "您目前排在第 {position} 位。")
}

extension Migration {
    package static let receipts = Migration(
        "0019-receipts", "CREATE TABLE mail_receipt (conversation_id TEXT PRIMARY KEY REFERENCES conversation (id), sent_at BIGINT NOT NULL)")
}
