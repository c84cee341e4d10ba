/// What a TRON transaction was signed to do. Amounts are in sun (1 TRX = 1,000,000 sun) unless said otherwise.
package enum TronContract: Sendable, Hashable {
    case transfer(from: TronAddress, to: TronAddress, amount: Int64)
    /// A TRC-10 token; `asset` is its number, or its name in transactions of before 2018-08. The amount is in the token's smallest units.
    case transferAsset(asset: String, from: TronAddress, to: TronAddress, amount: Int64)
    case call(ContractCall)
    /// A new contract; its name as its maker gave it.
    case create(owner: TronAddress, name: String, callValue: Int64)
    case createAccount(owner: TronAddress, account: TronAddress)
    case vote(owner: TronAddress, votes: [Vote])
    /// Staking 1.0. `days` is the shortest time; a receiver means that the resource is delegated.
    case stakeV1(owner: TronAddress, amount: Int64, days: Int64, resource: Resource, receiver: TronAddress?)
    case unstakeV1(owner: TronAddress, resource: Resource, receiver: TronAddress?)
    case stake(owner: TronAddress, amount: Int64, resource: Resource)
    case unstake(owner: TronAddress, amount: Int64, resource: Resource)
    case withdrawUnstaked(owner: TronAddress)
    case cancelUnstaking(owner: TronAddress)
    /// `lockBlocks` is nil where the delegation isn't locked; a block takes 3 seconds.
    case delegate(owner: TronAddress, amount: Int64, resource: Resource, receiver: TronAddress, lockBlocks: Int64?)
    case undelegate(owner: TronAddress, amount: Int64, resource: Resource, receiver: TronAddress)
    case withdrawReward(owner: TronAddress)
    case updatePermissions(PermissionUpdate)
    /// Any other type; who signed it where that can be read.
    case other(ContractType?, owner: TronAddress?)

    package struct Vote: Sendable, Hashable {
        package let witness: TronAddress
        package let count: Int64

        package init(witness: TronAddress, count: Int64) {
            self.witness = witness
            self.count = count
        }
    }
}

/// A call of a smart contract.
package struct ContractCall: Sendable, Hashable {
    package let owner: TronAddress
    package let contract: TronAddress
    /// Sun that go with the call.
    package let callValue: Int64
    /// Units of the TRC-10 token `tokenID` that go with the call.
    package let tokenValue: Int64
    package let tokenID: Int64
    /// Selector and arguments.
    package let data: [UInt8]

    package init(owner: TronAddress, contract: TronAddress, callValue: Int64, tokenValue: Int64, tokenID: Int64, data: [UInt8]) {
        self.owner = owner
        self.contract = contract
        self.callValue = callValue
        self.tokenValue = tokenValue
        self.tokenID = tokenID
        self.data = data
    }
}

/// The permissions that an account gets instead of its present ones.
package struct PermissionUpdate: Sendable, Hashable {
    package let account: TronAddress
    package let owner: TronPermission?
    package let witness: TronPermission?
    package let actives: [TronPermission]

    package init(account: TronAddress, owner: TronPermission?, witness: TronPermission?, actives: [TronPermission]) {
        self.account = account
        self.owner = owner
        self.witness = witness
        self.actives = actives
    }
}

extension TronContract {
    /// Who the transaction acts for.
    package var owner: TronAddress? {
        switch self {
        case .transfer(let from, _, _), .transferAsset(_, let from, _, _): from
        case .call(let call): call.owner
        case .updatePermissions(let update): update.account
        case .create(let owner, _, _), .createAccount(let owner, _), .vote(let owner, _), .stakeV1(let owner, _, _, _, _), .unstakeV1(let owner, _, _),
            .stake(let owner, _, _), .unstake(let owner, _, _), .withdrawUnstaked(let owner), .cancelUnstaking(let owner),
            .delegate(let owner, _, _, _, _), .undelegate(let owner, _, _, _), .withdrawReward(let owner):
            owner
        case .other(_, let owner): owner
        }
    }
}
