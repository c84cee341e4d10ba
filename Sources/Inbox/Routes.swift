package import Accounts
package import HTTPKit
package import HTTPTypes
package import Kit
import Store
import TextKit
import WalletSafety

extension InboxService {
    package func routes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        addReading(to: &table, accounts)
        addWriting(to: &table, accounts)
        addSteps(to: &table, accounts)
        addRegrouping(to: &table, accounts)
        addCare(to: &table, accounts)
        addAttachments(to: &table, accounts)
        addFurniture(to: &table, accounts)
        table.add(.get, "/api/v1/events", "Live events of what I reach", gate: accounts.gate(.readConversations), kind: .stream) { call, me in
            staffStream(call, me, accounts)
        }
        return table
    }

    private func addReading(to table: inout RouteTable, _ accounts: AccountsService) {
        let gate = accounts.gate(.readConversations)
        table.json(.get, "/api/v1/conversations", "A list: mine, waiting, team or all", gate: gate, gives: ConversationPage.self) { call, me in
            let page = try await list(call, for: me)
            return .ok(ConversationPage(conversations: page.items.map(ConversationView.init), next: page.next))
        }
        table.json(.get, "/api/v1/offers", "What I am being asked to take", gate: gate, gives: OfferList.self) { _, me in
            .ok(OfferList(offers: try await store.read { tx in try tx.offers(to: me.staff.id).map(OfferList.Item.init) }))
        }
        table.json(.get, "/api/v1/conversations/{id}", "One conversation", gate: gate, gives: ConversationView.self) { call, me in
            let id = try call.id("id", of: Conversation.self)
            return .ok(ConversationView(try await store.read { tx in try tx.listed(id, for: me) }))
        }
        table.json(.get, "/api/v1/conversations/{id}/messages", "Its messages and notes", gate: gate, gives: MessagePage.self) { call, me in
            let id = try call.id("id", of: Conversation.self)
            let after = call.query("after").flatMap { Int64($0) } ?? 0
            return .ok(
                try await store.read { tx in
                    _ = try tx.access(conversation: id, for: me)
                    let messages = try tx.messages(of: id, after: after, limit: 200, withNotes: true)
                    let files = try tx.attachments(of: id, from: messages.first?.seq ?? 0, through: messages.last?.seq ?? 0)
                    let views = messages.map { MessageView($0, attachments: files[$0.seq] ?? []) }
                    return MessagePage(messages: views, next: messages.count == 200 ? messages.last?.seq : nil)
                })
        }
        table.json(.get, "/api/v1/counts", "How many there are in my lists", gate: gate, gives: Counts.self) { _, me in
            .ok(try await counts(for: me))
        }
        table.json(.get, "/api/v1/search", "Search in all I reach", gate: gate, gives: SearchPage.self) { call, me in
            let order = call.query("order").flatMap(SearchOrder.init) ?? .newest
            let page = try await search(
                String((call.query("query") ?? "").prefix(200)), order: order, before: call.query("before").flatMap { Int64($0) }, limit: 30,
                for: me)
            let hits = page.items.map { hit in
                SearchPage.Hit(
                    conversation: ConversationView(hit.conversation), message: hit.message.id,
                    snippet: hit.snippet.pieces.map { .init(text: $0.text, match: $0.isMatch) }, at: hit.message.createdAt)
            }
            return .ok(SearchPage(hits: hits, next: page.next))
        }
    }

    private func addWriting(to table: inout RouteTable, _ accounts: AccountsService) {
        let gate = accounts.gate(.handleConversations)
        table.json(
            .post, "/api/v1/conversations/{id}/messages", "Reply to the customer", gate: gate, takes: ReplyBody.self, gives: MessageView.self
        ) { call, me, body in
            let id = try call.id("id", of: Conversation.self)
            let outcome = try await explaining {
                let text = try await outbound(try TypedText(body.text), consent: body.consent, in: id, by: me)
                return try await reply(text, clientID: try ClientID(body.clientId), then: body.then ?? .stay, in: id, by: me)
            }
            return outcome.answer { MessageView($0) }
        }
        table.json(
            .post, "/api/v1/conversations/{id}/outbound-judgements", "What would be said of a reply; nothing is sent or kept", gate: gate,
            takes: OutboundBody.self, gives: OutboundJudgementView.self
        ) { call, me, body in
            let id = try call.id("id", of: Conversation.self)
            let found: OutboundJudgement = try await explaining { try await judgement(of: try TypedText(body.text).text, in: id, by: me) }
            return .ok(OutboundJudgementView(found, language: call.language))
        }
        table.json(
            .post, "/api/v1/conversations/{id}/notes", "Write a note that staff alone see", gate: gate, takes: NoteBody.self,
            gives: MessageView.self
        ) { call, me, body in
            let id = try call.id("id", of: Conversation.self)
            let outcome = try await explaining {
                let text = try TypedText(body.text).screened(language: me.staff.language).text
                return try await note(text, clientID: try ClientID(body.clientId), in: id, by: me)
            }
            return outcome.answer { MessageView($0) }
        }
        table.command(.post, "/api/v1/conversations/{id}/typing", "I am typing", gate: gate) { call, me in
            let id = try call.id("id", of: Conversation.self)
            _ = try await store.read { tx in try tx.access(conversation: id, for: me) }
            viewers.type(.staff, in: id)
        }
        table.json(.post, "/api/v1/conversations/{id}/viewing", "I am looking; answers who else is", gate: gate, gives: Viewers.self) { call, me in
            let id = try call.id("id", of: Conversation.self)
            let others = viewers.look(me.staff.id, at: id)
            let names = try await store.read { tx in
                _ = try tx.access(conversation: id, for: me)
                return try others.compactMap { try tx.staff($0)?.name }
            }
            return .ok(Viewers(names: names, customerTyping: viewers.isTyping(.customer, in: id)))
        }
    }

    private func addSteps(to table: inout RouteTable, _ accounts: AccountsService) {
        let gate = accounts.gate(.handleConversations)
        func step<Body: Decodable & Sendable>(
            _ method: HTTPRequest.Method, _ noun: String, _ summary: String, takes: Body.Type,
            _ act: @escaping @Sendable (ID<Conversation>, SignedIn, Body) async throws -> Void
        ) {
            table.json(method, "/api/v1/conversations/{id}/\(noun)", summary, gate: gate, takes: Body.self) { call, me, body in
                let id = try call.id("id", of: Conversation.self)
                try await explaining { try await act(id, me, body) }
            }
        }
        func step(_ method: HTTPRequest.Method, _ noun: String, _ summary: String, _ act: @escaping @Sendable (ID<Conversation>, SignedIn) async throws -> Void)
        {
            table.command(method, "/api/v1/conversations/{id}/\(noun)", summary, gate: gate) { call, me in
                let id = try call.id("id", of: Conversation.self)
                try await explaining { try await act(id, me) }
            }
        }
        step(.post, "assignment", "Take it, or give it to someone of its team", takes: AssignmentBody.self) { id, me, body in
            if let agent = body.agent { try await assign(id, to: agent, by: me) } else { try await take(id, by: me) }
        }
        step(.delete, "offer", "Decline what I am being asked to take") { id, me in try await decline(id, by: me) }
        step(.post, "transfer", "Move it to another queue", takes: TransferBody.self) { id, me, body in
            let note = try body.note.map { try TypedText($0).screened(language: me.staff.language).text }
            try await transfer(id, to: body.queue, note: note, by: me)
        }
        step(.post, "snooze", "Put it aside until a time", takes: TimeBody.self) { id, me, body in
            try await snooze(id, until: body.at, by: me)
        }
        step(.post, "wait", "Wait for the customer's answer") { id, me in try await awaitCustomer(id, by: me) }
        step(.post, "escalation", "Give it to an expert team", takes: EscalationBody.self) { id, me, body in
            let note = try TypedText(body.note).screened(language: me.staff.language).text
            try await escalate(id, to: body.team, note: note, facts: body.facts?.byName ?? [:], by: me)
        }
        step(.put, "finding", "What an expert found; it goes back to who asked", takes: FindingBody.self) { id, me, body in
            try await report(Escalation.Finding(cause: body.cause, remedy: body.remedy, fault: body.fault), of: id, by: me)
        }
        table.json(
            .get, "/api/v1/product-faults", "Faults of the product, by how many people they met", gate: accounts.gate(.readConversations), gives: FaultList.self
        ) {
            _, _ in
            let faults = try await store.read { tx in try tx.productFaults() }
            return .ok(FaultList(faults: faults.map { .init(name: $0.name, people: $0.people, conversations: $0.conversations, lastAt: $0.lastAt) }))
        }
        step(.delete, "escalation", "Back to the agent who escalated it") { id, me in try await bringBack(id, by: me) }
        step(.post, "resolution", "Mark it solved; the customer is asked") { id, me in try await resolve(id, by: me) }
        step(.put, "closing-reason", "Say why it is over", takes: ClosingReasonBody.self) { id, me, body in
            try await setClosingReason(body.reason, of: id, by: me)
        }
        step(.post, "reopening", "Open it again, for me") { id, me in try await reopen(id, by: me) }
        step(.post, "check-back", "Ask the customer again at a time", takes: TimeBody.self) { id, me, body in
            try await scheduleCheckBack(id, at: body.at, by: me)
        }
        table.json(
            .put, "/api/v1/conversations/{id}/priority", "Put it before others, or back", gate: accounts.gate(.leadTeams), takes: PriorityBody.self
        ) { call, me, body in
            let id = try call.id("id", of: Conversation.self)
            try await explaining { try await prioritise(id, body.priority, by: me) }
        }
        step(.put, "tags", "Replace its tags", takes: TagsBody.self) { id, me, body in try await setTags(body.tags, of: id, by: me) }
    }

    private func addRegrouping(to table: inout RouteTable, _ accounts: AccountsService) {
        let gate = accounts.gate(.handleConversations)
        table.json(
            .get, "/api/v1/conversations/{id}/regroupings", "What was moved into or out of it, the newest first", gate: accounts.gate(.readConversations),
            gives: RegroupingList.self
        ) { call, me in
            let id = try call.id("id", of: Conversation.self)
            let found = try await store.read { tx in
                _ = try tx.access(conversation: id, for: me)
                return try tx.regroupings(of: id)
            }
            return .ok(RegroupingList(regroupings: found.map(RegroupingView.init)))
        }
        table.json(
            .post, "/api/v1/conversations/{id}/merge", "Bring all of it into another conversation of the same person", gate: gate, takes: MergeBody.self,
            gives: RegroupingView.self
        ) { call, me, body in
            let id = try call.id("id", of: Conversation.self)
            return .created(RegroupingView(try await explaining { try await merge(id, into: body.into, by: me) }))
        }
        table.json(
            .post, "/api/v1/conversations/{id}/split", "Take messages about something else into a new conversation of mine", gate: gate,
            takes: SplitBody.self, gives: RegroupingView.self
        ) { call, me, body in
            let id = try call.id("id", of: Conversation.self)
            guard body.messages.count <= 500 else { throw APIError.unacceptable("Choose at most 500 messages.", "最多选择 500 条消息。") }
            return .created(RegroupingView(try await explaining { try await split(id, messages: Set(body.messages), by: me) }))
        }
        table.command(.delete, "/api/v1/conversations/{id}/regroupings/{regrouping}", "Take a merge or a split back", gate: gate) { call, me in
            let (id, record) = (try call.id("id", of: Conversation.self), try call.id("regrouping", of: Regrouping.self))
            try await explaining { try await undo(record, in: id, by: me) }
        }
    }

    private func addCare(to table: inout RouteTable, _ accounts: AccountsService) {
        table.json(
            .put, "/api/v1/conversations/{id}/spam", "Mark as spam, or take that back", gate: accounts.gate(.blockContacts), takes: SpamBody.self
        ) { call, me, body in
            let id = try call.id("id", of: Conversation.self)
            try await explaining { try await markSpam(body.spam, id, by: me) }
        }
        table.json(
            .put, "/api/v1/contacts/{id}/block", "Block a contact, or take that back", gate: accounts.gate(.blockContacts), takes: BlockBody.self
        ) { call, me, body in
            let id = try call.id("id", of: Contact.self)
            try await explaining { try await block(body.blocked, id, by: me) }
        }
        table.command(
            .delete, "/api/v1/conversations/{id}/messages/{message}", "Destroy a message's text for good", gate: accounts.gate(.destroyContent)
        ) { call, me in
            let (id, message) = (try call.id("id", of: Conversation.self), try call.id("message", of: Message.self))
            try await explaining { try await destroy(message: message, in: id, by: me) }
        }
    }

    private func addAttachments(to table: inout RouteTable, _ accounts: AccountsService) {
        table.add(
            .post, "/api/v1/conversations/{id}/attachments", "Send a file", gate: accounts.gate(.handleConversations), kind: .upload
        ) { call, me in
            let id = try call.id("id", of: Conversation.self)
            let outcome = try await receiveFile(call, into: id, from: .staff(me), language: me.staff.language)
            return try Reply.json(MessageView(outcome.value), status: outcome.status)
        }
        table.add(
            .get, "/api/v1/conversations/{id}/attachments/{attachment}", "Download a file", gate: accounts.gate(.readConversations), kind: .download
        ) { call, me in
            let (id, key) = (try call.id("id", of: Conversation.self), try call.id("attachment", of: Attachment.self))
            let found = try await explaining {
                try await store.read { tx in
                    _ = try tx.access(conversation: id, for: me)
                    guard let found = try tx.attachment(key, in: id) else { throw AccessDenied() }
                    return found
                }
            }
            return try await download(found)
        }
        table.command(
            .delete, "/api/v1/conversations/{id}/attachments/{attachment}", "Destroy a file for good", gate: accounts.gate(.destroyContent)
        ) { call, me in
            let (id, key) = (try call.id("id", of: Conversation.self), try call.id("attachment", of: Attachment.self))
            try await explaining { try await destroy(attachment: key, in: id, by: me) }
        }
    }

    private func addFurniture(to table: inout RouteTable, _ accounts: AccountsService) {
        table.json(.get, "/api/v1/queues", "All queues", gate: accounts.gate(nil), gives: QueueList.self) { _, _ in
            let queues = try await store.read { tx in try tx.queues() }
            return .ok(QueueList(queues: queues.map { QueueView(id: $0.id, name: $0.name, team: $0.team) }))
        }
        table.json(
            .post, "/api/v1/queues", "Add a queue", gate: accounts.gate(.administer), takes: QueueBody.self, gives: QueueView.self
        ) { _, me, body in
            let name = body.name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard (1...60).contains(name.count), WalletSafety.isFreeOfSecrets(name) else {
                throw APIError.unacceptable("Give a name of 1 to 60 characters.", "请填写 1 到 60 个字的名称。")
            }
            guard try await store.read({ tx in try tx.teams() }).contains(where: { $0.id == body.team }) else { throw APIError.notFound }
            let id = try await addQueue(name: name, team: body.team, by: me.staff.id)
            return .created(QueueView(id: id, name: name, team: body.team))
        }
        table.json(.get, "/api/v1/macros", "All macros", gate: accounts.gate(nil), gives: MacroList.self) { _, _ in
            .ok(MacroList(macros: try await macros()))
        }
        table.json(
            .post, "/api/v1/macros", "Add a macro", gate: accounts.gate(.writeMacros), takes: MacroBody.self, gives: Macro.self
        ) { _, me, body in
            let id = try await explaining { try await save(nil, body, by: me) }
            return .created(try await macro(id))
        }
        table.json(
            .put, "/api/v1/macros/{id}", "Change a macro", gate: accounts.gate(.writeMacros), takes: MacroBody.self, gives: Macro.self
        ) { call, me, body in
            let id = try call.id("id", of: Macro.self)
            _ = try await macro(id)
            _ = try await explaining { try await save(id, body, by: me) }
            return .ok(try await macro(id))
        }
        table.command(.delete, "/api/v1/macros/{id}", "Delete a macro", gate: accounts.gate(.writeMacros)) { call, me in
            try await delete(macro: try call.id("id", of: Macro.self), by: me.staff.id)
        }
    }
}

