import BigInt
import ChainKit
import Kit

/// A TRC-20 token of the ledger, by the rules of Tether's contract (TetherToken, `BlackList`): who is frozen can receive and not send.
struct StandInToken: Sendable {
    let contract: TronAddress
    let symbol: String
    let name: String
    let decimals: Int
    /// Units of energy by what a call does.
    let energy: EnergyTable
    var balances: [TronAddress: BigUInt] = [:]
    var allowances: [Pair: BigUInt] = [:]
    /// Since when.
    var frozen: [TronAddress: Instant] = [:]

    struct Pair: Hashable, Sendable {
        let owner: TronAddress
        let spender: TronAddress
    }

    /// What a call costs, penalty for a busy contract included.
    struct Use: Sendable, Hashable {
        let total: Int64
        let penalty: Int64
    }

    struct EnergyTable: Sendable {
        let transferToHolder: Use
        let transferToOther: Use
        let approval: Use
        let refusal: Use

        /// Recorded on the main network in 2026 but for the approval, of which there is no recording.
        static let tether = EnergyTable(
            transferToHolder: Use(total: 64_285, penalty: 49_635), transferToOther: Use(total: 130_285, penalty: 100_635),
            approval: Use(total: 22_990, penalty: 17_750), refusal: Use(total: 8_624, penalty: 5_859))
        /// A contract that hardly anybody calls has no penalty.
        static let quiet = EnergyTable(
            transferToHolder: Use(total: 13_400, penalty: 0), transferToOther: Use(total: 28_400, penalty: 0), approval: Use(total: 5_200, penalty: 0),
            refusal: Use(total: 2_700, penalty: 0))
        /// A call that only reads.
        static let reading = Use(total: 935, penalty: 0)
    }

    static let tether = TronAddress(base58: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t") ?? TronAddress(.zero)

    func balance(of address: TronAddress) -> BigUInt { balances[address] ?? 0 }

    /// What a call does, before it does it.
    enum Step: Sendable {
        case transfer(from: TronAddress, to: TronAddress, amount: BigUInt, spender: TronAddress?)
        case approval(owner: TronAddress, spender: TronAddress, amount: BigUInt)
        case returned([UInt8])
        case refused
    }

    /// - Parameter caller: who signed.
    func step(_ data: CallData, by caller: TronAddress) -> Step {
        guard let function = KnownFunction(selector: data.selector) else { return .refused }
        switch function {
        case .transfer, .transferFrom: return transfer(data, isFrom: function == .transferFrom, by: caller)
        case .approve, .increaseApproval, .decreaseApproval: return approval(data, function, by: caller)
        case .balanceOf: return account(data, 0).map { .returned(ABIWord(balance(of: $0)).bytes) } ?? .refused
        case .allowance:
            guard let owner = account(data, 0), let spender = account(data, 1) else { return .refused }
            return .returned(ABIWord(allowances[Pair(owner: owner, spender: spender)] ?? 0).bytes)
        case .isBlackListed, .getBlackListStatus: return account(data, 0).map { .returned(ABIWord(frozen[$0] == nil ? 0 : 1).bytes) } ?? .refused
        case .decimals: return .returned(ABIWord(BigUInt(decimals)).bytes)
        case .symbol: return .returned(StandInToken.encoded(symbol))
        case .name: return .returned(StandInToken.encoded(name))
        case .paused, .deprecated: return .returned(ABIWord(0).bytes)
        default: return .refused
        }
    }

    private func transfer(_ data: CallData, isFrom: Bool, by caller: TronAddress) -> Step {
        guard let to = account(data, isFrom ? 1 : 0), let amount = data.word(isFrom ? 2 : 1)?.number else { return .refused }
        let from = isFrom ? account(data, 0) ?? caller : caller
        let allowed = isFrom ? allowances[Pair(owner: from, spender: caller)] ?? 0 : amount
        guard frozen[from] == nil, balance(of: from) >= amount, allowed >= amount else { return .refused }
        return .transfer(from: from, to: to, amount: amount, spender: isFrom ? caller : nil)
    }

    private func approval(_ data: CallData, _ function: KnownFunction, by caller: TronAddress) -> Step {
        guard let spender = account(data, 0), let amount = data.word(1)?.number else { return .refused }
        let present = allowances[Pair(owner: caller, spender: spender)] ?? 0
        switch function {
        case .increaseApproval: return .approval(owner: caller, spender: spender, amount: min(present + amount, StandInToken.most))
        case .decreaseApproval: return .approval(owner: caller, spender: spender, amount: present > amount ? present - amount : 0)
        default: return .approval(owner: caller, spender: spender, amount: amount)
        }
    }

    private func account(_ data: CallData, _ index: Int) -> TronAddress? { data.word(index).map { TronAddress($0.account) } }

    private static let most = BigUInt(1) << 256 - 1

    func energy(for step: Step) -> Use {
        switch step {
        case .transfer(_, let to, _, _): balance(of: to) > 0 ? energy.transferToHolder : energy.transferToOther
        case .approval: energy.approval
        case .refused: energy.refusal
        case .returned: EnergyTable.reading
        }
    }

    /// Does it; what it reported.
    mutating func take(_ step: Step) -> [EventLog] {
        switch step {
        case .transfer(let from, let to, let amount, let spender):
            balances[from] = balance(of: from) - amount
            balances[to] = balance(of: to) + amount
            if let spender, let allowed = allowances[Pair(owner: from, spender: spender)], allowed != StandInToken.most {
                allowances[Pair(owner: from, spender: spender)] = allowed - amount
            }
            return [log("Transfer(address,address,uint256)", from, to, amount)]
        case .approval(let owner, let spender, let amount):
            allowances[Pair(owner: owner, spender: spender)] = amount
            return [log("Approval(address,address,uint256)", owner, spender, amount)]
        case .returned, .refused: return []
        }
    }

    private func log(_ event: String, _ first: TronAddress, _ second: TronAddress, _ amount: BigUInt) -> EventLog {
        EventLog(
            contract: contract.account, topics: [Keccak256.digest(Array(event.utf8)), ABIWord(first.account).bytes, ABIWord(second.account).bytes],
            data: ABIWord(amount).bytes)
    }

    /// A dynamic string alone (Solidity, "Contract ABI Specification").
    private static func encoded(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8.prefix(32))
        return ABIWord(32).bytes + ABIWord(BigUInt(bytes.count)).bytes + bytes + [UInt8](repeating: 0, count: 32 - bytes.count)
    }
}
