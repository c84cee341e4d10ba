import Accounts
import Crypto
import Foundation
import HTTPKit
package import Kit
package import Store
import TextKit
import WalletSafety

/// Asks people outside by mail and takes their answers on a page of its own, which the letter's link opens.
package struct SideConversationService: Sendable {
    static let letterJob = "side.letter"

    let inbox: InboxService
    /// nil where the desk sends no mail.
    let post: LetterPost?
    /// `https://desk.example`, in front of a path.
    let publicURL: String
    /// What is known about a conversation from the chain. Supplied by whoever reads it.
    let facts: @Sendable (ID<Conversation>, any Reading) throws -> CaseFacts
    private let key: SymmetricKey
    /// Answers by one link: enough for a talk, too few for a flood.
    private let throttle = Throttle(limit: 20, per: .hours(1))

    /// - Parameter linkSecret: the desk's own, from which the keys of links are made.
    package init(
        inbox: InboxService, post: LetterPost?, publicURL: String, linkSecret: String,
        facts: @escaping @Sendable (ID<Conversation>, any Reading) throws -> CaseFacts
    ) {
        self.inbox = inbox
        self.post = post
        self.publicURL = publicURL
        self.facts = facts
        key = SymmetricKey(data: Array(linkSecret.utf8))
    }

    package var jobs: [String: JobRunner.Handler] { [Self.letterJob: { job in try await deliver(job) }] }

    // MARK: - What staff do

    /// Writes to somebody outside.
    /// - Throws: `APIError` where something is missing or may not be said, or the desk sends no mail; `AccessDenied`.
    func open(_ letter: SideLetterBody, in id: ID<Conversation>, by me: SignedIn) async throws -> SideConversation {
        guard post != nil else { throw SideStrings.noMail }
        guard (1...60).contains(letter.party.count), WalletSafety.isFreeOfSecrets(letter.party), (1...200).contains(letter.subject.count),
            AccountsService.isEmail(letter.address)
        else { throw SideStrings.incompleteLetter }
        let subject = try await inbox.outbound(try TypedText(letter.subject), consent: letter.consent, in: id, by: me)
        let text = try await inbox.outbound(try TypedText(letter.text), consent: letter.consent, in: id, by: me)
        let side = inbox.ids.next(SideConversation.self)
        let (message, note) = (inbox.ids.next(SideMessage.self), inbox.ids.next(Message.self))
        let now = inbox.clock.now()
        return try await inbox.store.write { tx in
            _ = try tx.access(conversation: id, for: me)
            try tx.execute(
                """
                INSERT INTO side_conversation (id, conversation_id, party, address, subject, opened_at)
                VALUES (\(side), \(id), \(letter.party), \(letter.address), \(subject.text), \(now))
                """)
            try tx.write(text, as: message, to: side, by: me, at: now)
            let told = SideStrings.asked(me.staff.language, ["party": letter.party, "subject": subject.text])
            try tx.insert(Draft(author: .agent, staff: me.staff.id, isNote: true, text: told), id: note, into: id, at: now)
            try tx.audit(me.staff.id, "side.opened", id.description, detail: letter.party, at: now)
            guard let made = try tx.sideConversation(side) else { throw AccessDenied() }
            return made
        }
    }

    /// Goes on with it.
    func write(_ typed: TypedText, consent: ConsentBody?, to side: ID<SideConversation>, in id: ID<Conversation>, by me: SignedIn) async throws {
        let text = try await inbox.outbound(typed, consent: consent, in: id, by: me)
        let message = inbox.ids.next(SideMessage.self)
        let now = inbox.clock.now()
        try await inbox.store.write { tx in
            let found = try tx.sideConversation(side, in: id, for: me)
            guard found.closedAt == nil else { throw TransitionRefused.notInThisState }
            try tx.write(text, as: message, to: side, by: me, at: now)
            try tx.append(.conversationChanged, id, at: now)
        }
    }

    /// Ends it: the link takes no more answers.
    func close(_ side: ID<SideConversation>, in id: ID<Conversation>, by me: SignedIn) async throws {
        let now = inbox.clock.now()
        try await inbox.store.write { tx in
            _ = try tx.sideConversation(side, in: id, for: me)
            try tx.execute("UPDATE side_conversation SET closed_at = \(now) WHERE id = \(side) AND closed_at IS NULL")
            try tx.append(.conversationChanged, id, at: now)
            try tx.audit(me.staff.id, "side.closed", id.description, detail: side.description, at: now)
        }
    }

    // MARK: - What the party does

    /// The path of the page where the party reads and answers.
    func path(_ side: ID<SideConversation>) -> String {
        "/side/\(side)/\(hex(HMAC<SHA256>.authenticationCode(for: Self.linkText(side), using: key)))"
    }

    /// What a link opens.
    /// - Returns: nil for a link that is none.
    func opened(_ side: String, key code: String) async throws -> (side: SideConversation, messages: [SideMessage])? {
        guard let id = ID<SideConversation>(side),
            HMAC<SHA256>.isValidAuthenticationCode(bytes(hex: code) ?? [], authenticating: Self.linkText(id), using: key)
        else { return nil }
        return try await inbox.store.read { tx in
            guard let found = try tx.sideConversation(id) else { return nil }
            return (found, try tx.sideMessages(of: [id]))
        }
    }

    /// Takes an answer, screened like everything that comes in, and shows it to whoever has the conversation. One that was put aside comes back, and one that was thought solved is opened
    /// again: somebody has to read it.
    func answer(_ typed: TypedText, to side: SideConversation, language: Language) async throws {
        let now = inbox.clock.now()
        try throttle.take(side.id.description, now: now)
        let text = inbox.screened(typed, language: language).text.text
        let (message, note) = (inbox.ids.next(SideMessage.self), inbox.ids.next(Message.self))
        try await inbox.store.write { [isOnDuty = inbox.isOnDuty] tx in
            guard let found = try tx.sideConversation(side.id), found.closedAt == nil else { throw TransitionRefused.notInThisState }
            let id = try tx.continuation(of: found.conversation)
            guard let conversation = try tx.conversation(id) else { throw AccessDenied() }
            try tx.execute("INSERT INTO side_message (id, side_id, text, at) VALUES (\(message), \(side.id), \(text), \(now))")
            let told = SideStrings.answered(conversation.language, ["party": found.party, "text": text])
            try tx.insert(Draft(author: .system, isNote: true, text: told), id: note, into: id, at: now)
            switch conversation.state {
            case .snoozed: try tx.move(conversation, .comeBack, at: now)
            case .resolved, .closed: try tx.move(conversation, .customerWrote(returnTo: try tx.returnAgent(conversation, isOnDuty)), at: now)
            case .bot, .queued, .assigned, .awaitingCustomer, .escalated: break
            }
        }
    }

    private static func linkText(_ side: ID<SideConversation>) -> [UInt8] { Array("side \(side)".utf8) }

    // MARK: - Delivery

    private func deliver(_ job: Job) async throws {
        guard let id = ID<SideMessage>(job.key), let post else { return }
        let found = try await inbox.store.read { tx -> (SideMessage, SideConversation)? in
            guard let message = try tx.sideMessage(id), message.sentAt == nil, let side = try tx.sideConversation(message.side) else { return nil }
            return (message, side)
        }
        guard let (message, side) = found else { return }
        let language = LanguageGuess.of(message.text) ?? .en
        let text = SideStrings.letter(language, ["text": message.text, "link": "\(publicURL)\(path(side.id))?lang=\(language.rawValue)"])
        try await post(Letter(subject: side.subject, text: text, address: side.address, id: "side.\(id)"))
        let now = inbox.clock.now()
        try await inbox.store.write { tx in
            try tx.execute("UPDATE side_message SET sent_at = \(now) WHERE id = \(id)")
            try tx.append(.conversationChanged, try tx.continuation(of: side.conversation), at: now)
        }
    }
}

extension Reading {
    /// A side conversation of a conversation that `me` reaches.
    fileprivate func sideConversation(_ side: ID<SideConversation>, in id: ID<Conversation>, for me: SignedIn) throws -> SideConversation {
        _ = try access(conversation: id, for: me)
        guard let found = try sideConversation(side), try continuation(of: found.conversation) == id else { throw AccessDenied() }
        return found
    }
}

extension WriteTransaction {
    /// Writes a letter and has it delivered.
    fileprivate func write(_ text: OutboundText, as id: ID<SideMessage>, to side: ID<SideConversation>, by me: SignedIn, at now: Instant) throws {
        try execute("INSERT INTO side_message (id, side_id, staff_id, text, at) VALUES (\(id), \(side), \(me.staff.id), \(text.text), \(now))")
        try schedule(NewJob(kind: SideConversationService.letterJob, key: id.description, runAt: now))
        try auditOverride(text, of: id.description, by: me.staff.id, at: now)
    }
}
