package import Accounts
import Crypto
import HTTPKit
package import Kit
package import Store
import Synchronization
package import WalletSafety

/// The lists by which a desk judges links: what it is shipped with, what it has imported, and what its people have judged by hand.
package struct LinkRegister: Sendable {
    static let changed = "links.changed"

    let store: Store
    /// Names that are kept by hand.
    private static let mostNames = 5_000

    private let clock: DeskClock
    private let ids: IDSource
    /// Hosts of the desk itself.
    private let own: [String]
    private let current: CurrentJudge

    /// - Parameter publicURL: the desk's address as people see it; links to it are allowed.
    package init(store: Store, clock: DeskClock, ids: IDSource, publicURL: String) {
        self.store = store
        self.clock = clock
        self.ids = ids
        own = Link(publicURL).map { [$0.host.ascii] } ?? []
        current = CurrentJudge(LinkJudge(knowledge: .shipped.adding(allowed: own.map { "=\($0)" }, protected: [])))
    }

    /// Judges by the lists as they are now.
    package var judge: LinkJudge { current.judge }

    /// Reads the lists from the store.
    package func load() async throws {
        let (names, lists, seq) = try await store.read { tx in (try tx.currentLinkNames(), try tx.linkLists(), try tx.newestEvent()) }
        func named(_ standing: Standing) -> [LinkName] { names.filter { $0.standing == standing } }
        let blocked = named(.blocked).map(\.name)
        var all = LinkLists(denied: blocked)
        for list in lists { all.merge(list) }
        // Whom our own people have blocked, no imported list can clear.
        all.forget(allowed: blocked)
        let knowledge = LinkKnowledge.shipped.adding(
            allowed: own.map { "=\($0)" } + named(.allowed).map(\.name), protected: named(.protected).map(ProtectedNames.Name.init))
        current.replace(with: LinkJudge(lists: all, knowledge: knowledge), readAt: seq)
    }

    /// Reads the lists again when somebody has changed them, here or by a command.
    /// Keeps each node's judge up to date.
    package func loader(since seq: Int64) -> EventReader {
        EventReader(name: "links", scope: .node(since: seq), types: [Self.changed]) { _ in try await load() }
    }

    // MARK: - By hand

    /// - Parameters:
    ///   - name: a host or an address of a page; for a protected name, the name as its owner writes it.
    ///   - hosts: genuine hosts of a protected name.
    /// - Throws: `APIError` where a name is none, stands on the list already, or is one that can't be blocked.
    @discardableResult
    package func add(
        _ name: String, as standing: Standing, hosts: [String] = [], reason: ScreenedText, by actor: ID<Staff>?
    ) async throws -> ID<LinkName> {
        let (name, hosts) = standing == .protected ? try Self.protected(name, hosts) : (try blockable(name, standing), [])
        let id = ids.next(LinkName.self)
        let now = clock.now()
        try await store.write { tx in
            let added = try tx.execute(
                """
                INSERT INTO link_name (id, standing, name, hosts, reason, added_at, added_by)
                VALUES (\(id), \(standing), \(name), \(hosts.joined(separator: ",")), \(reason.text), \(now), \(actor)) ON CONFLICT DO NOTHING
                """)
            guard added == 1 else {
                throw APIError.conflict("This name stands on a list already; take it off there first.", "名单里已经有这个名称，请先移除。")
            }
            let count: Int = try tx.value("SELECT count(*) FROM link_name WHERE removed_at IS NULL") ?? 0
            guard count <= Self.mostNames else {
                throw APIError.conflict("The lists by hand are full; import a list instead.", "手工名单已满，请改用导入名单。")
            }
            try tx.audit(actor, "link.\(standing.rawValue)", name, at: now)
            try tx.append(NewEvent(type: Self.changed), at: now)
        }
        try await load()
        return id
    }

    package func remove(_ id: ID<LinkName>, by actor: ID<Staff>?) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard let row = try tx.rows("SELECT standing, name FROM link_name WHERE id = \(id) AND removed_at IS NULL").first else { throw APIError.notFound }
            try tx.execute("UPDATE link_name SET removed_at = \(now), removed_by = \(actor) WHERE id = \(id)")
            try tx.audit(actor, "link.removed", try row("name"), detail: try row("standing"), at: now)
            try tx.append(NewEvent(type: Self.changed), at: now)
        }
        try await load()
    }

    private func blockable(_ text: String, _ standing: Standing) throws(APIError) -> String {
        guard let host = Self.host(text), host.kind == .address || host.ascii.contains(".") else {
            throw .unacceptable("Write a host name such as example.com.", "请填写域名，例如 example.com。")
        }
        guard !host.isSuffix else {
            throw .unacceptable(
                "\(host.ascii) is shared by many owners. Give the whole name of the one that is meant.", "\(host.ascii) 由很多人共用，请填写具体的完整域名。")
        }
        // An allowed name wins: a block of it would stand there and do nothing.
        guard standing == .blocked, judge.isGenuine(host) else { return host.ascii }
        throw .conflict(
            "\(host.ascii) is a genuine site by the lists, and can't be blocked while it is.", "\(host.ascii) 在可信名单里，移出之前不能封禁。")
    }

    private static func protected(_ name: String, _ hosts: [String]) throws(APIError) -> (String, [String]) {
        let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let letters = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard (3...40).contains(letters.count), name.count <= 60 else {
            throw .unacceptable("Write the name in 3 to 40 Latin letters and digits, as it stands in web addresses.", "请用 3 到 40 个拉丁字母或数字填写名称，与网址中的写法一致。")
        }
        let genuine = hosts.compactMap { Self.host($0)?.ascii }
        guard !genuine.isEmpty, genuine.count == hosts.count, genuine.count <= 20 else {
            throw .unacceptable("Give the genuine sites of the name, 1 to 20 host names.", "请填写该名称的真实网站，1 到 20 个域名。")
        }
        return (name, genuine)
    }

    private static func host(_ text: String) -> LinkHost? {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return LinkHost(text) ?? Link(text)?.host
    }

    // MARK: - Imported lists

    /// What an import did.
    package struct ImportReport: Sendable, Codable {
        package let list: String
        package let names: Int
        package let added: Int
        package let removed: Int
        /// Entries that name a page, or a suffix that is everybody's.
        package let leftOut: Int
    }

    /// Takes a list in the place of the one of the same name.
    /// - Throws: `LinkListError` where the text is no list.
    package func importList(_ text: String, named name: String, by actor: ID<Staff>?) async throws -> ImportReport {
        let list = try LinkLists(parsing: text)
        let denied = list.denied.sorted()
        let allowed = list.allowed.sorted()
        let digest = hex(SHA256.hash(data: Array((denied + ["-"] + allowed).joined(separator: "\n").utf8)))
        let id = ids.next(LinkImport.self)
        let now = clock.now()
        let report = try await store.write { tx -> ImportReport in
            let before: String = try tx.value("SELECT denied FROM link_list WHERE name = \(name)") ?? ""
            let known = Set(before.split(separator: "\n").map(String.init))
            let report = ImportReport(
                list: name, names: denied.count, added: denied.count { !known.contains($0) }, removed: known.subtracting(denied).count,
                leftOut: list.leftOut)
            try tx.execute(
                """
                INSERT INTO link_list (name, denied, allowed, fuzzy, tolerance, imported_at)
                VALUES (\(name), \(denied.joined(separator: "\n")), \(allowed.joined(separator: "\n")), \(list.fuzzy.joined(separator: "\n")),
                  \(list.tolerance), \(now))
                ON CONFLICT (name) DO UPDATE SET denied = excluded.denied, allowed = excluded.allowed, fuzzy = excluded.fuzzy,
                  tolerance = excluded.tolerance, imported_at = excluded.imported_at
                """)
            try tx.execute(
                """
                INSERT INTO link_import (id, list, names, added, removed, digest, imported_at, imported_by)
                VALUES (\(id), \(name), \(report.names), \(report.added), \(report.removed), \(digest), \(now), \(actor))
                """)
            try tx.audit(actor, "link.list-imported", name, detail: "+\(report.added) -\(report.removed)", at: now)
            try tx.append(NewEvent(type: Self.changed), at: now)
            return report
        }
        try await load()
        return report
    }

    /// Takes an imported list away.
    package func removeList(_ name: String, by actor: ID<Staff>?) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard try tx.execute("DELETE FROM link_list WHERE name = \(name)") == 1 else { throw APIError.notFound }
            try tx.audit(actor, "link.list-removed", name, at: now)
            try tx.append(NewEvent(type: Self.changed), at: now)
        }
        try await load()
    }
}

/// The judge as it is now, for all who hold the register.
private final class CurrentJudge: Sendable {
    private let state: Mutex<(judge: LinkJudge, seq: Int64)>

    init(_ judge: LinkJudge) { state = Mutex((judge, -1)) }

    var judge: LinkJudge { state.withLock { $0.judge } }

    /// - Parameter seq: the newest event when its lists were read: an earlier reading that took longer does not win.
    func replace(with judge: LinkJudge, readAt seq: Int64) {
        state.withLock { if seq >= $0.seq { $0 = (judge, seq) } }
    }
}
