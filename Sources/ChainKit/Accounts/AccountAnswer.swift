package import Kit

/// What `walletdesk explain-account` and the desk's API answer of an account. Amounts are in TRX, as decimal text.
package struct AccountAnswer: Encodable, Sendable {
    private let id: JSONValue?
    private let finding: AccountFinding
    /// What is said to the user, and line by line to an agent.
    package let text: String
    package let facts: [String]
    private let stakingText: String?
    private let tokenText: String?

    package init(_ finding: AccountFinding, id: JSONValue? = nil, language: Language) {
        self.id = id
        self.finding = finding
        text = AccountWords.user(finding, language)
        facts = AccountFactLines.all(finding, language)
        stakingText = finding.staking.map { StakingWords.user($0, language) }
        tokenText = HoldingWords.user(finding.holdings, language)
    }

    private enum Keys: String, CodingKey {
        case id, address, state, flags, severity, balance, permissions, powers, resources, staking, tokens, text, facts
        case readAt = "read_at"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        if case .number = id { try container.encodeIfPresent(id?.int64, forKey: .id) } else { try container.encodeIfPresent(id?.string, forKey: .id) }
        // Null where it isn't known, so that every answer has the same names.
        try container.encode(finding.address?.base58, forKey: .address)
        try container.encode(finding.state.rawValue, forKey: .state)
        try container.encode(finding.flags.map(\.rawValue), forKey: .flags)
        try container.encode(finding.severity.rawValue, forKey: .severity)
        try container.encode(finding.readAt, forKey: .readAt)
        try container.encode(isKnown ? TokenAmount.trx(sun: finding.balance).text : nil, forKey: .balance)
        try container.encode(finding.authorities.map(PermissionEntry.init), forKey: .permissions)
        try container.encode(finding.powers.map(PowerEntry.init), forKey: .powers)
        try container.encode(finding.resources.map(ResourceEntry.init), forKey: .resources)
        try container.encode(finding.staking.map { StakingEntry($0, text: stakingText ?? "") }, forKey: .staking)
        try container.encode(TokenList(entries: finding.holdings.entries.map(TokenEntry.init), text: tokenText), forKey: .tokens)
        try container.encode(text, forKey: .text)
        try container.encode(facts, forKey: .facts)
    }

    private var isKnown: Bool { finding.state == .active || finding.state == .contract }
}

private struct PermissionEntry: Encodable {
    let kind: String
    let id: Int
    let name: String
    let threshold: Int64
    let keys: [Key]
    let allows: [String]
    let ownWeight: Int64
    let ownIsEnough: Bool
    let othersAreEnough: Bool
    let movesAssets: Bool
    let changesPermissions: Bool

    private enum CodingKeys: String, CodingKey {
        case kind, id, name, threshold, keys, allows
        case ownWeight = "own_weight"
        case ownIsEnough = "own_is_enough"
        case othersAreEnough = "others_are_enough"
        case movesAssets = "moves_assets"
        case changesPermissions = "changes_permissions"
    }

    struct Key: Encodable {
        let address: String
        let weight: Int64
    }

    init(_ authority: Authority) {
        let permission = authority.permission
        kind =
            switch permission.kind {
            case .owner: "owner"
            case .witness: "witness"
            case .active: "active"
            }
        id = permission.id
        name = CleanText.cleaned(permission.name, limit: 32)
        threshold = permission.threshold
        keys = permission.keys.map { Key(address: $0.address.base58, weight: $0.weight) }
        allows = authority.allowed.map(\.name)
        ownWeight = authority.ownWeight
        ownIsEnough = authority.isOwnEnough
        othersAreEnough = authority.isReachableByOthers
        movesAssets = authority.movesAssets
        changesPermissions = authority.changesPermissions
    }
}

private struct PowerEntry: Encodable {
    let sendsTRX: Bool
    let callsContracts: Bool
    let changesPermissions: Bool
    let affordsPermissionChange: Bool

    private enum CodingKeys: String, CodingKey {
        case sendsTRX = "sends_trx"
        case callsContracts = "calls_contracts"
        case changesPermissions = "changes_permissions"
        case affordsPermissionChange = "affords_permission_change"
    }

    init(_ powers: OwnPowers) {
        sendsTRX = powers.sendsTRX
        callsContracts = powers.callsContracts
        changesPermissions = powers.changesPermissions
        affordsPermissionChange = powers.affordsChange
    }
}

private struct ResourceEntry: Encodable {
    let freeBandwidth: Pool
    let stakedBandwidth: Pool
    let energy: Pool

    private enum CodingKeys: String, CodingKey {
        case energy
        case freeBandwidth = "free_bandwidth"
        case stakedBandwidth = "staked_bandwidth"
    }

    struct Pool: Encodable {
        let used: Int64
        let limit: Int64
        let available: Int64

        init(_ pool: AccountResources.Pool) {
            used = pool.used
            limit = pool.limit
            available = pool.available
        }
    }

    init(_ resources: AccountResources) {
        freeBandwidth = Pool(resources.freeBandwidth)
        stakedBandwidth = Pool(resources.stakedBandwidth)
        energy = Pool(resources.energy)
    }
}

private struct StakingEntry: Encodable {
    let staked: [String: String]
    let lent: [String: String]
    let borrowed: [String: String]
    let old: String
    let waiting: [Unstaking]
    let matured: [Unstaking]
    let maturedTotal: String
    let votes: Int64
    let reward: String
    let text: String

    private enum CodingKeys: String, CodingKey {
        case staked, lent, borrowed, old, waiting, matured, votes, reward, text
        case maturedTotal = "matured_total"
    }

    struct Unstaking: Encodable {
        let amount: String
        let resource: String
        let due: Instant

        init(_ unstaking: TronAccount.Unstaking) {
            amount = TokenAmount.trx(sun: unstaking.amount).text
            resource = unstaking.resource.name
            due = unstaking.due
        }
    }

    init(_ staking: StakingFinding, text: String) {
        staked = StakingEntry.amounts(staking.staked)
        lent = StakingEntry.amounts(staking.lent)
        borrowed = StakingEntry.amounts(staking.borrowed)
        old = TokenAmount.trx(sun: staking.oldTotal).text
        waiting = staking.waiting.map(Unstaking.init)
        matured = staking.matured.map(Unstaking.init)
        maturedTotal = TokenAmount.trx(sun: staking.maturedTotal).text
        votes = staking.votes
        reward = TokenAmount.trx(sun: staking.reward).text
        self.text = text
    }

    private static func amounts(_ amounts: [Resource: Int64]) -> [String: String] {
        Dictionary(amounts.map { ($0.key.name, TokenAmount.trx(sun: $0.value).text) }, uniquingKeysWith: { first, _ in first })
    }
}

private struct TokenList: Encodable {
    let entries: [TokenEntry]
    let text: String?
}

private struct TokenEntry: Encodable {
    let kind: String
    let id: String
    let name: String?
    let amount: String

    init(_ entry: TokenHoldings.Entry) {
        id = entry.id
        amount = entry.amount.text
        switch entry.kind {
        case .known(let symbol): (kind, name) = ("known", symbol)
        case .lookalike(let claimed): (kind, name) = ("fake", claimed)
        case .unknown(let claimed): (kind, name) = ("unknown", claimed)
        case .trc10: (kind, name) = ("trc10", nil)
        }
    }
}
