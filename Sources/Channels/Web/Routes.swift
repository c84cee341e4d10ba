import Accounts
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store
import WalletSafety
import Wire

struct LinkRequest: Codable, Sendable { var conversationId: String; var key: String }
struct ConversationList: Codable, Sendable { var conversations: [Wire.Conversation] }

extension CustomerWire {
    package var routes: RouteTable {
        var table = RouteTable()
        addSessions(to: &table)
        addConversations(to: &table)
        addMessages(to: &table)
        addAnswers(to: &table)
        addAttachments(to: &table)
        addPublic(to: &table)
        table.add(.get, "/client/v1/conversations/{id}/events", "Live events of a conversation", gate: gate, kind: .stream) { call, me in
            try await stream(call, me)
        }
        return table
    }

    private func addSessions(to table: inout RouteTable) {
        table.json(
            .post, "/client/v1/sessions", "Start a session", gate: .everyone, takes: SessionRequest.self, gives: Session.self
        ) { call, _, body in
            try limits.sessions.take(call.address, now: clock.now())
            let started = try await sessions.start(language: Language(preferring: String(body.locale.prefix(200))), identity: body.identity)
            return .created(Session(token: started.token, contactId: started.contact.description, expiresAt: started.expiresAt.iso8601))
        }
        table.json(
            .post, "/client/v1/link-sessions", "Start a session by a private link", gate: .everyone, takes: LinkRequest.self, gives: Session.self
        ) { call, _, body in
            try limits.sessions.take(call.address, now: clock.now())
            guard let id = ID<Inbox.Conversation>(body.conversationId) else { throw APIError.notFound }
            let started = try await sessions.start(link: id, key: body.key)
            return .created(Session(token: started.token, contactId: started.contact.description, expiresAt: started.expiresAt.iso8601))
        }
    }

    private func addConversations(to table: inout RouteTable) {
        table.json(
            .post, "/client/v1/conversations", "Ask a question", gate: gate, takes: ConversationRequest.self, gives: Wire.Conversation.self
        ) { call, me, body in
            guard me.only == nil else { throw APIError.forbidden }
            try limits.conversations.take(me.contact.description, now: clock.now())
            let asked: Opening = try await inbox.explaining { try opening(body, language: call.language) }
            let outcome = try await inbox.explaining { try await inbox.open(asked, by: me.contact) }
            var shown = try await view(outcome.value)
            shown.privateLink = sessions.privateLink(outcome.value.id)
            if case .made = outcome, !asked.removedCodes.isEmpty { shown.removed = asked.removedCodes }
            let answer = shown
            return outcome.answer { _ in answer }
        }
        table.json(.get, "/client/v1/conversations", "My conversations, newest first", gate: gate, gives: ConversationList.self) { _, me in
            let views = try await store.read { tx in
                let only = try me.only.map { try tx.continuation(of: $0) }
                return try tx.conversations(of: me.contact, limit: 20).filter { only == nil || $0.id == only }.map { try view($0, in: tx) }
            }
            return .ok(ConversationList(conversations: views))
        }
        table.json(.get, "/client/v1/conversations/{id}", "One of my conversations", gate: gate, gives: Wire.Conversation.self) { call, me in
            let id = try await reach(call, me)
            return .ok(
                try await inbox.explaining {
                    try await store.read { tx in try view(try tx.access(conversation: id, for: me.contact), in: tx) }
                })
        }
        table.json(.put, "/client/v1/conversations/{id}/email", "Where to mail that an answer waits", gate: gate, takes: NoticeAddress.self) { call, me, body in
            let id = try await reach(call, me)
            guard AccountsService.isEmail(body.email) else { throw AccountError.badEmail.explained }
            try await inbox.explaining { try await inbox.setEmail(body.email, of: id, by: me.contact) }
        }
    }

