import BigInt

/// What somebody should look at in a TRON transaction. A flag is set only where what was read proves it: where it can't be told it stays away.
struct TransactionFlags {
    private let evidence: TronEvidence
    private let verdict: TransactionVerdict
    private let intent: TransactionIntent
    private let moved: [TransactionFinding.Movement]
    private let cost: TransactionFinding.Cost?
    private let signers: [TronAddress?]
    private let tokens: TokenBook
    private let symbols: [TronAddress: String]
    /// In base 58: whose history is looked at.
    private let account: String?
    /// In base 58: who the transaction acts for.
    private let owner: String?

    init(
        _ evidence: TronEvidence, _ verdict: TransactionVerdict, _ intent: TransactionIntent, moved: [TransactionFinding.Movement],
        cost: TransactionFinding.Cost?, signers: [TronAddress?], tokens: TokenBook, symbols: [TronAddress: String], account: String?, owner: String?
    ) {
        self.evidence = evidence
        self.verdict = verdict
        self.intent = intent
        self.moved = moved
        self.cost = cost
        self.signers = signers
        self.tokens = tokens
        self.symbols = symbols
        self.account = account
        self.owner = owner
    }

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
        case .permissionTakeover: isPossible && permissionUpdate.map(TransactionFlags.isTakeover) ?? false
        case .permissionChange: isPossible && permissionUpdate != nil
        case .feeWasted: verdict.status == .failed && (cost.map { $0.total > 0 } ?? false)
        case .memoAdvert: isAdvert
        case .memoFee: cost.map { $0.memo > 0 } ?? (isUnpacked && !memo.isEmpty)
        case .activatedAccount: verdict.status == .success && (cost.map { $0.activation > 0 } ?? false)
        case .foreignSigner: hasForeignSigner
        case .multiSignature: (evidence.transaction?.signatures.count ?? 0) > 1
        case .delegationLocked: isPossible && isDelegationLocked
        case .sentToTokenContract: isPossible && isToTokenContract
        case .sentToSelf: isPossible && isTransfer && intent.intended.map { $0.from == $0.to } ?? false
        case .sentToBurnAddress: isPossible && isToBurnAddress
        case .movedBySpender: isMovedBySpender
        case .nodeLies: verdict.isContradicted || evidence.transaction?.isReadableFormTrue == false
        case .unreadable: evidence.isUnreadable
        case .testNetwork: isTestNetwork
        }
    }

    /// Whether what was signed came to pass or still may.
    private var isPossible: Bool { verdict.status == .success || isUnpacked }
    private var isUnpacked: Bool { verdict.status == .pending || verdict.status == .notBroadcast }
    private var memo: [UInt8] { evidence.transaction?.raw.memo ?? [] }
    private var contract: TronContract? { evidence.transaction?.raw.contract }
}

// Approvals and permissions.
extension TransactionFlags {
    private enum Approval { case limited, unlimited, revoked }

    private var approval: Approval? {
        switch intent.action {
        case .approve(_, let amount, let isUnlimited): isUnlimited ? .unlimited : amount?.units == 0 ? .revoked : .limited
        case .approveAll(_, let isGranted): isGranted ? .unlimited : .revoked
        default: nil
        }
    }

    private var permissionUpdate: PermissionUpdate? { if case .updatePermissions(let update)? = contract { update } else { nil } }

    /// The owner's permission has keys, and the account's own isn't among them. Somebody's lawful multi-signature wallet may look the same: the words
    /// ask.
    private static func isTakeover(_ update: PermissionUpdate) -> Bool {
        guard let keys = update.owner?.keys, !keys.isEmpty else { return false }
        return !keys.contains { $0.address == update.account && $0.weight > 0 }
    }

    /// A signature that isn't the account's own. One that no key can have made says nothing.
    private var hasForeignSigner: Bool {
        guard let owner = contract?.owner else { return false }
        return signers.contains { signer in signer.map { $0 != owner } ?? false }
    }

    private var isDelegationLocked: Bool { if case .delegate(_, .some) = intent.action { true } else { false } }
}

// Tokens and amounts.
extension TransactionFlags {
    private var isTransfer: Bool { intent.action.isTransfer }

    /// The recipient is the contract of the token that is sent, or that of a token that the book knows: most such contracts send nothing on.
    private var isToTokenContract: Bool {
        guard let recipient = intent.recipient else { return false }
        return recipient == intent.contract?.account || tokens[TronAddress(recipient)] != nil
    }

    /// Nobody's address: twenty zeros, and the one that ends in `dead` (Ethereum's custom, which TRON's tokens follow).
    private var isToBurnAddress: Bool { intent.recipient.map { $0 == .zero || $0 == TransactionFlags.dead } ?? false }

