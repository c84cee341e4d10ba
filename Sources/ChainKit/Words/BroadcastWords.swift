package import Kit

/// What a node's answer to a broadcast means, and what helps: parts of sentences, without a full stop.
package enum BroadcastWords {
    package static func explanation(of code: BroadcastCode) -> Phrase {
        switch code {
        case .success: Phrase(en: "the node took the transaction, which says nothing yet of its end", zh: "节点已收下这笔交易，但还没有结果")
        case .signature:
            Phrase(
                en: "the signature does not fit the account: another key was imported, or the permissions of the account were changed",
                zh: "签名与账户不符：可能导入的是另一把私钥，或者账户权限被改动过")
        case .validation: Phrase(en: "the node checked it and found that it cannot be carried out", zh: "节点检查后认为它无法执行")
        case .execution: Phrase(en: "the contract failed when the node tried the call", zh: "节点试执行合约时失败")
        case .bandwidth: Phrase(en: "the account has not enough bandwidth, and not enough TRX to pay for it instead", zh: "账户带宽不足，也没有足够的 TRX 来抵扣")
        case .duplicate: Phrase(en: "the node has this transaction already", zh: "节点已经有这笔交易")
        case .referenceBlock:
            Phrase(
                en: "the block that the transaction refers to is not known to the node: it was made too long ago, or the node is behind",
                zh: "节点不认识交易引用的区块：交易生成得太早，或者节点没有同步")
        case .tooBig: Phrase(en: "the transaction holds more data than is allowed", zh: "交易的数据超过了允许的大小")
        case .expiration: Phrase(en: "its time had run out when it came, or the clock of the device is wrong", zh: "交易送达时已过有效期，或者设备时间不准")
        case .busy: Phrase(en: "the node was too busy to take it", zh: "节点繁忙，没有收下")
        case .noConnection: Phrase(en: "the node had no connection to the network", zh: "节点没有连上网络")
        case .fewConnections: Phrase(en: "the node had too few connections to the network", zh: "节点与网络的连接太少")
        case .unsolidified: Phrase(en: "the node takes nothing at present because new blocks are not becoming final", zh: "最新区块迟迟没有最终确认，节点暂不接收交易")
        case .other: Phrase(en: "the node refused it for a reason of its own", zh: "节点因其他原因没有收下")
        }
    }

    package static func advice(for code: BroadcastCode) -> Phrase {
        switch code {
        case .success, .duplicate: Phrase(en: "wait for the result and do not pay a second time", zh: "请先等结果，在此之前不要为同一笔款项再付一次")
        case .signature:
            Phrase(
                en: "have the permissions of the account checked, and put nothing more into it until that is clear, not even TRX",
                zh: "请先核对账户权限，在弄清之前不要再往这个地址转入任何资产，包括 TRX")
        case .validation, .execution: Phrase(en: "correct what the node names, then sign a new one in the wallet", zh: "请按节点指出的问题修改，再在钱包里重新签名")
        case .bandwidth: Phrase(en: "wait for the daily bandwidth to come back or keep some TRX for it", zh: "请等每日带宽恢复，或在账户里留一些 TRX 抵扣带宽")
        case .referenceBlock, .expiration:
            Phrase(
                en: "set the clock of the device right, and have it checked that the transaction was never packed before a new one is signed",
                zh: "请校准设备时间，并先确认这笔交易没有上链，再签名新的交易")
        case .tooBig: Phrase(en: "shorten the memo or the data, then sign a new one", zh: "请缩短附言或数据后重新签名")
        case .busy, .noConnection, .fewConnections, .unsolidified:
            Phrase(
                en: "let the wallet hand in the same signed transaction a little later instead of making a new one",
                zh: "同一笔已签名的交易稍后可以再广播一次，不要另外新建")
        case .other: Phrase(en: "give support the node's words and sign nothing new until they are explained", zh: "请把节点的原话发给客服，在弄清之前先不要新签交易")
        }
    }
}
