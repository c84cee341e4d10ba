package import Kit

/// What a permission lets its keys do, in words.
package enum PermissionWords {
    /// How many things are named before the rest is counted.
    private static let mostRights = 6

    /// What is named first, because it can cost the account something.
    private static let gravest: [ContractType] = [.transfer, .triggerSmartContract, .accountPermissionUpdate, .transferAsset, .delegateResource]

    /// The things that an active permission allows, the gravest first: `sending TRX, voting`.
    package static func rights(_ types: [ContractType], _ language: Language) -> String {
        guard !types.isEmpty else { return Phrase(en: "nothing", zh: "没有任何操作")(language) }
        let ordered = gravest.filter(types.contains) + types.filter { !gravest.contains($0) }
        let separator = Phrase(en: ", ", zh: "、")(language)
        let named = ordered.prefix(mostRights).map { right($0)(language) }.joined(separator: separator)
        guard types.count > mostRights else { return named }
        return Phrase(en: "{named} and {count} more", zh: "{named}等 {count} 种")(
            language, ["named": named, "count": String(language == .zh ? types.count : types.count - mostRights)])
    }

    package static func right(_ type: ContractType) -> Phrase {
        switch type {
        case .accountCreate: Phrase(en: "creating accounts", zh: "创建账户")
        case .transfer: Phrase(en: "sending TRX", zh: "转出 TRX")
        case .transferAsset: Phrase(en: "sending TRC-10 tokens", zh: "转出 TRC-10 代币")
        case .voteAsset: Phrase(en: "voting for tokens", zh: "为代币投票")
        case .voteWitness: Phrase(en: "voting", zh: "投票")
        case .witnessCreate: Phrase(en: "applying as a representative", zh: "申请成为超级代表候选人")
        case .assetIssue: Phrase(en: "issuing a TRC-10 token", zh: "发行 TRC-10 代币")
        case .witnessUpdate: Phrase(en: "changing a representative's page", zh: "修改超级代表资料")
        case .participateAssetIssue: Phrase(en: "buying newly issued TRC-10 tokens", zh: "认购 TRC-10 代币")
        case .accountUpdate: Phrase(en: "naming the account", zh: "修改账户名称")
        case .freezeBalance: Phrase(en: "staking TRX (1.0)", zh: "质押 TRX（1.0）")
        case .unfreezeBalance: Phrase(en: "unstaking TRX (1.0)", zh: "解押 TRX（1.0）")
        case .withdrawBalance: Phrase(en: "claiming voting rewards", zh: "领取投票奖励")
        case .unfreezeAsset: Phrase(en: "releasing a TRC-10 token's locked share", zh: "解锁 TRC-10 代币")
        case .updateAsset: Phrase(en: "changing a TRC-10 token", zh: "修改 TRC-10 代币资料")
        case .proposalCreate: Phrase(en: "making proposals", zh: "发起提案")
        case .proposalApprove: Phrase(en: "approving proposals", zh: "赞成提案")
        case .proposalDelete: Phrase(en: "withdrawing proposals", zh: "撤回提案")
        case .setAccountID: Phrase(en: "setting the account's ID", zh: "设置账户 ID")
        case .custom: Phrase(en: "custom transactions", zh: "自定义交易")
        case .createSmartContract: Phrase(en: "creating contracts", zh: "部署合约")
        case .triggerSmartContract: Phrase(en: "calling contracts (sending USDT and other TRC-20 tokens)", zh: "调用合约（包括转出 USDT 等 TRC-20 代币）")
        case .getContract: Phrase(en: "reading contracts", zh: "读取合约")
        case .updateSetting: Phrase(en: "changing a contract's settings", zh: "修改合约设置")
        case .exchangeCreate: Phrase(en: "creating trading pairs", zh: "创建交易对")
        case .exchangeInject: Phrase(en: "paying into trading pairs", zh: "向交易对注资")
        case .exchangeWithdraw: Phrase(en: "withdrawing from trading pairs", zh: "从交易对撤资")
        case .exchangeTransaction: Phrase(en: "trading on the chain's exchange", zh: "在链上交易所兑换")
        case .updateEnergyLimit: Phrase(en: "changing a contract's energy limit", zh: "修改合约能量上限")
        case .accountPermissionUpdate: Phrase(en: "changing the permissions", zh: "修改账户权限")
        case .clearABI: Phrase(en: "clearing a contract's interface", zh: "清除合约接口")
        case .updateBrokerage: Phrase(en: "setting a representative's share", zh: "设置超级代表分成")
        case .shieldedTransfer: Phrase(en: "shielded transfers", zh: "匿名转账")
        case .marketSellAsset: Phrase(en: "selling on the chain's market", zh: "在链上市场挂卖单")
        case .marketCancelOrder: Phrase(en: "cancelling market orders", zh: "撤销市场挂单")
        case .freezeBalanceV2: Phrase(en: "staking TRX", zh: "质押 TRX")
        case .unfreezeBalanceV2: Phrase(en: "unstaking TRX", zh: "解押 TRX")
        case .withdrawExpireUnfreeze: Phrase(en: "withdrawing unstaked TRX", zh: "提取已解押的 TRX")
        case .delegateResource: Phrase(en: "lending energy and bandwidth", zh: "把能量和带宽代理给别人")
        case .undelegateResource: Phrase(en: "taking lent resources back", zh: "收回代理出去的资源")
        case .cancelAllUnfreezeV2: Phrase(en: "cancelling unstaking", zh: "取消解押")
        }
    }
}