    private static let dead = AccountBytes([UInt8](repeating: 0, count: 18) + [0xDE, 0xAD])

    /// Tokens of an account whose transfer somebody else signed. Of a call that isn't the token's own `transferFrom` it is known only for the account
    /// that is looked at: contracts, such as an exchange's pool, send their own.
    private var isMovedBySpender: Bool {
        guard verdict.status == .success, let owner else { return false }
        let foreign = moved.filter { movement in movement.asset.isToken && movement.from != owner && movement.amount.units > 0 }
        if intent.action == .transferTokenFrom, let from = intent.intended?.from { return foreign.contains { $0.from == from } }
        return account != owner && foreign.contains { $0.from == account }
    }

    private var isTestNetwork: Bool {
        let contracts = [intent.contract].compactMap(\.self) + (evidence.receipt?.contractAddress.map { [$0] } ?? [])
        return contracts.contains { tokens[$0]?.network.isTest ?? false }
    }

    private var isFakeToken: Bool {
        guard isPossible else { return false }
        if case .transferTRC10 = intent.action, case .transferAsset(let asset, _, _, _)? = contract { return tokens.isLookalike(symbol: asset) }
        let strangers = [intent.contract].compactMap(\.self) + (evidence.receipt?.logs.prefix(TransactionMovements.most).map { TronAddress($0.contract) } ?? [])
        return !symbols.isEmpty && strangers.contains { tokens[$0] == nil && symbols[$0].map(tokens.isLookalike) ?? false }
    }

    /// A token that the book doesn't know and that somebody else sent. Without an account to look from it is told of TRC-10 alone, of which nothing but
    /// advertising is left.
    private var isUnsolicitedToken: Bool {
        guard verdict.status == .success, let owner else { return false }
        guard let account else {
            guard case .transferTRC10 = intent.action, let intended = intent.intended else { return false }
            return intended.to != owner && !TransactionFlags.isFormerCoin(intended.asset)
        }
        return account != owner && moved.contains { $0.to == account && $0.from != account && $0.asset.isUnknown && !TransactionFlags.isFormerCoin($0.asset) }
    }

    /// BitTorrent's token was TRC-10 number 1002000 until 2022 and is held by many who bought it.
    private static func isFormerCoin(_ asset: TransactionFinding.Asset) -> Bool { asset == .trc10(id: "1002000") }
}

// Bait.
extension TransactionFlags {
    /// Below it nobody pays: the fee of the smallest transfer is 250 times as much. In sun.
    private static let dust: BigInt = 1000
    /// What poisoners send at most of a token or of TRX, seen by the one who got it, in hundredths of a whole unit.
    private static let dustForReceiver: BigInt = 1

    /// A transfer of nothing out of an account whose key didn't sign, or an amount that is no payment.
    private var isDust: Bool {
        guard verdict.status == .success, let owner else { return false }
        if moved.contains(where: { $0.asset.isToken && $0.amount.units == 0 && $0.from != owner && $0.from != $0.to && (account == nil || account == $0.from) })
        {
            return true
        }
        guard account != owner, isTransfer else { return false }
        return moved.contains { movement in
            guard movement.from != movement.to, movement.amount.units > 0, account == nil || movement.to == account else { return false }
            if movement.asset == .native(symbol: "TRX"), movement.amount.units < TransactionFlags.dust { return true }
            return account != nil && !movement.asset.isUnknown && TransactionFlags.isTiny(movement.amount)
        }
    }

    private static func isTiny(_ amount: TokenAmount) -> Bool {
        guard amount.decimals >= 2 else { return false }
        return amount.units <= dustForReceiver * BigInt(10).power(amount.decimals - 2)
    }

    /// A memo with a link that comes with next to nothing, or with a token of no worth.
    private var isAdvert: Bool {
        guard !memo.isEmpty, let intended = intent.intended, LinkSign.isIn(memo) else { return false }
        switch intended.asset {
        case .native: return intended.amount.units < 100 * TransactionFlags.dust
        case .trc10: return true
        case .token, .unknownToken: return intended.asset.isUnknown || TransactionFlags.isTiny(intended.amount)
        }
    }
}

extension TransactionFinding.Asset {
    /// Whether a contract keeps it.
    var isToken: Bool {
        switch self {
        case .token, .unknownToken: true
        case .native, .trc10: false
        }
    }

    /// Whether nobody vouches for what it is worth.
    var isUnknown: Bool {
        switch self {
        case .trc10, .unknownToken: true
        case .native, .token: false
        }
    }
}
