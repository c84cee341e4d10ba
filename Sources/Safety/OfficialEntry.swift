import Accounts
package import Kit
package import Store
package import WalletSafety

extension Official.Kind: SQLConvertible {}

/// A line of the register of official sites, accounts and numbers; kept when it is taken off.
package struct OfficialEntry: Sendable, RowDecodable {
    package let id: ID<OfficialEntry>
    package let official: Official
    /// What it is for.
    package let note: String
    package let addedAt: Instant
    package let addedBy: String?
    package let removedAt: Instant?
    package let removedBy: String?

    package init(row: Row) throws {
        id = try row("id")
        official = try Official(try row("kind"), try row("value"))
        note = try row("note")
        addedAt = try row("added_at")
        addedBy = try row("added_by_name")
        removedAt = try row("removed_at")
        removedBy = try row("removed_by_name")
    }

    fileprivate static let select: SQL = """
        SELECT o.id, o.kind, o.value, o.note, o.added_at, a.name AS added_by_name, o.removed_at, r.name AS removed_by_name
        FROM official o LEFT JOIN staff a ON a.id = o.added_by LEFT JOIN staff r ON r.id = o.removed_by
        """
}

extension Reading {
    func currentOfficials() throws -> [OfficialEntry] {
        try all("\(OfficialEntry.select) WHERE o.removed_at IS NULL ORDER BY o.kind, o.value")
    }

    /// Entries as they stand, then what was taken off lately.
    func officials() throws -> [OfficialEntry] {
        let former: [OfficialEntry] = try all(
            "\(OfficialEntry.select) WHERE o.removed_at IS NOT NULL ORDER BY o.removed_at DESC, o.id LIMIT 500")
        return try currentOfficials() + former
    }
}
