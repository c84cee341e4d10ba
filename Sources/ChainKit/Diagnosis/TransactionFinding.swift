package import BigInt
package import Kit

/// What is true of a transaction, as far as it was looked at. Made by `TransactionDiagnosis`, said by `FindingWords`.
package struct TransactionFinding: Sendable, Hashable {
    package let chain: Chain
    package let status: Status
    /// Whether nothing can undo it any more; nil where nobody said how far the chain has solidified.
    package let isFinal: Bool?
    /// What it was to do.
    package let action: Action
    /// The contract that was called, in base 58 or EIP-55; nil for what calls none.
    package let contract: String?
    /// What the transaction was to move, by what was signed.
    package let intended: Movement?
    /// What moved, by the logs of a transaction that succeeded and by what the chain itself moves. Empty where it failed or isn't known.
    package let moved: [Movement]
    package let cost: Cost?
    /// What the chain's coin is called, in which it charges; nil where nobody said which of the EVM chains it is.
    package let coin: String?
    package let energy: Energy?
    package let reason: Reason?
    /// Why a contract refused, in its own words: cleaned, at most 200 characters.
    package let revertReason: String?
    package let flags: [Flag]
    /// Whether the node's id is the hash of its bytes; nil where it can't be told.
    package let isIDRight: Bool?
    package let id: String?
    /// Who signed, recovered from the signatures: base 58 or EIP-55.
    package let signers: [String]
    package let blockNumber: Int64?
    package let blockTime: Instant?
    /// After it the transaction can't be packed any more.
    package let expiration: Instant?
    /// What was written along: cleaned, at most 200 characters.
    package let memo: String?

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case success
        case failed
        /// Signed and able to be packed, or packed and not yet told how it ended.
        case pending
        /// Nodes that could answer know nothing of it.
        case notFound = "not_found"
        /// It was never packed and never can be: sending again is no double payment.
        case expired
        case notBroadcast = "not_broadcast"
        /// It can't be told now: no node answered, or what it answered can't be right.
        case unknown
    }

    /// One movement of value.
    package struct Movement: Sendable, Hashable {
        package let asset: Asset
        package let amount: TokenAmount
        /// base 58 or EIP-55.
        package let from: String
        package let to: String

        package init(asset: Asset, amount: TokenAmount, from: String, to: String) {
            self.asset = asset
            self.amount = amount
            self.from = from
            self.to = to
        }
    }

    package enum Asset: Sendable, Hashable {
        /// TRX or ether.
        case native(symbol: String)
        case trc10(id: String)
        /// A token that the book knows.
        case token(symbol: String, contract: String)
        /// A token that it doesn't: amounts are in its smallest units.
        case unknownToken(contract: String)

        /// What it is called: a symbol for what is known, else what says that it isn't.
        package var name: String {
            switch self {
            case .native(let symbol), .token(let symbol, _): symbol
            case .trc10(let id): "TRC10 \(id)"
            case .unknownToken(let contract): contract
            }
        }
    }

    /// In sun or wei. The parts make up the total.
    package struct Cost: Sendable, Hashable {
        package let total: BigInt
        package let energy: BigInt
        package let bandwidth: BigInt
        /// For an account that didn't exist.
        package let activation: BigInt
        package let memo: BigInt
        package let multiSignature: BigInt
        package let permissionChange: BigInt
        /// What the parts above don't explain.
        package let other: BigInt
        /// What a part of `energy` was burnt for because the contract is busy.
        package let penalty: BigInt

        package init(
            total: BigInt, energy: BigInt = 0, bandwidth: BigInt = 0, activation: BigInt = 0, memo: BigInt = 0, multiSignature: BigInt = 0,
            permissionChange: BigInt = 0, other: BigInt = 0, penalty: BigInt = 0
        ) {
            self.total = total
            self.energy = energy
            self.bandwidth = bandwidth
            self.activation = activation
            self.memo = memo
            self.multiSignature = multiSignature
            self.permissionChange = permissionChange
            self.other = other
            self.penalty = penalty
        }
    }

    /// Energy on TRON, gas on EVM chains.
    package struct Energy: Sendable, Hashable {
        package let total: Int64
        package let staked: Int64
        package let fromContractOwner: Int64
        package let penalty: Int64
        /// The most that the call could use; nil where nobody said.
        package let limit: Int64?
        /// What it would have needed at the least, where it ran out.
        package let needed: Int64?
        /// What set the limit; nil where it can't be told.
        package let limiter: Limiter?

        package enum Limiter: Sendable, Hashable {
            /// The most that the signer allowed to be burnt.
            case feeLimit
            /// What the account had: staked energy and coins to burn.
            case balance
        }

        package init(
            total: Int64, staked: Int64 = 0, fromContractOwner: Int64 = 0, penalty: Int64 = 0, limit: Int64? = nil, needed: Int64? = nil,
            limiter: Limiter? = nil
        ) {
            self.total = total
            self.staked = staked
            self.fromContractOwner = fromContractOwner
            self.penalty = penalty
            self.limit = limit
            self.needed = needed
            self.limiter = limiter
        }
    }

    package enum Reason: Sendable, Hashable {
        /// TRON's result of the execution.
        case contract(ContractResult)
        /// An EVM receipt says only that it failed: out of gas where all of it was used.
        case evmReverted
        case evmOutOfGas
        /// What a node refused before packing, in its words.
        case refused(BroadcastCode, String)

        /// As the JSON says it: `OUT_OF_ENERGY`, `REVERT`, `SIGERROR`.
        package var code: String {
            switch self {
            case .contract(let result): result.rawValue
            case .evmReverted: "REVERT"
            case .evmOutOfGas: "OUT_OF_GAS"
            case .refused(let code, _): code.rawValue
            }
        }
    }

    /// What somebody should look at. The raw value stands in the JSON.
    package enum Flag: String, Sendable, Hashable, CaseIterable {
        /// A tiny or zero amount from or to a stranger: bait to copy a wrong address.
        case dustPoisoning = "dust_poisoning"
        /// A token that somebody sent unasked.
        case unsolicitedToken = "unsolicited_token"
        /// A token that calls itself like one that the book knows, and isn't.
        case fakeToken = "fake_token"
        case unlimitedApproval = "unlimited_approval"
        case approval
        case approvalRevoked = "approval_revoked"
        /// The owner's permission goes to somebody else's keys.
        case permissionTakeover = "permission_takeover"
        case permissionChange = "permission_change"
        /// It failed and cost something.
        case feeWasted = "fee_wasted"
        case memoAdvert = "memo_advert"
        case memoFee = "memo_fee"
        case activatedAccount = "activated_account"
        /// Signed by another key than the account's own.
        case foreignSigner = "foreign_signer"
        case multiSignature = "multi_signature"
        case delegationLocked = "delegation_locked"
        /// Tokens or coins went to a contract, or to the token's own contract.
        case sentToTokenContract = "sent_to_token_contract"
        case sentToSelf = "sent_to_self"
        case sentToBurnAddress = "sent_to_burn_address"
        /// Moved by a spender whom the owner had approved before, not by the owner.
        case movedBySpender = "moved_by_spender"
        /// The node's id isn't the hash of its bytes, its readable form says something else than the bytes, or its receipt is of another transaction or
        /// of another result.
        case nodeLies = "node_lies"
        /// The bytes can't be read whole.
        case unreadable
        case testNetwork = "test_network"
    }

    /// What a transaction was to do, by kind.
    package enum Action: Sendable, Hashable {
        case transferNative
        case transferTRC10
        case transferToken
        case transferTokenFrom
        case approve(spender: String, amount: TokenAmount?, isUnlimited: Bool)
        case approveAll(spender: String, isGranted: Bool)
        case callContract(contract: String, selector: String?, name: String?)
        case createContract
        case createAccount
        case vote(count: Int64)
        case stakeV1(Resource)
        case unstakeV1(Resource)
        case stake(Resource)
        case unstake(Resource)
        case withdrawUnstaked
        case cancelUnstaking
        case delegate(Resource, lockBlocks: Int64?)
        case undelegate(Resource)
        case withdrawReward
        case updatePermissions
        case other(String)
        case unknown
    }

    package init(
        chain: Chain, status: Status, isFinal: Bool? = nil, action: Action = .unknown, contract: String? = nil, intended: Movement? = nil,
        moved: [Movement] = [], cost: Cost? = nil, energy: Energy? = nil, reason: Reason? = nil, revertReason: String? = nil, flags: [Flag] = [],
        isIDRight: Bool? = nil, id: String? = nil, signers: [String] = [], blockNumber: Int64? = nil, blockTime: Instant? = nil,
        expiration: Instant? = nil, memo: String? = nil, coin: String? = nil
    ) {
        self.chain = chain
        self.status = status
        self.isFinal = isFinal
        self.action = action
        self.contract = contract
        self.intended = intended
        self.moved = moved
        self.cost = cost
        self.coin = coin ?? (chain == .tron ? "TRX" : nil)
        self.energy = energy
        self.reason = reason
        self.revertReason = revertReason
        self.flags = flags
        self.isIDRight = isIDRight
        self.id = id
        self.signers = signers
        self.blockNumber = blockNumber
        self.blockTime = blockTime
        self.expiration = expiration
        self.memo = memo
    }
}

/// What a TRON node answers to a broadcast (java-tron, `api.proto`, `Return.response_code`). Spelt as it is there.
package enum BroadcastCode: String, Sendable, Hashable, CaseIterable {
    case success = "SUCCESS"
    case signature = "SIGERROR"
    case validation = "CONTRACT_VALIDATE_ERROR"
    case execution = "CONTRACT_EXE_ERROR"
    case bandwidth = "BANDWITH_ERROR"
    case duplicate = "DUP_TRANSACTION_ERROR"
    case referenceBlock = "TAPOS_ERROR"
    case tooBig = "TOO_BIG_TRANSACTION_ERROR"
    case expiration = "TRANSACTION_EXPIRATION_ERROR"
    case busy = "SERVER_BUSY"
    case noConnection = "NO_CONNECTION"
    case fewConnections = "NOT_ENOUGH_EFFECTIVE_CONNECTION"
    case unsolidified = "BLOCK_UNSOLIDIFIED"
    case other = "OTHER_ERROR"
}
