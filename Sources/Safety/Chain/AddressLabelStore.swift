package import Accounts
package import ChainKit
import HTTPKit
package import Kit
package import Store

extension MoneyTraceService {
    /// Takes labels of addresses in the place of those that the addresses had.
    /// - Parameter csv: lines of address, kind, name, source, date, as `AddressLabels` writes them.
    /// - Returns: how many, and what could not be read.
    @discardableResult
    package func importLabels(_ csv: String, by actor: ID<Staff>?) async throws -> (count: Int, problems: [LabelProblem]) {
        let (labels, problems) = AddressLabels.reading(csv)
        try await save(labels, by: actor)
        return (labels.entries.count, problems)
    }

    package func save(_ labels: AddressLabels, by actor: ID<Staff>?) async throws {
        let now = now
        try await store.write { tx in
            for (address, label) in labels.entries {
                try tx.execute(
                    """
                    INSERT INTO address_label (address, kind, name, source, dated, added_at, added_by)
                    VALUES (\(address.base58), \(label.kind.rawValue), \(label.name), \(label.source), \(label.date), \(now), \(actor))
                    ON CONFLICT (address) DO UPDATE SET kind = excluded.kind, name = excluded.name, source = excluded.source, dated = excluded.dated,
                      added_at = excluded.added_at, added_by = excluded.added_by
                    """)
            }
            try tx.audit(actor, "labels.imported", "\(labels.entries.count)", at: now)
        }
    }

    package func removeLabel(_ address: String, by actor: ID<Staff>?) async throws {
        let now = now
        try await store.write { tx in
            guard try tx.execute("DELETE FROM address_label WHERE address = \(address)") == 1 else { throw APIError.notFound }
            try tx.audit(actor, "label.removed", address, at: now)
        }
    }
}

extension Reading {
    /// The labels of the desk's own list, and those that everybody knows.
    package func addressLabels() throws -> AddressLabels {
        var labels = AddressLabels.standard(tokens: KnownTokens.book)
        labels.merge(try ownAddressLabels())
        return labels
    }

    func ownAddressLabels() throws -> AddressLabels {
        let own: [(TronAddress, AddressLabel)] = try rows("SELECT address, kind, name, source, dated FROM address_label").compactMap { row in
            guard let address = TronAddress(base58: try row("address")), let kind = AddressLabel.Kind(rawValue: try row("kind")) else { return nil }
            return (address, AddressLabel(kind: kind, name: try row("name"), source: try row("source"), date: try row("dated")))
        }
        return AddressLabels(Dictionary(own, uniquingKeysWith: { $1 }))
    }
}