    private func addMessages(to table: inout RouteTable) {
        table.json(
            .post, "/client/v1/conversations/{id}/messages", "Write a message", gate: gate, takes: MessageRequest.self, gives: Wire.Message.self
        ) { call, me, body in
            let id = try await reach(call, me)
            try limits.messages.take(me.contact.description, now: clock.now())
            let outcome = try await inbox.explaining {
                let place: ScreeningPlace = body.declared == .transactionHash ? .declaredHash : .message
                let screening = try await inbox.screened(try TypedText(body.text), at: place, in: id, language: call.language)
                return try await inbox.write(screening, clientID: try ClientID(body.clientId), to: id, by: me.contact)
            }
            return outcome.answer { Wire.Message($0, files: [], codes: inbox.codes) }
        }
        table.json(.get, "/client/v1/conversations/{id}/messages", "Messages after a number", gate: gate, gives: MessageList.self) { call, me in
            let id = try await reach(call, me)
            let after = call.query("after").flatMap { Int64($0) } ?? 0
            return .ok(
                try await inbox.explaining {
                    try await store.read { tx in
                        _ = try tx.access(conversation: id, for: me.contact)
                        let messages = try tx.messages(of: id, after: after, limit: 100, withNotes: false)
                        let files = try tx.attachments(of: id, from: messages.first?.seq ?? 0, through: messages.last?.seq ?? 0)
                        let views = messages.map { message in
                            Wire.Message(message, files: (files[message.seq] ?? []).filter { $0.destroyedAt == nil }, codes: inbox.codes)
                        }
                        return MessageList(messages: views, next: messages.count == 100 ? messages.last.map { Int($0.seq) } : nil)
                    }
                })
        }
        table.command(.post, "/client/v1/conversations/{id}/typing", "I am typing", gate: gate) { call, me in
            let id = try await reach(call, me)
            try await requireAccess(id, me)
            inbox.viewers.type(.customer, in: id)
        }
    }

    private func addAnswers(to table: inout RouteTable) {
        func step<Body: Decodable & Sendable>(
            _ noun: String, _ summary: String, takes: Body.Type,
            _ act: @escaping @Sendable (ID<Inbox.Conversation>, Customer, Body, Call) async throws -> Inbox.Conversation
        ) {
            table.json(.post, "/client/v1/conversations/{id}/\(noun)", summary, gate: gate, takes: Body.self, gives: Wire.Conversation.self) { call, me, body in
                let id = try await reach(call, me)
                return .ok(try await view(try await inbox.explaining { try await act(id, me, body, call) }))
            }
        }
        func step(
            _ noun: String, _ summary: String, _ act: @escaping @Sendable (ID<Inbox.Conversation>, Customer) async throws -> Inbox.Conversation
        ) {
            table.json(.post, "/client/v1/conversations/{id}/\(noun)", summary, gate: gate, gives: Wire.Conversation.self) { call, me in
                let id = try await reach(call, me)
                return .ok(try await view(try await inbox.explaining { try await act(id, me) }))
            }
        }
        step("answer-feedback", "Whether an answer helped", takes: AnswerFeedback.self) { id, me, body, _ in
            guard let message = ID<Inbox.Message>(body.messageId) else { throw APIError.notFound }
            return try await inbox.judgeAnswer(message, helped: body.helped, in: id, by: me.contact)
        }
        step("handover", "A person, please") { id, me in try await inbox.handOver(id, by: me.contact) }
        step("resolution", "Solved or not", takes: Resolution.self) { id, me, body, _ in
            body.solved ? try await inbox.confirmSolved(id, by: me.contact) : try await inbox.reopen(id, by: me.contact)
        }
        step("reopening", "Not solved after all") { id, me in try await inbox.reopen(id, by: me.contact) }
        step("rating", "How it was", takes: Rating.self) { id, me, body, call in
            guard (1...5).contains(body.score) else { throw APIError.unacceptable("The score is 1 to 5.", "评分须在 1 到 5 之间。") }
            let comment = try body.comment.flatMap { $0.isEmpty ? nil : $0 }.map {
                inbox.screened(try TypedText($0, limit: 2_000), language: call.language)
            }
            return try await inbox.rate(id, score: body.score, comment: comment, by: me.contact)
        }
    }

