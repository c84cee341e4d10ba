package import Kit

/// What is true of an account: who may act for it, what is staked, what it holds. Made by `AccountDiagnosis`, said by `AccountWords`.
package struct AccountFinding: Sendable, Hashable {
    /// nil where nobody said which account was asked for, and the chain knows nothing of it.
    package let address: TronAddress?
    package let state: State
    /// About permissions and activation alone; in the order of `Flag`.
    package let flags: [Flag]
    /// Of the gravest that was found.
    package let severity: Severity
    /// What the own key can still do by itself; nil unless the account is active.
    package let powers: OwnPowers?
    /// The owner's first; empty unless the account is active or a contract.
    package let authorities: [Authority]
    /// Sun.
    package let balance: Int64
    package let resources: AccountResources?
    package let staking: StakingFinding?
    package let holdings: TokenHoldings
    /// What a change of permissions costs, in sun.
    package let permissionFee: Int64
    /// Why nothing is known.
    package let trouble: Trouble?
    /// When the node was asked.
    package let readAt: Instant

    package enum State: String, Sendable, Hashable, CaseIterable {
        case active
        case notActivated = "not_activated"
        /// A smart contract: nobody has a key of it.
        case contract
        /// It can't be told now.
        case unknown
    }

    /// In words of at most 200 characters, cleaned.
    package enum Trouble: Sendable, Hashable {
        /// What the node said instead of an answer; empty where it said nothing.
        case said(String)
        /// The field of its answer that can't be right.
        case unreadable(field: String)
    }

    /// What somebody should look at. The raw value stands in the JSON.
    package enum Flag: String, Sendable, Hashable, CaseIterable {
        /// The owner permission doesn't hold the account's own key any more.
        case ownerReplaced = "owner_replaced"
        /// The owner permission holds other keys beside the own one, and they can act without it or it can't act without them.
        case ownerShared = "owner_shared"
        /// The same of an active permission that can take something away from the account.
        case extraSigner = "extra_signer"
        /// The same of an active permission that can change the permissions.
        case canChangePermissions = "can_change_permissions"
        case notActivated = "not_activated"
    }

    /// How grave it is. A multi-signature that its owner set up looks like a takeover: nothing here says which it is, the owner does.
    package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
        case info
        /// It has the shape of a multi-signature that people set up themselves: ask whether they did.
        case ask
        /// Somebody else can act, and the own key still can.
        case high
        /// The own key alone can't act any more.
        case critical

        package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

        private var rank: Int {
            switch self {
            case .info: 0
            case .ask: 1
            case .high: 2
            case .critical: 3
            }
        }
    }

    package init(
        address: TronAddress?, state: State, flags: [Flag] = [], severity: Severity = .info, powers: OwnPowers? = nil, authorities: [Authority] = [],
        balance: Int64 = 0, resources: AccountResources? = nil, staking: StakingFinding? = nil, holdings: TokenHoldings = TokenHoldings(),
        permissionFee: Int64 = FeePrices.known.permissionChange, trouble: Trouble? = nil, readAt: Instant
    ) {
        self.address = address
        self.state = state
        self.flags = flags
        self.severity = severity
        self.powers = powers
        self.authorities = authorities
        self.balance = balance
        self.resources = resources
        self.staking = staking
        self.holdings = holdings
        self.permissionFee = permissionFee
        self.trouble = trouble
        self.readAt = readAt
    }

    package var owner: Authority? { authorities.first { $0.permission.kind == .owner } }
    package var actives: [Authority] { authorities.filter { $0.permission.kind == .active } }
    package var witness: Authority? { authorities.first { $0.permission.kind == .witness } }
}
