import Kit

/// What a transaction is called: `USDT transfer`, `质押`.
struct ActionWords {
    let finding: TransactionFinding
    let language: Language

    var noun: String {
        let noun = Places.filled(phrase, language) { _ in asset }
        return language == .zh ? Places.spaced(noun) : noun
    }

    private var asset: String {
        if let intended = finding.intended { return AmountWords(language: language).name(of: intended.asset) }
        return token ?? Phrase(en: "token", zh: "代币")(language)
    }

    /// The symbol of the contract that was called, where the book knows it.
    var token: String? { finding.contract.flatMap { KnownTokens.symbol(of: $0) } }

    private var phrase: Phrase {
        switch finding.action {
        case .transferNative, .transferTRC10, .transferToken: Phrase(en: "{asset} transfer", zh: "{asset} 转账")
        case .transferTokenFrom: Phrase(en: "{asset} transfer by an approved address", zh: "由授权地址发起的 {asset} 转账")
        case .approve, .approveAll: token == nil ? Phrase(en: "approval", zh: "授权") : Phrase(en: "{asset} approval", zh: "{asset} 授权")
        case .callContract: token == nil ? Phrase(en: "contract call", zh: "合约调用") : Phrase(en: "call of the {asset} contract", zh: "{asset} 合约调用")
        case .createContract: Phrase(en: "creation of a contract", zh: "创建合约")
        case .createAccount: Phrase(en: "activation of an account", zh: "账户激活")
        case .vote: Phrase(en: "vote", zh: "投票")
        case .stakeV1: Phrase(en: "staking (Stake 1.0)", zh: "质押（Stake 1.0）")
        case .unstakeV1: Phrase(en: "unstaking (Stake 1.0)", zh: "解除质押（Stake 1.0）")
        case .stake: Phrase(en: "staking", zh: "质押")
        case .unstake: Phrase(en: "unstaking", zh: "解除质押")
        case .withdrawUnstaked: Phrase(en: "withdrawal of unstaked TRX", zh: "提取已到期的 TRX")
        case .cancelUnstaking: Phrase(en: "cancelling of all unstaking", zh: "取消解除质押")
        case .delegate: Phrase(en: "lending of resources", zh: "资源代理")
        case .undelegate: Phrase(en: "taking back of lent resources", zh: "收回代理资源")
        case .withdrawReward: Phrase(en: "claim of voting rewards", zh: "领取投票奖励")
        case .updatePermissions: Phrase(en: "change of permissions", zh: "账户权限修改")
        case .other, .unknown: Phrase(en: "transaction", zh: "交易")
        }
    }

    static func name(of resource: Resource) -> Phrase {
        switch resource {
        case .bandwidth: Phrase(en: "bandwidth", zh: "带宽")
        case .energy: Phrase(en: "energy", zh: "能量")
        case .tronPower: Phrase(en: "votes", zh: "投票权")
        }
    }
}

extension TransactionFinding.Action {
    /// Whether it lets somebody move tokens, or no longer.
    var isApproval: Bool {
        switch self {
        case .approve, .approveAll: true
        default: false
        }
    }

    /// Whether it sends coins or tokens to somebody.
    var isTransfer: Bool {
        switch self {
        case .transferNative, .transferTRC10, .transferToken, .transferTokenFrom: true
        default: false
        }
    }
}