    private func addAttachments(to table: inout RouteTable) {
        table.add(.post, "/client/v1/conversations/{id}/attachments", "Send a file", gate: gate, kind: .upload) { call, me in
            let id = try await reach(call, me)
            try limits.uploads.take(me.contact.description, now: clock.now())
            try await requireAccess(id, me)
            let outcome = try await inbox.receiveFile(call, into: id, from: .customer(me.contact), language: call.language)
            let shown = try await store.read { tx in try view(outcome.value, in: tx) }
            return try Reply.json(shown, status: outcome.status)
        }
        table.add(.get, "/client/v1/conversations/{id}/attachments/{attachment}", "Download a file", gate: gate, kind: .download) { call, me in
            let id = try await reach(call, me)
            let key = try call.id("attachment", of: Inbox.Attachment.self)
            let found = try await inbox.explaining {
                try await store.read { tx -> Inbox.Attachment in
                    _ = try tx.access(conversation: id, for: me.contact)
                    guard let found = try tx.attachment(key, in: id) else { throw AccessDenied() }
                    return found
                }
            }
            return try await inbox.download(found)
        }
    }

    private func addPublic(to table: inout RouteTable) {
        table.json(.get, "/client/v1/articles", "Search the help center", gate: .everyone, gives: ArticleHits.self) { call, _ in
            try limits.searches.take(call.address, now: clock.now())
            let language = call.query("language").flatMap(Language.init) ?? call.language
            return .ok(ArticleHits(articles: articles(String((call.query("query") ?? "").prefix(200)), language)))
        }
        table.json(.get, "/client/v1/announcements", "What everybody should know now", gate: .everyone, gives: Announcements.self) { call, _ in
            .ok(Announcements(announcements: try await currentAnnouncements(call.language)))
        }
    }

    // MARK: - Parts

    private func requireAccess(_ id: ID<Inbox.Conversation>, _ me: Customer) async throws {
        try await inbox.explaining {
            _ = try await store.read { tx in try tx.access(conversation: id, for: me.contact) }
        }
    }

    /// The conversation of the path, or the one that it was merged into, where the session may reach it at all; that it is theirs is asked with
    /// `access`.
    func reach(_ call: Call, _ me: Customer) async throws -> ID<Inbox.Conversation> {
        let asked = try call.id("id", of: Inbox.Conversation.self)
        return try await store.read { tx in
            let id = try tx.continuation(of: asked)
            if let only = me.only, only != asked, try tx.continuation(of: only) != asked { throw APIError.notFound }
            return id
        }
    }

    private func opening(_ body: ConversationRequest, language: Language) throws -> Opening {
        let place: ScreeningPlace = body.declared == .transactionHash ? .declaredHash : .message
        let message = inbox.screened(try TypedText(body.text), at: place, language: language)
        var opening = Opening(clientID: try ClientID(body.clientId), channel: body.form == nil ? .widget : .form, message: message)
        guard let form = body.form else { return opening }
        // The name of a topic and nothing else: part of a phrase, cut off, would pass the screen.
        guard (1...40).contains(form.topic.utf8.count), form.topic.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }) else {
            throw APIError.unacceptable("Choose one of the topics.", "请选择一个主题。")
        }
        opening.topic = form.topic
        if let email = form.email, !email.isEmpty {
            guard AccountsService.isEmail(email) else { throw AccountError.badEmail.explained }
            opening.email = email
        }
        let fields: [(Phrase, String?, ScreeningPlace)] = [
            (FormLabels.hash, form.transactionHash, .hashField), (FormLabels.address, form.address, .message),
            (FormLabels.version, form.appVersion, .message), (FormLabels.system, form.system, .message),
        ]
        opening.details = try fields.compactMap { label, value, place in
            guard let value, value.contains(where: { !$0.isWhitespace }) else { return nil }
            let typed = try TypedText(value, limit: 200)
            // Labelled after screening: the label must not be what makes a key pass for a hash.
            return inbox.screened(typed, at: place, language: language).labelled(label(language))
        }
        return opening
    }
}

/// Labels of the form's fields in a conversation.
enum FormLabels {
    static let hash = Phrase(en: "Transaction hash", zh: "交易哈希")
    static let address = Phrase(en: "Address", zh: "地址")
    static let version = Phrase(en: "App version", zh: "App 版本")
    static let system = Phrase(en: "System", zh: "系统")
}
