import BigInt
import Kit

/// What a transaction of an EVM chain was signed to do, read from its fields alone.
struct EVMIntent {
    let action: TransactionFinding.Action
    /// The contract that is called.
    let contract: EVMAddress?
    /// What it is to move.
    let intended: TransactionFinding.Movement?

    static let none = EVMIntent(.unknown)

    private init(_ action: TransactionFinding.Action, contract: EVMAddress? = nil, intended: TransactionFinding.Movement? = nil) {
        self.action = action
        self.contract = contract
        self.intended = intended
    }

    /// - Parameter sender: in EIP-55; empty where it isn't known.
    init(_ transaction: EVMTransaction, sender: String, assets: inout EVMAssets) {
        let coins = transaction.value > 0 ? assets.coins(transaction.value, from: sender, to: transaction.to.map { assets.text($0) } ?? "") : nil
        guard let to = transaction.to else {
            self.init(.createContract, intended: coins)
            return
        }
        if transaction.kind == .setCode {
            self.init(.other("EIP-7702"), contract: to, intended: coins)
        } else if transaction.data.isEmpty {
            self.init(.transferNative, intended: assets.coins(transaction.value, from: sender, to: assets.text(to)))
        } else {
            self.init(calling: to, transaction.data, coins: coins, sender: sender, assets: &assets)
        }
    }

    private init(calling to: EVMAddress, _ data: [UInt8], coins: TransactionFinding.Movement?, sender: String, assets: inout EVMAssets) {
        let call = KnownCall(data)
        switch call {
        case .transfer(let recipient, let units) where coins == nil:
            self.init(.transferToken, contract: to, intended: assets.units(units, of: to, from: sender, to: assets.text(EVMAddress(recipient))))
        case .transferFrom(let owner, let recipient, let units) where coins == nil:
            self.init(
                .transferTokenFrom, contract: to,
                intended: assets.units(units, of: to, from: assets.text(EVMAddress(owner)), to: assets.text(EVMAddress(recipient))))
        case .approve(let spender, let units), .permit(_, let spender, let units):
            self.init(assets.approving(assets.text(EVMAddress(spender)), units, of: to), contract: to, intended: coins)
        case .increaseApproval(let spender, let units) where units > 0:
            self.init(assets.approving(assets.text(EVMAddress(spender)), units, of: to), contract: to, intended: coins)
        case .setApprovalForAll(let spender, let isGranted):
            self.init(.approveAll(spender: assets.text(EVMAddress(spender)), isGranted: isGranted), contract: to, intended: coins)
        case .transfer, .transferFrom, .increaseApproval, .decreaseApproval, .other, nil:
            let selector = CallData(data).selector
            let known = selector.count == CallData.selectorSize
            self.init(
                .callContract(
                    contract: assets.text(to), selector: known ? hex(selector) : nil,
                    name: call == nil ? nil : KnownFunction(selector: selector)?.plainName),
                contract: to, intended: coins)
        }
    }
}
