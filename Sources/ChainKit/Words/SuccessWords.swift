import BigInt
import Kit

/// What a user is told of a transaction that succeeded: what it did, and what to do now. Sentences.
enum SuccessWords {
    /// - Parameter isMoved: whether it is known that what was to move did.
    static func verdict(_ action: TransactionFinding.Action, isMoved: Bool) -> Phrase {
        switch action {
        case .transferNative, .transferTRC10, .transferToken:
            isMoved
                ? Phrase(en: "The transfer succeeded: {to} received {amount}{fee}.", zh: "转账成功，{to} 已收到 {amount}{fee}。")
                : Phrase(
                    en: "The chain shows this {noun} as successful{fee}, but no record of the token itself that it moved was at hand.",
                    zh: "链上显示这笔{noun}成功{fee}，但没有查到代币本身的转账记录。")
        case .transferTokenFrom:
            isMoved
                ? Phrase(
                    en: "{amount} went from {from} to {to}, moved by an address that had been approved before{fee}.",
                    zh: "{amount} 已从 {from} 转到 {to}，由之前授权过的地址发起{fee}。")
                : Phrase(
                    en: "The chain shows this {noun} as successful{fee}, but no record of the token itself that it moved was at hand.",
                    zh: "链上显示这笔{noun}成功{fee}，但没有查到代币本身的转账记录。")
        case .approve(_, let amount, let isUnlimited): approval(isRevoked: !isUnlimited && amount?.units == 0, isUnlimited: isUnlimited, isKnown: amount != nil)
        case .approveAll(_, let isGranted): approval(isRevoked: !isGranted, isUnlimited: true, isKnown: false)
        case .callContract where isMoved:
            Phrase(en: "The {noun} succeeded: {amount} went from {from} to {to}{fee}.", zh: "{noun}已成功执行，{amount} 从 {from} 转到 {to}{fee}。")
        case .callContract: Phrase(en: "The {noun} succeeded{fee}.", zh: "{noun}已成功执行{fee}。")
        case .createContract: Phrase(en: "The new contract was created{fee}.", zh: "合约创建成功{fee}。")
        case .createAccount: Phrase(en: "The account {to} is activated now{fee}.", zh: "账户 {to} 已激活{fee}。")
        case .vote: Phrase(en: "The votes were given: {count} in all{fee}.", zh: "投票成功，共 {count} 票{fee}。")
        case .stakeV1, .stake: Phrase(en: "{amount} is staked for {resource} now{fee}.", zh: "已质押 {amount}，用来获得{resource}{fee}。")
        case .unstakeV1 where !isMoved: Phrase(en: "The old stake (Stake 1.0) was released{fee}.", zh: "旧版质押（Stake 1.0）已解除{fee}。")
        case .unstakeV1: Phrase(en: "The stake (Stake 1.0) of {amount} is in the balance now{fee}.", zh: "旧版质押（Stake 1.0）已解除，{amount} 回到余额{fee}。")
        case .unstake: Phrase(en: "Unstaking of {amount} has begun{fee}.", zh: "{amount} 已开始解除质押{fee}。")
        case .withdrawUnstaked where !isMoved: Phrase(en: "The TRX that had become due is in the balance now{fee}.", zh: "已到期的 TRX 已提取到余额{fee}。")
        case .withdrawUnstaked: Phrase(en: "The TRX that had become due is in the balance now: {amount}{fee}.", zh: "已到期的 TRX 已提取到余额：{amount}{fee}。")
        case .cancelUnstaking:
            Phrase(
                en: "All waiting unstaking was cancelled: that TRX is staked again, and what was due went to the balance{fee}.",
                zh: "解除质押已全部取消，未到期的 TRX 重新质押，已到期的回到余额{fee}。")
        case .delegate:
            Phrase(
                en: "{resource} of {amount} staked is lent to {to}{fee}; the TRX itself was not sent.",
                zh: "已把质押 {amount} 得到的{resource}代理给 {to}{fee}，TRX 本身没有转出。")
        case .undelegate: Phrase(en: "{resource} of {amount} staked was taken back from {from}{fee}.", zh: "已从 {from} 收回质押 {amount} 得到的{resource}{fee}。")
        case .withdrawReward where !isMoved: Phrase(en: "The voting rewards are in the balance now{fee}.", zh: "投票奖励已领取到余额{fee}。")
        case .withdrawReward: Phrase(en: "Voting rewards of {amount} are in the balance now{fee}.", zh: "投票奖励 {amount} 已领取到余额{fee}。")
        case .updatePermissions: Phrase(en: "The permissions of the account were changed{fee}.", zh: "账户权限已被修改{fee}。")
        case .other, .unknown: Phrase(en: "The chain shows this transaction as successful{fee}.", zh: "链上显示这笔交易成功{fee}。")
        }
    }

