package import Accounts
package import HTTPKit
import HTTPTypes
import Kit
import Store
import WalletSafety

struct LinkNameBody: Codable, Sendable {
    var standing: Standing
    var name: String
    var hosts: [String]?
    var reason: String
}

struct LinkNameView: Codable, Sendable {
    var id: ID<LinkName>
    var standing: Standing
    var name: String
    var hosts: [String]
    var reason: String
    var addedAt: Instant
    var addedBy: String?
    var removedAt: Instant?
    var removedBy: String?

    init(_ name: LinkName) {
        id = name.id
        standing = name.standing
        self.name = name.name
        hosts = name.hosts
        reason = name.reason
        addedAt = name.addedAt
        addedBy = name.addedBy
        removedAt = name.removedAt
        removedBy = name.removedBy
    }
}

struct LinkNames: Codable, Sendable { var names: [LinkNameView] }
struct LinkListBody: Codable, Sendable { var text: String }
struct LinkQuestion: Codable, Sendable { var text: String }

struct LinkJudgements: Codable, Sendable {
    struct Judged: Codable, Sendable {
        /// As it stands in the text.
        var link: String
        var host: String
        var registrable: String
        /// `allowed`, `malicious`, `suspicious` or `unknown`.
        var verdict: String
        /// The verdict in the reader's language.
        var verdictName: String
        /// 0 harmless … 1 scam.
        var score: Double
        var reasons: [String]

        init(_ judgement: LinkJudgement, _ language: Language) {
            link = judgement.link.text
            host = judgement.link.host.ascii
            registrable = judgement.link.host.registrable
            verdict = judgement.verdict.rawValue
            verdictName = judgement.verdict.name(language)
            score = judgement.score
            reasons = judgement.reasons.map { $0(language) }
        }
    }

    var links: [Judged]
}

extension LinkRegister {
    /// Bytes of a list that is sent over the interface; the command `walletdesk scams import` takes larger ones.
    private static let listLimit = 32 << 20
    /// Characters of a reason.
    private static let reasonLimit = 300

    package func routes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        let gate = accounts.gate(.editSafety)
        table.json(
            .post, "/api/v1/link-judgements", "What is thought of the links of a text", gate: accounts.gate(.readConversations), takes: LinkQuestion.self,
            gives: LinkJudgements.self
        ) { call, _, body in
            guard body.text.utf8.count <= 80_000, body.text.count <= 20_000 else {
                throw APIError.unacceptable("Paste at most 20,000 characters.", "最多粘贴 20,000 个字符。")
            }
            let found = Link(body.text).map { [judge.judgement(of: $0)] } ?? judge.judgements(in: body.text)
            return .ok(LinkJudgements(links: found.prefix(50).map { .init($0, call.language) }))
        }
        table.json(.get, "/api/v1/link-names", "Names judged by hand, with what was taken off", gate: gate, gives: LinkNames.self) { _, _ in
            .ok(LinkNames(names: try await store.read { tx in try tx.linkNames() }.map(LinkNameView.init)))
        }
        table.json(
            .post, "/api/v1/link-names", "Allow, block or protect a name", gate: gate, takes: LinkNameBody.self, gives: LinkNames.self
        ) { _, me, body in
            guard (2...Self.reasonLimit).contains(body.reason.count) else {
                throw APIError.unacceptable("Say why, in at most 300 characters: the next person has to understand it.", "请写明理由（最多 300 字），方便同事了解。")
            }
            let reason = WalletSafety.screen(body.reason, language: me.staff.language).text
            _ = try await add(String(body.name.prefix(300)), as: body.standing, hosts: body.hosts ?? [], reason: reason, by: me.staff.id)
            return .created(LinkNames(names: try await store.read { tx in try tx.linkNames() }.map(LinkNameView.init)))
        }
        table.command(.delete, "/api/v1/link-names/{id}", "Take a name off; it stays in the history", gate: gate) { call, me in
            try await remove(try call.id("id", of: LinkName.self), by: me.staff.id)
        }
        table.json(
            .put, "/api/v1/link-lists/{name}", "Import a blocklist in the place of the one of this name", gate: gate, takes: LinkListBody.self,
            gives: ImportReport.self, limit: Self.listLimit
        ) { call, me, body in
            do {
                return .ok(try await importList(body.text, named: try Self.listName(call.parameter("name")), by: me.staff.id))
            } catch let error as LinkListError {
                throw APIError(.unacceptable, error.explanation)
            }
        }
        table.command(.delete, "/api/v1/link-lists/{name}", "Take an imported list away", gate: gate) { call, me in
            try await removeList(call.parameter("name"), by: me.staff.id)
        }
        return table
    }

    /// - Throws: `APIError.unacceptable` for a name of other characters.
    package static func listName(_ text: String) throws(APIError) -> String {
        let isName =
            (1...60).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
            }
        guard isName else {
            throw .unacceptable("A list's name has 1 to 60 letters, digits, dots and dashes.", "名单名称由 1 到 60 个字母、数字、点或短横线组成。")
        }
        return text
    }
}
