import Kit

/// The sentences of the request texts. They accuse nobody and promise nothing.
enum LetterWords {
    // MARK: Shared

    static let organisation = Phrase(en: "[name of the wallet’s maker]", zh: "【钱包方名称】")
    static let and = Phrase(en: " and ", zh: "、")
    static let comma = Phrase(en: ", ", zh: "、")
    static let token = Phrase(en: "{name} ({contract})", zh: "{name}（合约 {contract}）")
    static let source = Phrase(en: "{source}, {date}", zh: "{source}，{date}")
    static let none = Phrase(en: "(none found)", zh: "（未发现）")
    static let rest = Phrase(en: "… and {count} more; the enclosed files have all", zh: "……另有 {count} 条，见随附文件")
    static let transfer = Phrase(
        en: "- {time}: {amount}\n  from {from}\n  to {to}\n  transaction {transaction}",
        zh: "- {time}：{amount}\n  转出地址 {from}\n  转入地址 {to}\n  交易哈希 {transaction}")
    static let ofIt = Phrase(en: "\n  of it from this case: {estimate} (estimate)", zh: "\n  其中涉及本案：{estimate}（估算）")
    static let holding = Phrase(en: "- {address}\n  {sum} (estimate); {what}", zh: "- {address}\n  {sum}（估算）；{what}")
    static let labelled = Phrase(en: "{kind} “{name}” according to: {source}, {date}", zh: "{kind}“{name}”，标注来源：{source}，{date}")
    static let passed = Phrase(en: "a part was moved on", zh: "部分已转出")
    static let reference = Phrase(
        en: "Support case: {case}\nPrepared by: {organisation}, {maker}, {made}", zh: "客服案件编号：{case}\n资料整理：{organisation}，{maker}，{made}")
    static let verify = Phrase(
        en: """
            How to verify
            Each transfer can be looked up by its transaction hash in any explorer of the TRON main network. The chain was read from: {nodes}.
            Enclosed: transfers.csv (SHA-256 {table}) and trace.json (SHA-256 {document}).
            """,
        zh: """
            核验方法
            每笔转账都可以凭交易哈希，在任意一个 TRON 主网区块浏览器中核对。本次链上数据读取自：{nodes}。
            随附：transfers.csv（SHA-256 {table}）、trace.json（SHA-256 {document}）。
            """)
    static let limits = Phrase(
        en: """
            What is known and what is not
            Transfers, addresses and times are facts of the chain. How much of the money in a mixed address comes from this case is an estimate (pro \
            rata). Labels of addresses are statements of the sources named and no finding about any person.
            {organisation} makes a self-custodial wallet: it holds no private keys or seed phrases of users and cannot freeze, reverse or return assets.
            """,
        zh: """
            已知与未知
            转账、地址和时间为链上事实。混合地址中有多少资金来自本案，是按比例分摊得出的估算。地址标注以所列来源为准，不构成对任何人的认定。
            {organisation} 提供的是非托管钱包，不保管用户的私钥和助记词，无法冻结、撤回或退还链上资产。
            """)
    static let sign = Phrase(
        en: "[name, position]\n{organisation}\n[date] · [telephone] · [e-mail]", zh: "【姓名、职务】\n{organisation}\n【日期】　【电话】　【邮箱】")

    // MARK: Police

    static let policeHead = Phrase(
        en: """
            STATEMENT ON CRYPTO ASSETS MOVED WITHOUT CONSENT
            (draft for the person who reports; please complete what stands in brackets)

            To: [police station or cybercrime unit]
            Reported by: [name], identity document [number], telephone [number]
            """,
        zh: """
            关于加密资产（虚拟货币）被转走的情况说明
            （供报案人使用的草稿，【】内请自行填写）

            致：【受理的公安机关／警署】
            报案人：【姓名】　证件号码：【　　　】　联系电话：【　　　】
            """)
    static let policeFacts = Phrase(
        en: """
            1. What happened
            I state that since {since} assets amounting to {sums} have left the TRON address {origin}, which is mine, without my consent.
            [In your own words: when you noticed it, which links you had opened or apps installed before, whom you had been in touch with.]
            The transfers on the chain:
            """,
        zh: """
            一、事情经过
            自 {since} 起，本人的 TRON 地址 {origin} 中的 {sums} 未经本人同意被转出。
            【请用自己的话说明：何时发现；此前点开过哪些链接、安装过哪些应用、与谁联系过。】
            链上转账如下：
            """)
    static let policeWhere = Phrase(
        en: "2. Where the assets were followed to (as of {made})", zh: "二、资金去向（截至 {made} 读取的链上数据）")
    static let policeAsks = Phrase(
        en: """
            3. What I ask for
            a) that this report be taken up and its reference number be given to me;
            b) that the companies named above be asked, as the law provides, to preserve and disclose the records of the accounts concerned \
            (registration, log-ins, deposits and withdrawals) and, where the law allows, to freeze what is left;
            c) that, as far as {tokens} is concerned, the issuer be asked to freeze the addresses at which it lies (see the enclosed statement); issuers \
            act on requests of law enforcement;
            d) that the electronic evidence be secured.
            """,
        zh: """
            三、请求事项
            1. 依法受理，并出具受案回执或案件编号；
            2. 依法向上述机构调取并保全相关账户的注册资料、登录记录、充值和提现记录，并在法律允许的范围内对剩余资金采取冻结措施；
            3. 涉及 {tokens} 的部分，依法联系发行方，请求冻结资金所在地址（另附说明）；发行方依据执法机关的请求处理；
            4. 对相关电子数据予以固定、保全。
            """)
    static let policeSign = Phrase(en: "Signature: ____________    Date: ____________", zh: "报案人签名：____________　　日期：____________")

