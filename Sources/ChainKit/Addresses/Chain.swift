/// A chain that the desk can read.
package enum Chain: String, Sendable, Hashable, CaseIterable, Codable {
    case tron
    case evm
}
