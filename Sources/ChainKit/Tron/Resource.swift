/// What TRX can be staked for (java-tron, `common.proto`, `ResourceCode`).
package enum Resource: Int, Sendable, Hashable {
    case bandwidth = 0
    case energy = 1
    case tronPower = 2

    package var name: String {
        switch self {
        case .bandwidth: "BANDWIDTH"
        case .energy: "ENERGY"
        case .tronPower: "TRON_POWER"
        }
    }

    package init?(name: String) {
        guard let resource = [Resource.bandwidth, .energy, .tronPower].first(where: { $0.name == name }) else { return nil }
        self = resource
    }
}