    // MARK: Exchange

    static let exchangeHead = Phrase(
        en: """
            REQUEST TO PRESERVE RECORDS AND REVIEW FUNDS
            (draft; please complete what stands in brackets)

            To: {exchange}, compliance department
            """,
        zh: """
            关于协助核查并保全涉案资金的函
            （草稿，【】内请自行填写）

            致：{exchange} 合规部门
            """)
    static let exchangeFacts = Phrase(
        en: """
            A user of ours states that since {since} assets amounting to {sums} have left the TRON address {origin} without the user's consent.
            According to the chain, a part of them reached the addresses below. They are attributed to you by: {source}. Please tell us if this is wrong.
            """,
        zh: """
            我方用户反映，自 {since} 起，其 TRON 地址 {origin} 中的 {sums} 未经其同意被转出。
            链上记录显示，其中一部分到达下列地址。这些地址被标注为贵平台所有（来源：{source}）；如有出入，请予指正。
            """)
    static let exchangeAsks = Phrase(
        en: """
            We kindly ask you
            a) to check whether these addresses are yours;
            b) to review the accounts credited and, as far as your rules and the law allow, to hold what is left of these deposits until law \
            enforcement turns to you;
            c) to preserve the records of those accounts: registration, log-ins with IP addresses and devices, deposits and withdrawals;
            d) to name the channel and the form in which law enforcement should make its request. The matter has been or is being reported to \
            [authority], reference [number].
            We do not ask for personal data of account holders; please give it to law enforcement alone.
            """,
        zh: """
            恳请贵方：
            1. 核实上述地址是否属于贵平台；
            2. 核查对应的入账账户，并在贵平台规则和适用法律允许的范围内，对尚未转出的部分采取临时限制，等候执法机关的正式文书；
            3. 保全相关账户的注册资料、登录记录（含 IP 和设备）、充值和提现记录；
            4. 告知执法机关调证的渠道和所需文书。本案已向／将向【受理机关】报案，案件编号【　　　】。
            我方不索取账户持有人的个人信息，相关资料请直接提供给执法机关。
            """)

    // MARK: Issuer

    static let issuerHead = Phrase(
        en: """
            STATEMENT FOR THE ISSUER OF THE TOKENS, TO BE PASSED ON BY LAW ENFORCEMENT
            (draft; please complete what stands in brackets)

            To: the issuer of {tokens} (for USDT: Tether)
            By way of: [authority], reference [number], officer in charge [name, official e-mail]
            """,
        zh: """
            关于请求冻结涉案代币的说明（由执法机关转交发行方）
            （草稿，【】内请自行填写）

            致：{tokens} 的发行方（USDT 的发行方为 Tether）
            转交机关：【机关名称】　案件编号：【　　　】　承办人：【姓名、公务邮箱】
            """)
    static let issuerFacts = Phrase(
        en: """
            The person who reported the matter states that since {since} tokens have left the TRON address {origin} without consent; in all {sums}.
            The transfers on the chain:
            """,
        zh: """
            报案人称：自 {since} 起，TRON 地址 {origin} 中的资产未经其同意被转出，合计 {sums}。
            链上转账如下：
            """)
    static let issuerWhere = Phrase(
        en: "Addresses at which these tokens lay when the chain was read (up to {made}):", zh: "读取链上数据时（截至 {made}）相关代币所在地址：")
    static let issuerAsks = Phrase(
        en: """
            Asked for, on the authority's request:
            a) to review these addresses and, where the conditions are met, to freeze the tokens at them;
            b) to preserve what is known about them;
            c) to tell the authority named above what was done.
            Addresses of exchanges and other services hold other people's money too; please do not freeze them as a whole.
            """,
        zh: """
            根据执法机关的请求，恳请：
            1. 核查上述地址，符合条件的，冻结其中的涉案代币；
            2. 保全与上述地址有关的资料；
            3. 将处理结果告知上述机关。
            交易所等服务商的地址中还有其他人的资金，请勿整体冻结。
            """)
    static let issuerSign = Phrase(
        en: "[name, position, authority]\n[date] · [official stamp]", zh: "【姓名、职务、机关】\n【日期】　【公章】")
}
