import ChainKit
import Kit

/// What keeps a transaction out of the pool, in the order and the words of java-tron (`Wallet.broadcastTransaction`, the actuators).
struct Refusal: Error, Hashable {
    let code: BroadcastCode
    let message: String

    static let largest: Int64 = 500 << 10
    /// 15,000 TRX (`getMaxFeeLimit`).
    static let largestFeeLimit: Int64 = 15_000_000_000

    static func invalid(_ message: String) -> Refusal { Refusal(code: .validation, message: "Contract validate error : " + message) }
}

extension StandInLedger {
    /// - Parameter head: the newest block.
    func check(_ transaction: SignedTransaction, head: Int64, calendar: StandInCalendar) throws(Refusal) {
        guard transaction.size <= Refusal.largest else { throw Refusal(code: .tooBig, message: "Transaction size is too big.") }
        let raw = transaction.raw
        guard calendar.knows(raw.refBlockBytes, raw.refBlockHash, at: head) else { throw Refusal(code: .referenceBlock, message: "Tapos check error.") }
        let now = calendar.time(of: head)
        guard raw.expiration > now, raw.expiration <= now + .days(1) else {
            throw Refusal(code: .expiration, message: "Transaction expired.")
        }
        try checkSignatures(transaction)
        try checkContract(transaction, at: now)
        try checkResources(transaction, at: now)
    }

    private func checkSignatures(_ transaction: SignedTransaction) throws(Refusal) {
        guard !transaction.signatures.isEmpty else { throw StandInLedger.signature("miss sig or contract") }
        guard let owner = transaction.raw.contract.owner, let permission = permission(of: owner, transaction.raw.permissionID) else {
            throw StandInLedger.signature("permission isn't exit")
        }
        guard transaction.signatures.count <= permission.keys.count else {
            throw StandInLedger.signature("Signature count is \(transaction.signatures.count) more than key counts of permission : \(permission.keys.count)")
        }
        if let type = transaction.raw.type, !permission.allows(type) { throw StandInLedger.signature("Permission denied") }
        var signers: Set<TronAddress> = []
        var weight: Int64 = 0
        for bytes in transaction.signatures {
            guard let signature = RecoverableSignature(bytes), let account = Secp256k1.account(of: signature, over: transaction.id.bytes) else {
                throw StandInLedger.signature("java.lang.IllegalArgumentException: Invalid point compression")
            }
            let signer = TronAddress(account)
            guard let key = permission.keys.first(where: { $0.address == signer }) else {
                throw StandInLedger.signature("\(hex(bytes)) is signed by \(signer.base58) but it is not contained of permission.")
            }
            guard signers.insert(signer).inserted else { throw StandInLedger.signature("\(signer.base58) has signed twice!") }
            weight = weight.addingReportingOverflow(key.weight).partialValue
        }
        guard weight >= permission.threshold else { throw StandInLedger.signature("sig error") }
    }

    /// An account that doesn't exist yet could sign for itself; its contract is refused afterwards.
    private func permission(of owner: TronAddress, _ id: Int) -> TronPermission? {
        guard let account = accounts[owner] else { return StandInAccount(address: owner, created: Instant(milliseconds: 0)).permission(id) }
        return account.permission(id)
    }

    private static func signature(_ message: String) -> Refusal { Refusal(code: .signature, message: "Validate signature error: " + message) }

