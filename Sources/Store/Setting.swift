/// What a desk keeps of itself in single values: rules, thresholds, its own secrets.
extension Reading {
    package func setting(_ name: String) throws -> String? { try value("SELECT value FROM setting WHERE name = \(name)") }
}

extension WriteTransaction {
    /// - Parameter value: nil removes it.
    package func set(_ name: String, to value: String?) throws {
        guard let value else {
            try execute("DELETE FROM setting WHERE name = \(name)")
            return
        }
        try execute("INSERT INTO setting (name, value) VALUES (\(name), \(value)) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
    }

    /// Sets what was never set before.
    /// - Returns: the value that holds, and whether it is this one.
    package func set(_ name: String, onceTo value: String) throws -> (value: String, isNew: Bool) {
        let added = try execute("INSERT INTO setting (name, value) VALUES (\(name), \(value)) ON CONFLICT (name) DO NOTHING")
        return added == 1 ? (value, true) : (try setting(name) ?? value, false)
    }
}
