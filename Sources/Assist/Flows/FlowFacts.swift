package import ChainKit
package import Kit

/// A transaction as a node told it.
package struct TransactionRead: Sendable, Hashable {
    package let id: TransactionID
    package let finding: TransactionFinding
    /// The finding in two plain sentences, by `FindingWords`. Addresses in them are shortened before anybody reads them.
    package let words: Phrase
    package let source: FlowSource
    /// Whether the spender of an approval is a contract that the desk knows.
    package let isSpenderKnown: Bool

    package init(id: TransactionID, finding: TransactionFinding, words: Phrase, source: FlowSource, isSpenderKnown: Bool = false) {
        self.id = id
        self.finding = finding
        self.words = words
        self.source = source
        self.isSpenderKnown = isSpenderKnown
    }

    /// The words as the customer reads them: no address that could be paid to.
    var said: Phrase { words.withShortAddresses }

    /// Whether it shows that somebody else can act for the account.
    var isDangerous: Bool {
        let flags = finding.flags
        if flags.contains(.permissionTakeover) || flags.contains(.foreignSigner) { return true }
        return flags.contains(.unlimitedApproval) && !isSpenderKnown
    }
}

/// What a flow needs to know of a TRON account. Amounts are in sun.
package struct AccountFacts: Sendable, Hashable, Codable {
    /// What is unusual about who may act; the raw values are those of `explain-account`.
    package enum PermissionFlag: String, Sendable, Hashable, Codable, CaseIterable {
        case ownerReplaced = "owner_replaced"
        case ownerShared = "owner_shared"
        case extraSigner = "extra_signer"
        case canChangePermissions = "can_change_permissions"
    }

    package struct Unstaking: Sendable, Hashable, Codable {
        package let amount: Int64
        package let due: Instant

        package init(amount: Int64, due: Instant) {
            self.amount = amount
            self.due = due
        }
    }

    package struct Approval: Sendable, Hashable, Codable {
        /// The token's symbol, cleaned.
        package let token: String
        package let spender: String
        package let isUnlimited: Bool
        /// Whether the spender is a contract that the desk knows.
        package let isKnown: Bool

        package init(token: String, spender: String, isUnlimited: Bool, isKnown: Bool) {
            self.token = token
            self.spender = spender
            self.isUnlimited = isUnlimited
            self.isKnown = isKnown
        }
    }

    /// What a transfer from the account would burn now, after its own energy and bandwidth.
    package struct Fees: Sendable, Hashable, Codable {
        package let usdtToHolder: Int64
        package let usdtToNewHolder: Int64
        package let trx: Int64

        package init(usdtToHolder: Int64, usdtToNewHolder: Int64, trx: Int64) {
            self.usdtToHolder = usdtToHolder
            self.usdtToNewHolder = usdtToNewHolder
            self.trx = trx
        }
    }

    package let address: String
    package let source: FlowSource
    package var isActivated = true
    package var isContract = false
    package var flags: [PermissionFlag] = []
    /// Whether its own key suffices to sign; nil where it wasn't read.
    package var canActAlone: Bool?
    package var balance: Int64 = 0
    /// nil where it wasn't read.
    package var holdsUSDT: Bool?
    package var fees: Fees?
    package var staked: Int64 = 0
    package var delegated: Int64 = 0
    /// What waits, in order of its date.
    package var unstaking: [Unstaking] = []
    /// What is over and has to be withdrawn by hand.
    package var withdrawable: Int64 = 0
    /// nil where they weren't read.
    package var approvals: [Approval]?

    package init(address: String, source: FlowSource) {
        self.address = address
        self.source = source
    }

    var hasDangerousApproval: Bool { (approvals ?? []).contains { $0.isUnlimited && !$0.isKnown } }
}

/// Whether the issuer of USDT froze an address.
package struct FreezeFacts: Sendable, Hashable, Codable {
    package let address: String
    package let isFrozen: Bool
    package let source: FlowSource

    package init(address: String, isFrozen: Bool, source: FlowSource) {
        self.address = address
        self.isFrozen = isFrozen
        self.source = source
    }
}

/// How TRON is doing.
package struct WeatherFacts: Sendable, Hashable, Codable {
    package enum Level: String, Sendable, Hashable, Codable {
        case normal
        case busy
    }

    /// Whether any of the desk's nodes answers.
    package let isReachable: Bool
    /// How old the newest block is.
    package let headAgeSeconds: Int64?
    /// Sun for a unit of energy.
    package let energyPrice: Int64?
    package let level: Level
    package let source: FlowSource

    package init(isReachable: Bool, headAgeSeconds: Int64?, energyPrice: Int64?, level: Level, source: FlowSource) {
        self.isReachable = isReachable
        self.headAgeSeconds = headAgeSeconds
        self.energyPrice = energyPrice
        self.level = level
        self.source = source
    }
}

/// What of a transaction a flow keeps.
struct KnownTransaction: Sendable, Hashable, Codable {
    let id: String
    let chain: Chain
    let status: String
    let isFinal: Bool?
    let reason: String?
    /// With its unit: `27.25 TRX`.
    let cost: String?
    let flags: [String]
    let source: FlowSource

    init(_ read: TransactionRead) {
        let finding = read.finding
        id = read.id.hex
        chain = finding.chain
        status = finding.status.rawValue
        isFinal = finding.isFinal
        reason = finding.reason?.code
        cost = finding.cost.map { cost in
            switch finding.chain {
            case .tron: "\(TokenAmount(units: cost.total, decimals: 6).text) TRX"
            case .evm: "\(TokenAmount.ether(wei: cost.total).text) ETH"
            }
        }
        flags = finding.flags.map(\.rawValue)
        source = read.source
    }
}