    /// What an actuator validates, again before the transaction is executed.
    func checkContract(_ transaction: SignedTransaction, at now: Instant) throws(Refusal) {
        switch transaction.raw.contract {
        case .transfer(let from, let to, let amount): try checkTransfer(from, to, amount)
        case .transferAsset(let asset, let from, _, let amount):
            guard let account = accounts[from] else { throw .invalid("No owner account!") }
            guard amount > 0 else { throw .invalid("Amount must be greater than 0.") }
            guard account.assets[asset] ?? 0 >= amount else { throw .invalid("assetBalance is not sufficient.") }
        case .call(let call):
            guard (0...Refusal.largestFeeLimit).contains(transaction.raw.feeLimit) else {
                throw .invalid("feeLimit must be >= 0 and <= \(Refusal.largestFeeLimit)")
            }
            guard accounts[call.owner] != nil else { throw .invalid("Validate InternalTransfer error, no OwnerAccount.") }
            guard tokens[call.contract] != nil else { throw .invalid("No contract or not a smart contract") }
        case .createAccount(let owner, let account):
            guard accounts[owner] != nil else { throw .invalid("Account[\(owner.hex)] not exists") }
            guard accounts[account] == nil else { throw .invalid("Account has existed") }
        case .updatePermissions(let update): try checkPermissions(update)
        case .stake(let owner, let amount, _):
            guard let account = accounts[owner] else { throw .invalid("Account[\(owner.hex)] not exists") }
            guard amount >= 1_000_000 else { throw .invalid("frozenBalance must be greater than or equal to 1 TRX") }
            guard amount <= account.balance else { throw .invalid("frozenBalance must be less than or equal to accountBalance") }
        case .unstake(let owner, let amount, let resource):
            guard let account = accounts[owner] else { throw .invalid("Account[\(owner.hex)] does not exist") }
            guard account.unstaking.count < StandInAccount.mostUnstaking else {
                throw .invalid("Invalid unfreeze operation, unfreezing times is over limit")
            }
            guard amount > 0, amount <= account.stakes[resource] ?? 0 else {
                throw .invalid("Invalid unfreeze_balance, [\(amount)] is error")
            }
        case .withdrawUnstaked(let owner):
            guard accounts[owner]?.unstaking.contains(where: { $0.due <= now }) == true else { throw .invalid("no unFreeze balance to withdraw ") }
        default: throw .invalid("contract type error: the stand-in node does not execute it")
        }
    }

    private func checkTransfer(_ from: TronAddress, _ to: TronAddress, _ amount: Int64) throws(Refusal) {
        guard from != to else { throw .invalid("Cannot transfer TRX to yourself.") }
        guard let account = accounts[from] else { throw .invalid("Validate TransferContract error, no OwnerAccount.") }
        guard amount > 0 else { throw .invalid("Amount must be greater than 0.") }
        guard tokens[to] == nil else { throw .invalid("Cannot transfer TRX to a smartContract.") }
        let (needed, overflows) = amount.addingReportingOverflow(accounts[to] == nil ? Fee.newAccount : 0)
        guard !overflows, account.balance >= needed else { throw .invalid("Validate TransferContract error, balance is not sufficient.") }
    }

    private func checkPermissions(_ update: PermissionUpdate) throws(Refusal) {
        guard let account = accounts[update.account] else { throw .invalid("ownerAddress account does not exist") }
        guard let owner = update.owner else { throw .invalid("owner permission is missed") }
        guard (1...8).contains(update.actives.count) else { throw .invalid("active permission is missed") }
        for permission in [owner] + update.actives {
            guard (1...5).contains(permission.keys.count) else { throw .invalid("number of keys in permission should not be greater than 5") }
            guard Set(permission.keys.map(\.address)).count == permission.keys.count else {
                throw .invalid("address should be distinct in permission \(permission.name)")
            }
            let weights = permission.keys.map(\.weight)
            guard weights.allSatisfy({ (1...1_000_000).contains($0) }), permission.threshold > 0, permission.threshold <= weights.reduce(0, +) else {
                throw .invalid("sum of all key's weight should not be less than threshold in permission \(permission.name)")
            }
        }
        guard account.balance >= Fee.permissionChange else { throw .invalid("Account resource insufficient error.") }
    }

    /// Whether the bandwidth, the memo and the second signature can be paid for beside what is sent.
    private func checkResources(_ transaction: SignedTransaction, at now: Instant) throws(Refusal) {
        guard let owner = transaction.raw.contract.owner, let account = accounts[owner] else { return }
        let isFree = account.bandwidth.left(at: now) + transaction.size <= account.bandwidthLimit + NetworkShare.freeBandwidth
        var needed = isFree ? 0 : transaction.size * Fee.byte
        if makesAccount(transaction.raw.contract) { needed = Fee.newAccount + Fee.newAccountBandwidth }
        if !transaction.raw.memo.isEmpty { needed += Fee.memo }
        if transaction.signatures.count > 1 { needed += Fee.multiSignature }
        if case .updatePermissions = transaction.raw.contract { needed += Fee.permissionChange }
        if case .transfer(_, _, let amount) = transaction.raw.contract { needed = needed.addingReportingOverflow(amount).partialValue }
        if case .stake(_, let amount, _) = transaction.raw.contract { needed = needed.addingReportingOverflow(amount).partialValue }
        guard needed >= 0, account.balance >= needed else { throw Refusal(code: .bandwidth, message: "Account resource insufficient error.") }
    }
}
