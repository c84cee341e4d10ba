package import BigInt
package import Kit

/// What a TRON node says of an account (`getaccount`, or TronGrid's `/v1/accounts`). Amounts are in sun; what the node leaves out is zero.
package struct TronAccount: Sendable, Hashable {
    package let address: TronAddress
    package let balance: Int64
    /// When it was activated; the oldest accounts have none.
    package let created: Instant?
    /// Whether it is a smart contract, which nobody has a key of.
    package let isContract: Bool
    package let owner: TronPermission
    package let witness: TronPermission?
    package let actives: [TronPermission]
    package let stake: Stake
    package let votes: [TronContract.Vote]
    /// Rewards that the chain has already booked; what has accrued since is added when they are withdrawn.
    package let allowance: Int64
    package let trc10: [TRC10Balance]
    /// TronGrid alone lists them.
    package let trc20: [TRC20Balance]

    package struct TRC10Balance: Sendable, Hashable {
        /// The token's number, or in very old answers its name: not cleaned.
        package let id: String
        /// In the token's smallest units.
        package let amount: Int64

        package init(id: String, amount: Int64) {
            self.id = id
            self.amount = amount
        }
    }

    package struct TRC20Balance: Sendable, Hashable {
        package let contract: TronAddress
        /// In the token's smallest units.
        package let amount: BigUInt

        package init(contract: TronAddress, amount: BigUInt) {
            self.contract = contract
            self.amount = amount
        }
    }

    /// TRX that are staked, on their way back, or lent to others as a resource.
    package struct Stake: Sendable, Hashable {
        /// Staked and not lent.
        package let own: [Resource: Int64]
        /// Staked, and its resource lent to other accounts.
        package let lent: [Resource: Int64]
        /// What others staked and lend to this account.
        package let borrowed: [Resource: Int64]
        package let unstaking: [Unstaking]
        package let old: [OldStake]

        package init(
            own: [Resource: Int64] = [:], lent: [Resource: Int64] = [:], borrowed: [Resource: Int64] = [:], unstaking: [Unstaking] = [], old: [OldStake] = []
        ) {
            self.own = own
            self.lent = lent
            self.borrowed = borrowed
            self.unstaking = unstaking
            self.old = old
        }
    }

    /// TRX that were unstaked and wait.
    package struct Unstaking: Sendable, Hashable {
        package let amount: Int64
        package let resource: Resource
        /// From then on they can be withdrawn; they don't come back by themselves.
        package let due: Instant

        package init(amount: Int64, resource: Resource, due: Instant) {
            self.amount = amount
            self.resource = resource
            self.due = due
        }
    }

    /// TRX staked by the rules of Stake 1.0, which can only be unstaked now.
    package struct OldStake: Sendable, Hashable {
        package let amount: Int64
        package let resource: Resource
        /// From then on they can be unstaked; nil where the node names no time.
        package let unlocked: Instant?
        /// Whether the resource went to another account.
        package let isLent: Bool

        package init(amount: Int64, resource: Resource, unlocked: Instant?, isLent: Bool) {
            self.amount = amount
            self.resource = resource
            self.unlocked = unlocked
            self.isLent = isLent
        }
    }

    package init(
        address: TronAddress, balance: Int64 = 0, created: Instant? = nil, isContract: Bool = false, owner: TronPermission? = nil,
        witness: TronPermission? = nil, actives: [TronPermission] = [], stake: Stake = Stake(), votes: [TronContract.Vote] = [], allowance: Int64 = 0,
        trc10: [TRC10Balance] = [], trc20: [TRC20Balance] = []
    ) {
        self.address = address
        self.balance = balance
        self.created = created
        self.isContract = isContract
        self.owner = owner ?? .untouchedOwner(of: address)
        self.witness = witness
        self.actives = actives
        self.stake = stake
        self.votes = votes
        self.allowance = allowance
        self.trc10 = trc10
        self.trc20 = trc20
    }
}

extension TronPermission {
    /// What an account without a stored owner permission has: its own key with weight 1 (java-tron, `AccountCapsule.createDefaultOwnerPermission`).
    package static func untouchedOwner(of address: TronAddress) -> TronPermission {
        TronPermission(kind: .owner, id: 0, name: "owner", threshold: 1, keys: [Key(address: address, weight: 1)], operations: [])
    }
}
