import ChainKit
import Kit

/// An account of the stand-in's ledger. Amounts in sun.
struct StandInAccount: Sendable {
    let address: TronAddress
    var balance: Int64 = 0
    var created: Instant
    var owner: TronPermission
    var actives: [TronPermission]
    var bandwidth = RecoveringUse()
    var energy = RecoveringUse()
    var stakes: [Resource: Int64] = [:]
    var unstaking: [Unstaking] = []
    /// TRC-10 tokens by number.
    var assets: [String: Int64] = [:]

    struct Unstaking: Sendable {
        let amount: Int64
        let resource: Resource
        let due: Instant
    }

    /// At most so many at the same time (java-tron, `UnfreezeBalanceV2Actuator.UNFREEZE_MAX_TIMES`).
    static let mostUnstaking = 32

    init(address: TronAddress, created: Instant) {
        self.address = address
        self.created = created
        let key = TronPermission.Key(address: address, weight: 1)
        owner = TronPermission(kind: .owner, id: 0, name: "owner", threshold: 1, keys: [key], operations: [])
        actives = [TronPermission(kind: .active, id: 2, name: "active", threshold: 1, keys: [key], operations: StandInAccount.defaultOperations)]
    }

    /// What a new account's active permission allows: all but the change of permissions.
    static let defaultOperations = bytes(hex: "7fff1fc0033efb0f" + String(repeating: "00", count: 24)) ?? []

    /// Units of energy a day for what is staked: a share of the network's (the numbers of the recorded `getaccountresource`).
    var energyLimit: Int64 { Int64(Double(stakes[.energy] ?? 0) / 1_000_000 * NetworkShare.energyPerTRX) }
    var bandwidthLimit: Int64 { Int64(Double(stakes[.bandwidth] ?? 0) / 1_000_000 * NetworkShare.bandwidthPerTRX) }

    func permission(_ id: Int) -> TronPermission? { id == 0 ? owner : actives.first { $0.id == id } }
}

/// The network's resources and what is staked for them, as recorded.
enum NetworkShare {
    static let totalEnergy: Int64 = 180_000_000_000
    static let totalEnergyWeight: Int64 = 2_411_528_185
    static let totalBandwidth: Int64 = 43_200_000_000
    static let totalBandwidthWeight: Int64 = 68_305_209_098
    static let freeBandwidth: Int64 = 600

    static let energyPerTRX = Double(totalEnergy) / Double(totalEnergyWeight)
    static let bandwidthPerTRX = Double(totalBandwidth) / Double(totalBandwidthWeight)
}

/// A daily share that was used and comes back evenly within 24 hours.
struct RecoveringUse: Sendable {
    private(set) var used: Int64 = 0
    private(set) var since = Instant(milliseconds: 0)

    init() {}

    init(used: Int64, since: Instant) {
        self.used = used
        self.since = since
    }

    func left(at now: Instant) -> Int64 {
        let passed = min(max(0, (now - since).milliseconds), Span.days(1).milliseconds)
        return max(0, used - used * passed / Span.days(1).milliseconds)
    }

    mutating func use(_ amount: Int64, at now: Instant) {
        used = left(at: now) + amount
        since = now
    }
}
