import BigInt
import Kit

/// What a TRON transaction was signed to do, read from its bytes alone.
struct TransactionIntent {
    let action: TransactionFinding.Action
    /// The contract that is called.
    let contract: TronAddress?
    /// What it is to move.
    let intended: TransactionFinding.Movement?
    /// Who is to get what is transferred; nil for what is no transfer.
    let recipient: AccountBytes?

    static let none = TransactionIntent(.unknown)

    init(
        _ action: TransactionFinding.Action, contract: TronAddress? = nil, intended: TransactionFinding.Movement? = nil, recipient: AccountBytes? = nil
    ) {
        self.action = action
        self.contract = contract
        self.intended = intended
        self.recipient = recipient
    }

    init(_ raw: RawTransaction, tokens: TokenBook, write: inout AddressText) {
        switch raw.contract {
        case .transfer(let from, let to, let amount):
            self.init(.transferNative, intended: .trx(amount, from: write(from), to: write(to)), recipient: to.account)
        case .transferAsset(let asset, let from, let to, let amount):
            self.init(.transferTRC10, intended: .trc10(asset, amount, from: write(from), to: write(to)), recipient: to.account)
        case .call(let call): self.init(call, tokens: tokens, write: &write)
        case .create(let owner, _, let callValue): self.init(.createContract, intended: .trxOrNone(callValue, from: write(owner), to: ""))
        case .createAccount(let owner, let account): self.init(.createAccount, intended: .trx(0, from: write(owner), to: write(account)))
        case .vote(_, let votes): self.init(.vote(count: votes.reduce(0) { TransactionIntent.sum($0, $1.count) }))
        case .stakeV1(let owner, let amount, _, let resource, let receiver):
            self.init(.stakeV1(resource), intended: .trx(amount, from: write(owner), to: write(receiver ?? owner)))
        case .unstakeV1(_, let resource, _): self.init(.unstakeV1(resource))
        case .stake(let owner, let amount, let resource): self.init(.stake(resource), intended: .trx(amount, from: write(owner), to: write(owner)))
        case .unstake(let owner, let amount, let resource): self.init(.unstake(resource), intended: .trx(amount, from: write(owner), to: write(owner)))
        case .withdrawUnstaked: self.init(.withdrawUnstaked)
        case .cancelUnstaking: self.init(.cancelUnstaking)
        case .delegate(let owner, let amount, let resource, let receiver, let lockBlocks):
            self.init(.delegate(resource, lockBlocks: lockBlocks), intended: .trx(amount, from: write(owner), to: write(receiver)))
        case .undelegate(let owner, let amount, let resource, let receiver):
            self.init(.undelegate(resource), intended: .trx(amount, from: write(receiver), to: write(owner)))
        case .withdrawReward: self.init(.withdrawReward)
        case .updatePermissions: self.init(.updatePermissions)
        case .other(let type, _): self.init(type.map { .other($0.name) } ?? .unknown)
        }
    }

    /// Amounts come from outside: a sum that doesn't fit stays at the largest number.
    private static func sum(_ a: Int64, _ b: Int64) -> Int64 {
        let (sum, isTooBig) = a.addingReportingOverflow(b)
        return isTooBig ? .max : sum
    }
}

// Calls of contracts.
extension TransactionIntent {
    private init(_ call: ContractCall, tokens: TokenBook, write: inout AddressText) {
        let token = tokens[call.contract]
        let asset = TransactionFinding.Asset(token, contract: write(call.contract))
        let sent = TransactionIntent.sent(with: call, write: &write)
        func amount(_ units: BigUInt) -> TokenAmount { TokenAmount(units: BigInt(units), decimals: token?.decimals ?? 0) }
        func moving(_ units: BigUInt, _ from: AccountBytes, _ to: AccountBytes) -> TransactionFinding.Movement {
            TransactionFinding.Movement(asset: asset, amount: amount(units), from: write(tron: from), to: write(tron: to))
        }
        func approving(_ spender: AccountBytes, _ units: BigUInt) -> TransactionFinding.Action {
            .approve(
                spender: write(tron: spender), amount: token != nil || units == 0 ? amount(units) : nil, isUnlimited: KnownCall.isUnlimited(units))
        }
        let name: String
        switch KnownCall(call.data) {
        case .transfer(let to, let units) where sent == nil:
            self.init(.transferToken, contract: call.contract, intended: moving(units, call.owner.account, to), recipient: to)
            return
        case .transferFrom(let from, let to, let units) where sent == nil:
            self.init(.transferTokenFrom, contract: call.contract, intended: moving(units, from, to), recipient: to)
            return
        case .approve(let spender, let units), .permit(_, let spender, let units):
            self.init(approving(spender, units), contract: call.contract, intended: sent)
            return
        case .increaseApproval(let spender, let units) where units > 0:
            self.init(approving(spender, units), contract: call.contract, intended: sent)
            return
        case .setApprovalForAll(let spender, let isGranted):
            self.init(.approveAll(spender: write(tron: spender), isGranted: isGranted), contract: call.contract, intended: sent)
            return
        case .transfer: name = "transfer"
        case .transferFrom: name = "transferFrom"
        case .increaseApproval: name = "increaseApproval"
        case .decreaseApproval: name = "decreaseApproval"
        case .other(let known): name = known
        case nil: name = ""
        }
        let selector = CallData(call.data).selector
        self.init(
            .callContract(
                contract: write(call.contract), selector: selector.count == CallData.selectorSize ? Kit.hex(selector) : nil,
                name: name.isEmpty ? nil : name), contract: call.contract, intended: sent)
    }

    /// The coins that go with a call.
    private static func sent(with call: ContractCall, write: inout AddressText) -> TransactionFinding.Movement? {
        if call.callValue > 0 { return .trx(call.callValue, from: write(call.owner), to: write(call.contract)) }
        guard call.tokenValue > 0 else { return nil }
        return .trc10(String(call.tokenID), call.tokenValue, from: write(call.owner), to: write(call.contract))
    }
}

extension TransactionFinding.Movement {
    static func trx(_ sun: Int64, from: String, to: String) -> TransactionFinding.Movement {
        TransactionFinding.Movement(asset: .native(symbol: "TRX"), amount: .trx(sun: sun), from: from, to: to)
    }

    static func trxOrNone(_ sun: Int64, from: String, to: String) -> TransactionFinding.Movement? { sun > 0 ? .trx(sun, from: from, to: to) : nil }

    /// In the token's smallest units: how many decimals it has isn't in the transaction.
    static func trc10(_ asset: String, _ units: Int64, from: String, to: String) -> TransactionFinding.Movement {
        TransactionFinding.Movement(
            asset: .trc10(id: CleanText.cleaned(asset, limit: 32)), amount: TokenAmount(units: BigInt(units), decimals: 0), from: from, to: to)
    }
}

extension TransactionFinding.Asset {
    init(_ token: TokenBook.Token?, contract: String) {
        self = token.map { .token(symbol: $0.symbol, contract: contract) } ?? .unknownToken(contract: contract)
    }
}
