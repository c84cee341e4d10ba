/// A function of the token standards and of Tether's contract, by its signature (EIP-20, EIP-721, EIP-2612, tether.to's TetherToken).
package enum KnownFunction: String, Sendable, Hashable, CaseIterable {
    case transfer = "transfer(address,uint256)"
    case transferFrom = "transferFrom(address,address,uint256)"
    case approve = "approve(address,uint256)"
    case increaseApproval = "increaseApproval(address,uint256)"
    case decreaseApproval = "decreaseApproval(address,uint256)"
    case increaseAllowance = "increaseAllowance(address,uint256)"
    case decreaseAllowance = "decreaseAllowance(address,uint256)"
    case setApprovalForAll = "setApprovalForAll(address,bool)"
    case permit = "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)"
    case multicall = "multicall(bytes[])"
    case balanceOf = "balanceOf(address)"
    case allowance = "allowance(address,address)"
    case decimals = "decimals()"
    case symbol = "symbol()"
    case name = "name()"
    case totalSupply = "totalSupply()"
    case owner = "owner()"
    case getOwner = "getOwner()"
    case paused = "paused()"
    case isBlackListed = "isBlackListed(address)"
    case getBlackListStatus = "getBlackListStatus(address)"
    case addBlackList = "addBlackList(address)"
    case removeBlackList = "removeBlackList(address)"
    case destroyBlackFunds = "destroyBlackFunds(address)"
    case deprecated = "deprecated()"
    case upgradedAddress = "upgradedAddress()"
    case issue = "issue(uint256)"
    case redeem = "redeem(uint256)"
    case calcFee = "calcFee(uint256)"
    case deposit = "deposit()"
    case withdraw = "withdraw(uint256)"
    case error = "Error(string)"
    case panic = "Panic(uint256)"

    /// The first four bytes of the Keccak-256 of the signature.
    package var selector: UInt32 {
        switch self {
        case .transfer: 0xa905_9cbb
        case .transferFrom: 0x23b8_72dd
        case .approve: 0x095e_a7b3
        case .increaseApproval: 0xd73d_d623
        case .decreaseApproval: 0x6618_8463
        case .increaseAllowance: 0x3950_9351
        case .decreaseAllowance: 0xa457_c2d7
        case .setApprovalForAll: 0xa22c_b465
        case .permit: 0xd505_accf
        case .multicall: 0xac96_50d8
        case .balanceOf: 0x70a0_8231
        case .allowance: 0xdd62_ed3e
        case .decimals: 0x313c_e567
        case .symbol: 0x95d8_9b41
        case .name: 0x06fd_de03
        case .totalSupply: 0x1816_0ddd
        case .owner: 0x8da5_cb5b
        case .getOwner: 0x893d_20e8
        case .paused: 0x5c97_5abb
        case .isBlackListed: 0xe47d_6060
        case .getBlackListStatus: 0x59bf_1abe
        case .addBlackList: 0x0ecb_93c0
        case .removeBlackList: 0xe499_7dc5
        case .destroyBlackFunds: 0xf3bd_c228
        case .deprecated: 0x0e13_6b19
        case .upgradedAddress: 0x2697_6e3f
        case .issue: 0xcc87_2b66
        case .redeem: 0xdb00_6a75
        case .calcFee: 0x75dc_7d8c
        case .deposit: 0xd0e3_0db0
        case .withdraw: 0x2e1a_7d4d
        case .error: 0x08c3_79a0
        case .panic: 0x4e48_7b71
        }
    }

    package var selectorBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: selector >> UInt32(24 - 8 * $0)) } }

    /// Its name without the parameters.
    package var plainName: String { String(rawValue.prefix { $0 != "(" }) }

    /// How many words its arguments take at the least.
    package var parameterCount: Int { KnownFunction.parameterCounts[self] ?? 0 }

    private static let parameterCounts = Dictionary(
        uniqueKeysWithValues: allCases.map { known in
            let parameters = known.rawValue.drop { $0 != "(" }.dropFirst().dropLast()
            return (known, parameters.split(separator: ",").count)
        })

    private static let bySelector = Dictionary(uniqueKeysWithValues: allCases.map { ($0.selector, $0) })

    /// nil for a selector that isn't in the table, and for fewer than four bytes.
    package init?(selector: some Collection<UInt8>) {
        guard selector.count == CallData.selectorSize, let known = KnownFunction.bySelector[selector.reduce(0) { $0 << 8 | UInt32($1) }] else { return nil }
        self = known
    }
}
