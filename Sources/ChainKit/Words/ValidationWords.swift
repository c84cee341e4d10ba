package import Kit

/// What the messages mean with which nodes refuse a transaction before it is packed (java-tron, `actuator` and `Wallet.broadcastTransaction`).
package enum ValidationWords {
    /// The meaning of a node's message: a part of a sentence, without a full stop. nil for a message that isn't in the table.
    package static func meaning(of message: String) -> Phrase? {
        let message = message.lowercased()
        return table.first { message.contains($0.fragment) }?.meaning
    }

    /// Parts of the messages in small letters; the first that fits counts.
    package static let table: [(fragment: String, meaning: Phrase)] = [
        ("assetbalance is not sufficient", Phrase(en: "there are not enough of the TRC-10 tokens", zh: "TRC-10 代币余额不足")),
        ("balance is not sufficient", Phrase(en: "there is not enough TRX for the amount and the fee", zh: "TRX 余额不够支付金额和手续费")),
        ("assetbalance must be greater than 0", Phrase(en: "there are none of the TRC-10 tokens", zh: "没有这种 TRC-10 代币")),
        ("cannot transfer trx to yourself", Phrase(en: "sender and recipient are the same address", zh: "付款和收款是同一个地址")),
        ("cannot transfer asset to yourself", Phrase(en: "sender and recipient are the same address", zh: "付款和收款是同一个地址")),
        ("cannot transfer trx to a smartcontract", Phrase(en: "the recipient is a contract, which takes no plain transfers of TRX", zh: "收款地址是合约，不能直接转入 TRX")),
        ("no owneraccount", Phrase(en: "the sending account is not activated", zh: "付款账户还没有激活")),
        ("amount must be greater than 0", Phrase(en: "the amount is zero", zh: "金额必须大于 0")),
        ("frozenbalance must be positive", Phrase(en: "the amount to stake is zero", zh: "质押数量必须大于 0")),
        ("frozenbalance must be greater than or equal to 1 trx", Phrase(en: "at least 1 TRX has to be staked", zh: "最少要质押 1 TRX")),
        ("frozenbalance must be less than or equal to accountbalance", Phrase(en: "more is to be staked than the balance holds", zh: "质押数量超过了账户余额")),
        ("unfreezing times is over limit", Phrase(en: "32 unstakings are waiting already, which is the most", zh: "等待到期的解除质押已有 32 笔，达到上限")),
        ("no unfreeze balance to withdraw", Phrase(en: "no unstaked TRX has become due yet", zh: "还没有到期可以提取的 TRX")),
        ("delegatebalance must be less than or equal to available freezeenergyv2", Phrase(en: "more energy is to be lent than is free", zh: "要代理的能量超过了可用数量")),
        (
            "delegatebalance must be less than or equal to available freezebandwidthv2",
            Phrase(en: "more bandwidth is to be lent than is free", zh: "要代理的带宽超过了可用数量")
        ),
        ("do not allow delegate resources to contract addresses", Phrase(en: "resources cannot be lent to a contract", zh: "不能把资源代理给合约地址")),
        ("is greater than the tronpower", Phrase(en: "more votes are given than the staked TRX carries", zh: "投票数超过了质押获得的票数")),
        ("does not have any reward", Phrase(en: "there is no reward to claim", zh: "没有可以领取的奖励")),
        ("the last withdraw time is", Phrase(en: "rewards can be claimed once in 24 hours, and less has passed", zh: "奖励每 24 小时只能领取一次，现在还没到时间")),
        ("account resource insufficient", Phrase(en: "there is not enough bandwidth, and not enough TRX to pay for it instead", zh: "带宽不足，也没有足够的 TRX 抵扣")),
        (
            "not contained of permission",
            Phrase(
                en: "the key that signed has no right to this account: another key was imported, or the permissions were changed",
                zh: "签名的私钥没有这个账户的权限：可能导入的是另一把私钥，或者账户权限被改动过")
        ),
        ("permission denied", Phrase(en: "the permission that was signed under does not allow this kind of transaction", zh: "签名所用的权限不允许这类操作")),
        ("permission type is error", Phrase(en: "the permission that was named cannot sign this kind of transaction", zh: "指定的权限不能用来签这类交易")),
        ("has signed twice", Phrase(en: "the same key signed twice", zh: "同一把私钥重复签了名")),
        ("validate signature error", Phrase(en: "the signature is broken", zh: "签名数据有误")),
        ("not a valid smart contract", Phrase(en: "there is no contract at the address", zh: "这个地址上没有合约")),
        ("smart contract is not exist", Phrase(en: "there is no contract at the address", zh: "这个地址上没有合约")),
        ("no contract!", Phrase(en: "the transaction is empty", zh: "交易内容是空的")),
        ("nullpointerexception", Phrase(en: "an address or a field is missing or misspelt", zh: "地址或某个字段缺失、写错")),
        ("dup transaction", Phrase(en: "the node has this transaction already", zh: "节点已经有这笔交易")),
        ("tapos check error", Phrase(en: "the block that the transaction refers to is not known to the node", zh: "节点不认识交易引用的区块")),
        ("transaction expired", Phrase(en: "the time of the transaction had run out", zh: "交易已过有效期")),
        ("transaction size is too big", Phrase(en: "the transaction holds more data than is allowed", zh: "交易的数据超过了允许的大小")),
        ("block unsolidified", Phrase(en: "new blocks are not becoming final at present", zh: "最新区块暂时没有最终确认")),
        ("effective connection", Phrase(en: "the node had too few connections to the network", zh: "节点与网络的连接太少")),
    ]
}