// MARK: - Parts of routes

extension InboxService {
    /// The list that a call's query asks for.
    package func list(_ call: Call, for me: SignedIn) async throws -> Page<ListedConversation> {
        let filter = ListFilter(
            view: call.query("view").flatMap(ListView.init) ?? .mine, state: call.query("state").flatMap(ConversationState.Name.init),
            tag: call.query("tag").flatMap { $0.isEmpty ? nil : $0 }, language: call.query("language").flatMap(Language.init),
            isSecurity: call.query("security") == "1")
        let cursor = call.query("cursor")
        return try await store.read { tx in try tx.conversations(filter, cursor: cursor, limit: 50, for: me) }
    }

    func counts(for me: SignedIn) async throws -> Counts {
        try await store.read { tx in
            Counts(
                mine: try tx.count(.mine, limit: 1000, for: me), waiting: try tx.count(.waiting, limit: 1000, for: me),
                team: try tx.count(.team, limit: 1000, for: me), unanswered: try tx.unanswered(for: me))
        }
    }

    private func macro(_ id: ID<Macro>) async throws -> Macro {
        guard let macro = try await macros().first(where: { $0.id == id }) else { throw APIError.notFound }
        return macro
    }

    /// Says an error of the inbox in the caller's terms.
    package func explaining<T>(_ body: () async throws -> T) async throws -> T {
        do {
            return try await body()
        } catch is AccessDenied {
            throw APIError.notFound
        } catch let problem as TextProblem {
            throw problem.explained
        } catch let refusal as OutboundRefusal {
            throw refusal.explained(mayOverride: false)
        } catch TransitionRefused.taken {
            throw APIError.conflict("Somebody else has taken it already.", "已经有人接手了。")
        } catch TransitionRefused.notInThisState {
            throw APIError.conflict("That is not possible in the state the conversation is in now. Reload to see it.", "会话当前状态不允许此操作，请刷新查看。")
        } catch let refusal as RegroupingRefused {
            throw APIError(.conflict, refusal.explanation)
        } catch is Blocked {
            throw APIError(.forbidden, Phrase(en: "Messages from here are not accepted.", zh: "此处的消息不被接收。"))
        }
    }
}

extension Outcome {
    package var status: HTTPResponse.Status {
        switch self {
        case .made: .created
        case .repeated: .ok
        }
    }

    package func answer<View: Encodable & Sendable>(_ view: (Value) -> View) -> Answer<View> {
        switch self {
        case .made(let value): .created(view(value))
        case .repeated(let value): .ok(view(value))
        }
    }
}
