import ChainKit
import Kit

/// What the chain's part of the evidence says.
enum ChainStrings {
    static let chain = Phrase(en: "On the chain", zh: "链上情况")
    static let none = Phrase(en: "No address or hash in the messages.", zh: "消息中没有地址或哈希。")
    static let noNode = Phrase(
        en: "No node can be asked right now: what stands here was read before. Everything else works.",
        zh: "目前没有可用的节点，以下是之前查询的结果；其他功能不受影响。")
    static let proven = Phrase(en: "Proven wallets", zh: "已证明的钱包")
    static let provenOn = Phrase(en: "proven by signature", zh: "签名证明于")
    static let transaction = Phrase(en: "Transaction hash", zh: "交易哈希")
    static let copy = Phrase(en: "Copy", zh: "复制")
    static let facts = Phrase(en: "Facts", zh: "详细数据")
    static let source = Phrase(en: "From {node},", zh: "来源：{node}，")
    static let ask = Phrase(en: "Ask the chain", zh: "查询链上")
    static let askAgain = Phrase(en: "Ask again", zh: "重新查询")
    static let follow = Phrase(en: "Follow the money", zh: "追踪资金流向")
    static let openTrace = Phrase(en: "Trace of", zh: "追踪记录")
    static let earlier = Phrase(en: "What it said before", zh: "之前的结果")

    static func status(_ status: String) -> Phrase {
        switch status {
        case "success": Phrase(en: "succeeded", zh: "成功")
        case "failed": Phrase(en: "failed", zh: "失败")
        case "pending": Phrase(en: "pending", zh: "待确认")
        case "not_found": Phrase(en: "not found", zh: "未查到")
        case "expired": Phrase(en: "expired", zh: "已过期")
        case "not_broadcast": Phrase(en: "not sent", zh: "未广播")
        case "active": Phrase(en: "account", zh: "账户")
        case "not_activated": Phrase(en: "not activated", zh: "未激活")
        default: Phrase(en: "not known", zh: "无法查询")
        }
    }
}
