import BigInt

/// What somebody should look at in a transaction of an EVM chain. A flag is set only where what was read proves it.
struct EVMFlags {
    let evidence: EVMEvidence
    let verdict: EVMVerdict
    let intent: EVMIntent
    let moved: [TransactionFinding.Movement]
    let cost: TransactionFinding.Cost?
    /// In EIP-55: who signed or, where that can't be told, whom the node names.
    let sender: String
    let assets: EVMAssets
    let symbols: [EVMAddress: String]
    /// In EIP-55: whose history is looked at.
    let account: String?

    /// In the order in which they are declared.
    var all: [TransactionFinding.Flag] { TransactionFinding.Flag.allCases.filter(holds) }

    private func holds(_ flag: TransactionFinding.Flag) -> Bool {
        switch flag {
        case .dustPoisoning: isDust
        case .unsolicitedToken: isUnsolicitedToken
        case .fakeToken: isFakeToken
        case .unlimitedApproval: isPossible && approval == .unlimited
        case .approval: isPossible && (approval == .limited || approval == .unlimited)
        case .approvalRevoked: isPossible && approval == .revoked
        case .feeWasted: verdict.status == .failed && (cost.map { $0.total > 0 } ?? false)
        case .sentToTokenContract: isPossible && isToTokenContract
        case .sentToSelf: isPossible && isTransfer && intent.intended.map { $0.from == $0.to } ?? false
        case .sentToBurnAddress: isPossible && isToBurnAddress
        case .movedBySpender: isMovedBySpender
        case .nodeLies: verdict.isContradicted
        case .unreadable: evidence.isUnreadable
        case .testNetwork: (evidence.transaction != nil || evidence.receipt != nil) && assets.network.isTest
        // TRON's alone: EVM chains have no memos, permissions or activation, and a signature by another key is another account's transaction.
        case .permissionTakeover, .permissionChange, .memoAdvert, .memoFee, .activatedAccount, .foreignSigner, .multiSignature, .delegationLocked: false
        }
    }

    /// Whether what was signed came to pass or still may.
    private var isPossible: Bool { verdict.status == .success || verdict.status == .pending }

    private enum Approval { case limited, unlimited, revoked }

    private var approval: Approval? {
        switch intent.action {
        case .approve(_, let amount, let isUnlimited): isUnlimited ? .unlimited : amount?.units == 0 ? .revoked : .limited
        case .approveAll(_, let isGranted): isGranted ? .unlimited : .revoked
        default: nil
        }
    }

    private var isTransfer: Bool {
        switch intent.action {
        case .transferNative, .transferToken, .transferTokenFrom: true
        default: false
        }
    }

    /// The recipient is the contract of the token that is sent, or that of a token that the book knows.
    private var isToTokenContract: Bool {
        guard isTransfer, let to = intent.intended?.to else { return false }
        guard let recipient = EVMAddress(to) else { return false }
        return recipient == intent.contract || assets.known(recipient) != nil
    }

    /// Nobody's address: twenty zeros, and the one that ends in `dead`.
    private var isToBurnAddress: Bool {
        guard isTransfer, let to = intent.intended?.to else { return false }
        return EVMFlags.burnAddresses.contains(to)
    }

    private static let burnAddresses: Set<String> = {
        let dead = [UInt8](repeating: 0, count: 18) + [0xDE, 0xAD]
        return Set([AccountBytes.zero, AccountBytes(dead)].compactMap { account in account.map { EVMAddress($0).checksummed } })
    }()

    private var isFakeToken: Bool {
        guard isPossible, !symbols.isEmpty else { return false }
        let contracts = [intent.contract].compactMap(\.self) + (evidence.receipt?.logs.map { EVMAddress($0.contract) } ?? [])
        return contracts.contains { assets.known($0) == nil && symbols[$0].map(assets.tokens.isLookalike) ?? false }
    }
}

// Who did something to whom.
extension EVMFlags {
    /// Tokens of an account whose transfer somebody else signed.
    private var isMovedBySpender: Bool {
        guard verdict.status == .success, !sender.isEmpty else { return false }
        let foreign = moved.filter { $0.isToken && $0.from != sender && $0.amount.units > 0 }
        if intent.action == .transferTokenFrom, let from = intent.intended?.from { return foreign.contains { $0.from == from } }
        return account != sender && foreign.contains { $0.from == account }
    }

    /// A token that the book doesn't know and that somebody else sent to the account that is looked at.
    private var isUnsolicitedToken: Bool {
        guard verdict.status == .success, let account, account != sender, !sender.isEmpty else { return false }
        return moved.contains { $0.to == account && $0.from != account && $0.isUnknown }
    }

    /// Below it nobody pays: a transfer costs 21,000 gas, more than this at a price of 0.05 gwei. In wei.
    private static let dust = BigInt(1_000_000_000_000)

    /// A transfer of nothing out of an account whose key didn't sign, or an amount that is no payment.
    private var isDust: Bool {
        guard verdict.status == .success, !sender.isEmpty else { return false }
        if moved.contains(where: { $0.isToken && $0.amount.units == 0 && $0.from != sender && $0.from != $0.to && (account == nil || account == $0.from) }) {
            return true
        }
        guard let account, account != sender, isTransfer else { return false }
        return moved.contains { movement in
            guard movement.to == account, movement.from != account, movement.amount.units > 0, !movement.isUnknown else { return false }
            return movement.isToken ? EVMFlags.isTiny(movement.amount) : movement.amount.units < EVMFlags.dust
        }
    }

    /// At most a hundredth of a whole token.
    private static func isTiny(_ amount: TokenAmount) -> Bool { amount.decimals >= 2 && amount.units <= BigInt(10).power(amount.decimals - 2) }
}

extension TransactionFinding.Movement {
    fileprivate var isToken: Bool {
        switch asset {
        case .token, .unknownToken: true
        case .native, .trc10: false
        }
    }

    fileprivate var isUnknown: Bool { if case .unknownToken = asset { true } else { false } }
}
