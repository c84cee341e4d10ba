/// Who works at a seeded desk. The password is known: such a desk is never shown to the world.
package enum BenchStaff {
    package static let password = "bench-desk-2026"
    /// Reaches everything.
    package static let admin = "admin@bench.desk"
    /// Of all teams.
    package static let lead = "lead@bench.desk"
    /// Of one team, like most.
    package static let agent = "agent@bench.desk"
}