    private static func approval(isRevoked: Bool, isUnlimited: Bool, isKnown: Bool) -> Phrase {
        if isRevoked {
            return Phrase(
                en: "The approval is withdrawn: {spender} can no longer move this wallet's {asset}{fee}.", zh: "授权已取消，{spender} 不能再动用这个钱包的 {asset}{fee}。")
        }
        if isUnlimited {
            return Phrase(
                en: "The approval is in force: {spender} can move all of this wallet's {asset} at any time{fee}.",
                zh: "授权已生效，{spender} 可以随时转走这个钱包里全部的 {asset}{fee}。")
        }
        return isKnown
            ? Phrase(
                en: "The approval is in force: {spender} can move up to {amount} out of this wallet{fee}.", zh: "授权已生效，{spender} 最多可以从这个钱包转走 {amount}{fee}。")
            : Phrase(
                en: "The approval is in force: {spender} can move what was approved of this wallet's {asset}{fee}.",
                zh: "授权已生效，{spender} 可以动用这个钱包里已授权的 {asset}{fee}。")
    }

    static func advice(_ action: TransactionFinding.Action, on chain: Chain, isFinal: Bool?) -> Phrase {
        if isFinal == false {
            return switch chain {
            case .tron: Phrase(en: "It was packed a moment ago: wait about one minute until it is final.", zh: "它刚刚打包，请等大约 1 分钟，最终确认后再看结果。")
            case .evm: Phrase(en: "It was packed a moment ago: wait until its block is final.", zh: "它刚刚打包，请等所在区块最终确认后再看结果。")
            }
        }
        switch action {
        case .transferNative, .transferTRC10, .transferToken, .transferTokenFrom: return transferAdvice(isFinal: isFinal)
        case .approve(_, let amount, let isUnlimited) where !isUnlimited && amount?.units == 0: return revokedAdvice
        case .approveAll(_, false): return revokedAdvice
        case .approve, .approveAll:
            return Phrase(
                en: "If that was not intended, withdraw the approval soon by setting it to zero, which costs a small fee.",
                zh: "如果这不是您的本意，请尽快把授权额度改为 0（需要少量手续费）。")
        case .stakeV1, .stake:
            return Phrase(en: "To have it back later, unstake it and withdraw it 14 days after that.", zh: "以后要取回，需要先解除质押，14 天后再手动提取。")
        case .unstake:
            return Phrase(en: "It becomes due after 14 days and then has to be withdrawn by hand.", zh: "14 天后到期，到期后还要手动提取一次，才会回到余额。")
        case .delegate: return Phrase(en: "Take it back before you unstake that TRX.", zh: "要解除这部分质押，需要先收回代理。")
        case .withdrawReward: return Phrase(en: "Rewards can be claimed once in 24 hours.", zh: "奖励每 24 小时可以领取一次。")
        case .updatePermissions:
            return Phrase(
                en: "If you did not do that yourself, put nothing more into this address and have its permissions checked.",
                zh: "如果不是您本人操作，请不要再往这个地址转入任何资产，并核对账户权限。")
        case .createAccount, .vote, .unstakeV1, .withdrawUnstaked, .cancelUnstaking, .undelegate:
            return Phrase(en: "Nothing more needs to be done.", zh: "不需要再做其他操作。")
        case .callContract, .createContract, .other, .unknown:
            return Phrase(en: "If something is missing all the same, give support this transaction hash.", zh: "如果仍有资产对不上，请把这笔交易的哈希发给客服。")
        }
    }

    private static let revokedAdvice = Phrase(en: "What had been moved before stays where it went.", zh: "取消授权只管以后，之前转走的资产不受影响。")

    private static func transferAdvice(isFinal: Bool?) -> Phrase {
        isFinal == true
            ? Phrase(
                en: "It is final and cannot be taken back; if the recipient does not see it, give them the transaction hash so that they can check.",
                zh: "链上已最终确认，无法撤回；对方如果还没看到，请把交易哈希发给收款方或收款平台核对。")
            : Phrase(
                en: "It cannot be taken back; if the recipient does not see it, give them the transaction hash so that they can check.",
                zh: "转账无法撤回；对方如果还没看到，请把交易哈希发给收款方或收款平台核对。")
    }
}
