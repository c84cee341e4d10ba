package import Accounts
package import HTTPKit
import HTTPTypes
import Kit
import Store

struct SideLetterBody: Codable, Sendable {
    var party: String
    var address: String
    var subject: String
    var text: String
    var consent: ConsentBody?
}

struct SideMessageBody: Codable, Sendable { var text: String; var consent: ConsentBody? }

struct SideConversationView: Codable, Sendable {
    struct Letter: Codable, Sendable {
        /// Absent: the party's answer.
        var by: String?
        var text: String
        var at: Instant
        /// When the mail server took it; absent for an answer and while it is on its way.
        var sentAt: Instant?
    }

    var id: ID<SideConversation>
    var party: String
    var address: String
    var subject: String
    var openedAt: Instant
    var closedAt: Instant?
    var letters: [Letter]

    init(_ side: SideConversation, _ messages: [SideMessage]) {
        id = side.id
        party = side.party
        address = side.address
        subject = side.subject
        openedAt = side.openedAt
        closedAt = side.closedAt
        letters = messages.filter { $0.side == side.id }.map { Letter(by: $0.staffName, text: $0.text, at: $0.at, sentAt: $0.sentAt) }
    }
}

struct SideConversationList: Codable, Sendable { var sideConversations: [SideConversationView] }

struct LetterTemplateBody: Codable, Sendable {
    var name: String
    var party: String
    var address: String
    var subject: String
    var text: String
    var consent: ConsentBody?

    var content: LetterTemplate.Content { LetterTemplate.Content(name: name, party: party, address: address, subject: subject, text: text) }
}

struct LetterTemplateView: Codable, Sendable {
    var id: ID<LetterTemplate>
    var name: String
    var party: String
    var address: String
    var subject: String
    var text: String

    init(_ template: LetterTemplate) { self.init(id: template.id, template.content) }

    init(id: ID<LetterTemplate>, _ content: LetterTemplate.Content) {
        self.id = id
        name = content.name
        party = content.party
        address = content.address
        subject = content.subject
        text = content.text
    }
}

struct LetterTemplateList: Codable, Sendable { var templates: [LetterTemplateView] }

extension SideConversationService {
    package func routes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        addConversations(to: &table, accounts)
        addTemplates(to: &table, accounts)
        addPages(to: &table)
        return table
    }

    private func addConversations(to table: inout RouteTable, _ accounts: AccountsService) {
        let base = "/api/v1/conversations/{id}/side-conversations"
        let gate = accounts.gate(.handleConversations)
        table.json(.get, base, "What was asked outside about it", gate: accounts.gate(.readConversations), gives: SideConversationList.self) { call, me in
            let (sides, messages) = try await sides(of: try call.id("id", of: Conversation.self), for: me)
            return .ok(SideConversationList(sideConversations: sides.map { SideConversationView($0, messages) }))
        }
        table.json(.post, base, "Write to somebody outside", gate: gate, takes: SideLetterBody.self, gives: SideConversationView.self) { call, me, body in
            let id = try call.id("id", of: Conversation.self)
            let made = try await inbox.explaining { try await open(body, in: id, by: me) }
            return .created(SideConversationView(made, try await inbox.store.read { tx in try tx.sideMessages(of: [made.id]) }))
        }
        table.json(.post, "\(base)/{side}/letters", "Write there again", gate: gate, takes: SideMessageBody.self) { call, me, body in
            let (id, side) = (try call.id("id", of: Conversation.self), try call.id("side", of: SideConversation.self))
            try await inbox.explaining { try await write(try TypedText(body.text), consent: body.consent, to: side, in: id, by: me) }
        }
        table.command(.delete, "\(base)/{side}", "End it: no more answers are taken", gate: gate) { call, me in
            let (id, side) = (try call.id("id", of: Conversation.self), try call.id("side", of: SideConversation.self))
            try await inbox.explaining { try await close(side, in: id, by: me) }
        }
        table.add(
            .get, "/console/fragments/side/{id}", "What was asked outside, as a part of the console", gate: accounts.gate(.readConversations), kind: .page
        ) { call, me in
            Reply.html(try await sidePart(try call.id("id", of: Conversation.self), for: me, call.language))
        }
    }

    private func addTemplates(to table: inout RouteTable, _ accounts: AccountsService) {
        let gate = accounts.gate(.writeMacros)
        table.json(.get, "/api/v1/letter-templates", "All letters outside", gate: accounts.gate(nil), gives: LetterTemplateList.self) { _, _ in
            .ok(LetterTemplateList(templates: try await inbox.store.read { tx in try tx.letterTemplates() }.map(LetterTemplateView.init)))
        }
        table.json(
            .post, "/api/v1/letter-templates", "Add a letter", gate: gate, takes: LetterTemplateBody.self, gives: LetterTemplateView.self
        ) { _, me, body in
            .created(LetterTemplateView(id: try await save(nil, body.content, consent: body.consent, by: me), body.content))
        }
        table.json(
            .put, "/api/v1/letter-templates/{id}", "Change a letter", gate: gate, takes: LetterTemplateBody.self, gives: LetterTemplateView.self
        ) { call, me, body in
            let id = try call.id("id", of: LetterTemplate.self)
            guard try await inbox.store.read({ tx in try tx.letterTemplates() }).contains(where: { $0.id == id }) else { throw APIError.notFound }
            return .ok(LetterTemplateView(id: try await save(id, body.content, consent: body.consent, by: me), body.content))
        }
        table.command(.delete, "/api/v1/letter-templates/{id}", "Delete a letter", gate: gate) { call, me in
            try await delete(try call.id("id", of: LetterTemplate.self), by: me)
        }
    }

    private func addPages(to table: inout RouteTable) {
        table.add(.get, "/side/{id}/{key}", "Where somebody outside reads what we asked", gate: .everyone, kind: .page) { call, _ in
            let found = try await opened(call.parameter("id"), key: call.parameter("key"))
            return Reply.html(PartyPage(found: found, isThanked: false, problem: nil, language: call.language).html, status: found == nil ? .notFound : .ok)
        }
        table.add(.post, "/side/{id}/{key}", "Takes an answer of somebody outside", gate: .everyone, kind: .page) { call, _ in
            guard let found = try await opened(call.parameter("id"), key: call.parameter("key")) else {
                return Reply.html(PartyPage(found: nil, isThanked: false, problem: nil, language: call.language).html, status: .notFound)
            }
            do {
                try await inbox.explaining {
                    try await answer(try TypedText(try await call.answerText), to: found.side, language: call.language)
                }
            } catch let error as APIError {
                let page = PartyPage(found: found, isThanked: false, problem: error.message(call.language), language: call.language)
                return Reply.html(page.html, status: HTTPResponse.Status(code: error.code.status))
            }
            let now = try await opened(call.parameter("id"), key: call.parameter("key"))
            return Reply.html(PartyPage(found: now, isThanked: true, problem: nil, language: call.language).html)
        }
    }

    func sides(of id: ID<Conversation>, for me: SignedIn) async throws -> ([SideConversation], [SideMessage]) {
        try await inbox.explaining {
            try await inbox.store.read { tx in
                _ = try tx.access(conversation: id, for: me)
                let sides = try tx.sideConversations(of: id)
                return (sides, try tx.sideMessages(of: sides.map(\.id)))
            }
        }
    }
}

extension Call {
    /// The one field of the party's page.
    fileprivate var answerText: String {
        get async throws { String(decoding: try await parts(limit: 200_000).first { $0.name == "text" }?.bytes ?? [], as: UTF8.self) }
    }
}
