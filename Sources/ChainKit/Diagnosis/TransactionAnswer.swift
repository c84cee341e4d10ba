package import Kit

/// A finding as the JSON of `walletdesk explain-tx`: what is known, and the words for it.
package struct TransactionAnswer: Sendable {
    package let id: JSONValue?
    package let finding: TransactionFinding
    package let text: String

    /// - Parameter text: the finding in words, see `FindingWords`.
    package init(id: JSONValue?, finding: TransactionFinding, text: String) {
        self.id = id
        self.finding = finding
        self.text = text
    }

    /// One line: an object whose names stand in the order of the alphabet.
    package var json: String {
        var line = JSONLine()
        line.add("amount", amount?.text)
        line.add(finding.chain == .tron ? "cost_trx" : "cost", cost)
        line.add("energy_total", finding.energy?.total)
        line.add("final", finding.isFinal)
        line.add("flags", finding.flags.map(\.rawValue))
        line.add("from", movement?.from)
        line.add("id", id)
        line.add("reason", finding.reason?.code)
        line.add("revert_reason", finding.revertReason)
        line.add("signers", finding.signers)
        line.add("status", finding.status.rawValue)
        line.add("text", text)
        line.add("to", recipient)
        line.add("token", token)
        line.add("txid_ok", finding.isIDRight)
        line.add("type", type)
        return line.text
    }

    private var movement: TransactionFinding.Movement? { finding.movement }

    /// Nobody where an account does something with its own: stakes, claims.
    private var recipient: String? {
        guard let movement, !movement.to.isEmpty, movement.to != movement.from || finding.action.isTransfer else { return nil }
        return movement.to
    }

    private var amount: TokenAmount? {
        switch finding.action {
        case .approve(_, let amount, _): amount
        case .createAccount: nil
        default: movement?.amount
        }
    }

    /// In whole coins of the chain: TRX, on other chains ether.
    private var cost: String? {
        finding.cost.map { TokenAmount(units: $0.total, decimals: finding.chain == .tron ? 6 : 18).text }
    }

    private var token: String? {
        if let asset = movement?.asset { if case .native = asset { return nil } else { return asset.name } }
        return finding.contract.flatMap { KnownTokens.symbol(of: $0) }
    }

    private var type: String {
        let isTron = finding.chain == .tron
        switch finding.action {
        case .transferNative: return "\(nativeSymbol) transfer"
        case .transferTRC10: return "TRC10 transfer"
        case .transferToken, .transferTokenFrom: return isTron ? "TRC20 transfer" : "ERC20 transfer"
        case .approve, .approveAll, .callContract: return isTron ? ContractType.triggerSmartContract.name : "contract call"
        case .createContract: return isTron ? ContractType.createSmartContract.name : "contract creation"
        case .createAccount: return ContractType.accountCreate.name
        case .vote: return "vote"
        case .stakeV1: return "stake 1.0"
        case .unstakeV1: return "unstake 1.0"
        case .stake: return "stake 2.0"
        case .unstake: return "unstake 2.0"
        case .withdrawUnstaked: return "withdraw unstaked TRX"
        case .cancelUnstaking: return ContractType.cancelAllUnfreezeV2.name
        case .delegate: return "delegate resource"
        case .undelegate: return "reclaim resource"
        case .withdrawReward: return "reward claim"
        case .updatePermissions: return "permission update"
        case .other(let name): return name
        case .unknown: return "unknown"
        }
    }

    private var nativeSymbol: String {
        if case .native(let symbol)? = movement?.asset { return symbol }
        return finding.chain == .tron ? "TRX" : "ETH"
    }
}

extension TransactionFinding.Asset {
    /// Where it is kept; nil for coins.
    package var contract: String? {
        switch self {
        case .token(_, let contract), .unknownToken(let contract): contract
        case .native, .trc10: nil
        }
    }
}

extension TransactionFinding {
    /// The movement that the transaction was about: what was to move, with the amount that did; else the called token's own report; else what was to,
    /// or whatever moved.
    package var movement: Movement? { carriedOut ?? moved.first { moved in contract.map { moved.asset.contract == $0 } ?? false } ?? intended ?? moved.first }

    /// Of what moved that which was to; nil where it isn't among it.
    var carriedOut: Movement? {
        intended.flatMap { intended in moved.first { $0.asset == intended.asset && $0.from == intended.from && $0.to == intended.to } }
    }
}
