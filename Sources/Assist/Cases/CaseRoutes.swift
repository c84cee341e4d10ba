package import Accounts
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store

struct CaseView: Codable, Sendable {
    var id: ID<SolvedCase>
    var language: Language
    var topic: Sorting.Topic
    var text: CaseText
    var state: SolvedCase.State
    var expiresOn: String
    var supersededBy: ID<SolvedCase>?
    var author: String
    var reviewer: String?

    init(_ found: SolvedCase) {
        id = found.id
        language = found.language
        topic = found.topic
        text = found.text
        state = found.state
        expiresOn = found.expiresOn
        supersededBy = found.supersededBy
        author = found.author
        reviewer = found.reviewer
    }
}

struct CaseList: Codable, Sendable { var cases: [CaseView] }

struct CaseBody: Codable, Sendable {
    var topic: Sorting.Topic
    var title: String
    var problem: String
    var evidence: String
    var cause: String
    var remedy: String
}

/// Which case's place is taken; none where it is new.
struct CasePublication: Codable, Sendable { var supersedes: ID<SolvedCase>? }
struct CasePromotion: Codable, Sendable { var slug: String; var topic: String }

extension AssistService {
    private static let listed = 200

    package func caseRoutes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        table.json(
            .post, "/api/v1/conversations/{id}/case", "Begin the case of a conversation", gate: accounts.gate(.handleConversations), gives: CaseView.self
        ) { call, me in
            let id = try call.id("id", of: Conversation.self)
            let made = try await inbox.explaining { try await draftCase(of: id, by: me) }
            return .created(try await view(of: made))
        }
        table.json(.get, "/api/v1/cases", "Cases, by state", gate: accounts.gate(.readKnowledge), gives: CaseList.self) { call, _ in
            let state = call.query("state").flatMap(SolvedCase.State.init) ?? .published
            let cases = try await store.read { tx in try tx.solvedCases(state, limit: Self.listed) }
            return .ok(CaseList(cases: cases.map { CaseView($0) }))
        }
        table.json(.get, "/api/v1/cases/{id}", "One case", gate: accounts.gate(.readKnowledge), gives: CaseView.self) { call, _ in
            .ok(try await view(of: try call.id("id", of: SolvedCase.self)))
        }
        table.json(
            .put, "/api/v1/cases/{id}", "Change what a case says", gate: accounts.gate(.handleConversations), takes: CaseBody.self, gives: CaseView.self
        ) { call, me, body in
            let id = try call.id("id", of: SolvedCase.self)
            let text = CaseText(title: body.title, problem: body.problem, evidence: body.evidence, cause: body.cause, remedy: body.remedy)
            try await explainingCase { try await write(text, topic: body.topic, in: id, by: me) }
            return .ok(try await view(of: id))
        }
        addStates(to: &table, accounts)
        return table
    }

    private func addStates(to table: inout RouteTable, _ accounts: AccountsService) {
        let path = "/api/v1/cases/{id}/publication"
        table.json(
            .post, path, "Show a case to agents", gate: accounts.gate(.writeKnowledge), takes: CasePublication.self, gives: CaseView.self
        ) { call, me, body in
            let id = try call.id("id", of: SolvedCase.self)
            try await explainingCase { try await publish(id, superseding: body.supersedes, by: me) }
            return .ok(try await view(of: id))
        }
        table.json(.delete, path, "Take a case out of agents' sight", gate: accounts.gate(.writeKnowledge), gives: CaseView.self) { call, me in
            let id = try call.id("id", of: SolvedCase.self)
            try await explainingCase { try await retire(id, by: me) }
            return .ok(try await view(of: id))
        }
        table.json(
            .post, "/api/v1/cases/{id}/article", "Begin an article for customers out of a case", gate: accounts.gate(.writeKnowledge),
            takes: CasePromotion.self, gives: ArticleDetail.self
        ) { call, me, body in
            let id = try call.id("id", of: SolvedCase.self)
            let article = try await explainingCase { try await promote(id, slug: body.slug, topic: body.topic, by: me) }
            return .created(
                try await store.read { tx in
                    guard let article = try tx.article(article) else { throw APIError.notFound }
                    return try tx.detail(article)
                })
        }
    }

    private func view(of id: ID<SolvedCase>) async throws -> CaseView {
        guard let found = try await store.read({ tx in try tx.solvedCase(id) }) else { throw APIError.notFound }
        return CaseView(found)
    }

    private func explainingCase<T>(_ body: () async throws -> T) async throws -> T {
        do { return try await body() } catch let problem as CaseProblem { throw problem.explained } catch let problem as ArticleProblem {
            throw problem.explained
        }
    }
}
