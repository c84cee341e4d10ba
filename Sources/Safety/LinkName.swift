import Accounts
package import Kit
package import Store
import WalletSafety

/// How a desk stands to a name that somebody has judged by hand.
package enum Standing: String, Sendable, SQLConvertible, Codable, CaseIterable {
    /// Never judged bad.
    case allowed
    /// Always judged malicious.
    case blocked
    /// A name of our own, or of somebody whom our customers trust: hosts that imitate it are judged by that.
    case protected
}

/// A name that somebody has judged by hand, with the reason; kept when it is taken off again.
package struct LinkName: Sendable, RowDecodable {
    package let id: ID<LinkName>
    package let standing: Standing
    /// A host in ASCII form; for a protected name, the name as its owner writes it.
    package let name: String
    /// A protected name's genuine hosts.
    package let hosts: [String]
    package let reason: String
    package let addedAt: Instant
    package let addedBy: String?
    package let removedAt: Instant?
    package let removedBy: String?

    package init(row: Row) throws {
        id = try row("id")
        standing = try row("standing")
        name = try row("name")
        hosts = try row("hosts", as: String.self).split(separator: ",").map(String.init)
        reason = try row("reason")
        addedAt = try row("added_at")
        addedBy = try row("added_by_name")
        removedAt = try row("removed_at")
        removedBy = try row("removed_by_name")
    }

    fileprivate static let select: SQL = """
        SELECT n.id, n.standing, n.name, n.hosts, n.reason, n.added_at, a.name AS added_by_name, n.removed_at, r.name AS removed_by_name
        FROM link_name n LEFT JOIN staff a ON a.id = n.added_by LEFT JOIN staff r ON r.id = n.removed_by
        """
}

/// An imported list, with what its last import did.
package struct LinkImport: Sendable, RowDecodable {
    package let list: String
    package let names: Int
    package let added: Int
    package let removed: Int
    /// SHA-256 of the names, in order: two desks can see that they have the same list.
    package let digest: String
    package let at: Instant
    package let by: String?

    package init(row: Row) throws {
        list = try row("list")
        names = try row("names")
        added = try row("added")
        removed = try row("removed")
        digest = try row("digest")
        at = try row("imported_at")
        by = try row("imported_by_name")
    }
}

extension ProtectedNames.Name {
    /// A desk's own name: hosts spell it in lower case without what can't stand in a host. Long ones that are one word count as coined.
    init(_ name: LinkName) {
        let words = name.name.lowercased().split { !$0.isASCII || !$0.isLetter && !$0.isNumber }
        let spelling = words.joined()
        self.init(title: name.name, spellings: [spelling], genuine: Set(name.hosts), isCoined: words.count == 1 && spelling.count >= 7)
    }
}

extension Reading {
    /// Names as they stand.
    func currentLinkNames() throws -> [LinkName] { try all("\(LinkName.select) WHERE n.removed_at IS NULL ORDER BY n.added_at DESC, n.id") }

    /// Names that were taken off, the newest first.
    func formerLinkNames(limit: Int) throws -> [LinkName] {
        try all("\(LinkName.select) WHERE n.removed_at IS NOT NULL ORDER BY n.removed_at DESC, n.id LIMIT \(limit)")
    }

    /// Names as they stand, then what was taken off lately.
    func linkNames() throws -> [LinkName] { try currentLinkNames() + formerLinkNames(limit: 500) }

    /// Imports, newest first.
    func linkImports(limit: Int) throws -> [LinkImport] {
        try all(
            """
            SELECT i.list, i.names, i.added, i.removed, i.digest, i.imported_at, s.name AS imported_by_name
            FROM link_import i LEFT JOIN staff s ON s.id = i.imported_by ORDER BY i.imported_at DESC LIMIT \(limit)
            """)
    }

    /// Names of the imported lists that are in use.
    func linkListNames() throws -> [String] { try column("SELECT name FROM link_list ORDER BY name") }

    func linkLists() throws -> [LinkLists] {
        try rows("SELECT denied, allowed, fuzzy, tolerance FROM link_list ORDER BY name").map { row in
            LinkLists(
                denied: try row("denied", as: String.self).lines, allowed: try row("allowed", as: String.self).lines,
                fuzzy: try row("fuzzy", as: String.self).lines, tolerance: try row("tolerance"))
        }
    }
}

extension String {
    fileprivate var lines: [String] { split(separator: "\n").map(String.init) }
}
