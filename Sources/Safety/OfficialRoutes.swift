package import Accounts
package import HTTPKit
import HTTPTypes
import Kit
import Store
import WalletSafety
import Wire

struct OfficialBody: Codable, Sendable {
    var kind: String
    var value: String
    var note: String
}

struct OfficialView: Codable, Sendable {
    var id: ID<OfficialEntry>
    var kind: String
    var value: String
    var note: String
    var addedAt: Instant
    var addedBy: String?
    var removedAt: Instant?
    var removedBy: String?

    init(_ entry: OfficialEntry) {
        id = entry.id
        kind = entry.official.kind.rawValue
        value = entry.official.value
        note = entry.note
        addedAt = entry.addedAt
        addedBy = entry.addedBy
        removedAt = entry.removedAt
        removedBy = entry.removedBy
    }
}

struct Officials: Codable, Sendable { var officials: [OfficialView] }

extension OfficialService {
    /// What customers ask. By GET for programs; pages ask by POST, so that what somebody pastes stands in no log of a proxy.
    package var customerRoutes: RouteTable {
        var table = RouteTable()
        table.add(.get, "/official", "Is this really you? The page", gate: .everyone, kind: .page) { call, _ in
            Reply.html(OfficialPage.html(language: call.language))
        }
        table.json(.get, "/client/v1/officials", "Is this really you?", gate: .everyone, gives: OfficialAnswers.self) { call, _ in
            .ok(try await answers(to: call.query("query") ?? "", call))
        }
        table.json(
            .post, "/client/v1/officials", "Is this really you? Without a trace in addresses", gate: .everyone, takes: OfficialQuestion.self,
            gives: OfficialAnswers.self
        ) { call, _, body in
            .ok(try await answers(to: body.query, call))
        }
        return table
    }

    private func answers(to question: String, _ call: Call) async throws -> OfficialAnswers {
        guard question.contains(where: { !$0.isWhitespace }) else {
            throw APIError.unacceptable("Paste a site, an account, a number or a code first.", "请先粘贴网站、账号、号码或代码。")
        }
        let found = try await answers(to: question, from: call.address, asker: await contact(call), language: call.language)
        return OfficialAnswers(answers: found.map { $0.answer(call.language) })
    }

    /// What staff keep.
    package func routes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        let gate = accounts.gate(.editSafety)
        table.json(.get, "/api/v1/officials", "The register of official sites, accounts and numbers", gate: gate, gives: Officials.self) { _, _ in
            .ok(try await list())
        }
        table.json(.post, "/api/v1/officials", "Add to the register", gate: gate, takes: OfficialBody.self, gives: Officials.self) { _, me, body in
            guard let kind = Official.Kind(rawValue: body.kind) else {
                throw APIError.malformed("There is no such kind of official.", "没有这种类型。")
            }
            guard body.note.count <= 200 else { throw APIError.unacceptable("A note has at most 200 characters.", "备注最多 200 字。") }
            let note = WalletSafety.screen(body.note, language: me.staff.language).text
            _ = try await add(kind, body.value, note: note, by: me.staff.id)
            return .created(try await list())
        }
        table.command(.delete, "/api/v1/officials/{id}", "Take off the register; it stays in the history", gate: gate) { call, me in
            try await remove(try call.id("id", of: OfficialEntry.self), by: me.staff.id)
        }
        return table
    }

    private func list() async throws -> Officials {
        Officials(officials: try await store.read { tx in try tx.officials() }.map(OfficialView.init))
    }
}
