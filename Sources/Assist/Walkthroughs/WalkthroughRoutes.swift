package import Accounts
package import HTTPKit
import HTTPTypes
import Kit
import Store

struct WalkthroughBody: Codable, Sendable {
    /// The file: YAML.
    var content: String
}

struct WalkthroughView: Codable, Sendable {
    var slug: String
    var version: Int
    var content: String
    var savedAt: Instant
    var savedBy: String?

    init(_ version: WalkthroughVersion) {
        slug = version.slug
        self.version = version.version
        content = version.content
        savedAt = version.savedAt
        savedBy = version.savedBy
    }
}

struct WalkthroughList: Codable, Sendable { var walkthroughs: [WalkthroughView] }

extension AssistService {
    package func walkthroughRoutes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        table.json(.get, "/api/v1/walkthroughs", "The guided conversations that writers made", gate: accounts.gate(.readKnowledge), gives: WalkthroughList.self)
        { _, _ in
            .ok(WalkthroughList(walkthroughs: try await store.read { tx in try tx.walkthroughs() }.map { WalkthroughView($0) }))
        }
        table.json(
            .put, "/api/v1/walkthroughs/{slug}", "Check a walkthrough and take it into use", gate: accounts.gate(.writeKnowledge), takes: WalkthroughBody.self,
            gives: WalkthroughView.self
        ) { call, me, body in
            let slug = call.parameter("slug")
            do { try await save(walkthrough: slug, body.content, by: me.staff.id) } catch let problem as WalkthroughProblem { throw problem.explained }
            guard let saved = try await store.read({ tx in try tx.walkthrough(slug) }) else { throw APIError.notFound }
            return .ok(WalkthroughView(saved))
        }
        addPages(to: &table, accounts)
        return table
    }

    private func addPages(to table: inout RouteTable, _ accounts: AccountsService) {
        table.add(.get, "/console/walkthroughs", "The walkthroughs", gate: accounts.pageGate(.readKnowledge), kind: .page) { call, me in
            // The form that begins one names it.
            if let slug = call.query("slug"), slug.isSlug { throw Redirect(to: "/console/walkthroughs/\(slug)") }
            let page = WalkthroughListPage(walkthroughs: walkthroughs.all, mayWrite: me.staff.may(.writeKnowledge), today: today, language: call.language)
            return Self.page(WalkthroughStrings.walkthroughs(call.language), me, call.language, page.html)
        }
        table.add(.get, "/console/walkthroughs/{slug}", "One walkthrough to read or write", gate: accounts.pageGate(.readKnowledge), kind: .page) { call, me in
            let slug = call.parameter("slug")
            guard slug.isSlug else { throw APIError.notFound }
            let versions = try await store.read { tx in try tx.walkthroughVersions(slug, limit: 50) }
            let shown = call.query("version").flatMap { Int($0) }.flatMap { number in versions.first { $0.version == number } } ?? versions.first
            let page = WalkthroughPage(
                slug: slug, walkthrough: walkthroughs.walkthrough(slug), versions: versions, shown: shown, mayWrite: me.staff.may(.writeKnowledge),
                language: call.language)
            return Self.page(page.title, me, call.language, page.html)
        }
    }
}

extension WalkthroughProblem {
    fileprivate var explained: APIError {
        switch self {
        case .badSlug: ArticleProblem.badSlug.explained
        case .tooLong: .unacceptable("A walkthrough has at most 100,000 characters.", "引导流程最多 100,000 字。")
        case .unreadable(let problem): APIError(.unacceptable, Phrase(en: "This is no walkthrough: \(problem).", zh: "格式不对：\(problem)"))
        case .refused(let problems):
            APIError(.unacceptable, Phrase(en: problems.map(\.en).joined(separator: "\n"), zh: problems.map(\.zh).joined(separator: "\n")))
        }
    }
}
