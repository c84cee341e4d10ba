import CMail
import Foundation
import HTTPKit
import Inbox
package import Kit
import Logging
package import Store

/// The mail server that takes the desk's notices.
package struct MailServer: Sendable {
    /// `smtp://host:587` or `smtps://host:465`.
    let url: String
    let user: String?
    let password: Redacted<String>?
    let from: String
    let requiresTLS: Bool

    package init(url: String, user: String?, password: Redacted<String>?, from: String, requiresTLS: Bool) {
        self.url = url
        self.user = user
        self.password = password
        self.from = from
        self.requiresTLS = requiresTLS
    }
}

/// The server did not take a mail. The text is libcurl's and names no person.
struct MailRefused: Error, CustomStringConvertible {
    let description: String
}

/// Tells a person who left an address that an answer waits: a constant text with the private link, nothing of what was said.
package struct NoticeMailer: Sendable {
    static let job = "mail.notice"
    /// One notice of a conversation in so long.
    private static let interval = Span.hours(1)

    let store: Store
    let server: MailServer
    /// `https://desk.example`, in front of a path.
    let publicURL: String
    let sessions: CustomerSessions
    /// Time for the person to see it live first.
    let grace: Span
    let clock: DeskClock

    package init(store: Store, server: MailServer, publicURL: String, sessions: CustomerSessions, grace: Span, clock: DeskClock) {
        self.grace = grace
        self.store = store
        self.server = server
        self.publicURL = publicURL
        self.sessions = sessions
        self.clock = clock
    }

    package var reader: EventReader {
        EventReader(name: "mail-notices", types: [InboxEvent.messageCreated.rawValue]) { events in
            for event in events {
                guard let conversation = event.conversation, try JSON.decode(MessageEvent.self, from: event.data).author == .agent else { continue }
                let runAt = event.at + grace
                try await store.write { tx in
                    try tx.schedule(NewJob(kind: Self.job, key: conversation.description, runAt: runAt))
                }
            }
        }
    }

    package var jobs: [String: JobRunner.Handler] { [Self.job: { job in try await send(job) }] }

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
        try await deliver(NoticeText(link: publicURL + sessions.privateLink(id), language: found.language), to: found.email, id: "\(id).\(now.milliseconds)")
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO mail_notice (conversation_id, sent_at) VALUES (\(id), \(now))
                ON CONFLICT (conversation_id) DO UPDATE SET sent_at = excluded.sent_at
                """)
        }
    }

    @concurrent
    private func deliver(_ text: NoticeText, to address: String, id: String) async throws {
        let message = text.message(from: server.from, to: address, id: id, host: URL(string: publicURL)?.host() ?? "localhost")
        var error = [CChar](repeating: 0, count: 256)
        let code = Self.submit(server, address, message, &error)
        guard code == 0 else {
            throw MailRefused(description: String(decoding: error.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
    }

    private static func submit(_ server: MailServer, _ address: String, _ message: String, _ error: inout [CChar]) -> Int32 {
        func submit(_ password: String?) -> Int32 {
            mail_submit(
                server.url, server.user, password, server.requiresTLS ? 1 : 0, "<\(server.from)>", "<\(address)>", message, message.utf8.count, &error)
        }
        guard let password = server.password else { return submit(nil) }
        return password.reveal { submit($0) }
    }
}

/// The constant text. Nothing a sender wrote comes back, so it can't be used to phish or to flood.
struct NoticeText {
    let link: String
    let language: Language

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

    /// RFC 5322, the text in base64 so that no line is too long.
    func message(from: String, to: String, id: String, host: String) -> String {
        let text = Self.body(language, ["link": link])
        let encoded = Data(text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        let subject = Data(Self.subject(language).utf8).base64EncodedString()
        let lines = [
            "From: <\(from)>", "To: <\(to)>", "Subject: =?utf-8?B?\(subject)?=", "Message-ID: <\(id)@\(host)>", "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", encoded, "",
        ]
        return lines.joined(separator: "\r\n")
    }
}
