package import BigInt

/// A call that the desk can name, read from its data. Whether the contract that is called means the same by it isn't said: anybody can give a
/// function any name.
package enum KnownCall: Sendable, Hashable {
    case transfer(to: AccountBytes, amount: BigUInt)
    /// Moves what `from` allowed the caller to move. With an NFT the amount is its number.
    case transferFrom(from: AccountBytes, to: AccountBytes, amount: BigUInt)
    case approve(spender: AccountBytes, amount: BigUInt)
    case increaseApproval(spender: AccountBytes, amount: BigUInt)
    case decreaseApproval(spender: AccountBytes, amount: BigUInt)
    case setApprovalForAll(operator: AccountBytes, isGranted: Bool)
    /// An approval that the owner signed outside of a transaction (EIP-2612).
    case permit(owner: AccountBytes, spender: AccountBytes, amount: BigUInt)
    case other(name: String)

    /// nil for a function that isn't known, and where the data is too short for its arguments.
    package init?(_ data: [UInt8]) {
        let call = CallData(data)
        guard let function = KnownFunction(selector: call.selector) else { return nil }
        let words = (0..<function.parameterCount).compactMap(call.word)
        guard words.count == function.parameterCount else { return nil }
        self.init(function, words)
    }

    /// `words` are as many as the function has parameters.
    private init(_ function: KnownFunction, _ words: [ABIWord]) {
        switch function {
        case .transfer: self = .transfer(to: words[0].account, amount: words[1].number)
        case .transferFrom: self = .transferFrom(from: words[0].account, to: words[1].account, amount: words[2].number)
        case .approve: self = .approve(spender: words[0].account, amount: words[1].number)
        case .increaseApproval, .increaseAllowance: self = .increaseApproval(spender: words[0].account, amount: words[1].number)
        case .decreaseApproval, .decreaseAllowance: self = .decreaseApproval(spender: words[0].account, amount: words[1].number)
        case .setApprovalForAll: self = .setApprovalForAll(operator: words[0].account, isGranted: words[1].bool)
        case .permit: self = .permit(owner: words[0].account, spender: words[1].account, amount: words[2].number)
        case .multicall, .balanceOf, .allowance, .decimals, .symbol, .name, .totalSupply, .owner, .getOwner, .paused, .isBlackListed, .getBlackListStatus,
            .addBlackList, .removeBlackList, .destroyBlackFunds, .deprecated, .upgradedAddress, .issue, .redeem, .calcFee, .deposit, .withdraw, .error, .panic:
            self = .other(name: function.plainName)
        }
    }

    /// The smallest amount that no token's supply reaches, so that allowing it sets no limit: 2^160 - 1, the most that Permit2 can write
    /// (Uniswap, `IAllowanceTransfer`).
    private static let unreachable = BigUInt(1) << 160 - 1
    /// What tokens with 96-bit balances take for "no limit" (Compound, `Comp.sol`).
    private static let compoundUnlimited = BigUInt(1) << 96 - 1

    /// Whether allowing `amount` is allowing everything, now and later.
    package static func isUnlimited(_ amount: BigUInt) -> Bool { amount >= unreachable || amount == compoundUnlimited }
}
