import Kit

/// The words of an evidence pack's page.
enum PageWords {
    static let title = Phrase(en: "Evidence: where the money went", zh: "证据材料：资金去向")
    static let number = Phrase(en: "Case", zh: "案件编号")
    static let made = Phrase(en: "Made", zh: "制作")
    static let origin = Phrase(en: "Followed from", zh: "追踪起点")
    static let since = Phrase(en: "From", zh: "起始时间")
    static let until = Phrase(en: "Until", zh: "截止时间")
    static let outflow = Phrase(en: "Moved away", zh: "转出合计")
    static let nothing = Phrase(en: "nothing that counts was found", zh: "未发现计入追踪的转出")
    static let extent = Phrase(en: "Extent", zh: "范围")
    static let extentText = Phrase(
        en: "{addresses} addresses read, {reached} reached by {transfers} transfers, at most {depth} steps; {dust} transfers too small to matter left out.",
        zh: "已读取 {addresses} 个地址；资金经 {transfers} 笔转账到达 {reached} 个地址；最多追踪 {depth} 步；略去 {dust} 笔金额过小的转账。")
    static let unfinished = Phrase(en: " The trace is not finished.", zh: "追踪尚未完成。")
    static let times = Phrase(en: "All times are UTC.", zh: "本页时间均为北京时间（UTC+8）；CSV 和 JSON 文件中为 UTC。")
    static let custody = Phrase(
        en: "The desk holds no private keys or seed phrases and cannot freeze, reverse or return assets.",
        zh: "客服不持有任何私钥或助记词，无法冻结、撤回或退还链上资产。")
    static let picture = Phrase(en: "Overview", zh: "总览")

    static let facts = Phrase(en: "Facts: transfers on the chain", zh: "事实：链上转账")
    static let factsNote = Phrase(
        en: "Oldest first. Each can be looked up by its transaction hash in any explorer of the TRON main network.",
        zh: "按时间先后排列。每笔转账都可以凭交易哈希，在任意一个 TRON 主网区块浏览器中核对。")
    static let index = Phrase(en: "No.", zh: "序号")
    static let time = Phrase(en: "Time", zh: "时间")
    static let amount = Phrase(en: "Amount", zh: "金额")
    static let from = Phrase(en: "From", zh: "转出地址")
    static let to = Phrase(en: "To", zh: "转入地址")
    static let rest = Phrase(en: "{count} more transfers are in transfers.csv.", zh: "另有 {count} 笔转账，见 transfers.csv。")

    static let estimates = Phrase(en: "Estimates: how much reached which address", zh: "估算：各地址收到的涉案资金")
    static let estimatesNote = Phrase(
        en: "Reckoned pro rata from the transfers above; cut to two digits behind the point.", zh: "根据上列转账按比例分摊得出，保留两位小数。")
    static let step = Phrase(en: "Step", zh: "步数")
    static let address = Phrase(en: "Address", zh: "地址")
    static let first = Phrase(en: "First arrival", zh: "首次到达")
    static let arrived = Phrase(en: "Arrived", zh: "到达")
    static let share = Phrase(en: "Share", zh: "占比")
    static let resting = Phrase(en: "Not seen to leave", zh: "未见转出")

    static let ends = Phrase(en: "Where the trail ends, and what is said of it", zh: "追踪终点及标注")
    static let endsNote = Phrase(
        en: "Labels are statements of the sources named, guesses are marked as such. Neither is a finding about any person.",
        zh: "标注以所列来源为准，推测均已注明，二者都不构成对任何人的认定。")
    static let standing = Phrase(en: "Standing", zh: "性质")
    static let statement = Phrase(en: "Statement", zh: "说明")
    static let source = Phrase(en: "source: {source}, {date}", zh: "来源：{source}，{date}")

    static let gaps = Phrase(en: "What is missing", zh: "缺失的部分")
    static let noGaps = Phrase(en: "Every address that was asked for was answered.", zh: "所有查询过的地址均有返回。")
    static let others = Phrase(
        en: "Tokens that the desk does not know by their contract were seen and not followed:", zh: "以下代币的合约不在已知名单内，只作记录，未追踪：")
    static let transfersSeen = Phrase(en: "{count} transfers", zh: "{count} 笔转账")
    static let findings = Phrase(en: "What else the desk found", zh: "其他核查结果")
    static let readFrom = Phrase(en: "From the chain, node {node}, {time}", zh: "链上数据，节点 {node}，{time}")
    static let nodes = Phrase(en: "Who was asked", zh: "数据来源节点")
    static let node = Phrase(en: "Node", zh: "节点")
    static let firstAnswer = Phrase(en: "First answer", zh: "首次返回")
    static let lastAnswer = Phrase(en: "Last answer", zh: "最后返回")
    static let pages = Phrase(en: "Answers", zh: "返回次数")
    static let readers = Phrase(en: "Who has read this case", zh: "查阅记录")
    static let name = Phrase(en: "Name", zh: "姓名")
    static let checksums = Phrase(en: "Checksums", zh: "校验值")
    static let checksumsNote = Phrase(
        en: "Whoever has the files can tell by these whether they are unchanged. SHA256SUMS has those of all files.",
        zh: "收到文件后可据此核对内容是否被改动。全部文件的校验值见 SHA256SUMS。")
    static let file = Phrase(en: "File", zh: "文件")
}
